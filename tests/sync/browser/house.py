"""A demonstration organisation at a centre that listens on this machine alone: what the pages are looked at with.

with house(folder) as it:
    page.goto(it.url + "/")

Three units: one with the demonstration's year, one with a crowded board, one that has not begun. It is the Tuesday of
the demonstration, so that two runs can be compared.
"""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

import uvicorn
from sqlalchemy import insert, select

from bench.municipality import UNITS as ALL
from bench.municipality import fill
from board.board import Board
from board.context import perform
from board.demonstration import hang_up
from board.kinds.card.record import Card
from board.kinds.indicator.record import Indicator
from board.kinds.lift.commands import LiftCard
from board.kinds.round.record import Round
from board.kinds.stakeholder.record import Stakeholdermap
from board.kinds.story.record import Story
from board.kinds.stream.record import Stream, Streamturn
from board.local import new_id
from sync.server import tenants, training
from sync.server.access import admission, audit, invitation, phone_link, register, sessions
from sync.server.access.person import WITH_UNITS
from sync.server.access.rule import Role
from sync.server.db.tables import assignments, closures, history, keys, offers, organisations, pairings, people, units
from sync.server.training import Registered
from tests.patience import PATIENCE_S
from tests.sharing import TUESDAY_MS
from tests.sync.places import Centre, Time, Wall

T = TypeVar("T")
ORGANISATION = "Eksempel kommune"
UNITS = ("Ytterskogen omsorgsboliger", "Solbakken omsorgsboliger", "Nyåpnet avdeling")
GAINS = ((date(2012, 6, 30), 8.5, None), (date(2016, 4, 30), 33.0, 21.5), (date(2017, 12, 31), 46.3, 33.1))


class House:
    """`units` are the public ids of UNITS; `pages` are those that somebody has walked through (see `places`)."""

    def __init__(self, centre: Centre, url: str, units: list[str]) -> None:
        self.centre, self.url, self.units = centre, url, units
        self._cookies: dict[Role, str] = {}
        self.pages: dict[Role | None, list[str]] = {}

    @property
    def unit(self) -> str:
        return self.units[0]

    @cached_property
    def facts(self) -> dict[str, str]:
        """What stands for each name in the braces of a page's address. Made once: a new link ends the one before."""
        told = {
            "public": self.unit,
            "number": "1",
            "word": "open",
            "week": "2025-W46",
            "code": self.centre.do(self._code),
        }
        told |= self.centre.do(self._hung)
        return told | {"link": self.centre.do(lambda tx: self._invitation(tx, "Siri"))}

    def _hung(self, tx: Any) -> dict[str, str]:
        """A stream, a goal for the service, a stakeholder map, a story, a round, and a card of the stream."""
        unit, turn = tenants.unit_number(tx, self.unit), Streamturn.table.c
        of_streams = select(turn.id).where(turn.unit == unit)
        asked = {"stream": Stream, "indicator": Indicator, "card": Card, "analysis": Stakeholdermap}
        asked |= {"story": Story, "subject": Story, "walked": Round}
        found = {name: select(kind.table.c.id).where(kind.table.c.unit == unit) for name, kind in asked.items()}
        found["card"] = found["card"].where(Card.table.c.id.in_(of_streams))
        return {name: tx.scalar(query.order_by("id")) for name, query in found.items()}

    def invitation(self, name: str) -> str:
        """The link's last part, for somebody who is to come in for the first time."""
        return self.centre.do(lambda tx: self._invitation(tx, name))

    def _invitation(self, tx: Any, name: str) -> str:
        email = f"{name.lower()}@eksempel.kommune.no"
        found = tx.scalar(select(people.c.id).where(people.c.email == email))
        if found is None:
            owner, now_ms = tx.scalar(select(organisations.c.id)), self.centre.time()
            who = {"email": email, "name": name, "role": Role.AUDITOR}
            found = register.add(tx, owner, now_ms=now_ms, **who)
        return invitation.make(tx, found, self.centre.time())

    def _code(self, tx: Any) -> str:
        number = tenants.unit_number(tx, self.unit)
        return phone_link.code_of(phone_link.secret_of(tx), number, phone_link.today(self.centre.time())[0])

    def cookie(self, role: Role) -> str:
        """Of somebody of this role who has just signed in; a leader leads the first unit."""
        if role not in self._cookies:
            self._cookies[role] = self.centre.do(lambda tx: _enter(tx, role, self.unit, self.centre.time()))
        return self._cookies[role]


def _enter(tx: Any, role: Role, unit: str, now_ms: int) -> str:
    found = tx.execute(select(people.c.id).where(people.c.role == role)).scalar()
    if found is None:
        owner = tx.scalar(select(organisations.c.id))
        values = {"organisation": owner, "role": role, "name": NAMES[role], "made_ms": now_ms}
        values |= {"password": "of nobody", "totp": "A" * 32}  # so that Min side has all its parts
        made = tx.execute(insert(people).values(email=f"{role}@eksempel.kommune.no", **values))
        found = made.inserted_primary_key[0]
        if role in WITH_UNITS:
            tx.execute(insert(assignments).values(person=found, unit=tenants.unit_number(tx, unit)))
    return sessions.begin(tx, found, now_ms)


NAMES = {
    Role.COORDINATOR: "Inger",
    Role.LEADER: "Marit",
    Role.ADVISER: "Turid",
    Role.SAFETY_REP: "Vera",
    Role.UNION_REP: "Tor",
    Role.AUDITOR: "Rolf",
    Role.OPERATOR: "Dag",
    Role.NATIONAL: "Nina",
}


