"""The page for who teaches a lesson: whole, printable, and made from the records as they are."""

import re
from html import unescape

import pytest

from backfacial.facts import library
from backfacial.facts.course.doubts import Doubt
from backfacial.facts.course.lessons import Objective
from backfacial.facts.course.teaching import Teaching
from backfacial.pages.teaching import teaching_page


@pytest.mark.parametrize("lesson", library().of(Teaching))
def test_it_says_all_that_the_records_say(lesson):
    page, teaching = teaching_page(lesson, library()), library().of(Teaching)[lesson]
    text = unescape(re.sub(r"<[^>]+>", "", page))
    wanted = [*teaching.ready, *teaching.talk, *(each.text for each in teaching.show)]
    wanted += [part for each in teaching.errors for part in (each.error, each.comes_from, each.helps)]
    wanted += [each.text for each in library().of(Objective).values() if each.lesson == lesson]
    wanted += [each.rule_now for each in library().of(Doubt).values() if each.lesson == lesson]
    wanted += [part.title for part in library().parts(lesson)]
    assert [line for line in wanted if line not in text] == []
    shown = sum(each.minutes for each in teaching.show)
    assert f"about {library().minutes(lesson)} minutes" in text and f"about {shown} minutes more" in text
    assert page.startswith("<!doctype html>") and not re.search(r"<script|\bsrc=|\bhref=|url\(|var\(", page)


def test_there_is_none_for_a_lesson_that_is_not_there():
    with pytest.raises(KeyError):
        teaching_page("99-none", library())
