// One lesson as a path: one part at a time, a list of the parts beside it, Back and Next at the end of each.
//
// Cells are never moved or wrapped: they are shown and hidden where they stand, and the browser's own search finds words
// in hidden parts too. Without this file the lesson is one page from top to bottom.
import { Contents } from './contents.js';
import { Foot } from './foot.js';
import { partsOf } from './outline.js';
import { openPaper, printLesson } from './print.js';

const CAN_BE_FOUND = 'onbeforematch' in document.documentElement;
const WHOLE = 'whole';

/** What an address says: a part by its cell, or the whole lesson. */
function asked() {
  const [, part] = location.hash.match(/^#part=(.+)$/) ?? [];
  return { part: part && decodeURIComponent(part), whole: location.hash === `#${WHOLE}` };
}

// JupyterLab takes the part out of the address while it opens the page that the address names.
let first = asked();

export class LessonPath {
  constructor(panel, manifest, { Widget }, runFirst) {
    this.panel = panel;
    this.words = manifest.words;
    this.runFirst = runFirst;
    this.standing = new Map();
    this.minutes = {};
    this.parts = partsOf(panel.content.widgets, this.words.more_practice);
    this.moreShown = new Set();
    this.whole = false;
    this.keep = () => {};
    if (this.parts.length > 1) {
      this.contents = new Contents(this, Widget);
      this.foot = new Foot(this, Widget);
      this.listen();
    }
  }

  get isPath() {
    return this.parts.length > 1;
  }

  listen() {
    const { node } = this.panel;
    node.addEventListener('bf-path', ({ detail }) => this.told(detail));
    node.addEventListener('bf-answered', ({ detail }) => this.answered(detail));
    node.addEventListener('focusin', ({ target }) => this.atQuestion(target));
    node.addEventListener('click', event => this.wanted(event));
    node.addEventListener('beforematch', ({ target }) => this.found(target));
  }

  /** Before anything has run: the part that the address names, or where the learner was, or the first one. */
  begin(where) {
    if (!this.isPath) {
      return;
    }
    const now = asked();
    const { part, whole } = now.part || now.whole ? now : first;
    first = {};
    const at = this.parts.findIndex(each => each.id === (part ?? where?.part));
    // An address without a question leads to the part that the learner was in, and so to the question there.
    this.item = !part || part === where?.part ? where?.item : undefined;
    this.lastItem = this.item;
    this.whole = Boolean(whole);
    this.show(Math.max(at, 0), { quietly: true });
    if (whole || part) {
      history.replaceState(history.state, '', this.whole ? this.wholeAddress : this.address(this.at));
    }
  }

  get part() {
    return this.parts[this.at];
  }

  /** The cells in the order in which they have to run: those in view first, then what follows, then what came before. */
  order(cells) {
    if (!this.isPath) {
      return cells;
    }
    const place = new Map();
    this.parts.forEach((part, index) => [...part.cells, ...part.more].forEach(cell => place.set(cell, index)));
    const turn = cell => (place.get(cell) - this.at + this.parts.length) % this.parts.length;
    const [first, ...rest] = cells;
    return [first, ...rest.sort((one, other) => turn(one) - turn(other))];
  }

  isInView(cell) {
    return !this.isPath || this.whole || this.part.cells.includes(cell);
  }

  /** Go to a part: by Next, Back, the contents, a link, or the browser's search. */
  show(at, { quietly = false, back = false } = {}) {
    const changed = at !== this.at;
    this.at = at;
    this.parts.forEach((part, index) => {
      const shown = this.whole || index === at;
      part.cells.forEach(cell => hide(cell, !shown));
      part.more.forEach(cell => hide(cell, !(shown && (this.whole || this.moreShown.has(index)))));
    });
    this.redraw();
    this.panel.node.dispatchEvent(new CustomEvent('bf-part'));
    if (!quietly) {
      if (!back && changed) {
        history.pushState(history.state, '', this.address(at));
      }
      this.goToHeading();
      this.stay(this.part.items[0]?.id ?? '');
      this.runFirst();
    }
  }

  address(at) {
    return `${location.pathname}${location.search}#part=${encodeURIComponent(this.parts[at].id)}`;
  }

  get wholeAddress() {
    return `${location.pathname}${location.search}#${WHOLE}`;
  }

  goToHeading() {
    if (this.whole) {
      this.part.heading.node.scrollIntoView();
    } else {
      this.panel.content.outerNode.scrollTop = 0;
    }
    takeFocus(this.part.heading.node.querySelector('h2'));
  }

  /** The question where the learner was, once it can take an answer. */
  goToItem() {
    const { item } = this;
    this.item = undefined;
    const cell = item && [...this.part.items, ...this.part.moreItems].find(({ id }) => id === item)?.cell;
    if (!cell || cell === this.part.items[0]?.cell) {
      return;
    }
    if (this.part.more.includes(cell)) {
      this.showMore();
    }
    cell.node.scrollIntoView({ block: 'start' });
  }

  showMore() {
    this.moreShown.add(this.at);
    this.show(this.at, { quietly: true });
    this.part.more[0].node.scrollIntoView({ block: 'start' });
    takeFocus(this.part.more[0].node.querySelector('h3'));
    this.runFirst();
  }

  showWhole(whole) {
    this.whole = whole;
    history.replaceState(history.state, '', whole ? this.wholeAddress : this.address(this.at));
    this.show(this.at);
  }

  /** On paper there are no parts: all that the lesson shows, once all of it has run. */
  print() {
    const { node, content } = this.panel;
    const paper = openPaper(this.words.starting);
    if (!paper) {
      this.contents.say(this.words.print_blocked);
    } else if (node.dataset.backfacialRest === 'done') {
      printLesson(paper, document.title, content.widgets);
    } else {
      node.addEventListener('bf-all-run', () => printLesson(paper, document.title, content.widgets), { once: true });
    }
  }

  /** The address has changed by the browser's Back or Forward, or by a link. */
  follow() {
    const { part, whole } = asked();
    const at = this.parts.findIndex(each => each.id === part);
    if (this.isPath && (whole !== this.whole || (at >= 0 && at !== this.at))) {
      this.whole = whole;
      this.show(at < 0 ? this.at : at, { back: true });
    }
  }

  /** Python has said how all questions stand. */
  told({ states, minutes, keep }) {
    this.keep = keep;
    this.minutes = minutes;
    Object.entries(states).forEach(([item, state]) => this.standing.set(item, state));
    this.keep(this.part.id, this.lastItem ?? '');
    this.redraw();
  }

  answered({ item, state }) {
    state ? this.standing.set(item, state) : this.standing.delete(item);
    this.redraw();
  }

  redraw() {
    this.contents.draw();
    this.foot.draw();
  }

  atQuestion(target) {
    const item = target.closest?.('[data-bf-item]')?.dataset.bfItem;
    if (item && item !== this.lastItem && this.part.items.concat(this.part.moreItems).some(({ id }) => id === item)) {
      this.stay(item);
    }
  }

  /** Here the learner is, and here they come back to. */
  stay(item) {
    this.lastItem = item;
    this.keep(this.part.id, item);
  }

  /** A link of the lesson's end leads to a question, or to several that are to be repeated one after the other. */
  wanted(event) {
    const link = event.target.closest?.('a[data-bf-go]');
    if (link) {
      event.preventDefault();
      const { bfGo, bfRepeat } = link.dataset;
      this.repeating = bfRepeat?.split(' ');
      bfRepeat ? this.repeatNext() : this.goToQuestion(bfGo);
    }
  }

  /** The next of the questions to repeat, without what was answered before; after the last one back to the list of them. */
  repeatNext() {
    const item = this.repeating.shift();
    if (item) {
      const node = this.goToQuestion(item);
      node?.querySelector('[data-bf-item]')?.dispatchEvent(new CustomEvent('bf-repeat'));
    } else {
      this.repeating = undefined;
      this.show(this.parts.length - 1);
    }
  }

  /** Show a question and give it the focus; gives its cell's node. */
  goToQuestion(item) {
    const asked = ({ items, moreItems }) => [...items, ...moreItems].find(({ id }) => id === item);
    const at = this.parts.findIndex(asked);
    if (at < 0) {
      return undefined;
    }
    this.show(at);
    const { cell } = asked(this.part);
    if (this.part.more.includes(cell)) {
      this.showMore();
    }
    cell.node.scrollIntoView({ block: 'start' });
    const controls = [...cell.node.querySelectorAll('input:enabled, textarea:enabled, button:enabled, summary')];
    controls.find(each => each.checkVisibility())?.focus({ preventScroll: true });
    return cell.node;
  }

  /** The browser's search, or a link to a heading, wants to show a hidden cell. */
  found(target) {
    const at = this.parts.findIndex(({ cells, more }) => [...cells, ...more].some(({ node }) => node === target));
    if (at < 0) {
      return;
    }
    if (this.parts[at].more.some(({ node }) => node === target)) {
      this.moreShown.add(at);
    }
    this.show(at, { quietly: true });
    history.pushState(history.state, '', this.address(at));
    this.stay('');
    this.runFirst();
  }

  /** How a part stands: its questions, those with an answer, those not right yet, and whether one would hurt a client. */
  stateOf(part) {
    const states = part.items.map(({ id }) => this.standing.get(id));
    const answered = states.filter(Boolean).length;
    const wrong = states.filter(state => state && state !== 'right').length;
    const critical = [...part.items, ...part.moreItems].some(({ id }) => this.standing.get(id) === 'critical');
    return { total: states.length, answered, wrong, critical };
  }

  get progress() {
    const items = this.parts.flatMap(part => part.items);
    return { total: items.length, answered: items.filter(({ id }) => this.standing.has(id)).length };
  }
}

/** A heading takes the focus when its text comes into view, so that keys and a screen reader go on from there. */
function takeFocus(heading) {
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
}

function hide({ node }, hidden) {
  if (!hidden) {
    node.removeAttribute('hidden');
  } else {
    node.setAttribute('hidden', CAN_BE_FOUND ? 'until-found' : '');
  }
}
