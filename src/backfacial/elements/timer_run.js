// A visit under way and its clock. Times are seconds of the visit, which may go by faster than those on the wall. The moment
// comes from the computer's clock and is never counted, so a page that slept has missed nothing. What a step gives, and what
// may follow a stop, Python has worked out; here it is only added and taken away.

const LAST_MINUTE = 60;
const LATEST = 0.9; // of a step that was cut, before its surprise

class Run {
  /** `run` is all of the visit as Python sent it; `state` how it stands, as `answers/under_way.py` describes it. */
  constructor(run, state, now) {
    this.run = run;
    this.state = state;
    this.now = now;
  }

  static begin(run, speed, now = Date.now) {
    const { visit, steps } = run;
    const entries = run.plan.map(each => newEntry(each.step, 'visit', each.minutes));
    const surprise = run.surprise && { seed: run.surprise.seed, met: false, done: [], slips: 0, over: false };
    return new Run(run, { visit, steps, speed, at: now(), running: true, place: 0, entries, stopped: false, ended: false, surprise }, now);
  }

  /** A visit as it was kept, its clock stopped. Throws where it is no longer a visit that Python knows. */
  static back(run, kept, now = Date.now) {
    const state = { ...kept, entries: kept.entries.map(each => ({ ...each })), running: false, at: now() };
    const back = new Run(run, state, now);
    const isKnown = entry => entry.step in run.cards && [back.planned(entry), back.following(entry)].every(each => !each || each.step === entry.step);
    if (!back.entry || !state.entries.every(isKnown) || Boolean(state.surprise) !== Boolean(run.surprise)) {
      throw new Error('another visit');
    }
    return back;
  }

  /** What can be kept, as it stands now. */
  snapshot() {
    return { ...this.state, at: Math.round(this.state.at), entries: this.state.entries.map(each => ({ ...each })) };
  }

  get entry() {
    return this.state.entries[this.state.place];
  }

  get isLast() {
    return this.state.place === this.state.entries.length - 1;
  }

  get isFast() {
    return this.state.speed > 1;
  }

  card(entry = this.entry) {
    return this.run.cards[entry.step];
  }

  name(entry = this.entry) {
    return this.following(entry)?.name ?? this.card(entry).name;
  }

  /** The place of an entry among those of its kind leads to what Python said of it. */
  planned(entry = this.entry) {
    return entry.kind === 'visit' ? this.run.plan[this.ofKind('visit').indexOf(entry)] : undefined;
  }

  following(entry = this.entry) {
    return entry.kind === 'after' ? this.stoppedAt().after[this.ofKind('after').indexOf(entry)] : undefined;
  }

  /** Where the visit was stopped. */
  stoppedAt() {
    return this.planned(this.ofKind('visit').at(-1));
  }

  ofKind(kind) {
    return this.state.entries.filter(each => each.kind === kind);
  }

  /** Seconds left of a step, below 0 what it has run over. */
  left(entry = this.entry) {
    return allotted(entry) - entry.spent;
  }

  /** Seconds left with the client. */
  visitLeft() {
    const rest = this.state.entries.slice(this.state.place).filter(each => this.card(each).phase === 'visit');
    return rest.reduce((sum, each) => sum + Math.max(0, this.left(each)), 0);
  }

  /** By how much the time with the client will be longer than planned if all that is left takes its time. */
  late() {
    const { entries, place } = this.state;
    const visit = entries.map((entry, at) => ({ entry, at })).filter(({ entry }) => this.card(entry).phase === 'visit');
    const taken = visit.map(({ entry, at }) => (at < place ? entry.spent : Math.max(entry.spent, allotted(entry))));
    const planned = visit.filter(({ entry }) => entry.kind === 'visit').reduce((sum, { entry }) => sum + entry.plan, 0);
    return taken.reduce((sum, each) => sum + each, 0) - planned;
  }

  /** The steps to come that time may be taken from, and how much. */
  givers() {
    return this.state.entries
      .map((entry, at) => ({ entry, at, most: (this.planned(entry)?.gives ?? 0) * 60 - entry.cut }))
      .filter(({ at, most }) => at > this.state.place && most > 0);
  }

  /** What has to be done before the next step: decide, confirm, say that it is done after a stop, or end the visit. */
  asks(entry = this.entry) {
    if (entry.kind === 'visit' && this.card(entry).gate && entry.decision !== 'go') {
      return 'decide';
    }
    if (this.card(entry).confirm && !entry.confirmed) {
      return 'confirm';
    }
    if (entry === this.state.entries.at(-1)) {
      return 'end';
    }
    return entry.kind === 'after' ? 'follow' : null;
  }

