// A client's visit: ask by topic and by name, look at the back, decide, plan, find the words.

const LOOK = 'look';

/** What was asked and done so far, in order, each step once. */
class Path {
  constructor(changed) {
    this.steps = [];
    this.changed = changed;
  }

  has(step) {
    return this.steps.includes(step);
  }

  go(...steps) {
    const fresh = steps.filter(step => !this.has(step));
    if (fresh.length) {
      this.steps.push(...fresh);
      this.changed();
    }
  }
}

/** A question with the client's answer under it, once it was asked. */
function askedQuestion(path, step, question, answer, words, heard) {
  const said = h('p', { class: 'bfe-answer', hidden: true });
  const button = h('button', { type: 'button', class: 'bfe-ask' }, sign('ask'), h('span', {}, question));
  button.addEventListener('click', () => {
    path.go(step);
    heard(answer);
  });
  const node = h('li', {}, button, said);
  return {
    node,
    step,
    question,
    answer,
    show() {
      const asked = path.has(step);
      button.dataset.asked = asked;
      button.firstChild.replaceWith(sign(asked ? 'saved' : 'ask'));
      said.hidden = !asked;
      said.textContent = asked ? fill(words['case-quote'], { text: answer }) : '';
    }
  };
}

/** A topic: its general question, then the questions by name. Of the topics with the same `group`, one is open. */
function topicPart(path, topic, words, heard, group) {
  const general = askedQuestion(path, `topic:${topic.id}`, topic.question, topic.answer, words, heard);
  const named = topic.questions.map(each => ({
    after: each.after,
    orInGeneral: each.or_in_general,
    ...askedQuestion(path, each.id, each.question, each.answer, words, heard)
  }));
  const isOffered = each => !each.after || path.has(each.after) || (each.orInGeneral && path.has(general.step));
  const count = h('span', { class: 'bfe-count' });
  const byName = [h('p', { class: 'bfe-meaning' }, words['case-by-name']), h('ul', {}, ...named.map(each => each.node))];
  const summary = h('summary', {}, h('span', { class: 'bfe-topic-name' }, topic.label), count);
  const node = h(
    'details',
    { class: 'bfe-topic', name: group, 'aria-label': topic.label },
    summary,
    h('ul', {}, general.node),
    ...(named.length > 1 ? byName : []) // the one question by name would be the general one again
  );
  node.addEventListener('toggle', () => node.open && summary.scrollIntoView({ block: 'nearest' })); // another one has folded
  return {
    node,
    label: topic.label,
    questions: [general, ...named],
    open() {
      node.open = true;
      summary.focus();
    },
    show() {
      general.show();
      named.forEach(each => {
        each.node.hidden = !isOffered(each);
        each.show();
      });
      const offered = named.filter(isOffered);
      const asked = offered.filter(each => path.has(each.step)).length;
      const inGeneral = path.has(general.step) ? words['case-count-general'] : words['case-count-none'];
      const text = asked ? fill(words['case-count'], { asked, all: offered.length }) : inGeneral;
      const begun = asked > 0 || path.has(general.step);
      count.dataset.asked = begun;
      count.replaceChildren(...(begun ? [sign('saved')] : []), h('span', {}, text));
    }
  };
}

/** A button at the end of each topic but the last that opens the next one: a short way through a long list. */
function withWayOn(topics, words) {
  topics.slice(1).forEach((next, index) => {
    const button = h('button', { type: 'button', class: 'bfe-button bfe-quiet bfe-next' }, fill(words['case-next'], { topic: next.label }));
    button.addEventListener('click', () => next.open());
    topics[index].node.append(button);
  });
}

/** What the client has told so far, in the order of asking; folded away until it is wanted. */
function notesOf(path, topics, visit, words) {
  const list = h('ul', {});
  const label = h('span', {});
  const node = h('details', { class: 'bfe-topic bfe-told' }, h('summary', {}, label), list);
  const questions = new Map(topics.flatMap(topic => topic.questions).map(each => [each.step, each]));
  return {
    node,
    show() {
      const asked = path.steps.filter(step => questions.has(step)).map(step => questions.get(step));
      node.hidden = !asked.length;
      label.textContent = fill(words['case-told'], { name: visit.name, count: asked.length });
      node.setAttribute('aria-label', label.textContent);
      const quote = text => fill(words['case-quote'], { text });
      list.replaceChildren(...asked.map(each => h('li', {}, h('p', { class: 'bfe-meaning' }, each.question), h('p', {}, quote(each.answer)))));
    }
  };
}

/** One numbered step of the visit; no landmark, since a page may hold several visits. */
function visitStep(id, number, title, ...children) {
  const heading = h('p', { class: 'bfe-step-title', id: `${id}-step-${number}` }, h('span', { class: 'bfe-step-number', 'aria-hidden': 'true' }, String(number)), title);
  return h('div', { class: 'bfe-step', role: 'group', 'aria-labelledby': heading.id }, heading, ...children);
}

/** A button that looks, and what is seen then. */
function lookPart(path, model, tell, { ask, label, seen, style = '' }) {
  const view = h('div', { class: `bfe-look ${style}`, role: 'group', 'aria-label': label, tabindex: '-1', hidden: true });
  view.innerHTML = model.get('look'); // made and escaped in Python (backfacial.pages)
  guardKeys(view);
  const button = h('button', { type: 'button', class: 'bfe-button' }, ask);
  button.addEventListener('click', () => {
    path.go(LOOK);
    tell(seen);
    view.focus({ preventScroll: true }); // what was pressed is gone
  });
  return {
    nodes: [button, view],
    show() {
      button.hidden = path.has(LOOK);
      view.hidden = !path.has(LOOK);
    }
  };
}

