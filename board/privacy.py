"""What may be shown of votes. Every number that leaves a vase passes here. Pure.

Rules: 10-FAKTOR shows nothing below three answers; Datatilsynet asks for anonymous data where it serves.
"""

from typing import Final

THRESHOLD: Final = 3
"""Fewer balls than this are never shown or sent as colours. A unit may raise it; nobody may lower it."""


def visible(laid: int, threshold: int) -> bool:
    """Whether the colours of so many balls may be known at all."""
    return laid >= max(threshold, THRESHOLD)


def share(part: int, whole: int) -> str:
    """A share as it may be told centrally: in tenths, and coded at both ends so that a unanimous vote cannot be
    told from a nearly unanimous one. `whole` must be at least THRESHOLD.

    >>> share(9, 9), share(8, 9), share(5, 9), share(0, 9)
    ('≥ 90 %', '≥ 90 %', '60 %', '≤ 10 %')
    """
    if not visible(whole, THRESHOLD):
        raise ValueError("a share of so few may not be told")
    tenths = (20 * part + whole) // (2 * whole)
    if tenths >= 9:
        return "≥ 90 %"
    if tenths <= 1:
        return "≤ 10 %"
    return f"{10 * tenths} %"
