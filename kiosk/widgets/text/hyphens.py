"""Where a Norwegian word may be broken: the patterns of Pyphen, read only when a word is too long for its line.

Its dictionary takes a tenth of a second to make of its file, so what was made is kept. Knows nothing of letters.

    hyphens("vaktrom")   ->  (4,)
"""

from __future__ import annotations

import json
import sys
from functools import cache, lru_cache
from typing import Any

from kiosk.widgets.kept import kept

LANGUAGE = "nb_NO"


@lru_cache(maxsize=500)
def hyphens(word: str) -> tuple[int, ...]:
    """Places where a word may be broken."""
    return tuple(_norwegian().positions(word))


def forget() -> None:
    """Keep no dictionary; it is read from the disk when a word is too long again."""
    _norwegian.cache_clear()
    if "pyphen" in sys.modules:
        sys.modules["pyphen"].hdcache.clear()


@cache
def _norwegian() -> Any:
    import pyphen

    path = pyphen.LANGUAGES[LANGUAGE]
    dictionary = pyphen.HyphDict.__new__(pyphen.HyphDict)
    dictionary.__dict__ = kept(
        f"hyphens-{LANGUAGE}-{pyphen.VERSION}.json",
        make=lambda: json.dumps(vars(pyphen.HyphDict(path))).encode(),
        read=json.loads,
    )
    pyphen.hdcache[path] = dictionary
    return pyphen.Pyphen(lang=LANGUAGE)
