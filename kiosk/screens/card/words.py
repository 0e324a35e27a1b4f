"""The left side of an open card: where it comes from, what it is about, how much better it shall be, who and when.

Texts are as large as the paper allows: they shrink before anything is cut, and the chart gives way with them.
"""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from board.calendar import number
from board.catalogue import _
from board.kinds.card.record import Card
from board.kinds.card.rules import late
from board.kinds.goal import WHOLE_WEEK
from board.kinds.indicator.index import Indicators
from board.kinds.member import team
from kiosk.parts.gainwords import dated
from kiosk.presenters import came_from
from kiosk.state import State
from kiosk.widgets.plan import Part, Plan


def origin(card_goal: str, week: str, state: State) -> str:
    """«Fra trivselsmål 3, uke 46», or nothing for a card that was not born of a vote."""
    if not card_goal:
        return ""
    goal = state.board.goals.items.get(card_goal)
    if goal is None or card_goal == WHOLE_WEEK:
        return _("Fra ballene i uke {week}").format(week=number(week)) if week else _("Fra ballene")
    if not week:
        return _("Fra trivselsmål {n}").format(n=goal.slot + 1)
    return _("Fra trivselsmål {n}, uke {week}").format(n=goal.slot + 1, week=number(week))


def missed(card: Card, state: State) -> str:
    """«Fra målet «Alle skal ut», uke 47», or nothing for a card that was not made of a miss."""
    goal = state.board.of(Indicators).get(card.indicator)
    if goal is None:
        return ""
    if not card.week:
        return _("Fra målet «{goal}»").format(goal=goal.title)
    return _("Fra målet «{goal}», uke {week}").format(goal=goal.title, week=number(card.week))


class Words(Plan):
    """Fields `title`, `problem`, `target`; blocks `responsible`, `deadline`, which stand in `who`; `read-all` where
    something is cut, `cancel` on a card that is not made yet."""

    typing = BooleanProperty(False)
    fresh = BooleanProperty(False)
    """The card is not made yet: there is only its title to write."""
    beside = BooleanProperty(False)
    """A low sheet over the keyboard: texts to the left, what is shorter to the right."""
    letters = NumericProperty(32)
    """Of the running texts."""
    more = BooleanProperty(False)
    """Something beside these words is cut, so that there must be a way to read it all."""
    short = BooleanProperty(False)
    """Something of these words is cut."""
    born = StringProperty("")
    red = BooleanProperty(True)
    """Born of a red vote: a ball stands before the words that say so."""

    title, problem, target = Part(), Part(), Part()
    who, responsible, deadline = Part(), Part(), Part()
    read_all, cancel = Part(), Part()

    def on_kv_post(self, base_widget: Any) -> None:
        self._fields = self.title, self.problem, self.target
        self._see = Clock.create_trigger(self._look, 0)
        for field in self._fields:
            field.bind(text=self._anew, cut=self._see)
        self.fbind("size", self._anew)

    def _anew(self, *_: object) -> None:
        """Other words, or another box: whether they have room is seen without the block that takes some of it."""
        self.short = False
        self._see()

    def _look(self, *_: object) -> None:
        self.short = self.short or any(field.cut for field in self._fields)

    def show(self, state: State, card: Card) -> None:
        """Everything but the texts that are written here."""
        self.born = origin(card.goal, card.week, state) or missed(card, state) or came_from(card)
        self.red = bool(card.goal)
        self.responsible.label = card.responsible or _("Velg")
        others = team(state.board, card.id)
        self.responsible.second = _("med {names}").format(names=", ".join(others)) if others else ""
        passed = late(card, state.today)
        self.deadline.over = _("Fristen er passert") if passed else _("Frist")
        self.deadline.icon_ink = "late" if passed else None
        self.deadline.label = dated(card.deadline, state.today) if card.deadline else _("Velg")
        for block, there in ((self.responsible, card.responsible), (self.deadline, card.deadline)):
            block.focused = block.focused and not there
        self.ids.chart.show(state.board.measures.of(card.id), card.measure_goal)
        self.ids.measured.text = card.measured or _("Målt så langt")

    def ask_for(self, card: Card) -> None:
        """Point to what the card lacks before it can be moved."""
        self.responsible.focused = not card.responsible
        self.deadline.focused = card.deadline is None

    def rest(self) -> None:
        """Point to nothing."""
        self.responsible.focused = self.deadline.focused = False
