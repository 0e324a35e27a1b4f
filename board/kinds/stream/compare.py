"""From now to the ideal: each difference by its name, what it frees, its card, and what of it was realised. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from board.kinds.stream.figures import Step
from board.kinds.stream.index import Streams, Turns, steps, turn_id

if TYPE_CHECKING:
    from board.board import Board
    from board.kinds.card.record import Card
    from board.kinds.gain.index import Subject
    from board.kinds.stream.record import Stream


class How(StrEnum):
    """What becomes of a step."""

    GONE = "gone"
    CHANGED = "changed"
    WAITING = "waiting"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Difference:
    """One step that shall be otherwise."""

    id: str
    """also of its card, and of what that card gains"""
    how: How
    now: Step
    ideal: Step
    idea: str
    card: Card | None
    gain: Subject
    after: Step | None
    """as it was measured"""

    @property
    def hours(self) -> float:
        """Hours a week it frees; less than 0 where it takes more."""
        return saved(self.now, self.ideal)

    @property
    def faster(self) -> float:
        """Minutes of waiting less."""
        return self.now.wait - (0.0 if self.ideal.gone else self.ideal.wait)

    @property
    def title(self) -> str:
        """What its card is called."""
        return self.idea or self.ideal.title or self.now.title

    @property
    def made(self) -> bool:
        """Whether its card hangs on the board."""
        return self.card is not None and not self.card.archived


def differences(board: Board, stream: Stream) -> tuple[Difference, ...]:
    """The largest gain first; what saves waiting alone after them, what takes more time last."""
    now = {step.id: step for step in steps(board, stream)}
    turns = {turn.id: turn for turn in board.of(Turns).of(stream.id)}
    measured = any(turn.state == "after" for turn in turns.values())
    later = steps(board, stream, "after") if measured else ()
    after = {step.id: step for step in later if turn_id(step.id, "after") in turns}
    found = []
    for ideal in steps(board, stream, "ideal"):
        before = now.get(ideal.id) or Step(ideal.id, ideal.title, minutes=0.0, times=0.0)
        if how := _how(before, ideal, done_today=ideal.id in now):
            id_ = turn_id(ideal.id, "ideal")
            idea = turns[id_].idea if id_ in turns else ""
            card, gain = board.cards.get(id_), board.gains.of(id_)
            found.append(Difference(id_, how, before, ideal, idea, card, gain, after.get(ideal.id)))
    order = {How.WAITING: 1, How.MORE: 2}
    return tuple(sorted(found, key=lambda d: (order.get(d.how, 0), -d.hours, -d.faster, d.id)))


def difference(board: Board, card: str) -> tuple[Stream, Difference] | None:
    """Where a card came from, when it was made of a difference that is still drawn."""
    turn = board.of(Turns).get(card)
    stream = board.of(Streams).get(turn.stream) if turn else None
    if stream is None or stream.archived:
        return None
    return next(((stream, found) for found in differences(board, stream) if found.id == card), None)


def saved(before: Step, later: Step) -> float:
    """Hours a week. They come from work, never from waiting."""
    return kept(before.hours - later.hours)


def kept(hours: float) -> float:
    """Hours as they are stored, to a billionth: what comes to the same in two ways is the same, and what is next to
    nothing is nothing."""
    return round(hours, 9)


def _how(now: Step, ideal: Step, done_today: bool) -> How | None:
    if ideal.gone:
        return How.GONE if done_today else None
    if saved(now, ideal) < 0 or not done_today:
        return How.MORE
    if saved(now, ideal) > 0:
        return How.CHANGED
    if ideal.wait != now.wait:
        return How.WAITING
    return None if now == ideal else How.CHANGED
