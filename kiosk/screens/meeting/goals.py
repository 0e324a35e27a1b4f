"""«Mål og resultater»: how the three goals and the gains of the year have gone, or the goals for the service.

Both can be adjusted without leaving the meeting: «Mål» leads to where they are written, and back.
"""

from __future__ import annotations

from typing import Any

from board.agenda import QUIET_MS, unchecked
from board.calendar import weeks_back
from board.catalogue import _, _n
from board.formats import hours_a_week, number
from board.kinds.gain.index import fte
from board.kinds.goal import SLOTS
from board.kinds.indicator.index import Indicators as Hung
from kiosk.parts.indicators import Indicators
from kiosk.presenters import on_rule, stage_label, weeks
from kiosk.screens.meeting.page import Page
from kiosk.screens.meeting.words import tallies
from kiosk.state import State, Wall
from kiosk.widgets.charts.goalweeks import GoalWeeks
from kiosk.widgets.input.block import Block
from kiosk.widgets.plan import Down
from kiosk.widgets.text.text_layout import strong

_WEEKS = 12
_OLD = 3
"""From so many late cards on, the board says so."""


class WellbeingResults(Down):
    """The three trivselsmål, the account of gains, and the health of the board."""

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._goals = self.ids.goals.add_all([GoalWeeks(slots=_WEEKS) for _slot in range(SLOTS)])
        self.ids.ruler.bind(on_act=lambda *_args: wall.go("gains"))

    def show(self, state: State, meeting: str) -> None:
        board, ids = state.board, self.ids
        # A week whose vases are still closed has nothing to show.
        back = weeks_back(state.today, _WEEKS + 1)
        found = back[1:] if tallies(state, meeting) else back[:-1]
        for slot, sheet in enumerate(self._goals):
            goal = board.goals.in_force[slot]
            sheet.shown = goal is not None
            if goal:
                sheet.text = goal.text
                sheet.weeks = weeks(board.meetings.trend(board.goals.versions[slot], found))
        ids.nothing.shown = not board.goals.written
        on_rule(ids.ruler, board.gains)
        ids.year.text = self._year(state)
        ids.health.text = health(state)
        ids.lately.text = lately(state)

    def _year(self, state: State) -> str:
        """What was realised this year, in hours first and årsverk beside them; hours that the rule says are not said
        twice."""
        this_year = [
            subject.realised
            for subject in state.board.gains.subjects.values()
            if subject.realised and subject.realised.day and subject.realised.day.year == state.today.year
        ]
        if not this_year:
            return _("Ingenting er realisert i år ennå.")
        hours = sum(gain.hours_per_week for gain in this_year)
        years = sum(fte(gain.hours_per_week, gain.full_time_hours) for gain in this_year)
        if hours == state.board.gains.realised_hours:
            return strong(_("Alt det realiserte kom i år. Det er **{years} årsverk**."), years=number(years, 2))
        sentence = _("Realisert i år: **{hours}**, {years} årsverk")
        return strong(sentence, hours=hours_a_week(hours), years=number(years, 2))


class Results(Page):
    """Test names: `meeting-gains`, in the tray `results-wellbeing`, `results-service`, `results-goals`, and those of
    the goals for the service."""

    name = "goals"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._of, self._service = "", False
        self._parts = (WellbeingResults(self.wall, weight=1), Indicators(self.wall, weight=1))
        self.add_all(self._parts)
        self._parts[1].bind(on_new=lambda *_: self._write(new=True))
        self._sides = [
            Block(test_name="results-wellbeing", label=_("Trivsel"), letters=32, weight=1),
            Block(test_name="results-service", label=_("Tjenesten"), letters=32, weight=1),
        ]
        for service, block in enumerate(self._sides):
            block.bind(on_act=lambda _block, service=bool(service): self._turn(service))
        goals = Block(test_name="results-goals", label=_("Mål"), icon="pencil", letters=30, weight=1)
        goals.bind(on_act=lambda *_: self._write())
        self.tools = (*self._sides, goals)

    def enter(self, state: State) -> None:
        if self._of != self.meeting:
            # How the week was felt has just been seen; what else is measured has not.
            self._of, self._service = self.meeting, bool(state.board.of(Hung).hung)

    def render(self, state: State) -> None:
        wellbeing, service = self._parts
        wellbeing.shown, service.shown = not self._service, self._service
        for block, chosen in zip(self._sides, (not self._service, self._service), strict=True):
            block.chosen = chosen
        if self._service:
            self.title = _("Går det rette veien?")
            self.lead = _("Målene våre for tjenesten. Svart strek er midten, stiplet er målet.")
            service.render(state)
        else:
            self.title, self.lead = _("Mål og resultater"), _("Går det rette veien?")
            wellbeing.show(state, self.meeting)

    def _turn(self, service: bool) -> None:
        self._service = service
        self.render(self.wall.state)

    def _write(self, new: bool = False) -> None:
        self.wall.go("indicators" if self._service else "goals", meeting=True, **({"new": True} if new else {}))


def lately(state: State) -> str:
    """What has been finished in the last four weeks; nothing when there is nothing."""
    count = state.board.cards.finished.moved_since(state.now_ms - QUIET_MS + 1)
    return (
        _n("{n} kort ble ferdig de siste fire ukene.", "{n} kort ble ferdige de siste fire ukene.", count)
        if count
        else ""
    )


def health(state: State) -> str:
    """How the board is doing, said kindly: what stands still, or that nothing does."""
    board = state.board
    if not board.cards.running.items:
        return _("Det henger ingen kort på tavla. Hva stjeler tid hos dere?")
    if unchecked(board, state.now_ms):
        sentence = _("{check} og {act} har stått tomme en stund. Er det noe dere kan sjekke om virket?")
        return sentence.format(check=stage_label(state, "check"), act=stage_label(state, "act"))
    late = sum(1 for card in board.cards.oldest_first if card.deadline and card.deadline < state.today)
    if late >= _OLD:
        return _n("{n} kort er over fristen. Gi dem en ny dag.", "{n} kort er over fristen. Gi dem en ny dag.", late)
    under_way = len(board.cards.oldest_first)
    if under_way:
        return _n("{n} kort er i gang.", "{n} kort er i gang.", under_way)
    return _("Forslagene venter på å bli tatt i bruk.")
