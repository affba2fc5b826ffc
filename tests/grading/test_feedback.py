"""The feedback page: for one learner, readable without network, safety mistakes first, points as in the gradebook."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from clocks import computer_in
from graded_course import ASSIGNMENT, QUIZ, RIGHT, WRONG, Course, answers_file

TEXT = "I would <b>listen</b> & say: $x$"


class Page(HTMLParser):
    """The parts of a page that a reader meets, in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._unseen = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._unseen += tag in ("style", "script")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in ("style", "script")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.text += data

    @property
    def words(self) -> str:
        return " ".join(self.text.split())

    @property
    def ids(self) -> list[str]:
        return [attrs["id"] or "" for _, attrs in self.tags if "id" in attrs]


@pytest.fixture(scope="module")
def pages(class_course: Course) -> dict[str, Page]:
    """The pages of a class: everything is done as an instructor in Vienna would do it, once."""
    with computer_in("Europe/Vienna"):
        return _made(class_course)


def _made(course: Course) -> dict[str, Page]:
    course.hand_in("passed", {**RIGHT, "own-words": TEXT})
    course.hand_in("waiting", {**RIGHT, "own-words": TEXT})
    course.hand_in("failed", {"how-long": RIGHT["how-long"]})
    course.hand_in("critical", {**WRONG, "own-words": TEXT})
    course.hand_in("changed", {**RIGHT, "stop-or-go": "c"})
    course.hand_in("longer", {})
    (course.submitted("passed") / "timestamp.txt").write_text("2026-11-20 10:00:00")
    (course.submitted("waiting") / "timestamp.txt").write_text("2026-11-22 13:05:00")
    (course.submitted("longer") / "timestamp.txt").write_text("2026-11-22 13:05:00")
    (course.root / "class").mkdir()
    (course.root / "class" / "dates.yml").write_text(f"{QUIZ}:\n  longer: 2026-11-22T12:00:00Z\n")
    with course.gradebook() as gradebook:
        gradebook.update_or_create_assignment(QUIZ, duedate="2026-11-20 10:00:00 UTC")
    said = course.run("autograde", QUIZ)
    assert said.code == 0, said.log
    course.grade_by_hand("passed", 3.5, "Warm <and> clear.\nWell done.")
    course.grade_by_hand("critical", 4.0)
    course.grade_by_hand("changed", 1.5, item="stop-or-go")
    with course.gradebook() as gradebook:
        gradebook.update_or_create_student("passed", first_name="Anna", last_name="Miller")
    said = course.run("generate_feedback", QUIZ)
    assert said.code == 0, said.log
    assert not said.lines("WARNING"), said.log
    names = ("passed", "waiting", "failed", "critical", "changed", "longer")
    found = {name: Page(course.feedback(name)) for name in names}
    for name, page in found.items():
        page.html = course.feedback(name)  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize(
    ("learner", "result", "points"),
    [
        ("passed", "Passed", "9.5 of 10 (95 %)"),
        ("waiting", "Waiting for your instructor's mark", "6 of 10 (60 %) so far"),
        ("failed", "Not passed yet", "1 of 10 (10 %)"),
        ("critical", "A safety mistake holds back the pass", "4 of 10 (40 %)"),
        ("changed", "Not passed yet", "5.5 of 10 (55 %)"),
    ],
)
def test_it_begins_with_the_result(pages: dict[str, Page], learner: str, result: str, points: str) -> None:
    words = pages[learner].words
    assert result in words
    assert points in words
    assert words.index(result) < words.index("Question 1")


def test_safety_mistakes_come_first_with_a_way_to_each(pages: dict[str, Page]) -> None:
    page = pages["critical"]
    assert page.words.index("Safety mistakes first") < page.words.index("Your answers, one by one")
    links = [attrs["href"] for tag, attrs in page.tags if tag == "a"]
    assert "#question-1" in links
    assert "question-1" in page.ids
    assert "Safety mistakes first" not in pages["passed"].words


def test_every_question_has_stem_answer_reason_and_points_in_order(pages: dict[str, Page]) -> None:
    words = pages["critical"].words
    stems = [item["stem"] for item in ASSIGNMENT["items"]]
    assert [words.index(stem) for stem in stems] == sorted(words.index(stem) for stem in stems)
    for part in ("Squeeze it", "Squeezing could hurt her", "Refer her", "A doctor can find out", "0 of 2 points"):
        assert part in words


def test_points_that_an_instructor_changed_are_the_ones_that_count(pages: dict[str, Page]) -> None:
    assert "1.5 of 2 points (changed by your instructor)" in pages["changed"].words


def test_the_reflection_has_prompt_text_rubric_points_and_comment(pages: dict[str, Page]) -> None:
    words = pages["passed"].words
    parts = ("What would you say to her?", TEXT, "Meets her worry.", "3.5 of 4 points", "Warm <and> clear. Well done.")
    for part in parts:
        assert part in words
    assert "Anna Miller (passed)" in words
    assert "Friday 20 November 2026, 11:00 (UTC+01:00)" in words
    assert "waiting for your instructor" in pages["waiting"].words
    assert "Nothing was written" in pages["failed"].words


