// The page: opens at what waits, goes from learner to learner with the same question, and lets nobody leave unsaved.

const questions = [...document.querySelectorAll('.mk-question')].map(node => new Question(node));
const learners = [...document.querySelectorAll('[data-learner]')].map(node => ({
  handIn: node.dataset.learner,
  waiting: node.dataset.waiting.split(' ').filter(Boolean),
  tells: node.querySelector('.mk-soft'),
}));
const here = learners.findIndex(learner => learner.handIn === main.dataset.handIn);
const said = document.getElementById('said');
let current = questions[0];
let isLeaving = false; // a key that is pressed now is meant for the page that comes

// the class page names the question alone
const named = hash => questions.find(({ node, item }) => [node.id, item].includes(decodeURIComponent(hash.slice(1))));
const waits = question => 'waiting' in question.node.dataset;
const isField = node => node.matches('textarea, input:not([type=checkbox])');
const unsaved = () => questions.filter(question => question.isUnsaved);

function goTo(question) {
  current = question;
  question.node.open = true;
  question.find('summary').focus({ preventScroll: true });
  question.node.scrollIntoView({ block: 'start' });
}

/** Wait until all is saved, then leave. Where that cannot be, say so and stay; the second time the browser asks. */
async function leaveFor(address) {
  isLeaving = true;
  await Promise.all(unsaved().map(question => question.save()));
  const [first] = unsaved();
  if (first && said.textContent !== say('unsaved')) {
    isLeaving = false;
    goTo(first);
    said.textContent = say('unsaved');
  } else {
    location.assign(address);
  }
}

const addressOf = (handIn, item) => `../${handIn}/#question-${item}`;

function goToNeighbour(step, atTheEnd) {
  const learner = learners[here + step];
  if (learner) {
    leaveFor(addressOf(learner.handIn, current.item));
  } else {
    said.textContent = say(atTheEnd);
  }
}

/** The same question first, through the class from here on; then what else waits here; then the others. */
function goToNextWaiting() {
  const onward = [...learners.slice(here + 1), ...learners.slice(0, here)];
  const same = onward.find(learner => learner.waiting.includes(current.item));
  const inThis = questions.find(question => waits(question) && question !== current);
  const other = onward.find(learner => learner.waiting.length);
  if (same) {
    leaveFor(addressOf(same.handIn, current.item));
  } else if (inThis) {
    goTo(inThis);
  } else if (other) {
    leaveFor(addressOf(other.handIn, other.waiting[0]));
  } else if (waits(current)) {
    goTo(current);
  } else {
    said.textContent = say('nothing-waits');
  }
}

const WITH_ALT = {
  KeyN: () => goToNeighbour(1, 'no-next'),
  KeyP: () => goToNeighbour(-1, 'no-previous'),
  KeyW: goToNextWaiting,
};

document.addEventListener('keydown', event => {
  const act = event.altKey && !event.ctrlKey && !event.metaKey && WITH_ALT[event.code];
  if (act) {
    event.preventDefault();
    act();
  } else if (/^\d$/.test(event.key) && !event.altKey && !event.ctrlKey && !event.metaKey && !isField(event.target)) {
    const question = questions.find(({ node }) => node.contains(event.target));
    if (question?.grade && !isLeaving) {
      event.preventDefault();
      event.key === '0' ? question.giveNothing() : question.toggle(Number(event.key));
    }
  }
});

document.addEventListener('mk-rendered', () => {
  const waiting = questions.filter(waits).map(question => question.item);
  learners[here].waiting = waiting;
  learners[here].tells.textContent = waiting.length ? say('class-waits', { count: waiting.length }) : say('class-done');
});

document.addEventListener('input', () => {
  said.textContent = '';
});

document.addEventListener('focusin', event => {
  current = questions.find(({ node }) => node.contains(event.target)) ?? current;
});

document.addEventListener('click', event => {
  const link = event.target.closest('a[href]');
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
  if (!link || elsewhere) {
    return;
  }
  const question = named(link.hash);
  if (question && link.getAttribute('href').startsWith('#')) {
    event.preventDefault();
    goTo(question);
  } else if (!link.getAttribute('href').startsWith('#')) {
    event.preventDefault();
    leaveFor(link.closest('.mk-ways') && link.href.includes('/submissions/') ? `${link.href}#question-${current.item}` : link.href);
  }
});

document.getElementById('next-waiting').addEventListener('click', goToNextWaiting);
addEventListener('hashchange', () => named(location.hash) && goTo(named(location.hash)));
addEventListener('beforeunload', event => {
  if (unsaved().length) {
    isLeaving = false;
    unsaved().forEach(question => question.save());
    event.preventDefault();
  }
});

// how high the bar is, for what has to stand below it
new ResizeObserver(() => {
  document.body.style.setProperty('--mk-bar', `${document.getElementById('bar').offsetHeight}px`);
}).observe(document.getElementById('bar'));

const button = document.getElementById('names');
function showNames(hidden) {
  document.documentElement.dataset.names = hidden ? 'hidden' : '';
  button.textContent = hidden ? button.dataset.show : button.dataset.hide;
  try {
    localStorage.setItem('backfacial names', hidden ? 'hidden' : '');
  } catch {
    // no storage: names are hidden on this page alone
  }
}
const namesAreHidden = () => document.documentElement.dataset.names === 'hidden';
button.addEventListener('click', () => showNames(!namesAreHidden()));
showNames(namesAreHidden());

/** Coming back to the page: what was saved elsewhere meanwhile is shown, and a hand-in that was marked anew is told. */
async function refresh() {
  try {
    const saves = questions.map(question => question.work);
    await checkHandIn();
    const { grades, comments } = await readAll();
    questions
      .filter((question, index) => question.work === saves[index]) // else it was read before that was saved
      .forEach(question => question.refresh(grades.get(question.item), comments.get(question.item)));
  } catch (error) {
    said.textContent = error instanceof Outdated ? say('outdated') : ''; // what cannot be saved is told at its question
  }
}
addEventListener('focus', refresh);

readAll().then(({ grades, comments }) => {
  questions.forEach(question => question.show(grades.get(question.item), comments.get(question.item)));
  const first = named(location.hash) ?? questions.find(waits);
  first && goTo(first);
  document.body.dataset.ready = '';
}, () => {
  said.textContent = say('not-read');
});
