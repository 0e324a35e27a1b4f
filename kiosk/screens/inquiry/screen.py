"""Spør enhetene: what the units below are asked of a case, which of them, by when; then what they answered."""

from __future__ import annotations

from typing import Any

from board.catalogue import _, _n
from board.kinds.card.record import Card
from board.kinds.lift.commands import AskBelow, AskNoMore
from board.kinds.lift.index import Lifts
from board.kinds.lift.record import Lift
from board.neighbours import Sister
from kiosk.parts.asking import AskingScreen
from kiosk.parts.until import WEEK, days
from kiosk.state import State


class InquiryScreen(AskingScreen):
    """`enter(id)`: of this card. Test names in the tray: `to-card`, `undo`, `ask-again`, `ask-no-more`, `ask-next`;
    those on the sheets stand there."""

    name = "inquiry"
    kept_as = ("below",)

    @property
    def inquiry(self) -> tuple[Lift, ...]:
        return self.wall.state.board.of(Lifts).asked(self._id)

    def values(self, state: State) -> dict[str, Any]:
        """`chosen`: those that are asked; to begin with those right under us."""
        asked, below = self.inquiry, state.board.neighbours
        usual: dict[str, Any] = {"why": "", "by": (state.today + 2 * WEEK).isoformat()}
        usual["chosen"] = [one.id for one in below.under]
        if asked:
            by = max((lift.by for lift in asked if lift.by), default=None)
            there = {lift.to for lift in asked}
            usual |= {"why": asked[0].why, "chosen": [one.id for one in below.beneath if one.id in there]}
            if by and by > state.today:
                usual["by"] = by.isoformat()
        return usual | self._draft.values

    def _to(self, state: State) -> tuple[Sister, ...]:
        chosen = {*self.values(state)["chosen"]}
        return tuple(one for one in state.board.neighbours.beneath if one.id in chosen)

    # --- showing ---

    def show(self, state: State, card: Card) -> None:
        asked, ids = self.inquiry, self.ids
        asking = not asked or self._again
        for part in (ids.about, ids.units, ids.by):
            part.shown = asking
        for part in (ids.question, ids.answers):
            part.shown = not asking
        ids.title.text = card.title
        ids.lead.text = _("Spør enhetene under dere om saken. De svarer på tavla si, og svaret kommer hit.")
        if asking:
            values = self.values(state)
            ids.about.text = values["why"]
            ids.units.show(state.board.neighbours, values["chosen"])
            ids.by.show(days(state.today), self._by(state))
        else:
            answered = sum(lift.answered is not None for lift in asked)
            ids.lead.text = _("{n} av {all} har svart.", n=answered, all=len(asked))
            ids.question.show(asked[0])
            ids.answers.show(asked, {one.id for one in state.board.neighbours.sisters}, state.today)
        self._show_tray(state, asking)

    def _show_tray(self, state: State, asking: bool) -> None:
        ids, to = self.ids, self._to(state)
        ids.ask_again.shown = ids.ask_no_more.shown = not asking
        ids.ask_next.shown = asking
        ids.ask_next.second = _n("{n} enhet", "{n} enheter", len(to)) if to else _("velg hvem som skal svare")
        ids.ask_next.enabled = bool(to) and bool(self.values(state)["why"])
        if to and not self.values(state)["why"]:
            ids.ask_next.second = _("skriv hva dere spør om")

    # --- acting ---

    def write(self) -> None:
        """What they are asked."""
        self._write_why(
            _("Hva spør dere enhetene om?"),
            remark=_("Enhetene leser dette på tavla si. Ikke navn, ikke helseopplysninger."),
            heading=_("Slik kan det høres ut"),
            examples=[_("«Kan dere prøve hele stillinger fra nyttår?»"), _("«Hva hindrer dere i å nå målet?»")],
        )

    def toggle(self, units: tuple[Sister, ...]) -> None:
        """These are asked too, or no more where all of them were."""
        some, chosen = {one.id for one in units}, self.values(self.wall.state)["chosen"]
        rest = [one for one in chosen if one not in some]
        self._set("chosen", rest if some <= {*chosen} else [*rest, *some])

    def ask_no_more(self) -> None:
        """The case is ours alone again."""
        self.wall.do(AskNoMore(self._id), undo=_("Enhetene spørres ikke lenger"))

    def next_step(self) -> None:
        """Ask them."""
        state = self.wall.state
        command = AskBelow(self._id, self._to(state), self.values(state)["why"], self._by(state))
        self.wall.do(command, self._done, undo=_("Enhetene er spurt"))
