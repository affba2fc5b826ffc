// Saving one answer. "Saved" is said only when Python has acknowledged the very answer that was sent last.

/** Seconds that the page was visible and the question in view or in use. */
class Stopwatch {
  constructor(node) {
    this.node = node;
    this.total = 0;
    this.inView = false;
    this.update = () => this.turn();
    this.watch = new IntersectionObserver(entries => {
      this.inView = entries.at(-1).isIntersecting;
      this.turn();
    });
    this.watch.observe(node);
    document.addEventListener('visibilitychange', this.update);
    node.addEventListener('focusin', this.update);
    node.addEventListener('focusout', this.update);
  }

  turn() {
    const now = performance.now();
    if (this.since !== undefined) {
      this.total += (now - this.since) / 1000;
    }
    const inUse = this.inView || this.node.contains(document.activeElement);
    this.since = inUse && document.visibilityState === 'visible' ? now : undefined;
  }

  seconds() {
    this.turn();
    return this.total;
  }

  close() {
    this.watch.disconnect();
    document.removeEventListener('visibilitychange', this.update);
  }
}

/** An answer that Python has not acknowledged outlives a reload of this window. It is no storage: that is Python's. */
class Draft {
  constructor(assignment, item) {
    this.name = `backfacial ${location.pathname} ${assignment} ${item}`;
  }

  keep(response, revision) {
    try {
      sessionStorage.setItem(this.name, JSON.stringify({ response, revision }));
    } catch {
      // the browser allows no storage: then the page alone holds it
    }
  }

  read() {
    try {
      return JSON.parse(sessionStorage.getItem(this.name));
    } catch {
      return null;
    }
  }

  drop() {
    try {
      sessionStorage.removeItem(this.name);
    } catch {
      // as above
    }
  }
}

/**
 * Sends answers of one view. `show` is told how the last one stands: saving, saved (with Python's reply), refused
 * (with Python's reply) or lost. An answer that was lost is sent again when Python answers again.
 */
class Saver {
  constructor(line, watch, show) {
    this.line = line;
    this.watch = watch;
    this.show = show;
    this.sent = 0;
    this.unsaved = null;
    this.retry = new Retry(() => this.again());
  }

  /** `answer`: response, whether it goes on from the one before (writing), and at which second the work on it began. */
  async save(answer) {
    const mine = ++this.sent;
    this.unsaved = answer;
    this.retry.pause();
    this.show('saving');
    const { response, writing, from } = answer;
    const values = { response, writing, active_s: this.watch.seconds() - from };
    let reply;
    try {
      reply = await this.line.ask('answer', values, ANSWER_SECONDS);
    } catch {
      reply = null;
    }
    if (mine !== this.sent || this.retry.closed) {
      return; // a later answer is on its way
    }
    if (reply?.kind === 'saved') {
      this.unsaved = null;
      this.retry.stop();
      this.show('saved', reply);
    } else {
      this.show(reply ? 'refused' : 'lost', reply);
      if (reply?.again ?? true) {
        this.retry.start();
      }
    }
  }

  /** True when there is nothing left to try. */
  async again() {
    const answer = this.unsaved;
    if (!answer) {
      return true;
    }
    try {
      await this.line.hello();
    } catch {
      return this.unsaved !== answer;
    }
    if (this.unsaved === answer) {
      void this.save(answer);
    }
    return true;
  }

  /** What was sent last is no longer what the page shows. */
  forget() {
    this.sent++;
    this.unsaved = null;
    this.retry.stop();
  }

  close() {
    this.retry.close();
  }
}
