"""One week as it was: the vases with their balls and counts, who was there, who kept the board."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.properties import NumericProperty, ObjectProperty

from board.calendar import holiday, monday, number, planned_day
from board.catalogue import _, _n
from board.formats import long_day
from board.kinds.goal import WHOLE_WEEK, Goal
from board.kinds.meeting.index import Point
from board.year import meeting_day
from kiosk.screen import Screen
from kiosk.screens.history.past import day_of, meeting_of
from kiosk.state import State, Wall
from kiosk.theme import theme
from kiosk.widgets.plan import Down

_BEFORE, _SHELF = 0.35, 46
"""So much of a vase stands before the table; px of the drawing of a shelf's thickness."""


class Seen(Down):
    """A goal, its vase and its counts."""

    place = NumericProperty(0)

    def show(self, goal: str, point: Point) -> None:
        """The balls lie as they lay when the vase was opened: in no order that tells anything."""
        ids = self.ids
        ids.goal.text = goal
        ids.counts.shown = not point.hidden
        ids.few.shown = ids.vase.too_few = point.hidden
        ids.counts.green, ids.counts.pink, ids.counts.red = point.green, point.pink, point.red
        if point.hidden:
            ids.vase.clear(cover="on")
        else:
            ids.vase.show(point.green, point.pink, point.red)


class WeekView(Screen):
    """`show(state, week)`."""

    bands = ObjectProperty(())
    """What the vases stand on, as a room's."""

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._seen = [Seen(place=place) for place in range(3)]
        soon = Clock.create_trigger(self._stand, -1)
        for seen in self._seen:
            seen.level = tuple(other for other in self._seen if other is not seen)
            seen.ids.vase.bind(pos=soon, size=soon)
            seen.bind(shown=soon)
            self.ids.seen.add_widget(seen)

    def _stand(self, _dt: float) -> None:
        vases = [seen.ids.vase for seen in self._seen if seen.shown]
        if theme.format == "tall":
            bands = [band for v in vases for band in (("shelf", v.y), ("wall", v.y - theme.px(_SHELF)))][:-1]
        else:
            bands = [("table", v.y + _BEFORE * v.height) for v in vases[:1]]
        self.bands = tuple(bands)

    def show(self, state: State, week: str) -> None:
        """Show this week."""
        ids, meeting = self.ids, meeting_of(state, week)
        ids.title.text = _("Uke {n}, {year}").format(n=number(week), year=week[:4])
        ids.facts.text = self._facts(state, week)
        rated = self._rated(state, week)
        whole = len(rated) == 1 and rated[0][0].id == WHOLE_WEEK
        for seen in self._seen:
            at = seen.place - 1 if whole else seen.place
            seen.shown = 0 <= at < len(rated)
            if seen.shown:
                seen.show(rated[at][0].told, rated[at][1])
        ids.sheet.shown = not rated
        ids.nothing.text = _("Ingen la baller denne uka.") if meeting else self._why_not(state, week)

    def _facts(self, state: State, week: str) -> str:
        meeting = meeting_of(state, week)
        facts = [long_day(day_of(meeting))] if meeting else []
        if meeting and meeting.present:
            facts.append(_n("{n} til stede", "{n} til stede", meeting.present))
        if keeper := state.board.meetings.keeper(week):
            facts.append(_("{name} hadde tavla").format(name=keeper))
        return " · ".join(facts)

    def _why_not(self, state: State, week: str) -> str:
        weekday = state.board.unit.meeting_weekday
        if meeting_day(state.board, week):
            return _("Det ble ikke holdt tavlemøte denne uka.")
        if planned_day(week, weekday):
            return _("Enheten var borte denne uka. Da er det ikke noe møte som mangler.")
        day = monday(week).fromordinal(monday(week).toordinal() + weekday)
        return _("{day} var {holiday}. Da er det fri, og ikke noe møte som mangler.").format(
            day=long_day(day), holiday=holiday(day)
        )

    def _rated(self, state: State, week: str) -> list[tuple[Goal, Point]]:
        """What got balls in that week, as it was worded then."""
        board = state.board
        goals = [Goal(id=WHOLE_WEEK, text=_("Uka vår"))]
        goals += [goal for versions in board.goals.versions for goal in reversed(versions)]
        points = [(goal, board.meetings.point(goal.id, week)) for goal in goals]
        return [(goal, point) for goal, point in points if point.laid or point.hidden]
