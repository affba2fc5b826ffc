"""The page asks an index as Python does, answer by answer."""

import json
from dataclasses import asdict
from importlib.resources import files

import pytest
from asked import all_asked
from playwright.sync_api import Browser

from backfacial.facts import library
from backfacial.facts.course.everyday import EverydayWord
from backfacial.knowledge.search.ask import Asker
from backfacial.pages.explorable import FactTable
from backfacial.pages.fact_tables import lesson_table, table_of

ODD = (
    "",
    "  ",
    "the",
    "Ärger",
    "breast feeding",
    "don’t",
    "a-b",
    "🙂",
    "xx",
    "constructor",
    "AAD-10b",
    "K-1 ſ",
    "acutane siezure asprin",
    "wax " * 100,
    "é" * 500,
)
SOON = 50
"""Milliseconds in which a question is answered, on average: far less than a hand needs for the next letter."""

ASK = """([index, questions]) => {
  const asker = new Asker(index);
  const begun = performance.now();
  const answers = questions.map(([text, among]) => asker.ask(text, among ? new Set(among) : undefined));
  const each = (performance.now() - begun) / questions.length;
  return [each, answers.map(({ rows, readAs, unknown }) => ({ rows, readAs: Object.fromEntries(readAs), unknown }))];
}"""


@pytest.mark.parametrize(
    "table", [table_of("contraindications"), lesson_table("06-home-care")], ids=["contraindications", "home care"]
)
def test_a_page_and_python_give_the_same_answers(browser: Browser, table: FactTable) -> None:
    texts = [each.ask for each in all_asked()]
    texts += [word for record in library().of(EverydayWord).values() for word in record.words]
    texts += [text[: len(text) * 2 // 3] for text in texts]
    even = list(range(0, len(table.rows), 2))
    questions = [(text, among) for text in (*texts, *ODD) for among in (None, even)]
    page = browser.new_context().new_page()
    page.add_script_tag(content=files("backfacial.elements").joinpath("search.js").read_text(encoding="utf-8"))
    each, answers = page.evaluate(ASK, [json.loads(json.dumps(asdict(table.index))), questions])
    asker = Asker(table.index)
    for (text, among), said in zip(questions, answers, strict=True):
        found = asker.ask(text, None if among is None else set(among))
        read: dict[str, list[str]] = {}
        for typed, word in found.read_as:
            read.setdefault(typed, []).append(word)
        assert {word: sorted(words) for word, words in said.pop("readAs").items()} == read, text
        assert said == {"rows": list(found.rows), "unknown": list(found.unknown)}, text
    assert each < SOON