def test_it_says_how_late_by_the_date_that_holds_for_this_learner(pages: dict[str, Page]) -> None:
    assert (
        "Late2 days 3 hours after it was due, which was Friday 20 November 2026, 11:00 (UTC+01:00)"
        in pages["waiting"].words
    )
    assert (
        "Late1 hour 5 minutes after it was due, which was Sunday 22 November 2026, 13:00 (UTC+01:00)"
        in pages["longer"].words
    )
    for learner in ("passed", "failed"):  # in time, and at a time that nobody knows
        assert "after it was due" not in pages[learner].words


def test_paper_gets_what_is_not_right_and_what_a_person_wrote(pages: dict[str, Page]) -> None:
    def on_paper(learner: str) -> list[str | None]:
        return [attrs["data-item"] for tag, attrs in pages[learner].tags if tag == "article" and "data-open" in attrs]

    assert on_paper("passed") == ["own-words"]
    assert on_paper("waiting") == ["own-words"]
    assert on_paper("changed") == ["stop-or-go", "own-words"]
    assert on_paper("critical") == ["stop-or-go", "who-waits", "how-long"]
    assert "All points: questions 1, 2, 3" in pages["passed"].words
    assert "All points: questions 4" in pages["critical"].words


def test_it_needs_no_network_and_runs_nothing(pages: dict[str, Page]) -> None:
    for page in pages.values():
        html = page.html  # type: ignore[attr-defined]
        assert "<script" not in html
        assert "@import" not in html
        assert not re.search(r"url\((?!['\"]?data:)", html)
        for tag, attrs in page.tags:
            assert tag not in ("img", "iframe", "object", "embed")
            assert not any(name.startswith("on") for name in attrs)
            assert "src" not in attrs
            assert tag != "link" or attrs["href"] == "data:,"


def test_it_has_language_title_landmarks_and_headings_in_order(pages: dict[str, Page]) -> None:
    for page in pages.values():
        names = [tag for tag, _ in page.tags]
        assert ("html", {"lang": "en"}) in page.tags
        assert {"title", "header", "main", "footer"} <= set(names)
        levels = [int(tag[1]) for tag in names if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert len(page.ids) == len(set(page.ids))


def test_it_has_no_code_no_cell_and_nobody_else(pages: dict[str, Page]) -> None:
    for learner, page in pages.items():
        html = page.html  # type: ignore[attr-defined]
        for word in ("ask(", "open_quiz", "check_and_hand_in", "nbgrader", "In [", "Out[", "checksum"):
            assert word not in html
        for other in set(pages) - {learner}:
            assert f"({other})" not in page.text and f">{other}<" not in html


def test_the_feedback_of_an_item_has_nothing_of_another_items_key(pages: dict[str, Page]) -> None:
    for page in pages.values():
        html = page.html  # type: ignore[attr-defined]
        articles = re.findall(r'<article.*?data-item="([^"]+)".*?</article>', html, re.S)
        assert articles == ["stop-or-go", "who-waits", "how-long", "own-words"]
        blocks = dict(zip(articles, re.findall(r"<article.*?</article>", html, re.S), strict=True))
        whys = {item["id"]: [o["why"] for o in item.get("options", [item])] for item in ASSIGNMENT["items"]}
        for item, texts in whys.items():
            for other, block in blocks.items():
                for why in texts:
                    assert (why.split(" [")[0] in block) == (item == other)


def test_a_comment_on_an_answer_from_before_waits_until_a_person_has_seen_the_new_one(course: Course) -> None:
    course.hand_in("anna", {**RIGHT, "own-words": TEXT})
    assert course.run("autograde", QUIZ).code == 0
    course.grade_by_hand("anna", 3, "Well said.")
    answers = course.submitted("anna") / "answers.json"
    answers.write_bytes(answers_file({**RIGHT, "own-words": "Go away."}, "anna"))
    assert course.run("autograde", QUIZ, "--force").code == course.run("generate_feedback", QUIZ).code == 0
    page = Page(course.feedback("anna")).words
    assert "Go away." in page and "Well said." not in page
    course.grade_by_hand("anna", 3)
    assert course.run("generate_feedback", QUIZ).code == 0
    assert "Well said." in Page(course.feedback("anna")).words


@pytest.mark.parametrize("text", ["Go away.", ""])
def test_a_comment_without_points_belongs_to_the_text_that_it_was_written_for(course: Course, text: str) -> None:
    course.hand_in("anna", {**RIGHT, "own-words": TEXT})
    assert course.run("autograde", QUIZ).code == 0
    comment(course, "Nearly there.")
    assert course.run("generate_feedback", QUIZ).code == 0
    assert "Nearly there." in Page(course.feedback("anna")).words
    answers = course.submitted("anna") / "answers.json"
    answers.write_bytes(answers_file({**RIGHT, "own-words": text}, "anna"))
    for _ in range(2):  # marked once more, it is still not a comment on this text
        assert course.run("autograde", QUIZ, "--force").code == course.run("generate_feedback", QUIZ).code == 0
        assert "Nearly there." not in Page(course.feedback("anna")).words
    with course.gradebook() as gradebook:  # and nothing that a person wrote is lost
        assert gradebook.find_comment("own-words", QUIZ, QUIZ, "anna").manual_comment == "Nearly there."
    comment(course, "Please say more.")
    assert course.run("generate_feedback", QUIZ).code == 0
    assert "Please say more." in Page(course.feedback("anna")).words


def comment(course: Course, text: str) -> None:
    """What the marking view does when an instructor types a comment and no points."""
    with course.gradebook() as gradebook:
        gradebook.find_comment("own-words", QUIZ, QUIZ, "anna").manual_comment = text
        gradebook.db.commit()
