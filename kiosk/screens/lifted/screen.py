"""Løftet hit: what units below have lifted to us, in three columns, and one of them with our answer. What a level
above asks us of its cases hangs and is answered in the same way."""

from __future__ import annotations

from typing import Any

from board.catalogue import _
from board.kinds.lift.commands import ANSWER, AnswerLifted, LookIntoLifted, ReadLifted
from board.kinds.lift.index import Hung, LiftedHere, Lifts, answered_above, from_below
from board.kinds.lift.record import Lift, Lifted
from board.limits import NAME
from kiosk.draft import Draft
from kiosk.screen import Screen
from kiosk.state import State, Wall


class LiftedScreen(Screen):
    """`enter(id, above)`: one of them, or none for all; `above`: all that we are asked from there. Test names in the
    tray: `to-board`, `undo`, `lifted-on`, `lifted-next`; those of the columns and the sheets stand there."""

    name = "lifted"

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._id = self._chosen = ""
        self._above = self._own = False

    @property
    def lifted(self) -> Lifted | None:
        return next((one for one in self.wall.state.board.of(LiftedHere).hung if one.id == self._id), None)

    @property
    def further(self) -> Lift | None:
        """As it is lifted further."""
        return self.wall.state.board.of(Lifts).of_lifted(self.lifted) if self.lifted else None

    def where(self) -> dict[str, Any]:
        return {"id": self._id, "above": self._above}

    def enter(self, id: str = "", above: bool = False, **given: Any) -> None:
        self._id, self._above = "", above
        if id:
            self.open(id)

    def _here(self, state: State) -> Hung:
        return state.board.of(LiftedHere).from_above if self._above else from_below(state.board)

    @property
    def _draft(self) -> Draft:
        """Half an answer is to what was asked then: asked anew it is answered anew."""
        return Draft(self.wall, "lift", "answer", self._id, self.lifted.turn if self.lifted else 0)

    def _said(self, lifted: Lifted) -> dict[str, Any]:
        return {"verdict": lifted.verdict, "answer": lifted.answer} | self._draft.values

    def _set(self, name: str, value: str) -> None:
        self._draft.keep({**self._draft.values, name: value})
        self.render(self.wall.state)

    # --- showing ---

    def render(self, state: State) -> None:
        lifted, ids = self.lifted, self.ids
        if lifted is None:
            self._id = ""  # taken back where it came from: then the others are there
        opened = lifted is not None
        ids.columns.shown, ids.asked.shown, ids.ours.shown = not opened, opened, opened
        ids.to_board.label = _("Tilbake") if opened else _("Til tavla")
        ids.lifted_on.shown = ids.lifted_next.shown = not opened and bool(self._all(state))
        if lifted is None:
            here = self._here(state)
            hung = here.all
            ids.title.text, ids.lead.text = self._titled(bool(hung))
            if self._chosen not in {one.id for one in hung}:
                self._chosen = ""
            ids.new.label = _("Nye") if self._above else _("Løftet hit")
            for column, some in ((ids.new, here.new), (ids.looked, here.looked_at), (ids.said, here.answered)):
                column.show(some, here, state.today, self._chosen)
            ids.lifted_next.label, ids.lifted_next.icon, ids.lifted_next.second = _("Åpne kortet"), "arrow-right", ""
            ids.lifted_next.enabled = True
            return
        ids.lifted_next.shown = True
        said = self._said(lifted)
        ids.title.text = lifted.title
        ids.lead.text = self._led(lifted)
        there = answered_above(lifted, self.further)
        shown = None if self._own or self._draft.values else there
        ids.asked.show(state, lifted, there is not None or lifted.answered is not None)
        ids.ours.show_above(shown)
        ids.ours.show(lifted, said["verdict"], said["answer"])
        above = any(one.id != lifted.origin for one in state.board.neighbours.above)
        ids.ours.show_further(self.further, above and not (lifted.down or lifted.closed), state.today)
        self._show_next(lifted, said)
        if shown:
            ids.lifted_next.label, ids.lifted_next.enabled, ids.lifted_next.second = (
                _("Svart"),
                False,
                _("det står hos dem"),
            )

    def _led(self, lifted: Lifted) -> str:
        further = self.further
        if lifted.closed:
            return _("{unit} er lagt ned. Ingen venter på svar.", unit=lifted.whose)
        if lifted.down:
            return _("{unit} spør oss", unit=lifted.origin_name)
        if lifted.owner_name:
            told = _("Løftet av {unit}, og videre hit av {level}")
            return told.format(unit=lifted.owner_name, level=lifted.origin_name)
        if further:
            return _("Løftet av {unit}, og videre til {level}", unit=lifted.origin_name, level=further.to_name)
        return _("Løftet av {unit}", unit=lifted.origin_name)

    def _titled(self, some: bool) -> tuple[str, str]:
        if self._above:
            return _("Fra nivået over"), _("Saker nivået over følger, og vil ha svar på fra dere.")
        if some:
            return _("Løftet hit"), _("Kort enhetene under dere ikke kan avgjøre selv.")
        return _("Løftet hit"), _("Ingen kort er løftet hit. Når en enhet løfter et kort, henger det her.")

    def _show_next(self, lifted: Lifted, said: dict[str, Any]) -> None:
        step = self.ids.lifted_next
        step.label, step.icon, step.enabled = _("Send svaret"), "check", bool(said["verdict"])
        step.second = _("til {unit}", unit=lifted.whose)
        if not said["verdict"]:
            step.second = _("velg ja, delvis eller nei")
        elif said["verdict"] != "yes" and not said["answer"]:
            step.enabled, step.second = False, _("skriv grunnen først")
        elif lifted.answered and (lifted.verdict, lifted.answer) == (said["verdict"], said["answer"]):
            step.label, step.enabled, step.second = _("Svart"), False, _("det står hos dem")

    def _all(self, state: State) -> list[str]:
        here = self._here(state)
        return [one.id for one in (*here.new, *here.looked_at, *here.answered)]

    # --- acting ---

    def go_on(self) -> None:
        """Choose the next one: whoever sits reaches the upper ones so."""
        some = self._all(self.wall.state)
        at = some.index(self._chosen) + 1 if self._chosen in some else 0
        self._chosen = some[at % len(some)] if some else ""
        self.render(self.wall.state)

    def open(self, id_: str) -> None:
        """Take one up: from then on it is read."""
        self._id, self._own = id_, False
        self.render(self.wall.state)
        if (lifted := self.lifted) and lifted.read is None:
            self.wall.do(ReadLifted(id_))

    def step_back(self) -> None:
        """Up to all of them, or to the board."""
        if self._id:
            self._above, self._id = self.lifted is not None and self.lifted.down, ""
            self.render(self.wall.state)
        else:
            self.wall.back()

    def answer_self(self) -> None:
        """Though the level above has answered, we answer too."""
        self._own = True
        self.render(self.wall.state)

    def choose(self, verdict: str) -> None:
        """Yes, in part, or no."""
        self._set("verdict", verdict)

    def write(self) -> None:
        """Why."""
        lifted, pad = self.lifted, self.ids.pad
        if lifted is None:
            return

        def done(text: str) -> None:
            self._set("answer", text)
            pad.close()

        pad.open(
            _("Hva svarer dere?"),
            self._said(lifted)["answer"],
            done=done,
            draft=lambda half: self._draft.keep({**self._draft.values, "answer": half}) if half else None,
            limit=ANSWER,
            letters=40,
            remark=_("Enheten leser dette på tavla si."),
            heading=_("Slik kan det høres ut"),
            examples=[_("«Vi kjøper 60 bokser nå»"), _("«Ikke i år, fordi pengene er brukt på alarmen»")],
        )

    def who(self) -> None:
        """Who of us looks into it."""
        lifted, pad = self.lifted, self.ids.pad
        if lifted is None:
            return

        def done(name: str) -> None:
            pad.close()
            self.wall.do(LookIntoLifted(lifted.id, name), undo=_("Noen ser på det"))

        pad.open(
            _("Hvem ser på det?"),
            lifted.responsible,
            done=done,
            limit=NAME,
            remark=_("Fornavn. Det blir stående her, og følger ikke med svaret."),
        )

    def go_further(self) -> None:
        """It is lifted to the level above us, or what came of that is shown."""
        self.wall.go("lift", id=self._id, sheet=True)

    def next_step(self) -> None:
        """Open the chosen one, or else the first; of one that is open, send the answer."""
        some = self._all(self.wall.state)
        if self.lifted is None and some:
            self.open(self._chosen or some[0])
        elif lifted := self.lifted:
            said = self._said(lifted)
            command = AnswerLifted(lifted.id, said["verdict"], said["answer"])
            self.wall.do(command, self._answered, undo=_("Svaret er gitt"))

    def _answered(self) -> None:
        self._draft.forget()
        self._above, self._id = self.lifted is not None and self.lifted.down, ""
        self.render(self.wall.state)
