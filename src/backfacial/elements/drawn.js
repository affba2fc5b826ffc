// What Python has drawn, and draws anew whenever the page around it says that it is seen again.

/** A view of HTML that Python made; `again` is the event of the page at which it is asked for anew. */
function drawnView(kind, again) {
  function render({ model, el }) {
    const line = new Line(model);
    const root = elementRoot(kind, {});
    let closed = false;
    let drawn;
    const tell = () => root.dispatchEvent(new CustomEvent('bf-drawn', { bubbles: true }));
    const draw = html => {
      if (html === drawn) {
        return;
      }
      drawn = html;
      const had = root.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
      root.innerHTML = html; // made and escaped in Python (backfacial.pages)
      guardKeys(root);
      root.querySelectorAll('time[datetime]').forEach(node => (node.textContent = clockTime(node.dateTime)));
      tell();
      had && root.querySelector(`a[href="${CSS.escape(had)}"]`)?.focus({ preventScroll: true });
    };
    const look = async () => {
      const reply = await line.hello().catch(() => null);
      if (reply && !closed) {
        draw(reply.html);
      }
    };
    draw(model.get('html'));
    el.append(root);
    const leave = whenOnPage(el, page => {
      tell(); // what was drawn before it stood on the page nobody has heard
      page?.addEventListener(again, look);
      return () => page?.removeEventListener(again, look);
    });
    return () => {
      closed = true;
      leave();
      line.close();
    };
  }
  return { render };
}
