// The end of a visit: what was done, how long it took against the plan, what was decided at the gates.

function endView(words, again) {
  const heading = h('p', { class: 'bfe-heading', role: 'heading', 'aria-level': '3', tabindex: '-1' });
  const total = h('p', {});
  const decided = h('ul', { class: 'bfe-timer-decided' });
  const gates = h('p', { class: 'bfe-timer-gates' }, words['end-gates']);
  const body = h('tbody', { role: 'rowgroup' });
  const columns = [words['end-step'], words['end-plan'], words['end-took'], words['end-difference']];
  const head = h('tr', { role: 'row' }, ...columns.map(text => h('th', { scope: 'col', role: 'columnheader' }, text)));
  const table = h('table', { class: 'bfe-timer-table', role: 'table' }, h('thead', { role: 'rowgroup' }, head), body);
  const button = h('button', { type: 'button', class: 'bfe-button bfe-primary', onclick: again }, words['end-again']);
  const node = h(
    'div',
    { class: 'bfe-timer-end' },
    heading,
    total,
    h('div', { class: 'bfe-timer-decisions' }, gates, decided),
    table,
    h('p', { class: 'bfe-hint' }, words['end-note']),
    h('div', { class: 'bfe-foot' }, button)
  );

  function row(run, entry) {
    const took = roundedDown(entry.spent); // so that what is shown adds up
    const off = took - entry.plan;
    const key = !off ? 'end-same' : off > 0 ? 'end-more' : 'end-less';
    const difference = fill(words[key], { time: minutesAndSeconds(Math.abs(off)) });
    const isKept = key === 'end-less' && run.card(entry).keeps;
    const why = [isKept && words['end-keeps'], entry.cut && fill(words['end-cut'], { time: minutesAndSeconds(entry.cut) })].filter(Boolean);
    const cells = [
      fill(words.minutes, { minutes: Math.round(entry.plan / 60) }),
      minutesAndSeconds(took),
      [difference, ...why].join(' ')
    ];
    const name = h('th', { scope: 'row', role: 'rowheader' }, h('span', { class: 'bfe-timer-id' }, entry.step), ' ', run.name(entry));
    return h('tr', { role: 'row', 'data-off': isKept ? 'kept' : key }, name, ...cells.map((text, at) => h('td', { role: 'cell', 'data-label': columns[at + 1] }, text)));
  }

  function decisions(run) {
    const { entries } = run.state;
    const lines = entries
      .filter(entry => entry.decision)
      .map(entry => fill(words[entry.decision === 'go' ? 'end-went' : 'end-stop'], { gate: run.name(entry), time: minutesAndSeconds(entry.spent) }));
    const last = run.ofKind('visit').at(-1);
    const byReaction = run.state.stopped && last.decision !== 'stop' ? [fill(words['end-stop-step'], { step: run.name(last) })] : [];
    const count = run.ofKind('again').length;
    const hands = count ? [fill(words[count === 1 ? 'end-hands' : 'end-hands-many'], { count })] : [];
    return [...lines, ...byReaction, ...hands, ...drilled(run)];
  }

  function drilled(run) {
    if (!run.state.surprise?.over) {
      return [];
    }
    const { slips } = run.state.surprise;
    const key = slips === 0 ? 'end-drill-none' : slips === 1 ? 'end-drill-one' : 'end-drill';
    return [fill(words[key], { drill: run.run.surprise.title, count: slips })];
  }

  return {
    node,
    focus: () => heading.focus({ preventScroll: true }),
    intoView: () => heading.scrollIntoView({ block: 'nearest' }),
    show(run) {
      const withClient = run.state.entries.filter(entry => run.card(entry).phase === 'visit');
      const spent = withClient.reduce((sum, entry) => sum + roundedDown(entry.spent), 0);
      const stoppedAt = run.state.stopped ? run.name(run.ofKind('visit').at(-1)) : '';
      heading.textContent = stoppedAt ? fill(words['end-stopped'], { step: stoppedAt }) : words.end;
      total.textContent = fill(words['end-total'], { time: minutesAndSeconds(spent), minutes: run.run.minutes });
      const lines = decisions(run);
      decided.replaceChildren(...lines.map(text => h('li', {}, text)));
      decided.parentNode.hidden = !lines.length;
      body.replaceChildren(...run.state.entries.map(entry => row(run, entry)));
    }
  };
}