  /** How the step stands: paused, waits (a fast clock at what is asked), over, last minute, on. */
  stage() {
    if (!this.state.running) {
      return 'paused';
    }
    const left = this.left();
    if (left <= 0) {
      return this.isFast && !this.entry.stays ? 'waits' : 'over';
    }
    return left <= LAST_MINUTE && allotted(this.entry) > LAST_MINUTE ? 'last' : 'on';
  }

  /** Whether the drill of a surprise is on. */
  get inDrill() {
    return Boolean(this.state.surprise?.met && !this.state.surprise.over);
  }

  /** Seconds until the surprise happens in this step; none where it does not. A step that was cut has it before its end. */
  untilSurprise() {
    const { surprise } = this.run;
    const isHere = surprise && !this.state.surprise.met && this.entry.kind === 'visit' && this.entry.step === surprise.step;
    return isHere ? Math.max(0, Math.min(surprise.at, allotted(this.entry) * LATEST) - this.entry.spent) : Infinity;
  }

  /** It happens: the clock of the visit stands still. */
  meet() {
    this.state.surprise.met = true;
    this.state.running = false;
  }

  /** After the drill: go on in another place, leave the step, or stop. Hands and gloves come before the next touch. */
  afterDrill(how) {
    this.state.surprise.over = true;
    this.state.running = true;
    if (how === 'stop') {
      this.stop();
      return;
    }
    how === 'next' && this.next();
    this.needsHandsAfterATear() && this.tear();
  }

  canBeStopped() {
    return Boolean(this.planned()?.stopped);
  }

  needsHandsAfterATear() {
    return Boolean(this.planned()?.hands ?? this.following()?.hands);
  }

  /** Lets the time go by that has gone by. A clock that was set back takes nothing away. */
  sync() {
    const now = this.now();
    const gone = (Math.max(0, now - this.state.at) / 1000) * this.state.speed;
    this.state.at = now;
    if (this.state.running && !this.state.ended) {
      this.flow(gone);
    }
  }

  flow(seconds) {
    for (;;) {
      const follows = this.isFast && !this.entry.stays;
      const until = this.untilSurprise();
      const room = Math.min(follows ? Math.max(0, this.left()) : Infinity, until);
      if (seconds < room) {
        this.entry.spent += seconds;
        return;
      }
      this.entry.spent += room;
      seconds -= room;
      if (room === until) {
        this.meet();
        return;
      }
      if (this.asks()) {
        return; // the clock waits
      }
      this.state.place++;
    }
  }

  next() {
    this.entry.stays = false;
    if (this.isLast) {
      this.state.ended = true;
      this.state.running = false;
    } else {
      this.state.place++;
    }
  }

  back() {
    const { entries, place } = this.state;
    if (this.entry.kind === 'again' && !this.entry.confirmed) {
      entries.splice(place, 1); // no glove tore
      return;
    }
    this.state.place--;
    if (this.state.stopped && this.entry.kind === 'visit') {
      this.unstop();
    }
    if (this.card().gate) {
      this.entry.decision = null; // who comes back decides anew
    }
    if (this.isFast) {
      this.entry.spent = 0;
      this.state.running = false; // or a fast clock would be gone from here at once
    }
  }

  go() {
    this.entry.decision = 'go';
    this.next();
  }

  stop() {
    const { entries, place } = this.state;
    const { after } = this.planned();
    this.entry.decision = this.card().gate ? 'stop' : this.entry.decision;
    entries.splice(place + 1, entries.length, ...after.map(({ step }) => newEntry(step, 'after', this.run.cards[step].minutes)));
    this.state.stopped = true;
    this.next();
  }

  unstop() {
    const { entries, place } = this.state;
    const rest = this.run.plan.slice(this.ofKind('visit').length);
    entries.splice(place + 1, entries.length, ...rest.map(each => newEntry(each.step, 'visit', each.minutes)));
    this.entry.decision = null;
    this.state.stopped = false;
  }

  /** A glove tore: hands come first, then the step goes on where it was. */
  tear() {
    const { step } = this.run.again;
    this.state.entries.splice(this.state.place, 0, newEntry(step, 'again', this.run.cards[step].minutes));
  }

  take(at) {
    const giver = this.givers().find(each => each.at === at);
    giver.entry.cut += Math.min(giver.most, roundedUp(this.late()));
    return giver.entry;
  }
}

const newEntry = (step, kind, minutes) => ({ step, kind, plan: minutes * 60, cut: 0, spent: 0, confirmed: false, decision: null, stays: false });

const allotted = entry => Math.max(0, entry.plan - entry.cut);

/** Whole seconds; sums of parts of a second are a hair too much or too little. */
const roundedUp = seconds => Math.ceil(seconds - 1e-6);
const roundedDown = seconds => Math.floor(seconds + 1e-6);

/** 2:05, and 75:00. What is left is rounded up, so that it says 0:00 when nothing is. */
function minutesAndSeconds(seconds, round = roundedDown) {
  const whole = Math.max(0, round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
