"""One measured value of a card: before, under way, or after."""

from datetime import date
from typing import Literal

from board.records.record import Id, Record


class Measure(Record):
    indexed = ("card",)

    card: Id = ""
    taken: date | None = None
    value: float = 0.0
    phase: Literal["before", "during", "after"] = "during"
