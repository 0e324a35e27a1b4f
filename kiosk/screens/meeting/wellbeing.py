"""«Trivsel»: leads to the vote, and holds its result while people talk about what made the week green or red."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from board.calendar import weeks_back
from board.catalogue import _, _n
from board.errors import Kind, Refused
from board.kinds.goal import SLOTS, WHOLE_WEEK
from board.kinds.meeting.commands import SetPresent
from board.kinds.meeting.record import PRESENT_LIMIT
from board.kinds.tally.commands import OpenVote
from board.kinds.tally.record import Tally
from kiosk.parts.week_vase import laid_before
from kiosk.presenters import in_letters, weeks
from kiosk.screens.meeting.page import Next, Page
from kiosk.screens.meeting.words import tallies
from kiosk.state import State
from kiosk.widgets.charts.goalweeks import GoalWeeks

_WEEKS = 9


class Wellbeing(Page):
    """Test names: those of Headcount when nobody has been counted; `skip-vote`, `see-vases`."""

    name = "wellbeing"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._goals = self.ids.goals.add_all([GoalWeeks() for _slot in range(SLOTS)])
        self.ids.heads.most = PRESENT_LIMIT
        self.ids.heads.bind(on_choose=lambda _heads, count: self.wall.do(SetPresent(self.meeting, count)))
        self.ids.skip_vote.bind(on_act=lambda *_args: self.conductor.go_on())
        self.ids.see_vases.bind(on_act=lambda *_args: self._see())

    def render(self, state: State) -> None:
        board, ids = state.board, self.ids
        written, found = board.goals.written, tallies(state, self.meeting)
        over = not found and self._opened_before(state)
        counting = bool(written) and not found and not over and not board.meetings.items[self.meeting].present
        ids.heads.shown, ids.heads.count = counting, 0
        ids.ask.shown = ids.see_vases.shown = bool(found)
        ids.skip_vote.shown = not found and not counting and not over
        self.title = _("Trivsel") if not counting else _("Hvor mange er her i dag?")
        self.lead = self._lead(state, counting)
        ids.nothing.shown = not written and not found
        for slot, sheet in enumerate(self._goals):
            sheet.shown = not counting and self._fill(sheet, slot, state)
        ids.goals.shown = any(sheet.shown for sheet in self._goals)
        ids.ready.shown = bool(written) and not found and not counting
        ids.ready.text = Kind.WEEK_OPENED.say() if over else self._ready(state)

    def _lead(self, state: State, counting: bool) -> str:
        if counting:
            return _("Bare antallet huskes, aldri hvem.")
        if tallies(state, self.meeting):
            return _("Vasene er åpnet. Snakk om uka som har vært.")
        return _("Hvordan har det vært denne uka?")

    def _fill(self, sheet: GoalWeeks, slot: int, state: State) -> bool:
        """What is seen of one goal. False when there is nothing to see there."""
        board = state.board
        found = {t.goal: t for t in tallies(state, self.meeting)}
        versions, goal = board.goals.versions[slot], board.goals.in_force[slot]
        # It may have been rewritten since the vases got their covers on: what is asked is what hangs here.
        vote = board.vote_in(self.meeting) or board.vase
        asked = found or (vote.subjects if vote and any(vote.laid) else ())
        goal = next((version for version in versions if version.id in asked), goal)
        if WHOLE_WEEK in found:
            if slot:
                return False
            tally: Tally | None = found[WHOLE_WEEK]
            sheet.text = _("Uka som helhet")
            points = [board.meetings.point(WHOLE_WEEK, week) for week in weeks_back(state.today, _WEEKS)]
        elif goal:
            sheet.text, tally = goal.text, found.get(goal.id)
            points = list(board.meetings.trend(versions, weeks_back(state.today, _WEEKS)))
        else:
            return False
        # Before the vases are opened there is no week of today's to be seen.
        sheet.weeks = weeks(points if found or self._opened_before(state) else points[:-1])
        sheet.slots = _WEEKS
        sheet.counts, sheet.remark = None, ""
        if tally and tally.hidden:
            sheet.remark = _("Færre enn {n}. Snakk sammen i stedet.").format(
                n=in_letters(tally.threshold or board.threshold)
            )
        elif tally:
            sheet.counts = (tally.green, tally.pink, tally.red)
        return True

    def _ready(self, state: State) -> str:
        board = state.board
        present = board.meetings.items[self.meeting].present
        vote = board.vote_in(self.meeting)
        if vote and vote.lost:
            return Kind.BALLS_LOST.say()
        if (stood := vote or board.vase) and stood.week and not stood.lost and any(stood.laid):
            return laid_before(state, stood, present)
        if vote:
            laid = max(vote.laid)
            return _("{laid} av {present} har lagt ball. Vasene er lukket til alle har lagt.").format(
                laid=laid, present=present
            )
        if _per_goal(state):
            return _n(
                "{n} ball ligger klar til hvert mål. Vasene er lukket til alle har lagt.",
                "{n} baller ligger klare til hvert mål. Vasene er lukket til alle har lagt.",
                present,
            )
        return _n(
            "{n} ball ligger klar. Vasene er lukket til alle har lagt.",
            "{n} baller ligger klare. Vasene er lukket til alle har lagt.",
            present,
        )

    def next(self, state: State) -> Next | None:
        board = state.board
        if tallies(state, self.meeting) or self._opened_before(state):
            return None
        if not board.goals.written:
            return Next(_("Skriv trivselsmål"), lambda: self.wall.go("goals"))
        if not board.meetings.items[self.meeting].present:
            ask = _("Hvor mange er her? Trykk på et tall først.")
            return Next(_("Legg baller"), lambda: self.wall.deny(ask), enabled=False, reason=_("si hvor mange"))
        if (vote := board.vote_in(self.meeting)) and not vote.lost:
            return Next(_("Legg flere baller"), self._vote, _("Vasene er fortsatt lukket"))
        return Next(_("Legg baller"), self._vote, _("Én ball hver for hvert mål") if _per_goal(state) else "")

    def _opened_before(self, state: State) -> bool:
        """The week's vases were opened in another meeting."""
        return not state.board.vote_in(self.meeting) and state.board.own.opened_week == state.week

    def _see(self) -> None:
        """The vases once more; from there the meeting goes on."""
        session = self.conductor.session
        if session:
            self.conductor.save(replace(session, voting=True))
            self.wall.go("reveal", meeting=session.id)

    def _vote(self) -> None:
        session = self.conductor.session
        if session is None:
            return

        def opened() -> None:
            self.conductor.save(replace(session, voting=True))
            self.wall.go("vote", meeting=session.id)

        self.wall.do(OpenVote(session.id), opened, refused=self._refused)

    def _refused(self, _refusal: Refused) -> None:
        self.show_anew()


def _per_goal(state: State) -> bool:
    return state.board.unit.balls_per == "goal"
