"""The planner in words and as HTML: each finding says what and why, nothing is called safe, all is escaped."""

import re
from html import unescape

import pytest
from pytest import Subtests

from backfacial.clients.beside import beside
from backfacial.clients.generate import client_of
from backfacial.clients.own_visit import Review, allowed_for, can_be_planned, every_visit, reviewed, right_visit
from backfacial.clients.visit import VISIT_DAY, client_facts, told_of, visit_of
from backfacial.facts import library
from backfacial.facts.protocol.order import Variant
from backfacial.facts.protocol.steps import ProtocolModule, ProtocolStep
from backfacial.pages.planner import (
    findings_html,
    line_of,
    none_html,
    pointers,
    right_html,
    see_to,
    spoken,
    step_html,
    usual_visit_html,
    verdict,
)
from backfacial.pages.planner_visitor import visitor_of
from backfacial.pages.treatment_card import treatment_card
from backfacial.rules.screening.rulebook import screen
from backfacial.rules.visit.fitting import Wish
from backfacial.rules.visit.plan import NoPlan, plan_visit

AN_HOUR = Wish(60)
WRITTEN = [each for each in library().clients.values() if each.reaction is None]
PLANNABLE = [
    each.id for each in WRITTEN if not each.unknown and can_be_planned(allowed_for(client_facts(each), VISIT_DAY))
]


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<(style|svg).*?</\1>|<[^>]+>", " ", html, flags=re.DOTALL)).split())


def right_review(client_id: str | None, wish: Wish = AN_HOUR) -> tuple[list[tuple[str, int]], Review]:
    facts = client_facts(client_of(client_id)) if client_id else None
    steps = [(each.step, each.minutes) for each in plan_visit(wish, facts, VISIT_DAY).steps]
    return steps, reviewed(wish, steps, facts, VISIT_DAY)


def wrong_review() -> tuple[list[tuple[str, int]], Review]:
    """A visit with a finding of almost every kind, for Keisha."""
    facts = client_facts(client_of("K05"))
    steps = [("P09", 3), ("P08", 1), ("P20", 1), ("P19", 1), ("P17", 2), ("O4", 8), ("P12", 5), ("P06", 3), ("O6", 8)]
    return steps, reviewed(Wish(20, ("O2",), True), steps, facts, VISIT_DAY)


def test_every_kind_of_finding_has_words() -> None:
    _, review = wrong_review()
    lines = [line_of(finding, review, "Keisha") for finding in review.findings]
    assert {finding.kind for finding in review.findings} >= {
        *("order", "together", "client", "missing", "due", "minutes", "time", "soft", "wanted", "also"),
    }
    for line in lines:
        assert line.title and "{" not in line.title + " ".join(line.texts)
    html = findings_html(lines)
    weights = re.findall(r'data-weight="(\w+)"', html)
    assert weights == sorted(weights, key=("against", "advice", "note").index)
    assert library().fact("E08").why in unescape(html)  # type: ignore[attr-defined]
    assert library().deciding("C02").why in unescape(html)


def test_the_summary_points_to_places_and_names_missing_steps_together() -> None:
    steps, review = wrong_review()
    found = pointers(review, "Keisha")
    assert [each.weight for each in found] == sorted((each.weight for each in found), key=("against", "advice").index)
    assert sum("missing" in each.text and each.at is None for each in found) == 2  # the many, and what is due
    for each in found:
        if each.at is not None:
            assert each.text.startswith(library().fact(steps[each.at][0]).name)


def test_nothing_found_says_what_was_looked_at_and_never_that_it_is_safe(subtests: Subtests) -> None:
    for client_id in (None, *PLANNABLE):
        with subtests.test(client=client_id):
            _, review = right_review(client_id)
            name = client_of(client_id).name if client_id else ""
            said = spoken(review, name, 60, True)
            assert said.startswith(verdict(review, name, True))
            assert ("answers were looked at" in said) is (client_id is None)
            assert name in said
            assert not re.search(r"\b(safe|all is well|all clear|fine|ok)\b", said, re.IGNORECASE)
    assert "nothing against" not in verdict(right_review(None)[1], "", False), "an empty visit is no good one"


def test_what_the_rules_cannot_check_is_left_to_the_practitioner() -> None:
    _, review = right_review("K10")
    assert see_to(review.findings) == ("Keep off these spots: no extraction, exfoliation, massage (L03)",)
    assert see_to(right_review("K07")[1].findings)[0].startswith("Keep off the spot: no touch and no product")


