"""The sheet that greets a unit whose board is new, or tells why nothing hangs there. Knows paper, a ball and text."""

from __future__ import annotations

from typing import Any

from board.catalogue import _
from kiosk.widgets.balls.ball import Ball
from kiosk.widgets.paper.icon import Icon
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.text.text import Text


class Welcome(Paper):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            kind="sheet",
            shadow="m",
            tape="plain",
            plan_size=[800, 250],
            plan_size_small=[800, 296],
            plan_size_tall=[800, 220],
            **kwargs,
        )
        self._ball = Ball(colour="green", wide=(28, 40, 140, 140))
        self._sign = Icon(name="warning", ink="late", wide=(48, 60, 100, 100))
        self._title = Text(role="main", lines=1, shrink=True, wide=(184, 34, 590, 56))
        self._words = Text(ink="ink2", letters=29, shrink=True, wide=(184, 98, 580, 130), tall=(184, 90, 580, 120))
        for part in (self._ball, self._sign, self._title, self._words):
            self.add_widget(part)
        self.tell("")

    def tell(self, trouble: str) -> None:
        """Greet; or say what keeps the board from being shown."""
        self._ball.shown, self._sign.shown = not trouble, bool(trouble)
        self._title.text = _("Tavla kan ikke vises nå") if trouble else _("Velkommen til tavla")
        self._words.text = trouble or _(
            "Skriv tre trivselsmål sammen. Da er dere klare for det første tavlemøtet. Det tar omtrent ti minutter."
        )
