"""A sheet with large keys for a number that nobody else shall see: of what is pressed only dots are shown.

Lies over everything until it is answered, with all its keys within reach of somebody who sits. Knows only paper, text
and keys; what the number is for is the caller's.

    sheet = Digits(); root.add_widget(sheet)
    sheet.open(_("Hva er PIN-koden?"), done=lambda digits: ..., given_up=lambda: ...)
    sheet.wrong("Det var ikke PIN-koden.")      or sheet.close()
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.properties import NumericProperty, StringProperty

from kiosk.widgets.drawing import Drawing
from kiosk.widgets.input.key import Key
from kiosk.widgets.input.sheet import Sheet

_KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "erase", "0", "done")


class Dots(Drawing):
    """So many of `most` places are filled; those that must be are drawn as rings."""

    count = NumericProperty(0)
    least = NumericProperty(0)
    most = NumericProperty(0)

    def paint(self) -> None:
        size = self.height * 0.62
        for place in range(int(max(self.count, self.least))):
            x, y = self.x + place * self.height, self.y + (self.height - size) / 2
            if place < self.count:
                self.fill("ink", x, y, size, size, size / 2)
            else:
                inset = size * 0.3
                self.fill("dash", x + inset / 2, y + inset / 2, size - inset, size - inset, (size - inset) / 2)


class Digits(Sheet):
    """`done` gets what was pressed; the sheet stays, and takes no more, until `wrong`, `open` or `close`. Test names:
    `digit-0` to `digit-9`, `digit-erase`, `digit-done`, `digit-cancel`."""

    question = StringProperty("")
    detail = StringProperty("")
    fault = StringProperty("")
    count = NumericProperty(0)
    """How many have been pressed."""
    least = NumericProperty(4)
    most = NumericProperty(8)

    def __init__(self, **kwargs: Any) -> None:
        self._pressed = ""
        self._waits = False
        self._done: Callable[[str], None] = lambda _: None
        self._given_up: Callable[[], None] = lambda: None
        super().__init__(shown=False, **kwargs)
        for name in _KEYS:
            key = self._key(name)
            key.bind(on_act=self._press)
            self.ids.grid.add_widget(key)
        self._ready = key
        self.ids.digit_cancel.bind(on_act=lambda *_: self._cancel())
        self._show()

    def open(
        self, question: str, detail: str = "", *, done: Callable[[str], None], given_up: Callable[[], None]
    ) -> None:
        """Ask this now."""
        self.question, self.detail = question, detail
        self._done, self._given_up = done, given_up
        self.shown = True
        self.wrong("")

    def wrong(self, sentence: str) -> None:
        """Say what was wrong with it, and begin anew."""
        self.fault, self._waits = sentence, False
        self._keep("")

    def close(self) -> None:
        """Put the sheet away; nothing of what was pressed is left."""
        self.shown, self._waits = False, False
        self._done, self._given_up = lambda _: None, lambda: None
        self._keep("")

    def _key(self, name: str) -> Key:
        looks: dict[str, Any] = {"label": name, "letters": 52, "bold": True}
        if name == "erase":
            looks = {"icon": "backspace", "face": "key-dark", "repeats": True}
        elif name == "done":
            looks = {"icon": "check"}
        return Key(test_name=f"digit-{name}", focusable=True, **looks)

    def _press(self, key: Key) -> None:
        if self._waits:
            return
        name = key.test_name.removeprefix("digit-")
        if name == "done":
            self._waits = True
            self._done(self._pressed)
        elif name == "erase":
            self._keep(self._pressed[:-1])
        elif len(self._pressed) < self.most:
            self.fault = ""
            self._keep(self._pressed + name)

    def _keep(self, pressed: str) -> None:
        self._pressed, self.count = pressed, len(pressed)
        self._show()

    def _show(self) -> None:
        ready = self.count >= self.least
        self._ready.enabled, self._ready.face = ready, "key-petrol" if ready else "key-dark"
        self._ready.ink = "paper" if ready else "dash"

    def _cancel(self) -> None:
        given_up = self._given_up
        self.close()
        given_up()
