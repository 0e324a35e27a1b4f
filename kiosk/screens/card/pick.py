"""A sheet to choose one of several from, above everything else until something is chosen or it is put away.

pick = Pick(title=_("Tema"), options=[("other", _("Annet"))], chosen="other"); pick.hang(screen)
"""

from __future__ import annotations

from typing import Any

from kivy.properties import ListProperty, NumericProperty, ObjectProperty, StringProperty

from kiosk.widgets.input.sheet import Sheet


class Pick(Sheet):
    """`options` as a Choice has them. Event `on_choose(key)`; the sheet goes away first. Blocks are named
    `pick-<key>` and `pick-close`."""

    __events__ = ("on_choose",)

    title = StringProperty("")
    detail = StringProperty("")
    options = ListProperty([])
    chosen = ObjectProperty(None, allownone=True)
    columns = NumericProperty(3)
    """Most blocks beside each other."""

    def choose(self, key: Any) -> None:
        self.put_away()
        self.dispatch("on_choose", key)
