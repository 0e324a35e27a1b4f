"""Pairs the wall with a centre while somebody looks at the screen: asks for a code, waits for it to be approved.

A thread of its own, since the network may be slow; what becomes of it is told by `on_change` as a `Pairing` value.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from board.catalogue import N_, _
from kiosk.state import Pairing
from sync.wall import pending_pairing
from sync.wall.credentials import CredentialsFile
from sync.wall.http import HttpClient, Trouble
from sync.wall.pairing import Invitation, Refused, pair

NOT_KEPT = N_("Nøkkelen kunne ikke lagres. Si fra til leder.")


class Ceremony:
    """One attempt. `stop` gives it up."""

    def __init__(
        self,
        folder: Path,
        url: str,
        device: str,
        name: str,
        app: str,
        on_change: Callable[[Pairing], None],
        begun: Invitation | None = None,
    ) -> None:
        self._folder, self._url, self._device, self._name, self._app = folder, url, device, name, app
        self._on_change = on_change
        self._begun = begun
        self._now = Pairing(address=url, asking=True)
        self._events: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None
        self._thread = threading.Thread(target=self._run, name="pairing", daemon=True)
        on_change(self._now)
        self._thread.start()

    def stop(self) -> None:
        if self._events and self._task:
            with contextlib.suppress(RuntimeError):  # it has ended meanwhile
                self._events.call_soon_threadsafe(self._task.cancel)

    def _run(self) -> None:
        with contextlib.suppress(asyncio.CancelledError):
            asyncio.run(self._live())

    async def _live(self) -> None:
        self._events, self._task = asyncio.get_running_loop(), asyncio.current_task()
        try:
            http = HttpClient(self._url)
            try:
                credentials = CredentialsFile(self._folder)
                await pair(
                    http,
                    self._url,
                    credentials,
                    self._device,
                    self._show,
                    begun=self._begun,
                    name=self._name,
                    app=self._app,
                )
            finally:
                await http.close()
            pending_pairing.forget(self._folder)
            self._tell(Pairing(address=self._url, done=True))
        except Trouble as trouble:
            self._tell(Pairing(address=self._url, fault=trouble.state.say()))
        except Refused as refused:
            pending_pairing.forget(self._folder)
            self._tell(Pairing(address=self._url, fault=str(refused)))
        except (OSError, ValueError):
            self._tell(Pairing(address=self._url, fault=_(NOT_KEPT)))

    def _show(self, invitation: Invitation) -> None:
        if invitation.half and invitation != self._begun:
            pending_pairing.keep(self._folder, self._url, invitation)
        shown = replace(self._now, code=invitation.code, picture=invitation.address, half=invitation.half)
        self._tell(replace(shown, asking=False))

    def _tell(self, pairing: Pairing) -> None:
        self._now = pairing
        self._on_change(pairing)
