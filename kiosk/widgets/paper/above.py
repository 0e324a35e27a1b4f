"""What hangs above every screen: the strip with one sentence, the block that raises a board brought down, and sheets
that belong to none.

Knows only the theme and its own two parts.

    above = Above(); above.notice.say("Kortet er flyttet"); above.forget()
"""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock

from board.catalogue import _
from kiosk.theme import DESIGN, theme
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.text_input import writing
from kiosk.widgets.paper.notice import Notice
from kiosk.widgets.plan import Plan

REST = {"wide": (460, 836, 1000, 84), "small": (290, 604, 700, 76), "tall": (60, 1590, 960, 110)}
ON_KEYS = {"wide": (460, 562, 1000, 84), "small": (290, 244, 700, 76), "tall": (60, 1206, 960, 110)}
ON_TOP = {"wide": (460, 12, 1000, 84), "small": (290, 6, 700, 64), "tall": (60, 16, 960, 110)}
"""Where the strip hangs: above the tray; while somebody writes on the upper edge of the keyboard, where no key is
covered and eyes are near; on top where that would cover what is written."""


class Above(Plan):
    """Test name of the block: `raise-board`."""

    def __init__(self, **kwargs: Any) -> None:
        sizes = {"plan_size": DESIGN["wide"], "plan_size_small": DESIGN["small"], "plan_size_tall": DESIGN["tall"]}
        super().__init__(**sizes, **kwargs)
        self.notice = Notice(**REST)
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
        self._soon = Clock.create_trigger(self._hang)  # a frame later, when the field stands where it is written in
        writing.bind(at=self._soon)
        self.notice.bind(sentence=self._soon)
        self.add_widget(self.notice)
        self.add_widget(self._raise)

    def hang(self, sheet: Plan) -> None:
        """A sheet over whatever screen is shown, under the strip."""
        self.add_widget(sheet, index=len(self.children))

    def forget(self) -> None:
        """The wall is taken down: the theme need not tell it anything any more."""
        theme.unbind(lowered=self._lowered)
        writing.unbind(at=self._soon)
        self._soon.cancel()

    def _hang(self, *_: object) -> None:
        field, notice = writing.at, self.notice
        self._put(REST if field is None else ON_KEYS)
        if field is not None and field.get_root_window() and field.y < notice.top and field.top > notice.y:
            self._put(ON_TOP)

    def _put(self, boxes: dict[str, tuple[int, int, int, int]]) -> None:
        for form, box in boxes.items():
            setattr(self.notice, form, box)
        self.draw()

    def _lowered(self, *_: object) -> None:
        """A board that has been brought down can be raised from where the hand is."""
        self._raise.shown = bool(theme.lowered)
