"""From when on a habit of questions is a flaw: `content/item-flaws.yml`."""

from typing import Annotated

from pydantic import Field

from backfacial.facts.base import Record, Slug, Text

FILE = "content/item-flaws.yml"

Alike = Annotated[float, Field(gt=0, le=100)]
Count = Annotated[int, Field(ge=1)]


class Form(Record):
    """How many questions at the least, and how many more, and times more often, than by chance."""

    least: Count
    above: Annotated[float, Field(ge=0)]
    times: Annotated[float, Field(ge=1)]


class Opening(Record):
    """The first `words` of options: how many begin so at the least, and the share of them that are keys (0 to 1)."""

    words: Count
    least: Count
    share: Annotated[float, Field(gt=0, le=1)]


class AlikeFrom(Record):
    """From when on two texts count as alike (0 to 100), where both have so many words."""

    keys: Alike
    stems: Alike
    options: Alike
    reasons: Alike
    opposites: Alike
    words: Count


class Mistake(Record):
    """A kind of mistake, by what reasons say of it."""

    id: Slug
    reasons: Annotated[tuple[Text, ...], Field(min_length=1)]


class FlawLimits(Record):
    """The whole file. `guessed` is in percent."""

    form: Form
    opening: Opening
    alike: AlikeFrom
    guessed: Alike
    hedges: tuple[Text, ...]
    absolutes: tuple[Text, ...]
    opposites: tuple[tuple[Text, Text], ...]
    mistakes: tuple[Mistake, ...]
    custom: tuple[Text, ...]
