"""A card's age, and which move is allowed. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from board.errors import Kind, Refused
from board.kinds.card.record import STAGES, Card, Stage

if TYPE_CHECKING:
    from board.kinds.measure import Measure

WEEK_MS = 7 * 24 * 3_600_000
OLD_WEEKS, STILL_WEEKS = 4, 6
"""From when a card's dots turn ochre, and from when its age is written out."""


SQUARES = ((1, 2), (2, 2), (1, 1), (2, 1))
"""(effort, impact) of the four squares in the order they are taken up: much for little first."""


def square(card: Card) -> int:
    """Which of the SQUARES a suggestion was put in, from 0; -1 for one that nobody has judged, and for what hangs
    under way."""
    judged = (card.effort, card.impact)
    return SQUARES.index(judged) if card.stage == "suggestion" and judged in SQUARES else -1


def moved_here(card: Card) -> bool:
    """Whether people of this board moved it to its stage. A list that was brought in may say that work is finished;
    when that was is not known, or long ago, and it is nothing this board has achieved."""
    return card.source != "import" or card.moved > card.created


def age_weeks(card: Card, now_ms: int) -> int:
    """Whole weeks since the card came to its stage."""
    return max(0, now_ms - card.moved) // WEEK_MS


def late(card: Card, today: date) -> bool:
    """The deadline has passed and the card is not finished."""
    return card.deadline is not None and card.stage != "done" and card.deadline < today


def next_stage(stage: Stage) -> Stage | None:
    """The stage a tap moves to; None from the last."""
    at = STAGES.index(stage) + 1
    return STAGES[at] if at < len(STAGES) else None


def checked(stage: Stage) -> bool:
    """Whether what hangs there has been tried."""
    return STAGES.index(stage) >= STAGES.index("check")


def check_move(card: Card, to: Stage, measures: Iterable[Measure]) -> None:
    """Raise Refused when the rules forbid the move. Back is always allowed.

    Forward: somebody answers for it; finished is only what has been checked, with a measurement afterwards or an
    explicit «kan ikke måles».
    """
    if STAGES.index(to) <= STAGES.index(card.stage):
        return
    check_answered_for(to, card.responsible, card.deadline)
    if to == "done":
        if card.stage not in ("check", "act"):
            raise Refused(Kind.NOT_CHECKED)
        check_measured(card, measures)


def check_answered_for(stage: Stage, responsible: object, deadline: object) -> None:
    """Raise Refused where one of them is lacking: outside Forslag somebody answers for a card, by a day."""
    if stage != "suggestion" and not (responsible and deadline):
        raise Refused(Kind.RESPONSIBLE_MISSING)


def check_measured(card: Card, measures: Iterable[Measure]) -> None:
    """Raise Refused unless it is known whether the card worked, or said that this cannot be measured."""
    if not card.unmeasurable and not any(m.phase == "after" for m in measures):
        raise Refused(Kind.NOT_MEASURED)
