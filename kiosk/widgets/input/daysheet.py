"""A sheet with a month on it, above everything else until a day is chosen or it is put away.

sheet = DaySheet(title=_("Ny frist"), detail=card.title, today=state.today, chosen=card.deadline)
sheet.bind(on_choose=lambda _, day: ...); sheet.hang(screen)
"""

from __future__ import annotations

from datetime import date
from typing import Any

from kivy.properties import ObjectProperty, StringProperty

from kiosk.widgets.input.sheet import Sheet


class DaySheet(Sheet):
    """Events `on_choose(day)` and `on_close`; either takes the sheet away. `on_past(day)` tells of a day that has
    passed. Test names: those of DayPicker, and `day-close`."""

    __events__ = ("on_choose", "on_close", "on_past")

    title = StringProperty("")
    detail = StringProperty("")
    today = ObjectProperty(date(2000, 1, 1))
    chosen = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.ids.picker.bind(on_choose=lambda _, day: self._answer("on_choose", day))
        self.ids.picker.bind(on_past=lambda _, day: self.dispatch("on_past", day))
        self.ids.close.bind(on_act=lambda *_: self._answer("on_close"))

    def _answer(self, event: str, *given: Any) -> None:
        self.put_away()
        self.dispatch(event, *given)
