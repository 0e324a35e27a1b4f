"""A surface on which as many notes, tapes and keys hang as are told of, each made once and used again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kiosk.widgets.drawing import Composed


class Pooled(Composed):
    """What is pressed says which event it is, and with what: `act_with`."""

    def pool(self, pool: list[Any], kind: type[Any], items: Iterable[Any]) -> Iterable[tuple[Any, Any]]:
        """A widget for each of these."""
        told = list(items)
        while len(pool) < len(told):
            widget = kind()
            widget.bind(on_act=lambda widget: self.dispatch(*widget.act_with))
            self.add_widget(widget)
            pool.append(widget)
        return zip(pool, told, strict=False)
