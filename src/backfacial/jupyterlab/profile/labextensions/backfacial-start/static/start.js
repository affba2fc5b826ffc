// Makes JupyterLab a course: registers the commands, the two short menus and the watch over each notebook.
// How a single notebook is started is in lesson.js.
import { menusTakeFingers } from './finger.js';
import { Lesson } from './lesson.js';
import { speakForJupyterLab } from './notice.js';
import { openAtOnce, pathInAddress } from './opening.js';
import { baseUrl } from './server.js';
import { Spare } from './spare.js';

const THEMES = '@jupyterlab/apputils-extension:themes';
const asset = name => new URL(name, import.meta.url);

/**
 * What `backfacial` delivered into this learner's folder: the hashes of the code cells, the pages, the start page
 * and the words. Without it no notebook starts by itself.
 */
async function readManifest() {
  const response = await fetch(asset('manifest.json'), { cache: 'no-store' });
  if (!response.ok) {
    throw new Error(`backfacial-start: manifest.json cannot be read (${response.status}); run "backfacial learn" again`);
  }
  const { cells, pages, start, words } = await response.json();
  return { cells: new Set(cells), pages: new Set(pages), start, words };
}

/** Resolves when the style sheet counts: JupyterLab measures bars and buttons once, when it makes them. */
function linkStyle() {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = asset('style.css');
  document.head.append(link);
  return new Promise(resolve => {
    link.onload = link.onerror = resolve;
  });
}

/** JupyterLab pushes an address for every page it shows, but does not follow the browser's Back. This does. */
function followBackAndForward(app, lessons) {
  const push = history.pushState.bind(history);
  // Without this the page that Back led to would be pushed once more, and Forward would be lost.
  history.pushState = (state, title, url) => {
    if (!url || new URL(url, location.href).href !== location.href) {
      push(state, title, url);
    }
  };
  window.addEventListener('popstate', async () => {
    const path = pathInAddress();
    if (path) {
      const panel = await app.commands.execute('docmanager:open', { path });
      lessons.get(panel)?.path?.follow();
    }
  });
}

/**
 * A link to another lesson carries the address of its raw file, which a new tab would show. The click itself
 * JupyterLab handles.
 */
