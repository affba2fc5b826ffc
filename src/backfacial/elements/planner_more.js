// What can be added to a visit, under the step that it comes after or at the end.

class StepChooser {
  /** `add(step, row)` hears of the step and of the row that it comes after, null where it is the first. */
  constructor(words, steps, add) {
    this.words = words;
    this.steps = steps;
    this.title = h('p', { class: 'bfe-heading', id: freshId() });
    this.list = h('div', {});
    const close = h('button', { type: 'button', class: 'bfe-button bfe-quiet' }, words['page-add-close']);
    close.addEventListener('click', () => this.close(true));
    this.node = h('div', { class: 'bfe-more', role: 'group', tabindex: '-1', 'aria-labelledby': this.title.id, hidden: true }, this.title, this.list, close);
    this.node.addEventListener('keydown', event => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        this.close(true);
      }
    });
    this.add = add;
  }

  /** What there is to add now, as Python names it. */
  offer(more) {
    const made = JSON.stringify(more);
    if (made === this.made) {
      return;
    }
    this.made = made;
    const button = ({ step, wanted }) => {
      const node = h('button', { type: 'button', class: 'bfe-button bfe-chip', 'data-step': step, 'data-wanted': String(wanted) }, ...(wanted ? [sign('pressed')] : []), h('span', {}, this.steps[step].name));
      node.addEventListener('click', () => this.add(step, this.row));
      return h('li', {}, node);
    };
    const group = name => {
      const own = more.filter(each => each.group === name);
      return own.length ? [h('p', { class: 'bfe-hint' }, this.words[`page-add-${name}`]), h('ul', { role: 'list' }, ...own.map(button))] : [];
    };
    replaceItems(this.list, [...group('steps'), ...group('modules')], this.node);
  }

  /** Open under a row, or in `place` where there is none; `opener` gets the keyboard back. */
  open(row, place, opener) {
    this.row = row;
    this.opener = opener;
    this.title.textContent = row ? fill(this.words['page-add-title'], { step: row.name }) : this.words['page-add-first'];
    place.append(this.node);
    this.node.hidden = false;
    this.list.querySelector('button')?.focus({ preventScroll: true });
    this.node.scrollIntoView({ block: 'nearest' });
  }

  close(giveBack = false) {
    this.node.hidden = true;
    if (giveBack) {
      this.opener?.focus();
    }
  }
}
