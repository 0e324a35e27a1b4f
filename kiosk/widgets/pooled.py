"""A surface on which as many notes, tapes and keys hang as are told of, each made once and used again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kiosk.widgets.drawing import Composed


class Pooled(Composed):
    """What is pressed says which event it is, and with what: `act_with`."""

    def natural_h(self, width: float) -> tuple[float, float]:
        """It takes what it is given."""
        return 0, 0

    def pool(self, pool: list[Any], kind: type[Any], items: Iterable[Any]) -> Iterable[tuple[Any, Any]]:
        """A widget for each of these; those for which there is none are away."""
        told = list(items)
        while len(pool) < len(told):
            widget = kind()
            widget.bind(on_act=lambda widget: self.dispatch(*widget.act_with))
            self.add_widget(widget)
            pool.append(widget)
        for widget in pool[len(told) :]:
            self.away(widget)
        return zip(pool, told, strict=False)
