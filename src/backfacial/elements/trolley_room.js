// The drawn room of a trolley scene: press a thing, then a place; or drag it there. What is chosen stands in the list.

const SMALL = 0.34; // how large a thing is shown at its place
const MOVED = 6; // pixels from which on a press is a drag

/**
 * The drawing of Python with its things and places. `isOpen` says whether anything may be chosen, `picked` and `put` are
 * told what was pressed. A thing that is `null` is none.
 */
class TrolleyRoom {
  constructor(html, { isOpen, picked, put }) {
    this.node = h('div', { class: 'bfe-trolley-room' });
    this.node.innerHTML = html; // made and escaped in Python (backfacial.pages)
    const byId = name => new Map([...this.node.querySelectorAll(`[data-${name}]`)].map(node => [node.dataset[name], node]));
    this.svg = this.node.querySelector('svg');
    this.things = byId('thing');
    this.places = byId('place');
    this.told = { isOpen, picked, put };
    this.picked = null;
    this.drag = null;
    this.svg.addEventListener('pointerdown', event => this.press(event));
    this.svg.addEventListener('pointermove', event => this.move(event));
    this.svg.addEventListener('pointerup', event => this.release(event));
    this.svg.addEventListener('pointercancel', () => this.letGo());
    this.svg.addEventListener('click', event => this.click(event));
  }

  pick(id) {
    this.picked = id;
    this.svg.dataset.picking = id !== null;
    this.things.forEach((node, name) => (node.dataset.picked = name === id));
  }

  attend(id) {
    this.things.forEach((node, name) => (node.dataset.here = name === id));
  }

  /** Each thing where it has been put: `chosen(id)` is its place, null where it has none. */
  show(chosen) {
    const taken = new Map();
    for (const [id, node] of this.things) {
      const place = this.places.get(chosen(id));
      const count = taken.get(place) ?? 0;
      taken.set(place, count + 1);
      const spots = place?.dataset.spots.split(' ') ?? [];
      const [x, y] = place ? spots[count % spots.length].split(',') : [node.dataset.x, node.dataset.y];
      node.setAttribute('transform', `translate(${x} ${y})${place ? ` scale(${SMALL})` : ''}`);
      node.dataset.put = Boolean(place);
    }
  }

  click({ target }) {
    if (this.wasDragged || !this.told.isOpen()) {
      this.wasDragged = false;
      return;
    }
    const thing = target.closest('[data-thing]')?.dataset.thing;
    const place = target.closest('[data-place]')?.dataset.place;
    if (thing) {
      this.told.picked(thing === this.picked ? null : thing);
    } else if (place && this.picked !== null) {
      this.told.put(this.picked, place);
    }
  }

  press(event) {
    this.wasDragged = false;
    const node = event.target.closest('[data-thing]');
    if (node && event.pointerType === 'mouse' && event.button === 0 && this.told.isOpen()) {
      event.preventDefault(); // or the page would begin to select text
      this.drag = { node, id: node.dataset.thing, x: event.clientX, y: event.clientY, at: node.getAttribute('transform') };
    }
  }

  move({ clientX, clientY, pointerId }) {
    const { drag } = this;
    if (!drag || (!drag.moving && Math.hypot(clientX - drag.x, clientY - drag.y) < MOVED)) {
      return;
    }
    if (!drag.moving) {
      drag.moving = true;
      this.svg.setPointerCapture(pointerId);
      this.told.picked(drag.id);
      drag.node.dataset.dragged = true;
    }
    const scale = this.svg.viewBox.baseVal.width / this.svg.getBoundingClientRect().width;
    drag.node.setAttribute('transform', `translate(${(clientX - drag.x) * scale} ${(clientY - drag.y) * scale}) ${drag.at}`);
    const over = this.placeAt(clientX, clientY);
    this.places.forEach(node => (node.dataset.over = node === over));
  }

  release({ clientX, clientY }) {
    const { drag } = this;
    const over = drag?.moving ? this.placeAt(clientX, clientY) : null;
    this.wasDragged = Boolean(drag?.moving);
    this.letGo();
    if (over) {
      this.told.put(drag.id, over.dataset.place);
    }
  }

  letGo() {
    const { drag } = this;
    this.drag = null;
    this.places.forEach(node => delete node.dataset.over);
    if (drag?.moving) {
      drag.node.setAttribute('transform', drag.at);
      delete drag.node.dataset.dragged;
    }
  }

  placeAt(x, y) {
    return document.elementsFromPoint(x, y).map(node => node.closest('[data-place]')).find(Boolean) ?? null;
  }
}
