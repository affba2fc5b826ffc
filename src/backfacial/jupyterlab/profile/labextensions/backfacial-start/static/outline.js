// The parts of a lesson, read from its own cells: a part begins at each `## ` heading. Titles, questions and the optional
// practice at a part's end are found here, so that an older copy of a lesson has its path too.

const HEADING = /^## +(.+)/;
const ASKED = /^\s*lesson\.ask\(\s*["']([a-z0-9-]+)["']/;

const sourceOf = cell => cell.model.sharedModel.getSource();

/** Marks that Markdown would not show: *stress*, `code`, [a link](…). */
const plain = text => text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*_`]/g, '').trim();

/**
 * The parts in order, each with `id` (its heading's cell), `title`, `heading`, `cells`, `more` (the optional cells at its
 * end, their heading first), `items` and `moreItems` (ids of questions).
 */
export function partsOf(cells, moreTitle) {
  const parts = [];
  const start = () => ({ cells: [], more: [], items: [], moreItems: [] });
  let part = start();
  for (const cell of cells) {
    const source = sourceOf(cell);
    const [, title] = (cell.model.type === 'markdown' && source.match(HEADING)) || [];
    if (title) {
      if (part.heading) {
        parts.push(part);
        part = start();
      }
      Object.assign(part, { heading: cell, id: cell.model.id, title: plain(title) });
    }
    const isMore = cell.model.type === 'markdown' && source.startsWith(`### ${moreTitle}`);
    const optional = part.heading && (part.more.length > 0 || isMore);
    (optional ? part.more : part.cells).push(cell);
    const [, item] = (cell.model.type === 'code' && source.match(ASKED)) || [];
    if (item) {
      (optional ? part.moreItems : part.items).push({ id: item, cell });
    }
  }
  return part.heading ? [...parts, part] : parts;
}
