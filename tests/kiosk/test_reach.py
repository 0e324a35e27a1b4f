"""One rule for reach: what is pressed hangs within reach of whoever sits, or a block that does brings it down. And
what the wall says is read whole, in large letters and the longest of its languages too."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from assets.pseudo import write as write_pseudo
from board import catalogue
from kiosk.demo.hung import Hung
from kiosk.theme import LARGE, theme
from tests import pseudo
from tests.boards import filled
from tests.kiosk.scenes.why import deep
from tests.pictures import SCENES, Scene
from tests.reach import out_of_reach
from tests.seen import half_seen, shortened

Hang = Callable[..., Hung]

SCREENS = ("goals", "gains", "offers")
LONGEST = 22
"""Letters: longer words nobody writes, and scenes of them show that nothing breaks. Each is read whole where it is
pressed."""


def test_an_upright_board_brings_down_what_is_pressed_above_reach(hang: Hang) -> None:
    wall = hang((1080, 1920), fill="demo")
    assert out_of_reach(wall) == []
    for screen in SCREENS:
        wall.root.go(screen)
        wall.settle()
        assert (screen, out_of_reach(wall)) == (screen, [])
    wall.root.go("card", id=wall.board.cards.column("do")[0].id)
    wall.settle()
    assert out_of_reach(wall) == []
    high = wall.find("responsible").top
    wall.press("bring-down")
    assert wall.find("responsible").top < high


def test_upright_a_tree_is_brought_down_as_it_hangs(hang: Hang, monkeypatch: pytest.MonkeyPatch) -> None:
    wall = hang((1080, 1920), commands=deep(24))
    monkeypatch.setattr(theme, "larger", LARGE)
    wall.root.go("whys", id="quiet")
    wall.settle()
    assert wall.has("why-n10"), "between the line and the tray"
    assert out_of_reach(wall) == []


def test_upright_one_of_a_crowd_is_chosen_within_reach(hang: Hang) -> None:
    wall = hang((1080, 1920), fill="full")
    wall.root.go("column", stage="suggestion")
    wall.settle()
    wall.press("whose")
    assert wall.has("choose-11"), "as many as work there"
    assert out_of_reach(wall) == []


@pytest.mark.parametrize("size", [(1280, 800), (1366, 768)])
def test_what_is_begun_on_a_pad_is_given_up_within_reach(hang: Hang, size: tuple[int, int]) -> None:
    wall = hang(size)
    wall.root.go("settings", section="rules")
    wall.settle()
    wall.press("rule-new")
    assert wall.has("pad-cancel")
    assert out_of_reach(wall) == []
    wall.root.go("card", new=True)
    wall.settle()
    assert wall.has("cancel")
    assert out_of_reach(wall) == []


def test_of_the_screens_that_are_not_there_nothing_is_drawn_when_one_is_brought_down(
    hang: Hang, monkeypatch: pytest.MonkeyPatch
) -> None:
    wall = hang((1080, 1920), fill="demo")
    written = [wall.find(name) for name in ("goal-0", "card-" + wall.board.cards.column("do")[0].id)]
    wall.root.go("card", id=wall.board.cards.column("do")[0].id)
    wall.settle()
    drawn: list[object] = []
    for kind in {type(widget) for widget in written}:
        draw = kind.draw
        monkeypatch.setattr(kind, "draw", lambda self, draw=draw: (drawn.append(self), draw(self)))
    wall.press("bring-down")
    assert theme.sunk == 1
    assert [widget for widget in written if widget in drawn] == []


def test_who_sits_is_asked_once_and_who_comes_after_finds_the_board_as_it_hangs(hang: Hang) -> None:
    wall = hang((1080, 1920), fill="demo")
    wall.root.go("card", id=wall.board.cards.column("do")[0].id)
    wall.settle()
    wall.press("bring-down")
    wall.root.go("settings")
    wall.settle()
    assert wall.find("bring-down").label == "Hev"
    assert wall.height - wall.find("unit-name").top >= theme.px(theme.reach) - 1
    wall.root.go_home()
    wall.root.go("settings")
    wall.settle()
    assert wall.find("bring-down").label == "Senk"
    wall.press("to-board")
    assert not wall.has("bring-down")


def test_on_a_panel_that_lies_these_hang_within_reach_as_they_are(hang: Hang) -> None:
    wall = hang((1920, 1080), fill="demo")
    for screen in SCREENS:
        wall.root.go(screen)
        wall.settle()
        assert (screen, out_of_reach(wall), wall.has("bring-down")) == (screen, [], False)


WALKS = [
    *(
        (size, *said)
        for size in ((1080, 1920), (1920, 1080), (1280, 800))
        for said in ((1.0, "nb"), (LARGE, "nn"), (LARGE, "en"))
    ),
    *(
        (size, 1.0, "xx")
        for size in ((1080, 1920), (1280, 800), (1366, 768), (1920, 1080), (2560, 1440), (3840, 2160))
    ),
]
"""Sizes, how large the letters are, and the language: the pseudo-language is a good deal longer than any there is."""


@pytest.fixture(scope="module")
def languages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What a language is asked for by, where that is not its code."""
    return {"xx": str(write_pseudo(tmp_path_factory.mktemp("languages") / "xx.po"))}


@pytest.mark.long
@pytest.mark.parametrize(("size", "larger", "language"), WALKS, ids=str)
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_in_every_picture_all_is_within_reach_and_what_the_wall_says_is_read_whole(
    tmp_path: Path, scene: Scene, larger: float, language: str, size: tuple[int, int], languages: dict[str, str]
) -> None:
    shutil.copytree(filled(scene.fill).name, tmp_path / "wall")
    before, theme.larger = catalogue.current().code, larger
    catalogue.use(languages.get(language, language))
    wall = Hung(tmp_path / "wall", size)
    try:
        scene.act(wall)
        wall.settle()
        wall.wait_s(2.4)  # until what glides in has come to rest, and the strip has looked where it lies
        assert wall.clipped() == []
        assert [text for text in shortened(wall) if max(map(len, text.split())) <= LONGEST] == []
        assert language != "xx" or (half_seen(wall), pseudo.left(wall)) == ([], set())
        assert out_of_reach(wall) == []
    finally:
        wall.take_down()
        catalogue.use(before)
