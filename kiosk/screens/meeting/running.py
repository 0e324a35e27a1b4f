"""«Pågående tiltak»: every card under way, the oldest first, one at a time in focus on its pile."""

from __future__ import annotations

from typing import Any

from kivy.factory import Factory

from board.board import Board
from board.catalogue import _, _n
from board.formats import near_day
from board.kinds.card.record import Card
from board.kinds.card.rules import age_weeks, late, next_stage
from board.kinds.measure import before_and_after
from kiosk.parts.help import ask, asks, said
from kiosk.presenters import STAGE_LOOKS, came_from, people, stage_label
from kiosk.screens.meeting.queue import Turns
from kiosk.state import State
from kiosk.widgets.charts.bars import Bars
from kiosk.widgets.paper.discussion_card import Talk
from kiosk.widgets.plan import filled

_AHEAD = 3
"""So many cards are seen waiting."""


class Running(Turns):
    """Test names: those of Turns, `talk-card`, `ahead-0` to `-2`, `card-help`."""

    name = "running"

    def __init__(self, **kwargs: Any) -> None:
        self._bars = Bars()
        super().__init__(**kwargs)
        ahead = [Factory.Ahead(test_name=f"ahead-{n}") for n in range(_AHEAD)]
        self._ahead = self.ids.waiting.add_all(ahead, on_act=lambda row: self.focus(row.key))

    @staticmethod
    def queue(board: Board, meeting: str) -> tuple[str, ...]:
        return tuple(card.id for card in board.cards.oldest_first)

    def show(self, state: State) -> None:
        ids, count = self.ids, len(self.cards)
        self.title = _("Pågående tiltak")
        item = next((i for i in state.board.unit.agenda if i.step == "running"), None)
        self.lead = pace(item.minutes if item else 4, count)
        self.numbered = count > 0
        self.part, self.whole = self.at + 1, count
        self.count = _("Kort {n} av {count}").format(n=self.at + 1, count=count)
        for part in (ids.card, ids.foot, ids.card_back, ids.card_on):
            part.shown = count > 0
        ids.nothing.shown = count == 0
        ids.card.pile = max(0, min(2, count - self.at - 1))
        ahead = self.cards[self.at + 1 : self.at + 1 + _AHEAD] if count else ()
        ids.waiting.shown = bool(ahead)
        for at, (row, card) in enumerate(filled(self._ahead, ahead), self.at + 1):
            look = STAGE_LOOKS[card.stage]
            row.key, row.hue, row.icon, row.label = at, look.hue, look.icon, card.title
            weeks = age_weeks(card, state.now_ms)
            row.second = " · ".join(
                filter(None, (card.responsible, _n("{n} uke", "{n} uker", weeks) if weeks else ""))
            )
        if self.card:
            ids.card.talk = talk(self.card, state)
            self._show_card(self.card, state)

    def _show_card(self, card: Card, state: State) -> None:
        ids, to = self.ids, next_stage(card.stage)
        ids.card_move.enabled = to is not None
        ids.card_move.label = _("Flytt til neste") if to else _("Kortet er ferdig")
        ids.card_move.second = stage_label(state, to) if to else ""
        ids.card_day.label = _("Ny frist") if card.deadline else _("Frist")
        ids.card_day.enabled = to is not None
        ids.card_help.label, ids.card_help.chosen = said(state, card), asks(state, card)
        measures, bars = state.board.measures.of(card.id), self._bars
        bars.before, _after = before_and_after(measures)
        bars.now = measures[-1].value if measures and measures[-1].phase != "before" else None
        bars.goal = card.measure_goal
        ids.card.body, bars.shown = bars, bool(measures) or bars.goal is not None
        named = card.measured or _("Måling")
        bars.title = _("{named}: målet er nådd", named=named) if _at_goal(bars.before, bars.now, bars.goal) else named

    def ask_help(self) -> None:
        if card := self.card:
            ask(self.wall, card)


def _at_goal(before: float | None, now: float | None, goal: float | None) -> bool:
    """Whether the latest value is as good as was aimed at, or better."""
    if before is None or now is None or goal is None:
        return False
    return now <= goal if before > goal else now >= goal


def pace(minutes: int, count: int) -> str:
    """How long there is for each card, as people say it."""
    if not count:
        return ""
    each_s = minutes * 60 / count
    if each_s < 20:
        return _("Eldste kort først. Ta dem dere rekker.")
    if each_s < 45:
        return _("Eldste kort først, omtrent et halvt minutt på hvert")
    return _n(
        "Eldste kort først, omtrent {n} minutt på hvert",
        "Eldste kort først, omtrent {n} minutter på hvert",
        max(1, round(each_s / 60)),
    )


def talk(card: Card, state: State) -> Talk:
    """What is seen of a card when it is talked about."""
    look, overdue = STAGE_LOOKS[card.stage], late(card, state.today)
    deadline = ""
    if card.deadline and card.stage != "done":
        said = near_day(card.deadline, state.today)
        deadline = (_("Frist {day} er gått ut") if overdue else _("Frist {day}")).format(day=said)
    return Talk(
        stage=stage_label(state, card.stage),
        icon=look.icon,
        hue=look.hue,
        title=card.title,
        person=people(card, state),
        deadline=deadline,
        late=overdue,
        problem=card.problem,
        weeks=0 if card.stage == "done" else age_weeks(card, state.now_ms),
        help=asks(state, card),
        red=bool(card.goal),
        origin=came_from(card) if card.stage == "suggestion" else "",
    )
