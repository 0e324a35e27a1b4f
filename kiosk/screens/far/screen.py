"""The far view: few things, large, for whoever stands three metres away.

The week, how the last vote was, what is late, what was won, when the next meeting is; each where it also hangs on the
board, so that coming near is coming nearer. It tells nothing the board does not tell. Nothing moves, and the whole
screen is the button.
"""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from board.calendar import number
from board.catalogue import _
from board.kinds.goal import SLOTS
from kiosk.parts.away import AwayScreen
from kiosk.parts.next_meeting import just_held
from kiosk.parts.place import vase_told
from kiosk.screens.far.told import late, next_one, won
from kiosk.state import State, Wall
from kiosk.widgets.balls.sign import SIGNS
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.plan import Across, Plan
from kiosk.widgets.text.text_layout import strong


class FarCount(Across):
    """How many of one colour: its sign, the number, the word."""

    name, word = StringProperty("green"), StringProperty("")
    weighs, count = NumericProperty(1), NumericProperty(0)


class FarGoal(Plan):
    """A goal by its short name, its vase, and how many of each."""

    goal, remark = StringProperty(""), StringProperty("")
    """What stands instead of the numbers where there are none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        words = (_("Godt"), _("Middels"), _("Dårlig"))
        self._counts = self.ids.counts.add_all(
            [FarCount(name=s.name, word=w, weighs=s.weight) for s, w in zip(SIGNS, words, strict=True)]
        )

    def show(self, state: State, slot: int) -> None:
        """What the board shows of this place."""
        goal = state.board.goals.in_force[slot]
        self.shown = goal is not None
        self.goal = (goal.short or goal.text) if goal else ""
        told = vase_told(state, slot)
        told.into(self.ids.vase, slot)
        laid = None if told.sealed else told.laid
        self.remark = "" if laid else told.opens or _("Ingen baller ennå")
        self.ids.counts.shown = laid is not None
        for count, n in zip(self._counts, (laid.green, laid.pink, laid.red) if laid else (0, 0, 0), strict=True):
            count.count = n


class FarPaper(Paper):
    """A few words, the largest first."""

    icon, head, body, foot = StringProperty(""), StringProperty(""), StringProperty(""), ObjectProperty("")
    ink, sign_ink = StringProperty("ink"), StringProperty("petrol")


class Far(AwayScreen):
    """What is read across the room; the balls are told from the last meeting."""

    name = "far"
    still = BooleanProperty(True)

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._goals = self.ids.goals.add_all([FarGoal(weight=1) for _slot in range(SLOTS)])

    def render(self, state: State) -> None:
        super().render(state)
        ids = self.ids
        ids.held.text = _standing(state)
        ids.standing.shown = bool(ids.held.text)
        ids.when.name = "check" if state.week in state.board.meetings.weeks_held else "calendar"
        for slot, goal in enumerate(self._goals):
            goal.show(state, slot)
        for paper, tell in ((ids.late, late), (ids.won, won), (ids.next, next_one)):
            told = tell(state)
            paper.shown = told is not None
            if told:
                paper.icon, paper.head, paper.body, paper.foot = told.icon, told.head, told.body, told.foot
                paper.ink, paper.sign_ink = told.ink, told.sign_ink


def _standing(state: State) -> str:
    """Which meeting the balls are from: this week's, or an earlier one's."""
    if state.week in state.board.meetings.weeks_held:
        return strong(_("Ukas møte er **holdt**"))
    last = just_held(state) or (state.board.meetings.held[-1] if state.board.meetings.held else None)
    return strong(_("Ballene er fra **uke {week}**"), week=number(last.week)) if last else ""
