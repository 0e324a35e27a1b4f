"""Trivselsmål: three sheets that the staff write themselves, one at a time, with nothing lost on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from unittest.mock import patch

import pytest

from board import catalogue
from board.context import Context
from board.errors import Kind
from board.kinds.goal import Goal, WriteGoal
from board.kinds.meeting.commands import EndMeeting, SetPresent, StartMeeting
from board.kinds.tally.commands import CloseVote, LayBall, OpenVote
from kiosk.demo.hung import Hung
from tests.kiosk.screens.fitting import DIAGONALS, LONG, SIZES, fits, ten_years, wipe, write

Hang = Callable[..., Hung]

GOALS = [WriteGoal("g0", 0, "Vi hjelper hverandre"), WriteGoal("g1", 1, "Det er trygt"), WriteGoal("g2", 2, "Vi ler")]
VOTE = [
    StartMeeting("m"),
    SetPresent("m", 3),
    OpenVote("m"),
    *(LayBall(goal, "green", seen) for goal in ("g0", "g1", "g2") for seen in range(3)),
]
RATED = [*GOALS, *VOTE, CloseVote("m", "t"), EndMeeting("m")]


def at_goals(wall: Hung) -> Hung:
    wall.root.go("goals")
    wall.frames(20)
    return wall


def texts_in_force(wall: Hung) -> list[str]:
    return [goal.text if goal else "" for goal in wall.stored.goals.in_force]


def test_a_new_unit_writes_its_goals_one_at_a_time_and_then_meets(hang: Hang) -> None:
    wall = at_goals(hang())
    for n, text in enumerate(("Vi ler", "Vi er trygge", "Æ Ø Å")):
        assert wall.find("next-goal").label == f"Skriv trivselsmål {n + 1}"
        wall.press("next-goal")
        write(wall, text)
        wall.press("key-done")
    assert texts_in_force(wall) == ["Vi ler", "Vi er trygge", "Æ Ø Å"]
    assert wall.find("next-goal").label == "Start tavlemøte"
    wall.press("next-goal")
    assert wall.screen == "meeting"


def test_examples_help_while_somebody_writes(hang: Hang) -> None:
    wall = at_goals(hang())
    wall.press("write-2")
    assert "Slik kan det høres ut" in wall.texts()
    assert any("Det er lov å si fra" in text for text in wall.texts())


def test_a_goal_nobody_has_rated_is_simply_changed(hang: Hang) -> None:
    wall = at_goals(hang(commands=GOALS))
    wall.press("write-0")
    write(wall, " litt")
    wall.press("key-done")
    assert texts_in_force(wall)[0] == "Vi hjelper hverandre litt"
    assert not wall.has("versions-0")


def test_rewriting_a_rated_goal_is_said_and_asked_first(hang: Hang) -> None:
    wall = at_goals(hang(commands=RATED))
    wall.press("write-0")
    assert "Skriver dere om målet, begynner trenden på nytt" in wall.texts()
    wipe(wall)
    write(wall, "Ny tid")
    wall.press("key-done")
    assert "Trenden begynner på nytt. Det gamle målet kan fortsatt leses." in wall.texts()
    assert texts_in_force(wall)[0] == "Vi hjelper hverandre"
    wall.press("confirm-yes")
    assert texts_in_force(wall)[0] == "Ny tid"
    assert not wall.has("pad-field")


def test_the_old_goal_can_be_read_with_its_days_and_its_balls(hang: Hang) -> None:
    wall = at_goals(hang(commands=[*RATED, WriteGoal("g0b", 0, "Ny tid")]))
    wall.press("versions-0")
    shown = wall.texts()
    assert "Trivselsmål 1 gjennom tida" in shown
    assert shown.index("Ny tid") < shown.index("Vi hjelper hverandre")
    assert "18. november 2025 – 18. november 2025" in shown
    assert "Ingen la ball på dette målet." in shown
    wall.press("to-board")
    assert wall.has("write-0")


@dataclass(frozen=True)
class WriteOver:
    """What an older wall does: other words where those stood that balls were laid for."""

    goal: str
    text: str

    def run(self, context: Context) -> None:
        context.put(Goal, self.goal, text=self.text)


def test_words_that_were_written_over_are_told_of_in_the_language_that_is_chosen(hang: Hang) -> None:
    wall = at_goals(hang(commands=[*RATED, WriteOver("g0", "Ny tid")]))
    with patch.object(catalogue, "_process", catalogue.current()):
        wall.press("versions-0")
        assert "Målet slik det sto før" in wall.texts()
        wall.root.speak("en")
        wall.frames(20)
        wall.press("versions-0")
        shown = wall.texts()
    assert shown.index("Ny tid") < shown.index("The goal as it was before")


def test_keeping_the_old_goal_changes_nothing_and_forgets_what_was_typed(hang: Hang) -> None:
    wall = at_goals(hang(commands=RATED))
    wall.press("write-1")
    write(wall, "!")
    wall.press("key-done")
    wall.press("confirm-no")
    assert texts_in_force(wall)[1] == "Det er trygt"
    assert "goal/1" not in wall.stored.own.draft


def test_a_rewritten_goal_can_be_undone(hang: Hang) -> None:
    wall = at_goals(hang(commands=RATED))
    wall.press("write-0")
    write(wall, " alltid")
    wall.press("key-done")
    wall.press("confirm-yes")
    wall.press("undo")
    assert texts_in_force(wall)[0] == "Vi hjelper hverandre"


def test_half_typed_text_is_there_again_after_the_power_was_gone(hang: Hang) -> None:
    wall = at_goals(hang())
    wall.press("write-0")
    write(wall, "Vi sk")
    wall.wait_s(1)
    wall.settle()
    assert wall.stored.own.draft["goal/0"] == "Vi sk"
    wall.take_down()
    again = at_goals(hang(folder=wall.folder))
    assert "Påbegynt: «Vi sk»" in again.texts()
    again.press("write-0")
    write(again, "ravler")
    again.press("key-done")
    assert texts_in_force(again)[0] == "Vi skravler"
    assert "goal/0" not in again.stored.own.draft


def test_leaving_in_the_middle_keeps_the_text_at_once(hang: Hang) -> None:
    wall = at_goals(hang())
    wall.press("write-0")
    write(wall, "Vi")
    wall.root.home()
    wall.settle()
    assert wall.stored.own.draft["goal/0"] == "Vi"
    assert not wall.has("key-done")


def test_cancelling_throws_the_text_away(hang: Hang) -> None:
    wall = at_goals(hang())
    wall.press("write-0")
    write(wall, "Vi")
    wall.press("pad-cancel")
    wall.later(1)
    assert "goal/0" not in wall.stored.own.draft
    assert texts_in_force(wall) == ["", "", ""]


def test_an_empty_goal_is_refused_and_the_pad_stays(hang: Hang) -> None:
    wall = at_goals(hang(commands=GOALS))
    wall.press("write-0")
    wipe(wall)
    wall.press("key-done")
    wall.frames(30)
    assert Kind.GOAL_MISSING.sentence in wall.texts()
    assert wall.has("key-done")
    assert texts_in_force(wall)[0] == "Vi hjelper hverandre"


def test_no_goal_is_changed_while_balls_are_being_laid(hang: Hang) -> None:
    wall = at_goals(hang(commands=[*GOALS, *VOTE]))
    wall.press("write-0")
    write(wall, "!")
    wall.press("key-done")
    assert Kind.VOTE_OPEN.sentence in wall.texts()
    assert texts_in_force(wall)[0] == "Vi hjelper hverandre"


def test_a_goal_has_room_for_120_signs_and_takes_no_more(hang: Hang) -> None:
    wall = at_goals(hang(commands=[WriteGoal("g0", 0, "x" * 119)]))
    wall.press("write-0")
    assert "119 av 120 tegn" in wall.texts()
    write(wall, "abc")
    wall.press("key-done")
    assert texts_in_force(wall)[0] == "x" * 119 + "a"


def test_ten_versions_are_read_page_by_page(hang: Hang) -> None:
    wall = at_goals(hang(fill=ten_years))
    wall.press("versions-1")
    assert "Side 1 av 4" in wall.texts()
    assert "Mål 2 i år 10" in wall.texts()
    for _page in range(3):
        wall.press("versions-on")
    assert "Mål 2 i år 1" in wall.texts()
    wall.press("versions-back")
    assert "Side 3 av 4" in wall.texts()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("fill", ["empty", "long", pytest.param("demo", marks=pytest.mark.long), "decade"])
def test_everything_fits_on_every_panel(hang: Hang, size: tuple[int, int], fill: str) -> None:
    commands = [WriteGoal(f"g{slot}", slot, LONG) for slot in range(3)] if fill == "long" else []
    what = {"demo": "demo", "decade": ten_years}.get(fill)
    wall = at_goals(hang(size, commands=commands, fill=what, diagonal_inch=DIAGONALS[size]))
    fits(wall)
    if wall.has("versions-1"):
        wall.press("versions-1")
        fits(wall)
        wall.press("to-board")
    wall.press("write-0")
    wall.frames(20)
    assert wall.clipped() == []
