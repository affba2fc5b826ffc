// What practice says of an answer: the feedback, one sentence for a screen reader, and the two buttons that ask for it.

class Feedback {
  /** `showSolution` asks Python for the solution, without another try. */
  constructor(words, root, showSolution) {
    this.words = words;
    this.root = root;
    this.node = h('div', { class: 'bfe-feedback', tabindex: '-1' });
    this.heard = h('p', { class: 'bf-unseen', role: 'status' });
    this.check = h('button', { type: 'submit', class: 'bfe-button bfe-primary', disabled: true }, words['question-check']);
    const show = { type: 'button', class: 'bfe-button bfe-quiet', hidden: true, onclick: showSolution };
    this.showMe = h('button', show, words['question-show']);
  }

  open() {
    this.check.removeAttribute('disabled');
  }

  /** What Python says of an answer: nothing while it has not been checked. */
  show({ feedback: html, standing, shown }, isNew = false) {
    this.node.innerHTML = html ?? ''; // made and escaped in Python (backfacial.pages)
    guardKeys(this.node);
    this.showMe.hidden = !html || shown;
    this.check.textContent = this.words[html && !shown ? 'question-check-again' : 'question-check'];
    this.heard.textContent = '';
    this.tellStanding(html ? standing : '');
    if (html && isNew) {
      this.sayStanding(standing, shown);
      this.comeIntoView();
    }
  }

  /** As much of it as there is room for, with the button that was pressed above it. */
  comeIntoView() {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const foot = this.check.parentElement;
    const fits = this.node.getBoundingClientRect().bottom - foot.getBoundingClientRect().top < innerHeight / 2;
    (fits ? this.node : foot).scrollIntoView({ block: fits ? 'nearest' : 'start', behavior: calm ? 'auto' : 'smooth' });
  }

  focus() {
    this.node.focus({ preventScroll: true });
  }

  /** One sentence for a screen reader, for one action. */
  say(text) {
    this.heard.textContent = text;
  }

  sayStanding(standing, shown) {
    const isTold = shown && standing !== 'right';
    this.say(this.words[`question-heard-${standing || 'wrong'}${isTold ? '-shown' : ''}`]);
  }

  /** The page around hears how the question stands; what is being changed still stands as it did. */
  tellStanding(standing) {
    if (standing) {
      const detail = { item: this.root.dataset.bfItem, state: standing };
      this.root.dispatchEvent(new CustomEvent('bf-answered', { bubbles: true, detail }));
    }
  }
}
