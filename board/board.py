"""The board as one frozen value: what a screen is given, whole, each time something has changed.

`Board.load` reads it from the tables; `after` gives the next board without reading again. What a change did not touch
is shared between the two, with all that was derived from it, so that ten years of meetings do not slow a tap.
"""

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, select, true

from board import local as local_table
from board import votes
from board.cards import Cards
from board.change import Json
from board.gains import Gains
from board.goals import Goals
from board.log import HERE, Touched
from board.meetings import Meetings
from board.privacy import THRESHOLD
from board.records import Card, Gain, Goal, Measure, Meeting, Newcomer, Record, Rule, Tally, Unit, kinds
from board.records.unit import UNIT_ID

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Records(Generic[R]):
    """All records of a kind that needs no order of its own."""

    items: Mapping[str, R] = field(default_factory=dict)

    def after(self, records: Iterable[R]) -> "Records[R]":
        return Records({**self.items, **{r.id: r for r in records}})


_PHASES = {"before": 0, "during": 1, "after": 2}


@dataclass(frozen=True)
class Measures(Records[Measure]):
    def after(self, records: Iterable[Measure]) -> "Measures":
        new = {r.id: r for r in records}
        later = Measures({**self.items, **new})
        if (known := vars(self).get("_by_card")) is not None:  # those of other cards are not put in order again
            gone = {self.items[id_].card for id_ in new if id_ in self.items}
            cards = {card: [m for m in known.get(card, ()) if m.id not in new] for card in gone}
            for measure in new.values():
                cards.setdefault(measure.card, list(known.get(measure.card, ()))).append(measure)
            vars(later)["_by_card"] = {**known, **{card: _in_order(some) for card, some in cards.items()}}
        return later

    @cached_property
    def _by_card(self) -> Mapping[str, tuple[Measure, ...]]:
        found: dict[str, list[Measure]] = {}
        for measure in self.items.values():
            found.setdefault(measure.card, []).append(measure)
        return {card: _in_order(some) for card, some in found.items()}

    def of(self, card: str) -> tuple[Measure, ...]:
        """The measured values of a card: before, under way by day, after."""
        return self._by_card.get(card, ())


def _in_order(measures: Iterable[Measure]) -> tuple[Measure, ...]:
    shown = [m for m in measures if not m.archived]
    return tuple(sorted(shown, key=lambda m: (_PHASES[m.phase], str(m.taken or ""), m.id)))


@dataclass(frozen=True)
class Rules(Records[Rule]):
    def after(self, records: Iterable[Rule]) -> "Rules":
        return Rules({**self.items, **{r.id: r for r in records}})

    @cached_property
    def hung(self) -> tuple[Rule, ...]:
        shown = [rule for rule in self.items.values() if not rule.archived and rule.text]
        return tuple(sorted(shown, key=lambda rule: (rule.position, rule.id)))


@dataclass(frozen=True)
class Newcomers(Records[Newcomer]):
    def after(self, records: Iterable[Newcomer]) -> "Newcomers":
        return Newcomers({**self.items, **{r.id: r for r in records}})

    def waiting(self, now_ms: int) -> tuple[Newcomer, ...]:
        """Walls that wait for the word of one that hangs here, the first to ask first."""
        some = [n for n in self.items.values() if n.asked and not n.came and not n.gone and n.until > now_ms]
        return tuple(sorted(some, key=lambda n: (n.asked, n.id)))

    @cached_property
    def came(self) -> tuple[Newcomer, ...]:
        """Walls that were let in, the latest first."""
        return tuple(sorted((n for n in self.items.values() if n.came), key=lambda n: (-n.came, n.id)))


