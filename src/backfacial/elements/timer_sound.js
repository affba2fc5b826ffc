// What is heard: a sentence for the screen reader at what matters, never each second; and, where it is wanted, a tone.

const APART_MS = 3000;

/** Says the newest of what there is to say, and no more often than can be listened to. */
class Announcer {
  constructor(tone) {
    this.node = h('p', { class: 'bf-unseen', role: 'status' });
    this.tone = tone;
  }

  say(text, tone) {
    this.wanted = { text, tone };
    if (!this.timer) {
      this.flush();
    }
  }

  flush() {
    this.node.textContent = this.wanted.text;
    this.tone(this.wanted.tone);
    this.wanted = null;
    this.timer = setTimeout(() => {
      this.timer = null;
      if (this.wanted) {
        this.flush();
      }
    }, APART_MS);
  }

  close() {
    clearTimeout(this.timer);
  }
}

// Hertz, one after the other, a fifth of a second each.
const TONES = { step: [660], last: [523, 523], over: [440, 330], decide: [660, 880, 660] };

/** Tones, off until they are wanted: only a press lets a page make any. */
class Sound {
  constructor() {
    this.play = name => {
      if (!this.isOn || !TONES[name]) {
        return;
      }
      TONES[name].forEach((hertz, at) => this.note(hertz, this.context.currentTime + at * 0.25));
    };
  }

  turn(on) {
    this.isOn = on;
    if (on) {
      this.context ??= new AudioContext();
      void this.context.resume();
      this.play('step');
    }
  }

  note(hertz, at) {
    const tone = new OscillatorNode(this.context, { frequency: hertz });
    const volume = new GainNode(this.context, { gain: 0 });
    volume.gain.setTargetAtTime(0.2, at, 0.01); // a tone that begins at once clicks
    volume.gain.setTargetAtTime(0, at + 0.16, 0.02);
    tone.connect(volume).connect(this.context.destination);
    tone.start(at);
    tone.stop(at + 0.3);
  }

  close() {
    void this.context?.close();
  }
}

/** Keeps the screen on while the clock runs, where the browser can. */
class Awake {
  async keep(wanted) {
    try {
      if (wanted && !this.lock && document.visibilityState === 'visible') {
        this.lock = await navigator.wakeLock.request('screen');
        this.lock.addEventListener('release', () => (this.lock = null));
      } else if (!wanted && this.lock) {
        await this.lock.release();
      }
    } catch {
      // then the screen goes off as it always does
    }
  }
}
