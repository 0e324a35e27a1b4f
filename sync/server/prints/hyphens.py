"""Where long words of a report may be parted: at soft hyphens that are put into what is said before it is set. A
word that finds room is never cut, and one that does not is cut where it is made of two.

Where one of the words that our compounds commonly end in begins, there they are parted («hanske-leverandør»); else by
the patterns of Pyphen, as on the wall, with four letters at least on either side.

    parted("hanskeleverandør")  ->  "hanske\\xadleverandør"
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from board.catalogue import current

SOFT = "\xad"
LONG = 14
"""A word of fewer letters finds room in every column there is."""
LEAST = 4
STRONG = 5
"""From this of Liang's numbers on a place is mostly one where two words meet."""
_SECOND = (files("sync.server.prints") / "compounds.txt").read_text(encoding="utf-8").split()
_JOINT = re.compile(rf"(?<=\w{{{LEAST}}})(?={'|'.join(_SECOND)})")
_WORD = re.compile(rf"[^\W\d_]{{{LONG},60}}")


def softened(said: Any) -> Any:
    """The same facts, with soft hyphens in the long words of whatever is said in them."""
    if isinstance(said, str):
        return _WORD.sub(lambda found: parted(found.group()), said)
    if isinstance(said, Mapping):
        return {name: softened(value) for name, value in said.items()}
    return [softened(one) for one in said] if isinstance(said, list | tuple) else said


def parted(word: str) -> str:
    parts, begin = [], 0
    for place in _places(current().manner.locale, word):
        parts.append(word[begin:place])
        begin = place
    return SOFT.join([*parts, word[begin:]])


@lru_cache(maxsize=2000)
def _places(locale: str, word: str) -> tuple[int, ...]:
    joints = tuple(found.start() for found in _JOINT.finditer(word.lower()) if found.start() <= len(word) - LEAST)
    if joints:
        return joints
    strengths = {at: much for at, much in _strengths(locale, word) if LEAST <= at <= len(word) - LEAST}
    strong = tuple(at for at, much in strengths.items() if much >= STRONG)
    return strong or tuple(strengths)


def _strengths(locale: str, word: str) -> list[tuple[int, int]]:
    """Each place and how strong it is: an odd number of Liang's."""
    patterns, longest = _patterns(locale)
    pointed = f".{word.lower()}."
    found = [0] * (len(pointed) + 1)
    for begin in range(len(pointed) - 1):
        for end in range(begin + 1, min(begin + longest, len(pointed)) + 1):
            offset, values = patterns.get(pointed[begin:end], (0, ()))
            for n, value in enumerate(values, begin + offset):
                found[n] = max(found[n], int(value))
    return [(n - 1, much) for n, much in enumerate(found) if much % 2]


@cache
def _patterns(locale: str) -> tuple[Mapping[str, Any], int]:
    import pyphen  # a tenth of a second, and memory, for those who print

    path = pyphen.LANGUAGES.get(locale)
    if path is None:
        return {}, 0
    made = pyphen.HyphDict(path)
    return made.patterns, made.maxlen
