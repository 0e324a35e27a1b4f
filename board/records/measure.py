"""One measured value of a card: before, under way, or after."""

from typing import Literal

from board.records.record import Day, Id, Number, Record


class Measure(Record):
    indexed = ("card",)

    card: Id = ""
    taken: Day | None = None
    value: Number = 0.0
    phase: Literal["before", "during", "after"] = "during"
