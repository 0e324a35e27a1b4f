"""Løft et kort: why, to whom and by when; and once it is lifted, what came of it. The card hangs where it hung.
What a unit lifted to us is lifted further in the same way."""

from __future__ import annotations

from typing import Any

from board.catalogue import _
from board.formats import day
from board.kinds.card.commands import MoveCard
from board.kinds.lift.commands import LiftCard, LiftFurther, TakeFurtherBack, TakeLiftBack
from board.kinds.lift.record import outcome
from board.neighbours import Sister
from kiosk.parts.asking import AskingScreen
from kiosk.parts.until import days, usual
from kiosk.presenters import stage_label
from kiosk.screens.lift.what import What, what
from kiosk.state import State


class LiftScreen(AskingScreen):
    """`enter(id, sheet)`: of this card, or of what hangs here under this id; `sheet`: from the sheet it is answered
    on. Test names in the tray: `to-card`, `undo`,
    `lift-back`, `lift-next`; those on the sheets stand there."""

    name = "lift"

    def enter(self, id: str = "", sheet: bool = False, **given: Any) -> None:
        super().enter(id, **given)
        self._sheet = sheet

    @property
    def what(self) -> What | None:
        return what(self.wall.state.board, self._id)

    def values(self, state: State) -> dict[str, Any]:
        found = self.what
        lift, above = (found.lift, found.above) if found else (None, ())
        by = usual(state.today, found.lifted.by if found and found.lifted else None)
        now: dict[str, Any] = {"why": "", "asks": "decision", "by": by.isoformat(), "to": ""}
        if above:
            now["to"] = above[0].id
        if lift:
            now |= {"why": lift.why, "asks": lift.asks or "decision"}
            if lift.by and not outcome(lift).answered:
                now["by"] = lift.by.isoformat()
            if lift.to in {one.id for one in above}:
                now["to"] = lift.to
        return now | self._draft.values

    # --- showing ---

    def render(self, state: State) -> None:
        found, ids = self.what, self.ids
        if found is None:
            self.gone(state)
            return
        asking = found.lift is None or self._again
        for part in (ids.why, ids.to, ids.by):
            part.shown = asking
        for part in (ids.steps, ids.lifted, ids.answer):
            part.shown = not asking
        ids.title.text = found.title
        ids.lead.text = self._led(found, asking)
        if asking:
            self._show_asking(state, found)
        elif found.lift:
            ids.steps.show(found.lift)
            ids.lifted.show(found, found.lift)
            ids.answer.show(found, found.lift, state.today)
        self._show_tray(state, found, asking)

    def _led(self, found: What, asking: bool) -> str:
        lift, lifted = found.lift, found.lifted
        if lifted and (asking or lift is None):
            return _("Løftet hit av {unit}. Løft det videre, så kommer svaret til dere begge.", unit=lifted.whose)
        if asking or lift is None:
            return _("Løft kortet til nivået over. De svarer her på tavla.")
        if lifted:
            return _(
                "Løftet videre til {level}. Svaret kommer hit og til {unit}.", level=lift.to_name, unit=lifted.whose
            )
        if lift.further:
            told = _("Løftet til {unit}, og derfra videre til {level}. Kortet henger hos oss hele tida.")
            return told.format(unit=lift.to_name, level=lift.further)
        return _("Løftet til {unit}. Kortet henger hos oss hele tida.", unit=lift.to_name)

    def _show_asking(self, state: State, found: What) -> None:
        asked, ids = self.values(state), self.ids
        theirs, until = found.lifted, ""
        if theirs and theirs.by:
            until = _("{unit} venter svar innen {day}.", unit=theirs.whose, day=day(theirs.by))
        ids.why.show(asked["why"], asked["asks"], theirs)
        ids.to.show(found.above, asked["to"])
        ids.by.show(days(state.today), self._by(state), until)

    def _show_tray(self, state: State, found: What, asking: bool) -> None:
        ids, lift, card = self.ids, found.lift, found.card
        ids.lift_back.shown = lift is not None and not asking
        ids.lift_back.label = _("Ta kortet tilbake")
        if found.lifted and lift:
            ids.lift_back.label = _("Ta det tilbake") if outcome(lift).answered else _("Svar selv likevel")
        step = ids.lift_next
        step.shown, step.enabled = True, True
        if asking:
            asked = self.values(state)
            to = self._to(found, asked["to"])
            step.label, step.icon = _("Løft kortet") if card else _("Løft videre"), "lift"
            step.second = _("til {unit}", unit=to.name) if to else _("ingen er over dere")
            step.enabled = bool(asked["why"]) and to is not None
            if to and not asked["why"]:
                step.second = _("skriv hvorfor først")
        elif card and card.stage == "plan" and lift and (said := outcome(lift)).answered and said.verdict != "no":
            step.label, step.icon = _("Gå i gang"), "arrow-right"
            step.second = _("flyttes til {stage}", stage=stage_label(state, "do"))
        else:
            step.shown = False

    def _to(self, found: What, id_: str) -> Sister | None:
        return next((one for one in found.above if one.id == id_), None)

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
        """It is ours alone again."""
        if (found := self.what) and found.lifted:
            self.wall.do(TakeFurtherBack(self._id), self._to_answer, undo=_("Det er ikke løftet videre lenger"))
        else:
            self.wall.do(TakeLiftBack(self._id), undo=_("Kortet er tatt tilbake"))

    def _to_answer(self) -> None:
        """Where it is answered: the sheet it was lifted further from, or the same one if it was reached elsewhere."""
        self.wall.back()
        if not self._sheet:
            self.wall.go("lifted", id=self._id)

    def next_step(self) -> None:
        """What the petrol block says."""
        state, found = self.wall.state, self.what
        if found is None:
            return
        if found.lift and not self._again:
            if card := found.card:
                self.wall.do(MoveCard(card.id, card.stage, "do"), self.wall.back, undo=_("Kortet er flyttet"))
            return
        asked = self.values(state)
        to = self._to(found, asked["to"]) or Sister(id="", name="")
        said = to.id, to.name, asked["why"], asked["asks"], self._by(state)
        if found.lifted:
            self.wall.do(LiftFurther(found.lifted.id, *said), self._done, undo=_("Kortet er løftet videre"))
        else:
            self.wall.do(LiftCard(self._id, *said), self._done, undo=_("Kortet er løftet"))
