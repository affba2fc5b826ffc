// The redness explorer in its place in a lesson. It looks up what Python decided for an hour, and draws it.

const HOUR = 3600;
const FAINTEST = 0.4; // what is drawn stays visible, since the client may still have it

/** A node with HTML that `backfacial.pages` made. */
function madeNode(tag, attributes, html) {
  const node = h(tag, attributes);
  node.innerHTML = html;
  return node;
}

class RednessView {
  constructor(shown, words) {
    Object.assign(this, { shown, words, id: freshId(), seconds: 0, tone: '2' });
    this.most = Math.floor(shown.moments[shown.moments.length - 1].seconds / HOUR);
    this.curve = curve(shown.units);
    this.picture = h('div', { class: 'bf-back bfe-red-picture', role: 'img' });
    this.look = h('p', { class: 'bfe-red-look' });
    this.status = h('p', { class: 'bfe-unseen', role: 'status' });
    this.panel = h('div', { class: 'bfe-red-panel' });
    this.more = h('div', { class: 'bfe-red-more' });
    const seen = h('p', { class: 'bfe-red-label' }, words['redness-picture']);
    this.root = elementRoot(
      'bfe-redness',
      { role: 'group', 'aria-labelledby': `${this.id}-title` },
      h('p', { class: 'bfe-heading', id: `${this.id}-title` }, words['redness-title']),
      h('p', { class: 'bfe-hint' }, words['redness-hint']),
      h('div', { class: 'bfe-red-controls' }, this.kindField(), this.toneField(), this.timeField()),
      this.status,
      h('div', {}, this.curve.node, h('p', { class: 'bfe-hint' }, shown.schematic)),
      h('div', { class: 'bfe-red-body' }, h('div', { class: 'bfe-red-seen' }, seen, this.picture, this.look), this.panel),
      this.more,
      h('p', { class: 'bfe-note' }, sign('trouble'), h('span', {}, shown.never))
    );
    this.choose(shown.kinds[0]);
  }

  kindField() {
    const options = this.shown.kinds.map(kind => h('option', { value: kind.id }, `${kind.id} ${kind.name}`));
    const menu = h('select', { id: `${this.id}-kind` }, ...options);
    menu.addEventListener('change', () => this.choose(this.shown.kinds.find(kind => kind.id === menu.value)));
    return h('div', { class: 'bfe-red-field' }, h('label', { for: menu.id }, this.words['redness-kind']), menu);
  }

  toneField() {
    const swatches = Object.entries(this.shown.tones).map(([tone, name]) => {
      const input = h('input', { type: 'radio', name: `${this.id}-tone`, value: tone, 'aria-label': name });
      input.checked = tone === this.tone;
      input.addEventListener('change', () => {
        this.tone = tone;
        this.draw();
      });
      const swatch = h('span', { class: 'bfe-red-swatch', 'data-skin': tone, 'aria-hidden': 'true' });
      return h('label', { class: 'bfe-red-tone', title: name }, input, swatch, h('span', { 'aria-hidden': 'true' }, tone));
    });
    const legend = h('legend', {}, this.words['redness-tone']);
    return h('fieldset', { class: 'bfe-red-field' }, legend, h('div', { class: 'bfe-red-tones' }, ...swatches));
  }

  timeField() {
    const { moments } = this.shown;
    this.timeLabel = h('label', { for: `${this.id}-slider` });
    this.slider = h('input', { type: 'range', id: `${this.id}-slider`, min: 0, max: moments.length - 1, step: 1, value: 0 });
    this.slider.addEventListener('input', () => this.move(moments[Number(this.slider.value)].seconds));
    this.hours = h('input', { type: 'number', id: `${this.id}-hours`, min: 0, max: this.most, step: 'any', value: 0 });
    this.hours.setAttribute('aria-describedby', `${this.id}-wrong`);
    this.hours.addEventListener('input', () => this.typed());
    this.wrong = h('p', { class: 'bfe-problem', id: `${this.id}-wrong`, role: 'status' });
    const number = h('span', { class: 'bfe-red-hours' }, this.hours, h('label', { for: this.hours.id }, this.words['redness-hours']));
    const row = h('div', { class: 'bfe-red-time' }, this.slider, number);
    return h('div', { class: 'bfe-red-field bfe-red-wide' }, this.timeLabel, row, this.wrong);
  }

