"""One screen gives way to the next: the felt slides and fades, wall and tray stay, and nobody has to wait for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from board.commands import Keep
from board.kinds.card.commands import AddCard
from board.own import Own
from kiosk.demo.hung import Hung
from kiosk.theme import theme
from kiosk.widgets.paper.leaving import Leaving
from tests.kiosk.patient import Patient

SIZES = [(1920, 1080), (1280, 800), (1080, 1920)]
SMALL = SIZES[1]
CARDS = [AddCard("keys", "Fast plass til bilnøklene"), AddCard("plan", "Vaskeplan som henger på døra")]
Hang = Callable[..., Hung]
Pixels = NDArray[np.float64]


@pytest.fixture(autouse=True)
def looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Leaving, "seen", True)


@pytest.fixture
def hang(hang: Callable[..., Patient]) -> Hang:
    """A wall whose board has been looked at, so that it leaves."""

    def looked(*given: Any, **more: Any) -> Hung:
        wall = hang(*given, **more)
        wall.look()
        return wall

    return looked


def seen(wall: Hung, tmp_path: Path) -> Pixels:
    """What is seen, row by row from the top."""
    return np.asarray(Image.open(wall.picture(tmp_path / "seen.png")), np.float64)


def felt(wall: Hung) -> slice:
    """The rows in which the felt is seen."""
    low, high = wall.root.screen.felt
    return slice(wall.height - int(high), wall.height - int(low))


def halfway(wall: Hung, change: Callable[[], None], tmp_path: Path) -> tuple[Pixels, Pixels, Pixels, float]:
    """What is seen before, in the midst and after, and how much of the old screen has gone in the midst."""
    before = seen(wall, tmp_path)
    change()
    wall.frames(2)
    midst, gone = seen(wall, tmp_path), wall.root.leaving.gone
    wall.settle()
    wall.wait_s(0.5)
    assert 0.2 < gone < 0.9
    return before, midst, seen(wall, tmp_path), gone


def mixed(before: Pixels, after: Pixels, gone: float, moved: float) -> Pixels:
    """The old picture, moved so many px to the right, above the new one."""
    return np.roll(before, round(moved), axis=1) * (1 - gone) + after * gone


def off(found: Pixels, expected: Pixels) -> float:
    return float(np.abs(found - expected).mean())


@pytest.mark.parametrize("size", SIZES)
def test_the_felt_slides_and_fades_and_the_rest_stays(hang: Hang, size: tuple[int, int], tmp_path: Path) -> None:
    wall = hang(size, fill="demo")
    rows = felt(wall)
    before, midst, after, gone = halfway(wall, lambda: wall.root.go("column", stage="done"), tmp_path)
    for band in (slice(0, rows.start - 2), slice(rows.stop + 2, None)):
        assert off(midst[band], mixed(before[band], after[band], gone, 0)) < 0.5
    slid = 40 * theme.k * gone
    to_the_left, not_at_all, to_the_right = (
        off(midst[rows], mixed(before[rows], after[rows], gone, moved)) for moved in (-slid, 0, slid)
    )
    assert to_the_left < 2.5 < 5 < min(not_at_all, to_the_right)


def test_what_is_gone_back_from_leaves_to_the_other_side(hang: Hang, tmp_path: Path) -> None:
    wall = hang(SMALL, fill="demo")
    wall.root.go("column", stage="done")
    wall.wait_s(0.5)
    rows = felt(wall)
    before, midst, after, gone = halfway(wall, wall.root.back, tmp_path)
    assert off(midst[rows], mixed(before[rows], after[rows], gone, 40 * theme.k * gone)) < 2.5


def test_one_card_gives_way_to_another(hang: Hang, tmp_path: Path) -> None:
    wall = hang(SMALL, commands=CARDS)
    wall.root.go("card", id="keys")
    wall.wait_s(0.5)
    before, midst, after, gone = halfway(wall, lambda: wall.root.go("card", id="plan"), tmp_path)
    assert off(before, after) > 0.5
    assert off(midst, mixed(before, after, gone, -40 * theme.k * gone)) < 2.5


def test_the_keyboard_does_not_slide_with_the_felt_it_covers(hang: Hang, tmp_path: Path) -> None:
    wall = hang(SMALL)
    wall.press("new-suggestion")
    wall.wait_s(0.5)
    keys = slice(felt(wall).stop + 2, None)
    assert keys.start < 350
    before, midst, after, gone = halfway(wall, wall.root.home, tmp_path)
    assert off(midst[keys], mixed(before[keys], after[keys], gone, 0)) < 0.5


def test_a_calm_board_only_fades(hang: Hang, tmp_path: Path) -> None:
    wall = hang(SMALL, commands=[*CARDS, Keep(Own(calm=True))])
    before, midst, after, gone = halfway(wall, lambda: wall.root.go("card", id="keys"), tmp_path)
    assert off(midst, mixed(before, after, gone, 0)) < 0.5
    wall.root.home()
    wall.wait_s(0.2)
    assert wall.root.leaving.gone == 1


def test_a_finger_reaches_the_new_screen_at_once(hang: Hang) -> None:
    wall = hang(commands=CARDS)
    wall.root.go("card", id="keys")
    wall.frames(2)  # it has been seen
    x, y = wall.middle("to-board")
    wall.touch_down(0, x, y)
    wall.frames(3)
    assert wall.root.leaving.gone < 1
    wall.touch_up(0)
    assert wall.screen == "home"


def test_a_quarter_of_a_second_later_nothing_is_left_of_the_old_screen(hang: Hang) -> None:
    wall = hang(commands=CARDS)
    wall.root.go("card", id="keys")
    wall.wait_s(0.1)
    assert wall.root.leaving.canvas.children
    wall.root.go("column", stage="suggestion")
    wall.wait_s(0.27)
    assert not wall.root.leaving.canvas.children


def test_the_first_screen_is_there_whole(hang: Hang) -> None:
    assert not hang(fill="demo").root.leaving.canvas.children
