// The steps of a visit in order, each with a bar to scale. One of them at a time is unfolded and can be changed.

/** A row for one step. It stays the same node wherever it moves, so that the keyboard is never lost. */
class StepRow {
  constructor(list, entry) {
    this.list = list;
    this.key = entry.key;
    this.step = entry.step;
    const { words } = list;
    const { name, kind } = list.steps[entry.step];
    this.name = name;
    const id = freshId();
    this.number = h('span', { class: 'bfe-row-number' });
    this.time = h('span', { class: 'bfe-row-time' });
    this.mark = h('span', { class: 'bfe-row-mark' });
    this.head = h(
      'button',
      { type: 'button', class: 'bfe-row-head', 'aria-expanded': 'false', 'aria-controls': `${id}-more`, 'aria-describedby': `${id}-findings` },
      this.number,
      h('span', { class: 'bfe-row-name' }, name),
      this.mark,
      this.time
    );
    this.grip = h('span', { class: 'bfe-grip', 'aria-hidden': 'true', title: fill(words['page-grip'], { step: name }) }, pictogram('bfe-sign', '<path d="M7 5h.1M7 10h.1M7 15h.1M13 5h.1M13 10h.1M13 15h.1"/>'));
    this.bar = h('span', { class: 'bfe-bar' });
    this.findings = h('div', { class: 'bfe-row-findings', id: `${id}-findings` });
    this.facts = h('div', { class: 'bfe-row-facts' });
    this.more = h('div', { class: 'bfe-row-more', id: `${id}-more`, hidden: true }, this.facts, this.stepper(name), this.acts());
    this.node = h(
      'li',
      { class: 'bfe-row', 'data-kind': kind },
      h('div', { class: 'bfe-row-line' }, this.grip, this.head),
      h('div', { class: 'bfe-track', 'aria-hidden': 'true' }, this.bar),
      this.findings,
      this.more
    );
    this.head.addEventListener('click', () => list.open(this.isOpen() ? null : this));
    this.node.addEventListener('keydown', event => this.key_(event));
    this.handle = this.head; // where the keyboard goes when the row is dragged by its grip
  }

  stepper(name) {
    const { words } = this.list;
    const button = (key, text, by) => {
      const node = h('button', { type: 'button', class: 'bfe-button bfe-round', 'aria-label': fill(words[key], { step: name }) }, text);
      node.addEventListener('click', () => this.give(by));
      return node;
    };
    this.less = button('page-less', '−', -1);
    this.plus = button('page-more', '+', 1);
    this.value = h('strong', { class: 'bfe-stepper-value' });
    this.limits = h('span', { class: 'bfe-hint' });
    return h('div', { class: 'bfe-stepper' }, this.less, this.value, this.plus, this.limits);
  }

  acts() {
    const { words, on } = this.list;
    const button = (key, act, style = '') => {
      const node = h('button', { type: 'button', class: `bfe-button ${style}`.trim() }, words[key]);
      node.addEventListener('click', act);
      return node;
    };
    this.earlier = button('page-earlier', () => this.list.move(this, -1));
    this.later = button('page-later', () => this.list.move(this, 1));
    this.adder = button('page-add-here', () => on.addAfter(this));
    return h('div', { class: 'bfe-row-acts' }, this.earlier, this.later, this.adder, button('page-take-out', () => this.list.takeOut(this), 'bfe-quiet'));
  }

  isOpen() {
    return !this.more.hidden;
  }

  fold(isOpen) {
    this.more.hidden = !isOpen;
    this.node.dataset.open = String(isOpen);
    this.head.setAttribute('aria-expanded', String(isOpen));
    if (isOpen && !this.isKnown) {
      this.isKnown = true;
      void this.learn();
    }
  }

  /** What there is to know of a step comes once it is wanted: it has a drawing. */
  async learn() {
    const html = await this.list.on.know(this.step);
    this.isKnown = html !== null;
    this.facts.innerHTML = html ?? ''; // made and escaped in Python (backfacial.pages)
  }

  give(by) {
    const next = this.minutes + by;
    // what lies outside of the limits can be brought nearer to them
    const isNearer = by > 0 ? next <= this.view.most || next <= this.view.least : next >= this.view.least || next >= this.view.most;
    if (isNearer && next >= 1) {
      this.list.on.time(this, next);
    } else {
      this.list.on.end(fill(this.list.words['page-limit'], { step: this.name, limits: this.limits.textContent }));
    }
  }

  key_(event) {
    const act = {
      ArrowUp: () => this.list.move(this, -1),
      ArrowDown: () => this.list.move(this, 1),
      '+': () => this.give(1),
      '=': () => this.give(1),
      '-': () => this.give(-1),
      Delete: () => this.list.takeOut(this)
    }[event.key];
    const needsAlt = event.key.startsWith('Arrow');
    if (act && event.altKey === needsAlt && !event.ctrlKey && !event.metaKey && !event.target.closest('.bfe-more')) {
      event.preventDefault();
      event.stopPropagation();
      act();
    }
  }

