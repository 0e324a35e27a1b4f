"""A timer that goes on whatever one of its turns comes to: Kivy drops one whose turn breaks, and a wall that has lost
its timer never goes home, never dims and never starts anew in the night."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.base import ExceptionManager
from kivy.clock import Clock


def every(seconds: float, turn: Callable[[float], object]) -> Any:
    """The event of it, to be cancelled. What breaks in a turn goes to Kivy's handlers, as from anywhere else."""

    def taken(dt: float) -> None:
        try:
            turn(dt)
        except Exception as fault:
            if ExceptionManager.handle_exception(fault) == ExceptionManager.RAISE:
                raise

    return Clock.schedule_interval(taken, seconds)
