"""The lesion trainer's element: decided, told why, kept, and back again; what is out of turn changes nothing."""

import json
import random
import re
from collections.abc import Callable
from typing import Any

import anywidget
import pytest

from backfacial.answers.store import AnswerStore
from backfacial.elements.trainer import KEPT_AS, Trainer
from backfacial.facts import library
from backfacial.items.bodymap.series import SPOTS, Series, kept_form, next_in, read_series
from backfacial.items.bodymap.spots import ACTS

from .conftest import Spoken

Make = Callable[[anywidget.AnyWidget], Spoken]


def kept(store: AnswerStore) -> Series:
    series = read_series(store.read().response(KEPT_AS))
    assert series is not None
    return series


def right(store: AnswerStore) -> dict[str, str]:
    return {spot: act for item in kept(store).current.items for spot, act in item.keys.items()}


def badly(store: AnswerStore) -> dict[str, str]:
    """As badly as can be: what is referred is taken out."""
    return {spot: next(act for act in ACTS if act != key) for spot, key in right(store).items()}


@pytest.fixture
def page(store: AnswerStore, spoken: Make) -> Spoken:
    return spoken(Trainer(store, random.Random(2)))


def play(page: Spoken, store: AnswerStore, wrong: frozenset[int] = frozenset()) -> dict[str, Any]:
    """Ten spots; those with a number in `wrong` as badly as can be. What is shown in the end."""
    shown = page.ask("hello")["shown"]
    shown = page.ask("spots", after=shown["task"] if shown else "")["shown"]
    while True:
        acts = badly(store) if wrong & set(kept(store).numbers) else right(store)
        shown = page.ask("decide", task=shown["task"], acts=acts)["shown"]
        if shown["result"]:
            return dict(shown)
        shown = page.ask("spots", after=shown["task"])["shown"]


def test_it_begins_with_nothing_and_makes_a_series_when_it_is_asked_to(page: Spoken, store: AnswerStore) -> None:
    assert page.ask("hello")["shown"] is None
    assert store.read().answers == {}, "to look at a page writes nothing"
    shown = page.ask("spots", after="")["shown"]
    assert (shown["isOpen"], shown["place"], len(shown["row"])) == (True, "Spot 1 of 10", SPOTS)
    assert kept(store).current.id == shown["task"]


def test_what_a_page_receives_before_it_decides_has_neither_key_nor_name(page: Spoken, store: AnswerStore) -> None:
    for _ in range(12):
        shown = page.ask("spots", after=(page.ask("hello")["shown"] or {"task": ""})["task"])["shown"]
        received = json.dumps(shown)
        for item in kept(store).current.items:
            lesion = library().lesions[item.facts[0]]
            facts = (fact for fact in item.spots[0].facts if "_" in fact)  # the others are words of every day
            for secret in (lesion.name, lesion.id, lesion.decision, lesion.why, *facts):
                assert not re.search(rf"\b{re.escape(secret)}\b", received)
        assert "bf-trainer-ring" not in received and "<mark>" not in received
        page.ask("decide", task=shown["task"], acts=right(store))


def test_a_decision_is_kept_and_what_decides_is_marked(page: Spoken, store: AnswerStore) -> None:
    shown = page.ask("spots", after="")["shown"]
    reply = page.ask("decide", task=shown["task"], acts=right(store), active_s=4.0)
    spot = reply["shown"]["spots"][0]
    assert reply["shown"]["heard"] == "Right." and 'data-state="right"' in spot["verdict"]
    assert "bf-trainer-ring" in spot["picture"] or "<mark>" in spot["told"] or "data-decides" in spot["picture"]
    assert kept(store).current.acts == right(store)
    assert store.read().events[-1]["active_s"] == 4.0


def test_extracting_what_is_referred_is_a_safety_mistake_from_the_first_word_on(
    page: Spoken, store: AnswerStore
) -> None:
    end = play(page, store, frozenset(range(1, SPOTS + 1)))
    decided = kept(store).decided
    assert [state == "critical" for state in end["row"]] == [each.key == "refer" for each in decided]
    html = end["result"]
    assert 'data-level="critical"' in html
    assert html.index("Safety mistakes first") < html.index("How it went") < html.index("To look at again")
    for each in decided:
        assert f"Spot {each.number}: " in html


def test_the_result_of_ten_tells_each_act_and_what_comes_next(page: Spoken, store: AnswerStore) -> None:
    end = play(page, store)
    assert end["over"] == "10 of 10 right"
    told = [int(number) for number in re.findall(r"<dd>(\d+) of", end["result"])]
    assert sum(told) == SPOTS and len(told) == len(ACTS)
    assert "No safety mistake" in end["result"] and "To look at again" not in end["result"]
    shown = page.ask("spots", after=end["task"])["shown"]
    assert shown["place"].startswith(("Spot 1 of", "Spots 1 and")) and shown["level"].startswith("Hard")
    assert set(shown["row"]) == {"open"}


