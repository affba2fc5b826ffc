// The end of a lesson: drawn in Python, read anew whenever its part is shown.

function render({ model, el }) {
  const line = new Line(model);
  const root = elementRoot('bfe-map bfe-end-of-lesson', {});
  let closed = false;
  const draw = html => {
    if (root.dataset.drawn !== html) {
      root.dataset.drawn = html;
      const had = root.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
      root.innerHTML = html; // made and escaped in Python (backfacial.pages)
      guardKeys(root);
      root.querySelectorAll('time[datetime]').forEach(node => (node.textContent = clockTime(node.dateTime)));
      had && root.querySelector(`a[href="${CSS.escape(had)}"]`)?.focus({ preventScroll: true });
    }
  };
  const look = async () => {
    const reply = await line.hello().catch(() => null);
    if (reply && !closed) {
      draw(reply.html);
    }
  };
  draw(model.get('html'));
  el.append(root);
  const page = el.closest('.jp-NotebookPanel');
  page?.addEventListener('bf-part', look);
  return () => {
    closed = true;
    page?.removeEventListener('bf-part', look);
    line.close();
  };
}

export default { render };