def elsewhere(work: Callable[[], T]) -> T:
    """Run work on a thread where no event loop is running (see `chromium`)."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


@contextmanager
def house(folder: Path, url: str = "") -> Iterator[House]:
    """Furnished, unless the centre in `folder` is already."""
    centre = Centre(url or f"sqlite:///{folder}/centre.db", Time(TUESDAY_MS))
    try:
        if not publics(centre):
            elsewhere(lambda: _furnish(centre, folder))
        with listening(centre) as address:
            yield House(centre, address, publics(centre))
    finally:
        centre.close()


@contextmanager
def municipality(folder: Path, *, years: int, count: int = len(ALL)) -> Iterator[House]:
    """So many units of the municipality that the benches make, with so many years behind them."""
    centre = Centre(f"sqlite:///{folder}/municipality.db", Time(TUESDAY_MS))
    try:
        if not publics(centre):
            elsewhere(lambda: fill(centre.core.database, TUESDAY_MS, years=years, count=count))
        with listening(centre) as address:
            yield House(centre, address, publics(centre))
    finally:
        centre.close()


def publics(centre: Centre) -> list[str]:
    """The public ids of its units, as they were founded; none in a new centre."""
    return centre.do(lambda tx: [*tx.scalars(select(units.c.public).order_by(units.c.id))])


@contextmanager
def listening(centre: Centre) -> Iterator[str]:
    """The centre's app on a free port of this machine, until the block ends; then the address is nobody's."""
    config = uvicorn.Config(
        centre.app, host="127.0.0.1", port=0, log_config=None, access_log=False, lifespan="off", ws="none"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, name="centre", daemon=True)
    thread.start()
    end = time.monotonic() + PATIENCE_S
    while not server.started:
        assert thread.is_alive(), "the centre did not start"
        assert time.monotonic() < end, "the centre does not answer"
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(PATIENCE_S)


def _furnish(centre: Centre, folder: Path) -> None:
    """The units with what hangs on their walls, and one of everything else that a page can show."""

    def found(tx: Any) -> list[str]:
        organisation = tenants.found_organisation(tx, ORGANISATION, TUESDAY_MS)
        return [tenants.found_unit(tx, organisation, name, TUESDAY_MS) for name in UNITS]

    units = centre.do(found)
    for public, full in zip(units[:2], (False, True), strict=True):
        wall = Wall(folder / public, centre, centre.let_in(public, new_id(), "Tavla på vaktrommet"))
        _lift(wall, hang_up(wall.store, TUESDAY_MS, full), units[2])
        wall.settle()
        wall.close()
    centre.do(lambda tx: _add(tx, units))


def _lift(wall: Wall, board: Board, to: str) -> None:
    """The card that has hung longest, for which an answer was wanted last week."""
    card = min(board.cards.column("plan"), key=lambda one: (one.moved, one.id))
    by = date(2025, 11, 17)
    lift = LiftCard(card.id, to, UNITS[2], "Vi kjører fire mil i uka for å hente nøkler", by=by)
    perform(wall.store, board, lift)


def _add(tx: Any, units: list[str]) -> None:
    organisation = tx.scalar(select(organisations.c.id))
    first, second = (tenants.unit_number(tx, unit) for unit in units[:2])
    for day, identified, realised in GAINS:
        values = {"identified_fte": identified, "realised_fte": realised, "source": "Årsmelding"}
        tx.execute(insert(history).values(organisation=organisation, day=day, made_ms=TUESDAY_MS, **values))
    for unit in (first, second):
        done = tx.scalar(select(Card.table.c.id).where(Card.table.c.unit == unit, Card.table.c.stage == "done"))
        tx.execute(insert(offers).values(unit=unit, card=done, by="Inger", made_ms=TUESDAY_MS))
    of_turid = {"Turid": date(2024, 3, 1)}
    training.enter(tx, first, Registered(days={1: date(2025, 9, 2)}, advisers=of_turid), TUESDAY_MS)
    training.enter(tx, second, Registered(trained=date(2024, 6, 12), advisers=of_turid), TUESDAY_MS)
    training.enter(tx, tenants.unit_number(tx, units[2]), Registered(waiting=date(2025, 10, 20)), TUESDAY_MS)
    tx.execute(insert(closures).values(unit=second, week="2025-W29"))
    later = {"expires_ms": TUESDAY_MS + 600_000, "asked_ms": TUESDAY_MS, "made_ms": TUESDAY_MS}
    wall = {"device": "f" * 16, "name": "Tavla i gangen", "app": "tavle 0.1.0", "user_code": "BCDF-GHJK"}
    tx.execute(insert(pairings).values(hash="0" * 64, denied=False, **wall, **later))
    half = wall | {"device": "e" * 16, "name": "Tavla i kjelleren", "user_code": "CDFG-HJKL"}
    tx.execute(insert(pairings).values(hash="1" * 64, denied=False, **half, **later))
    dag = sessions.enter(tx, _enter(tx, Role.OPERATOR, units[0], TUESDAY_MS), TUESDAY_MS)
    admission.approve(tx, "CDFG-HJKL", units[1], TUESDAY_MS, dag)
    for name, days in (("Power BI, økonomi", 200), ("Nattlig henting", 12), ("Årsmelding", -3)):
        values = {"hash": sha256(name.encode()).hexdigest(), "made_ms": TUESDAY_MS - 90 * 86_400_000, "names": False}
        ends_ms = TUESDAY_MS + days * 86_400_000
        tx.execute(insert(keys).values(organisation=organisation, name=name, ends_ms=ends_ms, **values))
    audit.note(tx, organisation, "Inger", "offered", UNITS[0], TUESDAY_MS)
