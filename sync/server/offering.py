"""What units offer each other through the centre, as it stands on their boards now, and who has taken it over.

    told_to(tx, organisation, unit, now_ms)      the offers this unit's walls are given
    of_organisation(tx, organisation, now_ms)    what its units offer, with the units that have taken it over

An offer is what its kind tells of it (`board.offering`), and nothing else of the board. Who has taken it over is
known by the cards that say so themselves, from the day after, as of any card.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from board import limits, offering
from board.board import Board
from board.kinds.card.record import Card
from board.neighbours import Offer
from board.offering import offer_id
from board.record import Record
from sync.server.db.tables import units
from sync.server.reports import hung
from sync.server.reports.tenancy import Place

_C = Card.table.c


@dataclass(frozen=True)
class Shared:
    """What a unit offers. `takers` are the numbers of the units that have taken it over."""

    giver: Place
    kind: str
    record: str
    made: int
    words: Offer
    to: frozenset[str] | None
    takers: frozenset[int] = frozenset()


def told_to(tx: Connection, organisation: int, unit: int, now_ms: int) -> list[Offer]:
    """What is offered to a unit by others, the newest first."""
    own = str(tx.scalars(select(units.c.public).where(units.c.id == unit)).one())
    found = _offered(tx, units.c.organisation == organisation, now_ms)
    return [one.words for one in found if one.giver.id != unit and (one.to is None or own in one.to)]


def of_organisation(tx: Connection, organisation: int, now_ms: int) -> list[Shared]:
    """All that its open units offer, the newest first."""
    return _with_takers(tx, organisation, _offered(tx, units.c.organisation == organisation, now_ms), now_ms)


def taken_of(tx: Connection, organisation: int, unit: int, now_ms: int) -> list[tuple[Shared, int]]:
    """What this unit offers and others have taken over, and how many."""
    mine = _with_takers(tx, organisation, _offered(tx, units.c.id == unit, now_ms), now_ms)
    return [(one, len(one.takers)) for one in mine if one.takers]


def _offered(tx: Connection, of: ColumnElement[bool], now_ms: int) -> list[Shared]:
    """What these units offer, as long as they are open."""
    here = (of, units.c.closed_ms.is_(None))
    boards = Board.load_several(tx, select(units.c.id).where(*here), _read(now_ms))
    rows = tx.execute(select(units.c.id, units.c.public, units.c.name).where(*here, units.c.id.in_(boards)))
    givers = {row.id: Place(*row) for row in rows}
    found = [one for number, board in boards.items() for one in _of_board(givers[number], board)]
    return sorted(found, key=lambda one: (-one.made, one.words.id))


def _of_board(giver: Place, board: Board) -> Iterable[Shared]:
    for one in offering.of_board(board):
        own = {"id": offer_id(giver.public, one.words.kind, one.record), "unit": giver.name[: limits.LINE]}
        yield Shared(giver, one.words.kind, one.record, one.made, one.words.model_copy(update=own), one.to)


def _read(now_ms: int) -> dict[str, ColumnElement[bool]]:
    """What offers rest on, from the day the card is told of that it belongs to."""
    found: dict[type[Record], ColumnElement[bool]] = {}
    for source in offering.sources():
        for kind, wanted in source.reads().items():
            found[kind] = or_(found[kind], wanted) if kind in found else wanted
    return {kind.kind: and_(wanted, *_told(kind, now_ms)) for kind, wanted in found.items()}


def _told(kind: type[Record], now_ms: int) -> list[ColumnElement[bool]]:
    if kind is Card:
        return [hung.told(now_ms)]
    field = kind.exported.with_card if kind.exported else ""
    return [hung.with_card(kind.table.c.unit, kind.table.c[field], now_ms)] if field else []


def _with_takers(tx: Connection, organisation: int, some: list[Shared], now_ms: int) -> list[Shared]:
    """Which units have a card that was taken over from each of these. One that was taken down before anybody did
    anything with it was not."""
    found: dict[str, set[int]] = {one.words.id: set() for one in some}
    readers = select(units.c.id).where(units.c.organisation == organisation)
    kept = or_(_C.archived.is_(False), _C.stage != "suggestion")
    query = select(_C.offer, _C.unit).where(_C.unit.in_(readers), _C.offer.in_(found), kept, hung.told(now_ms))
    for offer, unit in tx.execute(query) if found else ():
        found[offer].add(unit)
    return [replace(one, takers=frozenset(found[one.words.id] - {one.giver.id})) for one in some]
