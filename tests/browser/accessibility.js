// What the tests of accessibility ask an open page. Each check gives lines: where it is, and what to mend.
window.bfChecks = (() => {
  const CONTROLS = 'a[href], button, input, select, summary, textarea, [tabindex]:not([tabindex="-1"])';
  const SIDEWAYS = '[role="region"][tabindex="0"]'; // may be moved sideways, by keys too
  const UNSEEN = '.bf-unseen, .bfe-unseen, .bf-table-stacked thead'; // for screen readers alone
  const notebook = () => document.querySelector('.jp-Notebook');

  function isShown(node) {
    const box = node.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && node.checkVisibility({ visibilityProperty: true });
  }

  /** The element, or the heading that the node stands under, and the node itself. */
  function whereIs(node) {
    const element = node.closest('.bfe-element');
    const cell = node.closest('.jp-Cell');
    const headings = [...notebook().querySelectorAll('h1, h2, h3')];
    const above = headings.filter(each => each.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING).at(-1);
    const place = element ? nameOf(element) : cell ? `under "${above?.textContent.trim() ?? 'no heading'}"` : 'around the notebook';
    const text = (node.textContent.trim() || node.id || '').replace(/\s+/g, ' ').slice(0, 50);
    const kind = typeof node.className === 'string' && node.className ? `.${node.className.trim().split(/\s+/).join('.')}` : '';
    return `${place}: ${node.tagName.toLowerCase()}${kind} "${text}"`;
  }

  function nameOf(element) {
    return `${kindOf(element)} ${element.dataset.bfItem ?? ''}`.trim();
  }

  /** What sort of element it is: its class beside those that all have, and whether it is graded. */
  function kindOf(element) {
    const names = [...element.classList].filter(name => name !== 'bfe-element').join(' ').replaceAll('bfe-', '');
    return element.dataset.bfMode === 'graded' ? `graded ${names}` : names;
  }

  function elements() {
    return [...document.querySelectorAll('.jp-Notebook .bfe-element')];
  }

  function controls(root) {
    return [...root.querySelectorAll(CONTROLS)].filter(node => isShown(node) && !node.matches(':disabled'));
  }

  /** Nothing stands out of the page's width or is cut off, and only a named region can be moved sideways. */
  function layout() {
    const lines = [];
    const width = document.documentElement.clientWidth;
    for (const scroller of [document.scrollingElement, notebook().querySelector('.jp-WindowedPanel-outer') ?? notebook()]) {
      if (scroller.scrollWidth > scroller.clientWidth + 1) {
        lines.push(`the page scrolls sideways by ${scroller.scrollWidth - scroller.clientWidth} px`);
      }
    }
    const look = node => {
      if (!isShown(node) || node.matches(UNSEEN)) {
        return;
      }
      const box = node.getBoundingClientRect();
      const style = getComputedStyle(node);
      const [sideways, down] = [node.scrollWidth - node.clientWidth, node.scrollHeight - node.clientHeight];
      if (box.right > width + 1 || box.left < -1) {
        lines.push(`${whereIs(node)} stands out of the page by ${Math.round(Math.max(box.right - width, -box.left))} px: let it wrap or shrink`);
      } else if (node.matches(SIDEWAYS) || node.matches('svg, input, textarea')) {
        return;
      } else if (style.overflowX !== 'visible' && node.clientWidth && sideways > 1) {
        lines.push(`${whereIs(node)} is cut off or scrolls sideways by ${sideways} px: let it wrap, or make it a named region with tabindex 0`);
      } else if (['hidden', 'clip'].includes(style.overflowY) && node.clientHeight && down > 1) {
        lines.push(`${whereIs(node)} is cut off below by ${down} px: give it the height of its text`);
      } else {
        [...node.children].forEach(look);
      }
    };
    notebook().querySelectorAll('.jp-Cell').forEach(look);
    return lines;
  }

  /** Targets are 24 by 24 px at least; buttons, fields and rows of options 44 high. Links inside a sentence are text. */
  function targets() {
    const lines = [];
    for (const control of document.querySelectorAll('a[href], button, jp-button, input, select, summary, textarea')) {
      const target = control.matches('[type="radio"], [type="checkbox"]') ? (control.closest('label') ?? control) : control;
      const isText = target.matches('a') && getComputedStyle(target).display === 'inline';
      if (isText || !isShown(control) || control.matches('.jp-skiplink')) {
        continue;
      }
      const isOurs = target.matches('.bfe-element :is(button, input, textarea, select, label, .bfe-button)');
      const least = isOurs ? 44 : 24;
      const { width, height } = target.getBoundingClientRect();
      if (width < 24 || height < least - 0.1) {
        lines.push(`${whereIs(target)} is ${Math.round(width)} by ${Math.round(height)} px to touch: make it ${least} px high and 24 px wide`);
      }
    }
    return lines;
  }

  /** Headings go down one level at a time; drawings have an alternative or are left out; states are spoken. */
  function structure() {
    const lines = [];
    let before = 0;
    for (const heading of notebook().querySelectorAll('h1, h2, h3, h4, h5, h6, [role="heading"]')) {
      const level = Number(heading.getAttribute('aria-level') ?? heading.tagName.slice(1));
      if (isShown(heading) && level > before + 1) {
        lines.push(`${whereIs(heading)} is a heading of level ${level} after level ${before}: leave out no level`);
      }
      before = isShown(heading) ? level : before;
    }
    for (const picture of notebook().querySelectorAll('img, svg, canvas')) {
      const isNamed = picture.getAttribute('alt') || picture.getAttribute('aria-label') || picture.getAttribute('aria-labelledby') || picture.querySelector('title');
      const isLeftOut = picture.closest('[aria-hidden="true"]') || picture.getAttribute('alt') === '' || picture.matches('a svg, button svg');
      if (!isNamed && !isLeftOut) {
        lines.push(`${whereIs(picture)} has no alternative: name it, or hide it with aria-hidden where words beside it say the same`);
      }
    }
    for (const group of notebook().querySelectorAll('fieldset, [role="group"], [role="radiogroup"]')) {
      const isNamed = group.getAttribute('aria-label') || group.getAttribute('aria-labelledby') || group.querySelector('legend')?.textContent.trim();
      if (!isNamed && isShown(group)) {
        lines.push(`${whereIs(group)} is a group without a name: give it a legend or aria-labelledby`);
      }
    }
    const live = '[role="status"], [role="alert"], [role="log"], [aria-live]';
    for (const element of elements()) {
      const canChange = element.querySelector('input, textarea, button');
      if (canChange && !element.querySelector(live)) {
        lines.push(`${nameOf(element)} has no live region: a screen reader does not hear what changes`);
      }
      for (const node of element.querySelectorAll('.bfe-status, .bfe-notes, .bfe-feedback')) {
        // an element that says each of its changes in one sentence of its own has it out of sight
        if (!node.closest(live) && !element.querySelector('.bf-unseen[role="status"]')) {
          lines.push(`${whereIs(node)} changes and is in no live region: give it role="status"`);
        }
      }
    }
    for (const output of notebook().querySelectorAll('.jp-OutputArea-output.lm-Panel')) {
      if (output.textContent.trim() && !output.querySelector('.bfe-element')) {
        lines.push(`${whereIs(output)} is a widget that is not made with elementRoot, so no check sees it`);
      }
    }
    return lines;
  }

  const seconds = list => Math.max(...list.split(',').map(part => parseFloat(part) * (part.trim().endsWith('ms') ? 0.001 : 1)));

  const begun = new Set();
  const begins = ({ target, type, animationName, propertyName }) => {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches && target.closest('.bfe-element, .jp-Notebook .bf')) {
      begun.add(`${whereIs(target)} begins to move (${type} ${animationName ?? propertyName}): not where less motion is wanted`);
    }
  };
  ['animationstart', 'transitionrun'].forEach(type => document.addEventListener(type, begins));

  /** What began to move although less motion is wanted; so what is there for a moment only is found, too. */
  const moved = () => [...begun];

  /** With reduced motion nothing runs and nothing glides. */
  function motion() {
    const lines = [];
    for (const node of notebook().querySelectorAll('.bfe-element, .bfe-element *, .bf, .bf *')) {
      for (const part of [null, '::before', '::after']) {
        const style = getComputedStyle(node, part);
        if (style.animationName !== 'none' && seconds(style.animationDuration) > 0.01) {
          lines.push(`${whereIs(node)} has the animation ${style.animationName}: none where less motion is wanted`);
        }
        if (seconds(style.transitionDuration) > 0.01) {
          lines.push(`${whereIs(node)} glides for ${style.transitionDuration}: use var(--bf-motion)`);
        }
        if (style.scrollBehavior === 'smooth') {
          lines.push(`${whereIs(node)} scrolls smoothly: not where less motion is wanted`);
        }
      }
    }
    return lines;
  }

  /** With the system's few colours there are no tints and no shadows: what is to be pressed has an edge or a line. */
  function forcedColours() {
    const lines = [];
    const hasEdge = node => {
      const style = getComputedStyle(node);
      const edges = ['Top', 'Right', 'Bottom', 'Left'].map(side => style[`border${side}Style`] !== 'none' && parseFloat(style[`border${side}Width`]) > 0);
      return edges.some(Boolean) || style.textDecorationLine.includes('underline');
    };
    for (const node of notebook().querySelectorAll('.bfe-element :is(button, .bfe-button, .bfe-option, input[type="text"], textarea, select)')) {
      if (isShown(node) && !hasEdge(node)) {
        lines.push(`${whereIs(node)} has no edge in forced colours: give it a border there`);
      }
    }
    for (const input of notebook().querySelectorAll('.bfe-element :is([type="radio"], [type="checkbox"])')) {
      if (isShown(input) && getComputedStyle(input).appearance === 'none') {
        lines.push(`${whereIs(input)} is drawn by hand: in forced colours nobody sees that it is chosen`);
      }
    }
    // a drawing of a thing keeps its colours, as a photo does; its words stand beside it
    for (const sign of notebook().querySelectorAll('.bfe-element svg:not([role="img"] *):not([role="img"]):not(.bf-back *):not(.bf-scene)')) {
      if (isShown(sign) && getComputedStyle(sign).color !== getComputedStyle(sign.parentNode).color) {
        lines.push(`${whereIs(sign)} keeps a colour of its own: forced-color-adjust: auto lets it take the system's`);
      }
    }
    for (const status of notebook().querySelectorAll('.bfe-status[data-sign]')) {
      if (isShown(status) && !status.textContent.trim()) {
        lines.push(`${whereIs(status)} is told by colour and shape alone: say it in words`);
      }
    }
    return lines;
  }

  /** Of the page only the part in which an element stands is shown, as the path of a lesson does it; none: all of it. */
  function onlyPartOf(element) {
    const cells = [...notebook().querySelectorAll('.jp-Cell')];
    const beginsPart = cell => cell.querySelector('h2') !== null;
    const begin = element ? cells.findLastIndex((cell, at) => at <= cells.indexOf(element.closest('.jp-Cell')) && beginsPart(cell)) : 0;
    const next = cells.findIndex((cell, at) => at > begin && beginsPart(cell));
    const shown = element ? cells.slice(Math.max(begin, 0), next === -1 ? undefined : next) : cells;
    cells.forEach(cell => cell.toggleAttribute('hidden', !shown.includes(cell)));
  }

  return { CONTROLS, controls, elements, forcedColours, isShown, kindOf, layout, motion, moved, nameOf, onlyPartOf, SIDEWAYS, structure, targets, whereIs };
})();
