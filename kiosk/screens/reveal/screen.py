"""Avdekking: all vases are opened at once, seen beside the weeks before; a red result becomes a card with a touch."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty

from board.calendar import number, weeks_back
from board.catalogue import _
from board.kinds.goal import WHOLE_WEEK, Goal
from board.kinds.meeting.index import Point
from board.kinds.tally.record import Tally
from kiosk.parts.sounds import Sounds
from kiosk.presenters import fewer_than
from kiosk.screen import Screen
from kiosk.screens.reveal.opened import BETWEEN_S, Opened, most_red
from kiosk.state import State, Wall
from kiosk.widgets.balls.vase import STILL_S
from kiosk.widgets.text.text_layout import strong

LEFT_S = 3600
"""Opened vases nobody has left for so long have been forgotten: the board may go home."""
HASTY_S = 0.4
"""So soon after the screen has come is a tap the second one on «Åpne vasene», which hung in the same place."""


class RevealScreen(Screen):
    """`enter(meeting, opening)`: with `opening` the covers come off now; without it they are off already. Test names:
    `make-card-<place>`, `back`, `to-cards`."""

    name = "reveal"
    alone = BooleanProperty(False)
    """There is but one vase."""

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._meeting = ""
        self._entered_at_s = 0.0
        self._sounds = Sounds(lambda: wall.state.board.own.sound)
        self._to_sound: list[Any] = []
        opened, make = [Opened(place=place) for place in range(3)], lambda _vase, goal: self._make_card(goal)
        self._vases = self.ids.vases.add_all(opened, on_card=make)
        for vase in self._vases:
            vase.level = others = tuple(other for other in self._vases if other is not vase)
            for part in ("seen", "note"):
                vase.ids[part].level = tuple(other.ids[part] for other in others)

    @property
    def keeps_awake(self) -> bool:  # type: ignore[override]
        return self._running and Clock.time() - self._entered_at_s < LEFT_S

    @property
    def _running(self) -> bool:
        """The meeting goes on: it is not a look back."""
        meeting = self.wall.state.board.meetings.items.get(self._meeting)
        return meeting is not None and not meeting.ended and not meeting.archived

    def enter(self, meeting: str = "", opening: bool = False, **given: Any) -> None:
        self._meeting, self._entered_at_s = meeting, Clock.time()
        self.render(self.wall.state)
        shown = [vase for vase in self._vases if vase.shown]
        covered = [vase for vase in shown if opening and not vase.hidden]
        for vase in shown:
            vase.uncover(covered.index(vase)) if vase in covered else vase.still()
        for turn in range(len(covered)):
            later = turn * BETWEEN_S + STILL_S
            self._to_sound.append(Clock.schedule_once(lambda _dt: self._sounds.play("uncover"), later))

    def leave(self) -> None:
        while self._to_sound:
            self._to_sound.pop().cancel()

    def render(self, state: State) -> None:
        board = state.board
        meeting = board.meetings.items.get(self._meeting)
        rated = self._rated(state) if meeting else []
        self.alone = len(rated) == 1
        for vase in self._vases:
            vase.shown, vase.alone = vase.place in [slot for slot, _versions in rated], self.alone
            vase.kept = not self.alone
        if meeting is None:
            return
        through = weeks_back(state.today, 60)
        through = through[: through.index(meeting.week) + 1] if meeting.week in through else [meeting.week]
        points = [self._points(state, versions, through) for _slot, versions in rated]
        urgent = most_red(points)
        few = fewer_than(max((t.threshold for t in self._tallies(state)), default=0) or board.threshold)
        for n, (slot, versions) in enumerate(rated):
            goal, vase = versions[-1], self._vases[slot]
            vase.urgent = n in urgent
            vase.show(goal.id, goal.told, points[n], few)
        laid = max((trend[-1].laid for trend in points), default=0)
        balls = board.meetings.within_reach(meeting)
        self.ids.title.text = _("Uke {week}: slik har vi hatt det").format(week=number(meeting.week))
        self.ids.laid.text = _("{laid} av {present} har lagt ball").format(laid=laid, present=balls) if laid else ""
        self.ids.question.text = strong(_("Snakk sammen: hva gjorde uka **god**, og hva gjorde den **dårlig**?"))
        self.ids.to_cards.shown = self._running

    def _rated(self, state: State) -> list[tuple[int, tuple[Goal, ...]]]:
        """The slots that were rated in this meeting, each with its goal's versions up to the one that was."""
        board = state.board
        rated = {t.goal for t in self._tallies(state)}
        if WHOLE_WEEK in rated:
            return [(1, (Goal(id=WHOLE_WEEK, text=_("Uka som helhet")),))]
        found = []
        for slot, versions in enumerate(board.goals.versions):
            upto = [n for n, goal in enumerate(versions) if goal.id in rated]
            if upto:
                found.append((slot, versions[: upto[-1] + 1]))
        return found

    def _points(self, state: State, versions: tuple[Goal, ...], weeks: list[str]) -> list[Point]:
        """The weeks up to this meeting's. What its vase held is told by its own tally: the week may have had other
        meetings, on other walls."""
        trend = state.board.meetings.trend(versions, weeks)
        own = next(tally for tally in self._tallies(state) if tally.goal == versions[-1].id)
        now = replace(trend[-1], green=own.green, pink=own.pink, red=own.red, hidden=own.hidden)
        return [*trend[:-1], now]

    def _tallies(self, state: State) -> list[Tally]:
        tallies = state.board.meetings.tallies.values()
        return [tally for tally in tallies if tally.meeting == self._meeting and not tally.archived]

    def go_on(self) -> None:
        """«Videre til kortene»"""
        if Clock.time() - self._entered_at_s > HASTY_S:
            self.wall.go("meeting")

    def go_back(self) -> None:
        """To the meeting, never to vases that have been opened; from a look back to where it began."""
        if self._running:
            self.wall.go("meeting")
        else:
            self.wall.back()

    def _make_card(self, goal: str) -> None:
        meeting = self.wall.state.board.meetings.items[self._meeting]
        self.wall.go("card", new=True, goal=goal, week=meeting.week)
