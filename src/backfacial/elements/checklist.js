// A checklist, and a button that opens it as a page of its own for the printer. The browser alone does it.

function render({ model, el }) {
  const words = model.get('words');
  const paper = printer();
  const print = h('button', { type: 'button', class: 'bfe-button' }, words['checklist-print']);
  const status = statusLine(freshId());
  const hint = h('p', { class: 'bfe-hint' }, words['checklist-hint']);
  const root = elementRoot('bfe-checklist', {});
  root.innerHTML = model.get('html');
  root.append(h('div', { class: 'bfe-foot' }, print, hint), status.node);
  guardKeys(root);
  print.addEventListener('click', () => {
    if (paper.print(model.get('page'), () => status.say('trouble', words['checklist-blocked']))) {
      status.clear();
    }
  });
  el.append(root);
  return () => paper.close();
}

export default { render };
