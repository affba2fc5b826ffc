// The page of the address. JupyterLab opens it a second after it could, and starts its kernel when all of it is drawn.

/** The path of the document that the address names. */
export function pathInAddress() {
  const [, path] = location.pathname.match(/\/(?:lab|doc)(?:\/workspaces\/[\w-]+)?\/tree\/(.+)$/) ?? [];
  return path && decodeURIComponent(path);
}

/** Opens a page of the course as soon as JupyterLab can, its kernel on the way; from then on the address says what is in front. */
export async function openAtOnce(app, manifest, spare, tracker, PageConfig) {
  const path = pathInAddress();
  if (!manifest.pages.has(path)) {
    return;
  }
  spare.start(path).catch(error => console.error('backfacial-start:', error));
  await app.restored;
  keepJupyterLabFrom(app.commands, manifest.pages);
  await app.commands.execute('docmanager:open', { path });
  tracker.currentChanged.connect((_, panel) => panel && sayInAddress(panel.context.path, PageConfig));
}

/** When JupyterLab comes to open it, the learner may have gone on to another page, and would be taken back. */
function keepJupyterLabFrom(commands, pages) {
  const execute = commands.execute.bind(commands);
  commands.execute = (id, args) => {
    const again = id === 'filebrowser:open-path' && args?.dontShowBrowser && pages.has(args.path);
    return again ? Promise.resolve() : execute(id, args);
  };
}

/** JupyterLab does so as well, but not for a page that the learner goes to before JupyterLab has opened the first. */
function sayInAddress(path, PageConfig) {
  if (path !== pathInAddress()) {
    history.pushState(history.state, '', new URL(PageConfig.getUrl({ treePath: path }), location.href).pathname);
  }
}
