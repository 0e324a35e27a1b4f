"""Opens the window and runs the wall in it until it is closed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path

from kiosk import env


def run(folder: Path, *, windowed: bool, size: str, ready: Callable[[], None] | None = None) -> None:
    """Show the board kept in `folder`. Returns when the window is closed. `ready` is called once, when the first
    frame that shows the board has been drawn."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(folder / "tavle.log", maxBytes=1_000_000, backupCount=3)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logging.getLogger("tavle").addHandler(handler)
    env.prepare(folder / "kivy")
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
