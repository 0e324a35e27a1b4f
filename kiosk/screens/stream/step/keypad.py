"""Large keys for a number, beside what it is for."""

from __future__ import annotations

from typing import Any

from kiosk.widgets.input.key import Key
from kiosk.widgets.plan import Grid

KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "0", ",", "erase")


class Keypad(Grid):
    """Event `on_tap(sign)`: a digit, the comma or "erase". Test names: `tap-0` … `tap-9`, `tap-,`, `tap-erase`."""

    __events__ = ("on_tap",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for sign in KEYS:
            key = Key(test_name=f"tap-{sign}", label=sign, letters=44)
            if sign == "erase":
                key.label, key.icon, key.face = "", "backspace", "key-dark"
            key.bind(on_act=lambda _key, sign=sign: self.dispatch("on_tap", sign))
            self.add_widget(key)
