"""A sheet to write one thing on: the question, one large field, friendly examples beside it, the keyboard below.

Covers the whole screen while it is open, in every format, so that what is written is always seen above the keys.
Knows only paper, text, fields and the keyboard; what becomes of the text is the screen's.

    pad = Pad(); screen.add_widget(pad)
    pad.open(_("Hva heter enheten?"), unit.name, limit=40, done=rename)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.widget import Widget

from board.catalogue import _
from kiosk.widgets.input.sheet import Sheet
from kiosk.widgets.input.text_input import writing

DRAFT_S = 0.5
"""Half-typed text is handed on at most this often."""

Told = Callable[[str], None]


class Pad(Sheet):
    """`done` gets the text on «Ferdig». The pad stays open until `close`; `go_on` writes on where a text was refused.
    `draft` gets half-typed text now and then, and at once when the pad closes without being done."""

    veiled = False

    question = StringProperty("")
    remark = StringProperty("")
    """A line below the field."""
    heading = StringProperty("")
    """Over the examples."""
    examples = ListProperty([])
    limit = NumericProperty(120)
    letters = NumericProperty(48)
    digits = BooleanProperty(False)
    """A number is written: a small field, and nothing is said of the limit."""

    def __init__(self, **kwargs: Any) -> None:
        self._done: Told | None = None
        self._draft: Told | None = None
        self._told = ""
        self._tell_soon = Clock.create_trigger(self._tell, DRAFT_S)
        super().__init__(shown=False, **kwargs)

    def apply_class_lang_rules(self, *args: Any, **kwargs: Any) -> None:
        """Later: a screen is opened more often than something is written on it."""

    def _make(self) -> None:
        """All that lies on it, when it is first opened."""
        made: list[Widget] = []
        super().apply_class_lang_rules(rule_children=made)
        for child in made:
            child.dispatch("on_kv_post", self)
        self.ids.cancel.bind(on_act=lambda *_: self._cancel())
        self.ids.field.bind(text=self._typed)
        self.ids.keyboard.bind(on_done=lambda *_: self._finish(), on_next=lambda *_: self._finish())

    @property
    def text(self) -> str:
        """What stands in the field."""
        return str(self.ids.field.text) if self.children else ""

    def open(
        self,
        question: str,
        text: str = "",
        *,
        done: Told,
        draft: Told | None = None,
        remark: str = "",
        heading: str = "",
        examples: Sequence[str] = (),
        limit: int = 120,
        letters: float = 48,
        digits: bool = False,
    ) -> None:
        """Write here now. `examples` are read, not pressed; with `digits` the keyboard opens on its digits."""
        self.question, self.remark = question, remark
        self.heading, self.examples = heading, list(examples)
        self.limit, self.letters, self.digits = limit, letters, digits
        self._done, self._draft, self._told = done, draft, text
        if not self.children:
            self._make()
        field = self.ids.field
        field.digits = digits
        field.text = text
        self.shown = True
        field.begin()

    def close(self, *, keep: bool = True) -> None:
        """Put the pad away. Half-typed text is handed to `draft`, or an empty text when it need not be kept."""
        if not self.shown:
            return
        self._tell_soon.cancel()
        if self._draft:
            if not keep:
                self._draft("")
            elif self.text != self._told:
                self._draft(self.text)
        self._done = self._draft = None
        self.shown = False
        writing.stop()

    def put_away(self) -> None:
        self.close()

    def _typed(self, *_args: object) -> None:
        if self.shown:
            self._tell_soon()

    def _tell(self, _dt: float) -> None:
        if self._draft and self.text != self._told:
            self._told = self.text
            self._draft(self.text)

    def go_on(self) -> None:
        """Bring the keyboard back: the text needs mending."""
        if self.shown:
            self.ids.field.begin()

    def _finish(self) -> None:
        if self.shown and self._done:
            self._tell_soon.cancel()
            writing.stop()
            self._done(" ".join(self.text.split()))

    def _cancel(self) -> None:
        self.close(keep=False)

    def count(self, text: str, limit: float) -> str:
        """How much room is left, once somebody is near the end of it."""
        if self.digits or len(text) < limit * 0.6:
            return ""
        return _("{n} av {limit} tegn").format(n=len(text), limit=int(limit))

    def listed(self, examples: list[str]) -> str:
        """The examples under one another."""
        return "\n".join(examples)
