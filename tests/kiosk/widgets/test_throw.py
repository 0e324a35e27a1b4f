"""The throw: the same whichever ball was pressed, one at a time, and on time."""

from __future__ import annotations

from random import Random

import pytest

from kiosk.demo.stage import Stage
from kiosk.theme import theme
from kiosk.widgets.balls.bowl import Bowl
from kiosk.widgets.balls.throw import Throw
from kiosk.widgets.balls.vase import Vase
from kiosk.widgets.input.ballchoice import BallChoices
from tests.kiosk.pinboard import Pinboard, pin

SIZES = [(1920, 1080), (1280, 800), (1080, 1920)]


class Table:
    """Bowl, balls and vase as in the vote."""

    def __init__(self, size=(1920, 1080)):
        self.chosen: list[str] = []
        self.told: list[str] = []

        def hang() -> Pinboard:
            self.bowl = pin(Bowl(present=9), (10, 322, 595, 476), tall=(10, 560, 480, 400))
            self.vase = pin(Vase(cover="on", tag="7 av 9"), (1486, 196, 401, 668), tall=(640, 420, 401, 668))
            self.choices = pin(BallChoices(), (597, 430, 882, 436), tall=(99, 1150, 882, 436))
            self.throw = Throw(choices=self.choices, bowl=self.bowl, vase=self.vase)
            for event in ("on_landed", "on_done", "on_undone"):
                self.throw.bind(**{event: lambda _throw, event=event: self.told.append(event)})
            self.choices.bind(on_choose=self._choose)
            return Pinboard(self.bowl, self.choices, self.vase, self.throw)

        self.stage = Stage(*size, hang)

    def _choose(self, _choices, colour):
        self.chosen.append(colour)
        self.throw.throw(colour, 7, Random(1))
        self.vase.tag = f"{7 + len(self.chosen)} av 9"

    def poses(self) -> set[str]:
        return {choice.ball.pose for choice in self.choices.balls.values()}


@pytest.mark.parametrize("size", SIZES)
def test_nine_tenths_of_a_second_from_finger_to_rest(size):
    table = Table(size)
    x, y = table.stage.middle("ball-pink")
    table.stage.touch_down(1, x, y)
    table.stage.touch_up(1)
    table.stage.wait_s(0.80)
    assert table.told == ["on_landed"]
    assert table.throw.busy
    table.stage.wait_s(0.12)
    assert table.told == ["on_landed", "on_done"]
    assert not table.throw.busy


def test_all_three_balls_close_their_eyes_whichever_was_pressed():
    table = Table()
    table.stage.press("ball-red")
    assert table.poses() == {"blink"}
    table.stage.wait_s(0.9)
    assert table.poses() == {"front"}


def test_what_flies_is_the_same_wool_whichever_ball_was_pressed():
    flown = []
    for colour in ("green", "pink", "red"):
        table = Table()
        table.stage.press(f"ball-{colour}")
        table.stage.wait_s(0.2)
        thing = table.throw._thing
        flown.append((thing.shown, thing._body.pos, thing._turn.angle))
    assert flown[0] == flown[1] == flown[2]
    assert flown[0][0] == "yarn"


def test_presses_are_dropped_while_something_flies():
    table = Table()
    table.stage.press("ball-green")
    for finger, colour in enumerate(("green", "red")):
        table.stage.press(f"ball-{colour}", finger=finger + 2)
    assert table.chosen == ["green"]
    table.stage.wait_s(0.6)
    table.stage.press("ball-red")
    assert table.chosen == ["green", "red"]


def test_two_fingers_on_two_balls_at_once_lay_one_ball():
    table = Table()
    table.stage.touch_down(1, *table.stage.middle("ball-green"))
    table.stage.touch_down(2, *table.stage.middle("ball-red"))
    table.stage.touch_up(2)
    table.stage.touch_up(1)
    assert table.chosen == ["red"]


def test_the_label_tells_the_new_number_only_when_the_wool_has_landed():
    table = Table()
    table.stage.press("ball-green")
    table.stage.wait_s(0.5)
    assert "7 av 9" in table.stage.texts()
    table.stage.wait_s(0.5)
    assert "8 av 9" in table.stage.texts()


def test_the_way_stays_on_the_screen():
    for size in SIZES:
        table = Table(size)
        heights = [table.throw.way(step / 40)[1] for step in range(41)]
        assert max(heights) <= size[1]


def test_undo_jumps_back_in_half_a_second():
    table = Table()
    table.stage.press("ball-green")
    assert not table.throw.undo()
    table.stage.wait_s(1)
    assert table.throw.undo()
    table.vase.tag = "7 av 9"
    table.stage.wait_s(0.25)
    assert table.throw.busy
    assert table.choices.locked
    assert "7 av 9" in table.stage.texts()
    table.stage.wait_s(0.3)
    assert table.told[-1] == "on_undone"
    assert not table.choices.locked


def test_a_ball_that_is_shown_flies_itself_and_disappears_under_the_cover():
    table = Table()
    table.throw.hidden = False
    table.stage.press("ball-red")
    table.stage.wait_s(0.2)
    assert table.throw._thing.shown == "ball-red-blink"
    table.stage.press("ball-green", finger=2)
    assert table.chosen == ["red"]
    table.stage.wait_s(2.2)
    assert table.told == ["on_landed", "on_done"]
    assert table.poses() == {"front"}
    assert all(choice.ball.strength == 1 for choice in table.choices.balls.values())


def test_a_shown_throw_is_the_same_every_time_the_chance_is():
    places = []
    for _ in range(2):
        table = Table()
        table.throw.hidden = False
        table.stage.press("ball-green")
        table.stage.wait_s(0.3)
        places.append(table.throw._thing._body.pos)
    assert places[0] == places[1]


def test_a_calm_board_only_fades():
    table = Table()
    theme.calm = True
    table.stage.press("ball-green")
    table.stage.wait_s(0.1)
    assert table.told[-1] == "on_done"
    ball = table.choices.balls["green"].ball
    assert (ball.stretch_x, ball.stretch_y) == (1, 1)


def test_leaving_the_screen_ends_the_throw():
    table = Table()
    table.stage.press("ball-green")
    table.throw.stop()
    assert not table.throw.busy
    assert not table.choices.locked
    assert table.poses() == {"front"}
    table.stage.wait_s(1)
    assert table.told == []
