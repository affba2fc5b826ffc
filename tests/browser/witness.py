"""A witness in the page: when it says *Saved*, the file on the disk is fetched at once and kept beside the claim."""

from typing import Any

from elements_page import Lab
from playwright.sync_api import Page

_WATCH = """address => {
    const onDisk = () => {
        const request = new XMLHttpRequest();
        request.open('GET', `${address}&now=${Math.random()}`, false);
        request.send();
        return request.status === 200 ? JSON.parse(request.responseText) : { answers: {}, events: [] };
    };
    const before = new WeakMap();
    const look = () => {
        for (const node of document.querySelectorAll('[data-bf-mode=graded]')) {
            const said = node.querySelector('.bfe-foot .bfe-status').textContent;
            const chosen = [...node.querySelectorAll('input:checked')].map(input => input.value);
            const text = node.querySelector('input[type=text], textarea')?.value ?? '';
            const claim = JSON.stringify([said, chosen, text]);
            if (before.get(node) !== claim && /saved/i.test(said) && !/^not saved/i.test(said)) {
                window.claims.push({ item: node.dataset.bfItem, said, chosen, text, disk: onDisk() });
            }
            before.set(node, claim);
        }
    };
    window.claims = [];
    // after the page's own listeners, so as the learner sees it; what is typed or chosen changes no node
    const soon = () => setTimeout(look);
    new MutationObserver(soon).observe(document.body, { childList: true, subtree: true, characterData: true });
    document.addEventListener('input', soon, { capture: true });
}"""


def watch(page: Page, lab: Lab) -> None:
    """Begin before anything is answered; ends when the page is left."""
    answers = (lab.folder / "quiz-page/answers.json").relative_to(lab.root).as_posix()
    page.evaluate(_WATCH, f"{lab.url}files/{answers}?token=t")


def all_saved_claims_were_true(page: Page, at_least: int, shared: bool = False) -> None:
    """What the page showed when it said *Saved* was in the file; `shared`: or another page has saved since.

    Args:
        at_least: so many times it must have said so; otherwise the witness saw nothing.
    """
    claims: list[dict[str, Any]] = page.evaluate("() => window.claims")
    assert len(claims) >= at_least, claims
    for claim in claims:
        item, response = claim["item"], _response(claim)
        kept = claim["disk"]["answers"].get(item, {}).get("response")
        given = [event["response"] for event in claim["disk"]["events"] if event["item"] == item]
        assert kept == response or (shared and response in given), claim


def _response(claim: dict[str, Any]) -> object:
    match claim["item"]:
        case "q-choice":
            return claim["chosen"][0] if claim["chosen"] else None
        case "q-select":
            return claim["chosen"] or None
        case "q-number":
            return {"value": float(claim["text"]), "unit": "months"} if claim["text"] else None
        case _:
            return claim["text"] if claim["text"].strip() else None
