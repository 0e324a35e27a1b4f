"""Spør enhetene: what the units right below are asked of a case, which of them, by when; then what they answered."""

from __future__ import annotations

from datetime import date
from typing import Any

from board.catalogue import _, _n
from board.kinds.card.record import Card
from board.kinds.lift.commands import WHY, AskBelow, AskNoMore
from board.kinds.lift.index import Lifts
from board.kinds.lift.record import Lift
from board.neighbours import Sister
from kiosk.draft import Draft
from kiosk.parts.until import WEEK, days, other_day
from kiosk.screen import Screen
from kiosk.state import State, Wall
from kiosk.widgets.input.sheet import Hook


class InquiryScreen(Screen):
    """`enter(id)`: of this card. Test names in the tray: `to-card`, `undo`, `ask-again`, `ask-no-more`, `ask-next`;
    those on the sheets stand there."""

    name = "inquiry"

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._id, self._again = "", False
        self._hook = Hook(self)

    @property
    def card(self) -> Card | None:
        found = self.wall.state.board.cards.get(self._id)
        return found if found and not found.archived else None

    @property
    def inquiry(self) -> tuple[Lift, ...]:
        return self.wall.state.board.of(Lifts).asked(self._id)

    def enter(self, id: str = "", **given: Any) -> None:
        self._id, self._again = id, False

    def leave(self) -> None:
        self.ids.pad.close()

    # --- what is asked, half written or as it stands ---

    @property
    def _draft(self) -> Draft:
        return Draft(self.wall, "lift", "below", self._id)

    def _values(self, state: State) -> dict[str, Any]:
        """`left`: those that are not asked."""
        asked, under = self.inquiry, state.board.neighbours.under
        usual: dict[str, Any] = {"why": "", "by": (state.today + 2 * WEEK).isoformat(), "left": []}
        if asked:
            there = {lift.to for lift in asked}
            by = max((lift.by for lift in asked if lift.by), default=None)
            usual |= {"why": asked[0].why, "left": [one.id for one in under if one.id not in there]}
            if by and by > state.today:
                usual["by"] = by.isoformat()
        return usual | self._draft.values

    def _set(self, name: str, value: Any) -> None:
        self._draft.keep({**self._draft.values, name: value})
        self.render(self.wall.state)

    def _to(self, state: State) -> tuple[Sister, ...]:
        left = self._values(state)["left"]
        return tuple(one for one in state.board.neighbours.under if one.id not in left)

    # --- showing ---

    def render(self, state: State) -> None:
        card, asked, ids = self.card, self.inquiry, self.ids
        if card is None:
            if state.opened and self._id:
                self.wall.back()
            return
        asking = not asked or self._again
        for part in (ids.about, ids.units, ids.by):
            part.shown = asking
        for part in (ids.question, ids.answers):
            part.shown = not asking
        ids.title.text = card.title
        ids.lead.text = _("Spør enhetene under dere om saken. De svarer på tavla si, og svaret kommer hit.")
        if asking:
            values = self._values(state)
            ids.about.text = values["why"]
            ids.units.show(state.board.neighbours.under, values["left"])
            ids.by.show(days(state.today), date.fromisoformat(values["by"]) if values["by"] else None)
        else:
            answered = sum(lift.answered is not None for lift in asked)
            ids.lead.text = _("{n} av {all} har svart.", n=answered, all=len(asked))
            ids.question.show(asked[0])
            ids.answers.show(asked, state.today)
        self._show_tray(state, asking)

    def _show_tray(self, state: State, asking: bool) -> None:
        ids, to = self.ids, self._to(state)
        ids.undo.shown = bool(state.undo)
        ids.again.shown = ids.no_more.shown = not asking
        ids.next.shown = asking
        ids.next.second = _n("{n} enhet", "{n} enheter", len(to)) if to else _("velg hvem som skal svare")
        ids.next.enabled = bool(to) and bool(self._values(state)["why"])
        if to and not self._values(state)["why"]:
            ids.next.second = _("skriv hva dere spør om")

    # --- acting ---

    def write(self) -> None:
        """What they are asked."""
        pad = self.ids.pad

        def done(text: str) -> None:
            self._set("why", text)
            pad.close()

        pad.open(
            _("Hva spør dere enhetene om?"),
            self._values(self.wall.state)["why"],
            done=done,
            draft=lambda half: self._draft.keep({**self._draft.values, "why": half}) if half else None,
            limit=WHY,
            letters=40,
            remark=_("Enhetene leser dette på tavla si. Ikke navn, ikke helseopplysninger."),
            heading=_("Slik kan det høres ut"),
            examples=[_("«Kan dere prøve hele stillinger fra nyttår?»"), _("«Hva hindrer dere i å nå målet?»")],
        )

    def toggle(self, id_: str) -> None:
        """One more is asked, or one fewer."""
        left = [*self._values(self.wall.state)["left"]]
        self._set("left", [one for one in left if one != id_] if id_ in left else [*left, id_])

    def until(self, when: date) -> None:
        """By when."""
        self._set("by", when.isoformat())

    def other_day(self) -> None:
        """Another day than those that are offered."""
        sheet = other_day(self.wall.state.today)
        sheet.bind(on_choose=lambda _sheet, when: self.until(when))
        self._hook.hang(sheet)

    def again(self) -> None:
        """Ask in other words, others, or once more."""
        self._again = True
        self.render(self.wall.state)

    def ask_no_more(self) -> None:
        """The case is ours alone again."""
        self.wall.do(AskNoMore(self._id), undo=_("Enhetene spørres ikke lenger"))

    def step_back(self) -> None:
        """From asking anew to what was answered, else to the card."""
        if self._again:
            self._again = False
            self.render(self.wall.state)
        else:
            self.wall.back()

    def next_step(self) -> None:
        """Ask them."""
        state = self.wall.state
        values = self._values(state)
        by = date.fromisoformat(values["by"]) if values["by"] else None
        self.wall.do(AskBelow(self._id, self._to(state), values["why"], by), self._done, undo=_("Enhetene er spurt"))

    def _done(self) -> None:
        self._again = False
        self._draft.forget()
        self.render(self.wall.state)
