"""Help on every screen: a tab at the right end of the tray, within everybody's reach, and the sheet it brings up with
two sentences.

    tab.stand(screen, tray); tab.bind(on_act=lambda *_: Helping(_("Hjelp"), screen.explains).hang(screen))
"""

from __future__ import annotations

from typing import Any, ClassVar

from kivy.properties import StringProperty

from kiosk.theme import theme
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.input.sheet import Sheet
from kiosk.widgets.input.tap import Press
from kiosk.widgets.input.text_input import writing
from kiosk.widgets.layout.hint import Hint
from kiosk.widgets.paper import pictures
from kiosk.widgets.plan import Plan

WIDE, HIGH = 44, 104
"""Design px of the tab; the trays leave so much free at their right end."""
_LOW = 16


class HelpTab(Press, Drawing):
    """A paper tab with a question mark, half of it behind the screen's edge. Test name: `explain`."""

    free = Hint(True)
    redraws: ClassVar[tuple[str, ...]] = ("focused",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(test_name="explain", **kwargs)
        self._screen: Plan | None = None
        self._tray: Any = None
        theme.bind(k=self._place)  # weakly: a wall that is taken down is not held
        writing.bind(at=self._written)

    def stand(self, screen: Plan | None, tray: Any = None) -> None:
        """On this screen from now on, under what is hung on it later; `tray` is at whose height. None: nowhere."""
        if self._tray is not None:
            self._tray.unbind(pos=self._place, size=self._place)
        if self._screen is not None:
            self._screen.remove_widget(self)
        self._screen, self._tray = screen, tray
        if screen is None:
            return
        if tray is not None:
            tray.bind(pos=self._place, size=self._place)
        screen.add_widget(self, index=max(0, len(screen.children) - 2))
        self._place()

    def _written(self, _writing: Any, field: Any) -> None:
        """While somebody writes there are keys in its place."""
        self.shown = field is None

    def _place(self, *_args: object) -> None:
        if self._screen is None:
            return
        wide, high, low = theme.px(WIDE), theme.px(HIGH), theme.px(_LOW)
        self.size = wide, high
        self.pos = theme.width - wide, (self._tray.y if self._tray is not None else 0) + low
        self.later()

    def paint(self) -> None:
        x, y, wide, high = self.x, self.y, self.width, self.height
        out, round_ = theme.px(2 if self.pressed else 0), (theme.px(16), 0, 0, theme.px(16))
        self.fill("wood_ink", x + out - theme.px(2), y - theme.px(3), wide, high, round_, 0.45)
        self.fill("paper", x + out, y, wide, high, round_)
        side = 0.8 * wide
        self.tint("petrol")
        self.put(pictures.icon("question", side), round(x + out + (wide - side) / 2), round(self.center_y - side / 2))


class Helping(Sheet):
    """What a screen is for and what is pressed there. Test name: `explain-close`."""

    title, text = StringProperty(""), StringProperty("")

    def __init__(self, title: str, text: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.title, self.text = title, text
