"""What was counted before and after, in large numbers, and what it counts."""

from __future__ import annotations

from board.formats import number
from kiosk.widgets.plan import Down


class BeforeAndAfter(Down):
    """Not there where one of them is not known."""

    def show(self, before: float | None, after: float | None, measured: str) -> None:
        self.shown = before is not None and after is not None
        self.ids.before.text, self.ids.after.text = number(before or 0), number(after or 0)
        self.ids.measured.text = measured