/** Two buttons: begin anew, and take that back. `answer` reads, writes, and says that it has changed. */
function anewPart(model, tell, { again, undo, cleared }, answer) {
  const anew = h('button', { type: 'button', class: 'bfe-button bfe-quiet', hidden: true }, again);
  const back = h('button', { type: 'button', class: 'bfe-button bfe-quiet', hidden: true }, undo);
  let before = null;
  anew.addEventListener('click', () => {
    before = answer.read().response;
    answer.write(null);
    back.hidden = false;
    answer.changed();
    tell(cleared);
    back.focus({ preventScroll: true }); // what was pressed is gone
    back.scrollIntoView({ block: 'center' }); // the visit or call has become short
  });
  back.addEventListener('click', () => {
    answer.write(before);
    back.hidden = true;
    answer.changed();
    anew.focus({ preventScroll: true });
  });
  return {
    nodes: [anew, back],
    show() {
      anew.hidden = model.get('mode') !== 'practice' || answer.read().response === null;
    }
  };
}

function caseControls(question, words, id, model) {
  const { visit } = question;
  const terms = model.get('terms');
  const heard = h('p', { class: 'bfe-unseen', role: 'status' });
  const say = text => (heard.textContent = text);
  const tell = text => say(fill(words['case-says'], { name: visit.name, text }));
  const step = text => fill(words[text], { name: visit.name });
  const frame = h('div', { class: 'bfe-visit' });
  const changed = () => {
    show();
    frame.dispatchEvent(new Event('input', { bubbles: true }));
    frame.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const path = new Path(changed);

  const topics = visit.topics.map(topic => topicPart(path, topic, words, tell, `${id}-topic`));
  withWayOn(topics, words);
  const told = notesOf(path, topics, visit, words);
  const look = lookPart(path, model, say, { ask: words['case-look'], label: words['case-step-look'], seen: words['case-looked'] });
  const level = choiceGroup('radio', 'level', words['case-level'], terms.levels, id);
  const service = choiceGroup('radio', 'service', words['case-service'], terms.services, id);
  const steps = choiceGroup('checkbox', 'steps', words['case-steps'], terms.steps, id);
  const options = question.options.map(option => ({ id: option.id, label: option.text }));
  const spoken = choiceGroup('radio', 'words', step('case-words'), options, id);
  const first = h('p', { class: 'bfe-meaning' }, step('case-words-hint'));
  const open = h('p', { class: 'bfe-open', id: `${id}-open` });
  const onceMore = { again: words['case-again'], undo: words['case-undo'], cleared: words['case-cleared'] };
  const anew = anewPart(model, say, onceMore, { read, write, changed });
  frame.addEventListener('change', () => show());

  /** The first thing that is still to be chosen. */
  function missing() {
    return [
      [level, 'case-first-level'],
      [service, 'case-first-service'],
      [spoken, 'case-first-words']
    ].find(([group]) => !group.chosen().length)?.[1];
  }

  function show() {
    topics.forEach(topic => topic.show());
    told.show();
    look.show();
    steps.node.hidden = service.chosen()[0] !== 'adapted';
    const decided = level.chosen().length > 0 && service.chosen().length > 0;
    spoken.node.hidden = !decided && !spoken.chosen().length; // what can be said would give away what is to be decided
    first.hidden = !spoken.node.hidden;
    anew.show();
    open.textContent = words[missing() ?? 'case-complete'];
    open.dataset.complete = !missing();
  }

  function read() {
    const response = {
      path: path.steps,
      level: level.chosen()[0] ?? null,
      service: service.chosen()[0] ?? null,
      steps_out: steps.node.hidden ? [] : steps.chosen(),
      words: spoken.chosen()[0] ?? null
    };
    const isEmpty = !response.path.length && !response.level && !response.service && !response.words;
    return { response: isEmpty ? null : { screen: response }, missing: missing() };
  }

  function write(response) {
    const given = response?.screen ?? { path: [], steps_out: [] };
    path.steps = [...given.path];
    level.choose([given.level]);
    service.choose([given.service]);
    steps.choose(given.steps_out);
    spoken.choose([given.words]);
    show();
  }

  const speech = h('blockquote', { class: 'bfe-speech' }, h('p', {}, fill(words['case-quote'], { text: visit.opening })));
  const meeting = h('div', { class: 'bfe-meeting' }, h('p', { class: 'bfe-client' }, visit.name), speech);
  meeting.append(...visit.arrival.map(text => h('p', { class: 'bfe-arrival' }, sign('note'), h('span', {}, text))));
  frame.append(
    meeting,
    heard,
    visitStep(id, 1, step('case-step-ask'), h('p', { class: 'bfe-meaning' }, words['case-ask-hint']), h('div', { class: 'bfe-topics' }, ...topics.map(topic => topic.node))),
    visitStep(id, 2, words['case-step-look'], h('p', { class: 'bfe-meaning' }, words['case-look-hint']), ...look.nodes),
    visitStep(id, 3, words['case-step-decide'], told.node, level.node, service.node, steps.node),
    visitStep(id, 4, words['case-step-words'], first, spoken.node),
    h('div', { class: 'bfe-end' }, open, ...anew.nodes)
  );
  show();
  return { hint: step('case-hint'), nodes: [frame], progress: true, read, write };
}
