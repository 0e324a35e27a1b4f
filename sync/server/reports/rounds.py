"""The rounds of many units, reckoned by the same functions as on the walls: of each area, and of the whole unit, its
rounds after each other in percent, and the cards that came of them.

    of_units(tx, organisation, now_ms)[unit]       each place of the unit with its rounds
    opened(tx, unit, id, now_ms)                   one round, to be read whole

Only the kinds that a round rests on are read, with one query each for all units. Who goes where is not told; of a
vernerunde only whether the leader and the verneombud took part.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection

from board.board import Board
from board.kinds.area import Area, Areas
from board.kinds.round.figures import NOTHING
from board.kinds.round.index import (
    Answers,
    Found,
    Looked,
    Rounds,
    came_of,
    found,
    known,
    looked_back,
    place_title,
    rounds_of,
)
from board.kinds.round.record import PARTS, Form, Part, Round, Roundanswer, Roundfinding, Roundquestion
from board.kinds.round.turn import due_day, safety_day
from board.kinds.unit import Unit
from sync.server.reports import hung, tenancy

_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class ToldRound:
    """A round in percent: of each part, None where nothing applied, and in all. `ended` is None while it goes on."""

    id: str
    day: date
    ended: date | None
    parts: Mapping[Part, int | None]
    total: int | None
    leader: bool
    safety_rep: bool
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class ToldPlace:
    """Where rounds are gone: an area, or with an empty title the whole unit; its rounds by their days."""

    form: Form
    title: str
    rounds: tuple[ToldRound, ...]
    due: date | None

    @property
    def done(self) -> tuple[ToldRound, ...]:
        return tuple(one for one in self.rounds if one.ended)


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit in the table: how many areas, rounds done in the last year, cards of them, areas that wait for a round,
    and the day of the last vernerunde."""

    areas: int
    done: int
    cards: int
    due: int
    safety: date | None


def of_units(
    tx: Connection, organisation: int, now_ms: int, of: Collection[int] | None = None
) -> dict[int, tuple[ToldPlace, ...]]:
    """The places of each unit of an organisation that goes rounds, or of some of them."""
    of_them = tenancy.numbers(organisation, of)
    boards = Board.load_several(tx, of_them, _rests_on(now_ms))
    told = {number: tuple(_places(board)) for number, board in boards.items()}
    return {number: places for number, places in told.items() if places}


def opened(tx: Connection, unit: int, id_: str, now_ms: int) -> tuple[Board, Looked, str] | None:
    """A round that is there, with the board it is on and what its place is called; None where there is none such."""
    board = Board.load(tx, unit, _rests_on(now_ms))
    record = known(board, id_)
    if record is None or record.day is None or record.away:
        return None
    return board, looked_back(board, record, record.day), place_title(board, record.area)


def line(places: tuple[ToldPlace, ...], day: date) -> UnitLine:
    """What a unit comes to in the table."""
    late = [one for place in places for one in place.done if one.ended and one.ended > day - _YEAR]
    safety = [one.ended for place in places if place.form == "safety" for one in place.done if one.ended]
    areas = [place for place in places if place.form == "5s" and place.due]
    due = sum(place.due is not None and place.due <= day for place in areas)
    return UnitLine(len(areas), len(late), sum(len(one.found) for one in late), due, max(safety, default=None))


def of_card(tx: Connection, unit: int, card: str, now_ms: int) -> tuple[Round, str] | None:
    """The round that a card was found on, and what its place is called."""
    board = Board.load(tx, unit, _rests_on(now_ms))
    record = came_of(board, card) if card in {one.id for one in board.cards} else None
    return (record, place_title(board, record.area)) if record else None


def _places(board: Board) -> Iterator[ToldPlace]:
    """Areas in their order, those that were taken away and had rounds, and the vernerunde."""
    in_order = board.of(Areas).in_order
    gone = {one.area for one in board.of(Rounds) if one.area} - {area.id for area in in_order}
    for area in in_order:
        yield ToldPlace("5s", area.title, tuple(_rounds(board, "5s", area.id)), due_day(board, area))
    for id_ in sorted(gone):
        if some := tuple(_rounds(board, "5s", id_)):
            yield ToldPlace("5s", place_title(board, id_), some, None)
    if some := tuple(_rounds(board, "safety", "")):
        yield ToldPlace("safety", "", some, safety_day(board))


def _rounds(board: Board, form: Form, area: str) -> Iterator[ToldRound]:
    for one in rounds_of(board, form, area):
        points = board.of(Answers).points(one.id)
        parts = {part: points.get(part, NOTHING).percent for part in PARTS[form]}
        total = sum((points.get(part, NOTHING) for part in PARTS[form]), NOTHING).percent
        if one.day:
            took_part = (one.leader, one.safety_rep)
            yield ToldRound(one.id, one.day, one.ended, parts, total, *took_part, found(board, one.id))


def _rests_on(now_ms: int) -> dict[str, ColumnElement[bool]]:
    """A card that is told of only tomorrow is not there."""
    kinds = (Unit, Area, Round, Roundanswer, Roundquestion, Roundfinding)
    return hung.and_cards(kinds, Roundfinding.table.c.card, now_ms)
