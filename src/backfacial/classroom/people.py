"""The people of a class: who is listed, who has handed in, and where the two do not fit together.

Nothing is decided here. A suggestion is a question to the instructor, who settles it with `backfacial roster same`.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from rapidfuzz.distance import OSA

from backfacial.facts import words
from backfacial.grading.people_file import ListedPerson, listed_people, same_people

__all__ = ["Concern", "ConcernKind", "Person", "concerns", "listed", "listed_as", "same_people"]

SHORTEST = 4
"""Signs of the shortest id of which one may be wrong: in a shorter one it makes another person's."""


@dataclass(frozen=True, order=True)
class Person:
    """Somebody in a class list; "" where the list says nothing."""

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""


class ConcernKind(StrEnum):
    """What does not fit together."""

    NOT_LISTED = "not-listed"
    CAPITALS = "capitals"
    SAME_PERSON = "same-person"


@dataclass(frozen=True, order=True)
class Concern:
    """Ids that an instructor should look at.

    Attributes:
        ids: NOT_LISTED: the spellings that arrived, which differ at most in capitals; else the ids that may be one
            person's.
        suggestion: the listed id that may be meant; "" where none or more than one may be.
    """

    kind: ConcernKind
    ids: tuple[str, ...]
    suggestion: str = ""

    @property
    def sentence(self) -> str:
        """What is the matter, and what to do about it."""
        named = {"ids": ", ".join(self.ids), "first": self.ids[0], "second": self.ids[-1]}
        near = "-near" if self.suggestion else ""
        return words("roster", f"concern-{self.kind}{near}", suggestion=self.suggestion, **named)


def listed(course: Path, gradebook: Any) -> tuple[Person, ...]:
    """Who is in the class list, by id, as `listed_people` has them.

    Args:
        course: the course's folder.
        gradebook: nbgrader's `Gradebook`, open.

    Raises:
        SourceProblem: `class/people.yml` cannot be read.
    """
    people = listed_people(course, gradebook)
    return tuple(sorted(Person(id_, each.first_name, each.last_name, each.email) for id_, each in people.items()))


def listed_as(person: Person) -> ListedPerson:
    """A person as `class/people.yml` has them."""
    return ListedPerson(first_name=person.first_name, last_name=person.last_name, email=person.email)


def concerns(listed: Collection[Person], arrived: Collection[str]) -> tuple[Concern, ...]:
    """What does not fit together in a class, in an order that does not depend on that of what is given.

    Where nobody is listed, nobody is missing in the list.

    Args:
        listed: the people of the class list.
        arrived: the ids of all who have handed in, without those that are settled by `same_people`.
    """
    known = {person.id for person in listed}
    strange = set(arrived) - known if known else set()
    found = [Concern(ConcernKind.NOT_LISTED, ids, _meant(ids[0], listed)) for ids in _by_capitals(strange)]
    found += [Concern(ConcernKind.CAPITALS, ids) for ids in _by_capitals(known or set(arrived)) if len(ids) > 1]
    told = {each.ids for each in found}
    found += [Concern(ConcernKind.SAME_PERSON, ids) for ids in sorted(_same_people(listed)) if ids not in told]
    return tuple(found)


def _by_capitals(ids: Iterable[str]) -> list[tuple[str, ...]]:
    return sorted(_groups((id_.casefold(), id_) for id_ in ids))


def _same_people(listed: Collection[Person]) -> set[tuple[str, ...]]:
    names = _groups((_plain(f"{each.first_name} {each.last_name}"), each.id) for each in listed)
    emails = _groups((each.email.strip().casefold(), each.id) for each in listed)
    return {ids for ids in (*names, *emails) if len(ids) > 1}


def _groups(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    """The ids of each key that is not empty."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key, id_ in pairs:
        if key:
            found[key].add(id_)
    return (tuple(sorted(ids)) for ids in found.values())


def _meant(typed: str, listed: Collection[Person]) -> str:
    """The one listed id that is meant by the first rule that fits any; "" where it fits several, or none does."""
    for fits in _RULES:
        found = {person.id for person in listed if fits(typed, person)}
        if found:
            return found.pop() if len(found) == 1 else ""
    return ""


def _but_for_capitals(typed: str, person: Person) -> bool:
    return typed.casefold() == person.id.casefold()


def _but_for_signs(typed: str, person: Person) -> bool:
    return bool(_plain(typed)) and _plain(typed) == _plain(person.id)


def _by_name(typed: str, person: Person) -> bool:
    first, last = _plain(person.first_name), _plain(person.last_name)
    names = {first + last, last + first} if first and last else set()
    return _plain(typed) in names or typed.casefold() in _addresses(person)


def _addresses(person: Person) -> set[str]:
    email = person.email.strip().casefold()
    return {email, email.split("@")[0]} - {""}


def _but_for_a_slip(typed: str, person: Person) -> bool:
    one, other = _plain(typed), _plain(person.id)
    return min(len(one), len(other)) >= SHORTEST and OSA.distance(one, other, score_cutoff=1) <= 1


_RULES: tuple[Callable[[str, Person], bool], ...] = (_but_for_capitals, _but_for_signs, _by_name, _but_for_a_slip)
"""What a typed id may differ in from what is meant, the likeliest first."""


def _plain(text: str) -> str:
    """Letters and digits alone: small, without accents, without zeros in front."""
    parted = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[\W_]+", "", "".join(sign for sign in parted if not unicodedata.combining(sign))).lstrip("0")
