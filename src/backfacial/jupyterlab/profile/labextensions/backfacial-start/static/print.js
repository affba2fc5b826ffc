// A lesson as a page of its own, for paper: its text and the reading version of everything that is shown in it.

const styleSheet = new URL('print.css', import.meta.url);

/** What a cell shows on paper; nothing for one that shows nothing there. */
function readingVersion(cell) {
  if (cell.model.type === 'markdown') {
    return cell.node.querySelector('.jp-RenderedMarkdown')?.innerHTML ?? '';
  }
  const outputs = cell.model.outputs ?? [];
  return Array.from({ length: outputs.length }, (_, index) => outputs.get(index).data['text/html'] ?? '').join('');
}

/** An empty page, opened while a click is under way; nothing where the browser does not allow it. */
export function openPaper(sentence) {
  const opened = window.open('');
  opened?.document.body.append(sentence);
  return opened;
}

/** Puts the lesson on the page and brings the print dialog. */
export function printLesson(opened, title, cells) {
  const page = opened.document;
  page.documentElement.lang = document.documentElement.lang || 'en';
  page.title = title;
  const look = page.createElement('link');
  Object.assign(look, { rel: 'stylesheet', href: styleSheet.href });
  const base = page.createElement('base');
  base.href = location.href;
  look.onload = look.onerror = () => opened.print();
  const main = page.createElement('main');
  for (const cell of cells) {
    const section = page.createElement('section');
    section.innerHTML = readingVersion(cell); // made and escaped in Python, or cleaned by JupyterLab
    section.childNodes.length > 0 && main.append(section);
  }
  main.querySelectorAll('.jp-InternalAnchorLink, script').forEach(node => node.remove());
  main.querySelectorAll('details').forEach(node => (node.open = true));
  page.head.append(base, look);
  page.body.replaceChildren(main);
}
