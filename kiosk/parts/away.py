"""What hangs in the board's place while nobody stands near: its head says where and when, and a touch anywhere brings
the board."""

from __future__ import annotations

from board.calendar import number
from board.catalogue import _
from board.formats import long_day
from kiosk.presenters import badge
from kiosk.resting import may_rest
from kiosk.screen import Screen
from kiosk.state import State
from kiosk.widgets.input.tap import SparePress
from kiosk.widgets.plan import Plan


class Anywhere(SparePress, Plan):
    """The whole screen is the button."""


class AwayScreen(Screen):
    """`at_home` while the board may be away: what must be seen brings it back."""

    at_home = True

    def render(self, state: State) -> None:
        ids = self.ids
        self.at_home = may_rest(state)
        ids.calendar.week = number(state.week)
        ids.name.text = state.board.unit.name or _("Tavla vår")
        ids.date.text = long_day(state.today)
        look = badge(state)
        ids.badge.state, ids.badge.waiting, ids.badge.since = look
        ids.badge.shown = look.state in ("late", "failed")
