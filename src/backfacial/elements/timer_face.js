// The face of the clock: a ring with digits for the step, and a bar for the whole time with the client.

const ROUND = 2 * Math.PI * 44;

/** A ring that empties while the step goes on. The digits say the same, so it is not read aloud. */
function clockFace() {
  const ring = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  ring.setAttribute('viewBox', '0 0 100 100');
  ring.setAttribute('aria-hidden', 'true');
  ring.innerHTML = '<circle class="bfe-ring-ground" cx="50" cy="50" r="44"/><circle class="bfe-ring" cx="50" cy="50" r="44" transform="rotate(-90 50 50)"/>';
  const round = ring.querySelector('.bfe-ring');
  round.setAttribute('stroke-dasharray', ROUND);
  const above = h('span', { class: 'bfe-digits-word' });
  const digits = h('span', { class: 'bfe-digits' });
  const below = h('span', { class: 'bfe-digits-word' });
  const node = h('div', { class: 'bfe-clock' }, ring, h('p', { class: 'bfe-digits-box', role: 'timer' }, above, digits, below));
  const write = (span, text) => span.textContent !== text && (span.textContent = text);
  return {
    node,
    show(run, words) {
      const left = run.left();
      const isOver = left <= 0 && run.stage() !== 'waits' && run.entry.spent > allotted(run.entry);
      const minutes = Math.round(allotted(run.entry) / 6) / 10;
      write(above, isOver ? words['over-short'] : '');
      write(digits, minutesAndSeconds(Math.abs(left), isOver ? roundedDown : roundedUp));
      write(below, fill(words[isOver ? 'over-of' : 'left-of'], { minutes }));
      round.setAttribute('stroke-dashoffset', isOver ? 0 : ROUND * (1 - Math.min(1, Math.max(0, left) / Math.max(1, allotted(run.entry)))));
      node.dataset.stage = isOver ? 'over' : run.stage();
    }
  };
}

/** A bar of all steps with the client, as long as they take; gates stand out. The line under it says the same in words. */
function visitBar() {
  const node = h('div', { class: 'bfe-timer-bar', 'aria-hidden': 'true' });
  let drawn = '';
  return {
    node,
    show(run) {
      const shown = run.state.entries.map((entry, at) => ({ entry, at })).filter(({ entry }) => run.card(entry).phase === 'visit');
      const key = shown.map(({ entry }) => `${entry.step}${allotted(entry)}`).join();
      if (key !== drawn) {
        drawn = key;
        node.replaceChildren(...shown.map(({ entry }) => h('span', { style: `flex-grow: ${Math.max(30, allotted(entry))}`, 'data-gate': String(Boolean(run.card(entry).gate)) }, h('span', {}))));
      }
      shown.forEach(({ entry, at }, index) => {
        const part = entry.spent / Math.max(1, allotted(entry));
        const done = at < run.state.place ? 1 : at === run.state.place ? Math.min(1, part) : 0;
        node.children[index].firstChild.style.width = `${Math.round(done * 1000) / 10}%`;
        node.children[index].dataset.now = at === run.state.place;
      });
    }
  };
}

/** How the whole visit stands, in one line. */
function visitLine(run, words) {
  const { phase } = run.card();
  if (run.state.stopped) {
    return words.stopped;
  }
  if (phase !== 'visit') {
    return words[`phase-${phase}`];
  }
  const late = Math.round(run.late());
  const how = Math.abs(late) < NOT_WORTH_A_WORD ? words['on-time'] : fill(words[late > 0 ? 'behind' : 'ahead'], { time: minutesAndSeconds(Math.abs(late)) });
  return `${fill(words['visit-left'], { time: minutesAndSeconds(run.visitLeft(), roundedUp) })}, ${how}`;
}

/** Seconds early or late that nobody plans anew for. */
const NOT_WORTH_A_WORD = 30;
