// The list of a lesson's parts with the state of each: beside the lesson, or behind a button where the screen is small.
import { button, fill, h, reachedByTab, shape } from './nodes.js';

/** A part's state in a word and a shape. */
function stateWords({ total, answered, wrong, critical }, words) {
  if (critical) {
    return ['critical', words.part_critical];
  }
  if (total === 0) {
    return ['page', ''];
  }
  if (answered === 0) {
    return ['open', words.part_open];
  }
  if (answered < total) {
    return ['some', fill(words.part_some, { answered, total })];
  }
  return wrong ? ['some', fill(words.part_wrong, { count: wrong })] : ['done', words.part_done];
}

export class Contents {
  constructor(path, Widget) {
    this.path = path;
    const { words } = path;
    this.lines = path.parts.map((part, index) => this.line(part, index));
    this.list = h('ol', { class: 'bf-parts' }, ...this.lines.map(({ node }) => node));
    this.count = h('p', { class: 'bf-count' });
    this.bar = h('div', { class: 'bf-bar', 'aria-hidden': 'true' }, h('div'));
    this.wholeButton = button(words.show_whole, () => path.showWhole(!path.whole), { class: 'bf-quiet' });
    this.printButton = button(words.print, () => path.print(), { class: 'bf-quiet' });
    this.note = h('p', { class: 'bf-note', role: 'status' });
    const skip = h('a', { class: 'bf-skip', href: '#', 'data-lm-suppress-shortcuts': 'true' }, words.skip_contents);
    skip.addEventListener('click', event => {
      event.preventDefault();
      path.goToHeading();
    });
    this.nav = h(
      'nav',
      { class: 'bf-contents', 'aria-label': words.contents, id: `bf-contents-${path.panel.id}` },
      skip,
      h('p', { class: 'bf-contents-title', 'aria-hidden': 'true' }, words.contents),
      this.count,
      this.list,
      h('div', { class: 'bf-contents-more' }, this.wholeButton, this.printButton, this.note)
    );
    this.addOpener(Widget);
    path.panel.node.append(this.nav, this.bar);
    path.panel.addClass('bf-has-contents');
    // what is tapped beside the open list closes it, and nothing else
    path.panel.node.addEventListener(
      'click',
      event => {
        const isBeside = ![this.nav, this.opener].some(each => each.contains(event.target));
        if (this.isOpen && isBeside && this.opener.checkVisibility()) {
          event.preventDefault();
          event.stopPropagation();
          this.open(false);
        }
      },
      true
    );
    this.nav.addEventListener('keydown', event => {
      if (event.key === 'Escape' && this.isOpen) {
        event.stopPropagation();
        this.open(false);
        this.opener.focus();
      }
    });
  }

  /** On a small screen a button in the toolbar brings the list. */
  addOpener(Widget) {
    const { words, panel } = this.path;
    this.opener = button(words.contents_button, () => this.open(!this.isOpen), {
      class: 'bf-opener',
      'aria-expanded': 'false',
      'aria-controls': this.nav.id
    });
    reachedByTab(this.opener);
    const widget = new Widget({ node: h('div', {}, this.opener) });
    widget.addClass('bf-opener-item');
    panel.toolbar.insertItem(1, 'backfacial-contents', widget);
  }

  open(open) {
    this.isOpen = open;
    this.path.panel.toggleClass('bf-contents-open', open);
    this.opener.setAttribute('aria-expanded', String(open));
    if (open) {
      this.list.querySelector('[aria-current]')?.focus();
    }
  }

  say(sentence) {
    this.note.textContent = sentence;
  }

  draw() {
    const { path } = this;
    const { words, parts, at, whole } = path;
    const { total, answered } = path.progress;
    this.count.textContent = fill(words.progress, { answered, total });
    this.bar.firstChild.style.width = `${total ? (100 * answered) / total : 0}%`;
    this.wholeButton.textContent = whole ? words.show_parts : words.show_whole;
    this.lines.forEach((line, index) => this.drawLine(line, parts[index], index === at && !whole));
    this.list.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }

  /** A line stays the same node while the lesson is read: a press that a redrawing would cut in two is no click. */
  line(part, index) {
    const sign = h('span', { class: 'bf-sign', 'aria-hidden': 'true' });
    const about = h('span', { class: 'bf-part-state' });
    const link = h(
      'a',
      { href: this.path.address(index), 'data-lm-suppress-shortcuts': 'true' },
      sign,
      h('span', { class: 'bf-part-title' }, part.title),
      about
    );
    link.addEventListener('click', event => {
      event.preventDefault();
      this.open(false);
      this.path.show(index);
    });
    return { node: h('li', {}, link), link, sign, about };
  }

  drawLine({ node, link, sign, about }, part, isCurrent) {
    const { words, minutes } = this.path;
    const [name, state] = stateWords(this.path.stateOf(part), words);
    const time = part.id in minutes && fill(words.part_minutes, { minutes: minutes[part.id] });
    about.textContent = [state, time].filter(Boolean).join(' · ');
    about.hidden = !about.textContent;
    isCurrent ? link.setAttribute('aria-current', 'step') : link.removeAttribute('aria-current');
    if (node.dataset.state !== name) {
      node.dataset.state = name;
      sign.replaceChildren(...shape(name).childNodes);
    }
  }
}
