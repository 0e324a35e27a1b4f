"""The back of an open card: what is measured, how far it shall come, and the values before, under way and after."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty

from board.catalogue import N_, _
from board.formats import near_day, number
from board.kinds.card.record import STAGES, Card
from board.kinds.measure import Measure
from kiosk.state import State
from kiosk.widgets.plan import Part, Plan

PHASES = {"before": N_("Før"), "during": N_("Underveis"), "after": N_("Etter")}
"""The phases of measuring, and what each is called."""


def said(measure: Measure, state: State) -> str:
    """«Underveis, 12. nov.: 4»"""
    day = f", {near_day(measure.taken, state.today)}" if measure.taken else ""
    return f"{_(PHASES[measure.phase])}{day}: {number(measure.value)}"


class Measuring(Plan):
    """Fields `measured`, `measure-goal`, `measure-value`; blocks `phase-before`, `phase-during`, `phase-after`,
    `unmeasurable`, `measures` (all values)."""

    beside = BooleanProperty(False)
    """A low sheet over the keyboard: what has been measured stands beside the fields, not above them."""

    phase = ""
    """What a new value is, when somebody has said it; else what is likely."""
    _likely = "before"
    measured, measure_goal, measure_value = Part(), Part(), Part()
    phases, unmeasurable, measures = Part(), Part(), Part()

    def on_kv_post(self, base_widget: Any) -> None:
        self.phases.bind(on_choose=lambda _, phase: self.choose(phase))

    def show(self, state: State, card: Card) -> None:
        """Everything but the texts that are written here."""
        measures = state.board.measures.of(card.id)
        self._likely = _likely(card, measures)
        if not self.phases.options:
            self.phases.options = [(phase, _(name)) for phase, name in PHASES.items()]
        self.phases.chosen = self.phase or self._likely
        self.unmeasurable.chosen = card.unmeasurable
        self.measures.enabled = bool(measures)
        self.ids.chart.show(measures, card.measure_goal)
        self.ids.last.text = said(measures[-1], state) if measures else ""

    def choose(self, phase: str) -> None:
        """The next value is of this phase."""
        self.phase = phase
        self.phases.chosen = phase

    def ask_for(self) -> None:
        """Point to what is lacking before the card can be finished."""
        self.choose("after")
        self.measure_value.focused = self.unmeasurable.focused = True

    def rest(self) -> None:
        """Point to nothing."""
        self.phase = ""
        self.measure_value.focused = self.unmeasurable.focused = False


def _likely(card: Card, measures: tuple[Measure, ...]) -> str:
    """Which phase a value is of that is entered now."""
    if not measures:
        return "before"
    return "after" if STAGES.index(card.stage) >= STAGES.index("check") else "during"
