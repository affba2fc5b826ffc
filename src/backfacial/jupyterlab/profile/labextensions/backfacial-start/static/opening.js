// The page of the address. JupyterLab opens it a second after it could, and starts its kernel when all of it is drawn.

/** The path of the document that the address names. */
export function pathInAddress() {
  const [, path] = location.pathname.match(/\/(?:lab|doc)(?:\/workspaces\/[\w-]+)?\/tree\/(.+)$/) ?? [];
  return path && decodeURIComponent(path);
}

/** Opens a page of the course at once; JupyterLab, when it comes to it, finds it open. */
export async function openAtOnce(app, manifest, spare) {
  const path = pathInAddress();
  if (!manifest.pages.has(path)) {
    return;
  }
  spare.start(path).catch(error => console.error('backfacial-start:', error));
  await app.restored;
  await app.commands.execute('docmanager:open', { path });
}
