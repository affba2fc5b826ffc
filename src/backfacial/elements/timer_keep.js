// Where a visit under way is kept: in the browser at each moment, and in the learner's folder at each change, so that another
// browser has it too.

/** The copy of this browser. It needs no kernel, and outlives a reload. */
class BrowserCopy {
  constructor(folder) {
    this.name = `backfacial timer 1 ${folder}`;
  }

  keep(visit, at) {
    try {
      localStorage.setItem(this.name, JSON.stringify({ visit, at }));
    } catch {
      // the browser allows no storage: then the folder alone has it
    }
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.name)) ?? { visit: null, at: 0 };
    } catch {
      return { visit: null, at: 0 };
    }
  }
}

/** The copy in the folder: what was sent last is sent until Python has it. `show` is told what becomes of it. */
class FolderCopy {
  constructor(line, show) {
    this.line = line;
    this.show = show;
    this.wanted = null;
    this.retry = new Retry(async () => {
      await this.send();
      return this.wanted === null;
    });
  }

  keep(visit) {
    this.wanted = { visit };
    void this.send();
  }

  async send() {
    while (this.wanted && !this.busy && !this.closed) {
      const mine = this.wanted;
      this.busy = true;
      const reply = await this.line.ask('under-way', mine, ANSWER_SECONDS).catch(() => null);
      this.busy = false;
      if (this.closed) {
        return;
      }
      if (reply?.kind !== 'kept') {
        this.show('here', reply?.message ?? null);
        if (reply?.again ?? true) {
          this.retry.start();
        }
        return;
      }
      this.retry.stop();
      if (this.wanted === mine) {
        this.wanted = null;
        this.show('folder');
      }
    }
  }

  close() {
    this.closed = true;
    this.retry.close();
  }
}

/** The visit that was under way last, of what the browser and the folder have. */
function newest(inBrowser, inFolder) {
  return inFolder && inFolder.at > (inBrowser.at ?? 0) ? inFolder : inBrowser.visit;
}
