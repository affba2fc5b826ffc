// A drawing with a number at each of its parts: pressed, it leads to the row of the part; checked, it bears the name.

const NAME_LINE = 15; // units of the drawing, from line to line
const NAME_PAD = 5;
const NAME_WIDTH = 20; // letters of a line, about

const SVG_SPACE = 'http://www.w3.org/2000/svg';

function drawnNode(name, attributes, text = '') {
  const node = document.createElementNS(SVG_SPACE, name);
  Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
  node.textContent = text;
  return node;
}

/** A name in one line, or in two that are about equally long. */
function nameLines(text) {
  if (text.length <= NAME_WIDTH) {
    return [text];
  }
  const words = text.split(' ');
  const cuts = words.slice(1).map((_, index) => [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')]);
  const longer = lines => Math.max(...lines.map(line => line.length));
  return cuts.reduce((best, lines) => (longer(lines) < longer(best) ? lines : best), [text, '']).filter(Boolean);
}

/** The name beside the number, on a plate that keeps it apart from the drawing. */
function writeName(place, text) {
  const { side, x, y } = place.dataset;
  const lines = nameLines(text);
  const start = Number(x) + (side === 'left' ? 18 : -18);
  const first = Number(y) - ((lines.length - 1) * NAME_LINE) / 2;
  const words = drawnNode('text', { 'text-anchor': side === 'left' ? 'start' : 'end' });
  lines.forEach((line, index) => words.append(drawnNode('tspan', { x: start, y: first + index * NAME_LINE, dy: '0.36em' }, line)));
  const plate = drawnNode('rect', { rx: 4 });
  const name = drawnNode('g', { class: 'bf-named-name', 'data-left': place.dataset.left });
  name.append(plate, words);
  place.parentNode.append(name); // over the lines of all others
  const box = words.getBBox();
  const around = { x: box.x - NAME_PAD, y: box.y - 2, width: box.width + 2 * NAME_PAD, height: box.height + 4 };
  Object.entries(around).forEach(([key, value]) => plate.setAttribute(key, value));
}

/** `html` was made and escaped in Python (backfacial.pages); `press` hears the id of what was pressed. */
function namedPlaces(html, press) {
  const node = h('div', { class: 'bfe-named' });
  node.innerHTML = html;
  const places = new Map([...node.querySelectorAll('.bf-named-place')].map(place => [place.dataset.left, place]));
  node.addEventListener('click', event => {
    const pressed = event.target.closest('[data-left]');
    pressed && press(pressed.dataset.left);
  });
  return {
    node,
    /** Which has an answer, and which one is asked about. */
    show(id, isDone, isHere) {
      Object.assign(places.get(id).dataset, { done: isDone, here: isHere });
      isHere && places.get(id).parentNode.insertBefore(places.get(id), node.querySelector('.bf-named-name')); // over other lines
    },
    /** `names` by the ids of the left sides; those of before go. */
    name(names) {
      node.querySelectorAll('.bf-named-name').forEach(old => old.remove());
      Object.entries(names).forEach(([id, text]) => writeName(places.get(id), text));
    }
  };
}
