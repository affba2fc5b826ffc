"""The computer's clock is set back while a learner works: order, revisions and files do not depend on it."""

from pathlib import Path

from orders import state_after, state_of

from backfacial.answers.store import AnswerStore

YEARS = ("2031", "2026", "1999", "2026", "1970")


def test_answers_keep_the_order_in_which_they_were_given(tmp_path: Path) -> None:
    clock = (f"{year}-01-01T00:00:00Z" for year in YEARS)
    store = AnswerStore(tmp_path / "answers.json", "a-quiz", lambda: "anna", now=lambda: next(clock))
    saved = [store.save("one", response) for response in "abcda"]
    assert [answer.revision for answer in saved] == [1, 2, 3, 4, 5]
    assert [answer.at[:4] for answer in saved] == list(YEARS)
    assert state_of(store.read()) == state_after([("one", response, 0) for response in "abcda"])


def test_a_damaged_file_never_takes_the_name_of_an_earlier_one(tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    for number, year in enumerate(("2031", "1999", "2031", "1999", "2031")):
        path.write_bytes(b"damage %d" % number)
        AnswerStore(path, "a-quiz", str, now=lambda year=year: f"{year}-01-01T00:00:00Z").read()  # type: ignore[misc]
    aside = sorted(file.read_bytes() for file in tmp_path.glob("answers.set-aside-*"))
    assert aside == [b"damage %d" % number for number in range(5)]
