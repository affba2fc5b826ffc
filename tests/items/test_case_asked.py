"""What asking is worth in a visit: nothing unasked could have raised the level, and asking more never costs."""

from itertools import chain
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_case import COURSE

from backfacial.authoring.content import read_content
from backfacial.clients.plan import Plan
from backfacial.clients.seen import DIFFICULTIES, LOOK, topic_step
from backfacial.clients.visit import VISIT_DAY, client_facts, visit_of
from backfacial.facts import library
from backfacial.facts.consultation.clients import Client
from backfacial.facts.consultation.screening import ClientFact
from backfacial.items.case.asked import Asked
from backfacial.items.case.generated import generated_case
from backfacial.items.case.item import CaseItem
from backfacial.items.case.questions import questions_part
from backfacial.items.case.stage import Stage
from backfacial.rules.screening.outcome import Level, Service
from backfacial.rules.screening.rulebook import rulebook, screen
from backfacial.rules.values import NEVER, Value

GRADED = {
    item.id: item.person
    for _, quiz in read_content(COURSE).assignments
    for item in quiz.items
    if isinstance(item, CaseItem) and item.phoned is None
}
WRITTEN = {client.id: client for client in library().clients.values() if not client.unknown}
GENERATED = {
    client.id: client for client in (generated_case(seed, level).person for level in DIFFICULTIES for seed in range(20))
}
CLIENTS = {**GRADED, **WRITTEN, **GENERATED}


def stage(client: Client, path: list[str]) -> Stage:
    return Stage(client, tuple(path), Plan(Level.PROCEED, Service.FULL, frozenset()))


def share(client: Client, path: list[str]) -> float:
    return Asked(stage(client, path)).share


def sensible(client: Client) -> list[str]:
    """Each general question, what has to be asked by name, what comes up by an answer or by what is seen, the look."""
    asked = [
        [topic_step(topic.id)]
        + [each.id for each in topic.questions if library().topics[topic.id].by_name or each.id in FOLLOWING]
        for topic in visit_of(client).topics
    ]
    return [*chain.from_iterable(asked), LOOK]


FOLLOWING = set(rulebook().conditional)


@pytest.mark.parametrize("name", CLIENTS)
def test_whoever_asks_sensibly_and_learns_enough_has_ruled_out_what_could_raise_it(name: str) -> None:
    asked = Asked(stage(CLIENTS[name], sensible(CLIENTS[name])))
    if asked.reaches:
        assert (asked.share, asked.open) == (1, ())


@pytest.mark.parametrize("name", CLIENTS)
def test_a_look_alone_is_never_enough_unless_it_shows_an_emergency(name: str) -> None:
    asked = Asked(stage(CLIENTS[name], [LOOK]))
    if asked.stage.level is Level.EMERGENCY:
        assert asked.raising == {}
    else:
        assert asked.share < 1 / 3 + 1e-9


def test_nobody_asked_lea_for_a_fever() -> None:
    """The lump on her spine is seen; a fever or a chest pain would have made it an emergency."""
    part = questions_part(stage(GRADED["quiz-client-lea"], [LOOK]))
    assert part.share == pytest.approx(1 / 3)
    [missed] = part.reasons
    assert all(rulebook().facts[name].question in missed.text for name in ("fever", "chest_sign", "back_pain_red"))
    assert missed.why.endswith("Another answer could have led to: Emergency.")
    ruled_out = [topic_step(topic) for topic in ("today", "heart", "position")]
    late, in_time = (share(GRADED["quiz-client-lea"], path) for path in ([LOOK, *ruled_out], [*ruled_out, LOOK]))
    assert (late, in_time) == (pytest.approx(2 / 3), 1)


def steps_of(client: Client) -> list[str]:
    topics = visit_of(client).topics
    return [
        LOOK,
        *(topic_step(topic.id) for topic in topics),
        *(each.id for topic in topics for each in topic.questions),
    ]


@st.composite
def visits(draw: st.DrawFn) -> tuple[Client, list[str]]:
    """A client, and a path that is anything, or a sensible one with something left out or moved behind the look."""
    client = CLIENTS[draw(st.sampled_from(list(CLIENTS)))]
    some = st.lists(st.sampled_from(steps_of(client)), max_size=20)
    if draw(st.booleans()):
        return client, draw(some)
    path = sensible(client)
    left_out = draw(st.sets(st.sampled_from(path), max_size=3))
    return client, [*(step for step in path if step not in left_out), *draw(some)]


@settings(max_examples=200, deadline=None)
@given(visit=visits(), data=st.data())
def test_asking_more_never_loses_and_nor_does_a_look_at_the_end(visit: tuple[Client, list[str]], data: Any) -> None:
    client, path = visit
    more = data.draw(st.sampled_from(steps_of(client)))
    at = len(path) if more == LOOK else data.draw(st.integers(0, len(path)))
    assert share(client, [*path[:at], more, *path[at:]]) >= share(client, path) - 1e-9


def values_of(kind: ClientFact) -> st.SearchStrategy[Value]:
    """Any answer that there is to a question."""
    ago = st.dates(VISIT_DAY.replace(year=VISIT_DAY.year - 2), VISIT_DAY)
    match kind.kind:
        case "bool":
            return st.booleans()
        case "choice":
            return st.sampled_from(kind.values)
        case "set":
            return st.frozensets(st.sampled_from(kind.values), max_size=2) if kind.values else st.just(frozenset())
        case "date":
            return st.just(NEVER) | ago
        case _:
            return st.integers(0, 60)


@settings(max_examples=200, deadline=None)
@given(visit=visits(), data=st.data())
def test_after_full_marks_no_answer_to_what_was_not_asked_could_have_raised_the_level(
    visit: tuple[Client, list[str]], data: Any
) -> None:
    """Whatever all else that can be asked turned out to be: nobody medical would have had to see it sooner."""
    client, path = visit
    asked = Asked(stage(client, path))
    facts = client_facts(client)
    unasked = [kind for kind in rulebook().facts.values() if kind.topic and kind.id not in asked.known]
    other = {kind.id: data.draw(values_of(kind)) for kind in unasked if kind.id in facts}
    level = screen({**facts, **other}, VISIT_DAY).level
    assert level is not None
    if asked.share == 1:
        assert level.rank < Level.REFER.rank or level.rank <= asked.stage.level.rank


@settings(max_examples=100, deadline=None)
@given(visit=visits())
def test_full_marks_have_no_reproach_and_less_has_one(visit: tuple[Client, list[str]]) -> None:
    part = questions_part(stage(*visit))
    assert (part.share == 1) == (not part.reasons) == bool(part.notes)
    assert all(reason.text and reason.why for reason in part.reasons)