def test_it_says_when_it_grows_harder_and_when_easier(page: Spoken, store: AnswerStore) -> None:
    shown = page.ask("spots", after="")["shown"]
    said = []
    for number in range(6):
        acts = right(store) if number < 3 else badly(store)
        page.ask("decide", task=shown["task"], acts=acts)
        shown = page.ask("spots", after=shown["task"])["shown"]
        said.append(shown["moved"][:12])
        if shown["moved"].startswith("Now it gets"):
            break
    assert said[2] == "That went we" and said[-1] == "Now it gets " and said[:2] == ["", ""]


def test_it_comes_back_after_a_restart_as_it_was(page: Spoken, store: AnswerStore, spoken: Make) -> None:
    shown = page.ask("spots", after="")["shown"]
    assert spoken(Trainer(store)).ask("hello")["shown"] == shown
    decided = page.ask("decide", task=shown["task"], acts=badly(store))["shown"]
    assert spoken(Trainer(store)).ask("hello")["shown"] == decided
    end = play(page, store)
    assert spoken(Trainer(store)).ask("hello")["shown"] == end


def test_what_was_said_twice_counts_once(page: Spoken, store: AnswerStore) -> None:
    """A page that heard no answer asks again; a second window does not know yet."""
    shown = page.ask("spots", after="")["shown"]
    again = page.ask("spots", after="")["shown"]
    assert again == shown
    decided = page.ask("decide", task=shown["task"], acts=right(store))["shown"]
    assert page.ask("decide", task=shown["task"], acts=badly(store))["shown"] == decided
    following = page.ask("spots", after=shown["task"])["shown"]
    assert page.ask("spots", after=shown["task"])["shown"] == following
    assert len(kept(store).tasks) == 2


@pytest.mark.parametrize(
    "acts", [None, {}, [], {"s1": "press"}, {"s1": None}, {"s9": "leave"}, {"s1": ["leave"]}, "leave"]
)
def test_what_is_no_decision_is_refused_and_nothing_is_lost(page: Spoken, store: AnswerStore, acts: object) -> None:
    shown = page.ask("spots", after="")["shown"]
    reply = page.ask("decide", task=shown["task"], acts=acts)
    assert reply["kind"] == "refused" and "Load the page again" in reply["message"]
    assert kept(store).is_open


@pytest.mark.parametrize("found", [None, 7, "x", [], {}, {"generator": 1, "tasks": [{"seed": -1}]}, {"generator": 9}])
def test_what_is_no_series_in_the_file_is_begun_anew(page: Spoken, store: AnswerStore, found: object) -> None:
    store.save(KEPT_AS, found)
    assert page.ask("hello")["shown"] is None
    assert page.ask("spots", after="")["shown"]["place"] == "Spot 1 of 10"


def test_a_damaged_file_is_told_and_set_aside(page: Spoken, store: AnswerStore) -> None:
    page.ask("spots", after="")
    for file in store.path.parent.glob("*answers.json*"):
        file.write_text("{")
    reply = page.ask("hello")
    assert reply["kind"] == "state" and reply["notices"]
    assert page.ask("spots", after="")["shown"]["isOpen"]


def test_a_disk_that_takes_nothing_is_told_in_words(
    page: Spoken, store: AnswerStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = page.ask("spots", after="")["shown"]
    acts = right(store)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "save", full)
    reply = page.ask("decide", task=shown["task"], acts=acts)
    assert reply["kind"] == "not-saved" and "No space left" in reply["message"]
    assert kept(store).is_open


def test_a_pair_is_told_apart(page: Spoken, store: AnswerStore) -> None:
    chance = random.Random(1)
    series = next_in(None, chance)
    while len(series.current.items) == 1:
        acts = {spot: act for item in series.current.items for spot, act in item.keys.items()}
        series = next_in(series.with_acts(acts), chance)
    store.save(KEPT_AS, kept_form(series))
    shown = page.ask("hello")["shown"]
    assert len(shown["spots"]) == 2 and " and " in shown["place"] and shown["apart"] == ""
    boxes = [
        re.findall(r'bf-trainer-near" viewBox="[\d.-]+ [\d.-]+ ([\d.]+)', spot["picture"]) for spot in shown["spots"]
    ]
    assert boxes[0] == boxes[1], "of one scale, so that sizes can be compared"
    shown = page.ask("decide", task=shown["task"], acts=right(store))["shown"]
    assert "What tells them apart" in shown["apart"] and "What it is taken for" not in shown["spots"][0]["verdict"]
    assert shown["heard"].count("Right.") == 2


def test_where_no_element_can_run_it_says_where_it_does(store: AnswerStore) -> None:
    bundle = Trainer(store)._repr_mimebundle_()
    assert bundle is not None and "in series of ten" in bundle[0]["text/html"]
