// What a question asks, its pictures, and its options to choose from.

const NEXT_SENTENCE = /[.!?]["”]?\s+(?=["“]?[A-Z0-9])/g;

// Nobody reads more bold text than this.
const LONGEST_BOLD = 400;

/**
 * The story of a question, and what it asks, which stands out; where it does not end with a question, all of it does, unless
 * it is long.
 */
function stemSpans(stem) {
  const ends = /\?["”]?$/.test(stem) ? [...stem.matchAll(NEXT_SENTENCE)].map(found => found.index + found[0].length) : [];
  const asks = ends.at(-1) ?? 0;
  return [
    ...(asks ? [h('span', { class: 'bfe-story' }, stem.slice(0, asks))] : []),
    h('span', { class: stem.length - asks > LONGEST_BOLD ? 'bfe-stem bfe-story' : 'bfe-stem' }, stem.slice(asks))
  ];
}

/** A picture of a question or an option, made and escaped in Python (backfacial.pages); null where there is none. */
function picture(pictures, of = '') {
  if (!pictures?.[of]) {
    return null;
  }
  const node = h('span', { class: 'bfe-picture' });
  node.innerHTML = pictures[of];
  return node;
}

// Pictures with more to read than this stand in rows, each beside its words.
const LONGEST_OF_A_TILE = 24;

/** Options with their inputs, the whole row to press. */
function optionList(options, inputs, pictures = {}) {
  const row = (option, index) =>
    h('label', { class: 'bfe-option', for: inputs[index].id }, inputs[index], h('span', {}, option.text), picture(pictures, option.id));
  const areTiles = options.every(({ id, text }) => pictures[id] && text.length <= LONGEST_OF_A_TILE);
  const kind = areTiles ? ' bfe-tiles' : '';
  return h('div', { class: `bfe-options${kind}` }, ...options.map(row));
}
