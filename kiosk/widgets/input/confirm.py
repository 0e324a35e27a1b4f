"""A sheet with one question and two blocks, above everything else until it is answered.

Only for what cannot be undone; everything else is done at once and offers «Angre». Knows only paper, text and blocks.

    Confirm(question=_("Legge bort målet?"), yes=_("Legg bort"), on_accept=...).hang(screen)
"""

from __future__ import annotations

from kivy.properties import StringProperty

from kiosk.widgets.input.sheet import Sheet


class Confirm(Sheet):
    """Events `on_accept` and `on_decline`; either takes the sheet away. Blocks: `confirm-yes`, `confirm-no`."""

    __events__ = ("on_accept", "on_decline")

    question = StringProperty("")
    detail = StringProperty("")
    yes = StringProperty("")
    no = StringProperty("")

    def answer(self, event: str) -> None:
        self.put_away()
        self.dispatch(event)
