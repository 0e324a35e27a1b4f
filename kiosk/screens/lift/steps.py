"""A lift on its string: lifted, read, taken up, answered, each with its day. To be read, not touched."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, StringProperty

from board.calendar import day as day_of
from board.catalogue import _
from board.formats import short_day
from board.kinds.lift.record import Lift
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.plan import Plan


class LiftStep(Paper):
    """One step: `done` has its day, `now` is the answer that came."""

    label = StringProperty("")
    when = StringProperty("")
    done = BooleanProperty(False)
    now = BooleanProperty(False)


class LiftSteps(Plan):
    """The four steps of a lift."""

    def on_kv_post(self, base_widget: Any) -> None:
        for _n in range(4):
            self.add_widget(LiftStep(weight=1))

    def show(self, lift: Lift) -> None:
        """How far it has come."""
        made = day_of(lift.made) if lift.made else None
        days = (made, lift.read, lift.discussed, lift.answered)
        labels = (_("Løftet"), _("Lest"), _("Drøftet"), _("Svart"))
        for place, (step, label, day) in enumerate(zip(self.children[::-1], labels, days, strict=True)):
            step.label, step.when, step.done = label, short_day(day) if day else _("ikke ennå"), day is not None
            step.now = place == 3 and day is not None
