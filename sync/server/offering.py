"""What units offer each other through the centre, as it stands on their boards now, and who has taken it over.

    told_in(tx, organisation, now_ms)            all that its units may be told of
    told_to(tx, organisation, unit, now_ms)      the offers this unit's walls are given
    of_organisation(tx, organisation, now_ms)    what its units offer, with the units that have taken it over

An offer is what its kind tells of it (`board.offering`), and nothing else of the board. Who has taken it over is
known by the cards that say so themselves, from the day after, as of any card.
"""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, tuple_

from board import limits, offering
from board.board import Board
from board.kinds.card.offered import HangOffer
from board.kinds.card.record import Card
from board.kinds.photo.index import Photos
from board.kinds.photo.record import PIECES, Photo
from board.kinds.story.index import Stories
from board.kinds.story.record import Story
from board.neighbours import PHOTOS, Offer
from board.offering import offer_id
from board.record import Record
from sync.server import server_writes
from sync.server.db.tables import organisations, units
from sync.server.reports import hung, tenancy
from sync.server.reports.period import today
from sync.server.reports.tenancy import Place

_C = Card.table.c
_O = organisations.c


@dataclass(frozen=True)
class Shared:
    """What a unit offers, of an organisation `owner` that is called `whose`. `takers` are the numbers of the units
    that have taken it over."""

    giver: Place
    owner: int
    whose: str
    kind: str
    record: str
    made: int
    words: Offer
    to: frozenset[str] | None
    takers: frozenset[int] = frozenset()

    def is_for(self, place: Place) -> bool:
        """Whether this unit is told of it."""
        return self.giver.id != place.id and (self.to is None or place.public in self.to)


def told_to(tx: Connection, organisation: int, unit: int, now_ms: int) -> list[Shared]:
    """What is offered to a unit by others, the newest first: by its sister units, and where its organisation receives
    what others open, the stories of theirs."""
    (place,) = tenancy.places(tx, organisation, [unit])
    return [one for one in told_in(tx, organisation, now_ms) if one.is_for(place)]


def told_in(tx: Connection, organisation: int, now_ms: int) -> list[Shared]:
    """What the units of an organisation offer, and the stories that others open to it, the newest first."""
    found = _offered(tx, units.c.organisation == organisation, now_ms)
    if theirs := _opened(tx, organisation):
        far = _offered(tx, units.c.organisation.in_(theirs), now_ms)
        found += [
            replace(one, words=replace(one.words, organisation=one.whose[: limits.LINE]))
            for one in far
            if one.to is None
        ]
    return sorted(found, key=_newest)


def photos(tx: Connection, some: Sequence[Shared]) -> list[tuple[object, ...]]:
    """Which photos hang on the newest of these, how much of each is there, and which has its unit's yes; not what
    they show."""
    p, s, whose = Photo.table.c, Story.table.c, _newest_stories(some)
    size = sum((func.length(p[name]) for name in PIECES[1:]), func.length(p[PIECES[0]]))
    columns = (p.unit, p.id, p.digest, p.archived, size, s.seen)
    of_story = and_(s.unit == p.unit, s.id == p.subject)
    query = select(*columns).join_from(Photo.table, Story.table, of_story).where(tuple_(p.unit, p.subject).in_(whose))
    return [tuple(row) for row in tx.execute(query.order_by(p.unit, p.id))] if whose else []


def with_photos(tx: Connection, some: Sequence[Shared]) -> list[Offer]:
    """As the walls are told of them, the newest with their photos."""
    whose = _newest_stories(some)
    records = [record for _, record in whose]
    wanted = {Photo.kind: Photo.table.c.subject.in_(records), Story.kind: Story.table.c.id.in_(records)}
    here = select(units.c.id).where(units.c.id.in_([unit for unit, _ in whose]))
    boards = Board.load_several(tx, here, wanted) if whose else {}
    found = []
    for one in some:
        unit, record = one.giver.id, one.record
        photo = _seen(boards[unit], record) if (unit, record) in whose and unit in boards else None
        found.append(replace(one.words, photo=b64encode(photo.jpeg).decode()) if photo else one.words)
    return found


def _seen(board: Board, record: str) -> Photo | None:
    """The photo of a story, if it is the one that the unit has said yes to."""
    photo, story = board.of(Photos).shown(record), board.of(Stories).get(record)
    return photo if photo and story and photo.digest == story.seen else None


def _newest_stories(some: Sequence[Shared]) -> list[tuple[int, str]]:
    return [(one.giver.id, one.record) for one in some if one.kind == Story.kind][:PHOTOS]


def of_organisation(tx: Connection, organisation: int, now_ms: int) -> list[Shared]:
    """All that its open units offer, the newest first."""
    return _with_takers(tx, organisation, _offered(tx, units.c.organisation == organisation, now_ms), now_ms)


