// Check and hand in: which questions are open, who hands in, and the receipt.

/** The questions of this notebook that hold something which is not on the disk. */
function unsavedItems(root) {
  const under = ['editing', 'saving', 'not-saved', 'invalid'];
  const nodes = [...notebookOf(root).querySelectorAll('[data-bf-mode="graded"]')];
  return nodes.filter(node => under.includes(node.dataset.bfState));
}

/** Waits until the answers that are on their way have arrived, or have not. */
async function arrivals(root, seconds) {
  const isUnderWay = () => unsavedItems(root).some(node => ['editing', 'saving'].includes(node.dataset.bfState));
  const end = performance.now() + seconds * 1000;
  while (isUnderWay() && performance.now() < end) {
    await new Promise(resolve => {
      const timer = setTimeout(resolve, end - performance.now());
      document.addEventListener('bf-state', () => (clearTimeout(timer), resolve()), { once: true });
    });
  }
}

/** One row a question: a word and a shape; what is not answered is a button that leads there. */
function questionRow({ id, answered }, number, words, goTo) {
  const title = h('span', { class: 'bfe-row-title' }, fill(words['handin-question'], { number }));
  const state = h('span', { class: 'bfe-row-state' }, words[answered ? 'handin-answered' : 'handin-open']);
  const parts = [sign(answered ? 'saved' : 'open'), title, ' ', state];
  const row = answered
    ? h('div', { class: 'bfe-row' }, ...parts)
    : h('button', { type: 'button', class: 'bfe-row', onclick: () => goTo(id, number) }, ...parts);
  return h('li', { class: answered ? 'bfe-answered' : 'bfe-open' }, row);
}

class HandInView {
  constructor(model, el) {
    this.words = model.get('words');
    this.line = new Line(model);
    this.questions = [];
    this.build();
    el.append(this.root);
    this.summary.say('waiting', this.words['status-waiting']);
    this.wake = new Retry(() => this.refresh());
    this.saved = () => {
      if (!this.confirm.contains(document.activeElement)) {
        this.closeConfirm(); // the learner went on answering, so what was asked no longer holds
      }
      void this.refresh();
    };
    document.addEventListener('bf-saved', this.saved);
    void this.wake.run();
  }

  build() {
    const { words } = this;
    const id = freshId();
    const button = (label, onclick, kind = '') =>
      h('button', { type: 'button', class: `bfe-button ${kind}`, onclick }, words[label]);
    this.title = h('p', { class: 'bfe-heading', id }, words['handin-title']);
    this.summary = statusLine(freshId());
    this.list = h('ol', { class: 'bfe-rows', role: 'list', 'aria-label': words['handin-list'] });
    this.notes = noteBoard();
    this.checkAgain = button('handin-check', () => this.refresh(true), 'bfe-quiet');
    this.form = learnerForm(this.line, words, reply => this.named(reply));
    this.learner = h('div', { class: 'bfe-learner', hidden: true }, this.form.node);
    this.who = h('p', { class: 'bfe-who' });
    this.handIn = button('handin-do', () => this.start(), 'bfe-primary');
    this.status = statusLine(freshId());
    const questionId = freshId();
    this.question = h('p', { id: questionId, class: 'bfe-confirm-words' });
    this.goOn = button('handin-go-on', () => this.backFromConfirm(), 'bfe-primary');
    this.anyway = button('handin-anyway', () => this.send());
    this.confirm = h(
      'div',
      { class: 'bfe-confirm', role: 'group', 'aria-labelledby': questionId, hidden: true },
      this.question,
      h('div', { class: 'bfe-foot' }, this.goOn, this.anyway)
    );
    this.receipt = new ReceiptCard(words, () => this.line.ask('file', {}, HAND_IN_SECONDS));
    this.main = h('div', { hidden: true }, this.list, this.checkAgain, this.learner, this.who);
    this.foot = h('div', { class: 'bfe-foot', hidden: true }, this.handIn);
    const about = { role: 'group', 'aria-labelledby': id };
    const parts = [this.notes.node, this.title, this.summary.node, this.main, this.confirm, this.foot];
    this.root = elementRoot('bfe-hand-in', about, ...parts, this.status.node, this.receipt.node);
  }

  /** What Python has on the disk. True when there is nothing left to try. */
  async refresh(byHand = false) {
    let state;
    try {
      state = await this.line.hello();
    } catch {
      if (!this.closed && (byHand || !this.questions.length)) {
        this.summary.say('trouble', this.words['status-asleep']);
      }
      return Boolean(this.closed);
    }
    if (state.kind !== 'state') {
      this.summary.say('trouble', state.message);
      return false;
    }
    this.wake.stop();
    this.show(state, byHand);
    return true;
  }

