// The course's own sentences in the place of JupyterLab's dialogs, which a learner could neither understand nor answer.
import { button, h } from './nodes.js';
import { fromServer } from './server.js';

const LOOK_AGAIN = 5000;

/** One sentence over the page, for as long as it is true, or until it was read. */
class Notice {
  constructor(words) {
    this.sentence = h('p', { role: 'status' });
    this.close = button(words.close, () => this.hide(), { class: 'bf-second' });
    this.node = h('section', { class: 'bf-notice', 'aria-label': words.notice, hidden: true }, this.sentence, this.close);
    document.body.append(this.node);
  }

  show(sentence, { stays = false } = {}) {
    this.node.hidden = false;
    this.close.hidden = stays;
    this.sentence.textContent = sentence;
  }

  hide() {
    this.node.hidden = true;
    this.sentence.textContent = '';
  }
}

const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

/**
 * Every dialog of JupyterLab answers itself, with the way that changes nothing; the course says what there is to say.
 * `isBack` hears that the server can be reached again. Gives the place for such sentences.
 */
export function speakForJupyterLab(app, Dialog, words, isBack) {
  const notice = new Notice(words);
  let isLost = false;
  Dialog.prototype.launch = async function () {
    const button = Dialog.cancelButton();
    this.dispose();
    isLost || notice.show(words.not_done);
    return { button, isChecked: null, value: null };
  };
  app.serviceManager.connectionFailure.connect(async () => {
    if (isLost) {
      return;
    }
    isLost = true;
    notice.show(words.lost, { stays: true });
    while (!(await fromServer('status'))) {
      await pause(LOOK_AGAIN);
    }
    isLost = false;
    notice.hide();
    isBack();
  });
  return notice;
}
