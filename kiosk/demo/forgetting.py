"""Walls that were taken down wait for the garbage collector: until then they are not drawn anew, do not move, hear of
nothing, and nobody looks for a finger on them.

    forget()            # whatever hangs nowhere any more; nothing hangs now
"""

from __future__ import annotations

from kivy.lang.builder import Builder, _handlers
from kivy.weakmethod import WeakMethod

from kiosk.theme import theme
from kiosk.widgets.input.sheet import _all as sheets
from kiosk.widgets.input.tap import _all as presses
from kiosk.widgets.input.text_input import writing


def forget() -> None:
    """Of all widgets there are."""
    for number in list(_handlers):
        Builder.unbind_widget(number)
    for told in (theme, writing):
        for name in (*told.properties(), *told.events()):
            for hears in told.get_property_observers(name):
                if isinstance(hears, WeakMethod) and getattr(method := hears(), "__self__", told) is not told:
                    told.unbind(**{name: method})
    presses.clear()
    sheets.clear()
