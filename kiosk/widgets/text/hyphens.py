"""Where a word may be broken in the language that is spoken: the patterns of Pyphen, read only when a word is too
long for its line. A Norwegian compound that is joined by an s is broken there rather than just after.

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

Patterns = dict[str, tuple[int, tuple[int, ...]]]
"""What Pyphen knows of some letters: from which of them on, how much speaks for a break."""


_STUMP = 3
"""So few letters after a joint are no word of a compound: «samlings-rutine» is read, «samlingsru-tine» is spelt."""


_SHORT = 8
"""A word of so few letters is no compound that is read in parts: «Pau-se» is written smaller, and whole."""


def hyphens(word: str) -> tuple[int, ...]:
    """Places where a word may be broken."""
    return _places(current().manner.locale, word) if len(word) > _SHORT else ()


@lru_cache(maxsize=500)
def _places(locale: str, word: str) -> tuple[int, ...]:
    dictionary = _dictionary(locale)
    places = tuple(dictionary.positions(word)) if dictionary else ()
    if not locale.startswith(("nb", "nn")):
        return places
    joints = [at for at in places if word[at - 1] == "s" != word[at - 2]]
    return tuple(at for at in places if not any(0 < at - joint <= _STUMP for joint in joints))


def forget() -> None:
    """Keep no dictionary; it is read from the disk when a word is too long again."""
    _dictionary.cache_clear()
    if "pyphen" in sys.modules:
        sys.modules["pyphen"].hdcache.clear()


@cache
def _dictionary(locale: str) -> Any:
    """None where nobody has written down how the language breaks its words."""
    import pyphen

    path = pyphen.LANGUAGES.get(locale)
    if path is None:
        return None
    dictionary = pyphen.HyphDict.__new__(pyphen.HyphDict)
    dictionary.patterns = kept(
        f"patterns-{locale}-{pyphen.VERSION}.json",
        make=lambda: _written(pyphen.HyphDict(path).patterns),
        read=_read,
    )
    dictionary.maxlen, dictionary.cache = max(map(len, dictionary.patterns)), {}
    pyphen.hdcache[path] = dictionary
    return pyphen.Pyphen(lang=locale)


def _written(patterns: Patterns) -> bytes:
    """The patterns by what they say: some hundred things are said of tens of thousands, each held once."""
    of: dict[str, list[str]] = {}
    for pattern, (start, values) in patterns.items():
        of.setdefault(" ".join(map(str, (start, *values))), []).append(pattern)
    return json.dumps({said: " ".join(some) for said, some in of.items()}).encode()


def _read(data: bytes) -> Patterns:
    found: Patterns = {}
    for said, some in json.loads(data).items():
        start, *values = map(int, said.split())
        found |= dict.fromkeys(some.split(), (start, tuple(values)))
    return found
