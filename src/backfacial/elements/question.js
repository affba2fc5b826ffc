// The frame of every question: legend, controls, status. Practice shows feedback on request; graded saves each change.

/** Where a saved answer and an unsaved draft meet, the draft wins unless something newer was saved meanwhile. */
function settled(state, draft, merge) {
  if (!draft || JSON.stringify(draft.response) === JSON.stringify(state.response)) {
    return state.response;
  }
  return draft.revision === state.revision ? draft.response : (merge?.(state.response, draft.response) ?? state.response);
}

class QuestionView {
  constructor(model, el, controls) {
    this.question = model.get('question');
    this.words = model.get('words');
    this.isPractice = model.get('mode') === 'practice';
    this.id = freshId();
    this.picture = picture(model.get('pictures'));
    this.controls = controls(this.question, this.words, this.id, model);
    this.build({ number: model.get('number'), total: model.get('total'), optional: model.get('optional') });
    el.append(this.root);
    this.line = new Line(model, message => this.elsewhere(message));
    this.watch = new Stopwatch(this.root);
    this.saver = new Saver(this.line, this.watch, (how, reply) => this.show(how, reply));
    this.wake = new Retry(() => this.start());
    this.draft = new Draft(model.get('assignment'), this.question.id);
    this.from = 0;
    this.sitting = 0;
    this.revision = 0;
    this.listen();
    this.say('waiting', 'waiting', this.words['status-waiting']);
    void this.wake.run();
  }

  build({ number, total, optional }) {
    const { words, question, id } = this;
    this.status = statusLine(`${id}-status`, !this.isPractice);
    this.notes = noteBoard();
    const kind = number ? (optional ? '-optional' : '') : '-plain';
    const title = fill(words[`question-${this.isPractice ? 'practice' : 'graded'}${kind}`], { number, total });
    const points = fill(words[question.points === 1 ? 'question-point' : 'question-points'], { points: question.points });
    const hint = h('p', { class: 'bfe-hint', id: `${id}-hint` }, this.controls.hint);
    if (!this.isPractice) {
      hint.append(h('span', { class: 'bfe-points' }, points));
    }
    this.fieldset = h(
      'fieldset',
      { 'aria-describedby': hint.id, disabled: true },
      h('legend', {}, h('span', { class: 'bfe-title' }, title, ' '), ...stemSpans(question.stem)),
      hint,
      ...(this.picture ? [h('div', { class: 'bfe-beside' }, this.picture, h('div', {}, ...this.controls.nodes))] : this.controls.nodes)
    );
    this.form = h('form', { novalidate: true, autocomplete: 'off' });
    const about = { 'data-bf-item': question.id, 'data-bf-mode': this.isPractice ? 'practice' : 'graded' };
    this.root = elementRoot(`bfe-question bfe-${question.type}`, about, this.notes.node, this.form);
    this.feedback = this.isPractice ? new Feedback(words, this.root, () => this.askToShow()) : null;
    const foot = h('div', { class: 'bfe-foot' }, this.feedback?.check, this.feedback?.showMe, this.status.node);
    this.form.append(this.fieldset, foot, this.feedback?.heard ?? '');
    this.root.append(this.feedback?.node ?? '');
  }

  listen() {
    const { form, controls } = this;
    form.addEventListener('submit', event => {
      event.preventDefault();
      if (this.isPractice || this.changed) {
        this.send(); // Enter in a field also says `change`, and one Enter is one answer
      }
    });
    form.addEventListener('keydown', event => {
      if (event.key === 'Enter' && event.target.type === 'checkbox') {
        event.preventDefault(); // or it would check an answer that is not finished
        event.target.click();
      }
    });
    form.addEventListener('input', () => {
      this.changed = true;
      this.isPractice ? this.unchecked() : this.editing();
      if (this.isPractice && controls.progress) {
        this.send(true);
      }
    });
    this.root.addEventListener('bf-repeat', () => this.repeat());
    if (!this.isPractice) {
      form.addEventListener('change', () => this.changed && this.send());
      form.addEventListener('focusout', () => {
        if (controls.pause) {
          this.changed && this.send();
          this.endSitting();
        }
      });
    }
  }

  /** First sign of life: until Python has said what is saved, nothing is taken. True when there is nothing left to try. */
  async start() {
    let state;
    try {
      state = await this.line.hello();
    } catch {
      if (!this.closed) {
        this.say('asleep', 'trouble', this.words['status-asleep']);
      }
      return this.closed;
    }
    if (state.kind !== 'state') {
      this.say('asleep', 'trouble', state.message);
      return false;
    }
    const draft = this.isPractice ? null : this.draft.read();
    const response = settled(state, draft, this.controls.merge);
    this.restore(state, response);
    this.fieldset.disabled = false;
    this.feedback?.open();
    if (JSON.stringify(response) !== JSON.stringify(state.response)) {
      this.send();
    } else {
      this.draft.drop();
    }
    return true;
  }

  restore(state, response) {
    this.isAsking = false;
    this.notes.add(state.notices);
    this.revision = state.revision;
    this.controls.write(response);
    this.tell(state);
    this.onTheWay = !state.feedback;
    if (state.response === null) {
      this.say('open', 'open', this.words['status-open']);
    } else {
      this.say('saved', 'saved', this.savedWords(state));
    }
  }

