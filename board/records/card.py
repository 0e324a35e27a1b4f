"""An improvement card: what, how much better, by whom and when, which stage, and why."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from board.records.meeting import Week
from board.records.record import Day, Id, Line, Millis, Name, Number, Paragraph, Position, Record, Truth, Whole

Stage = Literal["suggestion", "plan", "do", "check", "act", "done"]
STAGES: tuple[Stage, ...] = get_args(Stage)
Topic = Literal["", "unclear", "emotional", "workload", "support", "other"]
"""Arbeidsmiljøloven § 4-3 as from 1 January 2026."""
Use = Literal["", "quality", "quantity", "saving"]
Half = Annotated[Whole, Field(ge=0, le=2)]
"""0 not said, 1 small, 2 large."""


class Card(Record):
    """`moved` is when it came to its stage, 0 where nobody knows: age counts from there, not from the last edit.

    `goal` and `week` say which red result it was born from.
    """

    indexed = ("stage",)

    title: Line = ""
    problem: Paragraph = ""
    target: Paragraph = ""
    responsible: Name = ""
    deadline: Day | None = None
    stage: Stage = "suggestion"
    position: Position = ""
    created: Millis = 0
    moved: Millis = 0
    effort: Half = 0
    impact: Half = 0
    why1: Line = ""
    why2: Line = ""
    why3: Line = ""
    why4: Line = ""
    why5: Line = ""
    measured: Line = ""
    measure_goal: Number | None = None
    unmeasurable: Truth = False
    use: Use = ""
    time_thief: Truth = False
    topic: Topic = ""
    help_wanted: Truth = False
    goal: Id = ""
    week: Week = ""
    source: Literal["wall", "import", "phone", "shared"] = "wall"
    """shared: taken over from another unit, at the centre."""
