// One question: its points, the lines of its rubric, its comment, and what is said about saving them.

const A_PAUSE = 1500; // milliseconds without typing after which a comment is saved

/** The points that were typed: `{ value }`, null for none, or `{ refused }` with the sentence that says why. */
function typedPoints(text, outOf) {
  const typed = text.trim();
  const values = { typed, out_of: amount(outOf) };
  if (!typed) {
    return { value: null };
  }
  if (!/^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/.test(typed)) {
    return { refused: say('refused-number', values) };
  }
  const value = Number(typed.replace(',', '.'));
  if (value < 0) {
    return { refused: say('refused-negative', values) };
  }
  return value > outOf ? { refused: say('refused-high', values) } : { value };
}

/** Which lines of a rubric were ticked. nbgrader keeps their sum alone; without storage they are ticked anew. */
const ticks = {
  read(id) {
    try {
      return JSON.parse(localStorage.getItem(`backfacial lines ${id}`)) ?? [];
    } catch {
      return [];
    }
  },
  keep(id, lines) {
    try {
      localStorage.setItem(`backfacial lines ${id}`, JSON.stringify(lines));
    } catch {
      // no storage: the points are saved all the same
    }
  },
};

class Question {
  constructor(node) {
    this.node = node;
    this.item = node.dataset.item;
    this.find = selector => node.querySelector(selector);
    this.points = this.find('.mk-points');
    this.text = this.find('textarea');
    this.lines = [...node.querySelectorAll('.mk-line input')];
    this.outOf = Number(this.points.dataset.outOf);
    this.work = Promise.resolve();
    this.lines.forEach(line => line.addEventListener('change', () => this.addLines()));
    this.points.addEventListener('change', () => this.save());
    this.text.addEventListener('change', () => this.save());
    this.text.addEventListener('input', () => {
      clearTimeout(this.pause);
      this.pause = setTimeout(() => this.save(), A_PAUSE);
    });
    this.find('.mk-keep').addEventListener('click', () => this.keep());
  }

  /** Show what is saved, as nbgrader's API gave it. A question that a rule marks has no comment. */
  show(grade, comment) {
    this.grade = savedGrade(grade);
    this.comment = comment && savedComment(comment);
    this.find('.mk-comment').hidden = !comment;
    this.points.disabled = false;
    this.fill('grade');
    this.fill('comment');
    const kept = ticks.read(grade.id);
    this.lines.forEach((line, index) => {
      line.checked = kept.includes(index);
    });
    this.render();
  }

  fill(which) {
    if (which === 'comment') {
      this.text.value = this.comment?.record.manual_comment ?? '';
    } else {
      const points = this.grade.record.manual_score;
      this.points.value = points === null ? '' : amount(points);
    }
  }

  differs(which) {
    return which === 'grade' ? this.pointsDiffer : this.commentDiffers;
  }

  get sum() {
    return this.lines.reduce((sum, line) => sum + (line.checked ? Number(line.value) : 0), 0);
  }

  /** What the field says; it shows two places, and a line may be worth a third of a point. */
  get typed() {
    const exact = [this.sum, this.grade.record.manual_score].find(
      points => points !== null && amount(points) === this.points.value.trim(),
    );
    return exact === undefined ? typedPoints(this.points.value, this.outOf) : typedPoints(String(exact), this.outOf);
  }

  get pointsDiffer() {
    const { value, refused } = this.typed;
    return refused !== undefined || value !== this.grade.record.manual_score;
  }

  get commentDiffers() {
    return this.comment !== undefined && this.text.value !== (this.comment.record.manual_comment ?? '');
  }

  get isUnsaved() {
    return this.grade !== undefined && (this.isSaving || this.pointsDiffer || this.commentDiffers);
  }

  addLines() {
    this.points.value = this.lines.some(line => line.checked) ? amount(this.sum) : '';
    this.save();
  }

  toggle(number) {
    this.lines[number - 1]?.click();
  }

  giveNothing() {
    this.points.value = '0';
    this.save();
  }

  /** Confirm points that wait for a second look, whatever has been typed since. */
  keep() {
    this.again = true;
    this.fill('grade');
    this.save();
    this.points.focus();
  }

  /** One after the other: what is typed while something is being saved is saved after it. */
  save() {
    clearTimeout(this.pause);
    this.work = this.work.then(() => this.saveNow());
    return this.work;
  }

  async saveNow() {
    this.isSaving = true;
    this.say(say('saving'));
    const { value, refused } = this.typed;
    const points = refused || (!this.pointsDiffer && !this.again) ? 'nothing' : await this.write('grade', { manual_score: value });
    const text = this.commentDiffers ? await this.write('comment', { manual_comment: this.text.value || null }) : 'nothing';
    this.isSaving = false;
    if (points !== 'trouble' && text !== 'trouble') {
      this.again = false;
      this.complain(refused ?? '');
      this.say(refused && text === 'nothing' ? '' : this.savedWords(points === 'saved' && value === null));
    }
    this.points.setAttribute('aria-invalid', String(refused !== undefined));
    this.render();
  }

