"""The back of an open card: what is measured, how far it shall come, and the values before, under way and after."""

from __future__ import annotations

from typing import Any, ClassVar

from kivy.properties import BooleanProperty

from board.catalogue import _
from board.formats import near_day, number
from board.kinds.card.record import STAGES, Card
from board.kinds.measure import Measure
from kiosk.state import State
from kiosk.theme import theme
from kiosk.widgets.charts.measures import MeasureChart
from kiosk.widgets.drawing import Composed
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.choice import Choice
from kiosk.widgets.input.field import Field
from kiosk.widgets.text.text import Text

PHASES = ("before", "during", "after")
_PAD = 14


def phase_name(phase: str) -> str:
    """What a phase of measuring is called."""
    return {"before": _("Før"), "during": _("Underveis"), "after": _("Etter")}[phase]


def said(measure: Measure, state: State) -> str:
    """«Underveis, 12. nov.: 4»"""
    day = f", {near_day(measure.taken, state.today)}" if measure.taken else ""
    return f"{phase_name(measure.phase)}{day}: {number(measure.value)}"


class Measuring(Composed):
    """Fields `measured`, `measure-goal`, `measure-value`; blocks `phase-before`, `phase-during`, `phase-after`,
    `unmeasurable`, `measures` (all values)."""

    typing = BooleanProperty(False)
    redraws: ClassVar[tuple[str, ...]] = (*Composed.redraws, "typing")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.phase = ""
        """What a new value is, when somebody has said it; else what is likely."""
        self.measured = Field(test_name="measured", limit=0, label_letters=23)
        self.goal = Field(test_name="measure-goal", limit=12, digits=True, label_letters=23, bold=True)
        self.value = Field(test_name="measure-value", limit=12, digits=True, label_letters=23, bold=True)
        for field in (self.measured, self.goal, self.value):
            field.shrink = True
            field.bind(text=self.later, editing=self.later)
        self.phases = Choice(test_name="phase", keeps=False, letters=27, columns=3)
        self.unmeasurable = Block(test_name="unmeasurable", label=_("Kan ikke måles"), letters=27)
        self.all = Block(test_name="measures", icon="chart", letters=27)
        self._heading = Text(role="heading", text=_("Virket det?"), lines=1, valign="middle")
        self._last = Text(ink="ink2", letters=25, lines=1, shrink=True, valign="middle")
        self._hint = Text(
            ink="ink2",
            letters=27,
            shrink=True,
            valign="middle",
            text=_("Mål før dere begynner, underveis og etterpå. Da ser alle om det virket."),
        )
        self._chart = MeasureChart()
        for part in (self._heading, self._last, self._hint, self._chart, self.measured, self.goal, self.value):
            self.add_widget(part)
        for part in (self.phases, self.unmeasurable, self.all):
            self.add_widget(part)
        self.phases.bind(on_choose=lambda _, phase: self.choose(phase))
        self._likely = "before"

    def show(self, state: State, card: Card) -> None:
        """Everything but the texts that are written here."""
        measures = state.board.measures.of(card.id)
        self._likely = _likely(card, measures)
        if not self.phases.options:
            self.phases.options = [(phase, phase_name(phase)) for phase in PHASES]
        self.phases.chosen = self.phase or self._likely
        self.unmeasurable.chosen = card.unmeasurable
        self.all.label = _("Alle målinger")
        self.all.enabled = bool(measures)
        self._chart.values = tuple(measure.value for measure in measures)
        self._chart.goal = card.measure_goal
        self._last.text = said(measures[-1], state) if measures else ""
        self.later()

    def choose(self, phase: str) -> None:
        """The next value is of this phase."""
        self.phase = phase
        self.phases.chosen = phase

    def ask_for(self) -> None:
        """Point to what is lacking before the card can be finished."""
        self.choose("after")
        self.value.focused = self.unmeasurable.focused = True

    def rest(self) -> None:
        """Point to nothing."""
        self.phase = ""
        self.value.focused = self.unmeasurable.focused = False

    def arrange(self) -> None:
        px = theme.px
        for child in self.children:
            self.away(child)
        self.measured.label = self.measured.hint = _("Hva måler dere?")
        self.goal.label, self.goal.hint = _("Målet er"), _("Mål?")
        self.value.label = self.value.hint = _("Ny måling")
        for field in (self.goal, self.value):
            field.letters = 34 if field.text or field.editing else 27
        gap = px(12)
        row = min(px(104), (self.height - 3 * gap) / 4)
        # From below, so that what is tapped lies where everybody reaches it.
        foot = 4 * row + 3 * gap
        if self.width > px(1200):
            self._fields(0, self.height - foot, px(584), row, gap)
            self._reading(px(654), 0, self.width - px(654), self.height)
            return
        self._fields(0, self.height - foot, self.width, row, gap)
        self._reading(0, 0, self.width, min(px(560), self.height - foot - 2 * gap))

    def _reading(self, left: float, top: float, width: float, height: float) -> None:
        """What has been measured so far, or why one should."""
        px = theme.px
        head = px(48)
        self._heading.letters = 34
        self.place(self._heading, left, top, width, head)
        if not self._chart.values:
            self.place(self._hint, left, top + head, width, min(px(120), height - head))
            return
        wide = 0.62 * width
        self._last.halign = "right"
        self.place(self._last, left + width - wide, top, wide, head)
        self.place(self._chart, left, top + head + px(4), width, height - head - px(8))

    def _fields(self, left: float, top: float, width: float, row: float, gap: float) -> None:
        """Four rows: what, how far and the new value, which phase, and whether it can be measured at all."""
        third = 0.36 * (width - gap)
        self.place(self.measured, left, top, width, row)
        top += row + gap
        self.place(self.goal, left, top, third, row)
        self.place(self.value, left + third + gap, top, width - third - gap, row)
        top += row + gap
        self.place(self.phases, left, top, width, row)
        top += row + gap
        half = (width - gap) / 2
        self.place(self.unmeasurable, left, top, half, row)
        self.place(self.all, left + half + gap, top, half, row)


def _likely(card: Card, measures: tuple[Measure, ...]) -> str:
    """Which phase a value is of that is entered now."""
    if not measures:
        return "before"
    return "after" if STAGES.index(card.stage) >= STAGES.index("check") else "during"
