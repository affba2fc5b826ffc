// What is made anew from a seed: how hard, the next one, and the question of the one that is there.

const DIFFICULTIES = ['easy', 'medium', 'hard'];

/**
 * `group` is the first part of the keys of its words and the style of its frame, `controls` those of the question, and
 * `about(question)` gives what is put into the sentence that says that a new one is there.
 */
function renderAnew({ model, el }, group, controls, about) {
  const words = model.get('words');
  const id = freshId();
  const line = new Line(model);
  const options = DIFFICULTIES.map(name => ({
    id: name,
    label: words[`${group}-${name}`],
    meaning: words[`${group}-${name}-meaning`]
  }));
  const difficulty = choiceGroup('radio', 'difficulty', words[`${group}-difficulty`], options, id);
  difficulty.choose(['easy']);
  const meet = h('button', { type: 'submit', class: 'bfe-button bfe-primary' }, words[`${group}-meet`]);
  const status = statusLine(`${id}-status`);
  const notes = noteBoard();
  const fieldset = h('fieldset', { disabled: true }, h('legend', {}, h('span', { class: 'bfe-title' }, words[`${group}-title`])), difficulty.node);
  const form = h('form', {}, fieldset, h('div', { class: 'bfe-foot' }, meet, status.node));
  const root = elementRoot(`bfe-${group} bfe-anew bfe-question`, {}, notes.node, form);
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
      view = new QuestionView(model, host, controls);
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
    const reply = await line.ask('another', { difficulty: difficulty.chosen()[0] }, ANSWER_SECONDS).catch(() => null);
    asking = false;
    if (reply?.kind === 'met') {
      notes.add(reply.notices);
      status.say('note', fill(words[`${group}-met`], about(model.get('question'))));
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
