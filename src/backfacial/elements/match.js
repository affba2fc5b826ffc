// Pairs: a list to choose from for each left side, and the same choices drawn as cards. The lists alone hold the answer.
// Where the left sides are places of a drawing, a number on it picks a row too.

const UNFOLDS = '<path d="M5 7.5l5 5 5-5"/>';

/** What is to be paired, with its list. */
function pairRow(side, number, right, words, id) {
  const options = right.map(each => h('option', { value: each.id }, each.text));
  const select = h('select', { 'aria-labelledby': id }, h('option', { value: '' }, words['match-open']), ...options);
  const left = h('p', { class: 'bfe-pair-left', id }, h('span', { class: 'bfe-pair-number' }, String(number)), ' ', h('span', {}, side.text));
  // a list cuts long words off, so what is chosen is drawn under it
  const chosen = h('span', { 'aria-hidden': 'true' });
  const slot = h('div', { class: 'bfe-pair-slot' }, chosen, pictogram('bfe-sign', UNFOLDS), select);
  return { id: side.id, number, text: side.text, select, chosen, node: h('div', { class: 'bfe-pair' }, left, slot) };
}

/** A right side as it is drawn, with the numbers of those that it was chosen for. */
function pairCard({ id, text }, press) {
  const card = { id, numbers: h('span', { class: 'bfe-pair-numbers' }) };
  card.node = h('div', { class: 'bfe-pair-card', onclick: () => press(card) }, sign('open'), h('span', {}, text), card.numbers);
  return card;
}

function matchControls(question, words, id, model) {
  const rows = question.left.map((side, index) => pairRow(side, index + 1, question.right, words, `${id}-${index + 1}`));
  const cards = question.right.map(side => pairCard(side, choose));
  const asks = h('p', { class: 'bfe-pair-asks' });
  // drawn for the eye, a mouse and a finger: the lists say and do the same
  const tray = h('div', { class: 'bfe-pair-tray', 'aria-hidden': 'true' }, asks, ...cards.map(card => card.node));
  const open = h('p', { class: 'bfe-open' });
  const drawing = model.get('drawing') ? namedPlaces(model.get('drawing'), pressed) : null;
  const list = h('div', { class: 'bfe-pair-rows' }, ...rows.map(row => row.node));
  const pairs = h('div', { class: 'bfe-pairs' }, drawing?.node ?? '', list, tray);
  const how = h('p', { class: 'bfe-how' }, words[drawing ? 'match-how-drawn' : 'match-how']);
  const frame = h('div', { class: 'bfe-match' }, how, pairs, open);
  frame.dataset.drawn = Boolean(drawing);
  let here = null;
  let onDrawing = Boolean(drawing); // on a phone the cards lie under what was pressed last: the drawing, or a row

  const isOpen = row => !row.select.value;

  /** The cards go to a row, and it stays where it is under the finger. */
  function pick(row) {
    const before = row.node.getBoundingClientRect().top;
    onDrawing = false;
    here = row;
    show();
    scrollerOf(frame).scrollBy({ top: row.node.getBoundingClientRect().top - before, behavior: 'instant' });
  }

  /** A number on the drawing. The cards stay beside it. */
  function pressed(side) {
    const row = rows.find(each => each.id === side);
    if (!row.select.matches(':disabled')) {
      onDrawing = true;
      here = row;
      show();
    }
  }

  /** A card that was chosen already is taken back; otherwise it goes on to what is open. */
  function choose(card) {
    if (!here || here.select.matches(':disabled')) {
      return;
    }
    const { select } = here;
    select.value = select.value === card.id ? '' : card.id;
    if (select.value) {
      here = rows.find(row => isOpen(row) && row.number > here.number) ?? rows.find(isOpen) ?? null;
    }
    select.dispatchEvent(new Event('input', { bubbles: true }));
    select.dispatchEvent(new Event('change', { bubbles: true }));
    (onDrawing ? tray : here?.node)?.scrollIntoView({ block: 'nearest' });
  }

  function show() {
    for (const [index, row] of rows.entries()) {
      row.node.dataset.here = row === here;
      row.node.dataset.open = isOpen(row);
      row.chosen.textContent = row.select.selectedOptions[0].textContent;
      row.node.style.order = 2 * index;
      drawing?.show(row.id, !isOpen(row), row === here);
    }
    for (const card of cards) {
      const isChosen = here?.select.value === card.id;
      card.node.dataset.chosen = isChosen;
      card.node.firstChild.replaceWith(sign(isChosen ? 'pressed' : 'open'));
      card.numbers.textContent = rows.filter(row => row.select.value === card.id).map(row => row.number).join(', ');
    }
    tray.style.order = onDrawing ? -1 : here ? 2 * here.number - 1 : null;
    tray.dataset.idle = !here;
    asks.textContent = here ? fill(words['match-asks'], here) : words['match-change'];
    const left = rows.filter(isOpen).length;
    open.textContent = left ? fill(words[left === 1 ? 'match-left-one' : 'match-left'], { count: left }) : words['match-complete'];
    open.dataset.complete = !left;
  }

  for (const row of rows) {
    row.node.addEventListener('click', event => event.target.closest('select') ?? (row.select.matches(':disabled') || pick(row)));
    // not by a press on the list: what it unfolds would be in another place
    row.select.addEventListener('focus', () => row.select.matches(':focus-visible') && pick(row));
  }
  frame.addEventListener('change', show);
  show();
  return {
    hint: words.hint,
    nodes: [frame],
    read() {
      const given = Object.fromEntries(rows.filter(row => !isOpen(row)).map(row => [row.id, row.select.value]));
      const count = Object.keys(given).length;
      return { response: count ? given : null, missing: count && count < rows.length ? 'match-first' : undefined };
    },
    /** What was found bears its name on the drawing. */
    name(named) {
      const texts = new Map(question.right.map(side => [side.id, side.text]));
      drawing?.name(Object.fromEntries(Object.entries(named).map(([left, right]) => [left, texts.get(right)])));
    },
    write(response) {
      rows.forEach(row => (row.select.value = response?.[row.id] ?? ''));
      here = rows.find(isOpen) ?? null;
      show();
    }
  };
}

export default { render: context => renderQuestion(context, matchControls) };