  /** Where it stands and how long it takes, before Python has said anything about it. */
  place(number, all, minutes) {
    const { words } = this.list;
    this.minutes = minutes;
    this.number.textContent = String(number);
    this.time.textContent = fill(words['page-minute'], { minutes });
    this.value.textContent = fill(words['page-minute'], { minutes });
    this.earlier.setAttribute('aria-disabled', String(number === 1));
    this.later.setAttribute('aria-disabled', String(number === all));
  }

  /** What Python says of it. */
  show(view, scale) {
    const { words, steps } = this.list;
    const { phase } = steps[this.step];
    this.view = view;
    const { least, most } = view;
    const isFixed = least === most && this.minutes === most;
    this.limits.textContent = fill(words[least === most ? 'page-fixed' : 'page-limits'], { least, most });
    this.less.hidden = this.plus.hidden = isFixed;
    this.less.setAttribute('aria-disabled', String(this.minutes <= least));
    this.plus.setAttribute('aria-disabled', String(this.minutes >= most));
    this.node.dataset.phase = phase;
    this.node.dataset.weight = view.weight;
    this.mark.replaceChildren(...(view.weight === 'against' || view.weight === 'advice' ? [sign(view.weight === 'against' ? 'trouble' : 'note')] : []));
    if (phase !== 'visit') {
      this.time.textContent = words[`page-${phase}`];
    }
    this.bar.style.insetInlineStart = `${(100 * view.start) / scale}%`;
    this.bar.style.width = phase === 'visit' ? `${(100 * this.minutes) / scale}%` : '0';
    if (this.html !== view.html) {
      this.html = view.html;
      this.findings.innerHTML = view.html; // made and escaped in Python (backfacial.pages)
    }
  }
}

class StepRows {
  /** `on` hears: order(keys, row), time(row, minutes), takeOut(row), addAfter(row), end(why) where nothing more is possible;
   *  know(step) gives what there is to know of a step as HTML, null where that cannot be had. */
  constructor(words, steps, on) {
    this.words = words;
    this.steps = steps;
    this.on = on;
    this.rows = new Map();
    this.node = h('ol', { class: 'bfe-rows', 'aria-label': words['page-steps'], role: 'list' });
    dragCards(this.node, {
      cardOf: node => this.all().find(row => row.grip.contains(node)),
      others: row => this.all().filter(each => each !== row),
      order: () => this.all(),
      place: (row, index) => this.stand(row, index),
      dropped: row => on.order(this.all().map(each => each.key), row),
      pressed: () => {}
    });
  }

  /** The others move round the row: what has the keyboard keeps it only as long as it stays where it is. */
  stand(row, index) {
    const others = this.all().filter(each => each !== row).map(each => each.node);
    row.node.before(...others.slice(0, index));
    row.node.after(...others.slice(index));
  }

  all() {
    return [...this.node.children].map(node => this.rows.get(node.dataset.key));
  }

  /** Show these steps ({ key, step, minutes }) in this order. What stays keeps its node; a node that has the keyboard stays put. */
  place(entries) {
    const wanted = new Set(entries.map(entry => entry.key));
    this.all().filter(row => !wanted.has(row.key)).forEach(row => {
      this.rows.delete(row.key);
      row.node.remove();
    });
    for (const entry of entries) {
      if (!this.rows.has(entry.key)) {
        const row = new StepRow(this, entry);
        row.node.dataset.key = entry.key;
        this.rows.set(entry.key, row);
      }
    }
    const order = entries.map(entry => this.rows.get(entry.key).node);
    if (order.some((node, at) => node !== this.node.children[at])) {
      const kept = order.find(node => node.contains(document.activeElement));
      const at = order.indexOf(kept);
      order.slice(0, Math.max(at, 0)).forEach(node => this.node.insertBefore(node, kept));
      order.slice(at + 1).forEach(node => this.node.append(node));
    }
    entries.forEach((entry, index) => this.rows.get(entry.key).place(index + 1, entries.length, entry.minutes));
  }

  show(views, scale) {
    this.all().forEach((row, index) => row.show(views[index], scale));
  }

  open(row) {
    this.all().forEach(each => each.fold(each === row));
  }

  opened() {
    return this.all().find(row => row.isOpen());
  }

  /** Unfold the row at a place and give it the keyboard. */
  goTo(at) {
    const row = this.all()[at];
    this.open(row);
    row.head.focus();
    row.node.scrollIntoView({ block: 'nearest' });
  }

  move(row, by) {
    const keys = this.all().map(each => each.key);
    const at = keys.indexOf(row.key);
    if (at + by >= 0 && at + by < keys.length) {
      keys.splice(at + by, 0, ...keys.splice(at, 1));
      this.on.order(keys, row);
      row.node.scrollIntoView({ block: 'nearest' });
    } else {
      this.on.end(fill(this.words[by < 0 ? 'page-first' : 'page-last'], { step: row.name }));
    }
  }

  takeOut(row) {
    const rows = this.all();
    const at = rows.indexOf(row);
    const next = rows[at + 1] ?? rows[at - 1];
    next?.head.focus({ preventScroll: true }); // what was pressed is about to go
    this.on.takeOut(row);
  }
}
