"""The value streams of a board: each with its lanes, parts and steps, as it is now, shall be, and became."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from board.index import Children, Records
from board.kinds.stream.figures import Figures, Step, figures
from board.kinds.stream.record import State, Stream, Streamlane, Streampart, Streamstep, Streamturn
from board.limits import joined

if TYPE_CHECKING:
    from board.board import Board

Shown = Literal["now", "ideal", "after"]


def turn_id(step: str, state: State) -> str:
    """Of how a step turns out. The card of a difference bears the same id, so that two walls make one card of it."""
    return joined(step, state)


class Streams(Records[Stream], of=Stream):
    @cached_property
    def shown(self) -> tuple[Stream, ...]:
        """Those that hang, by their titles."""
        return tuple(sorted((s for s in self.items.values() if not s.archived), key=lambda s: (s.title, s.id)))


class Lanes(Children[Streamlane], of=Streamlane, under="stream", by="position"):
    pass


class Parts(Children[Streampart], of=Streampart, under="stream", by="position"):
    pass


class Steps(Children[Streamstep], of=Streamstep, under="stream", by="position"):
    pass


class Turns(Children[Streamturn], of=Streamturn, under="stream"):
    pass


def steps(board: Board, stream: Stream, shown: Shown = "now") -> tuple[Step, ...]:
    """Every step in its order, also those that fall away. What was not measured after is as it is now."""
    turns = {} if shown == "now" else {t.step: t for t in board.of(Turns).of(stream.id) if t.state == shown}
    found = board.of(Steps).of(stream.id)
    return tuple(
        step_of(stream, step, turns.get(step.id))
        for step in found
        if not step.planned or shown == "ideal" or (shown == "after" and step.id in turns)
    )


def sums(board: Board, stream: Stream, shown: Shown = "now") -> Figures:
    return figures(steps(board, stream, shown))


TURNING = ("title", "minutes", "wait", "times", "people", "accurate", "worth")
"""What can be otherwise in the ideal, and after."""


def step_of(stream: Stream, step: Streamstep, turn: Streamturn | None = None) -> Step:
    """A step as it is now, or as it turns out."""
    times = step.times if step.times is not None or stream.times is None else stream.times * (step.share or 1)
    where = (step.id, step.title, step.lane, step.part, step.beside)
    now = Step(*where, step.minutes, step.wait, times, step.people, step.accurate, step.worth)
    if turn is None:
        return now
    said = {name: value for name in TURNING if (value := getattr(turn, name)) not in (None, "")}
    return replace(now, gone=turn.gone, **said)
