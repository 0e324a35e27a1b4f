"""Opens the window and runs the wall in it until it is closed."""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Callable
from importlib.metadata import version
from logging.handlers import RotatingFileHandler
from pathlib import Path
from platform import platform
from tempfile import gettempdir
from typing import TYPE_CHECKING

from board.errors import Refused
from board.store import private
from kiosk import env
from kiosk.discreet import Discreet

if TYPE_CHECKING:
    from kiosk.app import Face

log = logging.getLogger("tavle")

SETTLED_S = 1.0
"""So long after the first frame nothing of the start is under way any more."""


def run(folder: Path, *, windowed: bool, size: str, ready: Callable[[], None] | None = None) -> None:
    """Show the board kept in `folder`. Returns when the window is closed; raises Refused where there is none to
    open. `ready` is called once, when the first frame that shows the board has been drawn. In a folder that may not
    be written it runs as well, and its screen says so: the log goes to stderr then, and pictures are kept until the
    machine starts anew."""
    gc.disable()  # what the start makes stays; looking for garbage in it would be a sixth of the start
    mine = _writable(folder)
    handler: logging.Handler = logging.StreamHandler()
    if mine:
        handler = RotatingFileHandler(folder / "tavle.log", maxBytes=1_000_000, backupCount=3, delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    handler = Discreet(handler)
    for name in ("tavle", "sync"):
        logging.getLogger(name).setLevel(logging.INFO)
        logging.getLogger(name).addHandler(handler)
    try:
        env.prepare(folder / "kivy" if mine else Path(gettempdir()) / f"tavle-{os.getuid()}")
        width, height = (int(n) for n in size.split("x"))
        _open(handler, width, height, fullscreen=not windowed)
    except Refused as refusal:
        log.error("%s", refusal)
        raise

    from kivy.base import ExceptionManager, runTouchApp, stopTouchApp
    from kivy.clock import Clock
    from kivy.core.window import Window

    from kiosk.app import Face
    from kiosk.display import follow
    from kiosk.frame_rate import Pace
    from kiosk.theme import theme
    from kiosk.unshaken import Unshaken
    from kiosk.widgets.input.focus import focus

    def fit(*_: object) -> None:
        theme.resize(*Window.size)

    Window.bind(size=fit)
    fit()
    if not windowed:
        follow(Window)
    focus.attach(Window)
    Window.show_cursor = windowed
    # A panel's touch can die after some days; a start in the night, when nobody is there, mends that too.
    face = Face(folder, night=None if windowed else stopTouchApp)
    Pace(Window)
    ExceptionManager.add_handler(unshaken := Unshaken(face))

    def drawn(*_: object) -> None:
        if face.screen is not None:
            Window.unbind(on_flip=drawn)
            Clock.schedule_once(lambda _dt: _settle(face), SETTLED_S)
            if ready:
                ready()

    Window.bind(on_flip=drawn)
    try:
        runTouchApp(face)
    except Exception as fault:
        from board.store.faults import where  # knows SQLAlchemy, which is not to be read before the collector is off

        log.critical("ended by a fault: %s", where(fault))
        raise
    finally:
        ExceptionManager.remove_handler(unshaken)
        face.close()
        log.info("closed")
        handler.close()
        gc.unfreeze()
        gc.enable()


def _open(handler: logging.Handler, width: int, height: int, *, fullscreen: bool) -> None:
    """Open the window. What Kivy has to tell of a display that does not answer stands in the log too."""
    kivy = logging.getLogger("kivy")
    kivy.addHandler(handler)
    kivy.propagate = False
    try:
        env.open_window(width, height, fullscreen=fullscreen)
    finally:
        kivy.removeHandler(handler)
        kivy.propagate = True


def _settle(face: Face) -> None:
    """The start is over, and the log says so. Look for garbage from now on, but no more in what the start has made:
    modules, screens and ten years of board would be gone through again and again, in the midst of somebody's tap.
    What that tap needs is read before it comes."""
    gc.collect()
    gc.freeze()
    gc.enable()
    face.worker.get_ready()
    log.info("started: tavle %s on %s, %d x %d", version("tavle"), platform(), *face.size)


def _writable(folder: Path) -> bool:
    try:
        private.folder(folder)
    except OSError:
        return False
    return os.access(folder, os.W_OK)
