// What can be added to a visit, and after which step it comes.

const FIRST_STEP = 'first';

class StepChooser {
  /** `add(step, key)` hears of the step and of the key of what it comes after, null where it is the first. */
  constructor(words, steps, add) {
    this.words = words;
    this.steps = steps;
    this.add = add;
    const id = freshId();
    this.title = h('p', { class: 'bfe-heading', id: `${id}-title` }, words['page-add-title']);
    this.menu = h('select', { id: `${id}-after` });
    this.wanted = h('p', { class: 'bfe-problem', role: 'status', id: `${id}-wanted` });
    this.menu.setAttribute('aria-describedby', this.wanted.id);
    this.after = h('div', { class: 'bfe-field' }, h('label', { for: this.menu.id }, words['page-add-after']), this.menu, this.wanted);
    this.list = h('div', {});
    const close = h('button', { type: 'button', class: 'bfe-button bfe-quiet' }, words['page-add-close']);
    close.addEventListener('click', () => this.close(true));
    this.node = h('div', { class: 'bfe-more', role: 'group', tabindex: '-1', 'aria-labelledby': this.title.id, hidden: true }, this.title, this.after, this.list, close);
    this.node.addEventListener('keydown', event => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        this.close(true);
      }
    });
  }

  /** What there is to add, as Python names it, and the rows that it can come after. */
  offer(more, rows) {
    const chosen = this.menu.value;
    const places = rows.map((row, at) => h('option', { value: row.key }, fill(this.words['page-numbered'], { number: at + 1, step: row.name })));
    const first = h('option', { value: FIRST_STEP }, this.words['page-add-first']);
    this.menu.replaceChildren(h('option', { value: '' }, this.words['page-add-choose']), first, ...places);
    this.after.hidden = !rows.length;
    this.menu.value = !rows.length ? FIRST_STEP : rows.some(row => row.key === chosen) ? chosen : '';
    const made = JSON.stringify(more);
    if (made === this.made) {
      return;
    }
    this.made = made;
    const button = ({ step, wanted }) => {
      const node = h('button', { type: 'button', class: 'bfe-button bfe-chip', 'data-step': step, 'data-wanted': String(wanted) }, wanted ? sign('pressed') : null, h('span', {}, this.steps[step].name));
      node.addEventListener('click', () => this.choose(step));
      return h('li', {}, node);
    };
    const group = name => {
      const own = more.filter(each => each.group === name);
      return own.length ? [h('p', { class: 'bfe-hint' }, this.words[`page-add-${name}`]), h('ul', { role: 'list' }, ...own.map(button))] : [];
    };
    replaceItems(this.list, [...group('steps'), ...group('modules')], this.node);
  }

  choose(step) {
    if (!this.menu.value) {
      this.wanted.replaceChildren(sign('trouble'), h('span', {}, this.words['page-add-wanted']));
      this.menu.focus();
      return;
    }
    this.wanted.replaceChildren();
    this.add(step, this.menu.value === FIRST_STEP ? null : this.menu.value);
  }

  /** Open it at a place of the page, set to come after a row where there is one; `opener` gets the keyboard back. */
  open(row, place, opener) {
    this.opener = opener;
    this.menu.value = this.after.hidden ? FIRST_STEP : (row?.key ?? '');
    this.wanted.replaceChildren();
    place.append(this.node);
    this.node.hidden = false;
    (this.menu.value ? this.list.querySelector('button') : this.menu).focus({ preventScroll: true });
    this.node.scrollIntoView({ block: 'nearest' });
  }

  close(giveBack = false) {
    this.node.hidden = true;
    if (giveBack) {
      this.opener?.focus();
    }
  }
}
