// JupyterLab's menus choose the item that a pointer has moved over; a finger comes down without having moved.

/** A finger on an item of a menu chooses it, as a mouse does. */
export function menusTakeFingers() {
  const move = event => {
    const item = event.pointerType !== 'mouse' && event.target.closest?.('.lm-Menu-item');
    if (item) {
      const { clientX, clientY } = event;
      item.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, cancelable: true, clientX, clientY }));
    }
  };
  document.addEventListener('pointerdown', move, true);
}
