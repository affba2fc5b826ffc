// The end of a part: what is still open here, what comes next, Back and Next.
import { button, fill, h } from './nodes.js';

export class Foot {
  constructor(path, Widget) {
    this.path = path;
    this.node = h('div', { class: 'bf-foot' });
    // JupyterLab gives the focus back to the last cell when anything in the notebook that is no cell has it, or is keyed.
    for (const type of ['focusin', 'keydown']) {
      this.node.addEventListener(type, event => event.stopPropagation());
    }
    const widget = new Widget({ node: this.node });
    widget.addClass('bf-foot-item');
    path.panel.content.layout.footer = widget;
  }

  draw() {
    const { path } = this;
    const { words, part, parts, at } = path;
    if (path.whole) {
      keepSame(this.node, [button(words.show_parts, () => path.showWhole(false), { class: 'bf-second' })]);
      return;
    }
    const had = this.node.contains(document.activeElement) ? document.activeElement.dataset.bfWay : '';
    const next = parts[at + 1];
    keepSame(
      this.node,
      [
        path.repeating && this.repeating(),
        this.open(part),
        part.more.length > 0 && !path.moreShown.has(at) && this.more(part),
        next && h('p', { class: 'bf-next-title' }, fill(words.next_is, { title: next.title })),
        h(
          'div',
          { class: 'bf-ways' },
          at > 0 && button(words.back, () => path.show(at - 1), { class: 'bf-second', 'data-bf-way': 'back', 'data-bf-to': at - 1 }),
          next && button(words.next, () => path.show(at + 1), { class: 'bf-first', 'data-bf-way': 'next', 'data-bf-to': at + 1 })
        )
      ].filter(Boolean)
    );
    had && this.node.querySelector(`[data-bf-way="${had}"]`)?.focus();
  }

  /** How many questions of this part have no answer yet, in words; a way to the first of them. */
  open(part) {
    const { path } = this;
    const { words } = path;
    const left = part.items.filter(({ id }) => !path.standing.has(id));
    if (left.length === 0) {
      return part.items.length > 0 && this.answered(part);
    }
    const sentence = fill(left.length === 1 ? words.part_end_one : words.part_end_some, { count: left.length });
    return this.wayTo(left[0].id, sentence, left.length === 1 ? words.go_to_open : words.go_to_first);
  }

  /** Everything has an answer; one that would hurt a client is not passed over. */
  answered(part) {
    const { words, standing } = this.path;
    const critical = [...part.items, ...part.moreItems].filter(({ id }) => standing.get(id) === 'critical');
    const sentence = fill(critical.length === 1 ? words.part_end_critical : words.part_end_criticals, { count: critical.length });
    return critical.length > 0
      ? this.wayTo(critical[0].id, sentence, critical.length === 1 ? words.go_to_open : words.go_to_first)
      : h('p', { class: 'bf-part-end' }, words.part_end_done);
  }

  wayTo(item, sentence, label) {
    const go = button(label, () => this.path.goToQuestion(item), { class: 'bf-link', 'data-bf-way': 'open', 'data-bf-to': item });
    return h('p', { class: 'bf-part-end' }, `${sentence} `, go);
  }

  /** While safety mistakes are repeated: the way to the next one, and at the end back to the list. */
  repeating() {
    const { path } = this;
    const { words, repeating } = path;
    const label = repeating.length > 0 ? fill(words.repeat_next, { count: repeating.length }) : words.repeat_end;
    return button(label, () => path.repeatNext(), { class: 'bf-second', 'data-bf-way': 'repeat' });
  }

  more(part) {
    const { words } = this.path;
    const count = part.moreItems.length;
    const label = count > 0 ? fill(words.more_button, { count }) : words.more_practice;
    return button(label, () => this.path.showMore(), { class: 'bf-second bf-more', 'data-bf-way': 'more' });
  }
}

/** What is the same stays the same node, for a press that a redrawing cuts in two is no click. `data-bf-to` says where a
 * button leads: two that look alike and do another thing are not the same. */
function keepSame(place, wanted) {
  const had = [...place.children];
  const nodes = wanted.map(node => had.find(old => old.isEqualNode(node)) ?? node);
  had.filter(old => !nodes.includes(old)).forEach(old => old.remove());
  nodes.forEach((node, index) => node === place.children[index] || place.insertBefore(node, place.children[index] ?? null));
}
