// A page of its own for the printer. The browser alone opens it.

/** Opens whole documents and prints them; `blocked` hears that the browser did not open one. */
function printer() {
  const addresses = [];
  return {
    print(page, blocked) {
      const address = URL.createObjectURL(new Blob([page], { type: 'text/html;charset=utf-8' }));
      addresses.push(address);
      const opened = window.open(address);
      if (opened === null) {
        blocked();
        return false;
      }
      opened.addEventListener('load', () => opened.print());
      return true;
    },
    close() {
      addresses.forEach(address => URL.revokeObjectURL(address));
    }
  };
}
