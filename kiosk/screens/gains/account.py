"""The account of gains as a whole: how much, where it came from, what it became, how it grew, all that is in it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from kivy.properties import NumericProperty, StringProperty

from board import calendar
from board.catalogue import _
from board.formats import number, short_day, short_month
from board.kinds.gain.index import USES, Gains, Subject
from board.kinds.gain.record import TOOLS
from board.kinds.quality.index import Better, Qualities
from kiosk.parts.gainwords import SIGNS, by_size, sum_of, title_of, tool_name, use_name
from kiosk.parts.lives import of_quality
from kiosk.screen import Screen
from kiosk.state import State, Wall
from kiosk.widgets.charts.shares import Share
from kiosk.widgets.input.pages import Pages
from kiosk.widgets.input.row import Row

PAGE = 5
_SHORTEST_MS = 28 * 24 * 3_600_000
"""A curve is drawn over at least four weeks."""


class Account(Screen):
    """Event `on_subject(id, quality)`. Test names: `gain-0` to `gain-4`, `gains-back`, `gains-on`."""

    __events__ = ("on_subject",)

    count = NumericProperty(0)
    hint = StringProperty("")
    realised, realised_sum = NumericProperty(0), StringProperty("")
    identified, identified_sum = NumericProperty(0), StringProperty("")
    expected, expected_by, expected_sum = NumericProperty(0), StringProperty(""), StringProperty("")
    """Nothing where no estimate says a day."""

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        looks = {"strip": True, "letters": 26, "h": 77, "on_act": lambda row: self.dispatch("on_subject", *row.key)}
        self._rows = Pages(self.ids.rows, Row, "gain", PAGE, self.again, self.ids.pager, **looks)

    def render(self, state: State) -> None:
        gains, ids = state.board.gains, self.ids
        some = list(gains.subjects.values())
        better = list(state.board.of(Qualities).subjects.values())
        self.count = len(some) + len(better)
        self.hint = (
            _("Øverst står det som gjenstår. Trykk på en gevinst for å se alle tallene.")
            if self.count
            else _("Her samles det dere finner og frigjør av tid.")
        )
        ids.first.shown = not self.count
        self.realised, self.identified = gains.realised_hours, gains.identified_hours
        self.realised_sum = sum_of(s.realised for s in some)
        self.identified_sum = sum_of(s.identified for s in some)
        self._show_expected(state, gains)
        self._show_parts(gains)
        ids.curve.points, ids.curve.ticks = curve(gains, state.now_ms)
        every: list[Subject | Better] = [*by_size(some), *better]
        for row, one in self._rows.fill(every):
            self._fill(state, row, one)

    def _show_expected(self, state: State, gains: Gains) -> None:
        day = gains.expected_by(state.today)
        self.expected, self.expected_by, self.expected_sum = 0, "", ""
        if day:
            near = day.year == state.today.year
            self.expected = gains.expected_hours(day)
            self.expected_by = (
                _("ventes innen {day}").format(day=short_day(day))
                if near
                else _("ventes i løpet av {year}").format(year=day.year)
            )
            self.expected_sum = _("{fte} årsverk").format(fte=number(gains.expected_fte(day), 2))

    def _show_parts(self, gains: Gains) -> None:
        became = gains.realised_by_use
        uses = [Share(use_name(use), became[use]) for use in USES]
        if unsaid := became.get("", 0.0):
            uses.append(Share(use_name(""), unsaid))
        self.ids.uses.rows = tuple(uses)
        found = dict.fromkeys(TOOLS, 0.0)
        for subject in gains.subjects.values():
            found[subject.latest.tool] += subject.identified_hours
        self.ids.tools.rows = tuple(Share(tool_name(tool), hours) for tool, hours in found.items())

    def _fill(self, state: State, row: Row, subject: Subject | Better) -> None:
        row.key = subject.id, isinstance(subject, Better)
        if isinstance(subject, Better):
            life = of_quality(state, subject)
            row.icon, row.hue, row.label, row.value, row.second = "star", "grey", life.title, "", life.chip
            return
        row.icon, row.hue = SIGNS[subject.latest.tool], "grey"
        row.label = title_of(state, subject.id)
        done, found = subject.realised_hours, subject.identified_hours
        row.value = _("{n} t/uke").format(n=number(found))
        if done >= found:
            row.second = _("Realisert")
        elif done:
            row.second = _("{n} t realisert").format(n=number(done))
        elif subject.fallen_hours:
            row.second = _("Falt bort")
        else:
            row.second = _("Ikke realisert ennå")


def curve(gains: Gains, now_ms: int) -> tuple[tuple[tuple[float, float, float], ...], tuple[tuple[float, str], ...]]:
    """The account after each entry that counts, and where each year begins, in time from 0 (the first) to 1 (now)."""
    entries = gains.counted
    if not entries:
        return (), ()
    first = min(entries[0].made, now_ms - _SHORTEST_MS)
    length = max(1, max(now_ms, entries[-1].made) - first)
    hours: dict[tuple[str, str], float] = {}
    points = []
    for entry in entries:
        hours[entry.subject, entry.state] = entry.hours_per_week
        found = sum(value for (_subject, kind), value in hours.items() if kind == "identified")
        freed = sum(value for (_subject, kind), value in hours.items() if kind == "realised")
        points.append(((entry.made - first) / length, found, freed))
    start = calendar.at(first).year
    years = range(start + 1, calendar.at(now_ms).year + 1)
    ticks = [((datetime(year, 1, 1, tzinfo=UTC).timestamp() * 1000 - first) / length, str(year)) for year in years]
    began = calendar.at(first).date()
    return tuple(points), ((0.0, f"{short_month(began)}. {began.year}"), *ticks, (1.0, _("nå")))
