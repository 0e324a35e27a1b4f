"""The note of a course day: which one, when, and what is done that day. White: held. Yellow: now. Linen: to come."""

from __future__ import annotations

from kivy.properties import BooleanProperty, StringProperty

from board.catalogue import _
from board.kinds.introduction.index import WeekDone
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.plan import Across, grown


class DayLine(Across):
    """One thing that is done on the day."""

    icon, text = StringProperty(""), StringProperty("")
    quiet = BooleanProperty(False)


class DayNote(Paper):
    """Shows a week that has a course day."""

    title, when = StringProperty(""), StringProperty("")
    held, now = BooleanProperty(False), BooleanProperty(False)

    def show(self, week: WeekDone, *, here: bool) -> None:
        """`here`: the ball of wool lies in its week."""
        self.held, self.now = week.held is not None, here and week.held is None
        self.title = _("Dag {n}", n=week.week.day)
        self.when = _("nå") if self.now else _("uke {n}", n=week.week.number)
        self.kind, self.hue = ("card", "white") if self.held else ("note", "yellow" if self.now else "linen")
        self.pin, self.shadow = "petrol" if self.now else "wood", "m" if self.now else "s"
        told = [one for one in week.steps if one.step.of_day]
        for line, one in grown(self.ids.lines, DayLine, told):
            line.icon, line.text = one.step.icon, one.step.note
            line.quiet = one.done
