"""The stage itself: what a test may rely on."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable
from pathlib import Path
from weakref import ref

from kivy.animation import Animation
from kivy.clock import Clock
from PIL import Image

from kiosk.demo.hung import Hung
from kiosk.demo.stage import Stage
from kiosk.showing import SCREENS
from kiosk.theme import theme
from kiosk.widgets.input.block import Block
from kiosk.widgets.text.text import Text
from tests.kiosk.pinboard import Pinboard, pin


def two_blocks() -> Pinboard:
    return Pinboard(
        pin(Text(text="Hei", shrink=False), (40, 40, 400, 60)),
        pin(Block(test_name="left", label="Venstre"), (40, 600, 300, 112)),
        pin(Block(test_name="right", label="Høyre"), (600, 600, 300, 112)),
    )


def test_time_stands_still_until_it_is_told_to_pass():
    stage = Stage(1920, 1080, two_blocks)
    before = Clock.time()
    called = []
    Clock.schedule_once(called.append, 2)
    stage.wait_s(1.9)
    assert called == []
    stage.wait_s(0.2)
    assert len(called) == 1
    assert abs(Clock.time() - before - 2.1) < 0.05


def test_a_movement_takes_the_time_it_says():
    stage = Stage(1920, 1080, two_blocks)
    block = stage.find("left")
    Animation(opacity=0.5, d=1).start(block)
    stage.wait_s(0.5)
    assert 0.7 < block.opacity < 0.8
    stage.wait_s(0.6)
    assert block.opacity == 0.5


def test_a_press_reaches_what_lies_under_the_finger():
    stage = Stage(1920, 1080, two_blocks)
    pressed = []
    for name in ("left", "right"):
        stage.find(name).bind(on_act=lambda block: pressed.append(block.test_name))
    stage.press("right")
    stage.press("left")
    stage.press_at(1500, 200)
    assert pressed == ["right", "left"]


def test_each_stage_begins_empty_and_in_its_own_size():
    Stage(1920, 1080, two_blocks)
    stage = Stage(1280, 800, two_blocks)
    assert (theme.format, theme.width, theme.height) == ("small", 1280, 800)
    assert stage.names() == ["left", "right"]
    stage = Stage(1080, 1920, two_blocks)
    assert theme.format == "tall"
    assert stage.find("left").width == 300


def test_the_stage_tells_what_can_be_read_and_what_can_be_hit():
    stage = Stage(1920, 1080, two_blocks, diagonal_inch=43)
    assert stage.texts() == ["Hei", "Venstre", "Høyre"]
    (left, right) = stage.boxes()
    assert (left.name, right.name) == ("left", "right")
    assert 148 < left.width_mm < 150
    assert 55 < left.height_mm < 57


def test_a_picture_is_what_the_window_shows(tmp_path):
    stage = Stage(1280, 800, two_blocks)
    path = stage.picture(tmp_path / "seen.png")
    with Image.open(path) as image:
        assert image.size == (1280, 800)
        inside = stage.middle("left")
        block, ground = image.getpixel((int(inside[0]) - 80, int(inside[1]))), image.getpixel((1100, 200))
    assert block != ground


def test_text_that_leaves_the_window_is_told_as_clipped():
    def outside() -> Pinboard:
        return Pinboard(
            pin(Text(text="Utenfor", shrink=False), (1800, 40, 400, 60)),
            pin(Text(text="For høy", letters=80, shrink=False), (40, 40, 400, 40)),
            pin(Text(text="Passer", shrink=False), (40, 200, 400, 60)),
        )

    assert Stage(1920, 1080, outside).clipped() == ["Utenfor", "For høy"]


def test_nothing_holds_a_wall_that_was_taken_down(tmp_path: Path, demonstration: Callable[[bool], Path]):
    """Neither the clock nor what moves, nor the one place the keyboard stands: walls would pile up in every test run,
    each for months in the one that starts afresh without a new process."""
    wall = Hung(shutil.copytree(demonstration(False), tmp_path / "wall"))
    for name in set(SCREENS) - {"card", "column", "vote", "reveal", "meeting"}:
        wall.root.go(name)
        wall.settle()
    wall.root.home()
    wall.wait_s(1)
    wall.press("new-suggestion")
    wall.key(9)
    Animation(opacity=0.5, d=60).start(wall.find("key-done"))
    root, worker = ref(wall.root), ref(wall.root.worker)
    wall.take_down()
    del wall
    gc.collect()
    assert (root(), worker()) == (None, None)
