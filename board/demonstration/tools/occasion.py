"""What the demonstration unit has laid in its årshjul, and what it did of that."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from board.demonstration.moments import Event, Moments, identity
from board.kinds.occasion.commands import WriteOccasion
from board.kinds.settlement import Settle
from board.recurrence import days


def events(year: Moments, told: dict[str, Any]) -> Iterator[Event]:
    """Laid there in the meeting of its week; each day until today was done in its own."""
    id_, first = identity("occasion", told["name"]), year.today + timedelta(days=told["in_days"])
    until = str(first + timedelta(days=told["for_days"] - 1)) if "for_days" in told else ""
    every = told.get("every", "")
    yield year.event(year.at(told["weeks_ago"], 1), WriteOccasion(id_, told["name"], str(first), every, until))
    if not until:
        for day in days(first, every, first, year.today):
            ago = (year.today - day) // timedelta(weeks=1) + 1
            yield year.event(year.at(min(ago, told["weeks_ago"]), 1), Settle(id_, day))
