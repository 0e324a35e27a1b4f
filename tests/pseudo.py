"""What is left in plain Norwegian of something that was shown in the pseudo-language."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from assets.pseudo import write
from board import catalogue

_PLAIN = re.compile(r"(?<!…)\b[A-Za-z]{3,}\b")
"""A word of the pseudo-language has accents: one of the letters that have none, alone, makes no word. Behind … stands
the end of a wall's own number."""


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
