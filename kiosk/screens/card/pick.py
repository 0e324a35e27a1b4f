"""A sheet to choose one of several from, above everything else until something is chosen or it is put away.

pick = Pick(title=_("Tema"), options=[("other", _("Annet"))], chosen="other"); pick.hang(screen)
"""

from __future__ import annotations

from typing import Any

from kivy.properties import ListProperty, NumericProperty, ObjectProperty, StringProperty

from kiosk.widgets.input.sheet import Sheet


class Pick(Sheet):
    """`options` as a Choice has them. Events `on_choose(key)`, `on_close`; either takes the sheet away. Blocks are
    named `pick-<key>` and `pick-close`."""

    __events__ = ("on_choose", "on_close")

    title = StringProperty("")
    detail = StringProperty("")
    options = ListProperty([])
    chosen = ObjectProperty(None, allownone=True)
    columns = NumericProperty(3)
    """Most blocks beside each other."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.ids.choice.bind(on_choose=lambda _choice, key: self._answer("on_choose", key))
        self.ids.close.bind(on_act=lambda *_args: self._answer("on_close"))

    def _answer(self, event: str, *given: Any) -> None:
        self.put_away()
        self.dispatch(event, *given)
