"""A step that is worked at: as it is now, as it shall be, or as it was measured again. What a finger changes of it
becomes the command of that state. Knows the kind, no widget.

    work = Work("s1", "ideal"); work.step(board); wall.do(work.put({"minutes": 3.0}))
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from board.board import Board
from board.context import Command
from board.kinds.stream.cards import Draw, MeasureAgain
from board.kinds.stream.commands import WriteStep
from board.kinds.stream.figures import Step, figures
from board.kinds.stream.index import TURNING, Shown, Steps, Streams, Turns, step_of, steps, turn_id
from board.kinds.stream.record import Stream, Streamstep


@dataclass
class Work:
    """`values` is what was measured again and not entered yet; `told` the day, where the time went, and why less."""

    id: str = ""
    state: Shown = "now"
    values: dict[str, Any] = field(default_factory=dict)
    told: dict[str, Any] = field(default_factory=dict)
    _usual: dict[str, Any] = field(default_factory=dict)

    def begin(self, board: Board, today: date, half: Mapping[str, Any]) -> None:
        """Where it was left or, where nobody has said otherwise, from today and with what the time went to before."""
        realised = board.gains.of(turn_id(self.id, "ideal")).realised
        said = {"note": realised.note, "use": realised.use} if realised else {}
        self._usual = {"day": str(today), **{name: text for name, text in said.items() if text}}
        self.values, self.told = half.get("values", {}), {**self._usual, **half.get("told", {})}

    @property
    def half(self) -> dict[str, Any]:
        """What was said and is not entered."""
        if not self.values and self.told == self._usual:
            return {}
        return {"values": dict(self.values), "told": dict(self.told)}

    def entered(self) -> None:
        self.values, self.told = {}, dict(self._usual)

    def found(self, board: Board) -> tuple[Stream, Streamstep] | None:
        """The step and its stream, while both hang."""
        step = board.of(Steps).get(self.id)
        stream = board.of(Streams).get(step.stream) if step else None
        if step is None or stream is None or step.archived or stream.archived:
            return None
        return stream, step

    def step(self, board: Board, tapped: Mapping[str, Any] | None = None) -> Step:
        """As it stands in this state, with what was `tapped` and is not kept yet."""
        found = self.found(board)
        if found is None:
            return Step(self.id)
        turn = None if self.state == "now" else board.of(Turns).get(turn_id(self.id, self.state))
        return replace(step_of(*found, turn), **{**self.values, **(tapped or {})})

    def hours(self, board: Board, step: Step) -> float:
        """What the whole stream comes to with the step like this."""
        found = self.found(board)
        some = steps(board, found[0], self.state) if found else ()
        if step.id not in {one.id for one in some}:
            some = (*some, step)
        return figures(step if one.id == step.id else one for one in some).hours

    def place(self, board: Board) -> tuple[int, int]:
        """Which step of how many."""
        found = self.found(board)
        ids = [one.id for one in steps(board, found[0], "ideal" if found[1].planned else "now")] if found else []
        return (ids.index(self.id) + 1 if self.id in ids else 0), len(ids)

    def put(self, fields: Mapping[str, Any]) -> Command | None:
        """The command that makes these true; None where it is only remembered until it is entered."""
        if self.state == "now":
            return WriteStep(self.id, fields)
        back = {} if "gone" in fields else {"gone": False}
        if self.state == "ideal":
            return Draw(self.id, {**back, **fields})
        self.values |= {**back, **fields}
        return None

    def as_in(self, board: Board, shown: Shown) -> dict[str, Any]:
        """Every figure as it is in another state."""
        other = Work(self.id, shown).step(board)
        return {name: getattr(other, name) for name in TURNING} | {"gone": other.gone}

    def measured(self) -> Command:
        """What was measured again, as it is entered."""
        return MeasureAgain(self.id, dict(self.values), **self.told)
