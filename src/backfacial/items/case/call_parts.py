"""The parts of the mark of a phone call: what was asked, the level, what is done by phone."""

from collections.abc import Iterable
from typing import Final

from backfacial.clients.phone import after_in_words, danger_questions
from backfacial.clients.seen import LOOK
from backfacial.facts import library, words
from backfacial.facts.reactions.calls import CallsMadeOf, CallStep
from backfacial.facts.reactions.reactions import ReactionAction, SignPattern
from backfacial.items.case.call import COMFORTING, CallStage
from backfacial.items.case.stage import share
from backfacial.items.mark import Part, Reason, Sign
from backfacial.rules.reactions.outcome import Action, Triage

LATE: Final = 0.5
"""Share for a danger sign that was asked for after something that could have waited."""

SCATTERED: Final = 3
"""So many more steps that are not right than there are right ones are no choice."""

HALF: Final = 0.5
"""The most that a call is worth where no choice was made among the steps."""

_TWO: Final = 2

_WEIGHTS = (1, 2, 2)
"""The first question, the dangers, what decides here."""


def asked_part(stage: CallStage) -> Part:
    """Whoever knows enough to send for help need not ask on. A comfort before all dangers were asked for costs much."""
    first = _first(stage)
    dangers, found = _dangers_share(stage), 0.0 if stage.asked_no_danger else _found_share(stage)
    whole = sum(_WEIGHTS)
    got = sum(
        each * weight for each, weight in zip((float(first.sign is Sign.HIT), dangers, found), _WEIGHTS, strict=True)
    )
    reasons = (first, *_dangers(stage), *_found(stage))
    notes = () if got < whole else (words("call", "all-asked"),)
    return Part(words("call", "part-questions"), got / whole, reasons, notes)


def _first(stage: CallStage) -> Reason:
    label = words("call", "first-right")
    if stage.steps and not stage.could_wait(0):
        return Reason(_name(stage, stage.steps[0]), words("call", "first-good"), Sign.HIT, label=label)
    if stage.is_known_emergency and not stage.steps:
        return Reason(words("call", "first-none"), words("call", "first-good"), Sign.HIT, label=label)
    label = words("call", "first-wrong")
    if not stage.steps:
        return Reason(words("call", "first-none"), words("call", "first-none-why"), Sign.MISSED, label=label)
    why = words("call", "first-photo" if stage.steps[0] == LOOK else "first-why")
    return Reason(_name(stage, stage.steps[0]), why, Sign.FALSE_ALARM, label=label)


def _name(stage: CallStage, step: str) -> str:
    return words("call", "look") if step == LOOK else stage.question(step).ask


def _dangers_share(stage: CallStage) -> float:
    if stage.is_known_emergency:
        return LATE if stage.late else 1.0
    if stage.open_dangers and stage.chosen in COMFORTING:
        return 0.0
    asked = [name for name in danger_questions() if name in stage.steps]
    return sum(LATE if name in stage.late else 1 for name in asked) / len(danger_questions())


def _dangers(stage: CallStage) -> list[Reason]:
    found = [
        Reason(
            stage.question(name).ask,
            words("call", "late-why", answer=stage.answer(name)),
            Sign.FALSE_ALARM,
            label=words("call", "asked-late"),
        )
        for name in stage.late
    ]
    if stage.is_known_emergency:
        return found
    hidden = [name for name in stage.open_dangers if stage.hides_danger(name)]
    for name in hidden:
        why = words("call", "not-why", answer=stage.answer(name))
        found.append(Reason(stage.question(name).ask, why, Sign.MISSED, label=words("call", "danger-missed")))
    others = [name for name in stage.open_dangers if name not in hidden]
    if others:
        asked = words("call", "and").join(stage.question(name).ask for name in others)
        found.append(Reason(asked, words("call", "danger-open"), Sign.MISSED, label=words("call", "asked-not")))
    if stage.open_dangers and stage.chosen in COMFORTING:
        assert stage.chosen is not None
        text = words("call", "chose", action=action_label(stage.chosen))
        open_ = words("call", "and").join(stage.question(name).ask for name in stage.open_dangers)
        why = words("call", "comfort-why", questions=open_)
        found.insert(0, Reason(text, why, Sign.FALSE_ALARM, label=words("call", "comfort-early")))
    return found


def _found_share(stage: CallStage) -> float:
    if not stage.needed or (stage.is_known_emergency and stage.decided.action is Action.EMERGENCY):
        return 1.0
    return sum(map(stage.has_found, stage.needed)) / len(stage.needed)


def _found(stage: CallStage) -> list[Reason]:
    if stage.is_known_emergency and stage.decided.action is Action.EMERGENCY:
        return []
    told = {name: words("call", "not-why", answer=stage.answer(name)) for name in stage.needed}
    dangers = set(stage.open_dangers)
    return [
        Reason(stage.question(name).ask, told[name], Sign.HIT, label=words("call", "asked-right"))
        if stage.has_found(name)
        else Reason(stage.question(name).ask, told[name], Sign.MISSED, label=words("call", "asked-not"))
        for name in stage.needed
        if name not in dangers
    ]


