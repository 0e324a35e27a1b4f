"""A lift on its string: lifted, read, taken up, answered, each with its day. To be read, not touched."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, StringProperty

from board.calendar import day as day_of
from board.catalogue import _
from board.formats import short_day
from board.kinds.lift.record import Lift, outcome
from kiosk.widgets.paper.paper import StickyNote
from kiosk.widgets.plan import Across


class LiftStep(StickyNote):
    """One step: `done` has its day, `now` is the answer that came."""

    label = StringProperty("")
    when = StringProperty("")
    done = BooleanProperty(False)
    now = BooleanProperty(False)


class LiftSteps(Across):
    """The four steps of a lift."""

    def on_kv_post(self, base_widget: Any) -> None:
        for _n in range(4):
            self.add_widget(LiftStep(weight=1))

    def show(self, lift: Lift) -> None:
        """How far it has come. Of one that was lifted further it is said to whom, in place of that it was read."""
        said, made = outcome(lift), day_of(lift.made) if lift.made else None
        steps = [
            (_("Løftet"), made),
            (_("Lest"), lift.read),
            (_("Drøftet"), lift.discussed),
            (_("Svart"), said.answered),
        ]
        told = [(label, short_day(day) if day else _("ikke ennå"), day is not None) for label, day in steps]
        if lift.further:
            told[1:3] = [told[2], (_("Løftet videre"), lift.further, True)]
        for step, (label, when, done) in zip(self.children[::-1], told, strict=True):
            step.label, step.when, step.done = label, when, done
            step.now = done and step is self.children[0]
