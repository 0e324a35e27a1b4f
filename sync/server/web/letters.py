"""The letters of what somebody sends: signs that nobody can see are taken out, and those that a wall has no letters
for are found, so that they can be told of before they hang there as empty boxes. Pure.

    cleaned("En\\tlinje\\r\\n"), unshown("Hei 🙂 du")        "En linje", "🙂"
"""

import re
import unicodedata

_TURNING = re.compile(r"[\u200b\u202a-\u202e\u2066-\u2069\ufeff]")
"""Of no width, or turning the direction of what follows: a title could be made to look like another."""
_FOREIGN = re.compile(
    r"[^\n\x20-\x7e\xa0-\u017f\u01fa-\u01ff\u0218-\u021b\u0300\u0301\u0303\u0309\u0384-\u0386\u0388-\u038a"
    r"\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u0486\u0488-\u0513\u1e80-\u1e85\u1ea0-\u1ef9\u2010\u2011\u2013-\u2015"
    r"\u2017-\u201e\u2020-\u2022\u2025-\u2027\u2030\u2032\u2033\u2039\u203a\u2044\u20ac\u2116\u2122\u2211\u2212"
    r"\u221a\u221e\u2248\u2260\u2264\u2265]"
)
"""What is not among the letters of the wall's typeface: Latin with Northern Sami, Greek, Cyrillic, common signs."""
_FEW = 8


def cleaned(written: str) -> str:
    """What was written, without signs that cannot be seen, each line by itself. Nothing readable is taken out."""
    text = unicodedata.normalize("NFC", written).replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c if c == "\n" or unicodedata.category(c) != "Cc" else " " for c in _TURNING.sub("", text))
    return kept.strip()


def unshown(text: str) -> str:
    """The first few signs that the wall has no letters for, each once, with blanks between."""
    found = [sign for sign in dict.fromkeys(_FOREIGN.findall(text)) if unicodedata.category(sign)[0] not in "CM"]
    return " ".join(found[:_FEW]) or ("…" if _FOREIGN.search(text) else "")
