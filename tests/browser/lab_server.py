"""A learner's JupyterLab, as `backfacial learn` serves it, for tests in a browser."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, TimeoutError
from windows import PATIENCE_MS

from backfacial.jupyterlab import server
from backfacial.jupyterlab.learner_home import prepare

_LOOK = """async () => {
    const { baseUrl, token } = JSON.parse(document.getElementById('jupyter-config-data')?.textContent ?? '{}');
    const ask = async path => {
        try {
            const answer = await fetch(`${baseUrl}api/${path}?token=${token}`, { signal: AbortSignal.timeout(10000) });
            return await answer.json();
        } catch (error) {
            return String(error);
        }
    };
    return {
        address: location.href,
        state: document.body.dataset.backfacialState ?? 'none',
        shown: document.body.innerText.slice(0, 1500),
        prompts: [...document.querySelectorAll('.jp-InputPrompt')].map(node => node.textContent),
        sessions: await ask('sessions'),
        kernels: await ask('kernels'),
        failed: performance.getEntriesByType('resource').filter(({ responseStatus }) => responseStatus >= 400)
            .map(({ name, responseStatus }) => `${responseStatus} ${name}`)
    };
}"""


@contextmanager
def learners_lab(home: Path, course: Path) -> Iterator[server.Server]:
    """JupyterLab for a learner's folder that is made from the checkout `course`; it ends with the block."""
    prepare(home, course)
    with server.serving(server.learners_lab(home), port=18888) as lab:
        yield lab


def wait_for_state(page: Page, state: str) -> None:
    """Wait until the page in front says that it is starting, running, ready, or needs-start."""
    try:
        page.wait_for_selector(f"body[data-backfacial-state='{state}']", state="attached", timeout=PATIENCE_MS)
    except TimeoutError as error:
        # where it hangs nobody can look at it any more
        found = json.dumps(page.evaluate(_LOOK), indent=1)
        raise AssertionError(f"the page did not become {state!r}; it and its server say: {found}") from error
