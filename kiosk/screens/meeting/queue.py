"""Points of a meeting that take cards one at a time: one is in focus, and keeps its place in the queue."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from board.catalogue import _
from board.errors import Kind, Refused
from board.kinds.card.commands import EditCard, MoveCard
from board.kinds.card.record import Card
from board.kinds.card.rules import next_stage
from kiosk.parts.finishing import finish
from kiosk.screens.meeting.page import Page
from kiosk.state import State
from kiosk.widgets.input.daysheet import DaySheet


class Turns(Page):
    """A point that takes cards one at a time. Test names: `card-back`, `card-on`, `card-move`, `card-day`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.cards: tuple[Card, ...] = ()
        self.at = -1
        """Place of the one in focus."""
        self.ids.card_back.bind(on_act=lambda *_args: self.focus(self.at - 1))
        self.ids.card_on.bind(on_act=lambda *_args: self.focus(self.at + 1))
        self.ids.card_move.bind(on_act=lambda *_args: self.move())
        self.ids.card_day.bind(on_act=lambda *_args: self._ask_day())

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
        self.ids.card_back.enabled, self.ids.card_on.enabled = self.at > 0, self.at < len(self.cards) - 1
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
