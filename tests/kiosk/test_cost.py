"""A large unit is told what a round costs, and what would be quicker."""

from dataclasses import replace

from board.board import Board
from board.index import Index
from board.kinds.goal import Goal, Goals
from board.kinds.unit import OwnUnit, Unit
from board.record import Record
from kiosk.screens.meeting.words import cost
from kiosk.state import State

GOALS = tuple(Goal(id=f"g{n}", slot=n, text=f"Mål {n}") for n in range(3))


def with_(board: Board, index: type[Index], *records: Record) -> Board:  # type: ignore[type-arg]
    return replace(board, indexes={**board.indexes, index: board.of(index).after(records)})


def told(present: int, goals: int = 3, **unit: object) -> str:
    board = with_(with_(Board(), Goals, *GOALS[:goals]), OwnUnit, Unit(id="unit", **unit))  # type: ignore[arg-type]
    return cost(State(board), present)


def test_forty_people_are_told_what_a_round_costs_and_what_would_be_quicker() -> None:
    assert told(40) == "40 personer, omtrent 18 minutter. Prøv ukas vase, én ball for uka eller to tavler."
    assert told(9) == "", "nine are quick"
    assert told(17) == ""
    assert told(18) == "18 personer, omtrent 8 minutter. Prøv ukas vase, én ball for uka eller to tavler."


def test_what_the_unit_does_already_is_not_proposed() -> None:
    assert told(40, balls_per="week") == ""
    assert told(60, balls_per="week") == "60 personer, omtrent 9 minutter. Prøv ukas vase eller to tavler."
    assert told(60, goals=1, vase_balls=40) == "60 personer, omtrent 9 minutter. Prøv to tavler."
