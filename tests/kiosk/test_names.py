"""Kivy finds the widgets of a layout by their bare names: of two that are called alike it makes the one that was
loaded last, on whichever screen."""

import re
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import kiosk
from kiosk.demo.stage import Stage

from kivy.factory import Factory  # isort: skip  (the stage prepares Kivy)
from kivy.uix.widget import Widget  # isort: skip

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


def test_every_widget_that_a_layout_names_is_found_by_its_name() -> None:
    layouts = "".join(layout.read_text() for layout in Path(kiosk.__path__[0]).rglob("*.kv"))
    found = {name: Factory.get(name) for name in re.findall(r"^ +([A-Z]\w+):$", layouts, re.MULTILINE)}
    assert len(found) > 100
    assert [
        name for name, one in found.items() if not (one.__module__.startswith("kivy.") or issubclass(one, Widget))
    ] == []
    for name in re.findall(r"^<(\w+)@", layouts, re.MULTILINE):
        assert Factory.classes[name]["baseclasses"], f"{name} is a class in Python too"
