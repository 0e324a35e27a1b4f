"""A tavlemøte: that it was held, when, how many were there. Never who, never what was said."""

from datetime import date
from typing import Annotated

from pydantic import Field

from board.records.record import Millis, Name, Record

PRESENT_LIMIT = 200

Week = Annotated[str, Field(pattern=r"^(\d{4}-W\d{2})?$")]
"""An ISO week, for example 2026-W47."""


class Meeting(Record):
    """`ended` is 0 while it runs; a meeting counts as held once it has ended. `planned` is the day it should be."""

    indexed = ("week",)

    week: Week = ""
    planned: date | None = None
    started: Millis = 0
    ended: Millis = 0
    present: Annotated[int, Field(ge=0, le=PRESENT_LIMIT)] = 0
    next_keeper: Name = ""
