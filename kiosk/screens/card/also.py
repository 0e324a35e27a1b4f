"""«Også endret av en annen tavle»: two wrote the same on a card without having seen each other's, and one lost.

The block in the tray is there only then. It leads to both texts in large letters; a tap there takes the one that
lost, as any other edit.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from kivy.properties import BooleanProperty

from board.catalogue import _
from board.formats import long_day
from board.kinds.card.record import Card
from board.log.conflicts import Lost
from board.queries import Outdone, outdone
from kiosk.screens.card.pick import Pick
from kiosk.screens.card.reader import Reader
from kiosk.screens.card.story import named
from kiosk.state import Wall
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.sheet import Sheet

MOST = 6
"""So many are offered, the latest first."""


class Also(Block):
    """`there`: there is something to tell."""

    there = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.lost: list[Lost] = []
        self.device = ""
        self._known: tuple[str, object] = ("", None)

    def render(self, wall: Wall, card: Card | None) -> None:
        """Read the card's log anew when any card has changed: who lost does not show on the card itself."""
        known = (card.id if card else "", wall.state.board.cards)
        if known[0] == self._known[0] and known[1] is self._known[1]:
            return
        if known[0] != self._known[0]:
            self.lost = []
        self._known = known

        def told(answer: Outdone) -> None:
            if self._known is known:
                self.device, self.lost = answer
                self.there = bool(self.lost)

        if card:
            wall.ask(outdone(Card, card.id), told)
        self.there = bool(self.lost)

    def tell(self, hang: Callable[[Sheet], None], card: Card, take: Callable[[str, Any], None]) -> None:
        """Show what was written besides; `take(field, value)` when somebody wants it after all."""

        def read(one: Lost) -> None:
            hang(_other(one, card, one.device == self.device, lambda: take(one.field, one.value)))

        if len(self.lost) == 1:
            read(self.lost[0])
            return
        latest = self.lost[: -MOST - 1 : -1]
        options = [
            (place, f"{named(one.field).capitalize()}: {_said(one.field, one.value)}")
            for place, one in enumerate(latest)
        ]
        pick = Pick(title=_("Også endret av en annen tavle"), detail=card.title, options=options, columns=1)
        pick.bind(on_choose=lambda _pick, place: read(latest[place]))
        hang(pick)


class Other(Reader):
    """The text that stands and the one that lost. Blocks of a Reader, and `take-other`."""

    def __init__(self, take: Callable[[], None], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        block = Block(test_name="take-other", label=_("Bruk den andre teksten"), icon="swap", h=112)
        self.ids.acts.add_widget(block)

        def act(*_: object) -> None:
            self.put_away()
            take()

        block.bind(on_act=act)


def _other(one: Lost, card: Card, here: bool, take: Callable[[], None]) -> Other:
    written = _("Dette ble skrevet her") if here else _("Dette ble skrevet på en annen tavle")
    sections = (
        (_("Slik står det nå"), _said(one.field, getattr(card, one.field))),
        (written, _said(one.field, one.value)),
        ("", _("De som skrev, hadde ikke sett hverandres tekst.")),
    )
    return Other(take, title=_("To har endret {what}").format(what=named(one.field)), sections=sections)


def _said(field: str, value: Any) -> str:
    """A value as it is read; days are ISO text in the log."""
    if not value:
        return _("(ingenting)")
    return long_day(date.fromisoformat(str(value))) if field == "deadline" else str(value)
