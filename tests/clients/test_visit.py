"""A visit: what a client says to which question, and what a trainee knows after it."""

import datetime
from typing import Any

import pytest
from people_seen import all_clients, every_step, written_clients

from backfacial.clients.ago import ago
from backfacial.clients.seen import LOOK, topic_step
from backfacial.clients.visit import VISIT_DAY, client_facts, learnt_by, visit_of
from backfacial.facts import library
from backfacial.facts.consultation.clients import Client
from backfacial.rules.screening.outcome import Level
from backfacial.rules.screening.rulebook import rulebook, screen


def made_up(could_be_pregnant: bool = True, **changes: Any) -> Client:
    plain = {"id": "jo", "name": "Jo", "skin": 3, "could_be_pregnant": could_be_pregnant, "opening": "I'm Jo, 30."}
    return Client.model_validate({**plain, "facts": {"age": 30}, "told": ["age"], **changes})


def question(client: Client, name: str) -> Any:
    found = [each for topic in visit_of(client).topics for each in topic.questions if each.id == name]
    return found[0] if found else None


def general(client: Client, topic_id: str) -> Any:
    return next(topic for topic in visit_of(client).topics if topic.id == topic_id)


DEVON = library().clients["K02"]
EVERY_NAME = sorted(rulebook().facts)


def test_no_medicines_in_general_and_isotretinoin_only_by_its_name() -> None:
    medicines = general(DEVON, "medicines")
    assert "isotretinoin" not in medicines.answer
    assert medicines.answer == "Nothing now, no."
    assert "isotretinoin" not in learnt_by(DEVON, [topic_step("medicines")])
    assert "capsules" in question(DEVON, "isotretinoin").answer
    assert learnt_by(DEVON, ["isotretinoin"])["isotretinoin"] == "past"
    assert "isotretinoin_last" not in learnt_by(DEVON, ["isotretinoin"])


def test_the_decision_follows_from_what_was_asked_by_name() -> None:
    everything = every_step(DEVON)
    assert screen(learnt_by(DEVON, everything), VISIT_DAY).level is Level.DEFER
    only_general = [step for step in everything if step == LOOK or step.startswith("topic:")]
    decided = screen(learnt_by(DEVON, only_general), VISIT_DAY)
    assert decided.level is None
    assert "isotretinoin" in decided.ask


def test_a_general_question_brings_what_is_told_on_it_and_no_to_the_rest() -> None:
    client = made_up(facts={"age": 30, "heart": "stable", "faints": True}, by_topic=["heart"])
    learnt = learnt_by(client, [topic_step("heart")])
    assert learnt["heart"] == "stable"
    assert learnt["bp"] == "normal"
    assert "faints" not in learnt
    assert learnt_by(client, ["faints"])["faints"] is True
    assert general(client, "heart").answer == library().client_facts["heart"].answers["stable"]


def test_a_general_question_about_medicines_does_not_mean_no_to_each() -> None:
    assert not {"anticoag", "steroid"} & set(learnt_by(made_up(), [topic_step("medicines")]))


def test_what_the_general_question_itself_asks_for_is_not_denied_first() -> None:
    client = made_up(facts={"age": 30, "pregnant": "yes", "weeks": 20, "letter": ["C11"]})
    assert general(client, "pregnancy").answer == "Yes, I am."
    assert general(client, "letters").answer == "Yes, here it is, dated and signed."
    assert learnt_by(client, [topic_step("pregnancy")])["pregnant"] == "yes"


def test_a_follow_up_question_is_there_only_where_it_matters() -> None:
    assert question(made_up(), "isotretinoin_last") is None
    assert question(DEVON, "isotretinoin_last").after == "isotretinoin"
    assert question(made_up(), "guardian_present") is None
    minor = made_up(facts={"age": 16}, opening="I'm Jo, 16.")
    assert question(minor, "guardian_present").after is None, "the age was told at once, and so this comes up at once"
    assert question(made_up(), "numb_area") is None
    assert question(made_up(facts={"age": 30, "diabetes": True}), "numb_area") is not None


@pytest.mark.parametrize(
    ("facts", "follow_up", "topic"),
    [
        ({"anaphylaxis_history": True}, "injector_here", "allergies"),
        ({"diabetes": True}, "slow_healing", "health"),
        ({"age": 16}, "guardian_present", "visit"),
    ],
)
def test_a_follow_up_question_is_not_answered_by_the_general_one(
    facts: dict[str, Any], follow_up: str, topic: str
) -> None:
    client = made_up(facts={"age": 30, **facts}, by_topic=list(facts))
    learnt = learnt_by(client, [topic_step(topic)])
    assert set(facts) <= set(learnt)
    assert follow_up not in learnt
    assert follow_up in screen(learnt_by(client, [*set(every_step(client)) - {follow_up}]), VISIT_DAY).ask or (
        screen(client_facts(client), VISIT_DAY).level is not Level.PROCEED
    )
    assert learnt_by(client, [topic_step(topic), follow_up])[follow_up] is False


def test_who_never_took_capsules_needs_no_question_about_the_last_one() -> None:
    assert "isotretinoin_last" not in learnt_by(made_up(), [])
    assert "isotretinoin_last" in learnt_by(made_up(), ["isotretinoin"])


def test_the_back_is_known_after_the_look_and_not_before() -> None:
    client = made_up(facts={"age": 30, "mole_concern": True})
    assert "mole_concern" not in learnt_by(client, [topic_step(topic) for topic in library().topics])
    learnt = learnt_by(client, [LOOK])
    assert learnt["mole_concern"] is True
    assert learnt["wound"] is False
    assert [mark.shape for mark in visit_of(client).back] == ["mole"]


