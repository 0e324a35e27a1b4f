"""Which letters a text is drawn with: Roboto, and for a sign somebody wrote that Roboto lacks the other font Kivy
brings; the words around it keep their own.

A sign neither has is left out rather than drawn as an empty box, and so are marks that are never seen. Hebrew and
Arabic are turned to run from the right. What is stored is what was written.

    drawn("Takk 👍 Marit")    -> ((OWN, "Takk Marit"),)
    drawn("6 → 2")           -> ((OWN, "6 "), (OTHER, "→"), (OWN, " 2"))
"""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any
from unicodedata import category

from kivy import kivy_data_dir

_FONTS = Path(kivy_data_dir) / "fonts"
OWN, OTHER = "Roboto", str(_FONTS / "DejaVuSans.ttf")
_PLAIN = re.compile(r"[\n -~\xa0-\u024f\u2013\u2014\u2018-\u201e\u2022\u2026]*")
"""Nearly all that is ever written; Roboto has it."""
_FROM_THE_RIGHT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+(?: +[\u0590-\u08ff\ufb1d-\ufdff]+)*")
Piece = tuple[str, str]
"""A font, and what is drawn with it."""
NOTHING = "?"
"""Stands for a text of which nothing can be drawn."""


def drawn(text: str) -> tuple[Piece, ...]:
    """The signs of a line to draw from left to right, with the font of each piece."""
    if _PLAIN.fullmatch(text):
        return ((OWN, text),)
    kept = [sign for sign in text if _seen(sign) and (_has(OWN, sign) or _has(OTHER, sign))]
    line = _FROM_THE_RIGHT.sub(lambda found: found[0][::-1], "".join(kept))
    if len(kept) < len(text):
        line = re.sub(" {2,}", " ", line)
    if text.strip() and not line.strip():
        return ((OWN, NOTHING),)
    pieces = groupby(line, key=lambda sign: OWN if _has(OWN, sign) else OTHER)
    return tuple((font, "".join(signs)) for font, signs in pieces) or ((OWN, ""),)


def _seen(sign: str) -> bool:
    """Whether it has a shape of its own: joiners, turners of direction and choosers of a variant have none."""
    return category(sign) not in ("Cf", "Cc", "Cs") and not "\ufe00" <= sign <= "\ufe0f"


@cache
def _has(font: str, sign: str) -> bool:
    return bool(sign.isspace() or bytes(_font(font).getmask(sign)) != _box(font))


@cache
def _box(font: str) -> bytes:
    return bytes(_font(font).getmask("\U0010fffe"))


@cache
def _font(font: str) -> Any:
    from PIL import ImageFont

    return ImageFont.truetype(font if font == OTHER else str(_FONTS / "Roboto-Regular.ttf"), 20)
