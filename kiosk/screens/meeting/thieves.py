"""What is asked where nothing has been suggested: the eight tidstyver hang there as notes, so that somebody thinks of
one. Nothing of it is pressed; a suggestion is written from the tray."""

from __future__ import annotations

from typing import Any

from kivy.properties import StringProperty

from board.catalogue import _
from board.labels import WASTES
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.plan import Grid


class Thief(Paper):
    text = StringProperty("")


class Thieves(Grid):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for kind, label in WASTES.items():
            if kind:
                self.add_widget(Thief(text=_(label)))
