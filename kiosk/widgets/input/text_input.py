"""Where letters land: the one field that is being written in, and what keys do to it.

Both the keyboard on the screen and a real one write through here. Nothing is written below a sheet: one that is hung
ends it. Knows nothing of how fields look.

    writing.begin(field); writing.type("Hei"); writing.stop()
"""

from __future__ import annotations

from typing import Any

from kivy.event import EventDispatcher
from kivy.properties import ObjectProperty

from kiosk.widgets.input.sheet import Sheet, covered, sheets

BACKSPACE, TAB, ENTER, ESCAPE, DELETE = 8, 9, 13, 27, 127
KEYPAD_ENTER, UP, DOWN, RIGHT, LEFT, HOME, END = 271, 273, 274, 275, 276, 278, 279
SENTENCE_ENDS = ".!?"


class Writing(EventDispatcher):
    """Events: `on_done` (Ferdig or Escape), `on_next`, `on_previous` (field asked for)."""

    __events__ = ("on_done", "on_next", "on_previous")

    at = ObjectProperty(None, allownone=True)
    """The field being written in, or None. It has `text`, `caret`, `limit`, `multiline`."""

    def __init__(self) -> None:
        super().__init__()
        self._window: Any = None
        self._system: Any = None
        sheets.bind(on_hung=self._hung)

    def attach(self, window: Any) -> None:
        """Let this window's real keyboard write, once."""
        if self._window is not window:
            self._window = window
            window.bind(on_textinput=self._typed)

    def begin(self, field: Any, caret: int | None = None) -> None:
        """Write in this field from now on, the caret after that many signs (None: at the end); not below a sheet."""
        if covered(field):
            return
        field.caret = len(field.text) if caret is None else max(0, min(caret, len(field.text)))
        self.at = field
        if self._window is not None and self._system is None:
            # Without asking, SDL reports keys but not the signs they make on this layout.
            self._system = self._window.request_keyboard(self._lost, None, "text")

    def stop(self) -> None:
        """Write nowhere."""
        self.at = None
        if self._system is not None:
            system, self._system = self._system, None
            system.release()

    def _hung(self, _sheets: Any, _sheet: Sheet) -> None:
        if self.at is not None and covered(self.at):
            self.stop()

    def _lost(self) -> None:
        self._system = None

    def type(self, text: str) -> None:
        """Put the text in at the caret, as much of it as the field has room for."""
        field = self.at
        if field is None:
            return
        lines = text.replace("\r\n", "\n").replace("\r", "\n")
        text = "".join(_kept(sign, field.multiline) for sign in lines)
        if field.limit:
            text = text[: max(0, field.limit - len(field.text))]
        if text:
            before, after = field.text[: field.caret], field.text[field.caret :]
            field.text = before + text + after
            field.caret = len(before) + len(text)

    def rub_out(self, ahead: bool = False) -> None:
        """Take away the sign before the caret (or ahead of it)."""
        field = self.at
        if field is None:
            return
        at = field.caret + ahead
        if 0 < at <= len(field.text):
            field.text, field.caret = field.text[: at - 1] + field.text[at:], at - 1

    def starts_sentence(self) -> bool:
        """Whether the next letter begins a sentence and wants a capital."""
        if self.at is None:
            return False
        before = self.at.text[: self.at.caret]
        worn = before.rstrip(" ")
        return not worn or worn.endswith("\n") or (worn != before and worn[-1] in SENTENCE_ENDS)

    def key(self, key: int, modifiers: list[str]) -> bool:
        """A key of a real keyboard that is no sign. True when it meant something here."""
        field = self.at
        if field is None:
            return False
        if key in (ENTER, KEYPAD_ENTER) and field.multiline:
            self.type("\n")
        elif key == TAB or key in (ENTER, KEYPAD_ENTER):
            self.dispatch("on_previous" if "shift" in modifiers else "on_next")
        elif key == ESCAPE:
            self.dispatch("on_done")
        elif key in (BACKSPACE, DELETE):
            self.rub_out(ahead=key == DELETE)
        elif key in (LEFT, RIGHT):
            field.caret = max(0, min(len(field.text), field.caret + (1 if key == RIGHT else -1)))
        elif key in (HOME, UP):
            field.caret = 0
        elif key in (END, DOWN):
            field.caret = len(field.text)
        # Every other key is a sign on its way as text, and none of the board's business.
        return True

    def _typed(self, _window: Any, text: str) -> bool:
        if self.at is None:
            return False
        self.type(text)
        return True

    def on_done(self) -> None: ...

    def on_next(self) -> None: ...

    def on_previous(self) -> None: ...


def _kept(sign: str, multiline: bool) -> str:
    """A sign as it can stand in a field: what sets words apart elsewhere still does so here."""
    if sign.isprintable() or (sign == "\n" and multiline):
        return sign
    return " " if sign.isspace() else ""


writing = Writing()
