// The page of the address. JupyterLab opens it a second after it could, and starts its kernel when all of it is drawn.

/** The path of the document that the address names. */
export function pathInAddress() {
  const [, path] = location.pathname.match(/\/(?:lab|doc)(?:\/workspaces\/[\w-]+)?\/tree\/(.+)$/) ?? [];
  return path && decodeURIComponent(path);
}

/** Opens a page of the course as soon as JupyterLab can, its kernel on the way. */
export async function openAtOnce(app, manifest, spare) {
  const path = pathInAddress();
  if (!manifest.pages.has(path)) {
    return;
  }
  spare.start(path).catch(error => console.error('backfacial-start:', error));
  await app.restored;
  await app.commands.execute('docmanager:open', { path });
  keepJupyterLabFrom(app.commands, path);
}

/** When JupyterLab comes to open it, the learner may have gone on to another page, and would be taken back. */
function keepJupyterLabFrom(commands, opened) {
  const execute = commands.execute.bind(commands);
  commands.execute = (id, args) => {
    const again = id === 'filebrowser:open-path' && args?.dontShowBrowser && args.path === opened;
    return again ? Promise.resolve() : execute(id, args);
  };
}
