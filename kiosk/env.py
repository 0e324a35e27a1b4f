"""Makes Kivy start the way a wall must: no arguments, no files of its own, no settings panel, one finger = one touch.

`prepare` has to run before anything imports kivy; `open_window` before anything draws. Knows nothing of
boards, screens or looks.

    env.prepare(Path("/var/lib/tavle/kivy"))
    env.open_window(1920, 1080)
"""

from __future__ import annotations

import ctypes
import logging
import os
import sys
from pathlib import Path

from board.errors import Kind, Refused
from board.store import private
from kiosk import style

_FIXED = {
    "KIVY_NO_ARGS": "1",
    "KIVY_NO_CONFIG": "1",
    "KIVY_NO_FILELOG": "1",
    # Kivy's own log mode would take over stderr and print every detail of the start.
    "KIVY_LOG_MODE": "PYTHON",
    # One provider of each kind; the others only cost time at the start.
    "KIVY_WINDOW": "sdl2",
    "KIVY_TEXT": "sdl2",
    "KIVY_IMAGE": "sdl2",
    "KIVY_AUDIO": "sdl2",
    # SDL otherwise turns each finger into a mouse as well, and one press becomes two.
    "SDL_TOUCH_MOUSE_EVENTS": "0",
    "SDL_MOUSE_TOUCH_EVENTS": "0",
    # Pydantic would look through everything that is installed for plugins.
    "PYDANTIC_DISABLE_PLUGINS": "__all__",
}
DRAWS_WITH = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLESv2.so.2": "libgles2",
    "libmtdev.so.1": "libmtdev1",
}
"""What Kivy and its SDL load when they start: library and the Debian package it comes in."""
CONNECTORS = Path("/sys/class/drm")
_prepared: Path | None = None


def prepare(home: Path) -> None:
    """Set everything Kivy reads while it is imported. `home` is where Kivy and the picture cache may write.

    Calling it again is harmless. Raises RuntimeError when kivy was imported by somebody else first, and Refused
    where nobody could see the wall (unless SDL_VIDEODRIVER asks for just that) or the machine cannot draw.
    """
    global _prepared
    if _prepared is not None:
        return
    if "kivy" in sys.modules:
        raise RuntimeError("env.prepare must run before kivy is imported")
    if "SDL_VIDEODRIVER" not in os.environ and not has_display():
        raise Refused(Kind.NO_SCREEN)
    if missing := [package for library, package in DRAWS_WITH.items() if not _loads(library)]:
        raise Refused(Kind.CANNOT_DRAW, packages=" ".join(missing))
    private.folder(home)
    os.environ.update(_FIXED)
    os.environ["KIVY_HOME"] = str(home)
    # Left to itself, SDL goes on where nobody sees anything when the display does not answer.
    os.environ.setdefault("SDL_VIDEODRIVER", "x11" if os.environ.get("DISPLAY") else "kmsdrm")
    logging.getLogger("kivy").setLevel(logging.WARNING)
    _configure()
    _prepared = home


def has_display() -> bool:
    """Whether somebody could see a window: an X server, or a panel plugged into this machine.

    Wayland alone does not count: Kivy's SDL cannot speak it, only XWayland, which sets DISPLAY.
    """
    if os.environ.get("SDL_VIDEODRIVER") in ("offscreen", "dummy"):
        return False
    if os.environ.get("DISPLAY"):
        return True
    return any(_read(state) == "connected" for state in CONNECTORS.glob("card*-*/status"))


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _read(path: Path) -> str:
    try:
        return path.read_text().strip()
    except OSError:
        return ""


def _configure() -> None:
    from kivy.config import Config

    for section, key, value in (
        ("kivy", "log_level", "warning"),
        ("kivy", "exit_on_escape", "0"),
        ("kivy", "keyboard_mode", "system"),
        ("kivy", "desktop", "1"),
        ("graphics", "resizable", "1"),
        ("graphics", "multisamples", "0"),
        ("graphics", "maxfps", "60"),
        ("graphics", "allow_screensaver", "0"),
    ):
        Config.set(section, key, value)
    # The mouse is for development and demonstrations; fingers come through `_Fingers`, and nothing else may.
    Config.remove_section("input")
    Config.add_section("input")
    Config.set("input", "mouse", "mouse,disable_multitouch")


def open_window(width: int, height: int, *, fullscreen: bool = False) -> None:
    """Open the one window, width x height real px, and route every finger into it exactly once. Raises Refused when
    the display does not answer."""
    from kivy.config import Config

    Config.set("graphics", "width", str(width))
    Config.set("graphics", "height", str(height))
    Config.set("graphics", "fullscreen", "auto" if fullscreen else "0")
    style.load()
    from kivy.core.window import Window

    if Window is None:
        raise Refused(Kind.NO_SCREEN)
    Window.clearcolor = (0.933, 0.898, 0.839, 1)
    if os.environ.get("SDL_VIDEODRIVER") == "offscreen":
        # Nobody waits for the picture of a window that has none, and the drawn frames would pile up in memory.
        from kivy.graphics.opengl import glFinish

        Window.bind(on_flip=lambda *_: glFinish())
    if not isinstance(Window._win, _Fingers):
        Window._win = _Fingers(Window._win)


class _Fingers:
    """Stands in front of Kivy's SDL window and hands on the finger events, which Kivy drops on Linux.

    Kivy reads touch panels there by a second road (mtdev through sysfs) that also needs rights on /dev/input
    and doubles every press together with SDL's emulated mouse; SDL's own events have neither fault.
    """

    def __init__(self, window: object) -> None:
        from kivy.core.window.window_sdl2 import SDL2MotionEventProvider

        self._window = window
        self._queue = SDL2MotionEventProvider.q

    def __getattr__(self, name: str) -> object:
        return getattr(self._window, name)

    def poll(self) -> object:
        event = self._window.poll()  # type: ignore[attr-defined]
        if event and event[0] in ("fingerdown", "fingermotion", "fingerup"):
            self._queue.appendleft(event)
        return event
