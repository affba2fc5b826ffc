"""A file of signs as it was typed, made ready to be decided. Each mistake is named with its field and its mend."""

import datetime
from pathlib import Path

from backfacial.authoring.records import validate
from backfacial.facts import words
from backfacial.facts.consultation.clients import Client
from backfacial.facts.reactions.reactions import KnownSigns
from backfacial.rules.reactions.triage import patterns
from backfacial.rules.reading import BadFacts, read_facts
from backfacial.rules.values import Facts
from backfacial.terminal.facts_file import BadFactsFile, read_fields

_ANY_DAY = datetime.date(2000, 1, 1)  # no triage fact is a date


def read_signs_file(path: Path) -> Facts:
    """Read what is noticed (`KnownSigns`), or the reaction of a simulated client (`Client`).

    Raises:
        BadFactsFile: the file cannot be read, or something in it cannot be.
    """
    data = read_fields(path, "triage")
    is_client = bool({"id", "opening"} & set(data))
    field = "reaction" if is_client else "facts"
    raw, problems = data.get(field), []
    if raw is None and field not in data:
        problems.append(words("triage", "no-reaction" if is_client else "facts-missing"))
    elif not isinstance(raw, dict):
        problems.append(words("triage", "facts-no-mapping", field=field))
    # the signs are read below, where each mistake is named with what may stand there
    model: type[Client] | type[KnownSigns] = Client if is_client else KnownSigns
    stated, mistakes = validate({**data, field: {}}, model, "", "")
    problems += [problem.mend for problem in mistakes]
    facts: Facts = {}
    try:
        known = raw if isinstance(raw, dict) else {}
        facts = read_facts(known, patterns().facts, _ANY_DAY, rest_absent=is_client or _rest_absent(stated))
    except BadFacts as bad:
        problems += bad.problems
    if problems:
        raise BadFactsFile([f"{path.name}: {problem}" for problem in problems])
    return facts


def _rest_absent(stated: Client | KnownSigns | None) -> bool:
    return isinstance(stated, KnownSigns) and stated.rest == "absent"
