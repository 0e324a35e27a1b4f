"""What came of it since a day: the cards that were finished, and the hours that were realised.

since(tx, organisation, now_ms, date(2026, 1, 5), of=units).hours
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from board.calendar import midnight_ms
from board.formats import rounded
from sync.server.reports import curve, finished_cards
from sync.server.reports.finished_cards import Story
from sync.server.reports.period import today


@dataclass(frozen=True)
class Won:
    """Since a day: the cards that were finished, and all that was realised, whatever it came from, less what fell
    away: `hours` a week as they are shown, below 0 where more fell away, and årsverk."""

    since: date
    cards: Sequence[Story]
    hours: float
    fte: float

    @property
    def shown(self) -> Story | None:
        """What is worth saying aloud: the first that was measured before and after."""
        measured = (one for one in self.cards if one.title and None not in (one.before, one.after))
        return next(measured, None)

    @property
    def greatest(self) -> Story | None:
        """What gave the most, where nothing was measured: the cards come so."""
        return next((one for one in self.cards if one.title and one.hours > 0), None)


def since(tx: Connection, organisation: int, now_ms: int, first: date, of: Collection[int] | None = None) -> Won:
    """Of the units of an organisation, or of some of them; what was finished today is told tomorrow."""
    cards = finished_cards.finished(tx, organisation, midnight_ms(first), midnight_ms(today(now_ms)), of=of)
    steps = curve.steps(tx, organisation, now_ms, of)
    freed = [step for step in steps if step.state == "realised" and step.day >= first]
    return Won(first, cards, rounded(sum(step.hours for step in freed), 1), sum(step.moved for step in freed))
