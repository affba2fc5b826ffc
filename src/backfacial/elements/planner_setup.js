// Who comes, how long there is, and what is to be added: the first two parts of the planner.

const PLANNER_MINUTES = [30, 45, 60, 75];
const PLANNER_MOST = 600;

/** A numbered part that folds. `value` says beside its title what was chosen in it. */
function plannerPart(number, title, ...children) {
  const value = h('span', { class: 'bfe-part-value' });
  const badge = h('span', { class: 'bfe-step-number', 'aria-hidden': 'true' }, String(number));
  const summary = h('summary', {}, badge, h('span', {}, h('span', { class: 'bfe-part-title' }, title), value));
  const node = h('details', { class: 'bfe-part', open: true, 'aria-label': title }, summary, ...children);
  return { node, summary, say: text => (value.textContent = text) };
}

/** `choose(client)` hears of a client's id, or null for nobody; `meet(difficulty)` of the wish for a new one. */
function plannerWho(words, id, clients, choose, meet) {
  const kinds = [
    { id: 'nobody', label: words['page-nobody'], meaning: words['page-nobody-meaning'] },
    { id: 'written', label: words['page-written'], meaning: words['page-written-meaning'] },
    { id: 'made-up', label: words['page-made-up'], meaning: words['page-made-up-meaning'] }
  ];
  const kind = choiceGroup('radio', 'who', words['page-who'], kinds, id);
  kind.node.firstChild.classList.add('bfe-unseen'); // the title of the part says the same
  const levels = ['easy', 'medium', 'hard'].map(each => ({ id: each, label: words[`page-${each}`] }));
  const difficulty = choiceGroup('radio', 'difficulty', words['page-difficulty'], levels, id);
  difficulty.choose(['easy']);
  const menu = h(
    'select',
    { id: `${id}-client` },
    h('option', { value: '' }, words['page-choose']),
    ...clients.map(each => h('option', { value: each.id }, each.name))
  );
  const written = h('div', { class: 'bfe-field' }, h('label', { for: menu.id }, words['page-client']), menu);
  const button = h('button', { type: 'button', class: 'bfe-button' }, words['page-meet']);
  const madeUp = h('div', { class: 'bfe-field' }, difficulty.node, button);
  const visitor = h('div', { class: 'bfe-visitor', role: 'group', 'aria-label': words['page-visitor'] });
  const part = plannerPart(1, words['page-who'], kind.node, written, madeUp, visitor);
  let current = null;
  let lastMadeUp = null;
  let waiting = false; // a kind is chosen, and nobody of it yet

  const isWritten = client => clients.some(each => each.id === client);
  const kindOf = client => (client === null ? 'nobody' : isWritten(client) ? 'written' : 'made-up');

  function unfold() {
    const chosen = kind.chosen()[0];
    written.hidden = chosen !== 'written';
    madeUp.hidden = chosen !== 'made-up';
  }

  function take(client) {
    if (client !== current) {
      choose(client);
    }
  }

  kind.node.addEventListener('change', () => {
    unfold();
    const chosen = kind.chosen()[0];
    const client = chosen === 'written' ? menu.value || null : chosen === 'made-up' ? lastMadeUp : null;
    waiting = client === null && chosen !== 'nobody';
    take(client);
  });
  menu.addEventListener('change', () => {
    waiting = !menu.value;
    take(menu.value || null);
  });
  button.addEventListener('click', () => meet(difficulty.chosen()[0]));

  return {
    ...part,
    draw(html) {
      visitor.innerHTML = html; // made and escaped in Python (backfacial.pages)
      visitor.hidden = !html;
      guardKeys(visitor);
    },
    show(client, who) {
      current = client;
      waiting &&= client === null;
      if (!waiting) {
        kind.choose([kindOf(client)]);
        menu.value = isWritten(client) ? client : '';
      }
      if (kindOf(client) === 'made-up') {
        lastMadeUp = client;
      }
      unfold();
      part.say(who.name ? `${who.name}: ${who.level}` : words['page-nobody']);
    }
  };
}

/** `change(values)` hears of minutes, modules, exposed and test_feeling. */
function plannerWhat(words, id, modules, steps, change) {
  const field = h('input', { type: 'number', id: `${id}-minutes`, min: '1', max: String(PLANNER_MOST), step: '1', inputmode: 'numeric', 'aria-describedby': `${id}-bad` });
  const bad = h('p', { class: 'bfe-problem', id: `${id}-bad`, role: 'status' });
  const buttons = PLANNER_MINUTES.map(minutes => {
    const label = fill(words['page-minutes-button'], { minutes });
    return h('button', { type: 'button', class: 'bfe-button bfe-minutes', 'aria-pressed': 'false', 'data-minutes': String(minutes), 'aria-label': label }, String(minutes));
  });
  const label = h('label', { for: field.id }, words['page-minutes-other']);
  const time = h(
    'fieldset',
    { class: 'bfe-group bfe-group-minutes' },
    h('legend', {}, words['page-minutes']),
    h('div', { class: 'bfe-minutes-row' }, ...buttons, h('span', { class: 'bfe-minutes-other' }, label, field)),
    bad
  );
  const added = choiceGroup('checkbox', 'modules', words['page-modules'], modules, id);
  const circumstances = [
    { id: 'exposed', label: words['page-exposed'] },
    { id: 'test_feeling', label: words['page-test'] }
  ];
  const also = choiceGroup('checkbox', 'also', words['page-also'], circumstances, id);
  also.node.firstChild.classList.add('bfe-unseen');
  const part = plannerPart(2, words['page-what'], time, added.node, also.node);
  let order = [];

  function complain(isBad) {
    bad.replaceChildren(...(isBad ? [sign('trouble'), h('span', {}, fill(words['page-minutes-bad'], { most: PLANNER_MOST }))] : []));
    isBad ? field.setAttribute('aria-invalid', 'true') : field.removeAttribute('aria-invalid');
  }

  buttons.forEach(button => button.addEventListener('click', () => change({ minutes: Number(button.dataset.minutes) })));
  field.addEventListener('change', () => {
    const minutes = Number(field.value);
    const isBad = !Number.isInteger(minutes) || minutes < 1 || minutes > PLANNER_MOST;
    complain(isBad);
    if (!isBad) {
      change({ minutes });
    }
  });
  added.node.addEventListener('change', () => {
    const chosen = added.chosen();
    // in the order in which they were chosen, since of too many the ones chosen later go
    const gone = order.filter(module => !chosen.includes(module));
    order = [...order.filter(module => chosen.includes(module)), ...chosen.filter(module => !order.includes(module))];
    change({ modules: order, gone });
  });
  also.node.addEventListener('change', () => {
    const chosen = also.chosen();
    change({ exposed: chosen.includes('exposed'), test_feeling: chosen.includes('test_feeling') });
  });

  return {
    ...part,
    show(draft) {
      if (document.activeElement !== field || Number(field.value) !== draft.minutes) {
        field.value = String(draft.minutes);
      }
      complain(false);
      buttons.forEach(button => button.setAttribute('aria-pressed', String(Number(button.dataset.minutes) === draft.minutes)));
      order = [...draft.modules];
      added.choose(order);
      also.choose(circumstances.map(each => each.id).filter(name => draft[name]));
      const names = order.map(module => steps[module]?.name ?? module);
      part.say([fill(words['page-minutes-button'], { minutes: draft.minutes }), ...names].join(', '));
    }
  };
}
