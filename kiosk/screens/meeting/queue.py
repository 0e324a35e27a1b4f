"""Points of a meeting that take cards one at a time: one in focus on its pile, the next ones seen waiting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, ClassVar

from kivy.properties import NumericProperty

from board.catalogue import _, _n
from board.errors import Kind, Refused
from board.formats import near_day
from board.kinds.card.commands import EditCard, MoveCard
from board.kinds.card.record import Card
from board.kinds.card.rules import age_weeks, late, next_stage
from kiosk.parts.finishing import finish
from kiosk.parts.help import asks
from kiosk.presenters import STAGE_LOOKS, came_from, people, stage_label
from kiosk.screens.meeting.page import Page
from kiosk.state import State
from kiosk.widgets.input.daysheet import DaySheet
from kiosk.widgets.paper.discussion_card import Talk

_AHEAD = 3


class Turns(Page):
    """A point that takes cards one at a time. Test names: `card-back`, `card-on`, `card-move`, `card-day`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.cards: tuple[Card, ...] = ()
        self.at = -1
        """Place of the one in focus."""
        self.ids.back.bind(on_act=lambda *_args: self.focus(self.at - 1))
        self.ids.on.bind(on_act=lambda *_args: self.focus(self.at + 1))
        self.ids.move.bind(on_act=lambda *_args: self.move())
        self.ids.day.bind(on_act=lambda *_args: self._ask_day())

    @property
    def card(self) -> Card | None:
        """The one in focus."""
        return self.cards[self.at] if self.cards else None

    def render(self, state: State) -> None:
        session = self.conductor.session
        if session is None:
            return
        board = state.board
        queue = session.queue + tuple(id_ for id_ in self.queue(board, session.id) if id_ not in session.queue)
        if queue != session.queue:
            # Written down at once, so that moving a card does not change the order.
            self.conductor.save(replace(session, queue=queue))
        found = {id_: card for id_ in queue if (card := board.cards.get(id_)) and not card.archived}
        left, self.at = replace(session, queue=queue).place(found)
        self.cards = tuple(found[id_] for id_ in left)
        self.ids.back.enabled, self.ids.on.enabled = self.at > 0, self.at < len(self.cards) - 1
        self.show(state)

    def show(self, state: State) -> None:
        """Show the card in focus, or that there is none."""

    def open(self) -> None:
        if self.card:
            self.wall.go("card", id=self.card.id)

    def focus(self, at: int) -> None:
        session = self.conductor.session
        if session and 0 <= at < len(self.cards):
            self.conductor.save(replace(session, card=self.cards[at].id))

    def move(self) -> None:
        card = self.card
        to = next_stage(card.stage) if card else None
        if card and to == "done":
            finish(self.wall, card, lambda refusal: self._not_moved(card.id, refusal))
        elif card and to:
            self.wall.do(
                MoveCard(card.id, seen=card.stage, to=to),
                refused=lambda refusal: self._not_moved(card.id, refusal),
                undo=_("Kortet er flyttet"),
            )

    def _not_moved(self, id_: str, refusal: Refused) -> None:
        # What is missing is written on the card itself; the notice has said what it is.
        if refusal.kind in (Kind.NOT_MEASURED, Kind.RESPONSIBLE_MISSING):
            self.wall.go("card", id=id_)

    def _ask_day(self) -> None:
        card = self.card
        if card is None:
            return
        sheet = DaySheet(
            title=_("Ny frist") if card.deadline else _("Frist"),
            detail=card.title,
            today=self.wall.state.today,
            chosen=card.deadline,
        )
        sheet.bind(on_choose=lambda _sheet, day: self.set_day(card, day))
        self.conductor.lay_over(sheet)

    def set_day(self, card: Card, day: date) -> None:
        """The card shall be done by that day."""
        self.wall.do(EditCard(card.id, {"deadline": str(day)}), undo=_("Fristen er satt"))


class Queue(Turns):
    """One in focus on its pile, and the next ones seen waiting. Besides: `talk-card`, `ahead-0` to `-2`."""

    ahead_count: ClassVar[int] = _AHEAD
    """How many cards are seen waiting."""
    act_h = NumericProperty(140)
    """Design px of the height of what is done with the card in focus."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.ids.card.bind(on_open=lambda *_args: self.open())
        for n in range(_AHEAD):
            self.ids[f"ahead_{n}"].bind(on_act=lambda _row, n=n: self.focus(self.at + 1 + n))

    def lay(self, **parts: str) -> None:
        """Parts of the point's own hang in these places: above the actions, among them, beside the card, below those
        that wait."""
        for name, place in parts.items():
            part = self.ids[name]
            self.remove_widget(part)
            self.ids[place].add_widget(part)

    def show(self, state: State) -> None:
        ids, count = self.ids, len(self.cards)
        self.numbered = count > 0
        self.part, self.whole = self.at + 1, count
        self.count = self.counted(self.at + 1, count)
        for part in (ids.card, ids.foot, ids.back, ids.on):
            part.shown = count > 0
        ids.nothing.shown = count == 0
        ids.card.pile = max(0, min(2, count - self.at - 1))
        ahead = self.cards[self.at + 1 : self.at + 1 + self.ahead_count] if count else ()
        ids.after.shown = bool(ahead)
        for n in range(_AHEAD):
            row = ids[f"ahead_{n}"]
            row.shown = n < len(ahead)
            if row.shown:
                look = STAGE_LOOKS[ahead[n].stage]
                row.hue, row.icon, row.label = look.hue, look.icon, ahead[n].title
                row.second = self.waiting(ahead[n], state)
        if self.card:
            ids.card.talk = talk(self.card, state)
            self.show_card(self.card, state)

    def counted(self, at: int, count: int) -> str:
        """«Kort 1 av 7»"""
        return _("Kort {n} av {count}").format(n=at, count=count)

    def waiting(self, card: Card, state: State) -> str:
        """What stands below the title of a card that waits: who, and for how long it has hung there."""
        weeks = age_weeks(card, state.now_ms)
        return " · ".join(part for part in (card.responsible, weeks and _n("{n} uke", "{n} uker", weeks)) if part)

    def show_card(self, card: Card, state: State) -> None:
        """Show what else there is of the card in focus."""


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