@pytest.mark.parametrize("client_id", [each.id for each in WRITTEN])
def test_a_client_is_shown_with_the_decision_first_then_what_counts_then_all_that_was_told(client_id: str) -> None:
    client = client_of(client_id)
    decided = screen(client_facts(client), VISIT_DAY)
    visitor = visitor_of(client_id)
    text = text_of(visitor.html)
    label = next((each.label for each in library().terms.levels if each.id == decided.level), "Not decided")
    assert text.startswith(label)
    assert visitor.line.startswith(f"{client.name}: {label}")
    for reason in decided.reasons:
        if not decided.is_idle(reason):
            assert library().deciding(reason.id).name in text
    for topic in visit_of(client).topics:
        assert topic.answer in text
    assert ("There is no visit to plan today" in text) is not visitor.plannable
    assert all(question in text for question in decided.questions)


def test_what_a_client_told_stands_with_its_reason() -> None:
    assert told_of(client_of("K05"), "rx_retinoid_last") == (
        "Yes, tretinoin, every night. I put it on yesterday.",
        True,
    )
    assert told_of(client_of("K05"), "pregnant") is None
    counted = text_of(visitor_of("K05").html).split("All that Keisha told")[0]
    assert "“Yes, tretinoin, every night. I put it on yesterday.”" in counted


def test_a_right_visit_shows_step_by_step_what_differs() -> None:
    right, _ = right_visit(AN_HOUR, None, VISIT_DAY)
    assert right is not None
    own = [(each.step, each.minutes) for each in right.steps if each.step != "P12"] + [("O1", 5)]
    text = text_of(right_html(beside(own, right, False), right, 60))
    assert "Exfoliation by one method 5 – not in yours" in text
    assert "High frequency – 5 only in yours" in text
    assert "Together 60 60" in text
    alike = right_html(beside([(each.step, each.minutes) for each in right.steps], right, False), right, 60)
    assert "Your visit is the same" in alike and "not in yours" not in alike


def test_why_there_is_no_right_visit_is_told() -> None:
    _, refusals = right_visit(Wish(60, ("O4",)), client_facts(client_of("K05")), VISIT_DAY)
    text = text_of(none_html(refusals))
    assert "Acid exfoliation" in text and "C02 Retinoid medicine used on the back" in text


def test_each_step_says_what_for_and_why_here(subtests: Subtests) -> None:
    for step, record in library().of(ProtocolStep).items():
        with subtests.test(step=step):
            text = text_of(step_html(step))
            assert record.purpose in text and record.here in text
            assert all(remark.text in text for remark in record.stop)
    for module, record in library().of(ProtocolModule).items():
        with subtests.test(module=module):
            assert record.honest in text_of(step_html(module))


def test_where_nothing_can_be_planned_the_usual_visit_can_be_read() -> None:
    text = text_of(usual_visit_html())
    variant = library().of(Variant)["V1"]
    assert f"{variant.name}, {variant.minutes} minutes" in text
    assert all(library().fact(step.choice or step.step).name in text for step in variant.steps)
    assert "56 to 60" in text


def test_the_card_has_each_step_each_gate_and_room_for_the_record(subtests: Subtests) -> None:
    for client_id in (None, *PLANNABLE):
        with subtests.test(client=client_id):
            client = client_of(client_id) if client_id else None
            steps, review = right_review(client_id)
            page = treatment_card(steps, review, client, VISIT_DAY)
            assert page.startswith("<!doctype html>") and "http" not in page
            text = text_of(page)
            assert (client.name if client else "Client") in text
            assert all(library().fact(step).name in text for step, _ in steps)
            assert all(gate.stop in text and gate.then in text for gate in library().gates.values())
            assert f"The visit, {review.total} minutes" in text
            assert "Products with batch" in text


def test_the_card_names_no_disease(subtests: Subtests) -> None:
    """Why something is left out, is told by what the client said and what is seen."""
    for client_id in PLANNABLE:
        with subtests.test(client=client_id):
            client = client_of(client_id)
            steps, review = right_review(client_id)
            text = text_of(treatment_card(steps, review, client, VISIT_DAY))
            for reason in screen(client_facts(client), VISIT_DAY).reasons:
                name = library().deciding(reason.id).name
                assert name not in text or name in " ".join(each.text for each in visit_of(client).back)


def test_what_is_left_out_for_one_reason_stands_together_on_the_card() -> None:
    steps, review = right_review("K05")
    text = text_of(treatment_card(steps, review, client_of("K05"), VISIT_DAY))
    told = "Exfoliation by one method, Fresh gloves and skin antiseptic, Extraction of blackheads that come easily"
    assert f"{told}, Antiseptic and cool compress, Enzyme peel: not for this client (C02: “Yes, tretinoin" in text
    assert "High frequency: not for this client (O1.1: At a first visit" in text


def test_no_card_is_made_of_a_visit_that_must_not_be_done() -> None:
    facts = client_facts(client_of("K05"))
    steps = [*every_visit(allowed_for(facts, VISIT_DAY)), ("O4", 8)]
    with pytest.raises(NoPlan):
        treatment_card(steps, reviewed(AN_HOUR, steps, facts, VISIT_DAY), client_of("K05"), VISIT_DAY)
