// Choosing a visit and how fast its clock runs.

const SPEEDS = [1, 10, 60];

/** `start(visit, speed, surprise)` is called when all is chosen. */
function choiceForm(words, start) {
  const id = freshId();
  const speedWords = {
    1: [words['speed-real'], words['speed-real-meaning']],
    10: [fill(words['speed-fast'], { times: 10 }), fill(words['speed-fast-meaning'], { seconds: 6 })],
    60: [fill(words['speed-fast'], { times: 60 }), words['speed-fastest-meaning']]
  };
  const options = SPEEDS.map(speed => ({ id: String(speed), label: speedWords[speed][0], meaning: speedWords[speed][1] }));
  const select = h('select', { id: `${id}-visit`, 'aria-describedby': `${id}-note` });
  const note = h('p', { class: 'bfe-hint', id: `${id}-note` });
  const noPlan = h('p', { class: 'bfe-hint' }, words['plan-none']);
  const speed = choiceGroup('radio', 'speed', words.speed, options, id);
  speed.choose(['10']);
  const surprise = h('input', { type: 'checkbox', id: `${id}-surprise`, 'aria-describedby': `${id}-surprise-meaning` });
  const meaning = h('span', { class: 'bfe-meaning', id: `${id}-surprise-meaning` }, words['surprise-meaning']);
  const surpriseRow = h('label', { class: 'bfe-option', for: surprise.id }, surprise, h('span', {}, h('span', { class: 'bfe-option-name' }, words.surprise), meaning));
  const button = h('button', { type: 'submit', class: 'bfe-button bfe-primary', disabled: true }, words.start);
  const status = statusLine(`${id}-status`);
  const heading = h('span', { class: 'bfe-heading', role: 'heading', 'aria-level': '3' }, words.title);
  const fields = h('fieldset', { class: 'bfe-timer-fields', disabled: true }, h('legend', {}, heading));
  fields.append(
    h('p', { class: 'bfe-hint' }, words.intro),
    h('div', { class: 'bfe-timer-visit' }, h('label', { for: select.id }, words.visit), select, note, noPlan),
    speed.node,
    surpriseRow
  );
  const node = h('form', { class: 'bfe-timer-choice' }, fields, h('div', { class: 'bfe-foot' }, button, status.node));
  let visits = [];

  const describe = () => {
    note.textContent = visits.find(each => each.id === select.value)?.note ?? '';
    noPlan.hidden = visits.some(each => each.id === 'planned');
  };
  select.addEventListener('change', describe);
  node.addEventListener('submit', event => {
    event.preventDefault();
    start(select.value, Number(speed.chosen()[0]), surprise.checked);
  });
  return {
    node,
    status,
    focus: () => select.focus(),
    choose(visit) {
      select.value = visits.some(each => each.id === visit) ? visit : select.value;
      describe();
    },
    /** What there is to choose, once Python has said so. */
    offer(offered) {
      const before = select.value;
      visits = offered;
      select.replaceChildren(...visits.map(each => h('option', { value: each.id }, each.label)));
      select.value = visits.some(each => each.id === before) ? before : (visits[0]?.id ?? '');
      describe();
      fields.disabled = false;
      button.disabled = false;
    }
  };
}
