"""A sheet with a month on it, above everything else until a day is chosen or it is put away.

sheet = DaySheet(title=_("Ny frist"), detail=card.title, today=state.today, chosen=card.deadline)
sheet.bind(on_choose=lambda _, day: ...); sheet.hang(screen)
"""

from __future__ import annotations

from datetime import date

from kivy.properties import ObjectProperty, StringProperty

from kiosk.widgets.input.sheet import Sheet


class DaySheet(Sheet):
    """Event `on_choose(day)`; the sheet goes away first. `on_past(day)` tells of a day that has passed. Test names:
    those of DayPicker, and `day-close`."""

    __events__ = ("on_choose", "on_past")

    title = StringProperty("")
    detail = StringProperty("")
    today = ObjectProperty(date(2000, 1, 1))
    chosen = ObjectProperty(None, allownone=True)

    def choose(self, day: date) -> None:
        self.put_away()
        self.dispatch("on_choose", day)
