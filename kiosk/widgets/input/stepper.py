"""A number between two blocks: fewer, more. Knows only blocks and text.

Stepper(test_name="present", value=9, least=0, most=60, unit=_("til stede"))
"""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from board.formats import number
from kiosk.widgets.plan import Across


class Stepper(Across):
    """`value` moves by `by` and stays between `least` and `most`; `on_value` (Kivy's own) tells every change.
    The blocks are named after it: `<test_name>-less` and `<test_name>-more`."""

    test_name = StringProperty("")
    value = NumericProperty(0)
    least = NumericProperty(0)
    most = NumericProperty(100)
    by = NumericProperty(1)
    unit = StringProperty("")
    """A word below the number."""
    letters = NumericProperty(82)
    said = BooleanProperty(True)
    """False: `value` is only where the first press begins, and is nobody's answer yet; no number stands there."""

    def shown_value(self, value: float, said: bool) -> str:
        """The number as it is written."""
        return number(value) if said else "?"

    def step(self, way: int) -> None:
        """One step up (1) or down (-1)."""
        self.value = round(min(self.most, max(self.least, self.value + way * self.by)), 6)

    def on_kv_post(self, base_widget: Any) -> None:
        self.ids.less.bind(on_act=lambda *_: self.step(-1))
        self.ids.more.bind(on_act=lambda *_: self.step(1))
