"""What is on the wall can be read: letters 4.5:1, large ones and signs 3:1, measured in the picture."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.demo.hung import Hung
from tests import contrast
from tests.boards import filled
from tests.pictures import SCENES, Scene

Hang = Callable[..., Hung]


@pytest.fixture(autouse=True)
def watched() -> Iterator[None]:
    contrast.watch()
    yield
    contrast.forget()


def test_grey_on_grey_is_found_and_what_hangs_on_the_board_can_be_read(hang: Hang, tmp_path: Path) -> None:
    wall = hang((1280, 800), fill="demo")

    def faint() -> list[str]:
        wall.settle()
        return contrast.faint(wall, wall.picture(tmp_path / "seen.png"))

    assert faint() == []
    wall.press("main")
    assert faint() == []
    wall.press("present-9")
    wall.root.go("reveal", meeting=wall.board.meetings.held[-1].id)
    assert faint() == []
    wall.root.home()
    wall.root.screen.ids.date.ink = "dash"
    assert any("Tirsdag 18. november" in said for said in faint())


@pytest.mark.long
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_every_picture_can_be_read(tmp_path: Path, scene: Scene) -> None:
    shutil.copytree(filled(scene.fill).name, tmp_path / "wall")
    wall = Hung(tmp_path / "wall", (1280, 800))
    try:
        scene.act(wall)
        wall.settle()
        wall.wait_s(1.5)
        assert contrast.faint(wall, wall.picture(tmp_path / "seen.png")) == []
    finally:
        wall.take_down()
