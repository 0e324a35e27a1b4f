"""One goal's place on the shelf: its vase as last opened, its words, its trend. Or the note that waits for a goal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from board.calendar import number
from board.catalogue import _
from board.kinds.meeting.index import Point
from kiosk.presenters import told_weeks, weeks
from kiosk.state import State
from kiosk.widgets.balls.vase import Vase
from kiosk.widgets.charts.trend import Trend
from kiosk.widgets.input.tap import Press
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.plan import Plan
from kiosk.widgets.text.text import Text

TREND_WEEKS = 8


class Reading(Press, Plan):
    """May be tapped, but never has to be: it stands above the reach of some."""


class Place(Plan):
    """`slot` 0–2. `act` is called when it is tapped."""

    def __init__(self, slot: int, act: Callable[[], None], **kwargs: Any) -> None:
        super().__init__(
            wide=(552 + 452 * slot, 0, 440, 362),
            small=(360 + 306 * slot, 0, 310, 262),
            tall=(24 + 346 * slot, 200, 340, 440),
            **kwargs,
        )
        self._slot = slot
        reading = Reading(
            test_name=f"goal-{slot}", wide=(0, 20, 440, 310), small=(0, 18, 310, 220), tall=(0, 4, 340, 416)
        )
        reading.bind(on_act=lambda *_: act())
        self._vase = Vase(wide=(0, 41, 184, 306), small=(-11, 18, 137, 228), tall=(-10, 97, 203, 337))
        self._goal = Text(
            role="goal", shrink=True, wide=(194, 66, 250, 144), small=(129, 18, 174, 92), tall=(8, 6, 330, 100)
        )
        self._trend = Trend(
            slots=TREND_WEEKS, wide=(192, 160, 246, 144), small=(126, 112, 170, 110), tall=(188, 190, 150, 180)
        )
        self._told = Text(
            role="label", letters=22, ink="wood_ink", lines=1, wide=(194, 331, 260, 30), small=None, tall=None
        )
        self._note = Paper(
            kind="card",
            shadow="s",
            tape="plain",
            tape_w=102,
            wide=(198, 73, 226, 176),
            small=(128, 48, 172, 150),
            tall=(16, 12, 300, 118),
        )
        self._note.add_widget(
            Text(
                role="card_title",
                text=_("Trivselsmål {n}").format(n=slot + 1),
                lines=1,
                wide=(18, 24, 200, 34),
                small=(12, 16, 156, 28),
                tall=(18, 16, 270, 32),
            )
        )
        self._note.add_widget(
            Text(
                text=_("Skriv det dere vil ha det slik på jobb"),
                letters=25,
                ink="ink2",
                shrink=True,
                wide=(18, 60, 196, 104),
                small=(12, 46, 156, 96),
                tall=(18, 48, 270, 60),
            )
        )
        for part in (reading, self._vase, self._goal, self._trend, self._told, self._note):
            self.add_widget(part)

    def show(self, state: State) -> None:
        """The goal in force, with the balls of the latest week that may be shown."""
        board = state.board
        versions = board.goals.versions[self._slot]
        self._goal.shown = self._trend.shown = self._told.shown = bool(versions)
        self._note.shown = state.opened and not versions
        points = board.meetings.trend(versions, told_weeks(state, TREND_WEEKS))
        self._goal.text = versions[-1].text if versions else ""
        self._trend.weeks = weeks(points) if versions else ()
        last = next((p for p in reversed(points) if p.laid), None) if versions else None
        if last:
            self._vase.show(last.green, last.pink, last.red)
        else:
            self._vase.clear()
        self._told.text = self._sentence(state, points[-1] if versions else None)

    def blink(self) -> bool:
        """One of its balls blinks. False when it has none."""
        return self._vase.blink()

    def _sentence(self, state: State, point: Point | None) -> str:
        if point is None or not state.board.meetings.held:
            return ""
        week = number(point.week)
        if point.hidden:
            return _("Uke {week}: færre enn tre").format(week=week)
        if not point.laid:
            return _("Uke {week}: ikke møte").format(week=week)
        held = [m for m in state.board.meetings.held if m.week == point.week]
        present = sum(m.present for m in held)
        return _("Uke {week}: {laid} av {present} la ball").format(week=week, laid=point.laid, present=present)
