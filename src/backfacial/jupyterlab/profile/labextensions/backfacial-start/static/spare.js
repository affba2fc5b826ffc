// Kernels in advance, with everything imported: one for the page of the address while JupyterLab itself still loads,
// and one for the page that the start page's button leads to. JupyterLab finds it by the page's path.

const NAME = 'spare';
const IMPORTS = 'import backfacial.lessons.needs';

export class Spare {
  constructor(sessions) {
    this.sessions = sessions;
  }

  /** Makes sure of one for a page, and of no other. */
  async prepare(path) {
    if (!path || this.path === path) {
      return;
    }
    this.path = path;
    await this.sessions.refreshRunning();
    const left = [...this.sessions.running()].filter(({ name, path: taken }) => name === NAME && taken !== path);
    await Promise.all(left.map(({ id }) => this.sessions.shutdown(id)));
    await this.start(path);
    document.body.dataset.backfacialSpare = path; // where a bench sees that it is there
  }

  /** Starts one, where the page has none. */
  async start(path) {
    await this.sessions.refreshRunning();
    if ([...this.sessions.running()].some(({ path: taken }) => taken === path)) {
      return;
    }
    const wanted = { path, name: NAME, type: 'notebook', kernel: { name: 'python3' } };
    // Of a kernel's connections one hears of its widgets, by default the first: that has to be the page's own.
    const session = await this.sessions.startNew(wanted, { kernelConnectionOptions: { handleComms: false } });
    await session.kernel.requestExecute({ code: IMPORTS, silent: true, store_history: false }).done;
    session.dispose();
  }

  /** A page has been opened on it: now it is the page's own. */
  static async taken({ session }) {
    if (session?.name === NAME) {
      await session.setName(session.path.replace(/.*\//, ''));
    }
  }
}
