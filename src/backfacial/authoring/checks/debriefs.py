"""Checks of what is taught after a client was decided: each written client has it, and no id in its prose dangles."""

from collections.abc import Iterator

from backfacial.authoring.checks.conditions import unknown
from backfacial.authoring.content import Content
from backfacial.authoring.records import Problem
from backfacial.facts.consultation.clients import Client, Debrief
from backfacial.pages.citations import split_citations


def check_debriefs(content: Content) -> list[Problem]:
    """All problems of the debriefs."""
    problems: list[Problem] = []
    for client in content.records["clients"]:
        file = f"content/clients/{client.id}.yml"
        if client.debrief is None:
            problems.append(Problem(file, client.id, "has no 'debrief': say what there is to learn from this client"))
        else:
            problems += _debrief(content, file, client.id, client.debrief)
            problems += (Problem(file, client.id, mend) for mend in _untold(client, client.debrief))
    for file, item in content.all_items():
        if getattr(getattr(item, "client", None), "debrief", None) is not None:
            problems.append(
                Problem(file, item.id, "its client has a 'debrief': take it out, the reasons are said here")
            )
    return problems


def _debrief(content: Content, file: str, client: str, debrief: Debrief) -> Iterator[Problem]:
    facts, sources = content.claimed_facts(), content.claimed["sources"]
    if facts is None or sources is None:
        return
    cited = {each for text in debrief.prose for each in split_citations(text)[1]}
    from_sources = {each for each in cited if "-" in each}
    yield from unknown(file, client, "fact", cited - from_sources - facts)
    yield from unknown(file, client, "source", from_sources - sources)
    if cited == from_sources:
        yield Problem(file, client, "the debrief cites no fact: say in [brackets] which ones it rests on")


def _untold(client: Client, debrief: Debrief) -> Iterator[str]:
    """What the debrief owes: a word on each reason, what each trap rests on, a critical trap where an act fails all."""
    cited = {each for text in debrief.prose for each in split_citations(text)[1]}
    for reason in sorted(set(client.outcome.reasons if client.outcome else ()) - cited):
        yield f"the debrief says nothing of the reason {reason}: tell why it counts, and cite it"
    for trap in debrief.traps:
        if not split_citations(trap.why)[1]:
            yield f"debrief: the trap '{trap.text}' cites nothing: say in [brackets] what its 'why' rests on"
    if debrief.never is not None and not any(trap.critical for trap in debrief.traps):
        yield "debrief: 'never' names an act that fails all, and no trap is critical: say so at the one that is meant"
