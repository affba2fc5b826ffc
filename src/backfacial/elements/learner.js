// Who is learning: asked once, then shown.

class LearnerView {
  constructor(model, el) {
    this.words = model.get('words');
    this.line = new Line(model);
    this.status = statusLine(freshId());
    this.form = learnerForm(this.line, this.words, reply => this.show(reply, true));
    this.form.button.classList.add('bfe-primary');
    this.form.node.hidden = true;
    this.change = h('button', { type: 'button', class: 'bfe-button bfe-quiet', hidden: true }, this.words['learner-change']);
    this.change.addEventListener('click', () => this.ask(true));
    this.known = h('div', { class: 'bfe-foot' }, this.status.node, this.change);
    const label = this.words['learner-title'];
    el.append(elementRoot('bfe-learner', { role: 'group', 'aria-label': label }, this.form.node, this.known));
    this.wake = new Retry(() => this.start());
    this.refresh = () => void this.start();
    document.addEventListener('bf-saved', this.refresh);
    this.status.say('waiting', this.words['status-waiting']);
    void this.wake.run();
  }

  async start() {
    try {
      this.show(await this.line.hello());
    } catch {
      if (!this.closed && !this.alive) {
        this.status.say('trouble', this.words['status-asleep']);
      }
      return Boolean(this.closed);
    }
    return true;
  }

  show({ learner, from_hub: fromHub }, isNew = false) {
    this.alive = true;
    this.learner = learner;
    if (!learner) {
      this.ask(isNew);
    } else if (isNew || !this.changing) {
      this.changing = false;
      this.form.node.hidden = true;
      this.change.hidden = fromHub;
      this.status.say('saved', fill(this.words['learner-known'], { learner }));
      if (isNew) {
        this.change.focus();
      }
    }
  }

  ask(withFocus) {
    this.form.node.hidden = false;
    this.change.hidden = true;
    this.status.clear();
    if (withFocus) {
      this.changing = Boolean(this.learner);
      this.form.fill(this.learner);
      this.form.focus();
    }
  }

  close() {
    this.closed = true;
    document.removeEventListener('bf-saved', this.refresh);
    this.wake.close();
    this.line.close();
  }
}

function render({ model, el }) {
  const view = new LearnerView(model, el);
  return () => view.close();
}

export default { render };
