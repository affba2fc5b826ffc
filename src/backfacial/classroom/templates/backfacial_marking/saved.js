// What nbgrader has saved of one mark or one comment. Before it is written it is compared with what this page has read.

const WORDS = JSON.parse(document.getElementById('marking-words').textContent);
const API = location.pathname.replace(/\/submissions\/.*$/, '/api');
const main = document.querySelector('main');

/** A sentence of the marking view with its values put in. */
const say = (key, values = {}) => WORDS[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
/** A number of points as people write it: 1, 0.5, 0.67. */
const amount = number => String(Number(number.toFixed(2)));

/** The course did not take or give something; `status` is HTTP's, undefined where nothing answered at all. */
class Failed extends Error {
  constructor(status) {
    super(`HTTP ${status}`);
    this.status = status;
  }
}

/** The hand-in was marked anew since this page was made: its answers may be others than those that stand here. */
class Outdated extends Error {}

/** Somebody has saved something else since this page has read it; `record` is what they saved. */
class Newer extends Error {
  constructor(record) {
    super('newer');
    this.record = record;
  }
}

async function ask(path, body) {
  const xsrf = document.cookie.match(/(?:^|;\s*)_xsrf=([^;]*)/)?.[1] ?? '';
  const headers = { 'X-XSRFToken': xsrf, 'Content-Type': 'application/json' };
  const more = body === undefined ? {} : { method: 'PUT', headers, body: JSON.stringify(body), keepalive: true };
  const answer = await fetch(`${API}/${path}`, { cache: 'no-store', ...more }).catch(() => {
    throw new Failed();
  });
  if (!answer.ok) {
    throw new Failed(answer.status);
  }
  return answer.json().catch(() => {
    throw new Failed(answer.status);
  });
}

/** Throws `Outdated` where the hand-in is no longer the one on this page. To make a page the course reads all anew. */
async function checkHandIn() {
  const answer = await fetch(location.pathname, { cache: 'no-store' }).catch(() => {
    throw new Failed();
  });
  if (!answer.ok) {
    throw new Failed(answer.status);
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  if (page.querySelector('main')?.dataset.marked !== main.dataset.marked) {
    throw new Outdated();
  }
}

/** One record of nbgrader's: a grade or a comment. */
class Saved {
  /** `fields` are compared before a write; what is `written` is sent, with `changes` put in. */
  constructor(kind, record, fields, written) {
    Object.assign(this, { kind, record, fields, written });
  }

  differs(record) {
    return this.fields.some(field => (record[field] ?? '') !== (this.record[field] ?? ''));
  }

  /** Throws `Newer` where somebody was faster, `Outdated` or `Failed` where nothing could be saved. */
  async write(changes) {
    const path = `${this.kind}/${this.record.id}`;
    // two windows of this browser take turns between reading and writing, where the browser can do that
    const inTurn = navigator.locks ? work => navigator.locks.request(`backfacial ${path}`, work) : work => work();
    this.record = await inTurn(async () => {
      await checkHandIn();
      const now = await ask(path);
      if (this.differs(now)) {
        throw new Newer(now);
      }
      const kept = Object.fromEntries(this.written.map(field => [field, now[field]]));
      return ask(path, { ...kept, ...changes });
    });
  }
}

/** All grades and comments of the hand-in, by the question's id. */
async function readAll() {
  const [grades, comments] = await Promise.all(
    ['grades', 'comments'].map(kind => ask(`${kind}?submission_id=${main.dataset.handIn}`)),
  );
  const byName = records => new Map(records.map(record => [record.name, record]));
  return { grades: byName(grades), comments: byName(comments) };
}

const savedGrade = record => new Saved(
  'grade', record, ['manual_score', 'extra_credit', 'auto_score', 'needs_manual_grade'], ['manual_score', 'extra_credit'],
);
const savedComment = record => new Saved('comment', record, ['manual_comment'], []);
