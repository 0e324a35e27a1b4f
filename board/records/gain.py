"""An entry in the account of gains. Entries are never edited; a correction is a later entry of the same subject."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from board.records.card import Use
from board.records.record import Day, Id, Line, Millis, Number, Paragraph, Record

HOURS_LIMIT = 1_000.0
Hours = Annotated[Number, Field(ge=0, le=HOURS_LIMIT)]


class Gain(Record):
    """From `made` on, `subject` saves `hours_per_week`. The latest entry of a (subject, state) that counts holds
    (`board.gainlaw`).

    subject         id of the card, or an id of its own for a gain without one; `title` then names it
    state           identified is an estimate; realised needs a day and a note of where the time went
    full_time_hours the divisor that was in force, so that årsverk can be derived for ever
    reason          why it saves less than it did
    """

    indexed = ("subject",)
    erased: ClassVar[dict[str, str]] = {"note": "Slettet"}

    subject: Id = ""
    title: Line = ""
    tool: Literal["card", "value_stream", "5s", "other"] = "card"
    state: Literal["identified", "realised"] = "identified"
    hours_per_week: Hours = 0.0
    full_time_hours: Annotated[Number, Field(ge=20, le=45)] = 37.5
    use: Use = ""
    day: Day | None = None
    note: Paragraph = ""
    reason: Paragraph = ""
    made: Millis = 0
