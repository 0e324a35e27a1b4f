"""One goal's place on the shelf: its vase as last opened, its words, its trend. Or the note that waits for a goal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.properties import NumericProperty, StringProperty

from board.calendar import number
from board.catalogue import _
from board.kinds.goal import WHOLE_WEEK
from board.kinds.meeting.index import Point
from kiosk.parts.week_vase import day_opened
from kiosk.presenters import told_weeks, weeks
from kiosk.state import State
from kiosk.theme import theme
from kiosk.widgets.charts.trend import Week
from kiosk.widgets.input.tap import SparePress
from kiosk.widgets.plan import Down, Plan

_WEEK_SLOT = 1
"""Where the one vase of a week stands."""


class Reading(SparePress, Plan):
    """What is read, and opens on a tap."""


class GoalWords(Down):
    """The goal, or the note that waits for it."""

    number = StringProperty("")


class Place(Plan):
    """`slot` 0–2. `act` is called when it is tapped."""

    slot = NumericProperty(0)

    def __init__(self, act: Callable[[], None], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.ids.reading.bind(on_act=lambda *_: act())
        self._words = GoalWords(number=_("Trivselsmål {n}").format(n=int(self.slot) + 1))
        theme.bind(format=self._stand)
        self._stand()

    def _stand(self, *_: object) -> None:
        """The words stand beside the vase, on a tall board above it."""
        if self._words.parent:
            self._words.parent.remove_widget(self._words)
        self.ids["above" if theme.format == "tall" else "beside"].add_widget(self._words)

    def show(self, state: State) -> None:
        """The goal in force, with the balls of the latest week that may be shown."""
        board, ids, words = state.board, self.ids, self._words.ids
        versions = board.goals.versions[int(self.slot)]
        ids.trend.shown = bool(versions)
        words.note.shown = state.opened and not versions
        points = board.meetings.trend(versions, told_weeks(state, ids.trend.slots))
        words.goal.text = versions[-1].text if versions else ""
        ids.trend.weeks = weeks(points) if versions else ()
        last = next((p for p in reversed(points) if p.laid), None) if versions else None
        if last:
            ids.vase.show(last.green, last.pink, last.red)
        else:
            ids.vase.clear()
        ids.told.text = self._sentence(state, points[-1] if versions else None)
        self._cover(state, [goal.id for goal in versions])

    def _cover(self, state: State, versions: list[str]) -> None:
        """While ukas vase stands it has its cover on, and tells how many balls lie there; this week has its place in
        the trend. A goal that was rewritten meanwhile gets its balls from the next time on."""
        vase, asked = state.board.vase, [*versions, *([WHOLE_WEEK] if self.slot == _WEEK_SLOT else ())]
        ids = self.ids
        place = next((n for n, of in enumerate(vase.subjects if vase else ()) if of in asked), None)
        if vase is None or vase.lost or place is None:
            ids.vase.tag = ""
            return
        ids.vase.clear(cover="on")
        ids.vase.pattern = int(self.slot) + 1
        ids.vase.tag = _("{laid} av {present}").format(laid=vase.laid[place], present=state.board.balls(vase))
        former = vase.subjects[place] not in (*versions[-1:], WHOLE_WEEK)
        ids.told.text = _("For målet slik det sto") if former else day_opened(state)
        if ids.trend.weeks and ids.trend.weeks[-1].number != number(state.week):
            ids.trend.weeks = (*ids.trend.weeks[1:], Week(number(state.week), hidden=True))

    def blink(self) -> bool:
        """One of its balls blinks. False when it has none."""
        return bool(self.ids.vase.blink())

    def _sentence(self, state: State, point: Point | None) -> str:
        if point is None or not state.board.meetings.held:
            return ""
        week = number(point.week)
        if point.hidden:
            return _("Uke {week}: færre enn tre").format(week=week)
        if not point.laid and point.held:
            return _("Uke {week}: ingen la ball").format(week=week)
        if not point.laid:
            return _("Uke {week}: ikke møte").format(week=week)
        held = [m for m in state.board.meetings.held if m.week == point.week]
        present = sum(map(state.board.meetings.within_reach, held))
        return _("Uke {week}: {laid} av {present} la ball").format(week=week, laid=point.laid, present=present)
