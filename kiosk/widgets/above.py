"""What hangs above every screen: the strip with one sentence, and the block that raises a board brought down.

Knows only the theme and its own two parts.

    above = Above(); above.notice.say("Kortet er flyttet"); above.forget()
"""

from __future__ import annotations

from typing import Any

from kiosk.catalogue import _
from kiosk.theme import DESIGN, theme
from kiosk.widgets.block import Block
from kiosk.widgets.notice import Notice
from kiosk.widgets.plan import Plan


class Above(Plan):
    """Test name of the block: `raise-board`."""

    def __init__(self, **kwargs: Any) -> None:
        sizes = {"plan_size": DESIGN["wide"], "plan_size_small": DESIGN["small"], "plan_size_tall": DESIGN["tall"]}
        super().__init__(**sizes, **kwargs)
        self.notice = Notice(wide=(460, 836, 1000, 84), small=(290, 604, 700, 76), tall=(60, 1590, 960, 110))
        self._raise = Block(
            test_name="raise-board",
            label=_("Hev tavla"),
            colour="petrol",
            shown=False,
            wide=(1356, 948, 524, 122),
            small=(896, 702, 362, 92),
            tall=(496, 1816, 550, 100),
        )
        self._raise.bind(on_act=lambda *_args: setattr(theme, "lowered", 0))
        theme.bind(lowered=self._lowered)
        self.add_widget(self.notice)
        self.add_widget(self._raise)

    def forget(self) -> None:
        """The wall is taken down: the theme need not tell it anything any more."""
        theme.unbind(lowered=self._lowered)

    def _lowered(self, *_: object) -> None:
        """A board that has been brought down can be raised from where the hand is."""
        self._raise.shown = bool(theme.lowered)
