// All that the rules say of a visit, at one glance: the time to scale, what they find, and where.

/** Other nodes in a list; if what they take the place of had the keyboard, what stands there now gets it. */
function replaceItems(list, nodes, otherwise) {
  const at = [...list.querySelectorAll('button')].indexOf(document.activeElement);
  list.replaceChildren(...nodes);
  if (at >= 0) {
    const buttons = list.querySelectorAll('button');
    (buttons[Math.min(at, buttons.length - 1)] ?? otherwise).focus({ preventScroll: true });
  }
}

/** `on` hears: go(at) of the visit, where something is to be looked at; add(), use(): what is best done next. */
function plannerSummary(words, on) {
  const signs = { against: 'trouble', advice: 'note', clear: 'saved', empty: 'open' };
  const scale = h('span', { class: 'bfe-scale-text' });
  const bar = h('span', { class: 'bfe-scale-bar' });
  const verdict = h('p', { class: 'bfe-verdict' });
  const caution = h('p', { class: 'bfe-hint' }, words['page-caution']);
  const list = h('ul', { class: 'bfe-pointers', role: 'list' });
  const names = h('ul', {});
  const missing = h('details', { class: 'bfe-missing' }, h('summary', {}), names);
  const notes = h('div', {});
  const seeTo = h('div', { class: 'bfe-see-to' });
  const next = h('button', { type: 'button', class: 'bfe-button bfe-primary' });
  const labels = { mend: words['page-go'], add: words['page-add'], use: words['page-timer'] };
  let firstAt = null;
  let wanted = '';
  next.addEventListener('click', () => (wanted === 'mend' ? on.go(firstAt) : on[wanted](next)));
  const node = h(
    'div',
    { class: 'bfe-summary', tabindex: '-1' },
    h('p', { class: 'bfe-scale' }, scale),
    h('div', { class: 'bfe-scale-track', 'aria-hidden': 'true' }, bar),
    verdict,
    caution,
    list,
    missing,
    notes,
    seeTo,
    next
  );

  function pointer({ text, at, weight }) {
    const mark = sign(weight === 'against' ? 'trouble' : 'note');
    if (at === null) {
      return h('li', { 'data-weight': weight }, h('span', { class: 'bfe-pointer' }, mark, h('span', {}, text)));
    }
    const button = h('button', { type: 'button', class: 'bfe-pointer' }, mark, h('span', {}, text));
    button.addEventListener('click', () => on.go(at));
    return h('li', { 'data-weight': weight }, button);
  }

  return {
    node,
    focus: () => node.focus({ preventScroll: true }),
    show(visit) {
      const { total, asked } = visit;
      const rest = asked - total;
      const said = rest < 0 ? fill(words['page-over'], { minutes: -rest }) : rest > 0 ? fill(words['page-left'], { minutes: rest }) : '';
      scale.replaceChildren(h('strong', {}, fill(words['page-scale'], { total, asked })), said && ` · ${said}`);
      bar.style.width = `${(100 * total) / Math.max(total, asked)}%`;
      bar.style.setProperty('--bfe-asked', `${(100 * Math.min(asked, total)) / Math.max(total, 1)}%`);
      node.dataset.state = visit.state;
      verdict.replaceChildren(sign(signs[visit.state]), h('span', {}, visit.verdict));
      caution.hidden = visit.state === 'against' || visit.state === 'empty';
      replaceItems(list, visit.pointers.map(pointer), node);
      list.hidden = !visit.pointers.length;
      missing.hidden = visit.missing.length < 2;
      missing.firstChild.textContent = words['page-which'];
      names.replaceChildren(...visit.missing.map(name => h('li', {}, name)));
      notes.innerHTML = visit.notes; // made and escaped in Python (backfacial.pages)
      notes.hidden = !visit.notes;
      seeTo.hidden = !visit.see_to.length;
      seeTo.replaceChildren(h('p', { class: 'bfe-hint' }, words['page-see-to']), h('ul', {}, ...visit.see_to.map(text => h('li', {}, text))));
      firstAt = visit.pointers.find(each => each.at !== null)?.at ?? null;
      wanted = visit.next;
      next.hidden = !wanted; // where it has the keyboard, it stays
      next.textContent = labels[wanted] ?? '';
    }
  };
}
