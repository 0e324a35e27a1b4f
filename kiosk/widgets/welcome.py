"""The sheet that greets a unit whose board is new. Knows paper, a ball and text."""

from __future__ import annotations

from typing import Any

from kiosk.catalogue import _
from kiosk.widgets.ball import Ball
from kiosk.widgets.paper import Paper
from kiosk.widgets.text import Text


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
        self.add_widget(Ball(colour="green", wide=(28, 40, 140, 140)))
        self.add_widget(Text(role="main", text=_("Velkommen til tavla"), lines=1, wide=(184, 34, 590, 56)))
        words = _(
            "Skriv tre trivselsmål sammen. Da er dere klare for det første tavlemøtet. Det tar omtrent ti minutter."
        )
        self.add_widget(
            Text(text=words, ink="ink2", letters=29, shrink=True, wide=(184, 98, 580, 130), tall=(184, 90, 580, 120))
        )
