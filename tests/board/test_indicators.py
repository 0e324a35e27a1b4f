"""Goals for the service: written and adjusted, measured week by week, and the same on every wall."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from board.board import Board
from board.commands import BringBack, TakeDown, Undo
from board.context import Command
from board.errors import Kind
from board.kinds.card.commands import AddCard
from board.kinds.indicator.commands import BeginPhase, TakeReading, WriteIndicator
from board.kinds.indicator.index import Course, Indicators, Phases, Readings
from board.kinds.indicator.record import Indicator
from board.log import log
from sync.server.reports.extract_tables import TABLES
from tests.board.staffroom import Staffroom
from tests.board.test_runchart import ROUNDS

WRITTEN = WriteIndicator(
    "i1", {"title": "Medisinrunden skal gå i fred", "measured": "Avbrudd", "target": 2, "direction": "at_most"}
)
WEEKS = [f"2026-W{n}" for n in range(24, 48)]


def series(board: Board, id_: str = "i1") -> tuple[tuple[str, float], ...]:
    return board.of(Readings).series(id_)


def course(board: Board, id_: str = "i1") -> Course:
    return Course.of(board.of(Indicators).items[id_], board.of(Readings), board.of(Phases))


def test_a_year_of_readings_with_a_phase_is_judged_against_the_weeks_before_it(room: Staffroom) -> None:
    room.do(WRITTEN, BeginPhase("i1", "2026-W36", "gul vest"))
    room.do(*(TakeReading("i1", week, value) for week, value in zip(WEEKS, ROUNDS, strict=True)))
    found = course(room.board)
    assert (found.phases, found.judged.median, found.judged.changed) == (((12, "gul vest"),), 6, True)
    assert not found.missed, "at most 2, and the last is 2"
    room.do(WriteIndicator("i1", {"target": 1}))
    assert course(room.board).missed, "a goal that is adjusted is held against what is measured already"
    room.do(WriteIndicator("i1", {"direction": "at_least"}))
    assert not course(room.board).missed


def test_a_second_value_of_a_week_replaces_the_first_and_can_be_undone(room: Staffroom) -> None:
    room.do(WRITTEN, TakeReading("i1", "2026-W47", 5))
    room.do(TakeReading("i1", "2026-W47", 3), group="again")
    assert series(room.board) == (("2026-W47", 3),)
    room.do(Undo("again"))
    assert series(room.board) == (("2026-W47", 5),)
    room.do(TakeReading("i1", "2026-W47", None))
    assert series(room.board) == ()
    room.do(TakeReading("i1", "2026-W46", None))
    assert room.board.of(Readings).get("i1-2026-w46") is None, "what was never measured is not taken away"


def test_a_first_value_that_was_undone_can_be_taken_again(room: Staffroom) -> None:
    room.do(WRITTEN)
    room.do(TakeReading("i1", "2026-W47", 5), group="first")
    room.do(Undo("first"))
    assert series(room.board) == ()
    room.do(TakeReading("i1", "2026-W47", 5))
    assert series(room.board) == (("2026-W47", 5),)


def test_weeks_that_were_forgotten_are_filled_in_where_they_belong(room: Staffroom) -> None:
    room.do(WRITTEN, *(TakeReading("i1", week, n) for n, week in enumerate(("2026-W47", "2026-W02", "2025-W52"))))
    assert [week for week, _ in series(room.board)] == ["2025-W52", "2026-W02", "2026-W47"]


def test_when_another_thing_is_measured_the_run_chart_begins_anew_in_the_same_place(room: Staffroom) -> None:
    room.do(WRITTEN, WriteIndicator("i2", {"title": "Ut"}), TakeReading("i1", "2026-W47", 5))
    anew = WriteIndicator("i3", {"title": "Ro", "measured": "Avbrudd og telefoner"}, instead="i1")
    room.do(anew, group="anew")
    hung = room.board.of(Indicators).hung
    assert [(one.id, one.replaces) for one in hung] == [("i3", "i1"), ("i2", "")]
    assert (series(room.board, "i3"), series(room.board)) == ((), (("2026-W47", 5),))
    room.do(Undo("anew"))
    assert [one.id for one in room.board.of(Indicators).hung] == ["i1", "i2"]


def test_a_goal_that_is_taken_down_comes_back_with_all_that_was_measured(room: Staffroom) -> None:
    room.do(WRITTEN, TakeReading("i1", "2026-W47", 5), TakeDown(Indicator, "i1"))
    assert room.board.of(Indicators).hung == ()
    room.do(BringBack(Indicator, "i1"))
    assert [one.id for one in room.board.of(Indicators).hung] == ["i1"]
    assert course(room.board).values == (5,)


NEGATIVE = "Det kan ikke være under 0. Skriv hvor mange, hvor lenge eller hvor stor del."
AHEAD = "Uke 48 har ikke vært ennå. Velg denne uka eller en som har vært."
GONE = "Det er ikke her lenger. Noen har tatt det ned."
NO_TITLE, NO_PHASE = "Skriv hva dere vil få til i tjenesten.", "Skriv med et par ord hva dere begynte med."
NO_NUMBER = "«{}» er ikke et tall. Skriv for eksempel 2,5."


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (WriteIndicator("i2", {"title": " "}), NO_TITLE),
        (WriteIndicator("i1", {"title": ""}), NO_TITLE),
        (WriteIndicator("i1", {"target": -2}), NEGATIVE),
        (WriteIndicator("i1", {"target": "to"}), NO_NUMBER.format("to")),
        (WriteIndicator("i2", {"title": "Ro"}, instead="i3"), GONE),
        (WriteIndicator("gone", {"title": "Ro"}), GONE),
        (TakeReading("i3", "2026-W47", 3), GONE),
        (TakeReading("gone", "2026-W47", 3), GONE),
        (TakeReading("i1", "2026-W47", -1), NEGATIVE),
        (TakeReading("i1", "2026-W47", float("nan")), NO_NUMBER.format("nan")),
        (TakeReading("i1", "2026-W47", 1e13), NO_NUMBER.format("10000000000000.0")),
        (TakeReading("i1", "2026-W48", 3), AHEAD),
        (BeginPhase("i1", "2026-W48", "gul vest"), AHEAD),
        (BeginPhase("i1", "2026-W47", " "), NO_PHASE),
        (BeginPhase("gone", "2026-W47", "gul vest"), GONE),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(room: Staffroom, command: Command, sentence: str) -> None:
    room.do(WRITTEN, WriteIndicator("gone", {"title": "Ut"}), TakeDown(Indicator, "gone"))
    assert str(room.refused(command)) == sentence


def test_a_week_there_is_none_of_is_refused(room: Staffroom) -> None:
    room.do(WRITTEN)
    assert room.refused(TakeReading("i1", "2026-W99", 3)).kind is Kind.SETTING_WRONG


def test_what_a_card_was_born_of_stays_in_the_unit(room: Staffroom) -> None:
    room.do(AddCard("c1", "For mange avbrudd", week="2026-W47", fields={"indicator": "i1"}))
    assert room.board.cards.column("suggestion")[0].indicator == "i1"
    assert "indicator" not in {column.name for column in TABLES["cards"].shown(names=True)}


@pytest.fixture
def walls(tmp_path: Path) -> Iterator[list[Staffroom]]:
    rooms = [Staffroom(tmp_path / name) for name in ("a", "b")]
    rooms[0].do(WRITTEN)
    exchange(rooms)
    yield rooms
    for room in rooms:
        room.close()


def exchange(rooms: list[Staffroom]) -> None:
    """Each wall is told what the other has said."""
    logs = []
    for room in rooms:
        with room.store.read() as tx:
            logs.append([log.of_row(row) for row in tx.execute(select(log.change)).mappings()])
    for room, other in zip(rooms, reversed(logs), strict=True):
        with room.store.write() as tx:
            log.ingest(tx, other)
        room.board = room.loaded()


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize(
    ("earlier", "later", "told"),
    [(5, 3, (("2026-W47", 3),)), (5, None, ()), (None, 3, (("2026-W47", 3),))],
)
@pytest.mark.parametrize("before", [True, False])
def test_of_two_walls_that_measure_the_same_week_the_later_one_holds(
    walls: list[Staffroom], first: int, earlier: float, later: float, told: object, before: bool
) -> None:
    if before:
        walls[0].do(TakeReading("i1", "2026-W47", 9))
        exchange(walls)
    walls[first].do(TakeReading("i1", "2026-W47", earlier))
    walls[1 - first].time.forward(seconds=60)
    walls[1 - first].do(TakeReading("i1", "2026-W47", later))
    exchange(walls)
    if not before and later is None:
        told = (("2026-W47", 5),)  # where nothing was measured there was nothing to take away
    assert [series(room.board) for room in walls] == [told, told]
    assert sum(len(room.board.of(Readings).items) for room in walls) == 2


def test_two_walls_that_measure_different_weeks_and_adjust_the_goal_lose_neither(walls: list[Staffroom]) -> None:
    def said(room: Staffroom, *commands: Command) -> None:
        room.do(*commands)

    said(walls[0], TakeReading("i1", "2026-W46", 5), WriteIndicator("i1", {"target": 1}))
    said(walls[1], TakeReading("i1", "2026-W47", 3), WriteIndicator("i1", {"title": "Ro på runden"}))
    exchange(walls)
    for room in walls:
        indicator = room.board.of(Indicators).items["i1"]
        assert series(room.board) == (("2026-W46", 5), ("2026-W47", 3))
        assert (indicator.title, indicator.target) == ("Ro på runden", 1)
