"""A marked question: what was right and wrong, why, and who says so. Safety mistakes stand first."""

from collections.abc import Iterable
from dataclasses import dataclass

from backfacial.items.mark import InOrder, Mark, Part, Reason, Sign, State
from backfacial.pages.citations import cited, split_citations
from backfacial.pages.render import render, say
from backfacial.pages.trolley_way import way_html

_STATE_SHAPES = {
    State.RIGHT: "right",
    State.PARTLY: "partly",
    State.WRONG: "wrong",
    State.UNANSWERED: "open",
    State.UNREADABLE: "unreadable",
}
_SIGN_SHAPES = {
    Sign.HIT: "right",
    Sign.MISSED: "missed",
    Sign.FALSE_ALARM: "wrong",
    Sign.LEFT: "left",
    Sign.ADVICE: "advice",
}
_OPEN_SHAPES = {"open-key": "right", "open-other": "left"}
_ORDER = (Sign.FALSE_ALARM, Sign.ADVICE, Sign.HIT, Sign.MISSED, Sign.LEFT)
_NOT_YET = (State.WRONG, State.PARTLY)
_NO_ANSWER = (State.UNANSWERED, State.UNREADABLE)


@dataclass(frozen=True)
class ReasonView:
    """One option or statement as the page shows it."""

    text: str
    why: str
    sign: str
    words: str
    shape: str
    critical: bool


@dataclass(frozen=True)
class PartView:
    """One part of a marked answer: what has to be read stands open, what was right is folded away."""

    title: str
    state: State
    shape: str
    notes: tuple[str, ...]
    open: list[ReasonView]
    folded: list[ReasonView]


@dataclass(frozen=True)
class OrderView:
    """An answer that is an order: each card with what is wrong with its place, and an order that is right."""

    given: tuple[tuple[str, str], ...]
    expected: tuple[str, ...]
    label: str
    others: str


def marked_html(mark: Mark, stem: str = "", *, picture: str = "", practice: bool = False, solution: bool = True) -> str:
    """A marked question. An empty stem leaves the question's own words out, for a place where they already stand.

    Safety mistakes come first, then what the learner chose, then what was missed. What was rightly left out is folded
    away, as are the sources. Where an answer has parts, its safety mistakes stand above them all with their reasons. An
    order stands as a list above the rules that it breaks.

    Args:
        picture: what the question was about, as HTML, where it does not stand beside the mark already.
        practice: without points, since practice costs nothing.
        solution: false while the learner may still find it: then what is wrong is "not right yet".
    """
    ordered = _in_order(mark.reasons)
    single = len(ordered) == 1 and not mark.parts and not mark.in_order and (solution or not mark.critical)
    folded, folded_label = _folded(mark, [] if single or mark.parts else ordered)
    harmful = [reason for reason in mark.reasons if reason.critical]
    noted = [each for part in mark.parts for note in part.notes for each in split_citations(note)[1]]
    facts, sources = cited([*mark.facts, *_cited_in(ordered), *noted])
    return render(
        "marked.html",
        mark=mark,
        stem=stem,
        picture=picture,
        state_shape=_STATE_SHAPES[mark.state],
        state_words=say(f"{mark.state.value}-yet" if not solution and mark.state in _NOT_YET else mark.state.value),
        practice=practice,
        solution=solution,
        why=split_citations(ordered[0].why)[0] if single else "",
        groups=[]
        if single or mark.parts
        else _groups(mark, [each for each in ordered if not (practice and _harms(each))]),
        harms=_views(mark, harmful, *Sign) if mark.parts or practice else [],
        parts=[_part(mark, part) for part in mark.parts],
        in_order=_in_order_view(mark, mark.in_order),
        ways=way_html(mark.soil, mark.item) if mark.soil else "",
        folded_reasons=folded,
        folded_label=folded_label,
        facts=facts if solution else (),
        sources=sources if solution else (),
    )


