"""The meeting on every panel, with long words and sixty cards, and for those who use a keyboard."""

from dataclasses import asdict

import pytest

from board.board import Board
from board.kinds.goal import WriteGoal
from board.kinds.unit import AGENDA
from tests.kiosk.screens.fitting import LONG, SIZES, fits
from tests.kiosk.screens.leading import GOALS, Hang, cards_under_way, led, long_texts, onwards, session, to, vote


def test_the_keyboard_alone_leads_through_the_meeting(hang: Hang) -> None:
    wall = led(hang, commands=[*GOALS, *cards_under_way("Først")])
    tab, enter = 9, 13

    def reach(name: str) -> None:
        for _tries in range(80):
            wall.key(tab)
            if wall.find(name).focused:
                return
        raise AssertionError(f"{name} cannot be reached")

    def press(name: str) -> None:
        reach(name)
        wall.key(enter)
        wall.settle()
        wall.wait_s(0.5)

    press("present-9")
    for name in ("meeting-next", "skip-vote", "meeting-next"):
        press(name)
    press("card-day")
    press("day-quick-0")
    press("card-help")
    for _point in range(3):
        press("meeting-next")
    press("meeting-next")
    press("answer-home")
    assert wall.screen == "home"
    assert len(wall.stored.meetings.held) == 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("fill", ["empty", "long", "full"])
def test_every_point_fits_on_every_panel(hang: Hang, size: tuple[int, int], fill: str) -> None:
    if fill == "full":
        wall = led(hang, size, fill=fill)
    else:
        wall = led(hang, size, commands=long_texts() if fill == "long" else [])
    for name in [item.step for item in AGENDA]:
        to(wall, name)
        fits(wall)
    if fill == "long":
        to(wall, "running")
        wall.press("card-help")
        wall.press("card-day")
        fits(wall)
        wall.press("day-close")
    wall.press("meeting-pause")
    fits(wall)
    wall.press("answer-resume")
    to(wall, "keeper")
    onwards(wall)
    fits(wall)


@pytest.mark.parametrize("size", SIZES)
def test_the_result_of_the_vote_fits_on_every_panel(hang: Hang, size: tuple[int, int]) -> None:
    wall = led(hang, size, commands=[WriteGoal(f"g{n}", n, LONG) for n in range(3)])
    to(wall, "wellbeing")
    vote(wall, present=9)
    wall.root.go("meeting")
    wall.settle()
    wall.wait_s(0.5)
    wall.press("meeting-back")
    fits(wall)


def test_sixty_cards_are_gone_through_one_by_one(hang: Hang) -> None:
    wall = led(hang, fill="full")
    to(wall, "running")
    count = len(wall.board.cards.oldest_first)
    assert count > 20
    assert f"Kort 1 av {count}" in wall.texts()
    assert "Eldste kort først. Ta dem dere rekker." in wall.texts()
    for _card in range(3):
        wall.press("card-on")
    assert f"Kort 4 av {count}" in wall.texts()


def test_nothing_that_is_kept_names_who_was_here(hang: Hang) -> None:
    wall = led(hang, commands=GOALS)
    to(wall, "running")
    assert set(asdict(session(wall))) == {
        "id",
        "step",
        "elapsed_ms",
        "since_ms",
        "queue",
        "card",
        "voting",
        "reminded",
    }
    assert isinstance(wall.stored, Board)
