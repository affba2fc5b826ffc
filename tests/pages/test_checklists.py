"""Checklists: complete in the lesson, as text and on the sheet, and each line rests on something."""

import re

import pytest
from pydantic import ValidationError

from backfacial.facts import library
from backfacial.facts.consultation.checklists import ChecklistLine
from backfacial.pages.checklists import checklist_html, checklist_page, checklist_text

CHECKLISTS = library().checklists
EACH = pytest.mark.parametrize("name", CHECKLISTS)


def everything(name: str) -> list[str]:
    checklist = CHECKLISTS[name]
    lines = [line.text for section in checklist.sections for line in section.lines]
    return [checklist.title, checklist.intro, *(section.title for section in checklist.sections), *lines]


@EACH
def test_the_card_the_sheet_and_the_text_say_the_same(read, name):
    card = read(checklist_html(name)).text
    text = checklist_text(name)
    sheet = re.sub(r"<[^>]+>", "", checklist_page(name)).replace("&#39;", "'")
    for part in everything(name):
        assert part in card and part in text and part in sheet
    levels = any(section.levels for section in CHECKLISTS[name].sections)
    for checklist_level in library().terms.levels if levels else ():
        assert f"[ ] {checklist_level.label}" in text and checklist_level.label in card


@EACH
def test_the_card_is_sound_and_may_stand_on_a_page_twice(read, name):
    page = read(checklist_html(name))
    assert not page.attributes("id")
    assert not {"script", "style", "input", "h1", "h2"} & set(page.tags())
    checklist = CHECKLISTS[name]
    levels = sum(len(library().terms.levels) for section in checklist.sections if section.levels)
    ticks = sum(len(section.lines) for section in checklist.sections) + levels
    assert sum("[ ] " in line for line in checklist_text(name).splitlines()) == ticks


@EACH
def test_the_card_names_who_stands_for_its_lines(read, name):
    text = read(checklist_html(name)).text
    for section in CHECKLISTS[name].sections:
        for line in section.lines:
            assert all(library().fact(fact_id).name in text for fact_id in line.facts)
            assert all(library().sources[source_id].title in text for source_id in line.sources)


@EACH
def test_the_sheet_is_a_whole_document_that_needs_nothing_else(name):
    sheet = checklist_page(name)
    assert sheet.startswith("<!doctype html>") and sheet.endswith("</html>")
    assert f"<title>{CHECKLISTS[name].title}</title>" in sheet
    numbers = [fact for section in CHECKLISTS[name].sections for line in section.lines for fact in line.facts]
    assert f"A number such as {numbers[0]} " in sheet  # one that stands on it
    assert "<script" not in sheet and "var(" not in sheet and "url(" not in sheet
    assert not re.search(r"\b(src|href)=", sheet)


def test_a_line_without_a_basis_is_refused():
    with pytest.raises(ValidationError, match="rests on nothing"):
        ChecklistLine(text="Look at the moon.")
    assert ChecklistLine(text="Look at each mole.", facts=("C50",)).facts == ("C50",)


def test_an_unknown_checklist_is_a_key_error():
    for make in (checklist_html, checklist_page, checklist_text):
        with pytest.raises(KeyError):
            make("no-such-checklist")
