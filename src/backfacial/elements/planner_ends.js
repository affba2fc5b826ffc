// What can be done with a visit: see a right one beside it, give it to the timer, print it.

class VisitEnds {
  constructor(view, id) {
    this.view = view;
    this.words = view.words;
    const button = (key, act) => h('button', { type: 'button', class: 'bfe-button', onclick: act }, this.words[key]);
    this.place = h('div', { class: 'bfe-right', id: `${id}-right`, role: 'group', 'aria-label': this.words['page-right'], tabindex: '-1', hidden: true });
    this.right = button('page-right', () => this.toggle());
    this.right.setAttribute('aria-controls', this.place.id);
    this.right.setAttribute('aria-expanded', 'false');
    this.timer = button('page-timer', () => this.useTimer(this.foot));
    this.card = button('page-print', () => this.print());
    this.foot = h('div', { class: 'bfe-foot' }, this.right, this.timer, this.card);
    this.near = statusLine(`${id}-near`);
    this.toTimer = h('button', { type: 'button', class: 'bfe-button', hidden: true, onclick: () => this.goToTimer() }, this.words['page-timer-go']);
    this.kept = h('div', { class: 'bfe-foot bfe-timer-kept' }, this.near.node, this.toTimer);
    this.paper = printer();
  }

  show(visit) {
    this.unsay();
    this.isReady = Boolean(visit?.ready);
    this.page = visit?.card ?? '';
    [this.timer, this.card].forEach(each => each.setAttribute('aria-disabled', String(!this.isReady)));
    if (!visit) {
      this.unfold(false);
    }
  }

  unfold(isOpen) {
    this.place.hidden = !isOpen;
    this.right.setAttribute('aria-expanded', String(isOpen));
    this.right.textContent = this.words[isOpen ? 'page-right-hide' : 'page-right'];
  }

  askRight() {
    return this.view.talk.ask('right', { visit: this.view.plain() }, 'right');
  }

  async toggle() {
    if (!this.place.hidden) {
      this.unfold(false);
      return;
    }
    const reply = await this.askRight();
    if (reply) {
      this.draw(reply);
      this.unfold(true);
      this.view.said.textContent = this.words[reply.found ? 'page-right-shown' : 'page-right-none'];
      this.place.focus({ preventScroll: true }); // the next stop by keys is Take it over
      this.place.scrollIntoView({ block: 'start' });
    }
  }

  /** The visit has changed: what stands beside it is drawn anew. */
  async refresh() {
    const reply = this.place.hidden ? null : await this.askRight();
    if (reply && !this.place.hidden) {
      this.draw(reply);
    }
  }

  draw({ html, steps }) {
    const node = h('div', {});
    node.innerHTML = html; // made and escaped in Python (backfacial.pages)
    const take = steps && h('button', { type: 'button', class: 'bfe-button', onclick: () => this.takeOver(steps) }, this.words['page-take-over']);
    const had = this.place.contains(document.activeElement);
    this.place.replaceChildren(...[node, take].filter(Boolean));
    if (had) {
      (take ?? this.right).focus({ preventScroll: true });
    }
  }

  takeOver(steps) {
    const { view } = this;
    view.summary.focus(); // what was pressed is about to go
    view.summary.node.scrollIntoView({ block: 'nearest' });
    view.change({ steps: view.keyed({ steps }, view.draft.steps).steps }, this.words['page-taken-over']);
  }

  /** What is said stands at what was pressed. */
  sayAt(place, sign, key) {
    place.after(this.kept);
    this.near.say(sign, this.words[key]);
  }

  unsay() {
    this.near.clear();
    this.toTimer.hidden = true;
  }

  timerOnPage() {
    return notebookOf(this.foot).querySelector('.bfe-timer');
  }

  goToTimer() {
    const timer = this.timerOnPage();
    timer.scrollIntoView({ block: 'start' });
    [...timer.querySelectorAll('select, button')].find(each => each.checkVisibility())?.focus({ preventScroll: true });
  }

  /** `place` is where the button stands that was pressed. */
  async useTimer(place) {
    const { view } = this;
    if (!this.isReady) {
      this.sayAt(place, 'note', 'page-not-ready');
      return;
    }
    const reply = await view.talk.ask('timer', { visit: view.plain() }, 'timer');
    if (reply) {
      view.talk.revision = reply.revision;
      this.sayAt(place, 'saved', 'page-timer-kept');
      this.toTimer.hidden = !this.timerOnPage();
      tellPage('bf-planned');
    }
  }

  print() {
    const { status } = this.view;
    if (!this.isReady) {
      this.sayAt(this.foot, 'note', 'page-not-ready');
    } else {
      this.paper.print(this.page, () => status.say('trouble', this.words['page-blocked']));
    }
  }

  close() {
    this.paper.close();
  }
}