def level_part(stage: CallStage) -> Part:
    """The level that was chosen, why the rules give theirs, and what would have happened."""
    right, chosen = stage.decided.action, stage.chosen
    assert chosen is not None
    reasons = deciding(stage.decided, right=chosen is right)
    if chosen is not right:
        key = "too-late" if stage.too_late else "too-high" if chosen.rank > right.rank else "too-low"
        why = words("call", key, meaning=_action(right).meaning)
        text = words("call", "chose", action=action_label(chosen))
        reasons = (Reason(text, why, Sign.FALSE_ALARM, stage.too_late, words("call", "other-level")), *reasons)
    return Part(words("call", "part-action"), level_share(stage), reasons, _ends(stage))


def level_share(stage: CallStage) -> float:
    """Nothing for a comfort that came before all dangers were asked for, though it may be true: it was a guess."""
    assert stage.chosen is not None
    if stage.comforts_too_early:
        return 0.0
    return share(stage.chosen.rank, stage.decided.action.rank)


def deciding(decided: Triage, right: bool) -> tuple[Reason, ...]:
    """The row of the triage table that decides, with what its level means."""
    cited = f" [{decided.candidates[0]}]" if decided.candidates else ""
    text = library().of(SignPattern)[decided.row].name
    why = f"{action_label(decided.action)}. {_action(decided.action).meaning}{cited}"
    return (Reason(text, why, Sign.HIT if right else Sign.MISSED, label=words("call", "leads")),)


def _ends(stage: CallStage) -> tuple[str, ...]:
    also = [words("call", "also", row=library().of(SignPattern)[row].name) for row in stage.decided.also]
    debrief = stage.call.debrief
    told = [words("call", "debrief", title=debrief.title, why=debrief.why)] if debrief else []
    then = debrief.then if debrief else library().of(CallsMadeOf)["calls"].ends[stage.decided.action.value]
    return (*also, *told, words("call", "then", then=then))


def steps_part(stage: CallStage) -> Part:
    """Hits of all that is right, less the false alarms, each as much as a hit: so to tick everything earns nothing."""
    offered, right, chosen = library().of(CallStep), right_steps(stage.decided), frozenset(stage.given.steps)
    got = max(0, len(right & chosen) - len(chosen - right)) / len(right)
    reasons = [
        _step(stage, step, step.id in right, step.id in chosen)
        for step in offered.values()
        if step.id in right | chosen
    ]
    reasons += _positions(stage, chosen)
    notes = (words("call", "steps-scattered"),) if is_scattered(stage) else ()
    return Part(words("call", "part-steps"), got, tuple(reasons), notes)


def is_scattered(stage: CallStage) -> bool:
    """Whether so much was ticked beside what is right that no choice was made."""
    right, chosen = right_steps(stage.decided), frozenset(stage.given.steps)
    return len(chosen - right) >= len(right) + SCATTERED


def right_steps(decided: Triage) -> frozenset[str]:
    """The steps that the triage gives, as far as they can be done by phone."""
    return frozenset(
        step.id
        for step in library().of(CallStep).values()
        if set(step.aids) & set(decided.aids)
        or (step.position is not None and step.position == decided.position)
        or decided.action.value in step.actions
        or bool(set(step.rows) & {decided.row, *decided.also})
    )


def hurts(step: CallStep, decided: Triage) -> bool:
    """Whether a step that is not right would hurt here."""
    return step.critical or bool(set(step.against) & {*decided.aids, decided.position})


def _positions(stage: CallStage, chosen: frozenset[str]) -> list[Reason]:
    """Nobody can lie or sit in two ways at once: more than one position is none that can be trusted."""
    placed = [step for step in library().of(CallStep).values() if step.position and step.id in chosen]
    if len(placed) < _TWO:
        return []
    text = words("call", "and").join(step.do for step in placed)
    return [Reason(text, words("call", "positions-why"), Sign.FALSE_ALARM, True, words("call", "step-needless"))]


def _step(stage: CallStage, step: CallStep, right: bool, chosen: bool) -> Reason:
    if right:
        sign = Sign.HIT if chosen else Sign.MISSED
        missed = step.vital and not chosen
        why = words("call", "step-vital-why", why=step.why) if missed else step.why
        return Reason(step.do, why, sign, missed, words("call", "step-right" if chosen else "step-missed"))
    harm = hurts(step, stage.decided)
    why = words("call", "step-hurts-why" if harm else "step-needless-why", why=step.why)
    return Reason(step.do, why, Sign.FALSE_ALARM, harm, words("call", "step-needless"))


def note_of(stage: CallStage, spoken: Iterable[str]) -> str:
    """What a good note says: the record's own, or one made from what is so."""
    if stage.call.note:
        return stage.call.note
    told = stage.call.opening
    asked = " ".join(f"{stage.question(name).ask} {stage.answer(name)}" for name in stage.needed) or "-"
    agreed = " ".join([*spoken, *(step.do for step in _agreed(stage))])
    return words(
        "call",
        "made-note",
        ago=after_in_words(stage.call),
        told=told,
        asked=asked,
        action=action_label(stage.decided.action),
        agreed=agreed,
    )


def _agreed(stage: CallStage) -> list[CallStep]:
    right = right_steps(stage.decided)
    return [step for step in library().of(CallStep).values() if step.id in right]


def action_label(action: Action) -> str:
    """A level in words."""
    return _action(action).label


def _action(action: Action) -> ReactionAction:
    return library().of(ReactionAction)[action.value]