  show(state, byHand) {
    const { words } = this;
    this.notes.add(state.notices);
    this.questions = state.questions;
    const focused = this.list.contains(document.activeElement);
    this.list.replaceChildren(
      ...state.questions.map((question, index) =>
        questionRow(question, index + 1, words, (id, number) => this.goTo(id, number))
      )
    );
    if (focused) {
      this.checkAgain.focus();
    }
    this.sayOpen(byHand);
    this.showLearner(state.learner);
    this.receipt.show(state.receipt, state.changed);
    this.handIn.textContent = words[state.receipt ? 'handin-again' : 'handin-do'];
    this.main.hidden = false;
    this.foot.hidden = !this.confirm.hidden;
  }

  sayOpen(byHand) {
    const open = this.openCount();
    const key = open === 0 ? 'handin-none-open' : open === 1 ? 'handin-one-open' : 'handin-some-open';
    const values = { open, all: this.questions.length, time: clockTime(new Date().toISOString()) };
    const words = fill(this.words[key], values);
    this.summary.say(open ? 'open' : 'saved', byHand ? `${words} ${fill(this.words['handin-checked'], values)}` : words);
  }

  openCount() {
    return this.questions.filter(question => !question.answered).length;
  }

  showLearner(learner) {
    this.known = learner;
    this.learner.hidden = Boolean(learner);
    this.who.textContent = learner ? fill(this.words['handin-as'], { learner }) : '';
  }

  named({ learner }) {
    this.showLearner(learner);
    this.status.clear(); // it may still ask for the name
    this.handIn.focus();
  }

  /** Leads to a question's first control. */
  goTo(id, number) {
    const nodes = notebookOf(this.root).querySelectorAll(`[data-bf-item="${CSS.escape(id)}"][data-bf-mode="graded"]`);
    const control = [...nodes].find(node => node.offsetParent)?.querySelector('summary, input, textarea, button');
    if (!control || control.matches(':disabled')) {
      this.status.say('trouble', fill(this.words['handin-not-here'], { number }));
      return;
    }
    control.focus({ preventScroll: true });
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    control.closest('[data-bf-item]').scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' });
  }

  /** The first press: open or unsaved answers are named before anything is handed in. */
  async start() {
    this.status.say('saving', this.words['handin-looking']);
    await arrivals(this.root, ANSWER_SECONDS + 1);
    if (!(await this.refresh())) {
      this.status.say('trouble', this.words['status-unreachable']);
      return;
    }
    if (!this.known && this.form.isTyped() && !(await this.form.keep())) {
      this.status.clear(); // the form says why
      return;
    }
    if (!this.known) {
      this.status.say('trouble', this.words['handin-who']);
      this.form.focus();
      return;
    }
    const open = this.openCount();
    const unsaved = unsavedItems(this.root).length;
    if (open === this.questions.length && !unsaved) {
      await this.send(); // Python says why there is nothing to hand in
    } else if (open || unsaved) {
      this.askAnyway(open, unsaved);
    } else {
      await this.send();
    }
  }

  askAnyway(open, unsaved) {
    const { words } = this;
    const counted = (key, count) => (count ? fill(words[`handin-ask-${key}${count === 1 ? '-one' : ''}`], { count }) : '');
    this.question.textContent = `${counted('unsaved', unsaved)} ${counted('open', open)}`.trim();
    this.status.clear();
    this.foot.hidden = true;
    this.confirm.hidden = false;
    this.goOn.focus();
  }

  closeConfirm() {
    this.confirm.hidden = true;
    this.foot.hidden = this.main.hidden;
  }

  backFromConfirm() {
    this.closeConfirm();
    (this.list.querySelector('button') ?? this.handIn).focus();
  }

  async send() {
    this.closeConfirm();
    this.status.say('saving', this.words['handin-sending']);
    let reply;
    try {
      reply = await this.line.ask('hand-in', {}, HAND_IN_SECONDS);
    } catch {
      this.status.say('trouble', this.words['handin-silence']);
      return;
    }
    if (reply.kind !== 'handed-in') {
      this.status.say('trouble', reply.message);
      this.handIn.focus();
      return;
    }
    this.receipt.show(reply.receipt, false, reply.buffers);
    this.handIn.textContent = this.words['handin-again'];
    this.status.say('saved', fill(this.words['handin-done'], { time: clockTime(reply.receipt.at), code: reply.receipt.code }));
    this.receipt.focus();
  }

  close() {
    this.closed = true;
    document.removeEventListener('bf-saved', this.saved);
    this.wake.close();
    this.receipt.close();
    this.line.close();
  }
}

function render({ model, el }) {
  const view = new HandInView(model, el);
  return () => view.close();
}

export default { render };
