// The service planner. What a visit is worth, Python alone says; the page shows it beside the step that it belongs to.

class PlannerView {
  constructor(model, el) {
    this.model = model;
    this.words = model.get('words');
    this.steps = model.get('steps');
    this.before = [];
    this.keys = 0;
    this.build();
    el.append(this.root);
    this.talk = new PlannerTalk(model, this);
    this.drawVisitor = () => this.who.draw(model.get('visitor'));
    model.on('change:visitor', this.drawVisitor);
    this.drawVisitor();
  }

  build() {
    const { words, steps, model } = this;
    const id = freshId();
    const button = (key, act, style = '') => h('button', { type: 'button', class: `bfe-button ${style}`.trim(), onclick: act }, words[key]);
    this.status = statusLine(`${id}-status`);
    this.notes = noteBoard();
    this.said = h('p', { class: 'bfe-unseen', role: 'status' });
    this.who = plannerWho(words, id, model.get('clients'), client => this.change({ client }), level => this.meet(level));
    this.what = plannerWhat(words, id, model.get('modules'), steps, values => this.wish(values));
    this.summary = plannerSummary(words, {
      go: at => this.rows.goTo(at),
      add: opener => this.openChooser(this.summaryPlace, opener),
      use: opener => this.ends.useTimer(opener)
    });
    this.rows = new StepRows(words, steps, {
      order: (keys, row) => this.reorder(keys, row),
      time: (row, minutes) => this.edit(list => list.map(each => (each.key === row.key ? { ...each, minutes } : each)), 'page-timed', row, minutes),
      takeOut: row => this.takeOut(row),
      end: why => (this.said.textContent = why),
      know: async step => (await this.talk.ask('step', { step }, 'step'))?.html ?? null,
      addAfter: row => this.chooser.open(row, row.node, row.adder)
    });
    this.chooser = new StepChooser(words, steps, (step, key) => this.add(step, key));
    this.summaryPlace = h('div', {});
    this.hint = h('div', { class: 'bfe-hint' }, h('p', {}, words['page-press']), h('p', { class: 'bfe-keys' }, words['page-keys']));

    this.decision = h('p', { class: 'bfe-decision' });
    this.nothing = h('p', { class: 'bfe-note' }, sign('note'), h('span', {}, words['page-nothing-to-plan']));
    this.builder = button('page-build', () => this.begin('build'), 'bfe-primary');
    this.begun = h('div', { class: 'bfe-begun' });
    this.beginning = h(
      'div',
      { class: 'bfe-begin' },
      h('p', { class: 'bfe-hint' }, words['page-build-meaning']),
      h('div', { class: 'bfe-foot' }, this.builder, button('page-empty', () => this.begin('look'), 'bfe-quiet'))
    );
    this.adder = button('page-add', () => this.openChooser(this.addPlace, this.adder));
    this.addPlace = h('div', { class: 'bfe-add' }, this.adder);
    this.ends = new VisitEnds(this, id);
    this.undoer = button('page-undo', () => this.undo(), 'bfe-quiet');
    this.anew = button('page-anew', () => this.begin('anew'), 'bfe-quiet');
    this.anew.hidden = true; // until it is known that something is planned
    this.begun.append(
      this.summary.node,
      this.summaryPlace,
      this.hint,
      this.rows.node,
      this.addPlace,
      this.ends.foot,
      this.ends.place
    );
    this.visit = plannerPart(3, words['page-visit'], this.decision, this.nothing, this.beginning, this.begun);
    const fieldset = h('fieldset', { disabled: true }, h('legend', {}, h('span', { class: 'bfe-title' }, words['page-title'])), h('p', { class: 'bfe-hint' }, words['page-intro']), this.who.node, this.what.node, this.visit.node);
    this.fieldset = fieldset;
    this.root = elementRoot('bfe-planner bfe-question', {}, this.notes.node, fieldset, this.said, h('div', { class: 'bfe-foot bfe-last' }, this.undoer, this.anew, this.status.node));
  }

  /** Python has answered: from now on the page takes what is put in. */
  wakeUp() {
    this.fieldset.disabled = false;
    this.fold();
  }

  bringBack(visit) {
    this.draft = this.keyed(visit, this.draft.steps ?? []);
    void this.talk.send('look');
  }

  keyed(draft, old = []) {
    const free = [...old];
    const keyOf = step => {
      const at = free.findIndex(each => each.step === step);
      return at < 0 ? `s${++this.keys}` : free.splice(at, 1)[0].key;
    };
    return { ...draft, steps: draft.steps?.map(each => ({ ...each, key: keyOf(each.step) })) ?? null };
  }

  plain() {
    const { steps, ...rest } = this.draft;
    return { ...rest, steps: steps?.map(({ step, minutes }) => ({ step, minutes })) ?? null };
  }

