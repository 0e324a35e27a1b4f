"""Stemme: a ball each for every goal, and taking the last one back."""

import threading

from kiosk.demo.stage import Stage
from tests.kiosk.screens.voting import FLIGHT_S, TEXTS, Hang, asks, flies, laid, lay, tallies, vase_says, voting
from tests.patience import PATIENCE_S

# --- laying balls


def test_nine_people_lay_a_ball_for_every_goal_and_the_vases_are_opened(hang: Hang) -> None:
    wall = voting(hang)
    for person in range(9):
        assert asks(wall, TEXTS[0])
        lay(wall, "green", "pink" if person % 3 else "red", "green")
        if person < 8:
            assert asks(wall, "Takk! Si fra til den neste.")
            wall.press("next")
    assert asks(wall, "Da kan vasene åpnes.")
    assert "Bare antallet vises til vasene åpnes." in wall.texts()
    assert "Vasen er lukket til alle har lagt. Bare antallet vises." not in wall.texts(), "they all have"
    assert wall.find("next").label == "Åpne vasene"
    wall.press("next")
    assert wall.screen == "reveal"
    assert tallies(wall) == [(9, 0, 0), (0, 6, 3), (9, 0, 0)]
    assert wall.stored.vote is None


def test_the_finger_is_answered_at_once_by_the_ball_it_touches(hang: Hang) -> None:
    wall = voting(hang)
    ball = wall.find("ball-pink").ball
    wall.touch_down(1, *wall.middle("ball-pink"))
    wall.frames(4)
    assert ball.stretch_y < 0.9
    assert laid(wall) == (0, 0, 0)


def test_the_throw_begins_after_the_ball_is_stored(hang: Hang) -> None:
    wall = voting(hang)
    slow = threading.Event()
    wall.root.ask(lambda _tx: slow.wait(PATIENCE_S), lambda _: None)
    Stage.touch_down(wall, 1, *wall.middle("ball-green"))
    Stage.touch_up(wall, 1)
    wall.wait_s(0.5)
    assert not flies(wall)
    slow.set()
    wall.settle()
    assert flies(wall)
    assert wall.stored.vote.laid == (1, 0, 0)


def test_after_the_throw_the_next_goal_comes_and_the_vase_has_one_more(hang: Hang) -> None:
    wall = voting(hang, laid=("green",) * 6)
    assert vase_says(wall) == "6 av 9"
    assert "lagt på mål 1" in wall.texts()
    wall.press("ball-red")
    assert asks(wall, TEXTS[0])
    assert vase_says(wall) == "6 av 9"
    wall.wait_s(FLIGHT_S)
    assert vase_says(wall) == "7 av 9"
    assert asks(wall, TEXTS[1])
    wall.wait_s(1)
    assert vase_says(wall) == "6 av 9"


def test_two_taps_within_fifty_milliseconds_are_one_ball(hang: Hang) -> None:
    wall = voting(hang)
    x, y = wall.middle("ball-green")
    for finger in (1, 2):
        Stage.touch_down(wall, finger, x, y)
        Stage.touch_up(wall, finger)
    wall.settle()
    wall.wait_s(FLIGHT_S)
    assert laid(wall) == (1, 0, 0)


def test_taps_while_a_ball_flies_are_dropped(hang: Hang) -> None:
    wall = voting(hang)
    wall.press("ball-green")
    wall.press("ball-red")
    wall.press("ball-green")
    wall.wait_s(FLIGHT_S)
    assert laid(wall) == (1, 0, 0)
    assert asks(wall, TEXTS[1])


def test_a_second_finger_on_another_ball_does_not_vote_on_the_next_goal(hang: Hang) -> None:
    wall = voting(hang)
    wall.touch_down(1, *wall.middle("ball-green"))
    wall.touch_down(2, *wall.middle("ball-red"))
    wall.touch_up(1)
    wall.wait_s(1.5)
    assert asks(wall, TEXTS[1])
    wall.touch_up(2)
    wall.wait_s(FLIGHT_S)
    assert laid(wall) == (1, 0, 0)


def test_sliding_off_a_ball_lays_nothing(hang: Hang) -> None:
    wall = voting(hang)
    wall.touch_down(1, *wall.middle("ball-green"))
    wall.touch_move(1, 480, 125)
    wall.touch_up(1)
    wall.wait_s(FLIGHT_S)
    assert laid(wall) == (0, 0, 0)


def test_who_is_done_and_presses_a_ball_is_told_to_let_the_next_one_come(hang: Hang) -> None:
    wall = voting(hang)
    lay(wall, "green", "green", "green")
    wall.press("ball-red")
    assert "Trykk på «Neste person» først." in wall.texts()
    assert laid(wall) == (1, 1, 1)


# --- taking back


def test_the_last_ball_comes_back_and_the_goal_is_asked_again(hang: Hang) -> None:
    wall = voting(hang)
    lay(wall, "red")
    wall.press("undo-ball")
    wall.wait_s(FLIGHT_S)
    assert laid(wall) == (0, 0, 0)
    assert asks(wall, TEXTS[0])
    lay(wall, "green")
    assert laid(wall) == (1, 0, 0)


def test_all_of_a_turn_can_be_taken_back_and_nothing_of_the_one_before(hang: Hang) -> None:
    wall = voting(hang)
    lay(wall, "red", "red", "red")
    wall.press("next")
    assert not wall.has("undo-ball")
    lay(wall, "green", "pink", "green")
    for _ in range(3):
        wall.press("undo-ball")
        wall.wait_s(FLIGHT_S)
    assert laid(wall) == (1, 1, 1)
    assert not wall.has("undo-ball")


def test_a_ball_can_be_taken_back_after_the_last_goal(hang: Hang) -> None:
    wall = voting(hang, laid=("green",) * 8)
    lay(wall, "green", "green", "red")
    assert wall.find("next").label == "Åpne vasene"
    wall.press("undo-ball")
    wall.wait_s(FLIGHT_S)
    assert asks(wall, TEXTS[2])
    lay(wall, "green")
    wall.press("next")
    assert tallies(wall) == [(9, 0, 0)] * 3


def test_after_twenty_seconds_nothing_can_be_taken_back(hang: Hang) -> None:
    wall = voting(hang)
    lay(wall, "red")
    wall.wait_s(17)
    assert wall.has("undo-ball")
    wall.wait_s(3)
    assert not wall.has("undo-ball")
    assert asks(wall, TEXTS[1])


def test_two_quick_taps_on_undo_take_back_one_ball(hang: Hang) -> None:
    wall = voting(hang)
    lay(wall, "red", "green")
    x, y = wall.middle("undo-ball")
    for finger in (1, 2):
        Stage.touch_down(wall, finger, x, y)
        Stage.touch_up(wall, finger)
    wall.settle()
    wall.wait_s(FLIGHT_S)
    assert laid(wall) == (1, 0, 0)
