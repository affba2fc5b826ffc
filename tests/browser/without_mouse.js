// Going through an element without a mouse: what comes next, and whether the keyboard can be seen and is never lost.
window.bfKeys = (() => {
  const { SIDEWAYS, controls, elements, isShown, whereIs } = window.bfChecks;
  const done = new WeakSet();
  let stops = [];

  const groupOf = radio => [...(radio.form ?? document).querySelectorAll(`[type="radio"][name="${CSS.escape(radio.name)}"]`)];

  const ARROWS_LEAD = '[role="grid"], [role="listbox"], [role="radiogroup"], [role="tablist"], [role="toolbar"], [role="tree"]';

  /** Where Tab stops inside elements, in the order of the document: once where arrow keys lead on. */
  function expected() {
    return elements().flatMap(controls).filter(node => {
      if (node.type !== 'radio') {
        return node.tabIndex >= 0 || !node.closest(ARROWS_LEAD);
      }
      const group = groupOf(node);
      return node === (group.find(each => each.checked) ?? group[0]);
    });
  }

  /** How a node and the row that it stands in are marked. */
  function look(node) {
    return [node, node.closest('label')].filter(Boolean).map(each => {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(each);
      const isThere = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1 && !/, 0\)$/.test(outlineColor);
      return `${isThere ? `${outlineStyle} ${outlineWidth} ${outlineColor}` : ''} ${boxShadow}`;
    }).join();
  }

  function note({ target }) {
    stops.push({ node: target, look: look(target) });
  }

  /** From here on each stop is kept. Gives how many presses of Tab lead once through the page. */
  function watch() {
    stops = [];
    document.querySelector('.jp-Notebook .jp-Cell').focus(); // where JupyterLab puts the keyboard when a page opens
    document.addEventListener('focusin', note);
    return controls(document.body).length + 10;
  }

  /** What was wrong with the way that Tab took. */
  function way() {
    document.removeEventListener('focusin', note);
    document.activeElement?.blur();
    const lines = [];
    const isInside = ({ node }) => node.closest('.bfe-element');
    const went = [...new Set(stops.filter(isInside).map(({ node }) => node))];
    const wanted = expected();
    wanted.filter(node => !went.includes(node)).forEach(node => lines.push(`${whereIs(node)} is not reached by Tab`));
    const reached = wanted.filter(node => went.includes(node));
    const astray = went.filter(node => wanted.includes(node)).find((node, index) => node !== reached[index]);
    if (astray) {
      lines.push(`${whereIs(astray)} is reached by Tab in another order than it stands in: use no tabindex above 0`);
    }
    const end = stops.findIndex(({ node }) => node === went.at(-1));
    if (went.length && stops.slice(end).every(isInside)) {
      lines.push(`${whereIs(went.at(-1))} keeps the keyboard: Tab does not leave the element`);
    }
    for (const { node, look: then } of stops.filter(({ node }) => node.closest('.jp-Notebook'))) {
      if (node.isConnected && look(node) === then) {
        lines.push(`${whereIs(node)} shows no sign of the keyboard: give it an outline on :focus-visible`);
      }
    }
    return [...new Set(lines)];
  }

  const STORY_OF_ITS_OWN = '.bfe-hand-in > .bfe-foot > button, .bfe-confirm button';

  const isAlike = (one, other) => one.localName === other.localName && one.className === other.className;

  /** One of several alike is enough; what undoes or leads away is not touched, nor what says that it can do nothing now. */
  function isLeftOut(node) {
    const entry = node.closest('li, tr');
    const isOneOfMany = entry && [...entry.parentElement.children].find(each => isShown(each) && isAlike(each, entry)) !== entry;
    return done.has(node) || isOneOfMany || node.matches(`a, .bfe-quiet, [aria-disabled="true"], details[open] > summary, ${SIDEWAYS}, ${STORY_OF_ITS_OWN}`);
  }

  /** What is to be done with a control: press, choose, type, or nothing. */
  function task(node) {
    if (isLeftOut(node)) {
      return 'nothing';
    }
    done.add(node);
    if (node.type === 'radio') {
      const group = groupOf(node);
      group.forEach(each => done.add(each));
      return group.some(each => each.checked) ? 'move' : 'choose';
    }
    if (node.type === 'checkbox') {
      return 'choose';
    }
    return node.matches('button, summary, [role="button"]') ? 'press' : node.matches('textarea, [type="text"]') ? 'type' : 'move';
  }

  /** The task at the control that has the keyboard; null outside of the element. */
  function taskHere(element) {
    const node = document.activeElement;
    return element.contains(node) ? { task: task(node), where: whereIs(node), digits: node.inputMode === 'decimal' } : null;
  }

  /** Of a list that is drawn as cards: what it is for, which brings the cards there, then a card. */
  function pairToTouch(list) {
    const row = list.closest('.bfe-pair');
    if (row.dataset.here !== 'true') {
      return { node: row.querySelector('.bfe-pair-left'), task: 'press' };
    }
    done.add(list);
    return { node: list.closest('.bfe-pairs').querySelector('.bfe-pair-card[data-chosen="false"]'), task: 'press' };
  }

  /** Of a list of places beside a drawing: the thing in the drawing, then a place there. */
  function placeToTouch(list) {
    const row = list.closest('.bfe-trolley-row');
    const thing = list.closest('.bfe-trolley-frame').querySelectorAll('[data-thing]')[[...row.parentElement.children].indexOf(row)];
    if (thing.dataset.picked !== 'true') {
      return { node: thing, task: 'press' };
    }
    done.add(list);
    return { node: thing.parentElement.querySelector('[data-place]'), task: 'press' };
  }

  /** The next control to touch: its row where it has one. Nothing when all is done. */
  function nextToTouch(element) {
    for (const node of controls(element)) {
      if (node.matches('.bfe-pair select') && !done.has(node)) {
        return pairToTouch(node);
      }
      if (node.matches('.bfe-trolley-row select') && !done.has(node)) {
        return placeToTouch(node);
      }
      const wanted = isLeftOut(node) ? 'nothing' : task(node);
      if (wanted !== 'nothing') {
        const last = node.type === 'radio' ? groupOf(node).at(-1) : node;
        return { node: last.closest('label') ?? last, task: wanted, digits: node.inputMode === 'decimal' };
      }
    }
    return {};
  }

  return { nextToTouch, taskHere, watch, way };
})();
