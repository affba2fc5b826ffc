// Cards in an order: moved by buttons, by keys, by dragging. The order in which they open is no answer by itself.

const CARD_SIGNS = {
  up: '<path d="M10 16V4.5M5 9l5-5 5 5"/>',
  down: '<path d="M10 4v11.5M5 11l5 5 5-5"/>',
  dots: '<path d="M7 5v.1M13 5v.1M7 10v.1M13 10v.1M7 15v.1M13 15v.1"/>'
};
const KEYS = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity };

/** A card with what moves it. `move` is told by how many places. */
function orderCard({ id, text }, words, picture, howId, move) {
  const button = (kind, attributes) => {
    const name = fill(words[`order-${kind === 'dots' ? 'drag' : kind}`], { card: text });
    return h('button', { type: 'button', class: `bfe-move bfe-move-${kind}`, 'aria-label': name, ...attributes }, pictogram('bfe-sign', CARD_SIGNS[kind]));
  };
  const handle = button('dots', { 'aria-describedby': howId, onclick: () => move(card, 0) });
  const up = button('up', { onclick: () => move(card, -1) });
  const down = button('down', { onclick: () => move(card, 1) });
  handle.addEventListener('keydown', event => {
    if (event.key in KEYS && !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault(); // or the page would scroll
      move(card, KEYS[event.key]);
    }
  });
  picture?.setAttribute('aria-hidden', 'true'); // it shows what the words beside it say
  const label = h('span', { class: 'bfe-card-text' }, text);
  const node = h('li', { class: 'bfe-card' }, handle, picture, label, h('span', { class: 'bfe-card-arrows' }, up, down));
  const card = { id, text, node, handle, up, down };
  return card;
}

function orderControls(question, words, id, model) {
  const pictures = model.get('pictures');
  const how = h('p', { class: 'bfe-how', id: `${id}-how` }, words['order-how'], ' ', h('span', { class: 'bfe-keys' }, words['order-keys']));
  const cards = question.cards.map(each => orderCard(each, words, picture(pictures, each.id), how.id, moveBy));
  const list = h('ol', { class: 'bfe-cards', 'aria-label': words['order-list'] }, ...cards.map(card => card.node));
  const confirm = h('button', { type: 'button', class: 'bfe-button', 'aria-pressed': 'false', onclick: confirmOpening }, sign('open'), h('span', {}, words['order-confirm']));
  const heard = h('p', { class: 'bf-unseen', role: 'status' });
  const frame = h('div', { class: 'bfe-order' }, how, list, confirm, heard);
  const opening = [...cards];
  let order = [...cards];
  let isAnswered = false;
  let isMoved = false;

  const tell = (key, card) => (heard.textContent = fill(words[key], { card: card.text, place: order.indexOf(card) + 1, count: order.length }));

  /** The other nodes move round the card: what has the keyboard keeps it only as long as it stays where it is. */
  function place(card, index) {
    const others = order.filter(each => each !== card);
    order = [...others.slice(0, index), card, ...others.slice(index)];
    card.node.before(...others.slice(0, index).map(each => each.node));
    card.node.after(...others.slice(index).map(each => each.node));
    show();
  }

  function moveBy(card, places) {
    const from = order.indexOf(card);
    const to = Math.max(0, Math.min(order.length - 1, from + places));
    if (to === from) {
      tell('order-end', card);
      return;
    }
    place(card, to);
    moved(card);
    card.node.scrollIntoView({ block: 'nearest' });
  }

  function moved(card) {
    isAnswered = isMoved = true;
    tell('order-place', card);
    changed();
  }

  function confirmOpening() {
    isAnswered = !isAnswered;
    changed();
  }

  function changed() {
    show();
    frame.dispatchEvent(new Event('input', { bubbles: true }));
    frame.dispatchEvent(new Event('change', { bubbles: true }));
  }

  function show() {
    for (const card of order) {
      card.up.setAttribute('aria-disabled', card === order[0]);
      card.down.setAttribute('aria-disabled', card === order.at(-1));
    }
    confirm.hidden = isMoved;
    confirm.setAttribute('aria-pressed', isAnswered);
    confirm.firstChild.replaceWith(sign(isAnswered ? 'pressed' : 'open'));
  }

  dragCards(list, {
    cardOf: node => order.find(card => card.handle.contains(node) && !card.handle.matches(':disabled')),
    others: card => order.filter(each => each !== card),
    order: () => order,
    place,
    dropped: moved,
    pressed: card => moveBy(card, 0)
  });
  show();
  return {
    hint: words.hint,
    nodes: [frame],
    read: () => ({ response: isAnswered ? order.map(card => card.id) : null }),
    write(response) {
      isAnswered = response !== null;
      order = response ? response.map(name => cards.find(card => card.id === name)) : [...opening];
      isMoved = order.some((card, index) => card !== opening[index]);
      list.replaceChildren(...order.map(card => card.node));
      heard.textContent = '';
      show();
    }
  };
}

export default { render: context => renderQuestion(context, orderControls) };
