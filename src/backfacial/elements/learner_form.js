// The form that asks for the learner's id; on its own and inside the hand-in.

/** `kept` is called with Python's reply once the id is kept. */
function learnerForm(line, words, kept) {
  const id = freshId();
  const hint = h('p', { class: 'bfe-hint', id: `${id}-hint` }, words['learner-hint']);
  const problem = h('p', { class: 'bfe-problem', id: `${id}-problem`, role: 'status' });
  const input = h('input', {
    type: 'text',
    id: `${id}-text`,
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
    'aria-describedby': `${hint.id} ${problem.id}`
  });
  const button = h('button', { type: 'submit', class: 'bfe-button' }, words['learner-keep']);
  const say = text => problem.replaceChildren(...(text ? [sign('trouble'), h('span', {}, text)] : []));
  const node = h(
    'form',
    { class: 'bfe-learner-form', novalidate: true },
    h('label', { for: input.id }, words['learner-label']),
    hint,
    h('div', { class: 'bfe-learner-row' }, input, button),
    problem
  );
  /** Keeps what was typed. True when it is kept; else the form says why not. */
  async function keep() {
    say('');
    let reply;
    try {
      reply = await line.ask('learner', { text: input.value }, ANSWER_SECONDS);
    } catch {
      say(words['status-unreachable']);
      return false;
    }
    const refused = reply.kind !== 'kept';
    input.setAttribute('aria-invalid', String(refused));
    if (refused) {
      say(reply.message);
      input.focus();
    } else {
      kept(reply);
      tellPage('bf-saved');
    }
    return !refused;
  }
  node.addEventListener('submit', event => {
    event.preventDefault();
    void keep();
  });
  return {
    node,
    button,
    keep,
    isTyped: () => Boolean(input.value.trim()),
    fill: text => (input.value = text),
    focus: () => input.focus()
  };
}
