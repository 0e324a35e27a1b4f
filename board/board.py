"""The board is one frozen value: what a screen is given, whole, each time something has changed.

`Board.load` reads it from the tables; `after` gives the next board without reading again. What a change did not touch
is shared between the two, with all that was derived from it, so that ten years of meetings do not slow a tap.
"""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeVar, cast

from sqlalchemy import ColumnElement, Connection, Select, TextualSelect, bindparam, select, text

from board import local, neighbours
from board.index import Index, indexes
from board.kinds import Record, kinds
from board.kinds.card.index import Cards
from board.kinds.gain.index import Gains
from board.kinds.goal import Goals
from board.kinds.measure import Measures
from board.kinds.meeting.index import Meetings
from board.kinds.newcomer import Newcomers
from board.kinds.rule import Rules
from board.kinds.unit import OwnUnit, Unit
from board.log.log import HERE, Touched
from board.neighbours import Neighbours
from board.own import Own
from board.privacy import THRESHOLD
from board.votes import Vote, under_way

I = TypeVar("I", bound=Index[Any])  # noqa: E741
R = TypeVar("R", bound=Record)

_INDEX_OF = {record: index for index in indexes for record in index.of_kinds}
_unit = itemgetter(-1)


def _blank() -> dict[type[Index[Any]], Index[Any]]:
    return {index: index() for index in indexes}


