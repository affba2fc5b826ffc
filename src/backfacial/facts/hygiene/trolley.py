"""What trolley scenes are made of: the things of a treatment room, where they go, and what can happen to them."""

import string
from typing import Annotated, Literal

from pydantic import Field, model_validator

from backfacial.facts.base import LEADS, Entry, FactId, Record, Slug, Text

Sort = Literal["single", "multi", "sharp", "device", "linen", "jar", "bottle", "surface"]
"""What decides where a thing goes. For a tool or supply its record says it, for anything else the thing does."""

OwnSort = Literal["device", "linen", "jar", "bottle", "surface", "source", "worn"]
"""`source`: soil comes from it, and nobody puts it anywhere. `worn`: hands, and the gloves on them."""

Task = Literal["set-up", "clear"]


class TrolleyThing(Entry):
    """Something of the room. `fact` is the record that says what happens to it; one of a tool tells its sort as well.

    `called` is its name within a sentence. What comes from a source can be seen on hands where it is `to_see`, gloves
    that have it may go on working on the same client where it is `same_client`, and product has no `germs` of its own.
    """

    id: Slug
    name: Annotated[Text, LEADS]
    called: Text
    fact: FactId
    sort: OwnSort | None = None
    to_see: bool = False
    same_client: bool = False
    germs: bool = True


class TrolleyPlace(Entry):
    """Where a thing can go. `clean` says that only what is clean may go there."""

    id: Slug
    name: Annotated[Text, LEADS]
    meaning: Text
    fact: FactId
    clean: bool = False


class Because(Record):
    """A record that a decision rests on; of a procedure the one step of it."""

    fact: Annotated[FactId, LEADS]
    step: Slug | None = None


class Ends(Record):
    """Where something ends up, and what says so beside the record of the thing itself."""

    place: Annotated[Slug, LEADS]
    by: tuple[Because, ...] = ()


class TrolleySort(Entry):
    """A sort of things and where one goes. Whatever is not clearly clean counts as soiled.

    `blood` is where it goes with blood on it, `outside` where only the outside of a jar is soiled. `clean`
    are the records by which one that is clean stays ready or closed. `never_out` is never laid out for a client.
    """

    id: Sort
    name: Annotated[Text, LEADS]
    soiled: Ends
    blood: Ends
    outside: Ends | None = None
    clean: Annotated[tuple[Because, ...], Field(min_length=1)]
    never_out: bool = False


class TrolleyHands(Entry):
    """What gloves and hands need now, the least first. Who does more than is needed does no harm."""

    id: Literal["keep", "rub", "wash", "cleanser"]
    text: Annotated[Text, LEADS]
    by: Annotated[tuple[Because, ...], Field(min_length=1)]


class TrolleyEffect(Record):
    """One thing that an act does, in turn with the others.

    - `touch`: `one` and `other` touch; what either has is then on both. `dip`: `one` goes into the jar `other`.
    - `lie-on`: `one` has a spot of its own on the surface `other`, which gets what is on it.
    - `lay-out`: from now on it lies open for one client.
    - `take-off`, `put-on`, `tear`: the gloves. `no-water`: from now on nobody can wash.
    - `wash`, with soap and for as long as its record says if it is `full`, and `rub`: the hands.
    - `disinfect`: `one`, first `washed` or not, `wet` for all of the time on the label or not, with a product that
      `names_blood_germs` or not.

    `by` is the record that says why it counts, where that is not the record of what gets soiled.
    """

    do: Annotated[
        Literal[
            "touch", "dip", "lie-on", "lay-out", "take-off", "put-on", "tear", "no-water", "wash", "rub", "disinfect"
        ],
        LEADS,
    ]
    one: Slug | None = None
    other: Slug | None = None
    full: bool = True
    washed: bool = True
    wet: bool = True
    names_blood_germs: bool = True
    by: FactId | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> "TrolleyEffect":
        two, one = self.do in ("touch", "dip", "lie-on"), self.do in ("lay-out", "disinfect")
        if (self.one is not None, self.other is not None) != (two or one, two):
            needs = "'one' and 'other'" if two else "'one' alone" if one else "neither 'one' nor 'other'"
            raise ValueError(f"'{self.do}' takes {needs}")
        return self


class TrolleyRole(Record):
    """A place in an act, and what can stand there: things by their id or by their sort.

    `out` says whether they have to lie open already, or must not.
    """

    id: Annotated[Slug, LEADS]
    things: tuple[Slug, ...] = ()
    sorts: tuple[Sort, ...] = ()
    out: bool | None = None


class TrolleyAct(Entry):
    """Something that happens in the room. `text` has a place {role} for each of the `roles`.

    Where `tells` is true it is what is known of one thing at the start, else one act of a visit or of setting up.
    `tasks` are those in which it can come, `least` the lowest difficulty, `never_with` acts that cannot come beside it.
    """

    id: Slug
    text: Annotated[Text, LEADS]
    tells: bool = False
    tasks: Annotated[tuple[Task, ...], Field(min_length=1)]
    least: Literal["easy", "medium", "hard"] = "easy"
    roles: tuple[TrolleyRole, ...] = ()
    effects: tuple[TrolleyEffect, ...] = ()
    never_with: tuple[Slug, ...] = ()

    @model_validator(mode="after")
    def _places_are_roles(self) -> "TrolleyAct":
        places = {name for _, name, _, _ in string.Formatter().parse(self.text) if name}
        roles = {role.id for role in self.roles}
        if not self.tells and places != roles:
            raise ValueError(f"the text has places for {sorted(places)}, and the roles are {sorted(roles)}")
        if self.tells and (places or roles != {"thing"}):
            raise ValueError("what is told of one thing has the one role 'thing', and no place in its text")
        return self