  /** Take over what Python says: the visit as it stands, and all that there is to say about it. */
  take({ draft, who, visit }) {
    this.draft = this.keyed(draft, this.draft?.steps ?? []);
    this.who.show(draft.client, who);
    this.what.show(draft, who);
    this.decision.textContent = who.line;
    const isLimited = who.limited || !who.plannable;
    this.decision.hidden = !who.line || (draft.steps === null && !isLimited); // it stands above, where the client was chosen
    this.decision.dataset.limited = who.plannable ? String(isLimited) : 'stop';
    this.nothing.hidden = who.plannable;
    this.beginning.hidden = !who.plannable || draft.steps !== null;
    this.builder.textContent = this.words[who.limited ? 'page-build-limited' : 'page-build'];
    this.begun.hidden = visit === null;
    this.anew.hidden = draft.steps === null;
    this.ends.show(visit);
    if (visit) {
      this.rows.place(this.draft.steps);
      this.rows.show(visit.rows, Math.max(visit.total, visit.asked));
      this.rows.node.hidden = this.hint.hidden = !visit.rows.length;
      this.chooser.offer(visit.more, this.rows.all());
      this.summary.show(visit);
      this.visit.say(fill(this.words['page-scale'], visit));
    } else {
      this.visit.say('');
    }
    this.undoer.hidden = !this.before.length;
    return visit?.spoken ?? '';
  }

  /** Once a visit is begun, who comes and how long fold away. */
  fold() {
    const isBegun = !this.begun.hidden;
    this.who.node.open = this.what.node.open = !isBegun;
  }

  remember() {
    this.before.push(this.plain());
    this.undoer.hidden = false;
  }

  change(values, said = '') {
    this.remember();
    this.draft = { ...this.draft, ...values };
    void this.talk.send('look', said);
  }

  wish({ gone = [], ...values }) {
    const steps = this.draft.steps?.filter(each => !gone.includes(each.step)) ?? null;
    this.change({ ...values, steps });
  }

  /** A change of the steps: shown at once, then looked at by Python. */
  edit(changed, key, row, minutes) {
    const steps = changed(this.draft.steps);
    this.remember();
    this.draft = { ...this.draft, steps };
    this.rows.place(steps);
    const number = steps.findIndex(each => each.key === row.key) + 1;
    void this.talk.send('look', fill(this.words[key], { step: row.name, number, all: steps.length, minutes }));
  }

  reorder(keys, row) {
    const by = new Map(this.draft.steps.map(each => [each.key, each]));
    if (keys.some((key, at) => key !== this.draft.steps[at].key)) {
      this.edit(() => keys.map(key => by.get(key)), 'page-moved', row);
    }
  }

  openChooser(place, opener) {
    this.chooser.open(this.rows.opened(), place, opener);
  }

  takeOut(row) {
    this.chooser.close();
    this.addPlace.append(this.chooser.node);
    // a module that is taken out is no longer asked for
    const modules = this.draft.modules.filter(module => module !== row.step);
    const steps = this.draft.steps.filter(each => each.key !== row.key);
    this.remember();
    this.draft = { ...this.draft, steps, modules };
    this.rows.place(steps);
    if (!steps.length) {
      this.adder.focus();
    }
    void this.talk.send('look', fill(this.words['page-taken-out'], { step: row.name }));
  }

  /** `after` is the key of a row, null for the beginning. */
  async add(step, after) {
    const at = this.draft.steps.findIndex(each => each.key === after) + 1;
    const steps = [...this.draft.steps];
    steps.splice(at, 0, { key: `s${++this.keys}`, step, minutes: this.steps[step].usual });
    this.chooser.close();
    this.remember();
    this.draft = { ...this.draft, steps };
    this.rows.place(steps);
    this.rows.goTo(at);
    await this.talk.send('look', fill(this.words['page-added'], { step: this.steps[step].name, number: at + 1, all: steps.length }));
  }

  async meet(level) {
    const reply = await this.talk.ask('another', { difficulty: level }, 'met');
    if (reply) {
      this.change({ client: reply.client });
    }
  }

  /** Begin with the steps of every visit, with none, or go back to before there was one. */
  async begin(how) {
    this.remember();
    if (how !== 'build') {
      this.draft = { ...this.draft, steps: how === 'look' ? [] : null };
    }
    await this.talk.send(how === 'build' ? 'build' : 'look');
    this.fold();
    const isBegun = !this.begun.hidden;
    isBegun ? this.summary.focus() : this.builder.focus();
    (isBegun ? this.visit.node : this.root).scrollIntoView({ block: 'start' });
  }

  undo() {
    const before = this.before.pop();
    if (before) {
      this.draft = this.keyed(before, this.draft.steps ?? []);
      void this.talk.send('look', this.words['page-undone']).then(() => this.undoer.hidden && this.visit.summary.focus());
    }
  }

  close() {
    this.model.off('change:visitor', this.drawVisitor);
    [this.talk, this.ends].forEach(part => part.close());
  }
}

function render({ model, el }) {
  const view = new PlannerView(model, el);
  return () => view.close();
}

export default { render };
