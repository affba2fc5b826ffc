"""Checks of what may be said: no id dangles, risky words find their examples, and the course's own wordings pass."""

from collections.abc import Collection, Iterable, Iterator

from backfacial.authoring.content import Content, file_of
from backfacial.authoring.records import Problem
from backfacial.rules.claims.excuses import EXCUSING
from backfacial.rules.claims.phrases import PhraseFinder
from backfacial.rules.claims.review import ClaimVerdict, Wordbook
from backfacial.rules.claims.together import parted


def check_claims(content: Content) -> list[Problem]:
    """All problems. Sentences are judged only when the records themselves are in order."""
    problems = [*_references(content), *_phrases(content)]
    if not problems and not content.problems:
        book = Wordbook(*(content.records[kind] for kind in _BOOK))
        problems = [*_examples(content, book), *_own_wordings(content, book)]
    return problems


_BOOK = ("risky_words", "claim_kinds", "word_groups", "verb_swaps", "claims", "misconceptions")
_LOOKED_FOR = ("risky_words", "misconceptions")


def _references(content: Content) -> Iterator[Problem]:
    claimed = content.claimed
    for record in content.records["risky_words"]:
        yield from _known("risky_words", record.id, "kind", [record.kind], claimed["claim_kinds"])
        yield from _known("risky_words", record.id, "word group", record.unless, claimed["word_groups"])
        yield from _known("risky_words", record.id, "verb swap", _given(record.swap), claimed["verb_swaps"])
        yield from _known("risky_words", record.id, "benefit", _given(record.benefit), claimed["claims"])
    for record in content.records["claims"]:
        yield from _known("claims", record.id, "seed", record.seeds, claimed["seeds"])
    series = None if claimed["adverts"] is None else {advert.series for advert in content.records["adverts"]}
    for record in content.records["seeds"]:
        yield from _known("seeds", record.id, "advert", [record.series], series)
        yield from _known("seeds", record.id, "question", record.items, {item.id for _, item in content.all_items()})
    yield from _known("word_groups", "", "word group", EXCUSING, claimed["word_groups"])


def _given(fact_id: str | None) -> list[str]:
    return [fact_id] if fact_id else []


def _phrases(content: Content) -> Iterator[Problem]:
    groups = {group.id: group.words for group in content.records["word_groups"]}
    phrases = [
        *(("word_groups", group.id, word) for group in content.records["word_groups"] for word in group.words),
        *(
            (kind, record.id, each)
            for kind in _LOOKED_FOR
            for record in content.records[kind]
            for phrase in record.phrases
            for each in parted(phrase)
        ),
        *(("seeds", record.id, each) for record in content.records["seeds"] for each in record.never_as_true),
    ]
    for kind, record_id, phrase in phrases:
        try:
            PhraseFinder(phrase, groups)
        except KeyError as unknown:
            yield from _known(kind, record_id, "word group", [unknown.args[0]], ())
        except ValueError as error:
            yield Problem(file_of(kind), record_id, str(error))


def _examples(content: Content, book: Wordbook) -> Iterator[Problem]:
    for kind, record in [(each, record) for each in _LOOKED_FOR for record in content.records[each]]:
        for text in record.examples:
            if record.id not in {finding.fact for finding in book.review(text).findings}:
                mend = f"does not find its example '{text}': add a phrase, or correct the example"
                yield Problem(file_of(kind), record.id, mend)
        # a misconception that is set right may still name what no advert should
        own = record.id if kind == "misconceptions" else None
        for text in record.fine:
            yield from _passes(book, kind, record.id, "fine", text, own)
    for record in content.records["claims"]:
        for example in record.not_to_say:
            if book.review(example.text).verdict is ClaimVerdict.OK:
                mend = f"nothing risky is found in '{example.text}': add the word to content/risky-words.yml"
                yield Problem(file_of("claims"), record.id, mend)


def _own_wordings(content: Content, book: Wordbook) -> Iterator[Problem]:
    for record in content.records["claims"]:
        for text in record.honest:
            yield from _passes(book, "claims", record.id, "honest", text)
    for record in content.records["verb_swaps"]:
        for text in record.wordings:
            yield from _passes(book, "verb_swaps", record.id, "better", text)
    for record in content.records["seeds"]:
        yield from _passes(book, "seeds", record.id, "say", record.say)
    for record in content.records["service_descriptions"]:
        yield from _passes(book, "service_descriptions", record.id, "text", record.text)


def _passes(
    book: Wordbook, kind: str, record_id: str, part: str, text: str, by: str | None = None
) -> Iterator[Problem]:
    for finding in (each for each in book.review(text).findings if by in (None, each.fact)):
        mend = f"{part}: '{finding.text}' is risky ({finding.fact}, {finding.name}): use other words"
        yield Problem(file_of(kind), record_id, mend)


def _known(
    kind: str, record_id: str, what: str, ids: Iterable[str], known: Collection[str] | None
) -> Iterator[Problem]:
    for unknown in sorted(set(ids) - set(known)) if known is not None else ():
        yield Problem(
            file_of(kind), record_id, f"names the unknown {what} {unknown}: correct the id, or add the {what}"
        )
