"""«Også endret av en annen tavle»: two wrote the same on a card without having seen each other's, and one lost.

The block in the tray is there only then. It leads to both texts side by side; a tap there takes the one that lost, as
any other edit.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any, ClassVar

from kivy.properties import AliasProperty, BooleanProperty, StringProperty

from board.calendar import at_home
from board.catalogue import _
from board.formats import capital, clock, day, long_day
from board.kinds.card.record import Card
from board.log.conflicts import Lost
from board.queries import Outdone, outdone
from kiosk.screens.card.pick import Pick
from kiosk.screens.card.reader import pages
from kiosk.screens.card.story import named
from kiosk.state import Wall
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.sheet import Sheet
from kiosk.widgets.text.text_layout import Line, Strong

_LETTERS, _LARGE, _SHORT = 31, 46, 120
"""Of running texts; of texts of so few signs."""
_ALIKE = 0.3
"""Of two texts so much at least is the same where it helps to mark what differs."""
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
            hang(_other(one, card, self.device, lambda: take(one.field, one.value)))

        if len(self.lost) == 1:
            read(self.lost[0])
            return
        latest = self.lost[: -MOST - 1 : -1]
        options = [
            (place, f"{capital(named(one.field))}: {_said(one.field, one.value)}") for place, one in enumerate(latest)
        ]
        pick = Pick(title=_("Også endret av en annen tavle"), detail=card.title, options=options, columns=1)
        pick.bind(on_choose=lambda _pick, place: read(latest[place]))
        hang(pick)


class Other(Sheet):
    """What stands and what gave way side by side, each with where and when it was written; the words that differ are
    bold. Blocks `reader-close`, `take-other`, and those that turn where a text is long."""

    veiled = False

    title, where, other = StringProperty(""), StringProperty(""), StringProperty("")
    when, other_when = StringProperty(""), StringProperty("")
    stands, gave_way = StringProperty(""), StringProperty("")
    short = AliasProperty(
        lambda self: max(len(self.stands), len(self.gave_way)) <= _SHORT, bind=("stands", "gave_way")
    )
    """Both are seen whole in large letters."""
    letters = AliasProperty(lambda self: _LARGE if self.short else _LETTERS, bind=("short",))

    redraws: ClassVar[tuple[str, ...]] = ("stands", "gave_way")

    def __init__(self, take: Callable[[], None], **kwargs: Any) -> None:
        super().__init__(**kwargs)

        def act(*_: object) -> None:
            self.put_away()
            take()

        self.ids.take_other.bind(on_act=act)

    def draw(self) -> None:
        """Both texts in pages of the same height, turned together."""
        super().draw()
        if self.short:
            self.ids.stands.text, self.ids.gave_way.text = map(Strong, differing(self.stands, self.gave_way))
            self.ids.pager.show(0, 1)
            return
        bodies = self.ids.stands, self.ids.gave_way
        if min(body.width for body in bodies) <= 1:
            return
        pairs = zip(bodies, differing(self.stands, self.gave_way), strict=True)
        set_ = [pages(runs, body, self.letters) for body, runs in pairs]
        [texts] = self.ids.pager.cut([*zip_longest(*set_, fillvalue="")], 1)
        for body, text in zip(bodies, texts, strict=True):
            body.text = text


def differing(one: str, other: str) -> tuple[Line, Line]:
    """Both texts, with the words bold that the other one lacks; none where they have little in common."""
    ours, theirs = (re.split(r"(\W+)", text) for text in (one, other))
    found = SequenceMatcher(None, ours, theirs, autojunk=False)
    same = sum(len("".join(ours[at : at + size]).strip()) for at, _there, size in found.get_matching_blocks())
    alike = 2 * same >= _ALIKE * (len(one) + len(other))
    runs: tuple[list[tuple[str, bool]], list[tuple[str, bool]]] = [], []
    for how, begin, end, there, until in found.get_opcodes():
        runs[0].append(("".join(ours[begin:end]), alike and how != "equal"))
        runs[1].append(("".join(theirs[there:until]), alike and how != "equal"))
    shown, besides = (tuple(run for run in side if run[0]) for side in runs)
    return shown, besides


def _other(one: Lost, card: Card, device: str, take: Callable[[], None]) -> Other:
    other = _("Dette ble skrevet her") if one.device == device else _("Dette ble skrevet på en annen tavle")
    moment = _("skrevet her {when}") if one.by == device else _("skrevet på en annen tavle {when}")
    return Other(
        take,
        title=_("To har endret {what}").format(what=named(one.field)),
        where=_("Slik står det nå"),
        when=moment.format(when=_at(one.by_ms)),
        stands=_said(one.field, getattr(card, one.field)),
        other=other,
        other_when=_at(one.written_ms),
        gave_way=_said(one.field, one.value),
    )


def _at(ms: int) -> str:
    at = at_home(ms)
    return _("{day} kl. {time}").format(day=day(at.date()), time=clock(at.time()))


def _said(field: str, value: Any) -> str:
    """A value as it is read; days are ISO text in the log."""
    if not value:
        return _("(ingenting)")
    return long_day(date.fromisoformat(str(value))) if field == "deadline" else str(value)