def taken_of(tx: Connection, organisation: int, unit: int, now_ms: int) -> list[tuple[Shared, int]]:
    """What this unit offers and others have taken over, and how many."""
    mine = _with_takers(tx, organisation, _offered(tx, units.c.id == unit, now_ms), now_ms)
    return [(one, len(one.takers)) for one in mine if one.takers]


def hang_up(tx: Connection, organisation: int, unit: int, offer: str, now_ms: int) -> int | None:
    """A unit takes over what is offered to it under this id, as on its wall. Returns the unit's seq; None where the
    card hangs there already. Raises LookupError when nothing is."""
    server_writes.hold(tx, unit)
    words = next((one.words for one in told_to(tx, organisation, unit, now_ms) if one.words.id == offer), None)
    if words is None:
        raise LookupError(offer)
    if offer in taken_by(tx, unit):
        return None
    return server_writes.hang(tx, unit, HangOffer(words), now_ms)


def giver(tx: Connection, organisation: int, unit: int, offer: str, now_ms: int) -> str:
    """Who offers this to a unit, as people of the organisation know them. Raises LookupError when nobody does."""
    whose = next((one.giver.id for one in told_to(tx, organisation, unit, now_ms) if one.words.id == offer), None)
    if whose is None:
        raise LookupError(offer)
    return called(tx, organisation, [whose])[whose]


def taken_by(tx: Connection, unit: int) -> frozenset[str]:
    """The ids of the offers of which a card hangs in this unit."""
    mine = (_C.unit == unit, _C.offer != "", _C.archived.is_(False))
    return frozenset(tx.scalars(select(_C.offer).where(*mine)))


def called(tx: Connection, organisation: int, some: Iterable[int]) -> dict[int, str]:
    """What these units are called to people of this organisation: of another one only the organisation is told."""
    query = (
        select(units.c.id, units.c.name, _O.id.label("owner"), _O.name.label("whose"))
        .join_from(units, organisations, units.c.organisation == _O.id)
        .where(units.c.id.in_(list(some)))
    )
    return {row.id: row.name if row.owner == organisation else row.whose for row in tx.execute(query)}


def opened_to(tx: Connection, organisation: int) -> dict[int, str]:
    """The other organisations that read what this one's units share, by number: none until it opens."""
    if not tx.scalar(select(_O.opens).where(_O.id == organisation)):
        return {}
    query = select(_O.id, _O.name).where(_O.receives, _O.closed_ms.is_(None), _O.id != organisation)
    return {row.id: row.name for row in tx.execute(query.order_by(_O.name))}


def _opened(tx: Connection, organisation: int) -> list[int]:
    """The other organisations whose stories the units of this one are told."""
    if not tx.scalar(select(_O.receives).where(_O.id == organisation)):
        return []
    return list(tx.scalars(select(_O.id).where(_O.opens, _O.closed_ms.is_(None), _O.id != organisation)))


def _newest(one: Shared) -> tuple[int, str]:
    """By days alone, as all that leaves a board."""
    return -today(one.made).toordinal(), one.words.id


def _offered(tx: Connection, of: ColumnElement[bool], now_ms: int) -> list[Shared]:
    """What these units offer, as long as they are open."""
    here = (of, units.c.closed_ms.is_(None))
    boards = Board.load_several(tx, select(units.c.id).where(*here), _read(now_ms))
    rows = tx.execute(
        select(units.c.id, units.c.public, units.c.name, units.c.organisation, _O.name)
        .join_from(units, organisations, units.c.organisation == _O.id)
        .where(*here, units.c.id.in_(boards))
    )
    found = [one for *giver, owner, whose in rows for one in _of_board(Place(*giver), owner, whose, boards[giver[0]])]
    return sorted(found, key=_newest)


def _of_board(giver: Place, owner: int, whose: str, board: Board) -> Iterable[Shared]:
    for one in offering.of_board(board):
        id_ = offer_id(giver.public, one.words.kind, one.record)
        words = replace(one.words, id=id_, unit=giver.name[: limits.LINE])
        yield Shared(giver, owner, whose, one.words.kind, one.record, one.made, words, one.to)


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
    readers = select(units.c.id).where(units.c.organisation.in_([organisation, *opened_to(tx, organisation)]))
    kept = or_(_C.archived.is_(False), _C.stage != "suggestion")
    query = select(_C.offer, _C.unit).where(_C.unit.in_(readers), _C.offer.in_(found), kept, hung.told(now_ms))
    for offer, unit in tx.execute(query) if found else ():
        found[offer].add(unit)
    return [replace(one, takers=frozenset(found[one.words.id] - {one.giver.id})) for one in some]
