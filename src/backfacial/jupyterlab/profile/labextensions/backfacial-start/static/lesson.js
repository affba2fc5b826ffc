// One opened notebook: whether the course knows it, its start, and what is said when it cannot start.
//
// A notebook runs by itself only when the course delivered every one of its code cells. JupyterLab's own "trusted"
// would be no guard: a cell without output counts as trusted.

import { Kernel } from './kernel.js';
import { reachedByTab } from './nodes.js';
import { LessonPath } from './path.js';
import { fromServer } from './server.js';
import { Spare } from './spare.js';

// So many cells are with Python at a time: were it all of them, the first question could not say hello before the last
// cell has run; were it one, Python and the page would wait for each other.
const UNDER_WAY = 2;

async function sha256(text) {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

/** Where the learner was in a lesson, read before any kernel is there; nothing where that is not known. */
async function placeIn(path) {
  try {
    const response = await fromServer('contents/answers/where.json?type=file&format=text&content=1');
    const { lessons } = JSON.parse((await response.json()).content);
    return lessons[path.replace(/\.ipynb$/, '')];
  } catch {
    return undefined;
  }
}

/** States: starting (opened, kernel on its way), running, ready, needs-start (waits for a click). */
export class Lesson {
  constructor(panel, manifest, { CodeCell, Widget }, changed) {
    this.panel = panel;
    this.manifest = manifest;
    this.CodeCell = CodeCell;
    this.Widget = Widget;
    this.changed = changed;
    this.known = false;
    this.kernel = new Kernel(panel.sessionContext, {
      comesBack: () => this.setState('starting'),
      isBack: () => this.runByItself(),
      isGone: () => this.ask(manifest.words.failed)
    });
    this.state = 'starting';
    this.round = 0;
    this.queue = [];
    this.pending = new Set();
  }

  async open() {
    const { context, sessionContext, content } = this.panel;
    this.addStateLine();
    this.panel.node.addEventListener('bf-tool', event => this.addTool(event));
    this.setState('starting');
    // A feed would have to consist of articles.
    const cells = content.node.querySelector('[role="feed"]');
    cells?.removeAttribute('role');
    cells?.removeAttribute('aria-label');
    await context.ready;
    this.known = await this.isKnown();
    if (this.known) {
      this.dress();
      if (this.isLesson) {
        this.path = new LessonPath(this.panel, this.manifest, { Widget: this.Widget }, () => this.runFirst());
        this.path.begin(await placeIn(context.path));
        this.isWanted && this.path.goToHeading();
      }
      content.model.cells.changed.connect(() => this.dress());
      for (const cell of this.codeCells()) {
        // JupyterLab labels it "Code Cell Content", on an element that may have no label.
        cell.outputArea.outputLengthChanged.connect(() => cell.node.removeAttribute('aria-label'));
      }
      this.clearOutputs();
    } else {
      // What a click would run is shown.
      this.codeCells().forEach(cell => (cell.inputHidden = false));
      this.ask(this.manifest.words.unknown);
    }
    await sessionContext.ready;
    if (this.known) {
      await this.begin();
    }
  }

  /** Looks once more just before: the page may have been loaded anew from the disk in between. */
  async runByItself() {
    if (await this.isKnown()) {
      await this.run();
    } else {
      this.ask(this.known ? this.manifest.words.unknown : this.manifest.words.failed);
    }
  }

  /** The page may run: by itself, or after the first click on it. */
  async begin() {
    this.kernel.watch();
    void Spare.taken(this.panel.sessionContext);
    if (this.kernel.isAlive || (await this.kernel.restart())) {
      await (this.known ? this.runByItself() : this.run());
    } else {
      this.ask(this.manifest.words.failed);
    }
  }

  /** The start page and a quiz are no path of parts. */
  get isLesson() {
    const opens = this.codeCells()[0]?.model.sharedModel.getSource().includes('open_lesson(');
    return opens && this.panel.context.path !== this.manifest.start;
  }

  /** All that this page has to run has run. */
  get isAtRest() {
    return this.state === 'ready' && this.panel.node.dataset.backfacialRest === 'done';
  }

  /** A link wants this lesson, or a part of it. It may still be opening; the focus goes where reading goes on. */
  goTo(hash) {
    this.isWanted = true;
    if (hash) {
      history.replaceState(history.state, '', `${location.pathname}${location.search}#${hash}`);
      this.path?.follow();
    }
    this.path?.part && this.path.goToHeading();
  }

  /** The first heading, for the browser's tab. */
  get title() {
    for (const cell of this.panel.content.widgets) {
      const [, heading] = cell.model.sharedModel.getSource().match(/^# +(.+)$/m) ?? [];
      if (heading && cell.model.type === 'markdown') {
        return heading.trim();
      }
    }
    return '';
  }

  codeCells() {
    return this.panel.content.widgets.filter(
      cell => cell.model.type === 'code' && cell.model.sharedModel.getSource().trim()
    );
  }

  async isKnown() {
    // A page that was not loaded over https or from this computer has no crypto.subtle: then it waits for a click.
    if (!globalThis.crypto?.subtle) {
      return false;
    }
    const hashes = await Promise.all(this.codeCells().map(cell => sha256(cell.model.sharedModel.getSource())));
    return hashes.every(hash => this.manifest.cells.has(hash));
  }

  /** A lesson is read and answered, not edited: no code in sight, no cell that turns into its source text. */
  dress() {
    this.panel.addClass('bf-lesson');
    this.panel.fit();
    for (const cell of this.panel.content.widgets) {
      cell.readOnly = true;
      if (cell.model.type === 'markdown') {
        cell.showEditorForReadOnly = false;
      }
      cell.node.removeAttribute('aria-label');
      if (cell.model.getMetadata('backfacial')?.hidden) {
        cell.addClass('bf-hidden');
      }
    }
  }

  /** Output of an earlier visit looks alive and is not. */
  clearOutputs() {
    for (const cell of this.codeCells()) {
      cell.model.clearExecution();
    }
  }

  async run() {
    this.banner?.dispose();
    this.setState('running');
    delete this.panel.node.dataset.backfacialReady;
    this.panel.node.dataset.backfacialRest = 'running';
    const complete = await this.runCells(++this.round);
    if (complete === false) {
      this.ask(this.manifest.words.failed);
    }
  }

  /**
   * Runs all cells, those of the part in view first; gives whether all went well, nothing where another run has begun.
   * After one that fails no more are sent.
   */
  async runCells(round) {
    const cells = this.codeCells();
    this.queue = this.path?.order(cells) ?? cells;
    this.pending = new Set(cells);
    let complete = true;
    const goesOn = () => round === this.round && !this.panel.isDisposed && ['running', 'ready'].includes(this.state);
    const takeTurns = async () => {
      for (let cell = this.queue.shift(); cell && complete && goesOn(); cell = this.queue.shift()) {
        const reply = await this.CodeCell.execute(cell, this.panel.sessionContext).catch(() => null);
        complete &&= reply?.content.status === 'ok';
        this.pending.delete(cell);
        complete && goesOn() && this.lookAtView();
      }
    };
    await Promise.all(Array.from({ length: UNDER_WAY }, takeTurns));
    if (!goesOn()) {
      return undefined;
    }
    if (complete) {
      this.kernel.worked();
      this.panel.node.dataset.backfacialRest = 'done';
      this.panel.node.dispatchEvent(new CustomEvent('bf-all-run'));
      this.changed();
    }
    return complete;
  }

  /** The part in view has changed: what it needs comes before the rest. */
  runFirst() {
    const waiting = new Set(this.queue);
    this.queue = this.path.order(this.codeCells()).filter(cell => waiting.has(cell));
    this.lookAtView();
  }

  /** Ready is what is in view, once all of it has run. */
  lookAtView() {
    const waits = [...this.pending].some(cell => !this.path || this.path.isInView(cell));
    if (waits && this.state === 'ready') {
      this.setState('running');
    } else if (!waits && this.state === 'running') {
      this.setState('ready');
      this.path?.goToItem();
      this.panel.node.dataset.backfacialReady = '';
      this.panel.node.dispatchEvent(new CustomEvent('bf-ready'));
    }
  }

  async startAgain() {
    this.kernel.watch();
    if (await this.kernel.restart()) {
      await this.run();
    } else {
      this.ask(this.manifest.words.failed);
    }
  }

  /** Says why the page does not run and offers the one button that starts it. */
  ask(text) {
    this.setState('needs-start');
    this.banner?.dispose();
    const node = document.createElement('section');
    node.setAttribute('aria-label', this.manifest.words.start);
    const sentence = document.createElement('p');
    sentence.setAttribute('role', 'status');
    sentence.textContent = text;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = this.manifest.words.start;
    button.dataset.lmSuppressShortcuts = 'true';
    // What has never run needs no new kernel.
    button.addEventListener('click', () => void (this.kernel.isWatched ? this.startAgain() : this.begin()));
    node.append(sentence, button);
    this.banner = new this.Widget({ node });
    this.banner.addClass('bf-banner');
    this.panel.contentHeader.addWidget(this.banner);
  }

  /** "Starting" and "Ready" beside the buttons, also spoken by a screen reader. */
  addStateLine() {
    this.stateLine = document.createElement('div');
    this.stateLine.setAttribute('role', 'status');
    const widget = new this.Widget({ node: this.stateLine });
    widget.addClass('bf-state');
    this.panel.toolbar.addItem('backfacial-state', widget);
  }

  /** A button of an element that is wanted on every part of the page. */
  addTool(event) {
    event.preventDefault();
    this.tool?.dispose();
    const node = document.createElement('div');
    node.append(event.detail.button);
    reachedByTab(event.detail.button);
    this.tool = new this.Widget({ node });
    this.tool.addClass('bf-tool');
    this.panel.toolbar.insertBefore('backfacial-start-again', 'backfacial-tool', this.tool);
  }

  setState(state) {
    this.state = state;
    this.panel.node.dataset.backfacialState = state;
    const { starting, ready } = this.manifest.words;
    this.stateLine.textContent = { starting, running: starting, ready }[state] ?? '';
    this.changed();
  }
}
