// A trolley scene: what happens, the drawn room, and for each thing a list to choose its place from; then gloves and hands.

/** One thing: its number and drawing, what is told of it, and the places to choose from. */
function trolleyRow(thing, number, scene, words, id, icon) {
  const name = h('label', { class: 'bfe-trolley-name', for: `${id}-${thing.id}` }, thing.text);
  const told = h('span', { class: 'bfe-trolley-told', id: `${id}-${thing.id}-told` }, thing.told);
  const options = [h('option', { value: '' }, words['trolley-where']), ...scene.places.map(({ id: value, text }) => h('option', { value }, text))];
  const select = h('select', { id: name.htmlFor, 'aria-describedby': told.id }, ...options);
  const drawn = h('span', { class: 'bfe-trolley-icon' });
  drawn.innerHTML = icon; // made and escaped in Python (backfacial.pages)
  const badge = h('span', { class: 'bfe-trolley-badge', 'aria-hidden': 'true' }, String(number));
  const node = h('div', { class: 'bfe-trolley-row', role: 'listitem' }, badge, drawn, h('span', { class: 'bfe-trolley-words' }, name, told), select);
  return { id: thing.id, text: thing.text, node, select };
}

/** The acts in turn, and where one stops to look at the gloves. */
function trolleyStory(scene, words) {
  const acts = scene.acts.map((text, index) =>
    h('li', { 'data-pause': String(index + 1 === scene.pause) }, text, index + 1 === scene.pause ? h('strong', {}, ' ', words['trolley-pause']) : null)
  );
  return acts.length ? h('div', { class: 'bfe-trolley-story' }, h('p', { class: 'bfe-label' }, words['trolley-story']), h('ol', {}, ...acts)) : null;
}

/** What gloves and hands need. */
function trolleyNeeds(scene, words, id) {
  const inputs = scene.needs.map(need => h('input', { type: 'radio', name: `${id}-needs`, id: `${id}-${need.id}`, value: need.id }));
  const key = scene.task === 'set-up' ? 'trolley-hands-set-up' : 'trolley-hands-clear';
  const legend = h('legend', {}, fill(words[scene.pause ? key : `${key}-begin`], { act: scene.pause }));
  return { inputs, node: h('fieldset', { class: 'bfe-trolley-needs' }, legend, optionList(scene.needs, inputs)) };
}

function trolleyControls(question, words, id, model) {
  const scene = question.trolley;
  const icons = model.get('icons');
  const rows = scene.things.map((thing, index) => trolleyRow(thing, index + 1, scene, words, id, icons[thing.id]));
  const needs = trolleyNeeds(scene, words, id);
  const says = h('p', { class: 'bfe-trolley-says', role: 'status' }, words['trolley-pick']);
  const open = h('p', { class: 'bfe-open' });
  const places = new Map(scene.places.map(place => [place.id, place.text]));
  const rowOf = thing => rows.find(row => row.id === thing);
  const chosen = thing => rowOf(thing).select.value || null;

  const room = new TrolleyRoom(model.get('drawing'), {
    isOpen: () => !rows[0].select.matches(':disabled'),
    picked(thing) {
      room.pick(thing);
      attend(thing);
      says.textContent = thing === null ? words['trolley-pick'] : fill(words['trolley-picked'], { thing: rowOf(thing).text, told: scene.things.find(each => each.id === thing).told });
    },
    put(thing, place) {
      const { select } = rowOf(thing);
      select.value = place;
      select.dispatchEvent(new Event('input', { bubbles: true }));
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }
  });

  function attend(thing) {
    room.attend(thing);
    rows.forEach(row => (row.node.dataset.here = row.id === thing));
  }

  function show() {
    room.show(chosen);
    rows.forEach(row => (row.node.dataset.put = Boolean(row.select.value)));
    const left = rows.filter(row => !row.select.value).length;
    const need = needs.inputs.some(input => input.checked);
    open.textContent = left ? fill(words[left === 1 ? 'trolley-left-one' : 'trolley-left'], { count: left }) : words[need ? 'trolley-complete' : 'trolley-left-hands'];
    open.dataset.complete = !left && need;
  }

  function putBack() {
    if (!back.matches(':disabled')) {
      write(null);
      frame.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }

  function write(response) {
    rows.forEach(row => (row.select.value = response?.[row.id] ?? ''));
    needs.inputs.forEach(input => (input.checked = response?.[scene.hands] === input.value));
    room.pick(null);
    show();
  }

  for (const row of rows) {
    row.node.addEventListener('focusin', () => attend(row.id));
    row.select.addEventListener('change', () => {
      room.pick(null);
      const key = row.select.value ? 'trolley-put' : 'trolley-taken-back';
      says.textContent = fill(words[key], { thing: row.text, place: places.get(row.select.value) });
    });
  }
  const back = h('button', { type: 'button', class: 'bfe-button bfe-quiet', onclick: putBack }, words['trolley-back']);
  const list = h('div', { class: 'bfe-trolley-rows', role: 'list' }, ...rows.map(row => row.node));
  const frame = h('div', { class: 'bfe-trolley-frame' }, trolleyStory(scene, words), h('div', { class: 'bfe-trolley-see' }, room.node, says), list, needs.node, h('div', { class: 'bfe-trolley-foot' }, open, back));
  frame.addEventListener('change', show);
  show();
  return {
    hint: words.hint,
    nodes: [frame],
    progress: true, // each choice is kept: there are many of them
    read() {
      const given = Object.fromEntries(rows.filter(row => row.select.value).map(row => [row.id, row.select.value]));
      const need = needs.inputs.find(input => input.checked);
      if (need) {
        given[scene.hands] = need.value;
      }
      const decided = Object.keys(given).length;
      return { response: decided ? given : null, missing: decided && decided <= rows.length ? 'trolley-first' : undefined };
    },
    write
  };
}
