"""What hangs above everything on its screen until it is answered or put away.

Hanging one ends what is being written below it before it is seen, and as long as it hangs nothing below it is
pressed, dropped or written in, whichever finger was there first. Knows only plans; pressing and writing ask here.

    class Question(Sheet): ...
    Question(title=_("Pause"), ...).hang(screen)
"""

from __future__ import annotations

from typing import Any, ClassVar
from weakref import WeakSet

from kivy.clock import Clock
from kivy.event import EventDispatcher
from kivy.graphics import Color, Rectangle
from kivy.uix.widget import Widget

from kiosk.theme import theme
from kiosk.widgets.layout.hint import Hint
from kiosk.widgets.plan import NEVER, Plan

_all: WeakSet[Sheet] = WeakSet()


class Sheets(EventDispatcher):
    """Event `on_hung(sheet)`: that one hangs from now on, and is seen in the next frame."""

    __events__ = ("on_hung",)
    went_in = NEVER
    """The frame in which the last one was put away."""

    def on_hung(self, sheet: Sheet) -> None: ...


sheets = Sheets()


class Sheet(Plan):
    """Covers its whole screen, which is seen darker below it. One that stays on its screen hangs while it is
    `shown`."""

    veiled: ClassVar[bool] = True
    """False: what lies below is seen as it is, or not at all."""

    padding = Hint(40)

    def __init__(self, **kwargs: Any) -> None:
        self._hung = False
        super().__init__(swallow=True, **kwargs)
        with self.canvas.before:
            Color(0.17, 0.15, 0.13, 0.35 if self.veiled else 0)
            self._veil = Rectangle()
        _all.add(self)
        for name in ("parent", "shown"):
            self.fbind(name, self._say_so)

    @property
    def low(self) -> bool:
        """Upright it hangs where whoever sits reaches its blocks."""
        return self.flow == "over" and theme.format == "tall"

    def draw(self) -> None:
        """Place what lies on it."""
        self._veil.pos, self._veil.size = self.pos, self.size
        super().draw()

    def hang(self, screen: Plan) -> None:
        """Above all that this screen shows."""
        self.put_away()
        screen.add_widget(self)

    def put_away(self) -> None:
        """As if it had never been asked."""
        if self.parent is not None:
            self.parent.remove_widget(self)

    def _say_so(self, *_: object) -> None:
        hangs = _hangs(self)
        if hangs:
            sheets.dispatch("on_hung", self)
        elif self._hung:
            sheets.went_in = Clock.frames
        self._hung = hangs


class Hook:
    """Where sheets hang on a screen, one at a time."""

    def __init__(self, screen: Plan) -> None:
        self._screen = screen
        self._sheet: Sheet | None = None

    @property
    def hangs(self) -> bool:
        """Whether one of them is seen now."""
        return self._sheet is not None and self._sheet.parent is self._screen

    def hang(self, sheet: Sheet) -> None:
        """This sheet, and no other."""
        self.put_away()
        self._sheet = sheet
        sheet.hang(self._screen)

    def put_away(self) -> None:
        """No sheet."""
        if self._sheet is not None and self.hangs:
            self._sheet.put_away()
        self._sheet = None


def covered(widget: Widget) -> bool:
    """Whether a sheet lies between this widget and whoever stands there."""
    over = _over(widget)
    return any(sheet not in over and _depth(sheet) < _depth(widget) for sheet in _all if _hangs(sheet))


def put_away_all(screen: Widget) -> None:
    """The screen is left: no question waits on it for whoever comes next."""
    for sheet in [sheet for sheet in _all if screen in _over(sheet)]:
        sheet.put_away()


def _over(widget: Widget) -> list[Widget]:
    """What the widget hangs in, the nearest first, up to the window."""
    found: list[Widget] = []
    while widget.parent is not None and widget.parent is not widget:
        widget = widget.parent
        found.append(widget)
    return found


def _hangs(sheet: Sheet) -> bool:
    way = _over(sheet)
    in_window = bool(way) and way[-1] is sheet.get_root_window()
    return in_window and all(getattr(widget, "shown", True) for widget in (sheet, *way))


def _depth(widget: Widget) -> list[int]:
    """Places among the siblings from the window down: what is drawn on top comes first."""
    path = [widget, *_over(widget)]
    pairs = zip(path[1:], path, strict=False)
    # While Kivy is about to hang something it has a parent and no place yet: that will be on top.
    return [above.children.index(one) if one in above.children else -1 for above, one in pairs][::-1]
