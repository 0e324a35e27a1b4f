"""What the centre itself does on a unit's board, under its own identity: a suggestion from a phone, a card taken
over, an erasure. It goes into the unit's log like anything else, under the unit's lock, so every wall is given it in
its next round.

    seq = server_writes.hang(tx, unit, AddCard(new_id(), "Fast plass til nøklene"), now_ms)
    ...                                        # COMMIT
    centre.waiting.moved(unit, seq)            # those who wait are told at once
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, ScalarSelect, and_, func, or_, select, true, tuple_, update

from board import context
from board.board import Board
from board.kinds.card.commands import AddCard
from board.kinds.card.offered import HangOffer
from board.kinds.card.record import Card
from board.kinds.photo.commands import HangPhoto, illustrated
from board.kinds.photo.record import Photo
from board.local import new_id
from board.log import log
from board.log.change import Change, Fact
from sync.protocol import digest
from sync.server.db.tables import centre, units

_DAY_MS = 86_400_000


def hang(tx: Connection, unit: int, command: AddCard | HangOffer | HangPhoto, now_ms: int) -> int:
    """Hang up a suggestion or a photo as somebody at a wall would, by the same rules. Returns the unit's seq after
    it. Raises board.errors.Refused; then nothing may be kept. The lock is held, so of the board no more is read than
    the rules look at: the column where it is to hang and the card itself if it hangs already, or the photos. Said as
    of the day's beginning: a phone may send its form again to a centre that was set back; what was done with it
    meanwhile wins."""
    row = hold(tx, unit)
    c = Card.table.c
    cards = or_(and_(c.stage == "suggestion", c.archived.is_(False)), c.id == command.id)
    looked_at: dict[str, ColumnElement[bool]] = {Card.kind: cards}
    if isinstance(command, HangPhoto):
        borne = {kind.kind: kind.table.c.id == command.subject for kind in illustrated()}
        looked_at = {Photo.kind: true(), **borne}
    at = context.Context(tx, Board.load(tx, unit, looked_at), now_ms)
    command.run(at)
    return write(tx, unit, at.facts, now_ms - now_ms % _DAY_MS) if at.facts else int(row.seq)


def write(tx: Connection, unit: int, facts: Sequence[Fact], now_ms: int) -> int:
    """Make these facts true, all as one action, whatever the walls' clocks say. Returns the unit's seq after it.
    Raises ValueError or ValidationError on what is no record of ours."""
    row = hold(tx, unit)
    c = log.change.c
    records = tuple_(c.kind, c.record).in_([(fact.kind, fact.record) for fact in facts])
    newest = tx.scalar(select(func.max(c.stamp)).where(c.unit == unit, records)) or 0
    stamp = max(now_ms, newest + 1)
    changes, _ = log.append(tx, facts, device=device(tx), stamp=stamp, group=new_id(), unit=unit)
    return settle(tx, row, changes)


def hold(tx: Connection, unit: int) -> Row[Any]:
    """The unit's row, which is its lock: until COMMIT nobody else adds to its log."""
    return tx.execute(select(units).where(units.c.id == unit).with_for_update()).one()


def hold_all(tx: Connection, some: Collection[int]) -> dict[int, Row[Any]]:
    """The rows of all units that will be written to. Their locks are taken at once and in their order, so that two
    who write to several do not wait for each other."""
    return {unit: hold(tx, unit) for unit in sorted(some)}


def hold_organisation(tx: Connection, organisation: "int | ScalarSelect[int]") -> dict[int, Row[Any]]:
    """The rows of all units of an organisation: nothing of one is brought up to another's board until COMMIT, so that
    whoever looks for what stands there finds all."""
    return hold_all(tx, tx.scalars(select(units.c.id).where(units.c.organisation == organisation)).all())


def hold_beside(tx: Connection, unit: int) -> dict[int, Row[Any]]:
    """The same of this unit's organisation."""
    return hold_organisation(tx, select(units.c.organisation).where(units.c.id == unit).scalar_subquery())


def device(tx: Connection) -> str:
    """The identity under which the centre makes changes; a restored centre has another."""
    return str(tx.scalar(select(centre.c.device).where(centre.c.id == 1)))


def settle(
    tx: Connection, row: Row[Any], told: Sequence[Change], amended: Iterable[tuple[Change, Change]] = (), **more: Any
) -> int:
    """Bring the unit's row up to a log that has got these changes, and in which the first of each `amended` pair has
    become the second. Returns the seq."""
    pairs = list(amended)
    total = digest.number(row.digest) - digest.total(old for old, _ in pairs) + digest.total(new for _, new in pairs)
    total = digest.add(total, digest.total(told))
    seq = int(row.seq) + len(told)
    tx.execute(update(units).where(units.c.id == row.id).values(seq=seq, digest=digest.text(total), **more))
    return seq
