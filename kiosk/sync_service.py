"""Everything between this wall and a centre, as the app needs it: being let in, keeping in touch, being left alone.

Most walls start without any of it, so the parts that need the network's libraries are imported when first wanted.
"""

from __future__ import annotations

import importlib
import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from board.board import Board
from board.errors import Refused
from board.local import device_of
from board.store.faults import where
from kiosk.gate import Gate
from kiosk.state import Pairing, Service
from kiosk.worker import Worker
from sync.wall.connection_status import ConnectionState, ConnectionStatus
from sync.wall.credentials import WAITING_FILE, CredentialsFile

if TYPE_CHECKING:
    from kiosk.linking import Linking
    from kiosk.pairing import Ceremony
    from sync.wall.pairing import Invitation

log = logging.getLogger("tavle")


class Contact:
    """`on_link`, `on_board` and `on_pairing` are called on the main thread, which `post` brings things to."""

    def __init__(
        self,
        folder: Path,
        worker: Worker,
        gate: Gate,
        *,
        post: Callable[[Callable[[], None]], None],
        on_link: Callable[[ConnectionStatus], None],
        on_board: Callable[[Board], None],
        on_pairing: Callable[[Pairing], None],
    ) -> None:
        self._folder, self._worker, self._gate, self._post = folder, worker, gate, post
        self._on_link, self._on_board, self._on_pairing = on_link, on_board, on_pairing
        self._credentials: CredentialsFile | None = None
        self._linking: Linking | None = None
        self._ceremony: Ceremony | None = None
        self._asked: object | None = None

    def start(self) -> None:
        """Keep in touch, if the wall has been let in somewhere."""
        self._credentials = CredentialsFile(self._folder)
        if self._credentials.current is not None:
            self._on_link(ConnectionStatus(ConnectionState.NOT_TRIED))
            self._link(self._credentials)
        elif (self._folder / WAITING_FILE).exists():
            from sync.wall import pending_pairing

            if kept := pending_pairing.kept(self._folder):
                self._begin(kept.url, "", "", kept.invitation)

    def wake(self) -> None:
        """Something was done here."""
        if self._linking:
            self._linking.wake()

    def pair(self, address: str, name: str) -> None:
        """Ask the centre there for a code, for a wall of this name. Raises Refused, PIN_NEEDED."""
        self._gate.check()
        self.give_up()
        self._on_pairing(Pairing(address=address, asking=True))
        url = address if "://" in address else f"https://{address}"
        asked = self._asked = object()

        def begin(device: str) -> None:
            if asked is not self._asked:
                return
            self._begin(url, device, name)

        self._worker.later(device_of, lambda refusal: self._on_pairing(Pairing(address, fault=str(refusal))), begin)

    def _begin(self, url: str, device: str, name: str, begun: Invitation | None = None) -> None:
        from kiosk.pairing import Ceremony

        def tell(pairing: Pairing) -> None:
            self._post(lambda: self._paired(pairing))

        self._ceremony = Ceremony(self._folder, url, device, name, _app(), tell, begun)

    def give_up(self) -> None:
        """No code is wanted any more."""
        self._asked = None
        (self._folder / WAITING_FILE).unlink(missing_ok=True)
        if self._ceremony:
            self._ceremony.stop()
            self._ceremony = None
        self._on_pairing(Pairing())

    def part(self) -> None:
        """Forget the centre. Raises Refused, PIN_NEEDED."""
        self._gate.check()
        log.info("left the centre")
        if self._linking:
            self._linking.part()
            self._linking = None
        elif self._credentials:
            self._credentials.drop()
            self._on_link(ConnectionStatus())

    def service(self, then: Callable[[Service], None], refused: Callable[[Refused], None]) -> None:
        """Where the centre is, and for whoever has said the PIN how the last rounds went."""
        key = self._credentials.current if self._credentials else None
        if key is None or not self._gate.open:
            then(Service(key.url if key else ""))
        elif self._linking:
            self._linking.service(lambda told: self._post(lambda: then(told)), refused)

    def stop(self) -> None:
        if self._ceremony:
            self._ceremony.stop()
        if self._linking:
            self._linking.stop()

    def _paired(self, pairing: Pairing) -> None:
        self._on_pairing(pairing)
        if pairing.done:
            log.info("let in at the centre")
            self._ceremony = None
            self.start()

    def _link(self, credentials: CredentialsFile) -> None:
        """The network's libraries take half a second: they come in a thread of their own, while the wall is used."""

        def bring_in() -> None:
            try:
                importlib.import_module("kiosk.linking")
            except Exception as fault:
                log.error("no network on this wall: %s", where(fault))
            else:
                self._post(begin)

        def begin() -> None:
            if credentials is not self._credentials or credentials.current is None:
                return  # it was left meanwhile, or let in somewhere else
            from kiosk.linking import Linking

            self._linking = Linking(
                credentials,
                self._worker,
                app=_app(),
                on_link=lambda link: self._post(lambda: self._on_link(link)),
                on_board=lambda board: self._post(lambda: self._on_board(board)),
            )
            self._linking.start()

        threading.Thread(target=bring_in, name="network", daemon=True).start()


def _app() -> str:
    """What this program calls itself at the centre. Looked up when it first speaks, for that takes a while."""
    from importlib.metadata import version

    return f"tavle {version('tavle')}"
