"""The threads beside the screen's reach it here: a job to be run there, and a fault to be written down."""

import logging
from collections.abc import Callable

from kivy.clock import Clock

from board.store.faults import where

log = logging.getLogger("tavle")


def on_main_thread(job: Callable[[], None]) -> None:
    """In its next frame."""
    Clock.schedule_once(lambda _dt: job(), -1)


def log_fault(fault: BaseException) -> None:
    log.error("unexpected fault in the writer: %s", where(fault))