def test_what_is_seen_at_the_door_is_known_at_once() -> None:
    client = made_up(facts={"age": 30, "intoxicated": True})
    assert learnt_by(client, [])["intoxicated"] is True
    assert visit_of(client).arrival == (library().client_facts["intoxicated"].seen["yes"],)
    assert visit_of(client).back[0].shape == "calm"


@pytest.mark.parametrize("client", written_clients(), ids=lambda client: client.id)
def test_what_nobody_asked_is_unknown(client: Client) -> None:
    kinds, learnt = rulebook().facts, learnt_by(client, [])
    free = {name for name, kind in kinds.items() if kind.learnt in ("arrival", "record")} | set(client.told)
    if not client.could_be_pregnant:
        free |= {name for name, kind in kinds.items() if kind.topic == "pregnancy"}
    settled = {name for name in rulebook().conditional if rulebook().cannot_matter(name, learnt, VISIT_DAY)}
    assert set(learnt) <= free | settled
    assert screen(learnt, VISIT_DAY).level is None or screen(learnt, VISIT_DAY).service == "none"


def test_nobody_who_cannot_be_pregnant_is_asked_whether_she_is() -> None:
    assert "pregnancy" not in {topic.id for topic in visit_of(made_up(could_be_pregnant=False)).topics}
    assert "pregnancy" in {topic.id for topic in visit_of(made_up()).topics}


def test_everything_asked_and_looked_at_is_all_there_is_to_know() -> None:
    for client in all_clients():
        facts, learnt = client_facts(client), learnt_by(client, every_step(client))
        assert learnt == facts, client.id
        assert screen(learnt, VISIT_DAY) == screen(facts, VISIT_DAY)


def test_asking_more_never_makes_anything_unknown() -> None:
    for client in all_clients():
        steps = every_step(client)
        for number in range(0, len(steps), 7):
            less, more = learnt_by(client, steps[:number]), learnt_by(client, steps[: number + 7])
            assert less.items() <= more.items()


def test_every_question_has_an_answer_without_gaps() -> None:
    for client in all_clients():
        visit = visit_of(client)
        for topic in visit.topics:
            for text in (topic.answer, *(each.answer for each in topic.questions)):
                assert text.strip() and not set("{}") & set(text), (client.id, topic.id, text)
            first = {each.id for each in topic.questions}
            assert all(each.after in first | {None} for each in topic.questions)
        texts = [*visit.arrival, *(mark.text for mark in visit.back)]
        assert all(not set("{}") & set(text) for text in texts)
        assert visit.back[0].text


def test_what_there_is_to_see_is_seen() -> None:
    for client in all_clients():
        facts, visit = client_facts(client), visit_of(client)
        shown = {
            name
            for name, kind in rulebook().facts.items()
            if kind.learnt == "back" and facts.get(name, rulebook().absent[name]) != rulebook().absent[name]
        }
        assert (visit.back[0].shape == "calm") == (not shown), (client.id, shown)


@pytest.mark.parametrize("name", [name for name in EVERY_NAME if rulebook().facts[name].learnt in ("ask", "check")])
def test_a_client_who_does_not_know_says_so(name: str) -> None:
    for before in ({}, {"pregnant": "yes", "weeks": 20}, {"ulcers": True}, {"anaphylaxis_history": True}):
        client = made_up(facts={"age": 30, **before, name: "unsure"})
        asked = question(client, name)
        if asked:
            assert asked.answer and not set("{}") & set(asked.answer)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "today"),
        (1, "yesterday"),
        (2, "2 days ago"),
        (13, "13 days ago"),
        (14, "2 weeks ago"),
        (20, "2 weeks ago"),
        (21, "3 weeks ago"),
        (59, "8 weeks ago"),
    ],
)
def test_how_long_ago_in_days_and_weeks(days: int, said: str) -> None:
    assert ago(VISIT_DAY - datetime.timedelta(days), VISIT_DAY) == said


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2026-04-16", "8 weeks ago"),
        ("2026-04-15", "2 months ago"),
        ("2024-07-15", "23 months ago"),
        ("2024-06-16", "23 months ago"),
        ("2024-06-15", "2 years ago"),
        ("2016-06-16", "9 years ago"),
    ],
)
def test_how_long_ago_in_months_and_years(date: str, said: str) -> None:
    assert ago(datetime.date.fromisoformat(date), VISIT_DAY) == said


def test_an_answer_begins_with_a_capital_letter() -> None:
    client = made_up(facts={"age": 30, "tan_last": "P1D"})
    assert question(client, "tan_last").answer == "Yesterday."


def test_own_words_stand_in_place_of_the_usual_ones() -> None:
    assert question(DEVON, "isotretinoin").answer.startswith("Oh, that counts?")


def test_what_nobody_has_asked_yet_is_not_told_either() -> None:
    leo = library().clients["K27"]
    assert question(leo, "isotretinoin").answer == library().words["clients"]["no-answer"]
    assert "isotretinoin" not in learnt_by(leo, every_step(leo))


def test_each_of_several_allergies_is_told() -> None:
    client = made_up(facts={"age": 30, "allergies": ["latex", "lanolin", "propolis"]})
    answer = question(client, "allergies").answer
    answers = library().client_facts["allergies"].answers
    assert answers["latex"] in answer
    assert answers["product"].format(value="lanolin, propolis") in answer
