"""By when an answer is wanted, asked on a sheet: days that are offered, or another.

sheet.show(days(today), chosen)
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from kivy.properties import ObjectProperty, StringProperty

from board.catalogue import _
from board.formats import day
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.daysheet import DaySheet
from kiosk.widgets.paper.paper import OpenSheet
from kiosk.widgets.plan import Plan

WEEK = timedelta(days=7)


def days(today: date) -> tuple[tuple[str, date], ...]:
    """What is offered."""
    return (
        (_("1 uke"), today + WEEK),
        (_("2 uker"), today + 2 * WEEK),
        (_("1 måned"), today + timedelta(days=30)),
    )


def usual(today: date, wanted: date | None) -> date:
    """What stands until another is chosen: two weeks; where `wanted` is the day whoever asked us wants an answer, the
    last that is offered and is not after it, else that day itself, as long as it has not passed."""
    if wanted is None or wanted < today:
        return today + 2 * WEEK
    return max((when for _label, when in days(today) if when <= wanted), default=wanted)


def other_day(today: date) -> DaySheet:
    """Another day than those that are offered."""
    return DaySheet(title=_("Svar innen hvilken dag?"), today=today)


class BySheet(OpenSheet):
    """Event `on_choose(day)`, and `on_other` where another day is wanted. Test names: `by-<n>`, `by-other`."""

    __events__ = ("on_choose", "on_other")
    chosen = ObjectProperty(None, allownone=True)
    about = StringProperty("")

    def show(self, days: Sequence[tuple[str, date]], chosen: date | None, about: str = "") -> None:
        """Days that are offered, each as it is said; `about`: what is to be known of them here."""
        self.about = about or _("Kommer det ikke svar, minner tavla begge om det.")
        blocks: Plan = self.ids.blocks
        if not blocks.children:
            for n in range(len(days)):
                block = Block(test_name=f"by-{n}", letters=33, second_letters=24, h=106, halign="left")
                block.bind(on_act=lambda block: self.dispatch("on_choose", block.key))
                blocks.add_widget(block)
        for block, (label, when) in zip(blocks.children[::-1], days, strict=True):
            block.label, block.second, block.key, block.chosen = label, day(when), when, when == chosen
            block.icon = "check" if block.chosen else "calendar"
        other = self.ids.by_other
        own = chosen is not None and chosen not in [when for _label, when in days]
        other.chosen, other.icon = own, "check" if own else "calendar"
        other.label = day(chosen) if own and chosen else _("Velg dato")
