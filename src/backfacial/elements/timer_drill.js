// A surprise in a visit: the drill is gone through step by step, and Python says of each step if it was time for it.

/** `pick(id)` chooses a step; `act(name)` goes on with the visit, leaves the step, or stops. */
function drillView(words, pick, act) {
  const id = freshId();
  const heading = h('p', { class: 'bfe-heading bfe-drill-title', role: 'heading', 'aria-level': '3', tabindex: '-1', id: `${id}-title` });
  const when = h('p', {});
  const now = h('p', { class: 'bfe-hint' }, words['drill-now']);
  const said = statusLine(`${id}-said`, false); // what is said is announced by the timer
  const offerWords = h('p', { class: 'bfe-drill-offer', tabindex: '-1', id: `${id}-offer` }, words['drill-offer']);
  const cards = h('div', { class: 'bfe-drill-cards', role: 'group', 'aria-labelledby': offerWords.id });
  const count = h('p', { class: 'bfe-hint' });
  const list = h('ol', {});
  const done = h('details', { class: 'bf-more' }, h('summary', {}, words['drill-done']), list);
  const over = h('div', { class: 'bfe-drill-over' });
  const button = (name, kind, text) => h('button', { type: 'button', class: `bfe-button ${kind}`, onclick: () => act(name) }, text);
  const goOn = button('go', 'bfe-primary', words['drill-go']);
  const leave = button('next', '', words['drill-next']);
  const stop = button('stop', 'bfe-timer-stop', words['drill-stop']);
  const foot = h('div', { class: 'bfe-foot' }, goOn, leave, stop);
  const node = h('div', { class: 'bfe-drill', role: 'group', 'aria-labelledby': heading.id }, heading, when, now, said.node, offerWords, cards, count, done, over, foot);
  let offered = '';

  function card({ id: step, text, picture }) {
    const drawing = h('span', { class: 'bfe-drill-picture', 'aria-hidden': 'true' });
    drawing.innerHTML = picture; // drawn by Python (backfacial.pages.scenes)
    return h('button', { type: 'button', class: 'bfe-drill-card', 'data-step': step, onclick: () => pick(step) }, drawing, h('span', {}, text));
  }

  return {
    node,
    said,
    focus: () => heading.focus({ preventScroll: true }),
    intoView: () => heading.scrollIntoView({ block: 'nearest' }),
    /** As it stands before Python has answered. */
    open(run) {
      heading.textContent = run.run.surprise.title;
      when.textContent = run.run.surprise.when;
      said.clear();
      cards.replaceChildren();
      offered = '';
      this.show(run, { offer: [], over: '', goes_on: false });
    },
    /** What Python says of the drill. The keyboard goes where the next step is chosen, or what follows is read. */
    show(run, { offer, over: html, goes_on: goesOn }) {
      const { surprise } = run.run;
      const texts = Object.fromEntries(surprise.cards.map(each => [each.id, each]));
      const had = cards.contains(document.activeElement);
      if (offer.join() !== offered) {
        offered = offer.join();
        cards.replaceChildren(...offer.map(step => card(texts[step])));
        had && (html ? over : offerWords).focus({ preventScroll: true });
      }
      const steps = run.state.surprise.done;
      list.replaceChildren(...steps.map(step => h('li', {}, texts[step]?.text ?? step)));
      done.hidden = !steps.length;
      count.textContent = fill(words['drill-count'], { count: steps.length, total: surprise.total });
      over.innerHTML = html;
      over.tabIndex = -1;
      guardKeys(over);
      over.hidden = foot.hidden = !html;
      offerWords.hidden = cards.hidden = now.hidden = Boolean(html);
      goOn.hidden = leave.hidden = !goesOn;
      stop.hidden = goesOn;
      if (html && had) {
        over.focus({ preventScroll: true });
      }
    }
  };
}
