"""Five times why, one step below the other, down to the cause. Each step is a field to write in.

Knows only the theme, paper and fields.

    Stairs(answers=("Vi blir avbrutt når vi gir rapport.", "Pårørende ringer …"), cause=4)
"""

from __future__ import annotations

from typing import Any, ClassVar

from kivy.graphics import SmoothEllipse
from kivy.properties import ListProperty, NumericProperty, ObjectProperty

from board.catalogue import _
from kiosk.theme import theme
from kiosk.widgets.drawing import Composed, Drawing, unit
from kiosk.widgets.input.field import Field
from kiosk.widgets.paper.paper import Paper

STEPS = 5
_INDENT = 20
_RING = 47
_RING_X = 13
_TEXT_X = 81
_WAITING = (0.894, 0.859, 0.8, 1)


class Ring(Drawing):
    """A number in a filled circle."""

    number = NumericProperty(1)
    colour = ObjectProperty("petrol")
    ink = ObjectProperty("paper")

    def paint(self) -> None:
        self.tint(self.colour)
        side = min(self.size)
        self.brush.add(SmoothEllipse(pos=(self.center_x - side / 2, self.center_y - side / 2), size=(side, side)))
        self.write(
            str(int(self.number)), 0.53 * side, self.center_x, self.center_y, self.ink, bold=True, anchor=(0.5, 0.5)
        )


class Stairs(Composed):
    """The five steps. A tap on a step begins writing there; `on_answer(place, text)` tells every change by hand.

    `answers` may be given anew at any time: the step that is being written in is left alone.
    """

    __events__ = ("on_answer",)

    answers = ObjectProperty(())
    cause = NumericProperty(-1)
    """Place of the step that is the root cause: yellow. -1: not found yet."""
    first = NumericProperty(0)
    """So many answers stand above the first step."""
    open = ListProperty([])
    """The fields that may be written in: none below the cause."""
    redraws: ClassVar[tuple[str, ...]] = ("answers", "cause", "first")

    def __init__(self, **kwargs: Any) -> None:
        self._telling = True
        super().__init__(**kwargs)
        self._note = Paper(kind="note", hue="yellow", shadow="s")
        self.add_widget(self._note)
        self.fields, self._rings = [], []
        for place in range(STEPS):
            field = Field(test_name=f"why-{place + 1}", limit=200, pad_left=_TEXT_X, letters=27)
            field.bind(text=lambda field, text, place=place: self._changed(place, text), editing=self.later)
            ring = Ring()
            self.fields.append(field)
            self._rings.append(ring)
            self.add_widget(field)
            self.add_widget(ring)
        self.open = self.fields

    def begin(self, place: int | None = None) -> None:
        """Write on this step; None: on the first empty one."""
        self.fields[self.first_empty() if place is None else place].begin()

    def first_empty(self) -> int:
        """Place of the first step without an answer; the last one, or the cause, when there is none."""
        if self.cause >= 0:
            return int(self.cause)
        return next((place for place, field in enumerate(self.fields) if not field.text), STEPS - 1)

    def _changed(self, place: int, text: str) -> None:
        self.later()
        if self._telling:
            self.dispatch("on_answer", place, text)

    def _fill(self) -> None:
        self._telling = False
        for field, answer in zip(self.fields, (*self.answers, *[""] * STEPS), strict=False):
            if not field.editing:
                field.text = answer
        self._telling = True

    def arrange(self) -> None:
        u, width = unit(), self.width
        gap = (10 if self.height > 540 * u else 4) * u
        high = (self.height - gap * (STEPS - 1)) / STEPS
        small = high < _TWO_LINES * u
        grown = _GROWN if high > _ROOMY * u else 1
        self._fill()
        self.open = self.fields[: int(self.cause) + 1] if self.cause >= 0 else self.fields
        for place, (field, ring) in enumerate(zip(self.fields, self._rings, strict=True)):
            left, top = place * _INDENT * u, place * (high + gap)
            if 0 <= self.cause < place and not field.editing:
                continue
            ring.number = self.first + place + 1
            cause = place == self.cause and bool(field.text) and not field.editing
            waiting = not field.text and not field.editing
            question = _("Årsaken") if cause else _("Hvorfor?") if ring.number == 1 else _("Hvorfor det?")
            field.label = "" if small else question
            field.hint = _("Hvorfor det? Her ligger ofte årsaken.") if place == STEPS - 1 else question
            field.plain, field.bold = cause, cause
            field.letters, field.label_letters = (29, 24) if grown > 1 else (27, 21)
            side = min(grown * _RING * u, 0.8 * high) * (0.75 if theme.format == "small" else 1)
            field.pad_left = (grown * _RING_X * u + side + 21 * u) / theme.k
            ring.colour, ring.ink = (_WAITING, "ink2") if waiting else ("ink" if cause else "petrol", "paper")
            self.place(field, left, top, width - left, high)
            # Beside the two lines of a step, not in the middle of a tall one.
            down = min(high / 2, 60 * u) if not waiting else high / 2
            self.place(ring, left + grown * _RING_X * u, top + down - side / 2, side, side)
            if cause:
                self.place(self._note, left, top, width - left, high)


_ROOMY, _GROWN = 110, 1.2
"""A step higher than this is drawn so much larger."""
_TWO_LINES = 72
"""A step lower than this has no room for its question above the answer."""
