"""Who works on a card together with who is responsible: names that are known on the board, chosen and chosen off
again, or one that is written."""

from __future__ import annotations

from collections.abc import Callable

from board.agenda import names
from board.catalogue import _
from board.kinds.card.record import Card
from board.kinds.member import JoinTeam, LeaveTeam, team
from board.local import new_id
from kiosk.draft import Draft
from kiosk.state import Wall
from kiosk.widgets.input.choosing import Choosing, Offer
from kiosk.widgets.input.pad import Pad
from kiosk.widgets.input.sheet import Sheet

KNOWN = 14
"""So many names at most are offered."""
WRITE, LONGEST_NAME = "+", 40


class Team:
    """Asks on sheets that `hang` hangs, and writes on the pad."""

    def __init__(self, wall: Wall, pad: Pad, hang: Callable[[Sheet], None]) -> None:
        self._wall, self._pad, self._hang = wall, pad, hang

    def ask(self, card: Card) -> None:
        """Who is in the team; a tap joins, another one leaves."""
        there = team(self._wall.state.board, card.id)
        others = [name for name in names(self._wall.state.board) if name not in there and name != card.responsible]
        offers = [
            *(Offer(name, name, "check", chosen=True) for name in there),
            *(Offer(name, name, "person") for name in others[: max(0, KNOWN - len(there))]),
            Offer(WRITE, _("Skriv et navn"), "pencil"),
        ]
        sheet = Choosing(
            _("Hvem er med i forbedringsteamet?"),
            offers,
            detail=_("Fornavn eller initialer. Navnene blir på tavla."),
            close=_("Ferdig"),
        )
        sheet.bind(on_choose=lambda _sheet, name: self._chose(card, name, name in there))
        self._hang(sheet)

    def _chose(self, card: Card, name: str, there: bool) -> None:
        if name == WRITE:
            self._write(card)
        elif there:
            self._wall.do(LeaveTeam(card.id, name), lambda: self.ask(card), undo=_("Teamet er endret"))
        else:
            self._join(card, name)

    def _join(self, card: Card, name: str) -> None:
        join = JoinTeam(new_id(), card.id, name)
        self._wall.do(join, lambda: self.ask(card), undo=_("Teamet er endret"))

    def _write(self, card: Card) -> None:
        def done(name: str) -> None:
            self._pad.close(keep=False)
            if name:
                self._join(card, name)
            else:
                self.ask(card)

        Draft(self._wall, "card", card.id, "team").write(
            self._pad,
            _("Hvem er med i forbedringsteamet?"),
            done=done,
            remark=_("Fornavn eller initialer. Navnene blir på tavla."),
            limit=LONGEST_NAME,
        )
