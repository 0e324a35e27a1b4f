"""Løft et kort: why, to whom and by when; and once it is lifted, what came of it. The card hangs where it hung."""

from __future__ import annotations

from typing import Any

from board.catalogue import _
from board.kinds.card.commands import MoveCard
from board.kinds.card.record import Card
from board.kinds.lift.commands import LiftCard, TakeLiftBack
from board.kinds.lift.index import Lifts
from board.kinds.lift.record import Lift
from board.neighbours import Sister
from kiosk.parts.asking import AskingScreen
from kiosk.parts.until import WEEK, days
from kiosk.presenters import stage_label
from kiosk.state import State


class LiftScreen(AskingScreen):
    """`enter(id)`: of this card. Test names in the tray: `to-card`, `undo`, `lift-back`, `lift-next`; those on the
    sheets stand there."""

    name = "lift"

    @property
    def lift(self) -> Lift | None:
        return self.wall.state.board.of(Lifts).of_card(self._id)

    def values(self, state: State) -> dict[str, Any]:
        lift, above = self.lift, state.board.neighbours.above
        usual: dict[str, Any] = {"why": "", "asks": "decision", "by": (state.today + 2 * WEEK).isoformat(), "to": ""}
        if above:
            usual["to"] = above[0].id
        if lift:
            usual |= {"why": lift.why, "asks": lift.asks or "decision"}
            if lift.by and not lift.answered:
                usual["by"] = lift.by.isoformat()
            if lift.to in {one.id for one in above}:
                usual["to"] = lift.to
        return usual | self._draft.values

    # --- showing ---

    def render(self, state: State) -> None:
        card, lift, ids = self.card, self.lift, self.ids
        if card is None:
            if state.opened and self._id:
                self.wall.back()
            return
        asking = lift is None or self._again
        for part in (ids.why, ids.to, ids.by):
            part.shown = asking
        for part in (ids.steps, ids.lifted, ids.answer):
            part.shown = not asking
        ids.title.text = card.title
        ids.lead.text = _("Løft kortet til nivået over. De svarer her på tavla.")
        if asking:
            self._show_asking(state)
        elif lift:
            ids.lead.text = _("Løftet til {unit}. Kortet henger hos oss hele tida.", unit=lift.to_name)
            ids.steps.show(lift)
            ids.lifted.show(state, card, lift)
            ids.answer.show(lift, state.today)
        self._show_tray(state, card, lift, asking)

    def _show_asking(self, state: State) -> None:
        asked, ids = self.values(state), self.ids
        ids.why.show(asked["why"], asked["asks"])
        ids.to.show(state.board.neighbours.above, asked["to"])
        ids.by.show(days(state.today), self._by(state))

    def _show_tray(self, state: State, card: Card, lift: Lift | None, asking: bool) -> None:
        ids = self.ids
        ids.undo.shown = bool(state.undo)
        ids.back.shown = lift is not None and not asking
        step = ids.next
        step.shown, step.enabled = True, True
        if asking:
            asked = self.values(state)
            to = self._to(state, asked["to"])
            step.label, step.icon = _("Løft kortet"), "lift"
            step.second = _("til {unit}", unit=to.name) if to else _("ingen er over dere")
            step.enabled = bool(asked["why"]) and to is not None
            if to and not asked["why"]:
                step.second = _("skriv hvorfor først")
        elif lift and lift.answered and card.stage == "plan" and lift.verdict != "no":
            step.label, step.icon = _("Gå i gang"), "arrow-right"
            step.second = _("flyttes til {stage}", stage=stage_label(state, "do"))
        else:
            step.shown = False

    def _to(self, state: State, id_: str) -> Sister | None:
        return next((one for one in state.board.neighbours.above if one.id == id_), None)

    # --- acting ---

    def write(self) -> None:
        """Why it is lifted."""
        self._write_why(
            _("Hvorfor løfter dere det?"),
            remark=_("Ikke navn, ikke helseopplysninger."),
            heading=_("Slik kan det høres ut"),
            examples=[
                _("«Vi kjører fire mil i uka for å hente nøkler»"),
                _("«Det må kjøpes inn samlet»"),
                _("«To avdelinger må bli enige»"),
            ],
        )

    def ask(self, what: str) -> None:
        """What is asked for."""
        self._set("asks", what)

    def choose(self, to: Sister) -> None:
        """To whom."""
        self._set("to", to.id)

    def take_back(self) -> None:
        """The card is ours alone again."""
        self.wall.do(TakeLiftBack(self._id), undo=_("Kortet er tatt tilbake"))

    def next_step(self) -> None:
        """What the petrol block says."""
        state, card = self.wall.state, self.card
        asking = self.lift is None or self._again
        if card is None:
            return
        if not asking:
            self.wall.do(MoveCard(card.id, card.stage, "do"), self.wall.back, undo=_("Kortet er flyttet"))
            return
        asked = self.values(state)
        to = self._to(state, asked["to"])
        command = LiftCard(
            card.id, to.id if to else "", to.name if to else "", asked["why"], asked["asks"], self._by(state)
        )
        self.wall.do(command, self._done, undo=_("Kortet er løftet"))
