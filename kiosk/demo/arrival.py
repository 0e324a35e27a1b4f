"""The demonstration's last part: a centre is started, the wall is paired with it, and what was done arrives there."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack, closing
from pathlib import Path

from board.board import Board
from board.catalogue import _
from board.formats import number
from board.store.store import Store
from kiosk.demo.group import Group
from kiosk.demo.screenshot import Shot, can_look, look
from kiosk.demo.sending import send
from sync.server.access.sessions import COOKIE
from sync.server.embedded import Embedded, embedded
from sync.wall.credentials import CredentialsFile
from sync.wall.pairing import Invitation

PAGES = {"oversikt": "/"}


def arrive(
    folder: Path,
    centre_folder: Path,
    say: Callable[[str], None],
    pages: Mapping[str, str] = PAGES,
    meanwhile: Callable[[Embedded, str], object] = lambda _centre, _unit: None,
    tell: Callable[[str], None] = lambda _told: None,
) -> bool:
    """Send the board in `folder` to a centre of its own, and tell what a coordinator now could see, with pictures of
    these `pages` by their names. `meanwhile` is called with the centre and the unit's id while it runs, and
    `tell` is told how people sign in there. True when the centre's board and the wall's are the same."""
    with ExitStack() as held:
        store = held.enter_context(closing(Store.open(folder)))
        with store.read() as tx:
            here = Board.load(tx)
        with embedded(centre_folder) as centre:
            say(_("En sentral er startet på {url}.").format(url=centre.url))
            unit = centre.unit(_("Eksempel kommune"), here.unit.name)
            centre.follow(unit, _("Turid"))
            sisters = []
            if told := next(iter(here.neighbours.offers), None):
                words = {
                    name: getattr(told, name) for name in ("title", "problem", "hours_per_week", "use", "became")
                }
                sisters.append(centre.shared(unit, told.unit, done=" ".join(told.lines), **words))
            group = Group(centre, unit, sisters, here.neighbours.above[0]) if here.neighbours.above else None

            def approve(invitation: Invitation) -> None:
                say(_("Tavla viser koden {code}. Den slippes inn fra kommandolinja.").format(code=invitation.code))
                centre.approve(invitation.code, unit)

            begun = time.monotonic()
            pushed = asyncio.run(send(store, CredentialsFile(folder), centre.url, approve))
            took_s = time.monotonic() - begun
            if group:
                group.answer(centre_folder, say)
                asyncio.run(send(store, CredentialsFile(folder), centre.url))
            with store.read() as tx:
                here = Board.load(tx)  # with what the centre said: that this wall came
            count, there = centre.holds(unit)
            shots = _of_a_coordinator(centre, unit, centre_folder, pages)
            if group:
                shots += group.people(centre_folder, tell)
            seen = _seen(shots)
            held.close()  # whoever looks may open it
            meanwhile(centre, unit)
        say(
            _("{pushed} endringer ble sendt på {seconds} sekunder. Sentralen har {count}.").format(
                pushed=pushed, seconds=number(took_s, 1), count=count
            )
        )
        say(
            _(
                "Sentralen ser {name}: {meetings} møter, {cards} kort, {realised} av {identified} timer realisert: "
                "{fte} årsverk."
            ).format(
                name=there.unit.name,
                meetings=len(there.meetings.held),
                cards=len(there.cards.running.items) + len(there.cards.finished.items),
                realised=number(there.gains.realised_hours),
                identified=number(there.gains.identified_hours),
                fte=number(there.gains.realised_fte),
            )
        )
        for offer in here.neighbours.offers:
            say(_("Fra {unit} er det delt: «{title}».").format(unit=offer.unit, title=offer.title))
        if seen:
            say(_("Koordinatorens sider er tatt bilde av: {path}").format(path=", ".join(map(str, seen))))
        same = here.indexes == there.indexes
        say(_("Tavla og sentralen har det samme.") if same else _("Tavla og sentralen har ikke det samme."))
        return same


def _of_a_coordinator(centre: Embedded, unit: str, folder: Path, pages: Mapping[str, str]) -> list[Shot]:
    cookie = centre.coordinator(unit, "Inger")
    return [Shot(f"{centre.url}{page}", cookie, folder / f"{name}.png") for name, page in pages.items()]


def _seen(shots: list[Shot]) -> list[Path]:
    """Pictures of pages, where a browser is here already; none is fetched."""
    if not can_look() or not shots:
        return []
    look(COOKIE, shots)
    return [shot.path for shot in shots]
