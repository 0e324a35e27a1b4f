"""The checklist of one week. What the board sees by itself has its sign; the rest is ticked by a tap. On a course day
the five principles stand beside it, each with one question."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, StringProperty

from board.catalogue import _
from board.formats import day
from board.kinds.introduction.index import WeekDone
from board.kinds.introduction.plan import day_key, plan
from kiosk.widgets.input.row import Row
from kiosk.widgets.input.sheet import Sheet
from kiosk.widgets.plan import Down, filled, grown


class Principle(Down):
    """One of the five, and what is asked about it."""

    title, asks = StringProperty(""), StringProperty("")


class WeekSheet(Sheet):
    """Event `on_tick(key, done)`. Test names: `tick-<key>`, `week-close`."""

    __events__ = ("on_tick",)

    title = StringProperty("")
    detail = StringProperty("")
    of_day = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.number = 0
        self._rows: list[Row] = []

    def show(self, week: WeekDone, *, under_way: bool) -> None:
        """This week as it is now."""
        told = week.week
        self.number = told.number
        self.title = _("Uke {n}: {what}", n=told.number, what=told.title)
        self.detail = (
            _("Det tavla ser selv, trenger ingen å krysse av. Trykk på resten når det er gjort.")
            if under_way
            else _("Dette skal skje i uka. Begynn, så følger tavla med.")
        )
        self._show_rows(week, under_way)
        self.of_day = bool(told.day)
        principles = [*zip(plan().principles, told.asks, strict=False)] if told.day else []
        for one, said in grown(self.ids.principles, Principle, principles):
            one.title, one.asks = said

    def _show_rows(self, week: WeekDone, under_way: bool) -> None:
        told = [(one.step.key, one.step.icon, one.step.next, one.seen, one.said) for one in week.steps]
        if week.week.day:
            words = _("Kursdag {n} er holdt.", n=week.week.day)
            told.append((day_key(week.week.day), "calendar", words, False, week.held))
        while len(self._rows) < len(told):
            row = Row(lines=2, letters=27, least_h=84)
            row.bind(on_act=lambda row: self.dispatch("on_tick", row.key, not row.said))
            self._rows.append(row)
            self.ids.rows.add_widget(row)
        for row, (key, icon, words, seen, said) in filled(self._rows, told):
            row.key, row.test_name, row.label, row.said = key, f"tick-{key}", words, said is not None
            row.icon = "check" if seen or said else icon
            row.second = _("Tavla ser det.") if seen else _("Sagt {day}.", day=day(said)) if said else ""
            row.quiet = bool(seen or said)
            row.enabled = under_way and not seen
