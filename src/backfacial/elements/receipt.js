// The receipt of a hand-in: code, time, file, and a button that downloads the very bytes that Python wrote.

class ReceiptCard {
  /** `fetch` asks Python for the bytes of the newest hand-in. */
  constructor(words, fetch) {
    this.words = words;
    this.fetch = fetch;
    const id = freshId();
    this.title = h('p', { class: 'bfe-heading', id, tabindex: '-1' }, sign('saved'), words['receipt-title']);
    this.code = h('dd', { class: 'bfe-code' });
    this.time = h('dd');
    this.file = h('dd', { class: 'bfe-file' });
    this.changed = h('p', { class: 'bfe-note', hidden: true }, sign('note'), h('span', {}, words['receipt-changed']));
    this.link = h('a', { class: 'bfe-button', href: '#', hidden: true }, words['receipt-download']);
    const pair = (key, value) => h('div', {}, h('dt', {}, words[key]), value);
    this.node = h(
      'div',
      { class: 'bfe-receipt', role: 'group', 'aria-labelledby': id, hidden: true },
      this.title,
      this.changed,
      h('dl', {}, pair('receipt-code', this.code), pair('receipt-time', this.time), pair('receipt-file', this.file)),
      h('div', { class: 'bfe-foot' }, this.link),
      h('p', { class: 'bfe-hint' }, words['receipt-where'])
    );
  }

  show(receipt, changed, buffers) {
    this.node.hidden = !receipt;
    if (!receipt) {
      return;
    }
    this.changed.hidden = !changed;
    this.code.textContent = receipt.code;
    this.time.textContent = clockTime(receipt.at, true);
    this.file.textContent = receipt.file;
    if (this.name !== receipt.file) {
      this.name = receipt.file;
      void this.offer(receipt.file, buffers);
    }
  }

  async offer(name, buffers) {
    this.link.hidden = true;
    const bytes = buffers?.[0] ?? (await this.fetch().catch(() => null))?.buffers?.[0];
    if (bytes?.byteLength && name === this.name) {
      this.drop();
      this.url = URL.createObjectURL(new Blob([bytes], { type: 'application/zip' }));
      this.link.href = this.url;
      this.link.download = name;
      this.link.hidden = false;
    }
  }

  focus() {
    this.title.focus();
  }

  drop() {
    if (this.url) {
      URL.revokeObjectURL(this.url);
    }
  }

  close() {
    this.name = null;
    this.drop();
  }
}