@dataclass(frozen=True)
class Board:
    """Everything a wall shows: an index for each kind of record, `votes`, the open ones without their colours, `own`,
    what is this wall's alone, and `neighbours`, what other units tell."""

    indexes: Mapping[type[Index[Any]], Index[Any]] = field(default_factory=_blank)
    votes: tuple[Vote, ...] = ()
    own: Own = field(default_factory=Own)
    neighbours: Neighbours = field(default_factory=Neighbours)

    def of(self, index: type[I]) -> I:
        """The records of a kind as the board holds them: `board.of(Cards)`."""
        return cast(I, self.indexes[index])

    @cached_property
    def unit(self) -> Unit:
        return self.of(OwnUnit).unit

    @cached_property
    def goals(self) -> Goals:
        return self._rated[0]

    @cached_property
    def meetings(self) -> Meetings:
        return self._rated[1]

    @cached_property
    def _rated(self) -> tuple[Goals, Meetings]:
        return self.of(Meetings).of_words(self.of(Goals))

    @cached_property
    def cards(self) -> Cards:
        return self.of(Cards)

    @cached_property
    def measures(self) -> Measures:
        return self.of(Measures)

    @cached_property
    def gains(self) -> Gains:
        return self.of(Gains)

    @cached_property
    def rules(self) -> Rules:
        return self.of(Rules)

    @cached_property
    def newcomers(self) -> Newcomers:
        return self.of(Newcomers)

    @classmethod
    def load(cls, tx: Connection, unit: int = HERE, only: Mapping[str, ColumnElement[bool]] | None = None) -> "Board":
        """As it stands in the tables. `only` is for whoever needs a part: of each kind it names, the records for
        which its condition holds, and nothing of the other kinds."""
        with _nothing_collected():
            found: dict[type[Record], list[Record]] = {}
            for kind in kinds if only is None else only:
                record: Any = kinds[kind]
                query = _of_unit(record) if only is None else _some_of_unit(record, only[kind])
                found[record] = record.several(tx.execute(query, {"_unit": unit}).all())
            return cls(neighbours=neighbours.read(tx))._with(found, under_way(tx), local.read(tx))

    @classmethod
    def load_several(
        cls, tx: Connection, units: Select[tuple[int]], only: Mapping[str, ColumnElement[bool]]
    ) -> "dict[int, Board]":
        """Of those units that have any of it, by number: one query for each kind, however many units there are."""
        with _nothing_collected():
            found: dict[int, dict[type[Record], list[Record]]] = {}
            for kind, condition in only.items():
                record = kinds[kind]
                columns = [record.table.c[name] for name in record.names]
                rows = tx.execute(
                    select(*columns, record.table.c.unit).where(record.table.c.unit.in_(units), condition)
                )
                for unit, some in groupby(sorted(rows, key=_unit), _unit):
                    found.setdefault(unit, {})[record] = record.several([row[:-1] for row in some])
            return {unit: cls()._with(some, (), Own()) for unit, some in found.items()}

    @property
    def threshold(self) -> int:
        """So many balls must lie in a vase before it is opened: what the unit wants or what its organisation does,
        whichever is more."""
        return max(THRESHOLD, self.unit.threshold, self.organisation_threshold)

    @property
    def organisation_threshold(self) -> int:
        """As the centre told it last; 0 before it has."""
        return self.own.organisation_threshold

    @cached_property
    def vote(self) -> Vote | None:
        """The vote that is held now."""
        return next((vote for vote in self.votes if vote.occasion), None)

    @cached_property
    def vase(self) -> Vote | None:
        """The vote that stands open for whoever passes."""
        return next((vote for vote in self.votes if not vote.occasion), None)

    def balls(self, vote: Vote) -> int:
        """So many lie within reach: one for each who is there, or who the unit has said may pass."""
        held: Any = self.find(vote.ballot.occasion, vote.occasion) if vote.occasion else None
        return max(held.present if held else 0, self.unit.vase_balls if vote.week else 0)

    @property
    def stranded(self) -> bool:
        """Whether balls lie here for what another wall has ended or taken down: nobody opens these vases any more."""
        vote = self.vote
        lies = vote is not None and not vote.week and not vote.lost and any(vote.laid)
        return bool(vote and lies and not vote.ballot.going(self, vote.occasion))

    def vote_in(self, occasion: str) -> Vote | None:
        """The open vote, if it is held in this."""
        return self.vote if self.vote and self.vote.occasion == occasion else None

    def says_more_than(self, before: "Board") -> bool:
        """Whether anything was said since that others are to hear."""
        return any(index is not before.indexes[kind] for kind, index in self.indexes.items())

    def find(self, kind: type[R], id_: str) -> R | None:
        """A record as it stands, archived or not; None when nothing is known of it."""
        return cast("R | None", self.indexes[_INDEX_OF[kind]].find(kind, id_))

    def of_kind(self, kind: type[Record]) -> Iterator[Record]:
        """Every record of a kind, archived or not."""
        return (record for record in self.indexes[_INDEX_OF[kind]] if type(record) is kind)

    def records(self) -> Iterator[Record]:
        """Every record of the board, archived or not."""
        for index in self.indexes.values():
            yield from index

    def after(self, touched: Touched, votes: tuple[Vote, ...], own: Own) -> "Board":
        """The board with these records as they stand now."""
        if not all(touched.values()):  # seldom: a record was erased whole, and the board is made without it
            left: Touched = {(record.kind, record.id): record for record in self.records()}
            left |= touched
            whole: Touched = {key: record for key, record in left.items() if record is not None}
            return replace(self, indexes=_blank()).after(whole, votes, own)
        by_type: dict[type[Record], list[Record]] = {}
        for record in filter(None, touched.values()):
            by_type.setdefault(type(record), []).append(record)
        return self._with(by_type, votes, own)

    def _with(self, by_type: Mapping[type[Record], list[Record]], votes: tuple[Vote, ...], own: Own) -> "Board":
        touched: dict[type[Index[Any]], list[Record]] = {}
        for record, some in by_type.items():
            if some:
                touched.setdefault(_INDEX_OF[record], []).extend(some)
        made = {index: self.indexes[index].after(some) for index, some in touched.items()}
        later = replace(self, indexes={**self.indexes, **made}, votes=votes, own=own)
        if (known := vars(self).get("_rated")) and made.keys().isdisjoint({Goals, Meetings}):
            vars(later)["_rated"] = known
        return later


@cache
def _of_unit(record: type[Record]) -> TextualSelect:
    """A unit's records of a kind; not their versions, which are half of it. Written out, for SQLAlchemy would take a
    third of the time in which a wall's board is read to write it itself."""
    columns = [record.table.c[name] for name in record.names]
    names = ", ".join(f'"{name}"' for name in record.names)
    return text(f'SELECT {names} FROM "{record.kind}" WHERE unit = :_unit').columns(*columns)


def _some_of_unit(record: type[Record], condition: ColumnElement[bool]) -> Select[Any]:
    columns = [record.table.c[name] for name in record.names]
    return select(*columns).where(record.table.c.unit == bindparam("_unit"), condition)


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
