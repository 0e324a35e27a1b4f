"""What is read across the room: large enough, no more than the board tells, and gone at the first touch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from board import catalogue
from board.commands import Keep
from board.errors import Kind
from board.kinds.goal import SHORT, NameGoal, WriteGoal
from board.kinds.tally.week_vase import LetVaseStand, TendVase
from board.kinds.unit import ChangeUnit
from board.own import Own
from kiosk import idle
from kiosk.demo.hung import Hung
from kiosk.showing import FAR, REST
from kiosk.theme import LARGE, theme
from kiosk.widgets.balls.vase import Vase
from kiosk.widgets.charts.trend import Trend
from kiosk.widgets.text.text import Text
from tests.kiosk.scenes import home
from tests.kiosk.screens.fitting import LONG
from tests.kiosk.screens.test_goals import RATED
from tests.kiosk.screens.test_rest import leave_alone

Hang = Callable[..., Hung]
LEAST_PX = 40
"""Of a panel of 43 inches drawn at 1920x1080: capitals of 14 mm."""


def too_small(wall: Hung) -> list[str]:
    texts = [widget for widget in wall.walk() if isinstance(widget, Text) and widget.text]
    return [str(text.text) for text in texts if text._set()[0].px < LEAST_PX * theme.k - 0.5]


def test_a_month_keeps_its_capital_within_what_is_said(hang: Hang) -> None:
    with catalogue.spoken("en"):
        wall = hang(fill="demo")
        wall.now_ms += 2 * 3_600_000
        home.far_after(wall)
        wall.settle()
        assert "25 Nov 13:30" in wall.texts()


def test_after_a_minute_the_far_view_hangs_and_a_press_anywhere_brings_the_board(hang: Hang) -> None:
    wall = hang(fill="demo")
    leave_alone(wall, idle.FAR_AFTER_S - 1)
    assert wall.screen == "home"
    leave_alone(wall, 2)
    assert wall.screen == FAR
    told = {"Ballene er fra uke 46", "Ett kort er sent", "Per Olav · frist 14. nov.", "Marit leder", "I dag 13.30"}
    assert told <= {*wall.texts()}
    wall.press_at(1900, 20)
    assert wall.screen == "home"
    wall.press("more")
    leave_alone(wall, idle.FAR_AFTER_S + 1)
    assert wall.screen == "home", "who was in the drawer may still be reading"
    wall.press("more")
    wall.root.guarded(lambda: None)
    wall.settle()
    leave_alone(wall, idle.FAR_AFTER_S + 1)
    assert wall.screen == "home", "what is asked waits for its answer"


def test_balls_lie_under_the_words_they_were_laid_for_and_under_no_others(hang: Hang) -> None:
    """A goal that was rewritten has none until the next meeting, on the board as across the room."""
    wall = hang(commands=[*RATED, WriteGoal("new", 0, "Vi sier fra")])
    for screen in ("home", "far"):
        wall.root.go(screen)
        wall.settle()
        assert [sum(vase.counts) for vase in wall.walk() if isinstance(vase, Vase)] == [0, 3, 3], screen
        assert wall.texts().count("Ingen baller ennå") == 1
    wall.root.go("home")
    wall.settle()
    charts = [chart for chart in wall.walk() if isinstance(chart, Trend)]
    assert [[week.over for week in chart.weeks if week.green] for chart in charts] == [[True], [False], [False]]


def test_it_and_the_idle_view_take_turns_and_what_must_be_seen_brings_the_board(hang: Hang) -> None:
    wall = hang(fill="demo")
    leave_alone(wall, idle.FAR_AFTER_S + 1)
    seen = [wall.screen]
    for _turn in range(3):
        leave_alone(wall, idle.REST_AFTER_S)
        seen.append(wall.screen)
    assert seen == [FAR, REST, FAR, REST]
    leave_alone(wall, idle.REST_AFTER_S)
    wall.root.state = replace(wall.root.state, trouble=Kind.DISK_FULL.sentence)
    leave_alone(wall, 20)
    assert wall.screen == "home"
    wall.root.state = replace(wall.root.state, trouble="")
    wall.root.do(Keep(Own(rests=False)))
    wall.settle()
    leave_alone(wall, 20)
    assert wall.screen == "home", "where it was turned off the board stays"


def test_every_letter_is_large_enough_in_every_size_however_long_the_words_are(hang: Hang) -> None:
    for size in ((1920, 1080), (1280, 800), (1080, 1920)):
        wall = hang(size, fill="demo")
        wall.root.do(WriteGoal("long", 0, LONG))
        for larger in (1.0, LARGE):
            theme.larger = larger
            wall.root.go(FAR)
            wall.settle()
            assert (too_small(wall), wall.clipped()) == ([], []), (size, larger)
        wall.take_down()


def test_while_ukas_vase_stands_it_tells_how_many_and_no_colour(hang: Hang) -> None:
    stands = [ChangeUnit({"meeting_weekday": 3}), WriteGoal("g0", 0, "Ro"), LetVaseStand(8), TendVase()]
    wall = hang(commands=stands)
    wall.root.go(FAR)
    wall.settle()
    vase = wall.root.screen._goals[0].ids.vase
    assert (vase.sealed, vase.tag) == (True, "0 av 8")
    assert "Åpnes torsdag" in wall.texts()
    assert not {"Godt", "Middels", "Dårlig"} & {*wall.texts()}


def test_a_goal_is_called_there_by_its_short_name_and_as_it_is_written_without_one(hang: Hang) -> None:
    wall = hang(fill="demo")
    goal = wall.board.goals.in_force[0]
    assert goal
    wall.root.go("goals")
    wall.settle()
    assert not wall.has("short-1"), "that one is short as it is"
    wall.press("short-0")
    wall.find("pad-field").text = "Vi hjelper hverandre"
    wall.press("key-done")
    wall.root.go(FAR)
    wall.settle()
    assert "Vi hjelper hverandre" in wall.texts()
    assert wall.stored.goals.in_force[0].text == goal.text
    wall.root.do(NameGoal(goal.id, "x" * 40))
    wall.settle()
    assert len(wall.stored.goals.in_force[0].short) == SHORT
    wall.root.do(NameGoal(goal.id, " "))
    wall.settle()
    assert goal.text in wall.texts()
