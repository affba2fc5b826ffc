// The lesion trainer in its place in a lesson. Python decides and remembers; the page shows what it is told.

const ROW_SIGNS = { right: SIGNS.saved, wrong: '<circle cx="10" cy="10" r="8"/><path d="M7 7l6 6M13 7l-6 6"/>', critical: SIGNS.trouble, open: SIGNS.open };

/** A node with HTML that `backfacial.pages` made. */
function madeNode(className, html) {
  const node = h('div', { class: className });
  node.innerHTML = html;
  guardKeys(node);
  return node;
}

/** One spot: its drawing, what is felt and told, and the acts; or what came of it, once it is decided. */
function trainerSpot(spot, words, id, isOpen) {
  const inputs = ACTS.map(act => h('input', { type: 'radio', name: `${id}-${spot.id}`, id: `${id}-${spot.id}-${act}`, value: act }));
  const told = madeNode('bfe-trainer-told', spot.told);
  told.id = `${id}-${spot.id}-told`;
  const label = (act, index) =>
    h('label', { class: 'bfe-act', for: inputs[index].id }, inputs[index], actShape(act), h('span', {}, words[`bodymap-${act}`]));
  const acts = isOpen ? h('div', { class: 'bfe-acts' }, ...ACTS.map(label)) : null;
  const verdict = spot.verdict ? madeNode('bfe-trainer-verdict', spot.verdict) : null;
  verdict?.setAttribute('tabindex', '-1'); // what was pressed is gone
  const side = h('div', { class: 'bfe-trainer-side' }, told, acts, verdict);
  const node = h(
    'fieldset',
    { class: 'bfe-trainer-spot', 'aria-describedby': told.id },
    h('legend', {}, spot.name),
    madeNode('bfe-trainer-drawn', spot.picture),
    side
  );
  return { id: spot.id, node, chosen: () => inputs.find(input => input.checked)?.value ?? null };
}

class TrainerView {
  constructor({ model, el }) {
    this.words = model.get('words');
    this.id = freshId();
    this.line = new Line(model);
    this.build();
    el.append(this.root);
    this.watch = new Stopwatch(this.root);
    this.from = 0;
    this.wake = new Retry(() => this.start());
    this.show(null);
    this.status.say('waiting', this.words['status-waiting']);
    void this.wake.run();
  }

  build() {
    const { words, id } = this;
    this.notes = noteBoard();
    this.heard = h('p', { class: 'bf-unseen', role: 'status' });
    this.title = h('p', { class: 'bfe-heading', role: 'heading', 'aria-level': '3', id: `${id}-title`, tabindex: '-1' });
    this.row = h('p', { class: 'bfe-trainer-row' });
    this.level = h('p', { class: 'bfe-hint' });
    this.moved = h('p', { class: 'bfe-note' });
    this.stem = h('p', { class: 'bfe-stem' });
    this.body = h('div', { class: 'bfe-trainer-spots' });
    this.apart = h('div', { class: 'bfe-trainer-more' });
    this.check = h('button', { type: 'submit', class: 'bfe-button bfe-primary' }, words['check']);
    this.next = h('button', { type: 'button', class: 'bfe-button bfe-primary', onclick: () => this.goOn() });
    this.status = statusLine(`${id}-status`);
    const foot = h('div', { class: 'bfe-foot' }, this.check, this.next, this.status.node);
    this.form = h('form', { novalidate: true, autocomplete: 'off' }, this.body, this.apart, foot);
    this.form.addEventListener('submit', event => {
      event.preventDefault();
      void this.decide();
    });
    this.form.addEventListener('change', () => this.status.clear());
    const head = h('div', { class: 'bfe-trainer-head' }, h('p', { class: 'bfe-title' }, words['title']), this.title, this.row, this.level);
    const about = { role: 'group', 'aria-labelledby': this.title.id };
    this.root = elementRoot('bfe-trainer', about, this.notes.node, head, this.moved, this.stem, this.form, this.heard);
  }

  /** First sign of life: until Python has said what is saved, nothing is taken. True when there is nothing left to try. */
  async start() {
    const reply = await this.line.hello().catch(() => null);
    if (reply?.kind !== 'state') {
      this.closed || this.status.say('trouble', reply ? reply.message : this.words['status-asleep']);
      return this.closed;
    }
    this.awake = true;
    this.take(reply);
    return true;
  }

