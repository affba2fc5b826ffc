// A table of facts: a search, filters, and rows that unfold. It works in the page alone and keeps nothing.

// So many rows are shown at first, so that the rest of the lesson stays near; a few more are not worth a button.
const FIRST = 6;
const FEW = 5;

/** A node with HTML that `backfacial.pages` made. */
function made(tag, attributes, html) {
  const node = h(tag, attributes);
  node.innerHTML = html;
  guardKeys(node);
  return node;
}

/** One record: its row, and below it all of it, made when it is first unfolded. */
class ExplorerRow {
  constructor(row, columns) {
    this.row = row;
    const id = freshId();
    this.button = h('button', { type: 'button', class: 'bfe-unfold', 'aria-expanded': 'false', 'aria-controls': id });
    this.button.append(sign('fold'), h('span', {}, row.name));
    this.button.addEventListener('click', () => this.unfold(this.record.hidden));
    this.head = h(
      'tr',
      { role: 'row', class: 'bfe-row' },
      h('td', { role: 'cell', class: 'bfe-row-id' }, row.id),
      h('th', { role: 'rowheader', scope: 'row' }, this.button),
      ...row.cells.map((html, at) => {
        const cell = made('td', { role: 'cell' }, html);
        cell.prepend(h('span', { class: 'bfe-cell-label', 'aria-hidden': 'true' }, columns[at + 2]));
        return cell;
      })
    );
    this.cell = h('td', { role: 'cell', colspan: columns.length });
    this.record = h('tr', { role: 'row', class: 'bfe-record', id, hidden: true }, this.cell);
  }

  unfold(open) {
    if (open && !this.cell.firstChild) {
      this.cell.append(made('div', {}, this.row.record));
    }
    this.isOpen = open;
    this.button.setAttribute('aria-expanded', String(open));
    this.record.hidden = !open;
  }

  show(shown) {
    this.head.hidden = !shown;
    this.record.hidden = !shown || !this.isOpen;
  }

  fits(filters) {
    return filters.every(filter => filter.fits(this.row));
  }
}

/** Buttons of which several may be pressed: a row fits with any of these. */
function buttonFilter(filter, words, changed) {
  const pressed = new Set();
  const buttons = filter.options.map(option => {
    const name = fill(words['explorer-option'], option);
    const button = h('button', { type: 'button', class: 'bfe-toggle', 'aria-pressed': 'false', 'aria-label': name });
    button.append(made('span', { class: 'bfe-toggle-label' }, option.html), h('span', { class: 'bfe-hint' }, option.count));
    button.prepend(sign('pressed'));
    button.addEventListener('click', () => {
      pressed[pressed.has(option.id) ? 'delete' : 'add'](option.id);
      mark();
      changed();
    });
    return button;
  });
  const mark = () =>
    buttons.forEach((button, at) => button.setAttribute('aria-pressed', String(pressed.has(filter.options[at].id))));
  return {
    node: h('fieldset', {}, h('legend', {}, filter.label), h('div', { class: 'bfe-toggles' }, ...buttons)),
    isSet: () => pressed.size > 0,
    fits: row => pressed.size === 0 || row.tags[filter.id].some(tag => pressed.has(tag)),
    clear() {
      pressed.clear();
      mark();
    }
  };
}

/** A menu with one choice. */
function menuFilter(filter, words, changed) {
  const id = freshId();
  const hint = h('p', { class: 'bfe-hint', id: `${id}-hint`, hidden: true }, filter.hint);
  const choices = filter.options.map(option => h('option', { value: option.id }, `${option.label} (${option.count})`));
  const menu = h('select', { id }, h('option', { value: '' }, filter.unset), ...choices);
  const mark = () => {
    hint.hidden = !menu.value || !filter.hint;
    if (hint.hidden) {
      menu.removeAttribute('aria-describedby');
    } else {
      menu.setAttribute('aria-describedby', hint.id);
    }
  };
  menu.addEventListener('change', () => {
    mark();
    changed();
  });
  return {
    node: h('div', { class: 'bfe-field' }, h('label', { for: id }, filter.label), menu, hint),
    isSet: () => menu.value !== '',
    fits: row => menu.value === '' || row.tags[filter.id].includes(menu.value),
    clear() {
      menu.value = '';
      mark();
    }
  };
}

