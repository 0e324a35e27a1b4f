"""Kivy finds the widgets of a layout by their bare names: of two that are called alike it makes the one that was
loaded last, on whichever screen."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import kiosk
from kiosk.demo.stage import Stage
from kiosk.widgets.layout.hint import Hint
from kiosk.widgets.layout.placed import Placed

from kivy.factory import Factory  # isort: skip  (the stage prepares Kivy)
from kivy.lang.parser import Parser, ParserRule  # isort: skip
from kivy.uix.widget import Widget  # isort: skip

assert Stage


@pytest.fixture(autouse=True, scope="module")
def _every_screen_was_shown() -> None:
    """What a screen has of its own is known from its first widget on."""
    for module in walk_packages(kiosk.__path__, "kiosk."):
        if not module.name.endswith("__main__"):
            import_module(module.name)


def widgets(of: type[Widget] = Widget) -> Iterator[type[Widget]]:
    for one in of.__subclasses__():
        yield one
        yield from widgets(one)


def test_no_two_widgets_are_called_alike() -> None:
    called: dict[str, set[str]] = defaultdict(set)
    for widget in widgets():
        if widget.__module__.startswith("kiosk."):
            called[widget.__name__].add(widget.__module__)
    assert {name: places for name, places in called.items() if len(places) > 1} == {}


def test_no_widget_means_something_of_its_own_by_what_its_flow_asks_it() -> None:
    hints = {name for name, value in vars(Placed).items() if isinstance(value, Hint)}
    assert "kept" in hints
    assert [
        f"{widget.__name__}.{name}"
        for widget in widgets(Placed)
        for name in hints & vars(widget).keys()
        if not isinstance(vars(widget)[name], Hint)
    ] == []


def test_every_widget_that_a_layout_names_is_found_by_its_name() -> None:
    layouts = "".join(layout.read_text() for layout in Path(kiosk.__path__[0]).rglob("*.kv"))
    found = {name: Factory.get(name) for name in re.findall(r"^ +([A-Z]\w+):$", layouts, re.MULTILINE)}
    assert len(found) > 100
    assert [
        name for name, one in found.items() if not (one.__module__.startswith("kivy.") or issubclass(one, Widget))
    ] == []
    for name in re.findall(r"^<(\w+)@", layouts, re.MULTILINE):
        assert Factory.classes[name]["baseclasses"], f"{name} is a class in Python too"


def test_the_layout_of_a_widget_stands_beside_its_module_or_in_its_screens_own() -> None:
    """Elsewhere it is read too late for the first that is made: a wall that was just started shows it without."""
    elsewhere = {
        f"{layout.name}: {name}"
        for layout in Path(kiosk.__path__[0]).rglob("*.kv")
        for name in re.findall(r"^<(\w+)>:", layout.read_text(), re.MULTILINE)
        if not any(f"class {name}(" in module.read_text() for module in _modules_of(layout))
    }
    assert elsewhere == set()


def test_a_layout_sets_only_what_its_widgets_have() -> None:
    """Kivy makes a property that nobody has, without a word: a room that is given last year's property is empty."""
    layouts = [Parser(content=path.read_text(), filename=str(path)) for path in Path(kiosk.__path__[0]).rglob("*.kv")]
    rules = [(rule.name.strip("<>-"), rule) for layout in layouts for _selector, rule in layout.rules]
    made = {key.split("@")[0]: (key.split("@")[1], set(rule.properties)) for key, rule in rules if "@" in key}
    assert len(rules) > 60
    unknown = {
        f"{name}.{prop}"
        for key, rule in rules
        for name, prop in _set(key.split("@")[0], rule)
        if not _has(name, prop, made)
    }
    assert unknown == set()


def _set(name: str, rule: ParserRule) -> Iterator[tuple[str, str]]:
    """Each property that a rule sets, with the widget that is given it."""
    yield from ((name, prop) for prop in rule.properties)
    for child in rule.children or ():
        yield from _set(child.name, child)


def _has(name: str, prop: str, made: Mapping[str, tuple[str, set[str]]]) -> bool:
    if name in made:
        base, own = made[name]
        return prop in own or any(_has(one, prop, made) for one in base.split("+"))
    return hasattr(Factory.get(name), prop)


def _modules_of(layout: Path) -> Iterator[Path]:
    """Whose widgets a layout lays out: its own module's, and the screen's own those of its folder."""
    return layout.parent.glob("*.py" if layout.stem == "screen" else f"{layout.stem}.py")
