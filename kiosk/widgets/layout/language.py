"""Kivy's language on the wall: the layout of a module stands beside it, `pad.kv` beside `pad.py`, and is read with
the first widget of the module. In it any widget of the wall goes by its bare name; its module is imported when the
first one is made. The theme and the catalogue are known everywhere.

    <Pad>:
        Text:
            text: _("Skriv her")
            letters: 30 if theme.format == "tall" else 24
"""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path

from kivy.factory import Factory
from kivy.lang import Builder, global_idmap

from board.catalogue import _, _n
from kiosk.theme import SMALLEST_PX, theme

_KIOSK = Path(__file__).parents[2]
_CLASS = re.compile(rb"\nclass ([A-Z]\w*)\((?!NamedTuple\))")


def read(module: str) -> None:
    """Read the layout that stands beside this module, where there is one and it has not been read."""
    if module.startswith("kiosk.screens."):
        _know("screens", module.split(".")[2])
    layout = Path(str(sys.modules[module].__file__)).with_suffix(".kv")
    if str(layout) not in Builder.files and layout.exists():
        Builder.load_file(str(layout))


@cache
def _know(*folder: str) -> None:
    """Tell Kivy where each widget of a folder is found. The sources are read, for importing them all would be a
    quarter of the start; those of a screen with its first widget, since no other screen knows them."""
    for source in _KIOSK.joinpath(*folder).rglob("*.py"):
        for name in _CLASS.findall(source.read_bytes()):
            module = ".".join(source.relative_to(_KIOSK.parent).with_suffix("").parts)
            Factory.register(name.decode(), module=module)


_know("widgets")
_know("parts")
global_idmap.update({"_": _, "_n": _n, "theme": theme, "SMALLEST_PX": SMALLEST_PX})
