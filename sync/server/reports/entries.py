"""One unit's account of gains down to its entries: each thing that saves time, and everything ever said of it.
Corrections are entries too, and stand here as such.

    things = of_unit(tx, unit, now_ms)      each with its entries
    of_unit(tx, unit, now_ms, subject)      that of one subject alone
    latest(things, 30)                      the same entries as they were made, the newest first

The rules are those of `board.kinds.gain`. Names nobody: a note is the unit's own text, as it stands on its board.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from board import calendar
from board.catalogue import _
from board.kinds.card.record import Card
from board.kinds.gain.index import Gains, Subject, fte
from board.kinds.gain.record import Gain, State
from board.labels import USES_IN_FULL, said
from sync.server.reports import hung

_G = Gain.table.c


@dataclass(frozen=True)
class Entry:
    """An entry of a thing called so. `holds` is False once a later one of the same state has followed, and where it
    does not `count` (`board.kinds.gain.law`)."""

    title: str
    gain: Gain
    holds: bool
    counts: bool = True
    card: bool = False
    """Whether the thing can be read as a card."""

    @property
    def day(self) -> date:
        """The day it tells of, or else the day it was made."""
        return self.gain.day or calendar.day(self.gain.made)

    @property
    def fte(self) -> float:
        return fte(self.gain.hours_per_week, self.gain.full_time_hours)

    @property
    def use(self) -> str:
        return said(USES_IN_FULL, self.gain.use)


@dataclass(frozen=True)
class Thing:
    """What saves time: its latest entries, and all of them in order."""

    title: str
    subject: Subject
    entries: tuple[Entry, ...]
    card: bool = False
    """Whether it can be read as a card."""

    def fte(self, state: State) -> float:
        gain = self.subject.identified if state == "identified" else self.subject.realised
        return fte(gain.hours_per_week, gain.full_time_hours) if gain else 0.0

    @property
    def corrected(self) -> int:
        """How many entries another has taken the place of."""
        return sum(entry.counts and not entry.holds for entry in self.entries)


def of_unit(tx: Connection, unit: int, now_ms: int, subject: str = "", *, names: bool = False) -> Sequence[Thing]:
    """The things of a unit, those that save most first; or the one of a subject. Who follows one up is read where
    names may be told."""
    wanted = [_G.unit == unit, hung.with_card(_G.unit, _G.subject, now_ms)]
    wanted += [_G.subject == subject] if subject else []
    columns = [_G[name] for name in Gain.names if names or name != "owner"]
    rows = tx.execute(select(*columns).where(*wanted)).mappings()
    account = Gains().after([Gain.known(**row) for row in rows])
    cards = select(Card.table.c.id, Card.table.c.title, hung.told(now_ms).label("told")).where(
        Card.table.c.unit == unit, Card.table.c.id.in_(select(_G.subject).where(*wanted))
    )
    found = {row.id: row for row in tx.execute(cards)}
    titles = {id_: row.title for id_, row in found.items()}
    told = {id_ for id_, row in found.items() if row.told}
    things = [_thing(account, one, titles.get(one.id, ""), one.id in told) for one in account.subjects.values()]
    return sorted(things, key=lambda thing: (-thing.fte("identified"), thing.title))


def latest(things: Sequence[Thing], count: int) -> list[Entry]:
    """The latest entries of all of them, newest first."""
    some = (entry for thing in things for entry in thing.entries)
    return sorted(some, key=lambda entry: (entry.gain.made, entry.gain.id), reverse=True)[:count]


def _thing(account: Gains, subject: Subject, card: str, is_card: bool) -> Thing:
    history = account.judged(subject.id)
    own = next((gain.title for gain, _why in reversed(history) if gain.title), "")
    title = card or own or _("Uten tittel")
    holding = (subject.identified, subject.realised)
    return Thing(
        title,
        subject,
        tuple(Entry(title, gain, gain in holding, why is None, is_card) for gain, why in history),
        is_card,
    )
