// Shared by all elements: making nodes, words, times, signs. No element keeps anything here.

const FOCUSABLE = 'a[href], button, input, select, summary, textarea, [tabindex]';

/** JupyterLab's one-letter shortcuts (a, b, d d, x, arrows) listen everywhere but where a node itself says no. */
function guardKeys(root) {
  const nodes = root.matches(FOCUSABLE) ? [root] : [];
  for (const node of [...nodes, ...root.querySelectorAll(FOCUSABLE)]) {
    node.dataset.lmSuppressShortcuts = 'true';
  }
}

/** A node: h('p', { class: 'bfe-hint', id }, 'text', other). Text is always text, never HTML. */
function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      node.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? '' : value);
    }
  }
  node.append(...children.filter(child => child !== null && child !== undefined));
  if (node.matches(FOCUSABLE)) {
    node.dataset.lmSuppressShortcuts = 'true';
  }
  return node;
}

/**
 * The outermost node of an element. JupyterLab 4.6 forbids every new line inside a cell at the field itself: Enter would
 * neither send a form nor begin a line of text, and Ctrl+Z would undo in the notebook. So its listener never hears of it.
 */
function elementRoot(className, attributes, ...children) {
  const root = h('div', { class: `bfe-element ${className}`, ...attributes }, ...children);
  root.addEventListener('beforeinput', event => event.stopPropagation(), { capture: true });
  return root;
}

/**
 * Begins once a node stands on its page: what a widget has drawn is put there a moment later. `begin` takes the page of
 * the notebook, null where there is none, and gives what ends it; so does this.
 */
function whenOnPage(node, begin) {
  let end = () => {};
  let closed = false;
  const look = () => {
    if (closed) {
      return;
    }
    if (node.isConnected) {
      end = begin(node.closest('.jp-NotebookPanel')) ?? end;
    } else {
      requestAnimationFrame(look);
    }
  };
  look();
  return () => {
    closed = true;
    end();
  };
}

/** An id that no other view of the page has; an element may be shown twice. */
function freshId() {
  const bytes = crypto.getRandomValues(new Uint32Array(3));
  return 'bfe-' + [...bytes].map(number => number.toString(36)).join('');
}

/** A sentence of the interface with its values put in. */
function fill(sentence, values = {}) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** "10:42" on the learner's own clock; with the date on another day, or when `always` asks for it. */
function clockTime(iso, always = false) {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) {
    return '';
  }
  const time = moment.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  const today = moment.toDateString() === new Date().toDateString();
  const date = moment.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: always ? 'numeric' : undefined });
  return today && !always ? time : `${date}, ${time}`;
}

// A shape for each state, so that colour is never the only sign. 20 by 20, drawn in the colour of the words.
const SIGNS = {
  saved: '<circle cx="10" cy="10" r="8"/><path d="M6.5 10.5l2.5 2.5 4.5-5.5"/>',
  kept: '<path d="M4 3h9l3 3v11H4z"/><path d="M7 3v4h5V3M7 17v-6h6v6"/>',
  saving: '<path d="M10 2a8 8 0 1 1-8 8"/>',
  open: '<circle cx="10" cy="10" r="8" stroke-dasharray="3 3.3"/>',
  waiting: '<circle cx="10" cy="10" r="8"/><path d="M10 5.5V10l3 2"/>',
  trouble: '<path d="M10 2.5L18.5 17h-17z"/><path d="M10 8v4M10 14.4v.2"/>',
  note: '<circle cx="10" cy="10" r="8"/><path d="M10 9.5V14M10 6v.2"/>',
  ask: '<path d="M3 4.5h14v9H9l-4 3.5v-3.5H3z"/>',
  phone: '<path d="M5 2.8l2.6 1 .8 3.4-1.8 1.5a9 9 0 0 0 4.7 4.7l1.5-1.8 3.4.8 1 2.6c-1.2 1.8-3.2 2.4-5.2 1.6A15.400 15.400 0 0 1 3.400 8c-.8-2 -.2-4 1.600-5.200z"/>',
  fold: '<path d="M7.5 4.5L13 10l-5.5 5.5"/>',
  pressed: '<path d="M4 10.5l4 4 8-9"/>',
  paused: '<path d="M7 4.5v11M13 4.5v11"/>',
  editing: '<path d="M4 16l1-4 8.5-8.5 3 3L8 15z"/>'
};

/** A small drawing, 20 by 20; the words beside it say the same, so it is not read aloud. */
function pictogram(className, shapes) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  node.setAttribute('viewBox', '0 0 20 20');
  node.setAttribute('class', className);
  node.setAttribute('aria-hidden', 'true');
  node.innerHTML = shapes;
  return node;
}

/** One of SIGNS. */
const sign = name => pictogram(`bfe-sign bfe-sign-${name}`, SIGNS[name]);

/** A line that says how things stand; where it is `live`, a screen reader reads it aloud when it changes. */
function statusLine(id, live = true) {
  const node = h('p', { class: 'bfe-status', role: live && 'status', id });
  return {
    node,
    say(signName, text) {
      if (node.textContent !== text || node.dataset.sign !== signName) {
        node.dataset.sign = signName;
        node.replaceChildren(sign(signName), h('span', {}, text));
      }
    },
    clear() {
      delete node.dataset.sign;
      node.replaceChildren();
    }
  };
}

/** Notices of Python (a damaged file was set aside): each is shown once and stays until the page is left. */
function noteBoard() {
  const node = h('div', { class: 'bfe-notes', role: 'status' });
  return {
    node,
    add(notices = []) {
      node.append(...notices.map(text => h('p', { class: 'bfe-note' }, sign('note'), h('span', {}, text))));
    }
  };
}

/** The notebook that a node stands in; JupyterLab may hold several. */
function notebookOf(node) {
  return node.closest('.jp-Notebook, .jp-NotebookPanel') ?? document;
}

/** What scrolls round a node. */
function scrollerOf(node) {
  for (let each = node.parentElement; each; each = each.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(each).overflowY) && each.scrollHeight > each.clientHeight + 1) {
      return each;
    }
  }
  return document.scrollingElement;
}

/** Tells the other elements of the page that something is now on the disk, or waits to be. */
function tellPage(what) {
  document.dispatchEvent(new CustomEvent(what));
}
