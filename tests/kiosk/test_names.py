"""Kivy finds the widgets of a layout by their bare names: of two that are called alike it makes the one that was
loaded last, on whichever screen."""

from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import kiosk
from kiosk.demo.stage import Stage

from kivy.uix.widget import Widget  # isort: skip  (the stage prepares Kivy)

assert Stage


def widgets(of: type[Widget] = Widget) -> Iterator[type[Widget]]:
    for one in of.__subclasses__():
        yield one
        yield from widgets(one)


def test_no_two_widgets_are_called_alike() -> None:
    for module in walk_packages(kiosk.__path__, "kiosk."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    called: dict[str, set[str]] = defaultdict(set)
    for widget in widgets():
        if widget.__module__.startswith("kiosk."):
            called[widget.__name__].add(widget.__module__)
    assert {name: places for name, places in called.items() if len(places) > 1} == {}
