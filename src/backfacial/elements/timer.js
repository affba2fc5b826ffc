// The service timer: choose a visit, run it, look back on it. Python sends all of a visit when it is chosen; from then on the
// page needs nobody.

const TICK_MS = 100;
const KEEP_MS = 1000;

function render({ model, el }) {
  const words = model.get('words');
  const line = new Line(model);
  const notes = noteBoard();
  const inBrowser = new BrowserCopy(model.get('folder'));
  const sound = new Sound();
  const awake = new Awake();
  const announcer = new Announcer(sound.play);
  const kept = statusLine(freshId(), false);
  const inFolder = new FolderCopy(line, (where, message) => {
    const here = message ? fill(words['kept-here'], { message }) : words['kept-not-yet'];
    kept.say(where === 'folder' ? 'kept' : 'note', where === 'folder' ? fill(words.kept, { time: clockTime(new Date()) }) : here);
  });
  const choice = choiceForm(words, begin);
  const visit = visitView(words, act, leave, on => sound.turn(on));
  const end = endView(words, leave);
  const drill = drillView(words, step => void pick(step), how => act(`drill-${how}`));
  const root = elementRoot('bfe-timer', {}, notes.node, announcer.node, choice.node, visit.node, drill.node, end.node, kept.node);
  let run = null;
  let shown = '';
  let keptAt = 0;
  let closed = false;
  let asking = false;
  let picking = false;

  const stateNow = () => run && `${run.state.place} ${run.state.entries.length} ${run.state.ended} ${run.stage()} ${run.inDrill}`;

  /** Which of the three is in sight. The keyboard follows what was pressed. */
  function showAll() {
    const had = root.contains(document.activeElement);
    choice.node.hidden = Boolean(run);
    visit.node.hidden = !run || run.state.ended || run.inDrill;
    drill.node.hidden = !run?.inDrill;
    end.node.hidden = !run?.state.ended;
    if (run?.state.ended) {
      end.show(run);
    } else if (run) {
      visit.show(run);
    }
    void awake.keep(Boolean(run?.state.running));
    if (had && !(root.contains(document.activeElement) && document.activeElement.checkVisibility())) {
      (run?.state.ended ? end : run?.inDrill ? drill : run ? visit : choice).focus();
    }
  }

  function keep(inBoth) {
    keptAt = Date.now();
    inBrowser.keep(run?.snapshot() ?? null, keptAt);
    if (inBoth) {
      inFolder.keep(run?.snapshot() ?? null);
    }
  }

  /** Says what a person has to know, once. */
  function tell(before) {
    const [place, , ended] = before.split(' ');
    const now = run.stage();
    const step = run.name();
    if (run.state.ended) {
      announcer.say(words['hear-end'], 'over');
    } else if (Number(place) !== run.state.place || ended !== 'false') {
      tellStep();
    } else if (now === 'last') {
      announcer.say(fill(words['hear-last'], { step }), 'last');
    } else if (now === 'over') {
      announcer.say(fill(words['hear-over'], { step }), 'over');
    } else if (now === 'waits') {
      announcer.say(fill(words['hear-wait'], { step, waits: words[`waits-${run.asks()}`] }), 'decide');
    }
  }

  const FIRST = { again: 'hear-again', after: 'hear-stopped' };

  function tellStep() {
    const { gate, name } = run.card();
    if (run.asks() === 'decide') {
      announcer.say(fill(words['hear-gate'], { gate: name, question: gate.question }), 'decide');
      return;
    }
    const { kind, plan } = run.entry;
    const step = fill(words['hear-step'], { step: run.name(), minutes: Math.round(plan / 60), next: visit.nextWords(run) });
    announcer.say(kind in FIRST ? `${words[FIRST[kind]]} ${step}` : step, 'step');
  }

  function look() {
    if (!run || run.state.ended) {
      return;
    }
    const before = shown;
    run.sync();
    shown = stateNow();
    if (shown !== before) {
      const moved = shown.split(' ')[0] !== before.split(' ')[0];
      showAll();
      run.inDrill ? openDrill() : tell(before);
      run.stage() === 'waits' && visit.buttonsIntoView();
      keep(moved || run.inDrill);
    } else {
      visit.tick(run);
      if (run.state.running && Date.now() - keptAt >= KEEP_MS) {
        keep(false);
      }
    }
  }

  const ACTS = {
    next() {
      const asks = run.asks();
      if (asks === 'confirm' || asks === 'decide') {
        visit.status.say('note', words[`${asks}-first`]);
        asks === 'confirm' && visit.toConfirm();
        return false;
      }
      // nobody is done with a step before what happens in it
      run.untilSurprise() < Infinity ? run.meet() : run.next();
    },
    go: () => run.go(),
    stop: () => run.stop(),
    back() {
      run.back();
      run.isFast && !run.state.running && visit.status.say('note', words['back-waits']);
    },
    tear: () => run.tear(),
    pause: () => void (run.state.running = false),
    resume: () => void (run.state.running = true),
    stay: () => void (run.entry.stays = true),
    confirm: checked => void (run.entry.confirmed = checked),
    leave: () => visit.ask(true),
    'drill-go': () => run.afterDrill('go'),
    'drill-next': () => run.afterDrill('next'),
    'drill-stop': () => run.afterDrill('stop'),
    take(at) {
      const entry = run.take(at);
      visit.status.say('saved', fill(words['late-taken'], { step: run.name(entry), time: minutesAndSeconds(allotted(entry)) }));
    }
  };
  const SPOKEN = { pause: 'hear-paused', resume: 'hear-resumed' };

  function act(name, ...values) {
    run.sync();
    const place = run.state.place;
    const count = run.state.entries.length;
    visit.status.clear();
    notes.node.replaceChildren();
    if (ACTS[name](...values) === false || name === 'leave') {
      return;
    }
    shown = stateNow();
    showAll();
    if (run.state.ended) {
      announcer.say(words['hear-end'], 'over');
      end.intoView();
    } else if (run.inDrill) {
      openDrill();
    } else if (name in SPOKEN) {
      announcer.say(fill(words[SPOKEN[name]], { step: run.name() }));
    } else if (place !== run.state.place || count !== run.state.entries.length || name.startsWith('drill-')) {
      tellStep();
      visit.intoView();
    }
    keep(true);
  }

  /** The visit stands still: first the drill. */
  function openDrill() {
    const { title, when } = run.run.surprise;
    announcer.say(fill(words['hear-drill'], { drill: title, when }), 'decide');
    drill.open(run);
    drill.intoView();
    void ask.run();
  }

  // how the drill stands, until Python says it
  const ask = new Retry(async () => closed || !run?.inDrill || (await pick(null)));

  /** Chooses a step of the drill, or with null asks how it stands; true once Python has said so. */
  async function pick(step) {
    if (picking) {
      return false;
    }
    picking = true;
    const mine = run;
    const { seed, done } = run.state.surprise;
    const reply = await line.ask('drill', { steps: run.state.steps, seed, done, pick: step }, ANSWER_SECONDS).catch(() => null);
    picking = false;
    if (closed || run !== mine || !run.inDrill) {
      return true;
    }
    if (reply?.kind !== 'drill') {
      drill.said.say('trouble', words.unreachable);
      return false;
    }
    ask.pause();
    run.state.surprise.done = reply.done;
    run.state.surprise.slips += reply.right ? 0 : 1;
    drill.show(run, reply);
    if (step === null) {
      drill.said.clear();
    } else {
      drill.said.say(reply.right ? 'saved' : 'note', reply.said);
      announcer.say(reply.over ? `${reply.said} ${words['hear-drill-over']}` : reply.said, reply.right ? 'step' : 'decide');
      keep(true);
    }
    return true;
  }

  async function begin(chosen, speed, surprise) {
    if (asking) {
      return;
    }
    asking = true;
    choice.status.say('saving', words['status-waiting']);
    const reply = await line.ask('run', { visit: chosen, surprise }, ANSWER_SECONDS).catch(() => null);
    asking = false;
    if (reply?.kind !== 'run') {
      choice.status.say('trouble', reply ? reply.message : words.unreachable);
      return;
    }
    choice.status.clear();
    run = Run.begin(reply.run, speed);
    shown = stateNow();
    showAll();
    notes.node.replaceChildren();
    surprise && !reply.run.surprise && notes.add([words['surprise-none']]);
    tellStep();
    visit.intoView();
    keep(true);
  }

  function leave() {
    run = null;
    announcer.say('');
    showAll();
    keep(true);
    void offer();
  }

  /** What can be chosen now: a plan may have been made since. */
  async function offer() {
    const reply = await line.hello().catch(() => null);
    if (reply && !closed) {
      choice.offer(reply.visits);
    }
    return reply;
  }

  /** The visit that was under way comes back, its clock stopped. */
  async function bringBack(state) {
    const seed = state.surprise?.seed ?? null;
    const asked = { visit: state.visit, steps: state.steps, surprise: seed !== null, seed };
    const reply = await line.ask('run', asked, ANSWER_SECONDS).catch(() => null);
    if (closed || run) {
      return;
    }
    try {
      run = Run.back(reply.run, state);
      shown = stateNow();
      showAll();
      run.inDrill && openDrill();
    } catch {
      run = null;
      showAll();
      notes.add([words['back-lost']]);
      return;
    }
    if (!run.state.ended) {
      notes.add([fill(words['back-paused'], { time: clockTime(new Date(state.at)) })]);
    }
  }

  const wake = new Retry(async () => {
    const reply = await offer();
    if (!reply) {
      choice.status.say('trouble', words.asleep);
      return closed;
    }
    choice.status.clear();
    const state = run ? null : newest(inBrowser.read(), reply.kept);
    if (state) {
      await bringBack(state);
    }
    return true;
  });

  const seen = () => {
    look();
    void awake.keep(Boolean(run?.state.running)); // a page that is out of sight has lost it
    run && keep(false);
  };
  // a plan may have been kept on this page, or in another window
  const offerAnew = () => !run && document.visibilityState === 'visible' && void offer();
  const takePlan = () => !run && void offer().then(reply => reply && choice.choose('planned'));
  document.addEventListener('visibilitychange', seen);
  document.addEventListener('visibilitychange', offerAnew);
  document.addEventListener('bf-planned', takePlan);
  window.addEventListener('pagehide', seen);
  const clock = setInterval(look, TICK_MS);
  choice.status.say('waiting', words['status-waiting']);
  showAll();
  el.append(root);
  void wake.run();
  return () => {
    closed = true;
    look();
    run && keep(false);
    clearInterval(clock);
    document.removeEventListener('visibilitychange', seen);
    document.removeEventListener('visibilitychange', offerAnew);
    document.removeEventListener('bf-planned', takePlan);
    window.removeEventListener('pagehide', seen);
    void awake.keep(false);
    [wake, ask, line, inFolder, announcer, sound].forEach(part => part.close());
  };
}

export default { render };