  typed() {
    const hours = this.hours.value.trim() === '' ? NaN : Number(this.hours.value);
    const fits = hours >= 0 && hours <= this.most;
    this.hours.setAttribute('aria-invalid', String(!fits));
    this.wrong.textContent = fits ? '' : fill(this.words['redness-wrong'], { most: this.most });
    if (fits) {
      this.seconds = Math.round(hours * HOUR);
      const later = this.shown.moments.findIndex(each => each.seconds > this.seconds);
      this.slider.value = later < 0 ? this.shown.moments.length - 1 : later - 1;
      this.draw();
    }
  }

  move(seconds) {
    this.seconds = seconds;
    this.hours.value = Number((seconds / HOUR).toFixed(2));
    this.hours.removeAttribute('aria-invalid');
    this.wrong.textContent = '';
    this.draw();
  }

  choose(kind) {
    this.kind = kind;
    this.picture.innerHTML =
      `<svg viewBox="0 0 420 470" aria-hidden="true" focusable="false">${this.shown.form}<g class="bfe-red-marks">${kind.below}</g>` +
      `${this.shown.edge}<g class="bfe-red-marks">${kind.above}</g></svg>`;
    this.picture.setAttribute('aria-label', kind.alt);
    this.curve.draw(kind.points);
    this.draw();
  }

  /** The time as it is read. */
  timeText() {
    const moment = this.shown.moments.find(each => each.seconds === this.seconds);
    const count = Number((this.seconds / HOUR).toFixed(2));
    return moment ? moment.text : fill(this.words[count === 1 ? 'redness-hours-one' : 'redness-hours-many'], { count });
  }

  draw() {
    const { kind, words } = this;
    const state = kind.states.filter(each => each.start <= this.seconds).pop();
    const strength = this.curve.mark(this.seconds);
    const time = this.timeText();
    this.timeLabel.textContent = fill(words['redness-time'], { event: kind.event, time });
    this.slider.setAttribute('aria-valuetext', time);
    this.picture.dataset.skin = this.tone;
    this.picture.style.setProperty('--bfe-red-strength', (FAINTEST + (1 - FAINTEST) * strength).toFixed(2));
    this.look.textContent = `${this.shown.tones[this.tone]}: ${kind.looks[this.tone]}`;
    this.status.textContent = fill(words['redness-live'], { kind: kind.name, time, verdict: state.verdict });
    this.panel.replaceChildren(...this.decided(state));
    this.panel.dataset.level = state.level;
    this.more.replaceChildren(...this.next(state));
  }

  /** What is decided, why, under what it holds, and what to say. */
  decided(state) {
    const level = this.shown.levels[state.level];
    const why = [...state.why, state.later].filter(Boolean);
    return [
      h('p', { class: 'bfe-red-verdict' }, madeNode('span', {}, level.sign), h('strong', {}, state.verdict)),
      h('p', {}, level.meaning),
      h('ul', {}, ...why.map(text => h('li', {}, text))),
      ...state.condition.map(text => h('p', { class: 'bfe-red-condition' }, text)),
      h('p', { class: 'bfe-red-label' }, this.words['redness-say']),
      ...state.say.map(text => h('blockquote', { class: 'bfe-red-say' }, text))
    ];
  }

  /** What to ask next, what would change the decision, and what to do. */
  next(state) {
    const { words, shown } = this;
    const ask = [h('p', { class: 'bfe-red-label' }, words['redness-ask'])];
    ask.push(h('ul', {}, ...state.ask.map(each => h('li', {}, shown.questions[each]))));
    const changes = state.changes.map(change => {
      const { label, sign: shape } = shown.levels[change.level];
      const title = h('strong', {}, fill(words['redness-change'], { level: label }));
      const row = h('p', { class: 'bfe-red-raise', 'data-level': change.level }, madeNode('span', {}, shape), title);
      return h('div', {}, row, h('ul', {}, ...change.when.map(text => h('li', {}, text))));
    });
    const steps = h('ol', {}, ...state.do.map(text => h('li', {}, text)));
    return [
      h('div', { class: 'bfe-red-part' }, ...ask),
      h('div', { class: 'bfe-red-part' }, h('p', { class: 'bfe-red-label' }, words['redness-changes']), ...changes),
      h('details', { class: 'bfe-red-do' }, h('summary', {}, words['redness-do']), steps)
    ];
  }
}

function render({ model, el }) {
  el.append(new RednessView(model.get('shown'), model.get('words')).root);
}

export default { render };
