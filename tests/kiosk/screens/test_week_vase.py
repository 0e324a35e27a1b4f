"""Ukas vase on a wall: people who are never in the meeting lay balls alone, and the meeting opens them with its
own."""

from datetime import datetime
from pathlib import Path

import pytest

from board.calendar import HOME
from board.kinds.goal import WriteGoal
from board.kinds.meeting.commands import SetPresent, StartMeeting
from board.kinds.meeting.index import Point
from board.kinds.tally.commands import LayBall
from board.kinds.tally.week_vase import LetVaseStand, TendVase
from board.kinds.unit import ChangeUnit
from board.own import Own
from kiosk.demo.hung import Hung
from kiosk.theme import theme
from tests.board.staffroom import copy_wall
from tests.kiosk.screens.fitting import LONG, SIZES, fits, write
from tests.kiosk.screens.voting import FLIGHT_S, SMALL, Hang, lay

TICK_S = 16
STANDS = [
    ChangeUnit({"meeting_weekday": 3}),
    *(WriteGoal(f"g{n}", n, text) for n, text in enumerate(("Vi hjelper hverandre", "Jeg får ro"))),
    LetVaseStand(8),
    TendVase(),
]


def until(wall: Hung, day: int, hour: int, minute: int = 0) -> None:
    """Nobody touches it until then, of November."""
    wall.now_ms = int(datetime(2025, 11, day, hour, minute, tzinfo=HOME).timestamp() * 1000)
    wall.wait_s(TICK_S)
    wall.settle()


def laid(wall: Hung) -> tuple[int, ...]:
    vase = wall.stored.vase
    return vase.laid if vase else ()


