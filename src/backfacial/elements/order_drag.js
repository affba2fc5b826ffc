// Dragging cards of a list with a mouse, a pen or a finger. The page stays where it is, and goes on near its edges.

const EDGE = 72; // this near to the upper or lower edge the page goes on
const FASTEST = 14; // pixels in a frame

/** How far to scroll in this frame for a pointer at `y`. */
function creep(scroller, y) {
  const isPage = scroller === document.scrollingElement;
  const box = isPage ? { top: 0, bottom: innerHeight } : scroller.getBoundingClientRect();
  const [top, bottom] = [Math.max(0, box.top), Math.min(innerHeight, box.bottom)];
  const near = y < top + EDGE ? y - (top + EDGE) : y > bottom - EDGE ? y - (bottom - EDGE) : 0;
  return Math.max(-1, Math.min(1, near / EDGE)) * FASTEST;
}

/**
 * Lets cards be dragged by their handles. The list has the pointer, since the cards change places under it.
 *
 * `cards` knows: `cardOf` a node that was pressed, the `others` beside a card, the `order`; and is told to `place` a card,
 * that one was `dropped` at another place, or only `pressed`.
 */
function dragCards(list, cards) {
  let drag = null;

  function follow() {
    const { card, y, offset } = drag;
    const middle = each => {
      const { top, height } = each.node.getBoundingClientRect();
      return top + height / 2;
    };
    const index = cards.others(card).filter(each => middle(each) < y).length;
    if (index !== cards.order().indexOf(card)) {
      cards.place(card, index);
    }
    card.node.style.transform = '';
    card.node.style.transform = `translateY(${y - offset - card.node.getBoundingClientRect().top}px)`;
  }

  function creepOn() {
    if (!drag) {
      return;
    }
    const by = drag.isMoved ? creep(drag.scroller, drag.y) : 0;
    if (by) {
      drag.scroller.scrollBy({ top: by, behavior: 'instant' });
      follow();
    }
    requestAnimationFrame(creepOn);
  }

  /** Ends the drag; where it was `cancelled`, the card goes back. */
  function end(cancelled) {
    const { card, from, isMoved, pointer } = drag;
    drag = null;
    delete card.node.dataset.dragged;
    card.node.style.transform = '';
    if (list.hasPointerCapture(pointer)) {
      list.releasePointerCapture(pointer);
    }
    if (cancelled) {
      cards.place(card, from);
    } else if (cards.order().indexOf(card) !== from) {
      cards.dropped(card);
    } else if (!isMoved) {
      cards.pressed(card);
    }
  }

  list.addEventListener('pointerdown', event => {
    const card = event.isPrimary && event.button === 0 && !drag ? cards.cardOf(event.target) : null;
    if (!card) {
      return;
    }
    event.preventDefault(); // no text is marked on the way
    card.handle.focus({ preventScroll: true });
    list.setPointerCapture(event.pointerId);
    const offset = event.clientY - card.node.getBoundingClientRect().top;
    const from = cards.order().indexOf(card);
    drag = { card, from, offset, pointer: event.pointerId, y: event.clientY, isMoved: false, scroller: scrollerOf(list) };
    card.node.dataset.dragged = true;
    requestAnimationFrame(creepOn);
  });
  list.addEventListener('pointermove', event => {
    if (event.pointerId === drag?.pointer) {
      drag.isMoved ||= Math.abs(event.clientY - drag.y) > 3;
      if (drag.isMoved) {
        drag.y = event.clientY;
        follow();
      }
    }
  });
  list.addEventListener('pointerup', event => event.pointerId === drag?.pointer && end(false));
  list.addEventListener('lostpointercapture', event => event.pointerId === drag?.pointer && end(true));
  list.addEventListener('keydown', event => {
    if (event.key === 'Escape' && drag) {
      event.stopPropagation();
      end(true);
    }
  });
}
