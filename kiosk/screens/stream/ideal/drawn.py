"""The steps of the ideal as strips to choose from: one to change, or the one after which a new step comes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.properties import StringProperty

from board.catalogue import _
from board.kinds.stream.figures import Step
from board.kinds.stream.record import Stream
from kiosk.screens.stream.ideal.comparing import work_of
from kiosk.screens.stream.looks import LOOKS
from kiosk.widgets.input.row import Row
from kiosk.widgets.plan import Down, filled

PAGE = 12


class Drawn(Down):
    """Event `on_choose(step)`. Test names: `drawn-0` to `drawn-11`."""

    __events__ = ("on_choose",)

    question = StringProperty("")

    def on_kv_post(self, base_widget: Any) -> None:
        rows = [Row(test_name=f"drawn-{n}", strip=True, letters=24, lines=2, most_h=120) for n in range(PAGE)]
        self._rows = self.ids.rows.add_all(rows, on_act=lambda row: self.dispatch("on_choose", row.key))

    def show(self, steps: Sequence[Step], changed: frozenset[str], stream: Stream) -> None:
        """The steps of one page; those that are otherwise than now carry a sign."""
        for row, step in filled(self._rows, steps):
            row.key, row.label, row.hue = step, step.title, LOOKS[step.worth].hue
            row.icon = "cross" if step.gone else "swap" if step.id in changed else "card"
            row.second = _("faller bort") if step.gone else work_of(step, stream)