class TableView {
  /** In a `narrow` place the filters wait behind a line of their own. */
  constructor(table, words, { narrow = false } = {}) {
    this.words = words;
    this.limit = FIRST;
    const changed = () => {
      this.limit = FIRST;
      this.show();
    };
    const kinds = { buttons: buttonFilter, menu: menuFilter };
    this.filters = table.filters.map(filter => kinds[filter.kind](filter, this.words, changed));
    this.rows = table.rows.map(row => new ExplorerRow(row, table.columns));
    this.asker = new Asker(table.index);
    const id = freshId();
    this.field = h('input', { type: 'search', id, autocomplete: 'off', spellcheck: 'false', 'aria-describedby': `${id}-hint` });
    this.field.addEventListener('input', changed);
    const search = h(
      'div',
      { class: 'bfe-field' },
      h('label', { for: id }, this.words['explorer-search']),
      this.field,
      h('p', { class: 'bfe-hint', id: `${id}-hint` }, table.search_hint)
    );
    this.count = h('p', { class: 'bfe-count' });
    this.reading = h('p', { class: 'bfe-hint', hidden: true });
    this.none = h('p', { class: 'bfe-note', hidden: true });
    this.clear = h('button', { type: 'button', class: 'bfe-button bfe-quiet' }, this.words['explorer-clear']);
    this.clear.addEventListener('click', () => this.clearAll());
    this.more = h('button', { type: 'button', class: 'bfe-button' });
    this.more.addEventListener('click', () => this.showMore());
    this.fewer = h('button', { type: 'button', class: 'bfe-button bfe-quiet', hidden: true }, this.words['explorer-fewer']);
    this.fewer.addEventListener('click', () => this.showFewer());
    this.table = this.makeTable(table);
    const filters = this.filters.map(filter => filter.node);
    this.root = elementRoot(
      'bfe-explorer',
      { role: 'group', 'aria-label': table.label },
      h('p', { class: 'bfe-heading' }, table.label),
      h('div', { class: 'bfe-controls' }, search, ...(narrow ? [this.folded(filters)] : filters)),
      h('div', { class: 'bfe-foot' }, h('div', { role: 'status', class: 'bfe-found' }, this.count, this.reading, this.none), this.clear, this.fewer),
      h('div', { class: 'bfe-table-place' }, this.table),
      this.more
    );
    this.show();
  }

  folded(filters) {
    const summary = h('summary', {}, this.words['explorer-filters']);
    return h('details', { class: 'bfe-filters' }, summary, h('div', { class: 'bfe-controls' }, ...filters));
  }

  makeTable(table) {
    const heads = table.columns.map(column => h('th', { role: 'columnheader', scope: 'col' }, column));
    this.body = h('tbody', { role: 'rowgroup' });
    return h(
      'table',
      { role: 'table', class: 'bfe-table', 'aria-label': table.label },
      h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, ...heads)),
      this.body
    );
  }

  /** The rows that are found, the best first, or in the order of the table where no word is looked for. */
  found() {
    const fitting = this.rows.filter(row => row.fits(this.filters));
    if (!this.field.value.trim()) {
      return { rows: fitting, readAs: new Map(), unknown: [] };
    }
    const among = new Set(fitting.map(row => this.rows.indexOf(row)));
    const answer = this.asker.ask(this.field.value, among);
    return { ...answer, rows: answer.rows.map(at => this.rows[at]) };
  }

  /** Puts rows in front of all others, in their order; nothing is moved where they stand so already. */
  place(found) {
    const first = new Set(found);
    const order = [...found, ...this.rows.filter(row => !first.has(row))];
    if (order.some((row, at) => row !== this.order?.[at])) {
      this.order = order;
      this.body.append(...order.flatMap(row => [row.head, row.record]));
    }
  }

  show() {
    const { rows: found, readAs, unknown } = this.found();
    const shown = new Set(found.length > this.limit + FEW ? found.slice(0, this.limit) : found);
    this.place(found);
    this.rows.forEach(row => row.show(shown.has(row)));
    const key = found.length > shown.size ? 'explorer-found-first' : 'explorer-found';
    const numbers = { found: found.length, all: this.rows.length, shown: shown.size };
    this.say(fill(this.words[key], numbers), this.read(readAs, unknown), found.length === 0);
    this.table.hidden = found.length === 0;
    const isAll = this.limit === Infinity;
    this.more.hidden = isAll ? found.length <= FIRST + FEW : found.length === shown.size;
    this.more.textContent = isAll ? this.words['explorer-fewer'] : fill(this.words['explorer-more'], { count: found.length - shown.size });
    this.fewer.hidden = this.more.hidden || !isAll;
    this.clear.hidden = !this.field.value && !this.filters.some(filter => filter.isSet());
  }

  /** How the words were read, where that is not as they were typed. */
  read(readAs, unknown) {
    const said = [...readAs].map(([typed, words]) => fill(this.words['explorer-read-as'], { typed, words: words.join(', ') }));
    const missing = unknown.length ? [fill(this.words['explorer-unknown'], { words: unknown.join(', ') })] : [];
    return [...said, ...missing].join(' ');
  }

  say(count, reading, isNone) {
    for (const [line, text] of [[this.count, count], [this.reading, reading]]) {
      if (line.textContent !== text) {
        line.textContent = text;
      }
    }
    this.reading.hidden = !reading;
    if (this.none.hidden === isNone) {
      this.none.hidden = !isNone;
      this.none.replaceChildren(...(isNone ? [sign('note'), h('span', {}, this.words['explorer-none'])] : []));
    }
  }

  showMore() {
    if (this.limit === Infinity) {
      this.showFewer();
      return;
    }
    const first = this.found().rows[this.limit];
    this.limit = Infinity;
    this.show();
    first.button.focus();
  }

  /** Back to the first few, by the button at the end or the one before the table; the focus stays near. */
  showFewer() {
    this.limit = FIRST;
    this.show();
    this.more.focus();
    this.more.scrollIntoView({ block: 'nearest' });
  }

  clearAll() {
    this.field.value = '';
    this.filters.forEach(filter => filter.clear());
    this.limit = FIRST;
    this.show();
    this.field.focus();
  }
}
