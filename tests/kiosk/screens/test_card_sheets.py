"""A sheet that asks something ends the writing below it, whichever finger was there first."""

from __future__ import annotations

import pytest

from board.kinds.card.commands import AddCard, EditCard, MoveCard
from kiosk.demo.hung import Hung
from kiosk.widgets.input.text_input import writing

SIZES = [(1920, 1080), (1280, 800), (1080, 1920)]
CARD = [AddCard("c1", "Fast plass"), EditCard("c1", {"responsible": "Marit", "deadline": "2025-12-24"})]
READY = [EditCard("c1", {"unmeasurable": True}), MoveCard("c1", "suggestion", "act")]


def card(hang, size=SIZES[0], *more) -> Hung:
    wall = hang(size, commands=[*CARD, *more])
    wall.root.go("card", id="c1")
    wall.wait_s(1)
    return wall


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("asks", "close"), [("responsible", "pick-close"), ("deadline", "day-close")])
def test_who_and_when_are_asked_above_a_keyboard_that_was_up(hang, size, asks, close):
    wall = card(hang, size)
    wall.press("title")
    wall.wait_s(0.5)
    wall.press("key-page")
    wall.press("key-1")
    wall.press(asks)
    assert wall.stored.cards.get("c1").title == "Fast plass1"
    wall.press(close)
    wall.wait_s(0.5)
    assert not wall.has(close)
    assert not wall.has("key-done")


def test_a_finger_that_was_on_a_field_before_the_sheet_hung_does_not_write_below_it(hang):
    wall = card(hang)
    wall.touch_down(1, *wall.middle("title"))
    wall.press("responsible", finger=2)
    wall.touch_up(1)
    wall.wait_s(0.5)
    assert writing.at is None
    wall.press("pick-name-0")
    assert not wall.has("pick-close")


def test_a_finger_below_a_sheet_neither_presses_nor_moves_anything(hang):
    wall = card(hang)
    wall.touch_down(1, *wall.middle("next"))
    wall.press("responsible", finger=2)
    wall.touch_up(1)
    wall.press("pick-close")
    assert wall.stored.cards.get("c1").stage == "suggestion"

    wall.press("to-board")
    wall.wait_s(1)
    x, y = wall.middle("card-c1")
    wall.touch_down(1, x, y)
    wall.touch_move(1, x + 80, y)
    wall.press("more", finger=2)
    assert wall.has("tool-settings")
    wall.touch_move(1, 480, 800)  # put down on the drawer
    wall.touch_up(1)
    wall.wait_s(1)
    assert wall.stored.cards.get("c1").stage == "suggestion"


def test_who_begins_to_write_while_the_card_is_finished_is_asked_its_questions_all_the_same(hang):
    wall = card(hang, SIZES[0], *READY)
    x, y = wall.middle("problem")
    wall.touch_down(1, x, y)
    wall.touch_down(2, *wall.middle("next"))
    super(Hung, wall).touch_up(2)  # the questions are on their way …
    super(Hung, wall).touch_up(1)  # … when somebody begins to write
    wall.settle()
    wall.wait_s(0.5)
    assert wall.screen == "practice"
    assert writing.at is None


def test_what_was_written_in_no_time_is_not_called_unsaved_once_it_is_stored(hang):
    wall = card(hang)
    wall.press("problem")
    wall.key(ord("a"), "Vi leter")
    wall.press("deadline")
    wall.press("day-close")
    assert wall.stored.cards.get("c1").problem == "Vi leter"
    assert "Noe er ikke lagret ennå" not in wall.texts()


def test_a_hasty_second_tap_on_a_card_is_not_for_what_lies_there_once_it_is_open(hang):
    wall = hang(commands=CARD)
    title = (300, 90)
    wall.tap_in_slow_frame(0.7, wall.middle("card-c1"))
    assert wall.screen == "card"
    wall.tap_in_slow_frame(0.7, title)
    assert writing.at is None
    wall.tap_in_slow_frame(0.7, title)
    assert writing.at is not None
