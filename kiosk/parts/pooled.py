"""A surface on which as many notes, tapes and keys hang as are told of, each made once and used again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from kiosk.widgets.drawing import Composed


class Pooled(Composed):
    """What is pressed says which event it is, and with what: `act_with`."""

    def __init__(self, **kwargs: Any) -> None:
        self.pools: dict[tuple[type[Any], str], list[Any]] = defaultdict(list)
        super().__init__(**kwargs)

    def pool(self, kind: type[Any], items: Iterable[Any], name: str = "") -> Iterable[tuple[Any, Any]]:
        """A widget of this kind for each of these; `name`: apart from others of the kind."""
        pool, told = self.pools[kind, name], list(items)
        while len(pool) < len(told):
            widget = kind()
            widget.bind(on_act=lambda widget: self.dispatch(*widget.act_with))
            self.add_widget(widget)
            pool.append(widget)
        return zip(pool, told, strict=False)
