"""A trivselsmål as the staff wrote it. Rewriting makes a new one in the same slot: trends break there."""

from typing import Annotated

from pydantic import Field

from board.records.record import Id, Line, Millis, Record, Whole

SLOTS = 3


class Goal(Record):
    """`slot` 0–2 is its place on the shelf; of several in one slot the one with the latest `since` is in force."""

    slot: Annotated[Whole, Field(ge=0, lt=SLOTS)] = 0
    text: Line = ""
    since: Millis = 0
    replaces: Id = ""
