"""The value streams of many units, reckoned by the same functions as on the walls: now and ideal, what is freed, the
cards that were made of it, and what of it was realised.

    of_units(tx, organisation, now_ms)[unit]       each stream of the unit with its sums
    board, stream = opened(tx, unit, id, now_ms)   one of them, to be read whole

Only the kinds that a stream rests on are read, with one query each for all units. Names nobody.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import astuple, dataclass
from operator import add

from sqlalchemy import ColumnElement, Connection, exists

from board.board import Board
from board.kinds.gain.index import fte
from board.kinds.gain.record import Gain
from board.kinds.stream.compare import differences
from board.kinds.stream.index import Lanes, Steps, Streams, Turns, sums
from board.kinds.stream.record import Stream, Streamlane, Streampart, Streamstep, Streamturn
from board.kinds.unit import Unit
from sync.server.reports import hung, tenancy

_TURN = Streamturn.table.c


@dataclass(frozen=True, slots=True)
class StreamSums:
    """Hours a week and årsverk of one stream, or of several. An årsverk is at the divisor of its unit, a realised one
    at the divisor it was entered with."""

    now: float = 0.0
    ideal: float = 0.0
    freed: float = 0.0
    freed_fte: float = 0.0
    differences: int = 0
    cards: int = 0
    realised: float = 0.0
    realised_fte: float = 0.0

    def __add__(self, other: "StreamSums") -> "StreamSums":
        return StreamSums(*map(add, astuple(self), astuple(other)))


@dataclass(frozen=True, slots=True)
class StreamLine:
    """A stream in a table: its lead times are in minutes, in days of its `day_hours`."""

    stream: Stream
    steps: int
    lead: float
    ideal_lead: float
    sums: StreamSums


def together(some: Iterable[StreamLine]) -> StreamSums:
    return sum((line.sums for line in some), StreamSums())


def of_units(
    tx: Connection, organisation: int, now_ms: int, of: Collection[int] | None = None
) -> dict[int, tuple[StreamLine, ...]]:
    """The streams of each unit of an organisation that has any, or of some of them."""
    of_them = tenancy.numbers(organisation, of)
    boards = Board.load_several(tx, of_them, _rests_on(now_ms))
    found = {
        number: tuple(line(board, stream) for stream in board.of(Streams).shown) for number, board in boards.items()
    }
    return {number: lines for number, lines in found.items() if lines}


def line(board: Board, stream: Stream) -> StreamLine:
    """What a stream comes to on its board."""
    now, ideal, found = sums(board, stream), sums(board, stream, "ideal"), differences(board, stream)
    won = [one for turn in board.of(Turns).of(stream.id) if (one := board.gains.of(turn.id).realised)]
    freed = now.hours - ideal.hours
    return StreamLine(
        stream,
        len(board.of(Steps).of(stream.id)),
        now.lead,
        ideal.lead,
        StreamSums(
            now.hours,
            ideal.hours,
            freed,
            fte(freed, board.unit.full_time_hours),
            len(found),
            sum(one.made for one in found),
            sum(one.hours_per_week for one in won),
            sum(fte(one.hours_per_week, one.full_time_hours) for one in won),
        ),
    )


def opened(tx: Connection, unit: int, id_: str, now_ms: int) -> tuple[Board, Stream] | None:
    """A stream that hangs, with all of a board that it rests on; None where there is none such."""
    board = Board.load(tx, unit, _rests_on(now_ms))
    stream = board.of(Streams).get(id_)
    return None if stream is None or stream.archived else (board, stream)


def lanes(board: Board, stream: Stream) -> Mapping[str, str]:
    return {lane.id: lane.title for lane in board.of(Lanes).of(stream.id)}


def _rests_on(now_ms: int) -> dict[str, ColumnElement[bool]]:
    """Of a card no more is told here than elsewhere: it is there from the day after it was made."""
    gain = Gain.table.c
    return {
        **hung.and_cards((Unit, Stream, Streamlane, Streampart, Streamstep, Streamturn), _TURN.id, now_ms),
        Gain.kind: exists().where(_TURN.unit == gain.unit, _TURN.id == gain.subject)
        & hung.with_card(gain.unit, gain.subject, now_ms),
    }
