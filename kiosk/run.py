"""Opens the window and runs the wall in it until it is closed."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from tempfile import gettempdir

from kiosk import env


def run(folder: Path, *, windowed: bool, size: str, ready: Callable[[], None] | None = None) -> None:
    """Show the board kept in `folder`. Returns when the window is closed. `ready` is called once, when the first
    frame that shows the board has been drawn. In a folder that may not be written it runs as well, and its screen
    says so: the log goes to stderr then, and pictures are kept until the machine starts anew."""
    mine = _writable(folder)
    handler: logging.Handler = logging.StreamHandler()
    if mine:
        handler = RotatingFileHandler(folder / "tavle.log", maxBytes=1_000_000, backupCount=3, delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logging.getLogger("tavle").addHandler(handler)
    env.prepare(folder / "kivy" if mine else Path(gettempdir()) / f"tavle-{os.getuid()}")
    width, height = (int(n) for n in size.split("x"))
    env.open_window(width, height, fullscreen=not windowed)

    from kivy.base import runTouchApp, stopTouchApp
    from kivy.core.window import Window

    from kiosk.app import Face
    from kiosk.pace import Pace
    from kiosk.theme import theme
    from kiosk.widgets.focus import focus

    def fit(*_: object) -> None:
        theme.resize(*Window.size)

    Window.bind(size=fit)
    fit()
    focus.attach(Window)
    Window.show_cursor = windowed
    # A panel's touch can die after some days; a start in the night, when nobody is there, mends that too.
    face = Face(folder, night=None if windowed else stopTouchApp)
    Pace(Window)
    if ready:

        def drawn(*_: object) -> None:
            if face.screen is not None:
                Window.unbind(on_flip=drawn)
                ready()

        Window.bind(on_flip=drawn)
    try:
        runTouchApp(face)
    finally:
        face.close()


def _writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)
