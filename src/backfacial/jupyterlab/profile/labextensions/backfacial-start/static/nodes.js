// Small helps for building nodes: text is always text, never HTML.

export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) {
      node.setAttribute(name, '');
    } else if (value !== false && value !== undefined && value !== null) {
      node.setAttribute(name, value);
    }
  }
  node.append(...children.filter(Boolean));
  return node;
}

/** A button whose keys JupyterLab leaves alone. */
export function button(label, act, attributes = {}) {
  const node = h('button', { type: 'button', 'data-lm-suppress-shortcuts': 'true', ...attributes }, label);
  node.addEventListener('click', act);
  return node;
}

/** JupyterLab's bar has one stop for Tab and arrows from there; what is needed while learning is a stop of its own. */
export function reachedByTab(node) {
  const reach = () => node.tabIndex !== 0 && (node.tabIndex = 0);
  new MutationObserver(reach).observe(node, { attributeFilter: ['tabindex'] });
  reach();
}

export const fill = (sentence, values) =>
  sentence.replace(/\{(\w+)\}/g, (place, name) => (name in values ? String(values[name]) : place));

const SHAPES = {
  open: '<circle cx="8" cy="8" r="6" stroke-dasharray="2.2 2"/>',
  some: '<circle cx="8" cy="8" r="6"/><path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor"/>',
  done: '<circle cx="8" cy="8" r="6" fill="currentColor"/><path d="M5 8.2l2.1 2.1L11 6.2" class="bf-inside"/>',
  critical: '<path d="M8 1.8l6.6 12H1.4z"/><path d="M8 6.2v3.6M8 11.8v.1"/>',
  page: '<rect x="3" y="1.8" width="10" height="12.4" rx="1.5"/><path d="M5.5 5.2h5M5.5 8h5M5.5 10.8h3"/>'
};

/** A shape beside a word: colour is never the only sign. */
export function shape(name) {
  const svg = h('span', { class: 'bf-sign', 'aria-hidden': 'true' });
  svg.innerHTML =
    `<svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.6" ` +
    `stroke-linecap="round" stroke-linejoin="round" focusable="false">${SHAPES[name]}</svg>`;
  return svg;
}
