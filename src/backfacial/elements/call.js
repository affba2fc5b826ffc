// A phone call: ask one by one, look at the photo, decide the level, choose what is done and said, write the note.

const NOTE_PAUSE = 1000; // milliseconds without a key, until a note is saved

/** A group of questions; of the groups with the same `name`, one is open. */
function questionGroup(path, group, words, heard, name) {
  const questions = group.questions.map(each => askedQuestion(path, each.id, each.question, each.answer, words, heard));
  const count = h('span', { class: 'bfe-count' });
  const summary = h('summary', {}, h('span', { class: 'bfe-topic-name' }, group.label), count);
  const node = h('details', { class: 'bfe-topic', name, 'aria-label': group.label }, summary, h('ul', {}, ...questions.map(each => each.node)));
  node.addEventListener('toggle', () => node.open && summary.scrollIntoView({ block: 'nearest' })); // another one has folded
  return {
    node,
    label: group.label,
    questions,
    open() {
      node.open = true;
      summary.focus();
    },
    show() {
      questions.forEach(each => each.show());
      const asked = questions.filter(each => path.has(each.step)).length;
      count.dataset.asked = asked > 0;
      count.replaceChildren(...(asked ? [sign('saved')] : []), h('span', {}, fill(words['case-asked-of'], { asked, all: questions.length })));
    }
  };
}

/** The learner's own note. It is saved when the writing pauses. */
function noteField(id, words, changed) {
  const area = h('textarea', { id: `${id}-note`, rows: 4, maxlength: 2000, 'aria-describedby': `${id}-note-hint` });
  const node = h(
    'div',
    { class: 'bfe-note-field' },
    h('label', { for: area.id }, words['case-note']),
    h('p', { class: 'bfe-meaning', id: `${id}-note-hint` }, words['case-note-hint']),
    area
  );
  let timer = null;
  const now = () => {
    clearTimeout(timer);
    if (timer !== null) {
      timer = null;
      changed();
    }
  };
  area.addEventListener('input', event => {
    event.stopPropagation(); // each letter would be an answer of its own
    clearTimeout(timer);
    timer = setTimeout(now, NOTE_PAUSE);
  });
  area.addEventListener('change', event => {
    event.stopPropagation();
    now();
  });
  return { node, area };
}

function callControls(question, words, id, model) {
  const { call } = question;
  const terms = model.get('terms');
  const heard = h('p', { class: 'bfe-unseen', role: 'status' });
  const announce = text => (heard.textContent = text);
  const tell = text => announce(fill(words['case-says'], { name: call.speaker, text }));
  const say = key => fill(words[key], { name: call.name });
  const frame = h('div', { class: 'bfe-visit bfe-call' });
  const changed = () => {
    show();
    frame.dispatchEvent(new Event('input', { bubbles: true }));
    frame.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const path = new Path(changed);

  const groups = call.groups.map(group => questionGroup(path, group, words, tell, `${id}-group`));
  withWayOn(groups, words);
  const told = notesOf(path, groups, { name: call.name }, { ...words, 'case-told': words['case-heard'] });
  const asked = { ask: words['case-photo'], label: words['case-step-photo'], seen: words['case-photo-seen'], style: 'bfe-photo' };
  const photo = lookPart(path, model, announce, asked);
  const level = choiceGroup('radio', 'level', words['case-action'], terms.actions, id);
  const parts = Object.keys(terms.calls).map(part => choiceGroup('checkbox', `steps-${part}`, words[`case-do-${part}`], terms.calls[part], id));
  const options = question.options.map(option => ({ id: option.id, label: option.text }));
  const spoken = choiceGroup('radio', 'words', fill(words['case-words'], { name: call.speaker }), options, id);
  const first = h('p', { class: 'bfe-meaning' }, words['case-call-words-hint']);
  const note = noteField(id, words, changed);
  const open = h('p', { class: 'bfe-open', id: `${id}-open` });
  const onceMore = { again: words['case-call-again'], undo: words['case-call-undo'], cleared: words['case-call-cleared'] };
  const anew = anewPart(model, announce, onceMore, { read, write, changed });
  frame.addEventListener('change', () => show());

  /** The first thing that is still to be chosen. */
  function missing() {
    const wanted = [
      [level, 'case-call-first-level'],
      [spoken, 'case-first-words']
    ];
    return wanted.find(([group]) => !group.chosen().length)?.[1];
  }

  function show() {
    groups.forEach(group => group.show());
    told.show();
    photo.show();
    spoken.node.hidden = !level.chosen().length && !spoken.chosen().length; // what can be said would give the level away
    first.hidden = !spoken.node.hidden;
    anew.show();
    open.textContent = words[missing() ?? 'case-call-complete'];
    open.dataset.complete = !missing();
  }

  function read() {
    const own = note.area.value.trim();
    const response = {
      path: path.steps,
      action: level.chosen()[0] ?? null,
      steps: parts.flatMap(part => part.chosen()),
      words: spoken.chosen()[0] ?? null,
      ...(own ? { note: own } : {})
    };
    const isEmpty = !response.path.length && !response.action && !response.steps.length && !response.words && !own;
    return { response: isEmpty ? null : { react: response }, missing: missing() };
  }

  function write(response) {
    const given = response?.react ?? { path: [], steps: [] };
    path.steps = [...given.path];
    level.choose([given.action]);
    parts.forEach(part => part.choose(given.steps));
    spoken.choose([given.words]);
    if (note.area.value.trim() !== (given.note ?? '')) {
      note.area.value = given.note ?? '';
    }
    show();
  }

  const speech = h('blockquote', { class: 'bfe-speech' }, h('p', {}, fill(words['case-quote'], { text: call.opening })));
  frame.append(
    h('div', { class: 'bfe-meeting' }, h('p', { class: 'bfe-client bfe-ringing' }, sign('phone'), h('span', {}, call.line)), speech),
    heard,
    visitStep(id, 1, words['case-call-ask'], h('p', { class: 'bfe-meaning' }, words['case-call-ask-hint']), h('div', { class: 'bfe-topics' }, ...groups.map(group => group.node))),
    visitStep(id, 2, words['case-step-photo'], h('p', { class: 'bfe-meaning' }, words['case-photo-hint']), ...photo.nodes),
    visitStep(id, 3, words['case-call-decide'], told.node, level.node),
    visitStep(id, 4, words['case-call-do'], h('p', { class: 'bfe-meaning' }, say('case-call-do-hint')), ...parts.map(part => part.node)),
    visitStep(id, 5, words['case-step-words'], first, spoken.node),
    visitStep(id, 6, words['case-call-note'], note.node),
    h('div', { class: 'bfe-end' }, open, ...anew.nodes)
  );
  show();
  return { hint: words['case-call-hint'], nodes: [frame], progress: true, read, write };
}

/** A case is a visit or a phone call. */
const controlsOfCase = (question, ...more) => (question.call ? callControls : caseControls)(question, ...more);
