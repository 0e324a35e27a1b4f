"""The stage of an open card: the line of six, its name, and for how long the card has hung there.

A tap on any step of the line asks for that stage, forwards or back.
"""

from __future__ import annotations

from typing import Any, ClassVar

from kivy.properties import BooleanProperty

from board.catalogue import _, _n
from board.formats import near_day
from board.kinds.card.record import STAGES, Card, Stage
from board.kinds.card.rules import STILL_WEEKS, age_weeks
from kiosk.presenters import stage_label
from kiosk.screens.card.story import day_of
from kiosk.state import State
from kiosk.theme import theme
from kiosk.widgets.charts.stages import StageLine
from kiosk.widgets.drawing import Composed
from kiosk.widgets.input.tap import Press
from kiosk.widgets.text.text import Text


class Step(Press):
    """Where a finger hits one step of the line."""

    def __init__(self, stage: Stage, **kwargs: Any) -> None:
        self.stage = stage
        super().__init__(test_name=f"stage-{stage}", size_hint=(None, None), **kwargs)


class Way(Composed):
    """Event `on_choose(stage)`. Steps are `stage-suggestion` to `stage-done`."""

    __events__ = ("on_choose",)

    typing = BooleanProperty(False)
    redraws: ClassVar[tuple[str, ...]] = (*Composed.redraws, "typing")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._line = StageLine()
        self._steps = [Step(stage) for stage in STAGES]
        self._name = Text(role="heading", lines=1, shrink=True, valign="middle")
        self._age = Text(ink="ink2", letters=27, lines=1, halign="right", valign="middle", shrink=True)
        for part in (self._line, *self._steps, self._name, self._age):
            self.add_widget(part)
        for step in self._steps:
            step.bind(on_act=lambda step: self.dispatch("on_choose", step.stage))

    def show(self, state: State, card: Card) -> None:
        """Where the card is."""
        self._line.at = STAGES.index(card.stage)
        self._name.text = _("Tatt ned") if card.archived else stage_label(state, card.stage)
        weeks = age_weeks(card, state.now_ms)
        still = weeks >= STILL_WEEKS and card.stage != "done"
        self._age.ink, self._age.bold = ("late", True) if still else ("ink2", None)
        self._age.text = _age(state, card, weeks)
        self.later()

    def enable(self, enabled: bool) -> None:
        """Whether the steps can be pressed."""
        for step in self._steps:
            step.enabled = enabled

    def arrange(self) -> None:
        px = theme.px
        high = min(px(76), 0.58 * self.height)
        self.place(self._line, 0, 0, self.width, high)
        side = min(high, self.width / 5.8) * 0.63
        pitch = (self.width - side) / (len(STAGES) - 1)
        for place, step in enumerate(self._steps):
            self.place(step, place * pitch, (high - side) / 2, side, side)
        self._name.letters = 33 if self.typing else 40
        words = px(50 if self.typing else 58)
        y = high + px(3 if self.typing else 9)
        age = min(0.5 * self.width, self._age.natural_width() + px(6))
        self.place(self._name, 0, y, self.width - age - px(14), words)
        self.place(self._age, self.width - age, y, age, words)

    def on_choose(self, stage: Stage) -> None: ...


def _age(state: State, card: Card, weeks: int) -> str:
    if card.stage == "done" and not card.moved:
        return _("Ferdig fra før")
    if card.stage == "done":
        return near_day(day_of(card.moved), state.today)
    return _n("{n} uke her", "{n} uker her", weeks) if weeks else _("Ny her")
