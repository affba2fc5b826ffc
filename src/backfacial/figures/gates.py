"""The gates of a visit: one path from the talk to the record, and at each gate what stops the service."""

from dataclasses import dataclass

from backfacial.facts.consultation.gates import Gate
from backfacial.facts.figures import InWords
from backfacial.facts.library import Library
from backfacial.pages.citations import source_lines

COLUMNS = ("gate", "step", "question", "look", "stop", "then", "rests-on")


@dataclass(frozen=True)
class Gates:
    """The gates in the order of the visit, with the headings that a card has; `after` is done after the last gate."""

    gates: tuple[Gate, ...]
    look: str
    stop: str
    then: str
    in_words: InWords

    @property
    def after(self) -> str | None:
        return self.gates[-1].after


def gates(library: Library) -> Gates:
    """Each gate with its question, what to look for, what stops it and what then."""
    said = library.words["figures"]
    found = tuple(library.gates.values())
    numbered = list(enumerate(found, start=1))
    last = found[-1].after
    end = [library.say("figures", "gate-end", after=last)] if last else []
    return Gates(
        gates=found,
        look=said["column-look"],
        stop=said["column-stop"],
        then=said["column-then"],
        in_words=InWords(
            summary=library.say("figures", "four-gates-alt", count=len(found)),
            caption=said["four-gates-caption"],
            columns=tuple(said[f"column-{name}"] for name in COLUMNS),
            rows=tuple(_row(library, number, gate) for number, gate in numbered),
            alternative="\n".join([*(_sentence(library, number, gate) for number, gate in numbered), *end]),
        ),
    )


def _row(library: Library, number: int, gate: Gate) -> tuple[str, ...]:
    name = library.say("figures", "gate-name", number=number, title=gate.title)
    return name, gate.step, gate.question, gate.looks_for, gate.stop, gate.then, _rests_on(library, gate)


def _sentence(library: Library, number: int, gate: Gate) -> str:
    return library.say(
        "figures",
        "gate-row",
        number=number,
        title=gate.title,
        before=gate.before,
        step=gate.step,
        question=gate.question,
        look=gate.looks_for,
        stop=gate.stop,
        then=gate.then,
        rests_on=_rests_on(library, gate),
    )


def _rests_on(library: Library, gate: Gate) -> str:
    return "; ".join(line.text for line in source_lines(gate.sources, gate.consensus, library))
