"""One card, with all that may be read of it outside its unit.

    found = opened(tx, organisation, unit, id, now_ms, names=False)
    found.card.title, found.moves, found.thing.entries

What it was born of is never read here, only that it came from the meeting (`origins`); of every moment its day is
told; names are read only where the organisation lets them out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from board import calendar
from board.board import Board
from board.kinds.card.record import Card, Stage
from board.kinds.fishbone.index import Fish
from board.kinds.measure import Measure, Measures
from board.kinds.member import Member, team
from board.kinds.stream.compare import Difference, difference
from board.kinds.stream.record import Stream, Streamturn
from board.kinds.why.record import Why, Whys
from board.kinds.why.tree import Tree, grown
from board.log import log
from sync.server.reports import entries, fishbones, hung, origins, qualities, streams
from sync.server.reports.entries import Thing
from sync.server.reports.origins import Origin
from sync.server.reports.qualities import QualityGain

_C = Card.table.c
_UNTOLD = frozenset({"goal", "week", "indicator", "versions"})
"""What never leaves the unit."""


@dataclass(frozen=True, slots=True)
class StageMove:
    """That it came to a stage on a day; None where nobody knows which."""

    stage: Stage
    day: date | None


@dataclass(frozen=True)
class OpenedCard:
    """`owned`: somebody is responsible, also where it is not told who. `stream` is the difference it was made of,
    `cause_of` the card whose root cause it was born of, where that may be told of."""

    card: Card
    owned: bool
    team: tuple[str, ...]
    """in it, where that may be told"""
    members: int
    origin: Origin
    created: date | None
    moves: tuple[StageMove, ...]
    measures: tuple[Measure, ...]
    thing: Thing | None
    qualities: Sequence[QualityGain]
    stream: tuple[Stream, Difference] | None
    fish: Fish | None
    whys: Tree
    cause_of: Card | None


def opened(tx: Connection, organisation: int, unit: int, id_: str, now_ms: int, *, names: bool) -> OpenedCard | None:
    """None where there is no such card, or none that may be told of yet."""
    columns = [column for column in _C if column.name in Card.names and column.name not in _UNTOLD]
    row = tx.execute(select(*columns).where(_C.unit == unit, _C.id == id_, hung.told(now_ms))).mappings().first()
    if row is None:
        return None
    told = dict(row)
    owned = bool(told["responsible"])
    card = Card.known(**told | ({} if names else {"responsible": ""}))
    created = calendar.day(card.created) if card.created else None
    met = origins.met(tx, [unit], [card.created] if created else [])
    beside = _beside(tx, unit, id_)
    members = team(beside, id_)
    return OpenedCard(
        card,
        owned,
        members if names else (),
        len(members),
        origins.origin(met, unit, card.source, created) if created else card.source,
        created,
        _moves(tx, unit, id_),
        beside.of(Measures).of(id_),
        next(iter(entries.of_unit(tx, unit, now_ms, id_, names=names)), None),
        qualities.of_units(tx, organisation, now_ms, [unit], id_),
        _stream(tx, unit, id_, now_ms),
        fishbones.of_card(tx, unit, id_, now_ms),
        grown(card, beside.of(Whys)),
        _cause_of(tx, unit, id_, now_ms),
    )


def _moves(tx: Connection, unit: int, id_: str) -> tuple[StageMove, ...]:
    """As they were made, without those that were undone: what is undone bears the moment of the stage it goes back
    to."""
    c = log.change.c
    query = select(c.stamp, c.device, c.n, c.fields).where(c.unit == unit, c.kind == Card.kind, c.record == id_)
    found: list[tuple[Stage, int]] = []
    for stamp, _device, _n, fields in sorted(tx.execute(query.where(~c.parked)), key=lambda row: row[:3]):
        stage = fields.get("stage", "" if found else "suggestion")
        here = (stage, fields.get("moved", stamp))
        if here in found:
            del found[found.index(here) + 1 :]
        elif stage and (not found or stage != found[-1][0]):
            found.append(here)
    return tuple(StageMove(stage, calendar.day(ms) if ms else None) for stage, ms in found)


def _beside(tx: Connection, unit: int, id_: str) -> Board:
    """What hangs on the card: its measures, its whys and who is in it."""
    of_card = {kind.kind: kind.table.c.card == id_ for kind in (Measure, Why, Member)}
    return Board.load(tx, unit, of_card)


def _stream(tx: Connection, unit: int, id_: str, now_ms: int) -> tuple[Stream, Difference] | None:
    turn = Streamturn.table.c
    of = tx.scalar(select(turn.stream).where(turn.unit == unit, turn.id == id_))
    found = streams.opened(tx, unit, of, now_ms) if of else None
    return difference(found[0], id_) if found else None


def _cause_of(tx: Connection, unit: int, id_: str, now_ms: int) -> Card | None:
    why = Why.table.c
    of = tx.scalar(select(why.card).where(why.unit == unit, why.id == id_))
    row = tx.execute(select(_C.id, _C.title).where(_C.unit == unit, _C.id == of, hung.told(now_ms))).first()
    return Card(id=row.id, title=row.title) if of and row else None
