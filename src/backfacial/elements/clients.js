// Generated clients: how hard, the next one, and the visit of the one who is there.

const DIFFICULTIES = ['easy', 'medium', 'hard'];

function render({ model, el }) {
  const words = model.get('words');
  const id = freshId();
  const line = new Line(model);
  const options = DIFFICULTIES.map(name => ({
    id: name,
    label: words[`clients-${name}`],
    meaning: words[`clients-${name}-meaning`]
  }));
  const difficulty = choiceGroup('radio', 'difficulty', words['clients-difficulty'], options, id);
  difficulty.choose(['easy']);
  const meet = h('button', { type: 'submit', class: 'bfe-button bfe-primary' }, words['clients-meet']);
  const status = statusLine(`${id}-status`);
  const notes = noteBoard();
  const fieldset = h('fieldset', { disabled: true }, h('legend', {}, h('span', { class: 'bfe-title' }, words['clients-title'])), difficulty.node);
  const form = h('form', {}, fieldset, h('div', { class: 'bfe-foot' }, meet, status.node));
  const root = elementRoot('bfe-clients bfe-question', {}, notes.node, form);
  const host = h('div', { class: 'bfe-host' });
  el.append(root, host);
  let view = null;
  let asking = false;
  let closed = false;

  function show() {
    view?.close();
    view = null;
    host.replaceChildren();
    if (model.get('question').id) {
      view = new QuestionView(model, host, caseControls);
    }
  }

  const wake = new Retry(async () => {
    try {
      const state = await line.hello();
      notes.add(state.notices);
      fieldset.disabled = false;
      meet.disabled = false;
      status.clear();
      return true;
    } catch {
      status.say('trouble', words['status-asleep']);
      return closed;
    }
  });

  form.addEventListener('submit', async event => {
    event.preventDefault();
    if (asking) {
      return; // a button that is switched off would lose the keyboard
    }
    asking = true;
    status.say('saving', words['status-waiting']);
    const reply = await line.ask('another-client', { difficulty: difficulty.chosen()[0] }, ANSWER_SECONDS).catch(() => null);
    asking = false;
    if (reply?.kind === 'met') {
      notes.add(reply.notices);
      status.say('note', fill(words['clients-met'], { name: model.get('question').visit.name }));
      host.scrollIntoView({ block: 'nearest' });
    } else {
      status.say('trouble', reply ? reply.message : words['status-unreachable']);
    }
  });

  meet.disabled = true;
  status.say('waiting', words['status-waiting']);
  model.on('change:question', show);
  show();
  void wake.run();
  return () => {
    closed = true;
    model.off('change:question', show);
    [wake, line, view].forEach(part => part?.close());
  };
}

export default { render };
