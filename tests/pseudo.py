"""What is left in plain Norwegian of something that was shown in the pseudo-language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale

from assets.catalogue import HOUSE
from assets.pseudo import write
from board import catalogue

if TYPE_CHECKING:
    from kiosk.demo.hung import Hung

_PLAIN = re.compile(r"(?<!…)\b[A-Za-z]{3,}\b")
"""A word of the pseudo-language has accents: one of the letters that have none, alone, makes no word. Behind … stands
the end of a wall's own number."""


CENTRE = {"https", "kommune", "BCDF", "GHJK"}
"""Of the address of the pictures' centre, and of the code by which a wall is let in."""


def said(wall: Hung) -> list[str]:
    """The texts on the screen, and those on what is pressed."""
    return [*wall.texts(), *(str(getattr(widget, "label", "")) for widget in wall.walk())]


def left(wall: Hung) -> set[str]:
    """The words of plain Norwegian on the wall that stand neither in what people wrote, here or in other units, nor
    in the files of content, nor in the calendar: content is written for those who speak Norwegian, and the calendar
    goes with the locale."""
    state = wall.root.state
    heard = repr([*state.board.records(), state.board.own, state.board.neighbours, state.link])
    return {word for word in plain(said(wall), _content() | CENTRE) if word not in heard}


@cache
def _content() -> set[str]:
    files = [file.read_text(encoding="utf-8") for file in (HOUSE / "assets").rglob("*.toml")]
    nb = Locale("nb")
    names = {name for some in (nb.days, nb.months) for of in some["format"].values() for name in of.values()}
    return plain([*files, *names, *map(str.capitalize, names)])


@contextmanager
def spoken(folder: Path) -> Iterator[None]:
    """The whole process speaks the pseudo-language inside."""
    before = catalogue.current().code
    catalogue.use(str(write(folder / "xx.po")))
    try:
        yield
    finally:
        catalogue.use(before)


def plain(texts: Iterable[str], data: Iterable[str] = ()) -> set[str]:
    """The words without any accent that are not part of what people wrote."""
    return {word for text in texts for word in _PLAIN.findall(text)} - set(data)
