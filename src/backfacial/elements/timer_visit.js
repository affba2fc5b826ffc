// A visit under way: what to do now, for how long, what comes next, and what is pressed. Its controls stay where they are
// and are the same nodes from step to step, so the keyboard is never lost.

const FLASH_MS = 600;

/** `act(name, ...values)` is one of the acts of Run; `leave` asks for another visit. */
function visitView(words, act, leave, sound) {
  const id = freshId();
  const button = (text, kind, name) => h('button', { type: 'button', class: `bfe-button ${kind}`, onclick: () => act(name) }, text);
  const hinted = (control, hint) => {
    const own = h('span', { class: 'bfe-hint', id: freshId() }, hint);
    control.setAttribute('aria-describedby', own.id);
    return h('div', { class: 'bfe-timer-hinted' }, control, own);
  };
  const title = h('p', { class: 'bfe-title' });
  const bar = visitBar();
  const line = h('p', { class: 'bfe-timer-line' });
  const head = h('div', { class: 'bfe-timer-head' }, title, bar.node, line);
  const clock = clockFace();
  const eyebrow = h('p', { class: 'bfe-timer-eyebrow' });
  const heading = h('p', { class: 'bfe-heading bfe-timer-step', role: 'heading', 'aria-level': '3', tabindex: '-1', id: `${id}-step` });
  const purpose = h('p', { class: 'bfe-timer-purpose' });
  const stage = statusLine(`${id}-stage`, false);
  const now = h('div', { class: 'bfe-timer-now' }, clock.node, h('div', {}, eyebrow, heading, purpose, stage.node));
  const told = h('div', { class: 'bfe-timer-told' });
  const check = h('input', { type: 'checkbox', id: `${id}-confirm`, onchange: () => act('confirm', check.checked) });
  const checkText = h('span', {});
  const confirm = h('label', { class: 'bfe-option bfe-timer-confirm', for: check.id }, check, h('span', {}, h('strong', {}, words.confirm), ' ', checkText));
  const main = h('button', { type: 'button', class: 'bfe-button bfe-primary', onclick: () => act(main.dataset.act) });
  const pause = h('button', { type: 'button', class: 'bfe-button', onclick: () => act(pause.dataset.act) });
  const stopHere = button(words['stop-gate'], 'bfe-timer-stop', 'stop');
  const goOn = button('', '', 'next');
  const back = button(words.back, '', 'back');
  const status = statusLine(`${id}-status`);
  const late = h('div', { class: 'bfe-timer-late', role: 'group', 'aria-label': words['late-label'] });
  const next = h('p', { class: 'bfe-timer-next' });
  const how = h('div', { class: 'bfe-timer-how' });
  const longer = button(words.longer, '', 'stay');
  const torn = hinted(button(words.torn, '', 'tear'), words['torn-hint']);
  const stop = hinted(button(words.stop, 'bfe-timer-stop', 'stop'), words['stop-hint']);
  const soundBox = h('input', { type: 'checkbox', onchange: () => sound(soundBox.checked) });
  const other = button(words.other, 'bfe-quiet', 'leave');
  const sure = h('div', { class: 'bfe-confirm', role: 'group', 'aria-label': words['other-sure'], hidden: true }, h('p', {}, words['other-sure']));
  const stay = h('button', { type: 'button', class: 'bfe-button', onclick: () => ask(false) }, words['other-no']);
  sure.append(h('div', { class: 'bfe-foot' }, h('button', { type: 'button', class: 'bfe-button', onclick: leave }, words['other-yes']), stay));

  const foot = h('div', { class: 'bfe-foot' }, h('div', { class: 'bfe-timer-main' }, main, stopHere), goOn, pause, back);
  const node = h(
    'div',
    { class: 'bfe-timer-visit-view', role: 'group', 'aria-labelledby': `${id}-title` },
    head,
    now,
    told,
    confirm,
    foot,
    status.node,
    late,
    next,
    how,
    h('div', { class: 'bfe-timer-more' }, torn, stop),
    h('div', { class: 'bfe-timer-more' }, longer, h('label', { class: 'bfe-option' }, soundBox, h('span', {}, words.sound)), other),
    sure
  );
  title.id = `${id}-title`;

  function ask(open) {
    sure.hidden = !open;
    other.hidden = open;
    (open ? stay : other).focus();
  }

  const stopSign = h('p', { class: 'bfe-timer-stopped' }, sign('trouble'), h('span', {}, words.stopped));
  const followList = h('ol', {});
  const follows = h('div', { class: 'bfe-timer-follows' }, h('p', {}, words.follows), followList);
  const stopHint = h('p', { class: 'bfe-hint' }, words['stopped-slip']);
  const shownIn = new Map();

  /** HTML that Python made and escaped (backfacial.pages.timer); what was unfolded in it stays so while it is the same. */
  function put(box, html, before = [], after = []) {
    if (shownIn.get(box) !== html) {
      shownIn.set(box, html);
      box.innerHTML = html;
      box.prepend(...before);
      box.append(...after);
      guardKeys(box);
    }
  }

  let flashed = null;

  /** Another step is there: it is seen from the corner of the eye. */
  function flash(step) {
    if (flashed !== null && flashed !== step && !matchMedia('(prefers-reduced-motion: reduce)').matches) {
      now.animate({ background: ['var(--bf-accent-soft)', 'transparent'] }, FLASH_MS);
    }
    flashed = step;
  }

  function nextWords(run) {
    if (run.asks() === 'decide') {
      return words['next-decide'];
    }
    const after = run.state.entries[run.state.place + 1];
    return after ? fill(words['next-minutes'], { step: run.name(after), minutes: Math.max(1, Math.round(run.left(after) / 60)) }) : words['next-end'];
  }

  function eyebrowWords(run) {
    const { kind } = run.entry;
    if (kind === 'again') {
      return words['now-again'];
    }
    const alike = run.ofKind(kind);
    const total = kind === 'visit' ? run.run.plan.length : alike.length;
    return fill(words[kind === 'after' ? 'now-stopped' : 'now'], { number: alike.indexOf(run.entry) + 1, total });
  }

  const STAGES = { paused: 'paused', waits: 'waiting', over: 'trouble', last: 'note' };

  function stageWords(run) {
    const found = run.stage();
    if (found === 'waits') {
      return words[`waits-${run.asks()}`];
    }
    if (found === 'over') {
      return words['time-over'];
    }
    return found === 'on' ? (run.entry.stays ? words.stays : '') : words[found === 'last' ? 'last-minute' : found];
  }

  /** What only changes from step to step, or when something is pressed. */
  function show(run) {
    const { entry } = run;
    const card = run.card();
    const isPaused = !run.state.running;
    const isStopped = run.state.stopped && entry.kind === 'after';
    const decides = entry.kind === 'visit' && card.gate;
    flash(`${run.state.place} ${entry.step}`);
    title.textContent = fill(words[run.isFast ? 'running-fast' : 'running'], { visit: run.run.title, times: run.state.speed });
    eyebrow.replaceChildren(eyebrowWords(run), ' ', h('span', { class: 'bfe-timer-id' }, entry.step));
    heading.textContent = run.name();
    purpose.textContent = entry.kind === 'again' ? run.run.again.why : (card.purpose ?? '');
    told.hidden = !decides && !isStopped;
    told.dataset.kind = isStopped ? 'stopped' : 'gate';
    const html = decides ? card.gate.html : isStopped ? run.stoppedAt().stopped : '';
    put(told, html, isStopped ? [stopSign] : [], isStopped ? [follows, stopHint] : []);
    if (isStopped) {
      const mark = each => (each === entry ? { 'aria-current': 'step' } : {});
      followList.replaceChildren(...run.ofKind('after').map(each => h('li', mark(each), run.name(each))));
    }
    confirm.hidden = !card.confirm;
    check.checked = entry.confirmed;
    checkText.textContent = card.confirm ?? '';
    // one primary button: Go on while the clock stands, else what leads to the next step
    const forward = decides ? ['go', words.go] : ['next', run.isLast ? words['done-last'] : words.done];
    const [mainAct, mainText] = isPaused ? ['resume', words.resume] : forward;
    main.dataset.act = mainAct;
    main.textContent = mainText;
    goOn.hidden = !isPaused || Boolean(decides);
    goOn.textContent = forward[1];
    stopHere.hidden = !decides || isPaused;
    pause.hidden = isPaused;
    pause.dataset.act = 'pause';
    pause.textContent = words.pause;
    back.hidden = run.state.place === 0;
    next.textContent = nextWords(run);
    put(how, card.html);
    longer.hidden = !run.isFast || entry.stays || run.stage() === 'waits' || entry.kind === 'after';
    torn.hidden = !run.needsHandsAfterATear();
    stop.hidden = !run.canBeStopped() || Boolean(decides);
    showLate(run);
    tick(run);
  }

  let lateShown = '';

  /** The time that is missing, and what may give it. */
  function showLate(run) {
    const seconds = roundedUp(run.late());
    const isLate = seconds >= NOT_WORTH_A_WORD && run.card().phase === 'visit' && !run.state.stopped;
    const givers = isLate ? run.givers() : [];
    const key = isLate ? givers.map(({ entry, most }) => `${entry.step}${most}`).join() : 'none';
    late.hidden = !isLate;
    if (key !== lateShown) {
      lateShown = key;
      const label = ({ entry, most }) => fill(words['late-take'], { step: run.name(entry), time: minutesAndSeconds(most) });
      const rows = givers.map(giver => h('button', { type: 'button', class: 'bfe-button', onclick: () => act('take', giver.at) }, label(giver)));
      late.replaceChildren(h('p', { class: 'bfe-timer-late-words' }), ...rows, h('p', { class: 'bfe-hint' }, words[givers.length ? 'late-rule' : 'late-none']));
    }
    const text = fill(words.late, { time: minutesAndSeconds(seconds) });
    if (late.firstChild && late.firstChild.textContent !== text) {
      late.firstChild.textContent = text;
    }
  }

  /** What changes all the time. */
  function tick(run) {
    clock.show(run, words);
    bar.show(run);
    const text = visitLine(run, words);
    if (line.textContent !== text) {
      line.textContent = text;
    }
    const stageText = stageWords(run);
    if (stageText) {
      stage.say(STAGES[run.stage()] ?? 'waiting', stageText);
    } else {
      stage.clear();
    }
    showLate(run);
  }

  return {
    node,
    status,
    show,
    tick,
    ask,
    nextWords,
    focus: () => heading.focus({ preventScroll: true }),
    toConfirm: () => check.focus(),
    intoView: () => head.scrollIntoView({ block: 'nearest' }),
    /** The clock waits for them; whoever reads elsewhere on the page is left there. */
    buttonsIntoView() {
      const { top, bottom } = now.getBoundingClientRect();
      bottom > 0 && top < window.innerHeight && foot.scrollIntoView({ block: 'nearest' });
    }
  };
}
