"""A tavlemøte: that it was held, when, how many were there. Never who, never what was said."""

from collections.abc import Collection
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, ClassVar

from board import limits
from board.bounds import After, Bounds
from board.catalogue import N_
from board.errors import Kind
from board.export import Export
from board.record import Day, Millis, Name, Record, Whole

if TYPE_CHECKING:
    from board.board import Board

PRESENT_LIMIT = 200


@lru_cache(maxsize=2_048)  # most weeks are like many others
def _named(week: str) -> str:
    if week:
        monday = date.fromisocalendar(int(week[:4]), int(week[6:]), 1)  # ValueError: no such week
        if not limits.FIRST_DAY <= monday <= limits.LAST_DAY:
            raise ValueError("no calendar knows this week")
    return week


Week = Annotated[str, Bounds(pattern=r"^([0-9]{4}-W[0-9]{2})?$"), After(_named)]
"""An ISO week, for example 2026-W47."""


class Meeting(Record):
    """A tavlemøte. Never who was there."""

    word: ClassVar[str] = N_("tavlemøte")
    exported: ClassVar[Export] = Export(
        "meetings",
        "Tavlemøter",
        "Møtene som er holdt eller begynt: når, og hvor mange som var til stede. Aldri hvem.",
        {
            "week": ("Uke", "ISO-uka, for eksempel 2026-W47"),
            "planned": ("Planlagt", "Dagen møtet skulle holdes"),
            "started": ("Begynte", "Dagen møtet ble holdt"),
            "present": ("Til stede", "Hvor mange som var der"),
            "next_keeper": ("Neste tavleansvarlig", "Fornavn eller initialer"),
        },
        names=frozenset({"next_keeper"}),
        kept="a_year",
    )
    indexed = ("week",)

    week: Week = ""
    """the week it counts for"""
    planned: Day | None = None
    """the day it should be held"""
    started: Millis = 0
    ended: Millis = 0
    """0 while it runs; a meeting counts as held once it has ended"""
    present: Annotated[Whole, Bounds(ge=0, le=PRESENT_LIMIT)] = 0
    """how many"""
    next_keeper: Name = ""
    """first name or initials"""

    @classmethod
    def built_on(cls, board: "Board", id_: str, fields: Collection[str]) -> Kind | None:
        """Balls lie in its vases: so many people are there at least, and it goes on."""
        lies = board.vote is not None and board.vote.occasion == id_ and any(board.vote.laid)
        return Kind.BALL_MEANWHILE if lies and {"present", "archived"} & set(fields) else None