  savedWords(isEmptied) {
    const time = new Date().toTimeString().slice(0, 5);
    const { auto_score: auto } = this.grade.record;
    if (!isEmptied) {
      return say('saved', { time });
    }
    return auto === null ? say('saved-empty', { time }) : say('saved-by-rule', { time, points: amount(auto) });
  }

  /** 'saved', or 'trouble' that has been said. */
  async write(which, changes) {
    try {
      await this[which].write(changes);
      return 'saved';
    } catch (error) {
      this.say('');
      if (error instanceof Newer) {
        return this.meet(which, error.record) ? 'saved' : 'trouble';
      }
      const sentence = error instanceof Outdated ? say('outdated')
        : error.status ? say('failed-status', { status: error.status })
          : say('failed');
      this.complain(sentence, '', [['save-again', () => this.save()]]);
      return 'trouble';
    }
  }

  /** Something newer is saved. True: it is just what stands here. False: the marker has been asked which shall count. */
  meet(which, record) {
    const before = this[which].record;
    this[which].record = record;
    if (!this.differs(which)) {
      return true;
    }
    this[which].record = before;
    const said = points => (points === null ? say('points-none') : say('points-some', { points: amount(points) }));
    const sentence = which === 'comment' ? say('newer-comment')
      : say('newer-points', { points: said(record.manual_score), mine: said(this.typed.value ?? null) });
    const settle = () => {
      this[which].record = record;
      this.complain('');
    };
    const take = () => {
      settle();
      this.fill(which);
      this.say(say('changed'));
      this.render();
    };
    const mine = () => {
      settle();
      this.save();
    };
    this.complain(sentence, which === 'comment' ? record.manual_comment ?? '' : '', [['take-theirs', take], ['save-mine', mine]]);
    return false;
  }

  /** What was saved elsewhere: shown where nothing here is unsaved, else the marker is asked. */
  refresh(grade, comment) {
    if (this.isSaving || !this.grade) {
      return;
    }
    for (const [which, record] of [['grade', grade], ['comment', comment]]) {
      if (record && this[which].differs(record)) {
        if (this.differs(which)) {
          this.meet(which, record);
        } else {
          this[which].record = record;
          this.fill(which);
          this.say(say('changed'));
        }
      }
    }
    this.render();
  }

  say(sentence) {
    this.find('.mk-saved').textContent = sentence;
  }

  complain(sentence, quoted = '', buttons = []) {
    const nodes = [];
    const add = (name, className, text) => {
      const node = Object.assign(document.createElement(name), { className, textContent: text });
      nodes.push(node);
      return node;
    };
    sentence && add('p', '', sentence);
    quoted && add('p', 'mk-text mk-own', quoted);
    buttons.forEach(([key, act]) => {
      const button = add('button', 'mk-button', say(key));
      button.type = 'button';
      button.addEventListener('click', () => {
        this.points.focus();
        act();
      });
    });
    this.find('.mk-trouble').replaceChildren(...nodes);
  }

  render() {
    const { manual_score: given, auto_score: auto, extra_credit: extra, needs_manual_grade: waits } = this.grade.record;
    const points = amount(given ?? auto ?? 0);
    const outOf = amount(this.outOf);
    const state = say('state-points', { points, out_of: outOf });
    const again = waits && given !== null;
    this.node.toggleAttribute('data-waiting', waits);
    this.node.dispatchEvent(new CustomEvent('mk-rendered', { bubbles: true }));
    this.find('.mk-state').textContent = !waits ? state : again ? say('state-again', { points: state }) : say('state-waits');
    this.find('.mk-again').textContent = again ? say('again', { points }) : '';
    this.find('.mk-again').hidden = this.find('.mk-keep').hidden = !again;
    this.find('.mk-extra').textContent = extra ? say('extra', { points: amount(extra) }) : '';
    this.find('.mk-extra').hidden = !extra;
    if (!('written' in this.node.dataset)) {
      this.find('.mk-rule').textContent = auto === null ? say('by-rule-none')
        : `${say('by-rule', { points: amount(auto), out_of: outOf })} ${say('points-rule-hint')}`;
    }
    this.renderLines();
  }

  /** Ticks that do not come to the points in the field say nothing of them, so they go. */
  renderLines() {
    if (this.lines.length) {
      if (amount(this.sum) !== (this.points.value.trim() || '0')) {
        this.lines.forEach(line => {
          line.checked = false;
        });
      }
      ticks.keep(this.grade.record.id, this.lines.flatMap((line, index) => (line.checked ? [index] : [])));
      this.find('.mk-sum').textContent = say('rubric-sum', { points: amount(this.sum), out_of: amount(this.outOf) });
    }
  }
}
