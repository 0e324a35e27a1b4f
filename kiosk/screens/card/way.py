"""The stage of an open card: the line of six, its name, and for how long the card has hung there.

A tap on any step of the line asks for that stage, forwards or back.
"""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty

from board.calendar import day
from board.catalogue import _, _n
from board.formats import near_day
from board.kinds.card.record import STAGES, Card, Stage
from board.kinds.card.rules import STILL_WEEKS, age_weeks
from kiosk.presenters import stage_label
from kiosk.state import State
from kiosk.widgets.charts.stages import StageLine
from kiosk.widgets.drawing import Composed
from kiosk.widgets.input.tap import Press
from kiosk.widgets.plan import Down


class Step(Press):
    """Where a finger hits one step of the line."""

    by_keys = True

    def __init__(self, stage: Stage, **kwargs: Any) -> None:
        self.stage = stage
        super().__init__(test_name=f"stage-{stage}", **kwargs)


class Steps(Composed):
    """The line, with its steps to be pressed. Event `on_choose(stage)`."""

    __events__ = ("on_choose",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.stages, self.steps = StageLine(), [Step(stage) for stage in STAGES]
        self.add_all((self.stages, *self.steps))
        for step in self.steps:
            step.bind(on_act=lambda step: self.dispatch("on_choose", step.stage))

    def arrange(self) -> None:
        self.place(self.stages, 0, 0, self.width, self.height)
        side = min(self.height, self.width / 5.8) * 0.63
        pitch = (self.width - side) / (len(STAGES) - 1)
        for place, step in enumerate(self.steps):
            self.place(step, place * pitch, (self.height - side) / 2, side, side)


class Way(Down):
    """Event `on_choose(stage)`. Steps are `stage-suggestion` to `stage-done`."""

    __events__ = ("on_choose",)

    typing = BooleanProperty(False)

    def on_kv_post(self, base_widget: Any) -> None:
        self.ids.line.bind(on_choose=lambda _line, stage: self.dispatch("on_choose", stage))

    def show(self, state: State, card: Card) -> None:
        """Where the card is."""
        self.ids.line.stages.at = STAGES.index(card.stage)
        self.ids.name.text = _("Tatt ned") if card.archived else stage_label(state, card.stage)
        weeks = age_weeks(card, state.now_ms)
        still = weeks >= STILL_WEEKS and card.stage != "done"
        self.ids.age.ink, self.ids.age.bold = ("late", True) if still else ("ink2", None)
        self.ids.age.text = _age(state, card, weeks)


def _age(state: State, card: Card, weeks: int) -> str:
    if card.stage == "done" and not card.moved:
        return _("Ferdig fra før")
    if card.stage == "done":
        return near_day(day(card.moved), state.today)
    return _n("{n} uke i kolonnen", "{n} uker i kolonnen", weeks) if weeks else _("Ny i kolonnen")
