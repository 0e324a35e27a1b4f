"""The count of one vote: how many balls of each colour one wall saw for one goal in one meeting."""

from typing import Annotated, Any

from pydantic import Field

from board.privacy import visible
from board.records.meeting import PRESENT_LIMIT, Week
from board.records.record import Id, Record, Truth, Whole

Count = Annotated[Whole, Field(ge=0, le=PRESENT_LIMIT)]


class Tally(Record):
    """Belongs to one wall; several of one meeting and goal are summed.

    `hidden` means that fewer than the threshold laid a ball: then all counts are 0, here and everywhere. `threshold`
    is the one it was opened under and is told under for ever; 0 from walls that did not say it yet.
    """

    indexed = ("meeting",)
    together = frozenset({"green", "pink", "red", "hidden", "threshold"})

    meeting: Id = ""
    week: Week = ""
    goal: Id = ""
    green: Count = 0
    pink: Count = 0
    red: Count = 0
    hidden: Truth = False
    threshold: Count = 0

    @classmethod
    def allow(cls, whole: dict[str, Any]) -> None:
        """Colours that should never have been sent are no count, so that nothing said later can open them."""
        laid = whole["green"] + whole["pink"] + whole["red"]
        if laid and (whole["hidden"] or not visible(laid, whole["threshold"])):
            raise ValueError("so few balls have no colours")
