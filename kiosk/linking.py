"""Links the wall to its centre: the sync thread asks the network, and its store steps run on the wall's one writer.

Knows the worker and sync's public face; what the screen makes of the link is `kiosk.presenters`'s business.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import threading
from collections.abc import Callable
from pathlib import Path

from board import local, neighbours
from board.board import Board
from board.catalogue import _
from board.errors import Refused
from board.log import parked
from board.log.log import Touched
from board.store.store import Store
from kiosk.state import Service
from kiosk.worker import Worker
from sync.wall import apply
from sync.wall.client import Client
from sync.wall.connection_status import ConnectionState, ConnectionStatus
from sync.wall.credentials import Credentials, CredentialsFile
from sync.wall.http import HttpClient, Trouble
from sync.wall.leaving import leave
from sync.wall.loop import LoggedRound, Loop

log = logging.getLogger("tavle")

PAGE = 100
"""Changes stored in one step: few, so that a month's backlog never holds up a finger."""


class Linking:
    """`on_link` and `on_board` are called on other threads than the screen's; the caller brings them there."""

    def __init__(
        self,
        credentials: CredentialsFile,
        worker: Worker,
        *,
        app: str,
        on_link: Callable[[ConnectionStatus], None],
        on_board: Callable[[Board], None],
    ) -> None:
        self.credentials = credentials
        self._worker = worker
        self._app = app
        self._on_link = on_link
        self._on_board = on_board
        self._loop: Loop | None = None

    def start(self) -> None:
        """Begin to keep in touch as soon as the writer has told who this wall is. A file that cannot be opened now is
        begun with when it can."""
        self._worker.later(local.device_of, lambda _: None, self._begin)

    def _begin(self, device: str) -> None:
        if (key := self.credentials.current) is None:
            return  # it was left meanwhile
        gc.freeze()  # else tidying up after a long backlog looks at the whole wall, and holds up frames
        self._loop = Loop(self._client, device=device, on_link=self._on_link, unit=key.unit_name)
        self._loop.start()

    def stop(self, *, wait: bool = True) -> None:
        """No more rounds; with `wait` none is under way either."""
        if self._loop:
            self._loop.stop(wait=wait)
            self._loop = None

    def wake(self) -> None:
        """Something was done here: say it soon."""
        if self._loop:
            self._loop.wake()

    def part(self) -> None:
        """Forget the centre; the board stays. What a round that is under way still learns of keys is kept nowhere. A
        centre that can be reached is told, and nobody waits for that."""
        if (key := self.credentials.current) is not None:
            threading.Thread(target=_say_goodbye, args=(key,), name="goodbye", daemon=True).start()
        self.stop(wait=False)
        self.credentials.drop()
        self._on_link(ConnectionStatus())
        self._worker.later(self._forget_neighbours, lambda _: None)

    def _forget_neighbours(self, store: Store) -> None:
        with store.write() as tx:
            neighbours.forget(tx)
        self._arrived({})

    def service(self, then: Callable[[Service], None], refused: Callable[[Refused], None]) -> None:
        """Tell how the last rounds went and what the centre could not store, on the writer's thread."""
        centre = self.credentials.current.url if self.credentials.current else ""
        rounds = tuple((r.at, _told(r)) for r in (self._loop.rounds if self._loop else ()))

        def read(store: Store) -> None:
            named = tuple((f"{c.kind} {c.record}", why) for c, why in apply.refused(store))
            with store.read() as tx:
                unread = tuple((parked.named(tx, one), _why(one)) for one in parked.unread(tx))
            then(Service(centre, rounds, named, unread))

        self._worker.later(read, refused)

    def _client(self) -> Client:
        key = self.credentials.current
        assert key is not None
        return Client(
            _line(key), self.credentials, self._worker.with_store, arrived=self._arrived, app=self._app, page=PAGE
        )

    def _arrived(self, touched: Touched) -> None:
        """On the writer's thread, after COMMIT: other walls have done something, or the organisation has."""
        self._on_board(self._worker.took(touched))


def _line(key: Credentials) -> HttpClient:
    return HttpClient(key.url, ca=Path(key.ca) if key.ca else None)


def _say_goodbye(key: Credentials) -> None:
    async def say() -> bool:
        line = _line(key)
        try:
            return await leave(line, key)
        finally:
            await line.close()

    try:
        heard = asyncio.run(say())
    except (Trouble, OSError, ValueError):  # the last two: the file of its authority is gone, or broken
        heard = False
    log.info("the centre has heard it" if heard else "the centre has not heard it")


def _why(one: parked.Unread) -> str:
    """What is wrong with it, for whoever is to mend it."""
    if one.broke:
        return _("feil i programmet, se tavle.log")
    if one.unlawful:
        return _("teller ikke: {fields}").format(fields=", ".join(one.fields))
    return ", ".join(one.fields) or _("ukjent navn på kortet eller opplysningen")


def _told(round_: LoggedRound) -> str:
    """One round in a few words."""
    outcome = round_.outcome
    if outcome.state is not ConnectionState.CONNECTED:
        return outcome.state.say()
    return _("{pushed} sendt, {pulled} hentet").format(pushed=outcome.pushed, pulled=outcome.pulled)