def _folded(mark: Mark, ordered: list[Reason]) -> tuple[list[ReasonView], str]:
    """What is folded away with its label: what was rightly left out, or the rules that a wrong order keeps."""
    if mark.in_order:
        kept = _views(mark, ordered, Sign.HIT) if mark.state in _NOT_YET else []
        return kept, say("order-kept", count=len(kept))
    left = _views(mark, ordered, Sign.LEFT)
    return left, say("reasons-other" if mark.state in _NO_ANSWER else "reasons-left", count=len(left))


def _in_order_view(mark: Mark, order: InOrder | None) -> OrderView | None:
    if order is None:
        return None
    return OrderView(
        given=tuple(zip(mark.given, order.notes, strict=True)),
        expected=() if mark.state is State.RIGHT else mark.expected,
        label=say("order-right-only" if order.is_only else "order-right"),
        others="" if order.is_only else say("order-others"),
    )


def _harms(reason: Reason) -> bool:
    """Whether it was chosen and is a safety mistake: practice tells that whole in its box above."""
    return reason.critical and reason.sign is Sign.FALSE_ALARM


def _in_order(reasons: Iterable[Reason]) -> list[Reason]:
    """Safety mistakes first; otherwise as they come within each sign."""
    return sorted(reasons, key=lambda reason: (not reason.critical, _ORDER.index(reason.sign)))


def _part(mark: Mark, part: Part) -> PartView:
    state = State.RIGHT if part.share == 1 else State.PARTLY if part.share > 0 else State.WRONG
    ordered = _in_order(part.reasons)
    stay_open = (Sign.FALSE_ALARM, Sign.MISSED) if part.share < 1 else (Sign.FALSE_ALARM, Sign.MISSED, Sign.HIT)
    return PartView(
        part.title,
        state,
        _STATE_SHAPES[state],
        tuple(split_citations(note)[0] for note in part.notes),
        _views(mark, ordered, *stay_open),
        _views(mark, ordered, *(sign for sign in Sign if sign not in stay_open)),
    )


def _groups(mark: Mark, ordered: list[Reason]) -> list[tuple[str, list[ReasonView]]]:
    """The learner's own answer and what was missed, each under its label; the one with a safety mistake first."""
    if mark.in_order:
        why = () if mark.state in _NOT_YET else (Sign.HIT, Sign.MISSED)
        signs = {"order-broken": (Sign.FALSE_ALARM,), "order-advice": (Sign.ADVICE,), "order-why": why}
        return [(say(label), views) for label, each in signs.items() if (views := _views(mark, ordered, *each))]
    # each of several answers has a right one of its own where the reasons say so in words of their own
    is_one_set = not any(reason.label for reason in ordered if reason.sign is Sign.MISSED)
    some_right = is_one_set and any(reason.sign is Sign.HIT for reason in ordered)
    groups = [
        (say("your-answer"), _views(mark, ordered, Sign.FALSE_ALARM, Sign.HIT)),
        (say("right-too" if some_right else "right-answer"), _views(mark, ordered, Sign.MISSED)),
    ]
    filled = [(label, views) for label, views in groups if views]
    return sorted(filled, key=lambda group: not any(view.critical for view in group[1]))


def _views(mark: Mark, ordered: list[Reason], *signs: Sign) -> list[ReasonView]:
    return [_view(reason, mark.state not in _NO_ANSWER) for reason in ordered if reason.sign in signs]


def _view(reason: Reason, answered: bool) -> ReasonView:
    sign, prose = reason.sign, split_citations(reason.why)[0]
    if answered:
        label = reason.label or say(sign.value)
        return ReasonView(reason.text, prose, sign.value, label, _SIGN_SHAPES[sign], reason.critical)
    key = "open-key" if sign is Sign.MISSED else "open-other"
    return ReasonView(reason.text, prose, key, say(key), _OPEN_SHAPES[key], reason.critical)


def _cited_in(reasons: Iterable[Reason]) -> list[str]:
    return [cited_id for reason in reasons for cited_id in split_citations(reason.why)[1]]