  /** As if it had not been answered yet; what was answered stays saved. A visit has a way of its own to begin again. */
  repeat() {
    if (!this.fieldset.disabled && !this.changed && !this.controls.progress) {
      this.controls.write(null);
      this.tell({});
      this.say('open', 'open', this.words['question-repeat']);
    }
  }

  /** Another view of this question has saved: show it here too, unless something is under way here. */
  async elsewhere(message) {
    if (message?.kind === 'saved' && !this.fieldset.disabled && !this.changed && !this.saver.unsaved) {
      const state = await this.line.hello().catch(() => null);
      if (state?.kind === 'state' && !this.changed && !this.saver.unsaved) {
        this.restore(state, state.response);
      }
    }
  }

  unchecked() {
    this.isAsking = false;
    this.saver.forget();
    this.tell({});
    this.say('editing', 'editing', this.words['status-unchecked']);
  }

  editing() {
    const { response, invalid } = this.controls.read();
    if (!invalid) {
      this.draft.keep(response, this.revision);
    }
    if (this.controls.pause) {
      this.say('editing', 'editing', this.words['status-editing']);
      clearTimeout(this.timer);
      this.timer = setTimeout(() => !this.controls.read().invalid && this.send(), this.controls.pause);
    }
  }

  /**
   * Sends what the page shows. In practice this is the check, so all must have been answered; `onTheWay` keeps what there
   * is so far and asks for no feedback.
   */
  send(onTheWay = false) {
    clearTimeout(this.timer);
    const { response, invalid, complain, missing } = this.controls.read();
    if (invalid) {
      const why = complain();
      this.say('invalid', 'trouble', this.words['status-invalid']);
      this.feedback?.say(why);
      return;
    }
    if (this.isPractice && !onTheWay && (response === null || missing)) {
      const wanted = this.words[missing ?? `${this.question.type}-first`];
      this.say('open', 'open', wanted);
      this.feedback.say(wanted);
      this.isAsking = true;
      return;
    }
    this.changed = false;
    this.response = response;
    this.sentIn = this.sitting;
    this.onTheWay = onTheWay;
    const { progress, pause } = this.controls;
    // a check of practice is a try of its own, however soon after the one before
    const writing = onTheWay || (!this.isPractice && Boolean(progress || (pause && this.goesOn)));
    void this.saver.save({ response, writing, from: this.from });
  }

  show(how, reply) {
    const { words } = this;
    if (how === 'saving') {
      this.sayUnlessAsking('saving', 'saving', words['status-saving']);
    } else if (how === 'saved') {
      this.saved(reply);
    } else {
      this.say('not-saved', 'trouble', how === 'lost' ? words['status-lost'] : fill(words['status-refused'], reply));
    }
  }

  saved(reply) {
    this.notes.add(reply.notices);
    this.revision = reply.revision;
    if (this.changed) {
      this.draft.keep(this.controls.read().response ?? null, this.revision);
    } else {
      this.draft.drop();
      this.sayUnlessAsking('saved', 'saved', this.savedWords({ ...reply, response: this.response }));
    }
    if (!this.controls.pause) {
      this.endSitting();
    } else if (this.sentIn === this.sitting) {
      this.goesOn = true;
    }
    this.tell(reply, true);
    tellPage('bf-saved');
  }

  /** The next answer counts its seconds anew and is an event of its own. */
  endSitting() {
    this.sitting++;
    this.goesOn = false;
    this.from = this.watch.seconds();
  }

  /** The feedback of Python, or none any more; what it names is named in the controls too. */
  tell(reply, isNew) {
    this.feedback?.show(reply, isNew);
    this.controls.name?.(reply.named ?? {});
  }

  savedWords({ at, response }) {
    const key = response === null ? 'status-taken-back' : 'status-saved';
    return fill(this.words[key], { time: clockTime(at) }).trim();
  }

  /** The solution, without another try. */
  async askToShow() {
    const reply = await this.line.ask('show', {}, ANSWER_SECONDS).catch(() => null);
    if (reply?.kind === 'shown') {
      this.notes.add(reply.notices);
      this.tell(reply);
      this.feedback.comeIntoView();
      this.feedback.say(this.words['question-heard-shown']);
      this.feedback.focus(); // what was pressed is gone
    } else {
      this.say('not-saved', 'trouble', reply ? fill(this.words['status-refused'], reply) : this.words['status-unreachable']);
    }
  }

  say(state, signName, text) {
    this.status.say(this.isPractice && signName === 'saved' ? 'kept' : signName, text);
    if (signName === 'trouble') {
      this.feedback?.say(text);
    }
    this.root.dataset.bfState = state;
    tellPage('bf-state');
  }

  /** What is still open has to be read first: a save of what there was, on its way at the click, says nothing over it. */
  sayUnlessAsking(...what) {
    if (!this.isAsking) {
      this.say(...what);
    }
  }

  close() {
    this.closed = true;
    clearTimeout(this.timer);
    [this.wake, this.saver, this.watch, this.line].forEach(part => part.close());
  }
}

/** What a question's module exports as `render`. */
function renderQuestion({ model, el }, controls) {
  const view = new QuestionView(model, el, controls);
  return () => view.close();
}
