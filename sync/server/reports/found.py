"""What is called by some words, or says them: units, cards, goals for the service, good stories and value streams
that somebody may read.

    for hit in found(tx, organisation, now_ms, "nøkkel", of=units): hit.kind, hit.place, hit.id, hit.name

Every word must be somewhere in it, in any order, and is found as on the wall (`board.finding`). Nobody is found by
their name: that is on the wall. A card is found from the day after it was made, as it is told of everywhere.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Table, select

from board.finding import even, holds, terms
from board.formats import alphabet
from board.kinds.card.record import Card
from board.kinds.indicator.record import Indicator
from board.kinds.story.record import Story
from board.kinds.stream.record import Stream
from sync.server.reports import hung, tenancy
from sync.server.reports.tenancy import Place

MOST = 50
"""So many of each kind are shown."""


class Kind(StrEnum):
    UNIT = "unit"
    CARD = "card"
    GOAL = "goal"
    STORY = "story"
    STREAM = "stream"


@dataclass(frozen=True)
class Hit:
    """`said` is what stands in it where the words are not in its name."""

    kind: Kind
    place: Place
    id: str
    name: str
    said: str = ""
    stage: str = ""


_C, _I, _S, _V = Card.table, Indicator.table, Story.table, Stream.table
_READ: dict[Kind, tuple[Table, Sequence[Column[Any]]]] = {
    Kind.CARD: (_C, (_C.c.title, _C.c.problem, _C.c.target)),
    Kind.GOAL: (_I, (_I.c.title, _I.c.measured)),
    Kind.STORY: (_S, (_S.c.title, _S.c.problem, _S.c.done)),
    Kind.STREAM: (_V, (_V.c.title,)),
}


def found(
    tx: Connection, organisation: int, now_ms: int, text: str, of: Collection[int] | None
) -> dict[Kind, list[Hit]]:
    """By kind, those with all words in their name first, then by name; nothing where nothing is asked for."""
    asked = terms(text)
    if not asked:
        return {}
    places = {one.id: one for one in tenancy.places(tx, organisation, of)}
    hits = [Hit(Kind.UNIT, one, "", one.name) for one in places.values() if holds(even(one.name), asked)]
    for kind in _READ:
        hits += _of(tx, kind, places, asked, now_ms)
    by_kind = {kind: [hit for hit in hits if hit.kind is kind] for kind in Kind}
    return {kind: sorted(some, key=_order) for kind, some in by_kind.items() if some}


def _of(tx: Connection, kind: Kind, places: dict[int, Place], asked: Sequence[str], now_ms: int) -> Iterator[Hit]:
    table, columns = _READ[kind]
    wanted: list[ColumnElement[bool]] = [table.c.unit.in_(places), table.c.archived.is_(False)]
    if kind in (Kind.CARD, Kind.STORY):
        wanted.append(_told(kind, now_ms))
    stage = [table.c.stage] if kind is Kind.CARD else []
    for row in tx.execute(select(table.c.unit, table.c.id, *columns, *stage).where(*wanted)):
        texts = [text or "" for text in row[2 : 2 + len(columns)]]
        if holds(even("\n".join(texts)), asked):
            name, *others = texts
            saying = (one for one in others if any(word in even(one) for word in asked))
            said = "" if holds(even(name), asked) else next(saying, "")
            yield Hit(kind, places[row.unit], row.id, name, said, row.stage if stage else "")


def _told(kind: Kind, now_ms: int) -> ColumnElement[bool]:
    """A story is told of with its card."""
    return hung.told(now_ms) if kind is Kind.CARD else hung.with_card(_S.c.unit, _S.c.card, now_ms)


def _order(hit: Hit) -> tuple[bool, str, str, str]:
    return bool(hit.said), alphabet(hit.name), hit.place.name, hit.id
