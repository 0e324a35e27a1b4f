"""A centre inside another process, for the demonstration: the real server on a free port of this machine alone.

with embedded(folder) as centre:
    unit = centre.unit("Eksempel kommune", "Ytterskogen omsorgsboliger")
    centre.approve(code, unit)
"""

import logging
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import structlog
import uvicorn
from sqlalchemy import Connection, func, insert, select, update

from board.board import Board
from board.kinds.story.record import Story, said
from board.local import new_id
from board.log import log
from board.log.change import Fact
from board.log.stamp import wall_ms
from sync.server import levels, server_writes, tenants, training
from sync.server.access import admission, codes, keys, passwords, register, sessions
from sync.server.access.rule import Role
from sync.server.api.request_head import BoundedHead
from sync.server.app import create_app
from sync.server.centre import Centre
from sync.server.db.tables import organisations, people, units
from sync.server.reports.period import today

T = TypeVar("T")
START_S = 20.0
YEAR = timedelta(weeks=53)
PASSWORD = "vase-ball-tavle-kort"
"""Of everybody at a centre that is there for the demonstration alone, on this machine alone."""


class Embedded:
    """What the demonstration asks of its centre. `url` is where it listens."""

    def __init__(self, centre: Centre, url: str) -> None:
        self._centre = centre
        self.url = url

    def unit(self, organisation: str, name: str) -> str:
        """The id of a new unit in a new organisation."""

        def found(tx: Connection) -> str:
            return tenants.found_unit(tx, tenants.found_organisation(tx, organisation, wall_ms()), name, wall_ms())

        return self._do(found)

    def follow(self, unit: str, adviser: str) -> None:
        """Enter into the register of the model who follows the unit."""

        def entered(tx: Connection) -> None:
            wanted = training.Registered(advisers={adviser: today(wall_ms())})
            training.enter(tx, tenants.unit_number(tx, unit), wanted, wall_ms())

        self._do(entered)

    def approve(self, code: str, unit: str) -> None:
        """Let the wall that shows this code into a unit, alone, as `tavle admin` may."""
        self._do(lambda tx: admission.approve(tx, code, unit, wall_ms()))

    def sister(self, unit: str, name: str, known_as: str = "") -> str:
        """The id of a new unit in the same organisation as this one."""

        def found(tx: Connection) -> str:
            owner = tx.execute(
                select(organisations.c.public).join_from(organisations, units).where(units.c.public == unit)
            ).scalar_one()
            return tenants.found_unit(tx, owner, name, wall_ms(), known_as)

        return self._do(found)

    def hang_under(self, unit: str, above: str) -> None:
        """The unit hangs under the other, and has done so for a year."""

        def hung(tx: Connection) -> None:
            number, level = tenants.unit_number(tx, unit), tenants.unit_number(tx, above)
            owner = tx.scalar(select(units.c.organisation).where(units.c.id == number))
            levels.hang_under(tx, int(owner or 0), number, None, level, today(wall_ms()) - YEAR)

        self._do(hung)

    def account(self, unit: str, email: str, name: str, role: Role, of: Sequence[str] = ()) -> tuple[str, list[str]]:
        """Somebody of the unit's organisation with this role over these units, who signs in with PASSWORD and a code:
        the cookie of a session that has begun, and the codes, each good once."""
        kept, shown = passwords.hashed(PASSWORD), codes.new_recovery()

        def made(tx: Connection) -> str:
            owner = tx.scalar(select(units.c.organisation).where(units.c.public == unit))
            now_ms = wall_ms()
            person = register.add(tx, int(owner or 0), email=email, name=name, role=role, units=of, now_ms=now_ms)
            secret = codes.secret_from(new_id() + new_id() + new_id())
            proofs = {"password": kept, "totp": secret, "recovery": codes.kept(shown)}
            tx.execute(update(people).where(people.c.id == person).values(**proofs))
            return sessions.begin(tx, person, wall_ms())

        return self._do(made), shown

    def shared(self, unit: str, name: str, **story: Any) -> str:
        """The id of a new sister unit of this name, which shares a story."""

        there = self.sister(unit, name)

        def told(tx: Connection) -> None:
            sister = tenants.unit_number(tx, there)
            fields = {**story, "shared": True, "read": said(Story(**story)), "made": wall_ms()}
            server_writes.write(tx, sister, [Fact(Story.kind, new_id(), fields)], wall_ms())

        self._do(told)
        return there

    def coordinator(self, unit: str, name: str) -> str:
        """The cookie of a coordinator of the unit's organisation who has just signed in."""

        def begun(tx: Connection) -> str:
            owner = tx.scalar(select(units.c.organisation).where(units.c.public == unit))
            values = {"name": name, "email": f"{name}@{unit}".lower(), "role": Role.COORDINATOR, "made_ms": wall_ms()}
            person = tx.scalar(insert(people).values(organisation=owner, **values).returning(people.c.id))
            assert person is not None
            return sessions.begin(tx, person, wall_ms())

        return self._do(begun)

    def key(self, unit: str) -> str:
        """A key for programs to the figures of the unit's organisation."""

        def made(tx: Connection) -> str:
            owner = tx.scalar(select(units.c.organisation).where(units.c.public == unit))
            assert owner is not None
            return keys.make(tx, owner, "Power BI", names=False, now_ms=wall_ms())

        return self._do(made)

    def holds(self, unit: str) -> tuple[int, Board]:
        """How many changes of a unit have arrived, and its board as they make it."""

        def read(tx: Connection) -> tuple[int, Board]:
            number = tenants.unit_number(tx, unit)
            count = tx.scalar(select(func.count()).select_from(log.change).where(log.change.c.unit == number))
            return count or 0, Board.load(tx, number)

        return self._do(read)

    def _do(self, work: Callable[[Connection], T]) -> T:
        return self._centre.database.run(work).result()


class _Server(uvicorn.Server):
    """Answers those who wait for news when it is to stop; it would wait for them."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.config.app.state.centre.waiting.close()  # type: ignore[union-attr]
        await super().shutdown(sockets)


@contextmanager
def embedded(folder: Path) -> Iterator[Embedded]:
    """A centre on an SQLite file in `folder`, listening on 127.0.0.1 until the block ends."""
    before = structlog.get_config()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    app = create_app(f"sqlite:///{folder / 'centre.db'}", alone=True)
    server = _Server(
        uvicorn.Config(app, http=BoundedHead, host="127.0.0.1", port=0, log_config=None, access_log=False)
    )
    thread = threading.Thread(target=server.run, name="centre", daemon=True)
    thread.start()
    end = time.monotonic() + START_S
    while not server.started:
        if time.monotonic() > end or not thread.is_alive():
            raise RuntimeError("the centre did not start")
        time.sleep(0.02)
    url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    app.state.centre.settings = replace(app.state.centre.settings, public_url=url)
    try:
        yield Embedded(app.state.centre, url)
    finally:
        server.should_exit = True
        thread.join(START_S)
        structlog.configure(**before)
