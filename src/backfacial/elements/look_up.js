// A table of facts beside the question: opened by a button that is always near, closed without losing the place.

const SCROLLS = '.jp-WindowedPanel-outer';

/** Does what changes the room for the page, and leaves the line that was read where it was. */
function holdingPlace(page, change) {
  const scrolls = page?.querySelector(SCROLLS);
  const box = scrolls?.getBoundingClientRect();
  const read = box && document.elementFromPoint(box.left + box.width / 3, box.top + box.height / 3);
  const top = read?.getBoundingClientRect().top;
  change();
  if (read) {
    scrolls.scrollTop += read.getBoundingClientRect().top - top;
  }
}

class LookUpView {
  constructor(model, el) {
    this.words = model.get('words');
    this.line = new Line(model);
    const id = freshId();
    this.opener = h(
      'button',
      { type: 'button', class: 'bfe-button bfe-quiet', 'aria-expanded': 'false', 'aria-controls': id },
      this.words['look-up']
    );
    this.opener.dataset.lmSuppressShortcuts = 'true';
    this.opener.addEventListener('click', () => this.show(this.drawer.hidden));
    const close = h('button', { type: 'button', class: 'bfe-look-up-close' }, this.words['look-close']);
    close.addEventListener('click', () => this.show(false));
    this.body = h('div', {}, h('p', { role: 'status' }, this.words['look-wait']));
    this.drawer = h('aside', { class: 'bfe-look-up', id, 'aria-label': this.words['look-name'], hidden: true }, close, this.body);
    guardKeys(this.drawer);
    this.drawer.addEventListener('keydown', event => {
      if (event.key === 'Escape') {
        this.show(false);
      }
    });
    this.leave = whenOnPage(el, page => this.begin(el, page));
  }

  /** The button stands in the page's own bar, where there is one that takes it; else where the widget was shown. */
  begin(el, page) {
    this.page = page;
    (page ?? document.body).append(this.drawer);
    const offer = new CustomEvent('bf-tool', { bubbles: true, cancelable: true, detail: { button: this.opener } });
    if (el.dispatchEvent(offer)) {
      el.append(elementRoot('bfe-look-up-place', {}, this.opener));
    }
  }

  show(open) {
    holdingPlace(this.page, () => {
      this.drawer.hidden = !open;
      this.page?.classList.toggle('bf-look-up-open', open);
    });
    this.opener.setAttribute('aria-expanded', String(open));
    if (open) {
      void this.fetch();
      this.focusSearch();
    } else {
      this.opener.focus({ preventScroll: true });
      // from outside, JupyterLab's bar passes the focus on to the button of it that had it last
      document.activeElement === this.opener || this.opener.focus({ preventScroll: true });
    }
  }

  async fetch() {
    if (this.table || this.isAsking) {
      return;
    }
    this.isAsking = true;
    const reply = await this.line.hello().catch(() => null);
    this.isAsking = false;
    if (reply) {
      this.table = new TableView(reply.table, this.words, { narrow: true });
      this.body.replaceChildren(this.table.root);
      this.focusSearch();
    } else {
      this.body.replaceChildren(h('p', { role: 'status' }, this.words['look-trouble']));
    }
  }

  focusSearch() {
    this.drawer.hidden || (this.table?.field ?? this.drawer.querySelector('button')).focus({ preventScroll: true });
  }

  close() {
    this.leave();
    this.page?.classList.remove('bf-look-up-open');
    this.drawer.remove();
    this.opener.remove();
    this.line.close();
  }
}

function render({ model, el }) {
  const view = new LookUpView(model, el);
  return () => view.close();
}

export default { render };
