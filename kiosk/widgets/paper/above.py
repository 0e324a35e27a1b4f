"""What hangs above every screen: the strip with one sentence, the block that raises a board brought down, and sheets
that belong to none.

Knows only the theme, its own two parts and the keyboard's height.

    above = Above(); above.notice.say("Kortet er flyttet"); above.forget()
"""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.properties import ObjectProperty, OptionProperty

from kiosk.widgets.input.text_input import writing
from kiosk.widgets.plan import Part, Plan


class Above(Plan):
    """Test name of the block: `raise-board`."""

    notice = Part()
    below = ObjectProperty(None, allownone=True, rebind=True)
    """The tray of the screen that is shown, where it has one: the strip hangs above all its rows."""
    place = OptionProperty("tray", options=("tray", "keys", "top"))
    """Where the strip hangs: above the tray; while somebody writes on the upper edge of the keyboard, where no key is
    covered and eyes are near; on top where that would cover what is written, or where what is pressed lies in no
    tray."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._soon = Clock.create_trigger(self._hang)  # a frame later, when the field stands where it is written in
        writing.bind(at=self._soon)
        self.notice.bind(sentence=self._soon)

    def hang(self, sheet: Plan) -> None:
        """A sheet over whatever screen is shown, under the strip."""
        self.add_widget(sheet, index=len(self.children))

    def forget(self) -> None:
        """The wall is taken down: what is written need not tell it anything any more."""
        writing.unbind(at=self._soon)
        self._soon.cancel()

    def _hang(self, *_: object) -> None:
        field, notice = writing.at, self.notice
        self.place = "keys" if field else "tray" if self.below else "top"
        self.draw()
        if field and field.get_root_window() and field.y < notice.top and field.top > notice.y:
            self.place = "top"
