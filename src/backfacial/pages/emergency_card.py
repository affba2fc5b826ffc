"""The emergency card: what comes first, second and third in each emergency, in a lesson and as one sheet of paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from backfacial.facts.library import Library
from backfacial.facts.reactions.emergency_card import EmergencySection
from backfacial.facts.reactions.reactions import (
    FirstAidStep,
    Position,
    Reaction,
    ReactionAction,
    SignPattern,
    TriageFact,
)
from backfacial.knowledge.naming import Naming
from backfacial.pages.render import render
from backfacial.pages.tokens import css
from backfacial.rules.reactions.outcome import Action, Triage
from backfacial.rules.reactions.rows import ANY_DAY
from backfacial.rules.reactions.triage import Patterns
from backfacial.rules.reading import read_facts

BLANKS = ("number", "address", "aid", "kit", "poison", "crisis", "doctor", "helper")
"""What is filled in by hand."""

_CPR, _CALL = "cpr", "call"


@dataclass(frozen=True)
class Section:
    """An emergency: its steps in order, when to call where that is not a step, and a note or none."""

    title: str
    steps: tuple[str, ...]
    call_if: str
    note: str


@dataclass(frozen=True)
class CardView:
    """The whole card. `after` is done once help is there."""

    sections: tuple[Section, ...]
    blanks: tuple[str, ...]
    danger: tuple[str, ...]
    call: str
    after: tuple[str, ...]
    reactions: str


def emergency_card_view(library: Library) -> CardView:
    """The card, worked out from the records."""
    table = Patterns(
        library.of(TriageFact).values(),
        library.of(SignPattern).values(),
        library.of(Reaction).values(),
        library.of(ReactionAction).values(),
        library.of(FirstAidStep).values(),
        library.of(Position).values(),
    )
    found = library.of(EmergencySection).values()
    naming = Naming(library.words["explain"], library.say)
    return CardView(
        sections=tuple(_section(each, library, table) for each in found),
        blanks=tuple(library.say("emergency", each) for each in BLANKS),
        danger=tuple(naming.fact("triage_facts", each) for each in table.facts.values() if each.about == "danger"),
        call=library.of(FirstAidStep)[_CALL].do or "",
        after=library.of(ReactionAction)[Action.EMERGENCY].then,
        reactions=", ".join(dict.fromkeys(each.of for each in found)),
    )


def emergency_card_html(library: Library) -> str:
    """The card in a lesson."""
    return render("emergency_card.html", view=emergency_card_view(library), tell=partial(library.say, "emergency"))


def emergency_card_page(library: Library) -> str:
    """The card as a whole HTML document for one sheet of A4, black on white; it needs no other file."""
    look = css("sheet.css") + css("emergency_card.css")
    said = partial(library.say, "emergency")
    return render("emergency_card_page.html", view=emergency_card_view(library), tell=said, look=look)


def emergency_card_text(library: Library) -> str:
    """The card as text."""
    lines = [library.say("emergency", "title")]
    for section in emergency_card_view(library).sections:
        lines += ["", section.title]
        lines += [f"{number}. {step}" for number, step in enumerate(section.steps, start=1)]
        lines += [f"{library.say('emergency', 'call-if')} {section.call_if}"] if section.call_if else []
        lines += [section.note] if section.note else []
    return "\n".join(lines)


def _section(section: EmergencySection, library: Library, table: Patterns) -> Section:
    reaction = library.of(Reaction)[section.of]
    decided = table.triage(read_facts(section.facts, table.facts, ANY_DAY, rest_absent=True))
    return Section(
        title=section.title,
        steps=(*_first(decided, reaction, library, section.early), *reaction.in_room[section.early :][: section.more]),
        call_if="" if {_CPR, _CALL} & set(decided.aids) else " ".join(_call_if(reaction, table)),
        note=section.note or "",
    )


def _first(decided: Triage, reaction: Reaction, library: Library, early: int) -> Iterator[str]:
    """The first-aid steps and the position, in the order of the triage; `early` steps in the room precede the position.

    Who needs compressions gets these and nothing else. A reaction that says how the client lies, whatever else joins,
    has its own words for it.
    """
    compressions = _CPR in decided.aids
    steps = [library.of(FirstAidStep)[each] for each in decided.aids if each == _CPR or not compressions]
    position = next((each.do for each in library.of(Position).values() if each.do in decided.do), None)
    yield from (line for each in steps if each.before_position for line in _words(each, library))
    yield from reaction.in_room[:early]
    if position:
        yield position if compressions or reaction.position is None else reaction.position
    yield from (line for each in steps if not each.before_position for line in _words(each, library))


def _words(step: FirstAidStep, library: Library) -> tuple[str, ...]:
    """The few words of a step; where it has none, all that it has."""
    if step.short:
        return (step.short,)
    return (step.do,) if step.do else library.of(Reaction)[step.of or ""].first


def _call_if(reaction: Reaction, table: Patterns) -> Iterator[str]:
    """When it becomes an emergency; the danger signs stand on the card by themselves."""
    for line in reaction.refer:
        shows_danger = any(table.facts[name].about == "danger" for name in line.example)
        if line.level == Action.EMERGENCY.value and not shows_danger:
            yield line.when