@dataclass(frozen=True)
class Board:
    """Everything a wall shows. `vote` is the open vote without colours; `local` what is this wall's alone."""

    unit: Unit = field(default_factory=Unit)
    goals: Goals = field(default_factory=Goals)
    meetings: Meetings = field(default_factory=Meetings)
    cards: Cards = field(default_factory=Cards)
    measures: Measures = field(default_factory=Measures)
    gains: Gains = field(default_factory=Gains)
    rules: Rules = field(default_factory=Rules)
    newcomers: Newcomers = field(default_factory=Newcomers)
    vote: votes.Vote | None = None
    local: Mapping[str, Json] = field(default_factory=dict)

    @classmethod
    def load(cls, tx: Connection, unit: int = HERE, only: Mapping[str, ColumnElement[bool]] | None = None) -> "Board":
        """As it stands in the tables. `only` is for whoever needs a part: of each kind it names, the records for
        which its condition holds, and nothing of the other kinds."""
        wanted = {kind: true() for kind in kinds} if only is None else only
        with _nothing_collected():
            found: dict[type[Record], list[Record]] = {}
            for kind, condition in wanted.items():
                record = kinds[kind]
                columns = [record.table.c[name] for name in record.names]  # not the versions, which are half of it
                rows = tx.execute(select(*columns).where(record.table.c.unit == unit, condition)).all()
                found[record] = record.several(rows)
            return cls()._with(found, votes.opened(tx), local_table.read(tx))

    @property
    def threshold(self) -> int:
        """So many balls must lie in a vase before it is opened: what the unit wants or what its organisation does,
        whichever is more."""
        return max(THRESHOLD, self.unit.threshold, self.organisation_threshold)

    @property
    def organisation_threshold(self) -> int:
        """As the centre told it last; 0 before it has."""
        told = self.local.get(local_table.ORGANISATION_THRESHOLD)
        return told if isinstance(told, int) else 0

    def find(self, kind: str, id_: str) -> Record | None:
        """A record as it stands, archived or not; None when nothing is known of it."""
        if kind == Unit.kind:
            return self.unit if self.unit.id == id_ else None
        if kind == Card.kind:
            return self.cards.get(id_)
        items: Mapping[str, Mapping[str, Record]] = {
            Goal.kind: self.goals.items,
            Meeting.kind: self.meetings.items,
            Tally.kind: self.meetings.tallies,
            Measure.kind: self.measures.items,
            Gain.kind: self.gains.items,
            Rule.kind: self.rules.items,
            Newcomer.kind: self.newcomers.items,
        }
        return items[kind].get(id_)

    def records(self) -> Iterator[Record]:
        """Every record of the board, archived or not."""
        yield from (self.unit,) if self.unit.id else ()
        for pile in (self.cards.running, self.cards.finished, self.cards.taken_down):
            yield from pile.items.values()
        for part in (self.goals, self.meetings, self.measures, self.gains, self.rules, self.newcomers):
            yield from part.items.values()
        yield from self.meetings.tallies.values()

    def after(self, touched: Touched, vote: votes.Vote | None, local: Mapping[str, Json]) -> "Board":
        """The board with these records as they stand now."""
        if not all(touched.values()):  # seldom: a record was erased whole, and the board is made without it
            left: Touched = {(record.kind, record.id): record for record in self.records()}
            left |= touched
            return Board().after({key: record for key, record in left.items() if record is not None}, vote, local)
        by_type: dict[type[Record], list[Record]] = {}
        for record in filter(None, touched.values()):
            by_type.setdefault(type(record), []).append(record)
        return self._with(by_type, vote, local)

    def _with(
        self, by_type: dict[type[Record], list[Record]], vote: votes.Vote | None, local: Mapping[str, Json]
    ) -> "Board":
        parts: dict[str, object] = {}
        for record in by_type.pop(Unit, []):
            if record.id == UNIT_ID:
                parts["unit"] = record
        meetings, tallies = by_type.pop(Meeting, []), by_type.pop(Tally, [])
        if meetings or tallies:
            parts["meetings"] = self.meetings.after(meetings, tallies)  # type: ignore[arg-type]
        for type_, some in by_type.items():
            if some:
                name = _PARTS[type_]
                parts[name] = getattr(self, name).after(some)
        return replace(self, **parts, vote=vote, local=local)  # type: ignore[arg-type]


_PARTS: dict[type[Record], str] = {
    Goal: "goals",
    Card: "cards",
    Measure: "measures",
    Gain: "gains",
    Rule: "rules",
    Newcomer: "newcomers",
}


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """No search for garbage while thousands of records are made, none of which can be any: it would take as long as
    making them."""
    usual = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if usual:
            gc.enable()
