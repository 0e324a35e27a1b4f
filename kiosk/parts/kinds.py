"""What kind of unit this is, asked once when the board is new, and in the settings."""

from __future__ import annotations

from collections.abc import Callable

from board.catalogue import _
from board.packs import ChoosePack, packs
from kiosk.state import Wall
from kiosk.widgets.input.choosing import Choosing, Offer


class Kinds(Choosing):
    """`then` comes after the answer, also after none."""

    def __init__(self, wall: Wall, then: Callable[[], None] = lambda: None) -> None:
        now = wall.state.board.unit.sector
        super().__init__(
            _("Hva slags enhet er dere?"),
            [Offer(key, pack.name, chosen=key == now) for key, pack in packs().items()],
            detail=_("Da passer eksemplene. Alt kan skrives om til deres egne ord."),
        )
        self._wall, self._then = wall, then

    def on_choose(self, key: str) -> None:
        self._wall.do(ChoosePack(key), self._then, undo=_("Slags enhet er valgt"))
