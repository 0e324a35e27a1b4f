"""The sheets on which units below are asked, and those with what they answered."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from kivy.properties import BooleanProperty, StringProperty

from board.catalogue import _
from board.formats import day
from board.kinds.lift.index import late
from board.kinds.lift.record import Lift
from board.labels import VERDICTS
from board.neighbours import Neighbours, Sister
from kiosk.parts.asked import WhyTold
from kiosk.parts.lifts import seen
from kiosk.widgets.input.pages import Pages
from kiosk.widgets.paper.paper import OpenSheet
from kiosk.widgets.plan import Abreast, Across, filled

PAGE = 5
"""So many units stand on a page."""


class AboutSheet(OpenSheet):
    """What they are asked. Event `on_write`. Test name: `ask-why`."""

    __events__ = ("on_write",)
    text = StringProperty("")


class UnitRow(Across):
    """A unit right under us with all below it, or one of those: chosen with a touch, and opened with the arrow. Test
    names: `unit-<n>`, `unit-<n>-open`."""


class UnitsSheet(OpenSheet):
    """Which of them, by those right under us: those with units below them open on these. Event `on_toggle(units)`.
    Test names of UnitRow, `units-all` back to all, `units-back`, `units-on`."""

    __events__ = ("on_toggle",)

    def on_kv_post(self, base_widget: Any) -> None:
        self._area = ""
        self._below, self._chosen = Neighbours(), frozenset[str]()
        self._rows = [UnitRow() for _n in range(PAGE)]
        for n, row in enumerate(self._rows):
            block, way = row.ids.block, row.ids.way
            block.test_name, way.test_name = f"unit-{n}", f"unit-{n}-open"
            block.bind(on_act=lambda block: self.dispatch("on_toggle", self._meant(block.key)))
            way.bind(on_act=lambda way: self._open(way.key))
            self.ids.blocks.add_widget(row)
        self.ids.units_all.bind(on_act=lambda *_: self._open(""))
        self.ids.pager.bind(on_turn=lambda *_: self.show(self._below, self._chosen))

    def show(self, below: Neighbours, chosen: Collection[str]) -> None:
        """All that may be asked, the chosen ones yellow."""
        self._below, self._chosen = below, frozenset(chosen)
        if self._area not in {one.id for one in below.under}:
            self._area = ""
        some = below.within(self._area) if self._area else below.under
        here = self.ids.pager.cut(some, PAGE)
        for row, one in filled(self._rows, here):
            self._show_row(row, one)
        self.ids.units_all.shown = bool(self._area)

    def _show_row(self, row: UnitRow, one: Sister) -> None:
        block, way, units = row.ids.block, row.ids.way, self._meant(one.id)
        asked = sum(unit.id in self._chosen for unit in units)
        block.label, block.key, way.key = one.name, one.id, one.id
        block.chosen, way.shown = asked == len(units), len(units) > 1
        block.icon = "check" if block.chosen else "people"
        block.second = _("{n} av {all} enheter", n=asked, all=len(units)) if way.shown else ""

    def _meant(self, id_: str) -> tuple[Sister, ...]:
        """What a touch on a unit is about: one right under us stands for all below it, until it is opened."""
        if self._area:
            return tuple(one for one in self._below.beneath if one.id == id_)
        return self._below.within(id_)

    def _open(self, area: str) -> None:
        self._area, self.ids.pager.page = area, 0
        self.show(self._below, self._chosen)


class InquirySheet(WhyTold):
    """What they were asked, and until when."""

    by = StringProperty("")

    def show(self, lift: Lift) -> None:
        self.why = lift.why
        self.by = _("Svar ventes innen {day}", day=day(lift.by)) if lift.by else _("Svar ventes")


class InquiryAnswer(Abreast):
    """One unit, and what it answered or that it has not."""

    unit = StringProperty("")
    said = StringProperty("")
    there = BooleanProperty(False)
    due = BooleanProperty(False)


class AnswersSheet(OpenSheet):
    """What they answered, those that have not first. Test names: `answers-back`, `answers-on`."""

    def on_kv_post(self, base_widget: Any) -> None:
        self._rows = Pages(self.ids.rows, InquiryAnswer, "answer", PAGE, self._again, self.ids.pager)

    def show(self, asked: Sequence[Lift], open_: Collection[str], today: date) -> None:
        """Page by page; `open_`: the units that are there."""
        self._asked, self._units, self._today = asked, open_, today
        for row, one in self._rows.fill(asked):
            row.unit, row.said = one.to_name, self._said(one)
            row.there, row.due = one.answered is not None, late(one, today)

    def _again(self) -> None:
        self.show(self._asked, self._units, self._today)

    def _said(self, lift: Lift) -> str:
        if lift.answered:
            verdict = _(VERDICTS[lift.verdict or "yes"])
            return f"{verdict}. {lift.answer}" if lift.answer else verdict
        if lift.closed:
            return _("Hører ikke under dere lenger") if lift.to in self._units else _("Enheten er lagt ned")
        if late(lift, self._today):
            return _("Svaret er sent")
        return seen(lift, self._today)
