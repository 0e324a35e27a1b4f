"""What a fault of the screen comes to: it stands in the log, whoever is there is told, and the wall goes on.

Kivy ends the program at any fault of a timer, a drawing or a touch. The machine starts it again, and the same timer
would end it a minute later, all night. What breaks before there is a screen, over and over, or so that none is left,
ends it as before: then a start anew is the best there is.
"""

from __future__ import annotations

import logging
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from kivy.base import ExceptionHandler, ExceptionManager

from board.store.faults import where
from kiosk import screens

if TYPE_CHECKING:
    from kiosk.showing import Showing

log = logging.getLogger("tavle")

MOST, QUIET_S = 60, 600.0
"""So many faults, and never so long without one: it breaks over and over, in every frame or with every turn of a slow
timer."""
_SCREENS = Path(screens.__file__).parent


class Unshaken(ExceptionHandler):
    """Added to Kivy's manager while the wall hangs."""

    def __init__(self, face: Showing) -> None:
        self._face = face
        self._row, self._last_s = 0, 0.0

    def handle_exception(self, fault: BaseException) -> int:
        if not isinstance(fault, Exception) or self._face.screen is None or self._over_and_over():
            return int(ExceptionManager.RAISE)
        log.error("a fault on the screen: %s", where(fault))
        try:
            self._face.mend(_screen_of(fault))
        except Exception as more:
            log.error("and once more while it was mended: %s", where(more))
            if self._face.screen is None:
                return int(ExceptionManager.RAISE)
            self._face.tell_fault()
        return int(ExceptionManager.PASS)

    def _over_and_over(self) -> bool:
        before_s, self._last_s = self._last_s, time.monotonic()
        self._row = self._row + 1 if self._last_s - before_s < QUIET_S else 1
        return self._row >= MOST


def _screen_of(fault: Exception) -> str:
    """Name of the screen that it came from, as its folder is called; nothing where it was no screen's."""
    files = (Path(step.filename) for step in traceback.extract_tb(fault.__traceback__))
    return next((file.relative_to(_SCREENS).parts[0] for file in files if file.is_relative_to(_SCREENS)), "")
