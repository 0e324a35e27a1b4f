"""A tavlemøte: that it was held, when, how many were there. Never who, never what was said."""

from datetime import date
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator, Field

from board import limits
from board.records.record import Day, Millis, Name, Record, Whole

PRESENT_LIMIT = 200


@lru_cache(maxsize=2_048)  # most weeks are like many others
def _named(week: str) -> str:
    if week:
        monday = date.fromisocalendar(int(week[:4]), int(week[6:]), 1)  # ValueError: no such week
        if not limits.FIRST_DAY <= monday <= limits.LAST_DAY:
            raise ValueError("no calendar knows this week")
    return week


Week = Annotated[str, Field(pattern=r"^([0-9]{4}-W[0-9]{2})?$"), AfterValidator(_named)]
"""An ISO week, for example 2026-W47."""


class Meeting(Record):
    """`ended` is 0 while it runs; a meeting counts as held once it has ended. `planned` is the day it should be."""

    indexed = ("week",)

    week: Week = ""
    planned: Day | None = None
    started: Millis = 0
    ended: Millis = 0
    present: Annotated[Whole, Field(ge=0, le=PRESENT_LIMIT)] = 0
    next_keeper: Name = ""
