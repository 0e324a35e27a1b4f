"""What the centre tells a wall of the unit's other walls, as it would arrive: one waits, one came.

one_waits(wall); one_came(wall)
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from board.log import log
from board.log.change import Change
from board.log.log import Touched
from board.store.store import Store
from kiosk.demo.hung import Hung
from kiosk.state import Pairing, Service
from sync.wall.connection_status import ConnectionState, ConnectionStatus

CENTRE = "ce" * 8
DAY_MS = 86_400_000
CODE = "BCDF-GHJK"


def tell(wall: Hung, record: str, **fields: Any) -> None:
    """The centre says so, now."""

    def arrive(store: Store) -> Touched:
        with store.write() as tx:
            change = Change(
                CENTRE, log.last_n(tx, CENTRE) + 1, store.clock.next(), "told", "newcomer", record, fields
            )
            return log.ingest(tx, [change]).touched

    wall.root.linked(ConnectionStatus(ConnectionState.CONNECTED))
    board = wall.root.worker.with_store(lambda store: wall.root.worker.took(arrive(store)))
    wall.root.contact._post(lambda: wall.root.contact._on_board(board))
    wall.settle()


def one_waits(wall: Hung, name: str = "Vaktrommet i 2. etasje", record: str = "n1") -> None:
    """Somebody at the centre has let it in; it shows CODE."""
    until = wall.now_ms + 7 * DAY_MS
    tell(wall, record, name=name, code=CODE, asked=wall.now_ms, until=until, role="coordinator")


def one_came(wall: Hung, name: str = "Vaktrommet i 2. etasje", record: str = "n1") -> None:
    tell(wall, record, name=name, code=CODE, came=wall.now_ms, by="people")


def half_in(wall: Hung) -> None:
    """This wall waits itself: one person has let it in."""
    wall.root.go("settings", section="centre")
    pairing = Pairing("tavle.eksempel.kommune.no", False, CODE, "https://tavle.eksempel.kommune.no/pair", half=True)
    wall.root.state = replace(wall.root.state, pairing=pairing)


def asked(wall: Hung) -> None:
    """The settings of a wall where another one waits, and one came before."""
    one_came(wall, "Kjøkkenet", "n0")
    one_waits(wall)
    told, contact = Service("https://tavle.eksempel.kommune.no"), wall.root.contact
    contact.service = lambda then, refused: contact._post(lambda: then(told))
    wall.root.go("settings", section="centre")


SCENES: dict[str, Callable[[Hung], None]] = {
    "home-newcomer": one_waits,
    "home-newcomer-came": one_came,
    "settings-newcomer": asked,
    "settings-newcomer-half": half_in,
}
"""For the pictures."""
