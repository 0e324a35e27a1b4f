"""What cannot be is met by a sentence or by nothing at all, and whatever was there stays: counted, pressed, moved."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from board.commands import TakeDown
from board.errors import Kind
from board.kinds.card.commands import AddCard, MoveCard
from board.kinds.card.record import Card
from board.kinds.meeting.commands import SetPresent
from board.kinds.meeting.record import PRESENT_LIMIT
from kiosk.demo.hung import Hung
from tests.kiosk.screens.leading import GOALS, led

Hang = Callable[..., Hung]
READY = [AddCard("c", "Nøkler", fields={"responsible": "Marit", "deadline": "2025-12-03"})]


def present(wall: Hung) -> int:
    return wall.stored.meetings.items["m1"].present


def test_nobody_counts_past_the_largest_number(hang: Hang) -> None:
    wall = led(hang, commands=GOALS)
    wall.root.do(SetPresent("m1", PRESENT_LIMIT - 1))
    wall.settle()
    for _tap in range(3):
        wall.press("present-more")
    assert present(wall) == PRESENT_LIMIT


def test_nobody_counts_below_one(hang: Hang) -> None:
    wall = led(hang, commands=GOALS)
    wall.press("present-2")
    for _tap in range(4):
        wall.press("present-less")
    assert present(wall) == 1


@pytest.mark.parametrize("count", [0, -3, 500])
def test_a_number_that_cannot_be_is_said_on_the_screen(hang: Hang, count: int) -> None:
    wall = led(hang, commands=GOALS)
    wall.press("present-9")
    wall.root.do(SetPresent("m1", count))  # no finger gets there, so it is said by the command
    wall.settle()
    assert Kind.PRESENT_WRONG.say(limit=PRESENT_LIMIT) in wall.texts()
    assert present(wall) == 9


def test_the_press_that_comes_after_the_card_has_moved_away_moves_nothing(hang: Hang) -> None:
    wall = hang(commands=READY)
    wall.root.go("card", id="c")
    wall.settle()
    x, y = wall.middle("next")
    wall.touch_down(0, x, y)
    wall.root.worker.do(MoveCard("c", "suggestion", "do"), lambda _board: None, lambda _why: None)
    wall.touch_up(0)  # the wall has not shown yet what has just been stored
    assert wall.stored.cards.get("c").stage == "do"
    assert Kind.MOVED_AWAY.sentence in wall.texts()


def test_a_tap_on_a_card_that_has_just_been_taken_down_opens_none(hang: Hang) -> None:
    wall = hang(commands=READY)
    x, y = wall.middle("card-c")
    wall.touch_down(0, x, y)
    wall.root.do(TakeDown(Card, "c"))
    wall.settle()
    wall.touch_up(0)
    assert wall.screen == "home"
    assert wall.stored.cards.get("c").archived