  take({ notices, shown }) {
    this.notes.add(notices);
    this.status.clear();
    this.show(shown);
  }

  /** What Python says of the series; `isResult` where its end has been reached and is looked at. */
  show(shown, isResult = Boolean(shown?.result)) {
    const { words } = this;
    const isTask = shown && !isResult;
    this.shown = shown;
    this.isResult = isResult;
    this.title.textContent = isTask ? shown.place : isResult ? shown.over : words['ten'];
    this.level.textContent = isTask ? shown.level : isResult ? '' : words['intro'];
    this.moved.textContent = isTask ? shown.moved : '';
    this.moved.hidden = !this.moved.textContent;
    this.stem.textContent = isTask ? shown.stem : '';
    this.stem.hidden = !isTask || !shown.isOpen;
    this.showRow(shown);
    this.spots = isTask ? shown.spots.map(spot => trainerSpot(spot, words, this.id, shown.isOpen)) : [];
    this.body.replaceChildren(...(isResult ? [madeNode('bfe-trainer-result', shown.result)] : this.spots.map(spot => spot.node)));
    this.body.dataset.two = this.spots.length > 1;
    this.apart.replaceChildren(...(isTask && shown.apart ? [madeNode('', shown.apart)] : []));
    this.check.hidden = !isTask || !shown.isOpen;
    this.next.hidden = !this.check.hidden;
    this.next.textContent = words[!shown ? 'begin' : isResult ? 'more' : shown.result ? 'result' : 'next'];
    this.next.disabled = !this.awake;
    this.root.dataset.bfTask = isTask ? shown.task : '';
  }

  /** How the ten stand: a shape for each, and the same in words. */
  showRow(shown) {
    this.row.hidden = !shown;
    if (shown) {
      const shapes = shown.row.map(state => pictogram(`bfe-sign bfe-trainer-${state}`, ROW_SIGNS[state]));
      const tally = this.isResult ? '' : shown.tally; // the heading says it then
      this.row.replaceChildren(h('span', { class: 'bfe-trainer-shapes', 'aria-hidden': 'true' }, ...shapes), h('span', {}, tally));
    }
  }

  async decide() {
    const acts = Object.fromEntries(this.spots.map(spot => [spot.id, spot.chosen()]));
    if (Object.values(acts).some(act => !act)) {
      this.status.say('open', this.words[this.spots.length > 1 ? 'first-two' : 'first']);
      return;
    }
    const { task } = this.shown;
    const active_s = this.watch.seconds() - this.from;
    const reply = await this.ask('decide', { task, acts, active_s });
    if (reply) {
      this.show(reply.shown, false);
      this.tell(reply.shown.task === task ? `${reply.shown.heard} ${this.words['heard-below']}` : this.words['again']);
      (this.root.querySelector('.bfe-trainer-verdict') ?? this.title).focus({ preventScroll: true });
      this.comeIntoView();
    }
  }

  async goOn() {
    if (this.shown?.result && !this.isResult) {
      this.show(this.shown, true);
      this.tell(this.shown.over);
    } else {
      const reply = await this.ask('spots', { after: this.shown?.task ?? '' });
      if (!reply) {
        return;
      }
      this.show(reply.shown);
      this.from = this.watch.seconds();
      this.tell(`${fill(this.words['heard-new'], reply.shown)} ${reply.shown.moved}`);
    }
    this.title.focus({ preventScroll: true });
    this.comeIntoView();
  }

  /** Python's state, or null where it could not be had; what was chosen stays as it is then. */
  async ask(kind, values) {
    if (this.asking) {
      return null; // a button that is switched off would lose the keyboard
    }
    this.asking = true;
    this.status.say('saving', this.words['status-waiting']);
    const reply = await this.line.ask(kind, values, ANSWER_SECONDS).catch(() => null);
    this.asking = false;
    if (reply?.kind === 'state') {
      this.notes.add(reply.notices);
      this.status.clear();
      return reply;
    }
    this.status.say('trouble', reply ? fill(this.words['status-refused'], reply) : this.words['status-unreachable']);
    return null;
  }

  /** One sentence for a screen reader, for one action. */
  tell(text) {
    this.heard.textContent = text.trim();
  }

  comeIntoView() {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.root.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' });
  }

  close() {
    this.closed = true;
    [this.wake, this.watch, this.line].forEach(part => part.close());
  }
}

export default {
  render(context) {
    const view = new TrainerView(context);
    return () => view.close();
  }
};
