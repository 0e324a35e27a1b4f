"""Stemme: other ways to vote, trouble, sound, and how it looks."""

import pytest

from board.commands import Keep
from board.kinds.tally.commands import LayBall
from board.log.change import Fact
from board.own import Own
from board.store.store import Store
from kiosk.demo.hung import Hung
from kiosk.theme import theme
from tests.kiosk.listening import listening
from tests.kiosk.scenes.lift import told as tell
from tests.kiosk.screens.voting import (
    FLIGHT_S,
    LONG,
    REACH,
    SIZES,
    TEXTS,
    Hang,
    asks,
    flies,
    laid,
    lay,
    tallies,
    voting,
)

# --- other ways to vote


def test_one_ball_for_the_week(hang: Hang) -> None:
    wall = voting(hang, present=3, unit={"balls_per": "week"})
    assert asks(wall, "Hvordan har det vært denne uka?")
    assert wall.find("next").second == "Lov å stå over"
    assert not wall.has("skip-goal")
    for person in range(3):
        lay(wall, "green")
        if person < 2:
            wall.press("next")
    assert wall.find("next").label == "Åpne vasen"
    wall.press("next")
    assert wall.screen == "reveal"
    assert tallies(wall) == [(3, 0, 0)]


def test_a_unit_with_one_goal_votes_on_that(hang: Hang) -> None:
    wall = voting(hang, present=3, goals=TEXTS[:1])
    lay(wall, "green")
    assert asks(wall, "Takk! Si fra til den neste.")
    assert laid(wall) == (1,)


def test_forty_people(hang: Hang) -> None:
    wall = voting(hang, present=40, laid=("green", "pink", "red", "green") * 9 + ("green",) * 3)
    lay(wall, "green", "green", "red")
    wall.press("next")
    assert wall.screen == "reveal"
    assert [sum(tally) for tally in tallies(wall)] == [40, 40, 40]


def test_on_a_calm_board_nothing_moves_and_everything_counts(hang: Hang) -> None:
    wall = voting(hang, commands=[Keep(Own(calm=True))])
    assert theme.calm
    ball = wall.find("ball-red").ball
    wall.touch_down(1, *wall.middle("ball-red"))
    wall.frames(4)
    assert (ball.stretch_x, ball.stretch_y) == (1, 1)
    wall.touch_up(1)
    wall.wait_s(0.3)
    assert laid(wall) == (1, 0, 0)
    assert not flies(wall)
    assert asks(wall, TEXTS[1])


# --- trouble


def read_only(wall: Hung, on: bool) -> None:
    """The disk takes no more, or does again."""

    def pragma(store: Store) -> None:
        with store.read() as tx:
            tx.exec_driver_sql(f"PRAGMA query_only={'ON' if on else 'OFF'}")

    wall.root.worker.with_store(pragma)


def test_when_nothing_can_be_stored_no_ball_flies_and_voting_is_closed(hang: Hang) -> None:
    wall = voting(hang, laid=("green",) * 4)
    read_only(wall, True)
    wall.press("ball-green")
    wall.wait_s(FLIGHT_S)
    assert laid(wall) == (4, 4, 4)
    assert any("Si fra til leder" in text for text in wall.texts())
    assert "Alle baller dere har sett falle, ligger trygt i vasene." in wall.texts()
    assert not asks(wall, TEXTS[0]), "nothing is asked that cannot be answered"
    assert wall.find("ball-red").ball.opacity < 0.5, "the balls are out of play"
    assert not wall.has("undo-ball")
    assert not wall.has("open-now")
    wall.press("ball-red")
    wall.press("next")
    assert (wall.find("next").label, wall.find("next").icon) == ("Prøv igjen", "history")
    read_only(wall, False)
    wall.wait_s(1)
    wall.press("next")
    assert asks(wall, TEXTS[0])
    assert not wall.board.own.tried
    assert wall.find("ball-red").ball.opacity == 1
    lay(wall, "green")
    assert laid(wall) == (5, 4, 4)


def test_a_ball_that_could_not_be_taken_back_stays(hang: Hang) -> None:
    wall = voting(hang)
    lay(wall, "red")
    read_only(wall, True)
    wall.press("undo-ball")
    read_only(wall, False)
    wall.press("next")
    wall.wait_s(1)
    assert laid(wall) == (1, 0, 0)
    assert asks(wall, TEXTS[1])


def test_a_vote_everybody_has_left_lets_the_board_go_home(hang: Hang) -> None:
    wall = voting(hang)
    wall.wait_s(1)
    assert wall.root.screen.keeps_awake
    wall.root.screen._acted_at_s -= 3600
    assert not wall.root.screen.keeps_awake


# --- sound


def ended_elsewhere(wall: Hung) -> None:
    """Another wall of the unit has ended the meeting, and this one hears of it."""
    tell(wall, Fact("meeting", "m1", {"ended": wall.now_ms}))


def test_whoever_has_laid_a_ball_is_told_that_another_wall_ended_the_meeting(hang: Hang) -> None:
    told = "En annen tavle avsluttet dette. Ballene som ligger her, telles ikke, og ingen får se dem."
    wall = voting(hang)
    ended_elsewhere(wall)
    assert told not in wall.texts(), "nobody has laid one"
    wall = voting(hang, laid=("green", "red"))
    assert told not in wall.texts()
    ended_elsewhere(wall)
    assert told in wall.texts()
    wall.take_down()
    assert told in hang(folder=wall.folder).texts(), "also where the power was cut before anybody read it"


def test_all_balls_make_the_same_sound_if_the_wall_makes_any(hang: Hang, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = listening(monkeypatch)
    wall = voting(hang)
    lay(wall, "green")
    assert heard == []
    wall = voting(hang, commands=[Keep(Own(sound=True))])
    lay(wall, "green", "pink", "red")
    assert heard == ["ball", "ball", "ball"]


# --- how it looks


@pytest.mark.parametrize("size", SIZES)
def test_long_goals_fit_and_everything_pressed_is_large_and_within_reach(hang: Hang, size: tuple[int, int]) -> None:
    wall = voting(hang, size, present=200, goals=(LONG, LONG[:60], LONG), laid=("green",) * 2)

    def fits() -> None:
        wall.wait_s(1)
        assert wall.clipped() == []
        large = [text for text in wall.texts() if text == wall.root.screen.ids.table.ids.goal.text]
        assert wall.root.screen.ids.table.ids.goal.cut is False, large
        assert [box for box in wall.boxes() if min(box.width_mm, box.height_mm) < 20] == []
        for name in wall.names():
            widget = wall.find(name)
            if hasattr(widget, "act"):
                assert wall.height - widget.top >= REACH[theme.format] * wall.height - 1, name

    assert len(LONG) >= 110
    fits()
    lay(wall, "green")
    fits()
    for name in ("more-people", "open-now"):
        wall.press(name)
        fits()
        wall.press("arrivals-cancel" if name == "more-people" else "confirm-no")
    lay(wall, "green")
    wall.press("ball-red")
    fits()


@pytest.mark.parametrize("size", SIZES)
def test_the_question_after_an_interruption_and_the_sentence_of_trouble_fit(
    hang: Hang, size: tuple[int, int]
) -> None:
    wall = voting(hang, size, commands=[LayBall("g0", "red", seen=0)])
    assert wall.has("answer-resume")
    assert wall.clipped() == []
    wall.press("answer-next")
    read_only(wall, True)
    wall.press("ball-green")
    wall.wait_s(FLIGHT_S)
    assert wall.clipped() == []
    assert not wall.root.screen.ids.table.ids.goal.cut
