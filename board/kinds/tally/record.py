"""The count of one vote: how many balls of each colour one wall saw for one goal in one meeting."""

from typing import Annotated, Any, ClassVar

from board.bounds import Bounds
from board.catalogue import N_
from board.fingerprint import Fingerprint
from board.kinds.meeting.record import PRESENT_LIMIT, Week
from board.privacy import visible
from board.record import Id, Record, Truth, Whole

Count = Annotated[Whole, Bounds(ge=0, le=PRESENT_LIMIT)]


class Tally(Record):
    """What one wall counted for one goal in one meeting. Written once, when the vases are opened, together for all
    goals and never while a vote is open; several of one meeting and goal are summed. No vote is ever sent."""

    word: ClassVar[str] = N_("avstemning")
    indexed = ("meeting",)
    together = frozenset({"green", "pink", "red", "hidden", "threshold"})

    meeting: Id = ""
    week: Week = ""
    """the week the vases were opened in, which need not be the one the meeting began in"""
    goal: Id = ""
    """a goal's id, or `week` where one ball is laid for the whole week"""
    green: Count = 0
    """0 where `hidden`"""
    pink: Count = 0
    """0 where `hidden`"""
    red: Count = 0
    """0 where `hidden`"""
    hidden: Truth = False
    """fewer than the threshold laid a ball: then all counts are 0, here and everywhere"""
    threshold: Count = 0
    """what was in force when the covers were put on, or a higher one that has come before they were taken off"""
    balls: Count = 0
    """how many lay within reach, where the vase had stood for whoever passed; 0: as many as were present"""
    words: Fingerprint = ""
    """of the goal's id and text as it stood when the covers were put on: it is told of no other words"""

    @classmethod
    def allow(cls, whole: dict[str, Any]) -> None:
        """Colours that should never have been sent are no count, so that nothing said later can open them."""
        laid = whole["green"] + whole["pink"] + whole["red"]
        if laid and (whole["hidden"] or not visible(laid, whole["threshold"])):
            raise ValueError("so few balls have no colours")
