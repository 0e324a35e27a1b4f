"""Deling: a unit offers a finished card to its sister units, and one that takes it over has it as a suggestion.

What is offered is the card as it stands: if it is rewritten, taken down or erased on its own board, the offer
follows. Title and problem are carried, and no name.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select, update

from board.kinds.card.commands import AddCard
from board.kinds.card.record import Card
from board.local import new_id
from sync.server import server_writes
from sync.server.db.tables import offers, taken, units
from sync.server.reports import finished_cards
from sync.server.reports.finished_cards import Story

_C = Card.table.c
_EVER_MS = 2**53


class Withdrawn(Exception):
    """The card is not offered any more."""


@dataclass(frozen=True)
class Offer:
    """A finished card that sister units may take over; `takers` are the numbers of the units that have."""

    id: int
    story: Story
    unit_name: str
    made_ms: int
    takers: frozenset[int]


def offered(tx: Connection, organisation: int) -> list[Offer]:
    """What the units of an organisation offer each other now, the newest first."""
    rows = tx.execute(_open().where(units.c.organisation == organisation).order_by(offers.c.id.desc())).all()
    return _told(tx, rows)


def finished(tx: Connection, organisation: int, unit: int) -> list[Story]:
    """The cards that a unit could offer: finished, and known to have worked, by a measurement or realised hours."""
    found = finished_cards.finished(tx, organisation, 0, _EVER_MS, of=[unit])
    return [story for story in found if story.title and (story.after is not None or story.hours)]


def offer(tx: Connection, organisation: int, unit: int, card: str, by: str, now_ms: int) -> Story:
    """Offer a card of this unit; once more is as once. Raises LookupError when it is none that could be offered."""
    server_writes.hold(tx, unit)
    story = next((story for story in finished(tx, organisation, unit) if story.card == card), None)
    if story is None:
        raise LookupError(card)
    this = (offers.c.unit == unit, offers.c.card == card)
    values = {"by": by, "made_ms": now_ms, "withdrawn_ms": None}
    known = tx.execute(select(offers.c.withdrawn_ms).where(*this)).first()
    if known is None:
        tx.execute(insert(offers).values(unit=unit, card=card, **values))
    elif known.withdrawn_ms is not None:
        tx.execute(update(offers).where(*this).values(**values))
    return story


def withdraw(tx: Connection, organisation: int, number: int, now_ms: int, of: Collection[int] | None = None) -> None:
    """No unit can take it over any more; who has, keeps it. `of`: only a card of these units. Raises LookupError."""
    found = tx.execute(
        select(offers.c.unit)
        .join_from(offers, units, offers.c.unit == units.c.id)
        .where(offers.c.id == number, units.c.organisation == organisation)
    ).first()
    if found is None or (of is not None and found.unit not in of):
        raise LookupError(number)
    live = (offers.c.id == number, offers.c.withdrawn_ms.is_(None))
    tx.execute(update(offers).where(*live).values(withdrawn_ms=now_ms))


def take(tx: Connection, organisation: int, number: int, unit: int, now_ms: int) -> tuple[str, int | None]:
    """A unit takes a card over, as a suggestion on top of its own. Returns the card's title and the unit's seq; None
    for the seq when it has taken it before, and then nothing is added. Raises LookupError, Withdrawn."""
    server_writes.hold(tx, unit)
    known = select(offers.c.id).join_from(offers, units).where(offers.c.id == number)
    if tx.scalar(known.where(units.c.organisation == organisation, units.c.id != unit)) is None:
        raise LookupError(number)
    found = _told(tx, tx.execute(_open().where(offers.c.id == number)).all())
    if not found:
        raise Withdrawn
    (given,) = found
    if unit in given.takers:
        return given.story.title, None
    card = new_id()
    fields = {"problem": given.story.problem, "source": "shared"}
    seq = server_writes.hang(tx, unit, AddCard(card, given.story.title, fields=fields), now_ms)
    tx.execute(insert(taken).values(offer=number, unit=unit, card=card, at_ms=now_ms))
    return given.story.title, seq


def _open() -> Any:
    """Offers that stand, whose cards hang finished."""
    columns = (offers.c.id, offers.c.unit, offers.c.card, offers.c.made_ms, units.c.name)
    hangs = (_C.stage == "done", _C.archived.is_(False), _C.title != "", offers.c.withdrawn_ms.is_(None))
    return (
        select(*columns)
        .join_from(offers, units, offers.c.unit == units.c.id)
        .join(Card.table, (_C.unit == offers.c.unit) & (_C.id == offers.c.card))
        .where(*hangs)
    )


def _told(tx: Connection, rows: Sequence[Any]) -> list[Offer]:
    numbers = [row.id for row in rows]
    of_offers = (_C.unit == offers.c.unit) & (_C.id == offers.c.card)
    some = finished_cards.told(tx, finished_cards.cards().join(offers, of_offers).where(offers.c.id.in_(numbers)))
    by_card = {(story.unit, story.card): story for story in some}
    takers: dict[int, set[int]] = {}
    for number, unit in tx.execute(select(taken.c.offer, taken.c.unit).where(taken.c.offer.in_(numbers))):
        takers.setdefault(number, set()).add(unit)
    return [
        Offer(row.id, by_card[row.unit, row.card], row.name, row.made_ms, frozenset(takers.get(row.id, ())))
        for row in rows
    ]
