"""Three clients by the right path and by their traps, clients from a seed, and a visit in the graded quiz."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import lab_server
import pytest
from perfect_trainee import right_response
from playwright.sync_api import Browser, Page, expect
from visits import VisitOnPage, kept, picture
from windows import new_page

from backfacial.authoring.content import read_content
from backfacial.clients.generate import GENERATOR
from backfacial.clients.seen import LOOK, topic_step
from backfacial.clients.visit import VISIT_DAY, client_facts
from backfacial.facts import library
from backfacial.items.bank import practice_items
from backfacial.items.case.generated import generated_case
from backfacial.items.case.item import CaseItem
from backfacial.jupyterlab.server import Server
from backfacial.rules.screening.rulebook import screen

COURSE = Path(__file__).parents[2]
LESSON = "02-consultation"
QUIZ = next(quiz for _, quiz in read_content(COURSE).assignments if quiz.id == LESSON)
DEVON, INEZ, ADA = "consult-client-devon", "consult-client-inez", "consult-client-ada"
DECIDED = {DEVON: "Defer", INEZ: "Adapt", ADA: "Urgent"}
NO_DANGER = [topic_step(topic) for topic in ("heart", "today", "position")]
ENOUGH = {
    DEVON: [topic_step("medicines"), "isotretinoin", "isotretinoin_last", topic_step("letters"), *NO_DANGER],
    ADA: [*NO_DANGER, LOOK],
}
"""The shortest way to a decision that nothing unasked could raise; with Inez everything has to be asked."""

Meet = Callable[[str], VisitOnPage]


@pytest.fixture(scope="module")
def lab(learners_server: Server) -> Server:
    return learners_server


@pytest.fixture(scope="module")
def lesson(browser: Browser, lab: Server) -> Iterator[Page]:
    """The lesson, opened once; each test goes through visits of its own, or begins one anew."""
    page = new_page(browser, viewport={"width": 1200, "height": 900})
    page.goto(f"{lab.page(f'{LESSON}.ipynb')}#whole")
    lab_server.wait_for_state(page, "ready")
    yield page
    page.context.close()


@pytest.fixture
def meet(lesson: Page) -> Meet:
    def met(item_id: str) -> VisitOnPage:
        visit = case_of(item_id).question().visit
        assert visit is not None
        return VisitOnPage(lesson, item_id, visit)

    return met


def case_of(item_id: str) -> CaseItem:
    item = practice_items()[item_id]
    assert isinstance(item, CaseItem)
    return item


def says_what_the_rules_decide(visit: VisitOnPage, level: str) -> None:
    """The level, each reason with why, and the sources, folded away until they are wanted."""
    expect(visit.review.locator(".bf-verdict > div").first).to_have_text(
        re.compile(rf"The rules of this course decide\s*{level}")
    )
    decision = visit.part("Your decision")
    decided = screen(client_facts(case_of(visit.item).person), VISIT_DAY)
    for reason in decided.reasons:
        if reason.level != "proceed":
            expect(decision).to_contain_text(library().fact(reason.id).name)
            expect(decision).to_contain_text(library().fact(reason.id).why)
    sources = visit.review.locator("details.bf-sources")
    first = library().sources[library().fact(decided.reasons[0].id).sources[0]]
    expect(sources.get_by_text(first.title).first).to_be_hidden()
    sources.locator("summary").click()
    expect(sources.get_by_text(first.title).first).to_be_visible()


@pytest.mark.parametrize("item_id", [DEVON, INEZ, ADA])
def test_by_the_right_path_all_is_right(meet: Meet, item_id: str) -> None:
    client, right = meet(item_id), right_response(case_of(item_id))
    if item_id in ENOUGH:
        client.go(*ENOUGH[item_id])
    else:
        for topic in client.visit.topics:
            client.ask_all(topic.id)
        client.go(LOOK)
    client.decide(right)
    client.check()
    expect(client.review.locator(".bf-status")).to_have_text(re.compile(r"^\s*Right\s*$"))
    expect(client.review).not_to_contain_text("Safety mistake")
    expect(client.review.locator(".bf-part[data-state=right]")).to_have_count(4)
    expect(client.part("What you asked")).to_contain_text("You learnt all that you needed")
    says_what_the_rules_decide(client, DECIDED[item_id])
    picture(client.page, client.box, f"10-{item_id}-right")
    client.start_again()


def says_the_safety_mistake(visit: VisitOnPage, *told: str) -> None:
    """Above all the rest stands what would have hurt, and what it would have done."""
    expect(visit.review.locator(".bf-status")).not_to_contain_text("points")
    first = visit.review.locator(":scope > *").first
    expect(first).to_contain_text("Safety mistake: this could hurt a client")
    for text in told:
        expect(first).to_contain_text(text)


def test_devon_is_asked_late_and_treated_all_the_same(meet: Meet) -> None:
    devon = meet(DEVON)
    devon.go(topic_step("medicines"))
    expect(devon.topic("medicines")).to_contain_text("Nothing now, no.")
    devon.go(LOOK, "isotretinoin")
    expect(devon.topic("medicines")).to_contain_text("Yes, I took isotretinoin capsules")
    devon.decide(right_response(case_of(DEVON), level="proceed", service="full", words="a"))
    devon.check()
    says_the_safety_mistake(devon, "You planned: The full service", library().fact("C01").why)
    says_the_safety_mistake(devon, "The risk does not end with the last capsule.")
    expect(devon.review.locator(".bf-verdict")).to_contain_text("Proceed")
    expect(devon.part("Your decision")).to_contain_text("This is less careful than the rules.")
    asked = devon.part("What you asked")
    late = asked.locator("[data-sign=false-alarm]")
    expect(late).to_contain_text("Asked too late")
    expect(late).to_contain_text("Have you ever taken capsules for acne")
    missed = asked.locator("[data-sign=missed]").first
    expect(missed).to_contain_text("Not asked")
    expect(missed).to_contain_text("When did you take the last capsule?")
    expect(missed).to_contain_text("Devon would have told you: “The last one was 4 months ago.”")
    says_what_the_rules_decide(devon, "Defer")
    picture(devon.page, devon.box, "11-devon-trap")


def test_inez_is_sent_away(meet: Meet) -> None:
    inez = meet(INEZ)
    inez.go(topic_step("pregnancy"))
    expect(inez.topic("pregnancy")).to_contain_text("Yes, I am.")
    inez.go(LOOK)
    inez.decide(right_response(case_of(INEZ), level="defer", service="none", steps_out=[], words="a"))
    inez.check()
    expect(inez.review).not_to_contain_text("Safety mistake")
    expect(inez.review.locator(".bf-status")).to_contain_text("Partly right")
    decision = inez.part("Your decision")
    expect(decision).to_have_attribute("data-state", "partly")
    expect(decision).to_contain_text("This is more careful than the rules ask for.")
    expect(inez.part("Your plan for today")).to_contain_text("You planned: No service")
    expect(inez.part("What you asked")).to_contain_text("Inez would have told you: “In week 22. All is well so far.”")
    says_what_the_rules_decide(inez, "Adapt")
    picture(inez.page, inez.box, "12-inez-sent-away")
    inez.start_again()


def test_inez_keeps_the_acid(meet: Meet) -> None:
    inez = meet(INEZ)
    right = right_response(case_of(INEZ))["screen"]["steps_out"]
    inez.go(LOOK)
    kept_in = [step for step in right if step not in ("ACID", "SA")]
    inez.decide(right_response(case_of(INEZ), steps_out=kept_in, words="d"))
    inez.check()
    says_the_safety_mistake(inez, "Acid exfoliation; Salicylic acid", library().fact("C11").why)
    expect(inez.part("Your decision")).to_have_attribute("data-state", "right")
    expect(inez.part("Your plan for today").locator("[data-critical=true]")).to_contain_text("Still in your plan")
    picture(inez.page, inez.box, "13-inez-trap")


def test_ada_gets_a_compress_and_a_date_next_week(meet: Meet) -> None:
    ada = meet(ADA)
    ada.go(LOOK)
    ada.decide(right_response(case_of(ADA), level="defer", service="bland", words="c"))
    ada.check()
    says_the_safety_mistake(ada, "You decided: Defer", "Then help comes too late.", library().fact("C25").why)
    says_the_safety_mistake(ada, "You planned: Bland care only", "a week is far too long")
    # what is seen is enough to send her today, and a fever would have been an emergency
    expect(ada.part("What you asked")).to_contain_text("Another answer could have led to: Emergency.")
    says_what_the_rules_decide(ada, "Urgent")
    picture(ada.page, ada.box, "14-ada-trap")


def test_a_visit_that_is_not_decided_is_kept_and_gets_no_review(meet: Meet, home: Path) -> None:
    devon = meet(DEVON)
    devon.box.get_by_role("button", name="Start this visit again").click()
    devon.go(topic_step("medicines"), "isotretinoin", "isotretinoin_last")
    devon.topic("allergies").get_by_role("button", name="Next topic: Heart and blood").click()
    expect(devon.topic("heart").locator("summary")).to_be_focused()
    expect(devon.topic("medicines")).to_contain_text("2 of 10 by name")
    devon.go(topic_step("heart"))
    steps = [topic_step("medicines"), "isotretinoin", "isotretinoin_last", topic_step("heart")]
    for group, value, still_open in (
        (None, None, "Still open: your decision."),
        ("level", "defer", "Still open: what you do today."),
        ("service", "none", "Still open: what you say."),
    ):
        if group:
            devon.choose(group, str(value))
        devon.box.get_by_role("button", name="Check my answer").click()
        expect(devon.status).to_have_text(still_open)
        expect(devon.review).to_have_count(0)
        # what can be said would give away what is to be decided
        expect(devon.box.locator(".bfe-group-words")).to_be_visible(visible=group == "service")
    devon.go(topic_step("letters"))
    expect(devon.box).to_have_attribute("data-bf-state", "saved")
    response = {
        "path": [*steps, topic_step("letters")],
        "level": "defer",
        "service": "none",
        "steps_out": [],
        "words": None,
    }
    assert kept(home / f"answers/{LESSON}.json")[DEVON] == {"screen": response}

    devon.page.reload()
    lab_server.wait_for_state(devon.page, "ready")
    expect(devon.status).to_contain_text("Saved")
    expect(devon.review).to_have_count(0)
    expect(devon.topic("medicines").locator(".bfe-answer:visible")).to_have_count(3)
    expect(devon.topic("medicines")).to_contain_text("The last one was 4 months ago.")
    devon.box.get_by_text("What Devon has told you (5)").click()
    expect(devon.box.locator(".bfe-told li")).to_have_count(5)
    expect(devon.box.locator(".bfe-group-level input:checked")).to_have_value("defer")
    expect(devon.box.get_by_role("button", name="Look at the back")).to_be_visible()
    picture(devon.page, devon.box, "15-devon-half-way")
    devon.start_again()
    expect(devon.topic("visit").locator("summary")).to_be_focused()
    devon.go(topic_step("visit"))
    expect(devon.box).to_have_attribute("data-bf-state", "saved")
    assert kept(home / f"answers/{LESSON}.json")[DEVON]["screen"]["path"] == [topic_step("visit")]


def generated_visit(page: Page, home: Path) -> tuple[VisitOnPage, CaseItem]:
    """The generated client on the page, and the case that Python makes of the same seed."""
    memory = kept(home / f"answers/{LESSON}.json")["generated-client"]
    item = generated_case(memory["seed"], memory["difficulty"])
    visit = item.question().visit
    assert visit is not None
    found = VisitOnPage(page, item.id, visit)
    expect(found.box.get_by_text(visit.opening)).to_be_visible()
    return found, item


def meet_another(page: Page, difficulty: str) -> None:
    box = page.locator(".bfe-clients")
    box.get_by_role("radio", name=difficulty).check()
    box.get_by_role("button", name="Meet a new client").click()
    expect(page.locator(f".bfe-host [data-bf-item^='client-{GENERATOR}-{difficulty.lower()}-']")).to_be_visible()


def test_clients_from_a_seed_come_go_and_come_back(lesson: Page, home: Path) -> None:
    meet_another(lesson, "Medium")
    client, item = generated_visit(lesson, home)
    for topic in client.visit.topics:
        client.ask_all(topic.id)
    client.go(LOOK)
    client.decide(right_response(item))
    client.check()
    expect(client.review.locator(".bf-status")).to_have_text(re.compile(r"^\s*Right\s*$"))
    picture(lesson, lesson.locator(".jp-OutputArea-output:has(> * .bfe-clients)"), "16-generated-client")

    lesson.reload()
    lab_server.wait_for_state(lesson, "ready")
    expect(client.review.locator(".bf-status")).to_have_text(re.compile(r"^\s*Right\s*$"))

    meet_another(lesson, "Hard")
    expect(client.box).to_have_count(0)
    other, _ = generated_visit(lesson, home)
    expect(other.review).to_have_count(0)
    expect(other.box.locator("input:checked")).to_have_count(0)
    other.go(LOOK)
    expect(other.status).to_contain_text("Saved")


def test_a_visit_in_the_quiz_is_saved_and_says_nothing(browser: Browser, lab: Server, home: Path) -> None:
    page = new_page(browser, viewport={"width": 1200, "height": 900})
    page.goto(lab.page(f"quizzes/{LESSON}/{LESSON}.ipynb"))
    lab_server.wait_for_state(page, "ready")
    number, item = next((n, item) for n, item in enumerate(QUIZ.items, 1) if isinstance(item, CaseItem))
    visit = item.question().visit
    assert visit is not None
    client, file = VisitOnPage(page, item.id, visit), home / f"quizzes/{LESSON}/answers.json"
    row = page.locator(".bfe-hand-in li").nth(number - 1)
    expect(row).to_contain_text("not answered yet")
    row.get_by_role("button").click()
    expect(client.box.locator("summary").first).to_be_focused()

    path: list[str] = []
    for step in (topic_step("devices"), "implant", "retinol_last", LOOK):
        client.go(step)
        path.append(step)
        expect(client.box).to_have_attribute("data-bf-state", "saved")
        expect(client.status).to_have_text(re.compile(r"^Saved \d"))
        assert kept(file)[item.id]["screen"]["path"] == path
    right = right_response(item, path=path)
    client.choose("level", right["screen"]["level"])
    client.choose("service", right["screen"]["service"])
    expect(client.box).to_have_attribute("data-bf-state", "saved")
    expect(row).to_contain_text("not answered yet")
    picture(page, client.box, "17-quiz-half-way")

    client.decide(right)
    expect(row).not_to_contain_text("not answered yet")
    expect(row).to_contain_text("answered")
    expect(client.status).to_have_text(re.compile(r"^Saved \d"))
    expect(client.box).to_contain_text("Your visit is complete.")
    for nothing in (".bf-marked", ".bfe-feedback", ".bfe-foot button"):
        expect(client.box.locator(nothing)).to_have_count(0)
    response = kept(file)[item.id]
    assert set(response) == {"screen"}
    assert set(response["screen"]) == {"path", "level", "service", "steps_out", "words"}
    assert {**response["screen"], "steps_out": sorted(response["screen"]["steps_out"])} == right["screen"]
    assert "start this visit again" not in client.box.inner_text().lower()


@pytest.mark.parametrize(("width", "colours"), [(400, "light"), (1200, "dark")])
def test_pictures_on_a_small_screen_and_in_the_dark(lesson: Page, width: int, colours: Any) -> None:
    lesson.set_viewport_size({"width": width, "height": 900})
    lesson.emulate_media(color_scheme=colours)
    is_light = str(colours == "light").lower()
    lesson.wait_for_selector(f"body[data-jp-theme-light='{is_light}']", state="attached")
    lesson.wait_for_function("width => document.querySelector('.jp-NotebookPanel').clientWidth === width", arg=width)
    for item_id in (DEVON, INEZ, ADA):
        box = lesson.locator(f'[data-bf-item="{item_id}"]')
        expect(box.locator(".bfe-foot .bfe-status")).to_contain_text("aved")
        assert box.evaluate("node => node.scrollWidth <= node.clientWidth")
        picture(lesson, box, f"18-{item_id}-{width}-{colours}")
    lesson.set_viewport_size({"width": 1200, "height": 900})
    lesson.emulate_media(color_scheme="light")
