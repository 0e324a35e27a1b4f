"""Avdekking: the covers come off one after the other, and what lay beneath is compared and acted on."""

import pytest

from board.commands import Keep
from board.kinds.meeting.commands import EndMeeting, SetPresent, StartMeeting
from board.kinds.unit import ChangeUnit
from board.own import Own
from kiosk.theme import theme
from kiosk.widgets.balls import heap
from kiosk.widgets.balls.counts import Counts
from kiosk.widgets.balls.vase import Vase
from kiosk.widgets.charts.moods import Moods
from tests.kiosk.listening import listening
from tests.kiosk.screens.laid import GOALS, SMALL, USUAL, Hang, covers, meeting, revealed, seen

# --- the covers come off


def test_the_covers_come_off_one_after_the_other(hang: Hang) -> None:
    wall = revealed(hang)
    assert covers(wall) == ["on", "on", "on"]
    wall.wait_s(1.5)
    assert covers(wall) == ["down", "on", "on"]
    wall.wait_s(1.9)
    assert covers(wall) == ["down", "down", "on"]
    wall.wait_s(1.9)
    assert covers(wall) == ["down", "down", "down"]
    assert [vase.counts for vase in seen(wall, Vase)] == list(USUAL)


def test_nothing_tells_what_lies_in_a_vase_before_its_cover_is_off(hang: Hang) -> None:
    wall = revealed(hang)
    wall.wait_s(1)
    assert seen(wall, Counts) == []
    before = [len(chart.values) for chart in seen(wall, Moods)]
    assert [chart.median for chart in seen(wall, Moods)] == [None] * 3
    assert not wall.has("make-card-2")
    wall.wait_s(0.8)
    assert [(c.green, c.pink, c.red) for c in seen(wall, Counts)] == [(7, 2, 0)]
    assert [len(chart.values) for chart in seen(wall, Moods)] == [before[0] + 1, *before[1:]]
    assert seen(wall, Moods)[0].values[-1] == pytest.approx(7 / 9)
    assert wall.has("make-card-0")
    assert not wall.has("make-card-2")
    wall.wait_s(4)
    assert len(seen(wall, Counts)) == 3


def test_a_change_elsewhere_does_not_tell_early(hang: Hang) -> None:
    wall = revealed(hang)
    wall.root.do(SetPresent("m1", 10))
    wall.settle()
    assert seen(wall, Counts) == []
    assert covers(wall) == ["on", "on", "on"]


def test_vases_that_have_been_opened_are_shown_at_once(hang: Hang) -> None:
    wall = revealed(hang, opening=False)
    assert covers(wall) == ["down", "down", "down"]
    assert len(seen(wall, Counts)) == 3


def test_leaving_while_covers_slide_and_coming_back_finds_them_off(hang: Hang) -> None:
    wall = revealed(hang)
    wall.wait_s(0.7)
    wall.root.home()
    wall.root.go("reveal", meeting="m1")
    wall.wait_s(6)
    assert covers(wall) == ["down", "down", "down"]


def test_on_a_calm_board_the_covers_fade(hang: Hang) -> None:
    wall = revealed(hang, commands=[*GOALS, Keep(Own(calm=True))])
    assert theme.calm
    wall.wait_s(0.3)
    assert covers(wall) == ["down", "on", "on"]
    assert len(seen(wall, Counts)) == 1


def test_each_cover_that_slides_is_heard_if_the_wall_makes_sounds(
    hang: Hang, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = listening(monkeypatch)
    wall = revealed(hang, ((9, 0, 0), (2, 0, 0), (9, 0, 0)), commands=[*GOALS, Keep(Own(sound=True))])
    wall.wait_s(1)
    assert heard == ["uncover"]
    wall.wait_s(5)
    assert heard == ["uncover", "uncover"]
    wall.root.go("reveal", meeting="m1", opening=True)
    wall.root.home()
    wall.wait_s(5)
    assert heard == ["uncover", "uncover"]


def test_the_balls_lie_anew_each_time(hang: Hang) -> None:
    """Their places cannot tell in which order they were laid."""
    seeds = {tuple(vase.seed for vase in seen(revealed(hang), Vase)) for _ in range(2)}
    assert len(seeds) == 2


# --- what is not opened


def test_a_vase_with_fewer_than_three_balls_stays_covered(hang: Hang) -> None:
    wall = revealed(hang, ((9, 0, 0), (1, 0, 1), (0, 4, 5)))
    wall.wait_s(6)
    assert covers(wall) == ["down", "on", "down"]
    assert seen(wall, Vase)[1].counts == (0, 0, 0)
    assert any("Færre enn tre." in text and "Snakk sammen i stedet." in text for text in wall.texts())
    assert not wall.has("make-card-1")


def test_a_unit_that_raised_the_threshold_is_told_its_own(hang: Hang) -> None:
    wall = revealed(hang, ((4, 0, 0), (5, 0, 0), (4, 0, 0)), commands=[*GOALS, ChangeUnit({"threshold": 5})])
    wall.wait_s(6)
    assert covers(wall) == ["on", "down", "on"]
    assert "Færre enn fem" in wall.texts()


def test_covered_vases_after_weeks_that_were_opened(hang: Hang) -> None:
    wall = hang(SMALL, commands=[*GOALS, *meeting(USUAL), EndMeeting("m1")])
    wall.now_ms += 7 * 24 * 3_600_000
    for command in meeting(((2, 0, 0),) * 3, "m2"):
        wall.root.do(command)
    wall.settle()
    wall.root.go("reveal", meeting="m2", opening=True)
    wall.wait_s(6)
    assert covers(wall) == ["on", "on", "on"]
    assert seen(wall, Moods) == []


def test_how_the_balls_lie_is_looked_up_while_the_cover_moves(hang: Hang) -> None:
    known = heap.settle.cache_info()
    revealed(hang).wait_s(6)
    assert heap.settle.cache_info() == known


def test_of_a_meeting_that_nothing_is_known_of_no_vase_is_shown_whatever_was_shown_before(hang: Hang) -> None:
    wall = hang(SMALL, commands=[*GOALS, StartMeeting("m1"), SetPresent("m1", 9)])
    for known in ("erased", "m1"):
        wall.root.go("reveal", meeting=known, opening=True)
        wall.frames(2)
        assert not seen(wall, Vase)
    wall = revealed(hang, opening=False)
    assert len(seen(wall, Vase)) == 3
    wall.root.go("reveal", meeting="erased")
    wall.frames(2)
    assert not seen(wall, Vase)