def test_three_lay_alone_over_a_day_and_a_pulled_plug_and_the_meeting_opens_all_at_once(
    hang: Hang, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wall = hang(SMALL, commands=STANDS)
    calls: list[str] = []
    monkeypatch.setattr(wall.root.contact, "wake", lambda: calls.append("wake"))
    wall.look()
    assert wall.texts().count("0 av 8") == 2
    assert "Ukas vase tar imot til torsdag" in wall.texts()
    wall.press("main")
    assert wall.screen == "vote.alone"
    assert not wall.has("open-now")
    assert not wall.has("more-people")
    lay(wall, "green")
    calls.clear()
    lay(wall, "green")
    assert calls == [], "whoever hears that it called would know when"
    wall.press("next")
    assert wall.screen == "home"
    assert "Takk! Det som er lagt, ligger trygt i vasen." in wall.texts()

    until(wall, 18, 23, 10)
    wall.press("main")
    assert "God vakt. Ta den tida du trenger." in wall.texts()
    lay(wall, "red")
    folder = copy_wall(wall.folder, tmp_path / "after the cut")  # the plug is pulled this moment
    wall = hang(SMALL, folder=folder, now=datetime(2025, 11, 19, 3, 5, tzinfo=HOME))
    wall.look()
    assert laid(wall) == (2, 1)
    wall.press("main")
    assert not wall.has("answer-next"), "nobody is asked whether it was them"
    wall.press("skip-goal")
    wall.wait_s(FLIGHT_S)
    lay(wall, "red")
    wall.press("next")

    until(wall, 19, 6, 30)
    wall.press("main")
    lay(wall, "pink", "pink")
    wall.wait_s(25)
    assert wall.screen == "home", "it goes home when nobody says that they are done"
    wall.press("main")
    wall.press("all-laid")
    assert laid(wall) == (3, 3)

    until(wall, 20, 11)
    assert "Ukas vase tar imot til kl. 13.30" in wall.texts()
    until(wall, 20, 13, 30)
    assert not any("tar imot" in text for text in wall.texts())
    assert not wall.has("start-meeting")
    assert "Åpnes i neste møte" in wall.texts()
    for command in (StartMeeting("m1"), SetPresent("m1", 6)):
        wall.root.do(command)
    wall.settle()
    session = wall.board.own.meeting
    assert session
    wall.root.keep(Own(meeting=session.to(1)))
    wall.settle()
    wall.root.go("meeting")
    wall.settle()
    told = next(text for text in wall.texts() if text.startswith("3 baller er lagt alt."))
    assert "Minst 1 av dere som er her, har allerede lagt. Stemmer ikke det, har noen lagt to ganger." in told
    wall.press("meeting-next")
    assert wall.screen == "vote"
    assert "3 av 8" in wall.texts()
    lay(wall, "green", "green")
    wall.press("next")
    for name in ("more-people", "arrivals-more", "arrivals-done"):
        wall.press(name)
    assert wall.stored.meetings.items["m1"].present == 7
    assert "4 av 8" in wall.texts()
    wall.press("open-now")
    assert "4 har ikke lagt ball. Åpne likevel?" in wall.texts()
    wall.press("confirm-yes")
    wall.settle()
    points = [wall.stored.meetings.point(goal, "2025-W47") for goal in ("g0", "g1")]
    assert points == [Point("2025-W47", False, 2, 1, 1), Point("2025-W47", False, 2, 1, 1)]
    assert "4 av 8 har lagt ball" in wall.texts()


def test_the_vase_is_let_stand_in_the_settings_and_stands_at_once(hang: Hang) -> None:
    wall = hang(commands=STANDS[:3])
    wall.root.go("settings", section="vase")
    wall.settle()
    assert not wall.has("vase-from-0")
    wall.press("vase-more")
    wall.press("vase-more")
    assert wall.stored.vase
    assert wall.stored.balls(wall.stored.vase) == 2
    wall.press("vase-from-2")
    assert wall.stored.vase is None, "it is only Tuesday, and nothing lay there"
    wall.press("vase-from-1")
    wall.press("vase-until-3")
    assert (wall.stored.unit.vase_from, wall.stored.unit.vase_until) == (1, 7)
    wall.root.do(LayBall("g0", "red", 0))
    wall.press("vase-less")
    wall.press("vase-less")
    assert wall.stored.unit.vase_balls == 0
    assert laid(wall) == (1, 0), "what lies there is for the next meeting"


def test_who_rewrites_a_goal_is_told_that_balls_lie_there_for_it_as_it_was(hang: Hang) -> None:
    wall = hang(commands=[*STANDS, LayBall("g0", "red", 0)])
    wall.root.go("goals")
    wall.settle()
    wall.press("write-0")
    write(wall, " alltid")
    wall.press("key-done")
    assert any("Ballene i ukas vase er lagt for det gamle." in text for text in wall.texts())
    wall.press("confirm-yes")
    wall.root.home()
    wall.settle()
    assert wall.texts().count("1 av 8") == 1, "it stands with its cover on, whatever the goal is called now"
    assert "For målet slik det sto" in wall.texts()
    assert wall.stored.goals.in_force[0] != wall.stored.goals.items["g0"]
    why = "Dette er målet slik det sto; det nye får baller fra neste gang."
    wall.press("main")
    assert {why, "Vi hjelper hverandre"} <= {*wall.texts()}
    wall.press("ball-green")
    wall.wait_s(FLIGHT_S)
    assert "Jeg får ro" in wall.texts()
    assert why not in wall.texts(), "the other goal is as it was"
    wall.root.home()
    wall.settle()
    for name in ("start-meeting", "present-3", "meeting-next"):
        wall.press(name)
    assert {"Vi hjelper hverandre", "Jeg får ro"} <= {*wall.texts()}, "what is read out is what balls are laid for"
    assert "Vi hjelper hverandre alltid" not in wall.texts()


@pytest.mark.parametrize("size", [SIZES[0], *(pytest.param(size, marks=pytest.mark.long) for size in SIZES[1:])])
def test_the_vase_fits_on_every_panel_in_letters_of_both_sizes(hang: Hang, size: tuple[int, int]) -> None:
    wall = hang(size, commands=[*STANDS[:2], WriteGoal("g1", 1, LONG), *STANDS[3:]])
    for larger in (1.0, 1.3):
        theme.larger = larger
        wall.root.home()
        wall.settle()
        fits(wall)
        wall.press("main")
        wall.wait_s(1)
        fits(wall)
        wall.press("skip-goal")
        wall.wait_s(1)
        fits(wall)
    theme.larger = 1.0
