"""The yellow note of a step: its hours a week and how they come about, or why a figure cannot be."""

from __future__ import annotations

from kivy.properties import StringProperty

from board.catalogue import _
from board.formats import number
from board.kinds.gain.index import fte
from board.kinds.stream.figures import Step
from kiosk.widgets.paper.paper import StickyNote
from kiosk.widgets.text.text_layout import strong


class HoursNote(StickyNote):
    """`fault` takes the formula's place."""

    fault = StringProperty("")
    number = StringProperty("")
    worth = StringProperty("")

    def show(self, step: Step, full_time_hours: float, fault: str) -> None:
        """This step's hours, where a full week is so long."""
        self.fault = fault
        self.number = number(step.hours, 1)
        self.worth = _("= {n} årsverk ({week} t)").format(
            n=number(fte(step.hours, full_time_hours), 2), week=number(full_time_hours)
        )
        self.ids.formula.text = _formula(step)


def _formula(step: Step) -> object:
    if step.gone:
        return _("Steget faller bort.")
    if step.lacks:
        return _("Det mangler tall. Steget er ikke med i summene.")
    people = _(" × **{people}** personer") if step.people > 1 else ""
    return strong(
        _("**{minutes}** min") + people + _(" × **{times}** ganger : 60"),
        minutes=number(step.minutes or 0),
        people=step.people,
        times=number(step.times or 0),
    )
