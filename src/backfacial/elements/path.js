// Ties the page's parts to Python: says how the questions stand, and keeps where the learner is.

function render({ model, el }) {
  const line = new Line(model);
  let closed = false;
  const keep = (part, item) => {
    if (!closed) {
      model.send({ kind: 'here', view: line.view, seq: ++line.count, part, item });
    }
  };
  const tell = async () => {
    const reply = await line.hello().catch(() => null);
    if (reply && !closed) {
      el.dispatchEvent(new CustomEvent('bf-path', { bubbles: true, detail: { states: reply.states, minutes: reply.minutes, keep } }));
    }
  };
  // marking all answers takes Python a moment: the questions in view come first
  const leave = whenOnPage(el, page => {
    page?.addEventListener('bf-ready', tell);
    if (page?.dataset.backfacialReady !== undefined) {
      void tell();
    }
    return () => page?.removeEventListener('bf-ready', tell);
  });
  return () => {
    closed = true;
    leave();
    line.close();
  };
}

export default { render };
