"""What the account of gains says in words. Knows the board and the catalogue, no widget."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from board import labels
from board.catalogue import _
from board.formats import day, number
from board.kinds.card.record import Use
from board.kinds.gain.index import Subject, fte
from board.kinds.gain.law import Why
from board.kinds.gain.record import Gain
from board.labels import said
from kiosk.state import State

SIGNS: dict[str, str] = {"value_stream": "stream", "card": "card", "5s": "brush", "other": "dots"}
"""Tool -> its sign. The colours of paper are the stages'."""


def tool_name(tool: str) -> str:
    """How it was found."""
    return said(labels.TOOLS, tool)


def use_name(use: Use) -> str:
    """What the time becomes."""
    return said(labels.USES, use)


def broken(why: Why) -> str:
    """What an entry that does not count lacks."""
    return {
        Why.DAY: _("dagen mangler, eller var ikke kommet"),
        Why.NOTE: _("det står ikke hva tida brukes til"),
        Why.HOURS: _("det er mer enn anslaget, eller anslaget er mindre enn det som er realisert"),
    }[why]


def title_of(state: State, subject: str) -> str:
    """What saves the time: the card's title, or the name the gain was given."""
    if card := state.board.cards.get(subject):
        return card.title
    return next((gain.title for gain in reversed(state.board.gains.history(subject)) if gain.title), "")


def sum_of(gains: Iterable[Gain | None]) -> str:
    """«17,5 t ÷ 35,5 t = 0,49 årsverk», with the divisor the entries were made with; never without the hours."""
    some = [gain for gain in gains if gain]
    hours = sum(gain.hours_per_week for gain in some)
    worth = sum(fte(gain.hours_per_week, gain.full_time_hours) for gain in some)
    weeks = sorted({gain.full_time_hours for gain in some})
    if len(weeks) == 1:
        return _("{hours} t ÷ {week} t = {fte} årsverk").format(
            hours=number(hours), week=number(weeks[0]), fte=number(worth, 2)
        )
    if not weeks:
        return ""
    each = _(" og ").join(number(week) for week in weeks)
    return _("{hours} t = {fte} årsverk, med uker på {weeks} t").format(
        hours=number(hours), fte=number(worth, 2), weeks=each
    )


def dated(value: date, today: date) -> str:
    """18. november, with the year when it is another one."""
    return day(value) if value.year == today.year else f"{day(value)} {value.year}"


def by_size(subjects: Iterable[Subject]) -> list[Subject]:
    """Those with something left to free first, the largest on top."""
    return sorted(
        subjects,
        key=lambda s: (s.identified_hours <= s.realised_hours, -max(s.identified_hours, s.realised_hours), s.id),
    )
