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
  const root = elementRoot('bfe-timer', {}, notes.node, announcer.node, choice.node, visit.node, end.node, kept.node);
  let run = null;
  let shown = '';
  let keptAt = 0;
  let closed = false;
  let asking = false;

  const stateNow = () => run && `${run.state.place} ${run.state.entries.length} ${run.state.ended} ${run.stage()}`;

  /** Which of the three is in sight. The keyboard follows what was pressed. */
  function showAll() {
    const had = root.contains(document.activeElement);
    choice.node.hidden = Boolean(run);
    visit.node.hidden = !run || run.state.ended;
    end.node.hidden = !run?.state.ended;
    if (run?.state.ended) {
      end.show(run);
    } else if (run) {
      visit.show(run);
    }
    void awake.keep(Boolean(run?.state.running));
    if (had && !(root.contains(document.activeElement) && document.activeElement.checkVisibility())) {
      (run?.state.ended ? end : run ? visit : choice).focus();
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
      tell(before);
      keep(moved);
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
      run.next();
    },
    go: () => run.go(),
    stop: () => run.stop(),
    back: () => run.back(),
    tear: () => run.tear(),
    pause: () => void (run.state.running = false),
    resume: () => void (run.state.running = true),
    stay: () => void (run.entry.stays = true),
    confirm: checked => void (run.entry.confirmed = checked),
    leave: () => visit.ask(true),
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
    } else if (name in SPOKEN) {
      announcer.say(fill(words[SPOKEN[name]], { step: run.name() }));
    } else if (place !== run.state.place || count !== run.state.entries.length) {
      tellStep();
      visit.intoView();
    }
    keep(true);
  }

  async function begin(chosen, speed) {
    if (asking) {
      return;
    }
    asking = true;
    choice.status.say('saving', words['status-waiting']);
    const reply = await line.ask('run', { visit: chosen }, ANSWER_SECONDS).catch(() => null);
    asking = false;
    if (reply?.kind !== 'run') {
      choice.status.say('trouble', reply ? reply.message : words.unreachable);
      return;
    }
    choice.status.clear();
    run = Run.begin(reply.run, speed);
    shown = stateNow();
    showAll();
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
    const reply = await line.ask('run', { visit: state.visit, steps: state.steps }, ANSWER_SECONDS).catch(() => null);
    if (closed || run) {
      return;
    }
    try {
      run = Run.back(reply.run, state);
      shown = stateNow();
      showAll();
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
    [wake, line, inFolder, announcer, sound].forEach(part => part.close());
  };
}

export default { render };
