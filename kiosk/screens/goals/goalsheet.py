"""A trivselsmål on its sheet: the words, since when, how it has been lately, and what can be done with it."""

from __future__ import annotations

from datetime import date

from kivy.properties import NumericProperty

from board import calendar
from board.catalogue import _, _n
from board.formats import quoted
from board.kinds.goal import SHORT, Goal
from board.packs import pack
from kiosk.parts.gainwords import dated
from kiosk.presenters import told_weeks, weeks
from kiosk.state import State
from kiosk.widgets.paper.paper import OpenSheet

SHOWN_WEEKS = 13


def question(slot: int) -> str:
    """What the staff are asked, so that three goals are about three things."""
    return (
        _("Hvordan vil dere ha det sammen?"),
        _("Hva gjør jobben god å gå til?"),
        _("Hvordan vil dere snakke med hverandre?"),
    )[slot]


def examples(state: State, slot: int) -> list[str]:
    """How others of this kind have said it: short, in the present tense, something one can say yes or no to each
    week."""
    return list(pack(state.board.unit).goals[slot])


def rated_weeks(state: State, goal: Goal | None) -> int:
    """In how many weeks balls were laid on this goal as it is worded now."""
    if goal is None or goal.id not in state.board.meetings.voted_goals:
        return 0
    return len({tally.week for tally in state.board.meetings.tallies.values() if tally.goal == goal.id})


def wordings(state: State, slot: int) -> list[Goal]:
    """All that balls were laid for here, the one in force last. What was mended before anybody laid a ball is left
    out."""
    board = state.board
    *former, now = board.goals.versions[slot]
    return [*(goal for goal in former if goal.id in board.meetings.voted_goals), now]


def since(goal: Goal) -> date:
    """The day it was hung up."""
    return calendar.day(goal.since)


class GoalSheet(OpenSheet):
    """Events `on_write`, `on_short` and `on_older`."""

    __events__ = ("on_write", "on_short", "on_older")

    slot = NumericProperty(0)

    def show(self, state: State) -> None:
        """Show the goal that is in force here, or that there is none."""
        ids, slot = self.ids, int(self.slot)
        goal, versions = state.board.goals.in_force[slot], state.board.goals.versions[slot]
        half = state.board.own.draft.get(f"goal/{slot}")
        ids.heading.text = _("Trivselsmål {n}").format(n=slot + 1)
        ids.goal.text = goal.text if goal else question(slot)
        ids.goal.ink = "ink" if goal else "ink2"
        ids.goal.bold = bool(goal)
        ids.since.text = self._since(state, goal)
        ids.trend.weeks = weeks(state.board.meetings.trend(versions, told_weeks(state, SHOWN_WEEKS)))
        ids.trend.shown = any(week.held for week in ids.trend.weeks)
        ids.example.text = (
            "" if goal else "\n".join((_("For eksempel"), *(quoted(said) for said in examples(state, slot))))
        )
        ids.half.text = _("Påbegynt: «{text}»").format(text=half) if half else ""
        ids.write.label = _("Skriv videre") if half else _("Skriv om") if goal else _("Skriv målet")
        ids.older.shown = goal is not None and len(wordings(state, slot)) > 1
        ids.short.shown = goal is not None and (bool(goal.short) or len(goal.text) > SHORT)

    def _since(self, state: State, goal: Goal | None) -> str:
        if goal is None:
            return ""
        words = _("Siden {day}").format(day=dated(since(goal), state.today))
        balls = rated_weeks(state, goal)
        return (
            words
            + " · "
            + (_n("{n} uke med baller", "{n} uker med baller", balls) if balls else _("ingen baller ennå"))
        )
