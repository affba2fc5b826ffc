// The line from one view to Python. A view hears only replies to what it said itself: two views of one element, or two
// browser windows, share the element's messages.

const HELLO_SECONDS = 8;
const ANSWER_SECONDS = 6;
const HAND_IN_SECONDS = 30;

/** Python did not answer in time, or can no longer be reached. */
class Silence extends Error {}

/**
 * Lets `ear` hear replies at the comm itself; gives what ends it. anywidget 0.11 gives up on a model that took more than
 * two seconds to load and drops every message to it from then on: on a slow tablet most questions of a long page.
 */
async function listenAtComm(model, ear) {
  const real = await model.widget_manager.get_model(model.get('comm_id'));
  if (!real?.comm?.on_msg) {
    throw new Silence('no comm');
  }
  if (!real.backfacialEars) {
    const ears = (real.backfacialEars = new Set());
    const others = real._handle_comm_msg.bind(real);
    real.comm.on_msg(async message => {
      const { method, content } = message.content.data;
      if (method !== 'custom' || !content?.view) {
        return others(message);
      }
      ears.forEach(each => each(content, message.buffers));
    });
  }
  real.backfacialEars.add(ear);
  return () => real.backfacialEars.delete(ear);
}

class Line {
  /** `elsewhere` hears of replies to other views of the same element. */
  constructor(model, elsewhere = () => {}) {
    this.model = model;
    this.view = freshId();
    this.count = 0;
    this.open = new Map();
    this.hear = (message, buffers) => {
      if (message?.view !== this.view) {
        elsewhere(message);
        return;
      }
      this.open.get(message.seq)?.resolve({ ...message, buffers });
    };
    // JupyterLab says so when the kernel restarts: what is under way will never be answered
    this.hangUp = () => [...this.open.values()].forEach(({ reject }) => reject(new Silence()));
    model.on('msg:custom', this.hear); // where there is no comm of JupyterLab's kind
    this.listening = listenAtComm(model, this.hear).catch(() => () => {});
    model.on('comm_live_update', this.hangUp);
  }

  /** Python's reply to a message; throws Silence. */
  async ask(kind, values, seconds) {
    const seq = ++this.count;
    let timer;
    await this.listening;
    try {
      return await new Promise((resolve, reject) => {
        this.open.set(seq, { resolve, reject });
        timer = setTimeout(() => reject(new Silence()), seconds * 1000);
        this.model.send({ kind, view: this.view, seq, ...values });
      });
    } catch (error) {
      // a kernel that is gone makes `send` itself throw
      throw error instanceof Silence ? error : new Silence(String(error));
    } finally {
      clearTimeout(timer);
      this.open.delete(seq);
    }
  }

  hello() {
    return this.ask('hello', {}, HELLO_SECONDS);
  }

  close() {
    void this.listening.then(stop => stop());
    this.model.off('msg:custom', this.hear);
    this.model.off('comm_live_update', this.hangUp);
    this.hangUp();
  }
}

const RETRY_SECONDS = [3, 5, 10, 20, 30];

/** Tries again and again until `attempt` gives true: soon at first, then every half minute, at once when it may help. */
class Retry {
  constructor(attempt) {
    this.attempt = attempt;
    this.tries = 0;
    this.now = () => {
      if (this.timer && document.visibilityState === 'visible') {
        this.run();
      }
    };
    window.addEventListener('online', this.now);
    document.addEventListener('visibilitychange', this.now);
  }

  start() {
    if (!this.timer && !this.closed) {
      const seconds = RETRY_SECONDS[Math.min(this.tries++, RETRY_SECONDS.length - 1)];
      this.timer = setTimeout(() => this.run(), seconds * 1000);
    }
  }

  async run() {
    this.pause();
    if (!(await this.attempt())) {
      this.start();
    }
  }

  pause() {
    clearTimeout(this.timer);
    this.timer = null;
  }

  stop() {
    this.pause();
    this.tries = 0;
  }

  close() {
    this.closed = true;
    this.pause();
    window.removeEventListener('online', this.now);
    document.removeEventListener('visibilitychange', this.now);
  }
}
