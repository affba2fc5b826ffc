"""What is seen of one kind of lesion, as it was typed, made ready to be read."""

import datetime
from pathlib import Path

from backfacial.authoring.records import validate
from backfacial.facts import words
from backfacial.facts.reactions.reactions import KnownSigns
from backfacial.rules.lesions.reading import lesion_table
from backfacial.rules.reading import BadFacts, read_facts
from backfacial.rules.values import Facts
from backfacial.terminal.facts_file import BadFactsFile, read_fields

_ANY_DAY = datetime.date(2000, 1, 1)  # no lesion fact is a date


def read_lesion_file(path: Path) -> Facts:
    """Read what is seen of one kind of lesion (`KnownSigns`, with the names of `lesion-facts.yml`).

    Raises:
        BadFactsFile: the file cannot be read, or something in it cannot be.
    """
    data = read_fields(path, "lesion")
    raw, problems = data.get("facts"), []
    if "facts" not in data:
        problems.append(words("lesion", "facts-missing"))
    elif not isinstance(raw, dict):
        problems.append(words("lesion", "facts-no-mapping"))
    # the facts are read below, where each mistake is named with what may stand there
    stated, mistakes = validate({**data, "facts": {}}, KnownSigns, "", "")
    problems += [problem.mend for problem in mistakes]
    facts: Facts = {}
    try:
        known = raw if isinstance(raw, dict) else {}
        rest_absent = isinstance(stated, KnownSigns) and stated.rest == "absent"
        facts = read_facts(known, lesion_table().facts, _ANY_DAY, rest_absent=rest_absent)
    except BadFacts as bad:
        problems += bad.problems
    if problems:
        raise BadFactsFile([f"{path.name}: {problem}" for problem in problems])
    return facts
