"""How an open card moves: to the next stage, to any other, up again when it was taken down. A refusal leads to what
is lacking, and before a card is finished its three questions are put.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, Literal

from board.catalogue import _
from board.commands import BringBack
from board.errors import Kind, Refused
from board.formats import near_day
from board.kinds.card.commands import EditCard, MoveCard
from board.kinds.card.record import Card, Stage
from board.kinds.card.rules import next_stage
from kiosk.parts.finishing import finish
from kiosk.screens.card.sheets import Sheets
from kiosk.state import Wall
from kiosk.widgets.input.daypicker import soon
from kiosk.widgets.paper.notice import Exit

Place = Literal["responsible", "measure", "estimate", "realise"]


class Moves:
    """`card` gives the open card as it stands; `lead` brings people to the place on it where something is lacking."""

    def __init__(
        self, wall: Wall, sheets: Sheets, card: Callable[[], Card | None], lead: Callable[[Place], None]
    ) -> None:
        self._wall, self._sheets, self._card, self._lead = wall, sheets, card, lead

    def on(self) -> None:
        """What the petrol block says: the next stage, or up again."""
        card = self._card()
        if card and card.archived:
            self._wall.do(BringBack(Card, card.id), undo=_("Kortet er hengt opp igjen"))
        elif card and (to := next_stage(card.stage)):
            self.to(to)

    def to(self, stage: Stage) -> None:
        """To that stage, forwards or back."""
        card = self._card()
        if card is None or stage == card.stage:
            return
        if stage == "done":
            finish(self._wall, card, self._not_moved)
        else:
            move, undo = MoveCard(card.id, card.stage, stage), _("Kortet er flyttet")
            self._wall.do(move, refused=self._not_moved, undo=undo)

    def denied(self, deadline: Any) -> None:
        """Its reason stands in the block; here the days that lead out of it, beside the card's `deadline`."""
        card = self._card()
        if card is None:
            return
        if not card.responsible or card.deadline is not None:
            self._wall.refuse(Refused(Kind.RESPONSIBLE_MISSING))
            self._lead("responsible")
            return
        self._lead("responsible")
        state, today = self._wall.state, self._wall.state.today
        ways = [Exit(label, near_day(day, today), partial(self._due, day)) for label, day in soon(today)[:2]]
        ways.append(Exit(_("Annen dato"), "", lambda: self._sheets.deadline(state, card, self._due)))
        self._wall.deny(_("Kortet mangler en frist. Velg en dag, så kan det flyttes."), ways, deadline)

    def _due(self, day: date) -> None:
        if card := self._card():
            self._wall.do(EditCard(card.id, {"deadline": str(day)}), undo=_("Fristen er satt"))

    def finished(self) -> None:
        """The card has become finished: what it saved is asked for."""
        if card := self._card():
            self._sheets.finished(self._wall.state, card, self._answer)

    def _answer(self, key: str) -> None:
        if key in ("realise", "estimate"):
            self._lead(key)  # type: ignore[arg-type]

    def _not_moved(self, refusal: Refused) -> None:
        if refusal.kind == Kind.RESPONSIBLE_MISSING:
            self._lead("responsible")
        elif refusal.kind == Kind.NOT_MEASURED:
            self._lead("measure")


def lacking(card: Card) -> str:
    """What stands between a suggestion and the next stage."""
    if card.stage != "suggestion" or (card.responsible and card.deadline):
        return ""
    if not card.responsible and not card.deadline:
        return _("mangler ansvarlig og frist")
    return _("mangler frist") if card.responsible else _("mangler ansvarlig")
