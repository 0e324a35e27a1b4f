"""«Mål og resultater»: the three goals over twelve weeks, the gains of the year, and how the board is doing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kivy.lang import Builder

from board.agenda import QUIET_MS, unchecked
from board.calendar import weeks_back
from board.catalogue import _, _n
from board.formats import number
from board.kinds.gain.index import fte
from kiosk.presenters import stage_label, weeks
from kiosk.screens.meeting.page import Conductor, Page
from kiosk.screens.meeting.words import tallies
from kiosk.state import State
from kiosk.widgets.charts.goalweeks import GoalWeeks
from kiosk.widgets.charts.ruler import Ruler
from kiosk.widgets.text.text import strong

__all__ = ["GoalWeeks", "Results", "Ruler"]

_WEEKS = 12
_OLD = 3
"""From so many late cards on, the board says so."""


class Results(Page):
    """Test names: `meeting-gains`."""

    name = "goals"

    def __init__(self, conductor: Conductor, **kwargs: Any) -> None:
        super().__init__(conductor, **kwargs)
        self.ids.ruler.bind(on_act=lambda *_args: self.wall.go("gains"))

    def render(self, state: State) -> None:
        board, ids = state.board, self.ids
        self.title = _("Mål og resultater")
        self.lead = _("Går det rette veien?")
        # A week whose vases are still closed has nothing to show.
        back = weeks_back(state.today, _WEEKS + 1)
        found = back[1:] if tallies(state, self.meeting) else back[:-1]
        for slot in range(3):
            sheet, goal = ids[f"goal_{slot}"], board.goals.in_force[slot]
            sheet.shown = goal is not None
            if goal:
                sheet.text, sheet.slots = goal.text, _WEEKS
                sheet.weeks = weeks(board.meetings.trend(board.goals.versions[slot], found))
        ids.nothing.shown = not board.goals.written
        ids.ruler.realised, ids.ruler.identified = (
            board.gains.realised_hours,
            board.gains.identified_hours,
        )
        ids.year.text = self._year(state)
        ids.health.text = health(state)
        ids.lately.text = lately(state)

    def _year(self, state: State) -> str:
        """What was realised this year, in hours first and årsverk beside them."""
        this_year = [
            subject.realised
            for subject in state.board.gains.subjects.values()
            if subject.realised and subject.realised.day and subject.realised.day.year == state.today.year
        ]
        if not this_year:
            return _("Ingenting er realisert i år ennå.")
        hours = sum(gain.hours_per_week for gain in this_year)
        years = sum(fte(gain.hours_per_week, gain.full_time_hours) for gain in this_year)
        sentence = _("Realisert i år: **{hours} timer i uka**, {years} årsverk")
        return strong(sentence, hours=number(hours), years=number(years, 2))


def lately(state: State) -> str:
    """What has been finished in the last four weeks; nothing when there is nothing."""
    count = state.board.cards.finished.moved_since(state.now_ms - QUIET_MS + 1)
    return (
        _n("{n} kort er ferdig de siste fire ukene.", "{n} kort er ferdige de siste fire ukene.", count)
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
        return _n("{n} tiltak er i gang.", "{n} tiltak er i gang.", under_way)
    return _("Forslagene venter på å bli tatt i bruk.")


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
