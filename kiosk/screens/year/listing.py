"""«Hele året»: everything of this year and the next, a line each, twelve on a page, and where the unit is away."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from board import year
from board.catalogue import _
from board.due import Due
from board.formats import full_day, short_day
from board.kinds.occasion.record import Occasions
from board.kinds.settlement import Settlements
from kiosk.parts.coming import sign
from kiosk.state import State
from kiosk.theme import theme
from kiosk.widgets.input.pages import Pages
from kiosk.widgets.input.row import Row
from kiosk.widgets.plan import Down

PAGE = 12
HIGH = 96
"""Design px of a line of two rows of words and what stands below them, in usual letters."""


class Line(NamedTuple):
    """One line: what it is called, below it, at its end; `due`, or the id of the weeks away."""

    label: str
    second: str
    value: str
    icon: str
    quiet: bool
    due: Due | None
    id: str


class YearListing(Down):
    """Events `on_open(due)` and `on_change(id)`. Test names: `whole-<n>`, `whole-on`, `whole-back`."""

    __events__ = ("on_open", "on_change")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._state, ids = State(), self.ids
        looks = {"strip": True, "lines": 2, "letters": 26, "on_act": lambda row: self._press(row.key)}
        self._rows = Pages(ids.rows, Row, "whole", PAGE, self._again, ids.pager, **looks)
        self._rows.in_room(ids.room, lambda: max(theme.px(HIGH * theme.larger), theme.touch))

    def begin(self, state: State) -> None:
        """Show the page on which today is."""
        self._rows.turn_to(next((n for n, line in enumerate(lines(state)) if not line.quiet), 0))

    def render(self, state: State) -> None:
        self._state, found = state, lines(state)
        for row, line in self._rows.fill(found):
            row.h, row.key = HIGH * theme.larger, line
            row.label, row.second, row.value, row.icon, row.quiet = line[:5]
        self.ids.none.shown = not found

    def _again(self) -> None:
        self.render(self._state)

    def _press(self, line: Line) -> None:
        if line.due:
            self.dispatch("on_open", line.due)
        else:
            self.dispatch("on_change", line.id)


def lines(state: State) -> tuple[Line, ...]:
    """From the first of January to the end of next year."""
    board, today = state.board, state.today
    years = [of for of in (today.year, today.year + 1) if of <= 2100]
    found = [
        (one.day, Line(one.what, _second(one, state), _became(one, state), sign(one), _past(one, state), one, one.id))
        for of in years
        for one in year.whole(board, of, today)
    ]
    found += _spans_and_ends(state)
    return tuple(line for _day, line in sorted(found, key=lambda one: (one[0], one[1].label, one[1].id)))


def _spans_and_ends(state: State) -> list[tuple[date, Line]]:
    """Weeks the unit is away, and dates that come no more: they are taken up again here."""
    found, this = [], state.today.year
    for one in state.board.of(Occasions).hung:
        if one.day and one.until and this <= one.until.year and one.day.year <= this + 1:
            words = _("{first} til {last}. Da holdes det ikke møter")
            second = words.format(first=short_day(one.day), last=full_day(one.until))
            past = one.until < state.today or one.ended is not None
            value = _("avsluttet") if one.ended else _("borte")
            found.append((one.day, Line(one.name, second, value, "calendar", past, None, one.id)))
        elif one.ended and one.ended.year >= this - 1:
            words = _("Kommer ikke igjen etter {day}").format(day=full_day(one.ended))
            found.append((one.ended, Line(one.name, words, _("avsluttet"), "flag", True, None, one.id)))
    return found


def _second(one: Due, state: State) -> str:
    day = short_day(one.day) if one.day.year == state.today.year else full_day(one.day)
    return " · ".join(filter(None, (day, one.more)))


def _past(one: Due, state: State) -> bool:
    return one.settled or one.day < state.today


def _became(one: Due, state: State) -> str:
    if one.settled:
        return _("ikke denne gangen") if state.board.of(Settlements).skipped(one.id, one.day) else _("gjort")
    return _("ikke gjort") if one.day < state.today else ""
