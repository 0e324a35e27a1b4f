"""What is written of an area: its name, who goes there, how often; and what becomes of a round left halfway."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from board.catalogue import _
from board.commands import TakeDown
from board.kinds.area import AddArea, Area, Areas, EditArea
from board.kinds.round.commands import PutAway, ReopenRound
from board.kinds.round.index import Looked, known, rounds_ever
from kiosk.draft import Draft, store
from kiosk.widgets.input.choosing import Offer, choose
from kiosk.widgets.input.sheet import Hook

if TYPE_CHECKING:
    from kiosk.screens.round.screen import RoundScreen

NAME = 40
OFTEN = (1, 2, 3, 4, 6, 12)
"""Months between two rounds that are offered."""


class AreaWriting:
    """On `screen` the area that was written is chosen. Test names: `choose-<n>`."""

    def __init__(self, screen: RoundScreen) -> None:
        self._screen, self._wall, self._pad, self._hook = screen, screen.wall, screen.ids.pad, Hook(screen)

    def change(self, area: Area, now: Looked) -> None:
        """What can be done with an area."""
        offers = [
            Offer("name", _("Skriv om navnet"), "pencil"),
            Offer("who", _("Hvem går"), "person", second=area.who),
            Offer("often", _("Hvor ofte"), "calendar", second=how_often(area.months)),
        ]
        if now.record and not now.ended and not now.record.away:
            offers.append(Offer("away", _("Legg bort runden"), "archive"))
        away = [one for one in rounds_ever(self._wall.state.board, "5s", area.id) if one.away and not one.ended]
        if away and not (now.record and not now.record.away):
            offers.append(Offer("open", _("Ta fram runden"), "undo"))
        offers.append(Offer("down", _("Ta bort området"), "trash"))
        acts: dict[str, Callable[[], None]] = {
            "name": lambda: self.name(area),
            "who": lambda: self._who(area),
            "often": lambda: self._often(area),
            "away": lambda: self._wall.do(PutAway("5s", area.id, now.day), undo=_("Runden er lagt bort")),
            "open": lambda: self._open(area, away[-1].id),
            "down": lambda: self._wall.do(TakeDown(Area, area.id), undo=_("Området er tatt bort")),
        }
        detail = _("Rundene blir stående, også når området tas bort.")
        choose(self._hook, area.title, offers, lambda key: acts[key](), detail)

    def name(self, area: Area | None = None) -> None:
        """What an area is called; without one a new one stands last."""

        def done(text: str) -> None:
            def written() -> None:
                ids = [one.id for one in self._wall.state.board.of(Areas).in_order]
                self._screen.choose(area.id if area else ids[-1] if ids else "")

            command = EditArea(area.id, title=text) if area else AddArea(text)
            store(self._wall, self._pad, command, _("Området er skrevet"), written)

        question, now = _("Hva heter området?"), area.title if area else ""
        id_, examples = area.id if area else "", [_("Kjøkkenet"), _("Medisinrommet"), _("Lageret")]
        more: dict[str, Any] = {"limit": NAME, "heading": _("For eksempel"), "examples": examples}
        Draft(self._wall, "round", "area", id_).write(self._pad, question, now, done=done, of=(Area, id_), **more)

    def _who(self, area: Area) -> None:
        def done(text: str) -> None:
            store(self._wall, self._pad, EditArea(area.id, who=text), _("Det er endret"))

        Draft(self._wall, "round", "who", area.id).write(
            self._pad,
            _("Hvem går runden neste gang?"),
            area.who,
            done=done,
            of=(Area, area.id),
            limit=NAME,
            remark=_("Fornavn eller initialer. Det blir her på tavla."),
        )

    def _often(self, area: Area) -> None:
        offers = [Offer(str(n), how_often(n), chosen=n == area.months) for n in OFTEN]
        choose(
            self._hook,
            _("Hvor ofte går runden?"),
            offers,
            lambda key: self._wall.do(EditArea(area.id, months=int(key)), undo=_("Det er endret")),
        )

    def _open(self, area: Area, round_: str) -> None:
        found = known(self._wall.state.board, round_)
        if found and found.day:
            self._wall.do(ReopenRound("5s", area.id, found.day), undo=_("Runden er tatt fram"))


def how_often(months: int) -> str:
    """Hver tredje måned."""
    words = {1: _("Hver måned"), 2: _("Annenhver måned"), 3: _("Hver tredje måned"), 4: _("Hver fjerde måned")}
    words |= {6: _("To ganger i året"), 12: _("Hvert år")}
    return words.get(months) or _("Hver {n}. måned").format(n=months)
