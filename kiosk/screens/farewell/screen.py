"""Takk: what a meeting gave, when it ends and until the next one; calm, without a sound."""

from __future__ import annotations

from typing import Any

from board.calendar import week_of
from board.catalogue import _, _n
from board.formats import clock, ends, long_day, number
from board.kinds.card.record import Card
from board.kinds.gain.record import Gain
from board.kinds.meeting.milestone import milestone
from board.kinds.meeting.outcome import outcome
from board.kinds.meeting.reached import reached
from board.kinds.meeting.record import Meeting
from board.labels import USES, said
from board.log.change import Change
from board.queries import history
from kiosk.parts.next_meeting import meeting_hour, next_meeting
from kiosk.presenters import on_rule
from kiosk.screen import Screen
from kiosk.screens.farewell.pegged import Pegged
from kiosk.screens.farewell.words import SHOWN, began_at, came_to_goal, counts, given, picked
from kiosk.state import State, Wall
from kiosk.theme import theme
from kiosk.widgets.text.text_layout import strong

_MINUTE_MS = 60_000


class FarewellScreen(Screen):
    """`enter(meeting, minutes)`: `minutes` the meeting has taken, pauses left out; not known afterwards. Test name:
    `answer-home`."""

    name = "farewell"

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._meeting, self._minutes = "", 0
        self._asked: tuple[object, ...] = ()
        self._cards = [Pegged() for _card in range(SHOWN)]
        self.ids.answer_home.bind(on_act=lambda *_args: self.wall.home())

    def enter(self, meeting: str = "", minutes: int = 0, **given: Any) -> None:
        self._meeting, self._minutes, self._asked = meeting, minutes, ()

    def render(self, state: State) -> None:
        meeting = state.board.meetings.items.get(self._meeting)
        if meeting is None:
            return
        ids, gave = self.ids, outcome(state.board, meeting)
        minutes = self._minutes or max(1, round((meeting.ended - meeting.started) / _MINUTE_MS))
        was = _n("{n} var her", "{n} var her", meeting.present) if meeting.present else ""
        took = _n("{n} minutt", "{n} minutter", minutes)
        ids.here.text = " · ".join(part for part in (was, took) if part)
        cards = given(state, gave)
        shown = picked(cards)
        ids.line.per_row = 3 if theme.format == "tall" else SHOWN
        self._peg(state, meeting, shown)
        told = counts(gave)
        more = [_("+ {n} til").format(n=len(cards) - len(shown))] if len(cards) > len(shown) else []
        ids.counts.text = strong(" · ".join([*told, *more]))
        passed = milestone(state.board, meeting)
        ids.round.shown = bool(passed)
        ids.round_said.text = (
            _("Forbedring nummer {n} er i mål. Den har vi laget sammen.", n=passed) if passed else ""
        )
        ids.line.shown, ids.none.shown = bool(cards), not cards
        ids.none.text = _("Ingen kort ble flyttet denne gangen. Dere har snakket sammen, og det er mye verdt.")
        self._hours(state, meeting, gave.hours)
        self._goal(state, meeting)
        self._ahead(state, meeting)

    def _peg(self, state: State, meeting: Meeting, shown: list[Any]) -> None:
        """The very cards; where they hung before is read from the log."""
        key = (meeting.id, *(one.card for one in shown))
        if key == self._asked:
            return
        self._asked = key
        for paper, one in zip(self._cards, shown, strict=False):
            paper.show(state, one)
        there = self._cards[: len(shown)]
        if [*self.ids.line.papers] != there:
            self.ids.line.papers = there
        for paper in there:
            moved = paper.given.card

            def told(changes: list[Change], paper: Pegged = paper, id_: str = moved.id) -> None:
                if paper.given.card.id == id_:
                    paper.came_from(self.wall.state, began_at(changes, meeting))

            if paper.given.kind == "moved":
                self.wall.ask(history(Card, moved.id), told)

    def _hours(self, state: State, meeting: Meeting, hours: float) -> None:
        ids, gains = self.ids, state.board.gains
        ids.hours.text = number(hours or gains.realised_hours)
        ids.won.shown = bool(hours or gains.realised_hours)
        ids.hours_said.text = (
            _n("time i uka er vunnet", "timer i uka er vunnet", hours)
            if hours
            else _n("time i uka er realisert i alt", "timer i uka er realisert i alt", gains.realised_hours)
        )
        on_rule(ids.rule, gains)
        ids.rule.added = hours
        some = [s.since[0] for s in gains.subjects.values() if s.since]
        won = [gain for gain in some if meeting.started <= gain.made <= meeting.ended]
        ids.become.text = " · ".join(dict.fromkeys(map(_becomes, won))) if hours else ""

    def _goal(self, state: State, meeting: Meeting) -> None:
        ids, found = self.ids, reached(state.board, meeting)
        ids.goal.shown = bool(found)
        if not found:
            return
        one = found[0]
        ids.goal_name.text, ids.goal_at.text, ids.goal_said.text = came_to_goal(one)
        chart = ids.chart
        chart.values, chart.target = one.values, one.target
        chart.median, chart.median_from = one.judged.median, one.judged.first
        chart.stretch = one.judged.stretch if one.changed else (0, 0)
        chart.first, chart.last = ends(one.weeks[0], one.weeks[-1]) if one.weeks else (_("før"), _("nå"))

    def _ahead(self, state: State, meeting: Meeting) -> None:
        ids, day = self.ids, next_meeting(state)
        ids.ahead.shown = day is not None
        if day is None:
            return
        ids.day.text = long_day(day)
        ids.hour.text = _("kl. {time}").format(time=clock(meeting_hour(state)))
        keeper = meeting.next_keeper or state.board.meetings.keeper(week_of(day))
        ids.keeper.shown, ids.keeper_name.text = bool(keeper), keeper or ""


def _becomes(gain: Gain) -> str:
    """«Økt kvalitet: rapport uten avbrudd»: what the hours are used for."""
    used = said(USES, gain.use) if gain.use else ""
    return ": ".join(part for part in (used, gain.note) if part)
