"""The sheet that greets a unit whose board is new, or tells why nothing hangs there. Knows paper, a ball and text."""

from __future__ import annotations

from typing import Any

from board.catalogue import _
from kiosk.widgets.balls.ball import Ball
from kiosk.widgets.paper.icon import Icon
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.plan import Down
from kiosk.widgets.text.text import Text


class Welcome(Paper):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            kind="sheet", shadow="m", tape="plain", flow="across", padding=(28, 26, 28, 22), gap=24, **kwargs
        )
        self._ball = Ball(colour="green", w=140, h=140, align="middle")
        self._sign = Icon(name="warning", ink="late", w=100, h=100, align="middle")
        self._title = Text(role="main", lines=1)
        self._words = Text(ink="ink2", letters=29)
        said = Down(weight=1, gap=8)
        said.add_all((self._title, self._words))
        self.add_all((self._ball, self._sign, said))
        self.tell("")

    def tell(self, trouble: str) -> None:
        """Greet; or say what keeps the board from being shown."""
        self._ball.shown, self._sign.shown = not trouble, bool(trouble)
        self._title.text = _("Tavla kan ikke vises nå") if trouble else _("Velkommen til tavla")
        self._words.text = trouble or _(
            "Skriv tre trivselsmål sammen. Da er dere klare for det første tavlemøtet. Det tar omtrent ti minutter."
        )