function showLessonAddresses() {
  const base = baseUrl();
  const files = new URL(`${base}files/`, location.href).href;
  const show = ({ target }) => {
    const link = target.closest?.('a[href]');
    const [file, hash = ''] = link?.href.replace(/\?[^#]*/, '').split('#') ?? [''];
    if (file.startsWith(files) && file.endsWith('.ipynb')) {
      link.href = `${base}doc/tree/${file.slice(files.length)}${hash && `#${hash}`}`;
    }
  };
  document.addEventListener('pointerover', show);
  document.addEventListener('focusin', show);
}

/**
 * In a text field inside a cell JupyterLab swallows Enter (it might have meant "run the cell") and Undo. Here no such
 * key means anything to JupyterLab, so the field gets them.
 */
function letFieldsHaveTheirKeys() {
  const swallowed = new Set(['insertLineBreak', 'historyUndo', 'historyRedo']);
  const keep = event => {
    if (swallowed.has(event.inputType) && event.target.closest?.('.jp-OutputArea')) {
      event.stopImmediatePropagation();
    }
  };
  window.addEventListener('beforeinput', keep, true);
}

function addCommands(app, tracker, lessons, manifest, settings, notice) {
  const { commands } = app;
  const { words } = manifest;
  const current = () => lessons.get(tracker.currentWidget);
  commands.addCommand('backfacial:start-page', {
    label: words.start_page,
    caption: words.start_page,
    isEnabled: () => tracker.currentWidget?.context.path !== manifest.start,
    execute: () => commands.execute('docmanager:open', { path: manifest.start })
  });
  commands.addCommand('backfacial:start-again', {
    label: words.start_again,
    caption: words.start_again_hint,
    isEnabled: () => !!current(),
    execute: () => current()?.startAgain()
  });
  const colours = {
    'backfacial:colours-system': { label: words.colours_system, set: { 'adaptive-theme': true } },
    'backfacial:colours-light': {
      label: words.colours_light,
      set: { 'adaptive-theme': false, theme: 'JupyterLab Light' }
    },
    'backfacial:colours-dark': {
      label: words.colours_dark,
      set: { 'adaptive-theme': false, theme: 'JupyterLab Dark' }
    }
  };
  for (const [id, { label, set }] of Object.entries(colours)) {
    commands.addCommand(id, {
      label,
      // In one write: two changes of colours one after the other disturb JupyterLab's opening picture.
      execute: () => settings.upload(THEMES, JSON.stringify(set))
    });
  }
  // A page of the course is never saved: nothing in it is the learner's. A notebook of their own is.
  commands.addCommand('backfacial:save', {
    execute: () => (current()?.known ? notice.show(words.kept) : commands.execute('docmanager:save'))
  });
  commands.addKeyBinding({ command: 'backfacial:save', keys: ['Accel S'], selector: 'body' });
}

function addMenus(app, mainMenu, Menu, words) {
  const menus = [
    [words.menu_course, ['backfacial:start-page', 'backfacial:start-again']],
    [words.menu_colours, ['backfacial:colours-system', 'backfacial:colours-light', 'backfacial:colours-dark']]
  ];
  menus.forEach(([label, ids], index) => {
    const menu = new Menu({ commands: app.commands });
    menu.title.label = label;
    ids.forEach(command => menu.addItem({ command }));
    mainMenu.addMenu(menu, true, { rank: index });
  });
}

/** In the form with one document there is nothing around the page but the menu bar. */
async function clearSurroundings(app, words) {
  document.body.classList.add('bf-course');
  await app.restored;
  const { shell } = app;
  // JupyterLab's link to the main part stands outside of all landmarks.
  const skip = document.querySelector('.jp-skiplink-wrapper');
  skip?.setAttribute('role', 'navigation');
  skip?.setAttribute('aria-label', words.skip);
  if (shell.mode !== 'single-document') {
    document.body.classList.remove('bf-course');
    return;
  }
  // The style sheet hides them; this gives their room to the page.
  if (shell.isTopInSimpleModeVisible()) {
    shell.toggleTopInSimpleModeVisibility();
  }
  for (const side of ['left', 'right']) {
    if (shell.isSideTabBarVisible(side)) {
      shell.toggleSideTabBarVisibility(side);
    }
  }
  shell.collapseLeft();
  shell.collapseRight();
}

/** A link of an element that leads to a page of the course: opened in this JupyterLab, where its kernel may be waiting. */
function openCoursePages(app, tracker, lessons) {
  document.addEventListener('click', async event => {
    const link = event.target.closest?.('a[data-bf-open]');
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    const [path, hash] = link.getAttribute('href').split('#');
    const folder = tracker.currentWidget?.context.path.replace(/[^/]*$/, '') ?? '';
    const panel = await app.commands.execute('docmanager:open', { path: folder + path });
    lessons.get(panel)?.goTo(hash);
  });
}

/** The page that the button of the start page leads to can be waiting before the click. */
function preparing(spare, tracker, lessons) {
  const prepare = () => {
    const panel = tracker.currentWidget;
    const link = lessons.get(panel)?.isAtRest && panel.node.querySelector('a[data-bf-next]');
    const path = link && link.getAttribute('href').split('#')[0];
    path && spare.prepare(path).catch(error => console.error('backfacial-start:', error));
  };
  document.addEventListener('bf-drawn', prepare);
  return prepare;
}

/** The browser's tab carries the lesson's name, not the file's. */
function nameTheTab(tracker, lessons, words) {
  const title = document.querySelector('title');
  const name = () => {
    const lesson = lessons.get(tracker.currentWidget)?.title;
    const wanted = lesson ? `${lesson} – ${words.course}` : words.course;
    if (document.title !== wanted) {
      document.title = wanted;
    }
  };
  new MutationObserver(name).observe(title, { childList: true });
  return name;
}

/** Whether keys are in use: only then the style sheet shows on which part of the page they act. */
function noticeKeyboard() {
  document.addEventListener('keydown', () => document.body.classList.add('bf-keyboard'), true);
  document.addEventListener('pointerdown', () => document.body.classList.remove('bf-keyboard'), true);
}

/** The state of the page in front, where tests and style sheets find it. */
function showState(tracker, lessons) {
  const lesson = lessons.get(tracker.currentWidget);
  if (lesson) {
    document.body.dataset.backfacialState = lesson.state;
  } else {
    delete document.body.dataset.backfacialState;
  }
}

/** The plugin; `shared` gives the modules of the JupyterLab that is running. */
export async function makePlugin(shared) {
  const names = ['notebook', 'mainmenu', 'settingregistry', 'cells', 'apputils', 'coreutils'].map(name => shared(`@jupyterlab/${name}`));
  const shares = await Promise.all(names);
  const [{ INotebookTracker }, { IMainMenu }, { ISettingRegistry }, { CodeCell }, { Dialog }, { PageConfig }] = shares;
  const [{ Menu, Widget }, manifest] = await Promise.all([shared('@lumino/widgets'), readManifest(), linkStyle()]);
  return {
    id: 'backfacial-start:plugin',
    description: 'Starts the lessons of the course.',
    autoStart: true,
    requires: [INotebookTracker, IMainMenu, ISettingRegistry],
    activate(app, tracker, mainMenu, settings) {
      const lessons = new Map();
      const spare = new Spare(app.serviceManager.sessions);
      const notice = speakForJupyterLab(app, Dialog, manifest.words, () => lessons.forEach(lesson => lesson.kernel.lookAgain()));
      addCommands(app, tracker, lessons, manifest, settings, notice);
      addMenus(app, mainMenu, Menu, manifest.words);
      followBackAndForward(app, lessons);
      showLessonAddresses();
      openCoursePages(app, tracker, lessons);
      letFieldsHaveTheirKeys();
      noticeKeyboard();
      menusTakeFingers();
      void clearSurroundings(app, manifest.words);
      const nameTab = nameTheTab(tracker, lessons, manifest.words);
      const prepareNext = preparing(spare, tracker, lessons);
      const changed = () => {
        showState(tracker, lessons);
        nameTab();
        prepareNext();
      };
      const watch = panel => {
        const lesson = new Lesson(panel, manifest, { CodeCell, Widget }, changed);
        lessons.set(panel, lesson);
        panel.disposed.connect(() => lessons.delete(panel));
        void lesson.open();
      };
      openAtOnce(app, manifest, spare, tracker, PageConfig).catch(error => console.error('backfacial-start:', error));
      tracker.forEach(watch);
      tracker.widgetAdded.connect((_, panel) => watch(panel));
      tracker.currentChanged.connect((_, panel) => {
        changed();
        panel?.node.dispatchEvent(new CustomEvent('bf-shown'));
        app.commands.notifyCommandChanged();
      });
    }
  };
}
