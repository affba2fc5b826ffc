// What the planner's page and Python say to each other, and that nothing of a visit is lost on the way.

class PlannerTalk {
  constructor(model, view) {
    this.view = view;
    this.words = view.words;
    this.sent = 0;
    this.heardOfClient = '';
    this.line = new Line(model, message => this.elsewhere(message));
    this.stored = new Draft(model.get('assignment'), 'service-planner');
    this.retry = new Retry(async () => {
      await this.send('look');
      return !this.isUnsaved;
    });
    this.wake = new Retry(() => this.start());
    view.status.say('waiting', this.words['page-waiting']);
    void this.wake.run();
  }

  /** First sign of life. True when there is nothing left to try. */
  async start() {
    const { view, words } = this;
    let state;
    try {
      state = await this.line.hello();
    } catch {
      if (!this.closed) {
        view.status.say('trouble', words['page-asleep']);
      }
      return Boolean(this.closed);
    }
    if (state.kind !== 'state') {
      view.status.say('trouble', state.message);
      return false;
    }
    const unsaved = this.stored.read();
    this.revision = state.revision;
    view.notes.add(state.notices);
    view.take(state);
    view.wakeUp();
    this.saved(state);
    this.heardOfClient = state.who.line;
    if (unsaved?.revision === state.revision) {
      view.bringBack(unsaved.response); // what Python had not acknowledged when the page was left
    } else {
      this.stored.drop();
    }
    return true;
  }

  /** Another view of the planner has changed the visit: show it here too, unless something is under way here. */
  async elsewhere(message) {
    if (message?.kind === 'shown' && this.revision !== undefined && !this.isUnsaved) {
      const state = await this.line.hello().catch(() => null);
      if (state?.kind === 'state' && !this.isUnsaved) {
        this.revision = state.revision;
        this.view.take(state);
      }
    }
  }

  /** The visit goes to Python, which keeps it and says what there is to say. `said` is read aloud with that. */
  async send(kind, said = '') {
    const { view, words } = this;
    const mine = ++this.sent;
    const visit = view.plain();
    this.isUnsaved = true;
    this.retry.pause();
    this.stored.keep(visit, this.revision);
    const reply = await this.line.ask(kind, { visit }, ANSWER_SECONDS).catch(() => null);
    if (mine !== this.sent || this.closed) {
      return; // a later change is on its way
    }
    if (reply?.kind !== 'shown') {
      view.status.say('trouble', reply ? reply.message : words['page-lost']);
      reply || this.retry.start();
      return;
    }
    const spoken = view.take(reply);
    const ofClient = reply.who.line === this.heardOfClient ? '' : reply.who.line;
    this.heardOfClient = reply.who.line;
    view.said.textContent = [said, ofClient, spoken].filter(Boolean).join(' ');
    view.notes.add(reply.notices);
    this.isUnsaved = !reply.saved;
    if (reply.saved) {
      this.revision = reply.revision;
      this.retry.stop();
      this.stored.drop();
      this.saved(reply);
    } else {
      view.status.say('trouble', fill(words['page-refused'], reply));
      this.retry.start();
    }
    await view.ends.refresh();
  }

  saved({ at }) {
    const { status } = this.view;
    at ? status.say('kept', fill(this.words['page-saved'], { time: clockTime(at) })) : status.clear();
  }

  /** Python's answer of a kind to a question; null, and said so, where there is none. */
  async ask(question, values, kind) {
    const reply = await this.line.ask(question, values, ANSWER_SECONDS).catch(() => null);
    if (reply?.kind === kind) {
      return reply;
    }
    this.view.status.say('trouble', reply ? reply.message : this.words['page-unreachable']);
    return null;
  }

  close() {
    this.closed = true;
    [this.wake, this.retry, this.line].forEach(part => part.close());
  }
}
