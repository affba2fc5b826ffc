// The kernel behind one opened page: what happens when it died, or was ended while nobody was here.

// So often in a row a page is brought back by itself, before it asks.
const TRIES = 2;

/** Resolves once the page can be seen: a computer that sleeps needs no kernel. */
function seen() {
  return new Promise(resolve => {
    const look = () => {
      if (!document.hidden) {
        document.removeEventListener('visibilitychange', look);
        resolve();
      }
    };
    document.addEventListener('visibilitychange', look);
    look();
  });
}

export class Kernel {
  /** `comesBack` hears that a new one starts, `isBack` that it is there, `isGone` that it stays away. */
  constructor(sessionContext, { comesBack, isBack, isGone }) {
    this.sessionContext = sessionContext;
    this.comesBack = comesBack;
    this.isBack = isBack;
    this.isGone = isGone;
    this.tries = 0;
  }

  get isAlive() {
    const kernel = this.sessionContext.session?.kernel;
    return !!kernel && kernel.status !== 'dead';
  }

  /** Only a page that may run by itself is brought back by itself. */
  watch() {
    if (this.isWatched) {
      return;
    }
    this.isWatched = true;
    this.sessionContext.statusChanged.connect((_, status) => this.says(status));
    this.sessionContext.sessionChanged.connect((_, { newValue }) => newValue === null && this.bringBack());
  }

  /** All that was asked of it went well. */
  worked() {
    this.tries = 0;
  }

  /** A fresh kernel, whatever became of the one before. */
  async restart() {
    this.isStarting = true;
    this.comesBack();
    const { sessionContext } = this;
    try {
      // What the server has ended is known here only after it was asked.
      await sessionContext.sessionManager.refreshRunning();
      await (this.isAlive ? sessionContext.restartKernel() : sessionContext.startKernel());
    } catch (error) {
      console.error('backfacial-start:', error);
    }
    this.isStarting = false;
    return this.isAlive;
  }

  /** The server was away: its kernels may have gone with it, or only the line to them was cut. */
  async lookAgain() {
    const { sessionContext } = this;
    await sessionContext.sessionManager.refreshRunning().catch(() => {});
    const kernel = sessionContext.session?.kernel;
    if (kernel?.connectionStatus === 'disconnected' && this.isAlive) {
      await kernel.reconnect().catch(() => this.bringBack());
    }
  }

  async bringBack() {
    if (this.isStarting || this.sessionContext.isDisposed) {
      return;
    }
    this.isStarting = true;
    this.comesBack();
    await seen();
    this.tries += 1;
    const isBack = this.tries <= TRIES && (await this.restart());
    this.isStarting = false;
    isBack ? this.isBack() : this.isGone();
  }

  /** A kernel that died and came back has forgotten the lesson. */
  says(status) {
    if (this.isStarting) {
      return;
    }
    if (status === 'autorestarting' || status === 'restarting') {
      this.restarted = true;
      this.comesBack();
    } else if (status === 'dead') {
      void this.bringBack();
    } else if (status === 'idle' && this.restarted) {
      this.restarted = false;
      this.tries += 1;
      this.tries <= TRIES ? this.isBack() : this.isGone();
    }
  }
}
