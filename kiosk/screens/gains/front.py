"""Gevinster as they meet you: what holds, what has fallen, the one gain that is asked about, what the time became and
which tidstyver it was taken from."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from kivy.properties import BooleanProperty, StringProperty

from board import calendar, labels
from board.catalogue import _, _n
from board.formats import hours_a_week, month_name, number
from board.kinds.gain.index import USES, Gains
from board.kinds.quality.index import Qualities
from board.labels import said
from kiosk.parts.followup import LifeRow, answer
from kiosk.parts.gainwords import dated, use_name
from kiosk.parts.lives import Life, lives
from kiosk.presenters import on_rule
from kiosk.screen import Screen
from kiosk.state import State, Wall
from kiosk.widgets.charts.shares import Share
from kiosk.widgets.plan import filled
from kiosk.widgets.text.text_layout import strong

ROWS = 3
TOP = 4
"""So many tidstyver are named."""
_YEAR = 365


class Front(Screen):
    """Event `on_subject(id, quality)`. Test names: `saved-…` (the answers), `life-0` to `life-2`."""

    __events__ = ("on_subject",)

    lead = StringProperty("")
    cramped = BooleanProperty(False)
    """So small a window that letters fill it: then only what holds and what is asked about is shown."""

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._passed: list[str] = []
        self._first = ""
        self._lives: tuple[Life, ...] = ()
        rows = [LifeRow(test_name=f"life-{place}", weight=1, trim=place) for place in range(ROWS)]
        self._rows = self.ids.lives.add_all(rows, on_act=lambda row: self._open(rows.index(row)))
        self._shown: list[Life] = []
        self.ids.asked.bind(on_answer=lambda note, what: answer(self.wall, note, what))

    def begin(self, subject: str = "") -> None:
        """As it meets whoever comes; `subject` is asked about first."""
        self._passed, self._first = [], subject

    @property
    def waiting(self) -> list[Life]:
        """Those that are asked about, the next one first; whoever was passed over comes round again."""

        def turn(life: Life) -> tuple[int, bool]:
            passed = life.subject in self._passed
            return self._passed.index(life.subject) if passed else -1, life.subject != self._first

        return sorted((life for life in self._lives if life.asked), key=turn)

    @property
    def next_step(self) -> tuple[str, str, str]:
        """Label, sign and second line of the petrol block; an empty label where there is nothing to go on to."""
        waiting = self.waiting
        if len(waiting) < 2:
            return "", "", ""
        at = sum(life.subject in self._passed for life in waiting) % len(waiting) + 1
        told = _("{at} av {n} skal svares på i dag").format(at=at, n=len(waiting))
        return _("Neste gevinst"), "arrow-right", told

    def go_on(self) -> None:
        """Leave this question for later, and ask about the next one."""
        subject = self.waiting[0].subject
        if all(life.subject in (*self._passed, subject) for life in self.waiting):
            self._passed, self._first = [], ""
        else:
            self._passed.append(subject)
        self.render(self.wall.state)

    def render(self, state: State) -> None:
        ids, gains = self.ids, state.board.gains
        self._lives = lives(state)
        waiting = self.waiting
        ids.asked.shown, ids.nothing.shown = bool(waiting), not waiting
        if waiting:
            ids.asked.show(waiting[0])
        self.lead = self._lead(state, gains)
        ids.empty.text = (
            _("Ingen gevinst skal sjekkes i dag.") if self._lives else _("Ingen gevinst er skrevet ennå.")
        )
        ids.hint.text = (
            _("Neste gang spør tavla selv, når tida er inne.")
            if self._lives
            else _("Skriv på et kort hvor mange timer i uka det kan spare, eller skriv en gevinst uten kort.")
        )
        self._show_rows(waiting)
        self._show_account(state, gains)

    @staticmethod
    def _lead(state: State, gains: Gains) -> str:
        """When it is asked, and what is expected by a day where an estimate says one."""
        asked, day = _("Vi spør to ganger: etter 3 måneder og etter 12."), gains.expected_by(state.today)
        if day is None:
            return asked
        expected = _n(
            "Innen {day} ventes {n} time i uka fri.",
            "Innen {day} ventes {n} timer i uka fri.",
            gains.expected_hours(day),
            day=dated(day, state.today),
        )
        return f"{asked} {expected}"

    def _show_rows(self, waiting: list[Life]) -> None:
        rest = [life for life in self._lives if not waiting or life.subject != waiting[0].subject]
        rest.sort(key=lambda life: -life.said)
        self._shown = rest[: ROWS - 1 if waiting else ROWS]
        for row, one in filled(self._rows, self._shown):
            row.show(one)

    def _show_account(self, state: State, gains: Gains) -> None:
        ids = self.ids
        ruler = ids.ruler
        on_rule(ruler, gains)
        ruler.standing = strong(
            _("**{hours}** holder · {fte} årsverk"),
            hours=hours_a_week(gains.realised_hours),
            fte=number(gains.realised_fte, 2),
        )
        ids.curve.points, ids.curve.ticks = year(gains, state.today)
        ids.curve.shown = bool(ids.curve.points)
        ids.uses.rows = self._uses(gains)
        stolen = list(gains.by_waste.items())[:TOP]
        rows = [
            Share(f"{n} {said(labels.WASTES, waste)}", taken, left)
            for n, (waste, (taken, left)) in enumerate(stolen, 1)
        ]
        ids.wastes.rows = tuple(rows)
        ids.striped.shown = any(row.left for row in rows)
        ids.no_wastes.shown = not rows
        better = state.board.of(Qualities).holding
        ids.better.shown = better > 0
        ids.better.text = _n("og {n} gevinst uten timer", "og {n} gevinster uten timer", better)

    @staticmethod
    def _uses(gains: Gains) -> tuple[Share, ...]:
        """What the hours became; of the largest part where they went, as it was said last."""
        became = gains.realised_by_use
        most = max(became, key=lambda use: became[use], default="")
        notes = [one.realised for one in gains.subjects.values() if one.realised and one.realised.use == most]
        notes.sort(key=lambda gain: -gain.made)
        words = notes[0].note if notes else ""
        uses = [Share(use_name(use), became[use], words=words if use == most else "") for use in USES]
        if unsaid := became.get("", 0.0):
            uses.append(Share(use_name(""), unsaid))
        return tuple(uses)

    def _open(self, place: int) -> None:
        life = self._shown[place]
        self.dispatch("on_subject", life.subject, life.quality)


def year(gains: Gains, today: date) -> tuple[tuple[tuple[float, float], ...], tuple[tuple[float, str], ...]]:
    """The hours that held through the last year, in time from 0 to 1 (today), and its months."""
    first = today - timedelta(days=_YEAR)
    hours: dict[str, float] = {}
    points: list[tuple[float, float]] = []
    for gain in gains.counted:
        if gain.state != "realised":
            continue
        hours[gain.subject] = gain.hours_per_week
        at = max(0.0, (calendar.day(gain.made) - first).days / _YEAR)
        while points and points[-1][0] >= at:
            points.pop()
        points.append((at, sum(hours.values())))
    ticks = []
    for back in range(11, -1, -2):
        month = calendar.months_after(today.replace(day=1), -back)
        ticks.append(((month - first).days / _YEAR, month_name(month)[:3]))
    return tuple(points), tuple(ticks)
