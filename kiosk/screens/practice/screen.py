"""Slik gjør vi det nå: the three questions of Korrigere before a card is finished – did it work, how do we do it now,
where else – and of one that is finished, whether the habit still holds. What did not work is as calm as what did."""

from __future__ import annotations

from typing import Any

from board.catalogue import _
from board.kinds.card.commands import EditCard, MoveCard
from board.kinds.card.record import Card, Stage
from board.kinds.card.rules import checked
from board.kinds.practice.commands import FinishCard, OfferTo
from board.kinds.practice.index import Offers, poster, waits
from board.neighbours import Sister
from kiosk.parts.help import ask
from kiosk.parts.ofcard import OfCard
from kiosk.presenters import STAGE_LOOKS, stage_label
from kiosk.screens.practice.words import AGAIN, LIFT, gained, step
from kiosk.screens.practice.writing import Writing
from kiosk.state import State, Wall
from kiosk.widgets.input.sheet import Hook


class PracticeScreen(OfCard):
    """`enter(id)`: of this card. Test names in the tray: `to-card`, `undo`, `try-again`, `practice-next`; those on
    the sheets stand there."""

    name = "practice"

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._then = AGAIN
        self.writing = Writing(wall, self.ids.pad, Hook(self), lambda: self.card)

    def enter(self, id: str = "", **given: Any) -> None:
        if id != self._id:
            self._id, self._then = id, AGAIN

    # --- showing ---

    def show(self, state: State, card: Card) -> None:
        ids = self.ids
        found, asked, failed = (
            poster(state.board, card.id),
            waits(state.board, card, state.today),
            card.worked == "no",
        )
        ids.title.text, ids.lead.text = card.title, _lead(card, asked, found is not None)
        look = STAGE_LOOKS[card.stage]
        ids.stage.hue, ids.stage.icon, ids.stage.label = look.hue, look.icon, stage_label(state, card.stage)
        ids.habit.shown, ids.worked.shown = asked, not asked
        ids.learned.shown = failed
        ids.poster.shown = ids.elsewhere.shown = not failed
        if asked and found:
            ids.habit.show(state, found)
        ids.worked.show(state, card)
        ids.poster.show(state, card, found)
        ids.elsewhere.show(state, card)
        ids.learned.show(state, card, self._then)
        self._show_tray(state, card, asked)

    def _show_tray(self, state: State, card: Card, asked: bool) -> None:
        ids, failed = self.ids, card.worked == "no"
        ids.try_again.shown = card.worked == "yes" and checked(card.stage) and card.stage != "done"
        ids.try_again.second = _("tilbake til {stage}").format(stage=stage_label(state, "do"))
        ids.gain.text, ids.gained.text = gained(state, card)
        ids.gain.shown = ids.gained.shown = bool(ids.gain.text) and not failed
        ids.kindly.shown = failed
        told = step(state, card, self._then)
        ids.practice_next.label, ids.practice_next.second, ids.practice_next.enabled = (
            told.label,
            told.second,
            told.open,
        )
        ids.practice_next.icon = "pencil" if card.stage == "done" else "arrow-right"
        ids.practice_next.shown = not asked and (card.stage != "done" or not failed)  # what comes next is the answer

    # --- what is done ---

    def say(self, worked: str) -> None:
        """Whether it worked; a second tap takes that back."""
        card = self.card
        if card and card.stage != "done":
            said = "" if card.worked == worked else worked
            self.wall.do(EditCard(card.id, {"worked": said}), undo=_("Svaret er endret"))

    def measure(self) -> None:
        """Where it is measured, on the card."""
        self.wall.go("card", id=self._id, measure=True)

    def answer(self, holds: bool) -> None:
        """Whether the habit still holds."""
        if holds:
            self.writing.holds()
        else:
            self.writing.slipped()

    def offer(self, unit: Sister) -> None:
        """The practice is offered to this unit, or is not after all."""
        if card := self.card:
            on = all(one.sister != unit.id for one in self.wall.state.board.of(Offers).of(card.id))
            undo = _("Enheten er valgt") if on else _("Enheten er valgt bort")
            self.wall.do(OfferTo(card.id, unit.id, unit.name, on), undo=undo)

    def choose(self, then: str) -> None:
        """What is done with a card that did not work."""
        self._then = then
        self.render(self.wall.state)

    def try_again(self, to: Stage) -> None:
        """The card goes back, with its lines and what was learned."""
        if card := self.card:
            self.wall.do(MoveCard(card.id, card.stage, to), self.wall.back, undo=_("Kortet er flyttet"))

    def next_step(self) -> None:
        """What the petrol block says."""
        card = self.card
        if card is None:
            return
        if card.stage == "done":
            self.writing.line(0)
        elif card.worked == "partly":
            self.try_again("do")
        elif card.worked == "no" and self._then == AGAIN:
            self.try_again("plan")
        elif card.worked == "no" and self._then == LIFT:
            self.wall.back()
            ask(self.wall, card, again=False)
        else:
            then = self._let_be if card.worked == "no" else lambda: self.wall.back(finished=card.id)
            self.wall.do(FinishCard(card.id, card.stage), then, undo=_("Kortet er ferdig"))

    def _let_be(self) -> None:
        self.wall.back()
        self.wall.say(_("Kortet er ferdig. Det dere lærte, står på det."))


def _lead(card: Card, asked: bool, written: bool) -> str:
    if asked:
        return _("Det er en stund siden dette ble en vane")
    if card.worked == "no":
        return _("Det virket ikke. Da vet vi noe nytt.")
    if card.stage == "done":
        return _("Kortet er ferdig") if not written else _("Dette er en vane")
    return _("Tre spørsmål før kortet blir ferdig")
