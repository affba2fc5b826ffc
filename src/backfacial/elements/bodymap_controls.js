// A drawn back, and under or beside it one decision for each spot. The spots of the drawing lead to their decisions.

const ACTS = ['extract', 'leave', 'refer'];
const SHAPES = {
  extract: '<circle cx="10" cy="10" r="7"/>',
  leave: '<rect x="3.5" y="3.5" width="13" height="13" rx="1.5"/>',
  refer: '<path d="M10 1.5L18.5 10L10 18.5L1.5 10Z"/>'
};

/** The shape that an act has on the drawing. */
const actShape = act => pictogram(`bfe-act-shape bfe-act-${act}`, SHAPES[act]);

/** One spot: its number, what it looks like, what else is known, and the three acts. */
function spotRow(spot, number, words, id, closeUp) {
  const inputs = ACTS.map(act => h('input', { type: 'radio', name: `${id}-${spot.id}`, id: `${id}-${spot.id}-${act}`, value: act }));
  const told = h('p', { class: 'bfe-spot-told', id: `${id}-${spot.id}-told` }, spot.told || words['bodymap-nothing-told']);
  const near = h('span', { class: 'bfe-spot-near' });
  near.innerHTML = closeUp; // made and escaped in Python (backfacial.pages)
  const label = (act, index) =>
    h('label', { class: 'bfe-act', for: inputs[index].id }, inputs[index], actShape(act), h('span', {}, words[`bodymap-${act}`]));
  const legend = h('legend', {}, h('span', { class: 'bfe-spot-badge' }, h('span', { class: 'bfe-unseen' }, words['bodymap-spot'], ' '), String(number)));
  const acts = h('div', { class: 'bfe-acts' }, ...ACTS.map(label));
  const node = h('fieldset', { class: 'bfe-spot', 'aria-describedby': told.id }, legend, near, told, acts);
  return {
    id: spot.id,
    node,
    inputs,
    chosen: () => inputs.find(input => input.checked)?.value ?? null,
    choose: act => inputs.forEach(input => (input.checked = input.value === act)),
    focus: () => (inputs.find(input => input.checked) ?? inputs[0]).focus({ preventScroll: true })
  };
}

function bodymapControls(question, words, id, model) {
  const closeUps = model.get('close_ups');
  const rows = question.spots.map((spot, index) => spotRow(spot, index + 1, words, id, closeUps[spot.id]));
  const drawing = h('div', { class: 'bfe-map-drawing' });
  drawing.innerHTML = model.get('drawing'); // made and escaped in Python (backfacial.pages)
  const pins = new Map([...drawing.querySelectorAll('[data-spot]')].map(pin => [pin.dataset.spot, pin]));
  const open = h('p', { class: 'bfe-open' });
  const frame = h('div', { class: 'bfe-map' }, drawing, ...rows.map(row => row.node), open);

  function show() {
    for (const row of rows) {
      const act = row.chosen();
      act ? (pins.get(row.id).dataset.act = act) : delete pins.get(row.id).dataset.act;
    }
    const left = rows.filter(row => !row.chosen()).length;
    open.textContent = left ? fill(words[left === 1 ? 'bodymap-left-one' : 'bodymap-left'], { count: left }) : words['bodymap-complete'];
    open.dataset.complete = !left;
  }

  function attend(row) {
    for (const each of rows) {
      each.node.dataset.here = pins.get(each.id).dataset.here = each === row;
    }
  }

  for (const row of rows) {
    row.node.addEventListener('focusin', () => attend(row));
    pins.get(row.id).addEventListener('click', () => {
      if (!row.inputs[0].matches(':disabled')) {
        row.focus();
        row.node.scrollIntoView({ block: 'nearest' });
      }
    });
  }
  frame.addEventListener('change', show);
  show();
  return {
    hint: words.hint,
    nodes: [frame],
    read() {
      const given = Object.fromEntries(rows.filter(row => row.chosen()).map(row => [row.id, row.chosen()]));
      const decided = Object.keys(given).length;
      return { response: decided ? given : null, missing: decided && decided < rows.length ? 'bodymap-first' : undefined };
    },
    write(response) {
      rows.forEach(row => row.choose(response?.[row.id] ?? null));
      show();
    }
  };
}
