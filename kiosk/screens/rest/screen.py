"""The idle view: one sentence of the unit's own, large; a good story or the last gain in a frame; this week's goals.

It takes the board's place when nobody has been there for ten minutes, and the board comes back when somebody presses
anywhere. What it says fades to the next every ten minutes, and nothing else moves.
"""

from __future__ import annotations

from typing import Any

from kivy.animation import Animation
from kivy.properties import BooleanProperty, StringProperty

from board.kinds.goal import SLOTS
from kiosk.parts.away import AwayScreen
from kiosk.parts.next_meeting import meeting_told
from kiosk.resting import Framed, Said, framed, said
from kiosk.state import State, Wall
from kiosk.theme import theme
from kiosk.widgets.plan import Plan


class Kept(Plan):
    """One of the week's goals with its number."""

    number = StringProperty("")
    goal = StringProperty("")


class Rest(AwayScreen):
    """One sentence, one frame, this week's goals; `resting` once it has been shown."""

    name = "rest"
    resting = BooleanProperty(False)

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._said: Said | None = None
        self._framed: Framed | None = None
        self._frame()
        self._goals = self.ids.goals.add_all([Kept(number=str(slot + 1), weight=1) for slot in range(SLOTS)])

    def enter(self, **_given: Any) -> None:
        self.resting = False

    def render(self, state: State) -> None:
        super().render(state)
        ids, board = self.ids, state.board
        ids.meeting.text = meeting_told(state)
        for kept, goal in zip(self._goals, board.goals.in_force, strict=True):
            kept.shown, kept.goal = goal is not None, goal.text if goal else ""
        ids.week.shown = bool(board.goals.written)
        self._turn(said(state), framed(state))
        self.resting = True

    def _turn(self, sentence: Said | None, picture: Framed | None) -> None:
        """The next ones come, softly where others hung before."""
        if sentence != self._said:
            self._said = sentence
            self._fade(self.ids.sentence, self._say)
        if picture != self._framed:
            self._framed = picture
            self._fade(self.ids.framed, self._frame)

    def _fade(self, plan: Plan, fill: Any) -> None:
        Animation.cancel_all(plan, "opacity")
        if not self.resting:
            plan.opacity = 1
            fill()
            return
        half_s = theme.duration("fade") / 2
        gone = Animation(opacity=0, d=half_s)
        gone.bind(on_complete=lambda *_: fill())
        (gone + Animation(opacity=1, d=half_s)).start(plan)

    def _say(self) -> None:
        told = self._said or Said("", "")
        self.ids.over.text, self.ids.said.text = told.over, told.text

    def _frame(self) -> None:
        ids, told = self.ids, self._framed
        ids.frame.shown = told is not None
        if told:
            ids.what.text, ids.title.text, ids.words.text = told.over, told.title, told.words
            ids.figure.text, ids.beside.text, ids.whose.text = told.figure, told.beside, told.below
            ids.chip.shown, ids.gained.shown = bool(told.figure), bool(told.figure or told.beside)

    def leave(self) -> None:
        for plan, fill in ((self.ids.sentence, self._say), (self.ids.framed, self._frame)):
            Animation.cancel_all(plan, "opacity")
            plan.opacity = 1
            fill()
