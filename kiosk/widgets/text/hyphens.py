"""Where a word may be broken in the language that is spoken: the patterns of Pyphen, read only when a word is too
long for its line.

Its dictionary takes a tenth of a second to make of its file, so what was made is kept. Knows nothing of letters.

    hyphens("vaktrom")   ->  (4,)
"""

from __future__ import annotations

import json
import sys
from functools import cache, lru_cache
from typing import Any

from board.catalogue import current
from kiosk.widgets.kept import kept


def hyphens(word: str) -> tuple[int, ...]:
    """Places where a word may be broken."""
    return _places(current().manner.locale, word)


@lru_cache(maxsize=500)
def _places(locale: str, word: str) -> tuple[int, ...]:
    return tuple(_dictionary(locale).positions(word))


def forget() -> None:
    """Keep no dictionary; it is read from the disk when a word is too long again."""
    _dictionary.cache_clear()
    if "pyphen" in sys.modules:
        sys.modules["pyphen"].hdcache.clear()


@cache
def _dictionary(locale: str) -> Any:
    import pyphen

    path = pyphen.LANGUAGES[locale]
    dictionary = pyphen.HyphDict.__new__(pyphen.HyphDict)
    dictionary.__dict__ = kept(
        f"hyphens-{locale}-{pyphen.VERSION}.json",
        make=lambda: json.dumps(vars(pyphen.HyphDict(path))).encode(),
        read=json.loads,
    )
    pyphen.hdcache[path] = dictionary
    return pyphen.Pyphen(lang=locale)
