// The form in which JupyterLab loads a prebuilt extension: an object with init and get, as webpack's module
// federation would write it. Written by hand, so that no build is needed. What the extension does is in start.js.
(() => {
  const here = document.currentScript.src;
  let scope;

  /** The module that JupyterLab itself uses under this name; its tokens are only valid from there. */
  async function shared(name) {
    const [version] = Object.values(scope[name]);
    return (await version.get())();
  }

  const container = {
    init(shareScope) {
      scope = shareScope;
    },
    async get() {
      const { makePlugin } = await import(new URL('start.js', here));
      const plugin = await makePlugin(shared);
      return () => ({ __esModule: true, default: plugin });
    }
  };

  (window._JUPYTERLAB ??= {})['backfacial-start'] = container;
})();
