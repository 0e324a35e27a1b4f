"""How Kivy is started: nothing of its own on disk, one finger = one touch."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from pathlib import Path

import kivy
import pytest
from kivy.base import EventLoop
from kivy.config import Config
from kivy.core.window import Window
from kivy.lang import Builder

from kiosk import env
from kiosk.demo.stage import Stage
from kiosk.widgets.input.block import Block
from tests.kiosk.pinboard import Pinboard, pin

FINGER_DOWN, FINGER_UP, FINGER_MOTION = 0x700, 0x701, 0x702


class FingerEvent(ctypes.Structure):
    """SDL_TouchFingerEvent of SDL 2, padded to the size of SDL_Event."""

    _fields_ = (
        ("type", ctypes.c_uint32),
        ("timestamp", ctypes.c_uint32),
        ("touch", ctypes.c_int64),
        ("finger", ctypes.c_int64),
        ("x", ctypes.c_float),
        ("y", ctypes.c_float),
        ("dx", ctypes.c_float),
        ("dy", ctypes.c_float),
        ("pressure", ctypes.c_float),
        ("window", ctypes.c_uint32),
        ("rest", ctypes.c_uint8 * 64),
    )


@pytest.fixture
def sdl() -> ctypes.CDLL:
    """The very SDL that Kivy has loaded."""
    maps = Path("/proc/self/maps").read_text().splitlines()
    library = ctypes.CDLL(next(line.split()[-1] for line in maps if "libSDL2-2" in line))
    library.SDL_GetHint.restype = ctypes.c_char_p
    return library


def blocks() -> Pinboard:
    return Pinboard(
        pin(Block(test_name="left"), (0, 540, 400, 400)), pin(Block(test_name="right"), (1500, 540, 400, 400))
    )


def send(sdl: ctypes.CDLL, kind: int, finger: int, x: float) -> None:
    event = FingerEvent(type=kind, touch=1, finger=finger, x=x, y=0.7, pressure=1)
    assert sdl.SDL_PushEvent(ctypes.byref(event)) == 1
    Window.mainloop()
    EventLoop.dispatch_input()


def test_a_finger_on_the_panel_is_one_press(sdl):
    stage = Stage(1920, 1080, blocks)
    acted = []
    stage.find("left").bind(on_act=lambda *_: acted.append("left"))
    send(sdl, FINGER_DOWN, 7, 0.1)
    assert len(EventLoop.touches) == 1
    send(sdl, FINGER_MOTION, 7, 0.11)
    send(sdl, FINGER_UP, 7, 0.11)
    stage.frames(4)
    assert acted == ["left"]
    assert EventLoop.touches == []


def test_two_people_press_at_once(sdl):
    stage = Stage(1920, 1080, blocks)
    acted = []
    for name in ("left", "right"):
        stage.find(name).bind(on_act=lambda block: acted.append(block.test_name))
    send(sdl, FINGER_DOWN, 1, 0.1)
    send(sdl, FINGER_DOWN, 2, 0.85)
    send(sdl, FINGER_UP, 1, 0.1)
    send(sdl, FINGER_UP, 2, 0.85)
    assert acted == ["left", "right"]


def test_sdl_makes_no_mouse_of_a_finger_and_kivy_reads_no_other_device(sdl):
    assert sdl.SDL_GetHint(b"SDL_TOUCH_MOUSE_EVENTS") == b"0"
    assert Config.items("input") == [("mouse", "mouse,disable_multitouch")]


def test_the_looks_of_kivys_own_widgets_are_not_read():
    assert not {"<Label>", "<Button>", "<VKeyboard>"} & {rule.name for _, rule in Builder.rules}
    assert Path(kivy.kivy_data_dir, "fonts").is_dir()


def test_nothing_closes_the_wall_by_a_key():
    assert Config.getint("kivy", "exit_on_escape") == 0


def test_without_a_screen_the_window_is_off_screen(monkeypatch):
    monkeypatch.setenv("SDL_VIDEODRIVER", "offscreen")
    assert not env.has_display()
    monkeypatch.delenv("SDL_VIDEODRIVER")
    monkeypatch.setenv("DISPLAY", ":0")
    assert env.has_display()


def test_it_must_run_before_kivy_is_imported(tmp_path):
    code = "import kivy; from pathlib import Path; from kiosk import env; env.prepare(Path('home'))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "KIVY_NO_ARGS": "1"},
        capture_output=True,
        text=True,
    )
    assert "before kivy is imported" in done.stderr


def test_kivy_writes_no_settings_and_no_log_of_its_own(tmp_path):
    code = (
        "from pathlib import Path; from kiosk import env; env.prepare(Path('home'));"
        "import kivy.logger; kivy.logger.Logger.info('quiet')"
    )
    surroundings = {k: v for k, v in os.environ.items() if not k.startswith("KIVY")}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**surroundings, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout + done.stderr == ""
    assert not list((tmp_path / "home").rglob("*.ini"))
    assert not list((tmp_path / "home").rglob("*.txt"))
