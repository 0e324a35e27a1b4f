"""The sheets on which units below are asked, and those with what they answered."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from kivy.properties import BooleanProperty, StringProperty

from board.catalogue import _
from board.formats import day, near_day
from board.kinds.lift.index import late
from board.kinds.lift.record import Lift
from board.labels import VERDICTS
from board.neighbours import Sister
from kiosk.widgets.input.block import Block
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.plan import Across

PAGE = 5
"""So many units stand on a page."""


class AboutSheet(Paper):
    """What they are asked. Event `on_write`. Test name: `ask-why`."""

    __events__ = ("on_write",)
    text = StringProperty("")


class UnitsSheet(Paper):
    """Which of them: all, unless one is left out. Event `on_toggle(id)`. Test names: `unit-<n>`, `units-back`,
    `units-on`."""

    __events__ = ("on_toggle",)

    def on_kv_post(self, base_widget: Any) -> None:
        self._page = 0
        self._under: Sequence[Sister] = ()
        self._left: Collection[str] = ()
        self._blocks = [Block(test_name=f"unit-{n}", letters=27, h=92, halign="left") for n in range(PAGE)]
        for block in self._blocks:
            block.bind(on_act=lambda block: self.dispatch("on_toggle", block.key))
            self.ids.blocks.add_widget(block)
        self.ids.pager.bind(on_turn=lambda _pager, way: self._turn(way))

    def show(self, under: Sequence[Sister], left: Collection[str]) -> None:
        """All that may be asked, but those that are left out chosen."""
        self._under, self._left = under, left
        pages = max(1, -(-len(under) // PAGE))
        self._page = min(self._page, pages - 1)
        here = under[self._page * PAGE : (self._page + 1) * PAGE]
        for n, block in enumerate(self._blocks):
            block.shown = n < len(here)
            if block.shown:
                block.label, block.key, block.chosen = here[n].name, here[n].id, here[n].id not in left
                block.icon = "check" if block.chosen else "people"
        self.ids.pager.show(self._page, pages)

    def _turn(self, way: int) -> None:
        self._page = max(0, self._page + way)
        self.show(self._under, self._left)


class InquirySheet(Paper):
    """What they were asked, and until when."""

    def show(self, lift: Lift) -> None:
        self.ids.why.text = lift.why
        self.ids.by.text = _("Svar ventes innen {day}", day=day(lift.by)) if lift.by else _("Svar ventes")


class InquiryAnswer(Across):
    """One unit, and what it answered or that it has not."""

    unit = StringProperty("")
    said = StringProperty("")
    there = BooleanProperty(False)
    due = BooleanProperty(False)


class AnswersSheet(Paper):
    """What they answered, those that have not first. Test names: `answers-back`, `answers-on`."""

    def on_kv_post(self, base_widget: Any) -> None:
        self._page = 0
        self._rows = [InquiryAnswer() for _n in range(PAGE)]
        for row in self._rows:
            self.ids.rows.add_widget(row)
        self.ids.pager.bind(on_turn=lambda _pager, way: self._turn(way))

    def show(self, asked: Sequence[Lift], today: date) -> None:
        """Page by page."""
        self._asked, self._today = asked, today
        pages = max(1, -(-len(asked) // PAGE))
        self._page = min(self._page, pages - 1)
        here = asked[self._page * PAGE : (self._page + 1) * PAGE]
        for n, row in enumerate(self._rows):
            row.shown = n < len(here)
            if row.shown:
                row.unit, row.said = here[n].to_name, self._said(here[n])
                row.there, row.due = here[n].answered is not None, late(here[n], today)
        self.ids.pager.show(self._page, pages)

    def _said(self, lift: Lift) -> str:
        if lift.answered:
            verdict = _(VERDICTS[lift.verdict or "yes"])
            return f"{verdict}. {lift.answer}" if lift.answer else verdict
        if lift.closed:
            return _("Enheten er lagt ned")
        if late(lift, self._today):
            return _("Svaret er sent")
        if lift.discussed:
            return _("De ser på det siden {day}", day=near_day(lift.discussed, self._today))
        return _("Lest {day}", day=near_day(lift.read, self._today)) if lift.read else _("Ikke lest ennå")

    def _turn(self, way: int) -> None:
        self._page = max(0, self._page + way)
        self.show(self._asked, self._today)
