"""A sheet with large keys for a number that everybody may see, and for the week it is of. Knows paper, text and keys.

sheet = NumberSheet(question=_("Avbrudd per runde"), today=state.today, known=lambda week: "2,5")
sheet.bind(on_done=lambda _sheet, week, value: ...); sheet.hang(screen)
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from kivy.properties import BooleanProperty, StringProperty

from board.calendar import number as week_number
from board.calendar import weeks_back
from board.catalogue import _
from board.formats import capital, number
from kiosk.widgets.input.key import Key
from kiosk.widgets.input.sheet import Sheet

MOST_SIGNS = 9
BACK = 104
"""So many weeks back a forgotten value can be written."""


class NumberSheet(Sheet):
    """Event `on_done(week, value)`: the value that was written, None when it is taken away; the sheet stays until it
    is put away. `known(week)` gives what is written already. With `today` the week can be chosen, without it `week`
    is empty; without `keys` only the week is asked for. Test names: `number-0` to `number-9`, `number-comma`,
    `number-erase`, `number-done`, `number-none`, `number-cancel`, `week-earlier`, `week-later`."""

    __events__ = ("on_done",)

    question = StringProperty("")
    detail = StringProperty("")
    text = StringProperty("")
    """What is written so far."""
    keys = BooleanProperty(True)
    week = StringProperty("")
    week_said = StringProperty("")

    def __init__(self, *, known: Callable[[str], str], today: date | None = None, **kwargs: Any) -> None:
        self._known, self._fresh = known, True
        self._weeks = weeks_back(today, BACK) if today else [""]
        self._at = len(self._weeks) - 1
        self._comma = number(1.5)[1]
        super().__init__(**kwargs)
        for name in (*map(str, range(1, 10)), "comma", "0", "erase"):
            looks: dict[str, Any] = {"label": self._comma if name == "comma" else name, "letters": 52, "bold": True}
            if name == "erase":
                looks = {"icon": "backspace", "face": "key-dark", "repeats": True}
            key = Key(test_name=f"number-{name}", focusable=True, weight=1, **looks)
            key.bind(on_act=self._press)
            self.ids.grid.add_widget(key)
        self.ids.number_done.bind(on_act=lambda *_: self._finish())
        self.ids.number_none.bind(on_act=lambda *_: self.dispatch("on_done", self.week, None))
        self.ids.number_cancel.bind(on_act=lambda *_: self.put_away())
        self.ids.week_earlier.bind(on_act=lambda *_: self._turn(-1))
        self.ids.week_later.bind(on_act=lambda *_: self._turn(1))
        self.bind(keys=lambda *_: self._show(), text=lambda *_: self._show())
        self._turn(0)

    def _turn(self, way: int) -> None:
        """Another week, with what is known of it."""
        last = len(self._weeks) - 1
        self._at = min(max(0, self._at + way), last)
        self.week = self._weeks[self._at]
        if self.week:
            said = _("uke {week}").format(week=week_number(self.week))
            self.week_said = _("Denne uka, {week}").format(week=said) if self._at == last else capital(said)
        self.ids.week_earlier.enabled, self.ids.week_later.enabled = self._at > 0, self._at < last
        self.text, self._fresh = self._known(self.week), True
        self._show()

    def _press(self, key: Key) -> None:
        name = key.test_name.removeprefix("number-")
        # The first key after a value that was there already begins a new one.
        now, self._fresh = "" if self._fresh and name != "erase" else self.text, False
        if name == "erase":
            self.text = now[:-1]
        elif len(now) < MOST_SIGNS and not (name == "comma" and self._comma in now):
            self.text = (now or "0") + self._comma if name == "comma" else now + name

    def _value(self) -> float | None:
        plain = "".join(sign for sign in self.text.replace(self._comma, ".") if sign.isdigit() or sign == ".")
        return float(plain) if plain.strip(".") else None

    def _finish(self) -> None:
        if self._ready():
            self.dispatch("on_done", self.week, self._value())

    def _ready(self) -> bool:
        return self._value() is not None or not self.keys

    def _show(self) -> None:
        self.ids.number_done.enabled = self._ready()
        self.ids.number_none.shown = bool(self._known(self.week))
