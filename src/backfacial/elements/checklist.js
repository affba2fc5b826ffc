// A checklist, and a button that opens it as a page of its own for the printer. The browser alone does it.

function render({ model, el }) {
  const words = model.get('words');
  const pages = [];
  const print = h('button', { type: 'button', class: 'bfe-button' }, words['checklist-print']);
  const status = statusLine(freshId());
  const hint = h('p', { class: 'bfe-hint' }, words['checklist-hint']);
  const root = elementRoot('bfe-checklist', {});
  root.innerHTML = model.get('html');
  root.append(h('div', { class: 'bfe-foot' }, print, hint), status.node);
  guardKeys(root);
  print.addEventListener('click', () => {
    const address = URL.createObjectURL(new Blob([model.get('page')], { type: 'text/html;charset=utf-8' }));
    pages.push(address);
    const opened = window.open(address);
    if (opened === null) {
      status.say('trouble', words['checklist-blocked']);
      return;
    }
    status.clear();
    opened.addEventListener('load', () => opened.print());
  });
  el.append(root);
  return () => pages.forEach(address => URL.revokeObjectURL(address));
}

export default { render };
