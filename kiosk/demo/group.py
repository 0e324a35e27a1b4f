"""The leader group of the demonstration at its centre: it hangs above the units, has a wall of its own, and answers
what was lifted to it; and those who sign in to see it, each in a role of their own.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from board.board import Board
from board.catalogue import _
from board.demonstration.level import answer, answer_from_top, hang_up_leaders, hang_up_top, top
from board.kinds.lift.index import from_below
from board.log.stamp import wall_ms
from board.neighbours import Sister
from board.store.store import Store
from kiosk.demo.screenshot import Shot
from kiosk.demo.sending import send
from sync.server.access.person import ROLES
from sync.server.access.rule import Role
from sync.server.embedded import PASSWORD, Embedded
from sync.wall.credentials import CredentialsFile

Fill = Callable[[Store, int], Board]
WALLS = "ledergruppa", "kommunedirektoren"
"""What the folders of their walls are called."""
CODES = 3
"""So many of somebody's codes are told."""


class Group:
    """Founded in the organisation of `unit`, and above it and its `sisters`."""

    def __init__(self, centre: Embedded, unit: str, sisters: Sequence[str], told: Sister) -> None:
        self._centre, self._unit, self._units = centre, unit, (unit, *sisters)
        self.id = centre.sister(unit, told.name, known_as=told.id)
        for one in self._units:
            centre.hang_under(one, self.id)
        self._top = centre.sister(unit, top().name, known_as=top().id)
        centre.hang_under(self.id, self._top)

    def answer(self, folder: Path, say: Callable[[str], None]) -> None:
        """Its wall, kept in `folder`, comes to the centre, hears what was lifted, and says what the group says; so
        does that of the level above it of what the group lifts further."""
        own, highest = (folder / name for name in WALLS)
        self._comes(own, self.id, hang_up_leaders, answer)
        self._comes(highest, self._top, hang_up_top, answer_from_top)
        lifted = from_below(board := self._hears(own))
        say(
            _("Over enheten henger {group}: {all} kort er løftet dit, {n} av dem er besvart.").format(
                group=board.unit.name, all=len(lifted.all), n=len(lifted.answered)
            )
        )

    def _comes(self, folder: Path, unit: str, hang_up: Fill, answer: Fill) -> None:
        credentials, approve = CredentialsFile(folder), self._centre.approve
        with closing(Store.open(folder)) as store:
            hang_up(store, wall_ms())
            asyncio.run(send(store, credentials, self._centre.url, lambda asked: approve(asked.code, unit)))
            answer(store, wall_ms())
            asyncio.run(send(store, credentials, self._centre.url))

    def _hears(self, folder: Path) -> Board:
        with closing(Store.open(folder)) as store:
            asyncio.run(send(store, CredentialsFile(folder), self._centre.url))
            with store.read() as tx:
                return Board.load(tx)

    def people(self, folder: Path, say: Callable[[str], None]) -> list[Shot]:
        """Everybody gets an account, and how they sign in is told; and what some of them are to be seen at."""
        say(_("Passordet er «{password}» for alle, og hver kode virker én gang:").format(password=PASSWORD))
        one, all_ = (self._unit,), self._units
        some = (
            ("inger", Role.COORDINATOR, (), "nivaer"),
            ("marit", Role.LEADER, all_, "loft"),
            ("turid", Role.ADVISER, all_, f"enhet/{self._unit}/besok"),
            ("vera", Role.SAFETY_REP, one, ""),
            ("tor", Role.UNION_REP, one, None),
            ("rolf", Role.AUDITOR, (), None),
            ("dag", Role.OPERATOR, (), None),
        )
        shots = []
        for name, role, units, page in some:
            email = f"{name}@eksempel.no"
            cookie, codes = self._centre.account(self._unit, email, name.capitalize(), role, units)
            say(f"  {email:20} {_(ROLES[role]):13} {'  '.join(codes[:CODES])}")
            if page is not None:
                path = folder / f"{name}-{page.rpartition('/')[2] or 'forside'}.png"
                shots.append(Shot(f"{self._centre.url}/{page}", cookie, path))
        return shots
