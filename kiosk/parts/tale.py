"""What is told of before and after, and of what it gave, in few words: of a story of one's own as of what others
offer. Pure."""

from __future__ import annotations

from typing import cast, get_args

from board.catalogue import _
from board.formats import hours_a_week, number
from board.kinds.card.record import Use
from board.kinds.story.record import Story
from board.neighbours import Offer
from kiosk.parts.gainwords import use_name

Tale = Story | Offer


def gain(tale: Tale) -> str:
    """«3 timer i uka», or nothing."""
    return hours_a_week(tale.hours_per_week) if tale.hours_per_week > 0 else ""


def became(tale: Tale) -> str:
    """What the time became: in the unit's words, else as the account has it."""
    if tale.became or not gain(tale):
        return tale.became
    use = cast(Use, tale.use) if tale.use in get_args(Use) else ""
    return _("blir til {use}", use=use_name(use).lower()) if use else ""


def change(tale: Tale) -> str:
    """«fra 6 til 1 · turer i uka», or nothing."""
    if tale.before is None or tale.after is None:
        return ""
    measured = tale.measured[:1].lower() + tale.measured[1:] if tale.measured[1:2].islower() else tale.measured
    numbers = _("fra {a} til {b}", a=number(tale.before), b=number(tale.after))
    return " · ".join(filter(None, (numbers, measured)))
