"""A centre that is set back to a copy is no more open than it was: who was shut out since stays out."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, Select, select, update
from sqlalchemy.sql import visitors

from board import calendar
from sync.protocol.pairing import PairingRequest
from sync.protocol.problem import Code, Problem
from sync.server import levels, tenants
from sync.server.access import admission, device_tokens, hands, keys, openid, pairing, register
from sync.server.access.openid import Identity
from sync.server.access.rule import Role
from sync.server.db import backup, metadata, still_shut
from sync.server.db.tables import devices, lowerings, organisations, pairings, people, sessions
from sync.wall.connection_status import ConnectionState
from tests.sync.access.member import NEW_PASSWORD, Member, kept
from tests.sync.places import Centre, Wall
from tests.sync.pull.readers import Reader

pytestmark = pytest.mark.one_file
AS_IN_THE_COPY = {
    *("alarms", "audit", "browsers", "refusals", "tries"),  # told, counted and kept: none of it opens anything
    *("aims", "closures", "forewords", "history", "offers", "taken", "training"),  # what was said
    *("centre.id", "centre.secret", "keys.ends_ms", "keys.name", "keys.names", "organisations.name", "people.unit"),
    *("keys.organisation", "people.organisation", "units.organisation", "devices.unit"),  # never change
    *("lowerings.organisation", "organisations.id"),
    *("devices.app", "devices.device", "devices.left_ms", "devices.name", "devices.seen_ms", "devices.skew_ms"),
    "devices.pin_reset_ms",  # an order that a wall has carried out, or that is given again
    *("organisations.receives", "organisations.closed_ms", "units.closed_ms", "units.name", "units.made_ms"),
    *("organisations.made_ms", "keys.made_ms", "keys.used_ms", "units.seq", "units.digest", "units.redacted"),
    *("people.email", "people.name", "people.failures", "people.locked_ms"),
}
"""Tables, and columns of the others, that nobody is let in or kept out by, or that stay with what they belong to."""


def set_back(centre: Centre, folder: Path) -> None:
    centre.close()
    backup.restore(folder / "copy.db", folder / "centre.db", centre.time())
    centre.open()


def test_a_unit_that_was_moved_since_is_read_by_those_above_it_now(centre: Centre, unit: str, tmp_path: Path) -> None:
    leader = Member(centre, unit, Role.LEADER, "Tor").set_up()
    own, owner = centre.do(lambda tx: tenants.unit_number(tx, unit)), leader.organisation
    whose = centre.do(lambda tx: tx.scalar(select(organisations.c.public)))
    taken, given = (
        centre.do(lambda tx, name=name: tenants.found_unit(tx, whose, name, 0)) for name in ("Øst", "Vest")
    )

    def move(public: str, seen: int | None, above: int | None) -> None:
        day = calendar.day(centre.time())
        centre.do(lambda tx: levels.hang_under(tx, owner, tenants.unit_number(tx, public), seen, above, day))

    move(taken, None, own)
    rule = update(organisations)
    centre.do(lambda tx: tx.execute(rule.values(threshold=5)))
    backup.back_up(tmp_path / "centre.db", tmp_path / "copy.db")
    centre.time.pass_(days=3)
    move(taken, own, None)
    move(given, None, own)
    before, used = centre.do(lambda tx: levels.of_organisation(tx, owner)), leader.fresh()
    move(centre.do(lambda tx: tenants.found_unit(tx, whose, "Nord", 0)), None, own)
    once = (used, leader.recovery[0])
    centre.do(lambda tx: tx.execute(rule.values(threshold=3)))
    assert [leader.try_in(code=code).status_code for code in once] == [303, 303]
    set_back(centre, tmp_path)
    assert all(leader.try_in(code=code).status_code != 303 for code in once), "a code opens once, also across a copy"
    reads = leader.inside()
    assert [reads.get(f"/enhet/{public}").status_code for public in (unit, taken, given)] == [200, 404, 200]
    assert centre.do(lambda tx: levels.of_organisation(tx, owner)) == before, "and what was before stays as it was"
    assert centre.do(lambda tx: tx.scalar(select(organisations.c.threshold))) == 5, "as strict as the copy was"


def test_who_was_shut_out_since_the_copy_stays_out(centre: Centre, unit: str, tmp_path: Path) -> None:
    inger, tor = Member(centre, unit).set_up(), Member(centre, unit, Role.LEADER, "Tor").set_up()
    stolen = Wall(tmp_path / "stolen", centre, centre.let_in(unit, "a" * 16, "Vaktrommet"))
    stays = Wall(tmp_path / "stays", centre, centre.let_in(unit, "b" * 16, "Kjøkkenet"))
    stolen.card("c1")
    assert {wall.settle().state for wall in (stolen, stays)} == {ConnectionState.CONNECTED}
    program, other = Reader(centre, unit), Reader(centre, unit)

    def open_wide(tx: object) -> None:
        tx.execute(update(organisations).values(names=True, opens=True))
        tx.execute(lowerings.insert().values(organisation=inger.organisation, week="2026-W49", threshold=4))

    centre.do(open_wide)
    signed_in = inger.inside()
    backup.back_up(tmp_path / "centre.db", tmp_path / "copy.db")

    def shut(tx: object) -> None:
        now, theirs = centre.time(), inger.organisation
        device_tokens.revoke(tx, tx.scalar(select(devices.c.id).where(devices.c.name == "Vaktrommet")), now)
        register.close(tx, theirs, tor.id, saw=None, by=None, now_ms=now)
        keys.revoke(tx, theirs, keys.hashed(program.key), now)
        tx.execute(update(organisations).values(threshold=5, names=False, opens=False))
        tx.execute(update(lowerings).values(threshold=6))
        tx.execute(lowerings.insert().values(organisation=theirs, week="2026-W50", threshold=7))
        anew = {"password": kept(NEW_PASSWORD), "totp": tor.totp, "role": "auditor"}
        tx.execute(update(people).where(people.c.id == inger.id).values(anew))

    centre.do(shut)
    set_back(centre, tmp_path)
    assert signed_in.get("/").status_code == 303, "nobody is signed in"
    assert stays.settle().state is ConnectionState.CONNECTED
    assert stolen.settle().state is ConnectionState.UNAUTHORISED
    assert tor.try_in().status_code != 303
    assert program.ask().status_code == 401
    assert other.ask().status_code == 200
    inger.totp = tor.totp
    assert inger.try_in().status_code != 303, "the password she had then opens nothing any more"
    assert inger.try_in(password=NEW_PASSWORD).status_code == 303
    rules = select(organisations.c.threshold, organisations.c.names, organisations.c.opens)
    assert centre.do(lambda tx: tuple(tx.execute(rules).one())) == (5, False, False)
    assert centre.do(lambda tx: tx.scalars(select(lowerings.c.threshold).order_by("week")).all()) == [6, 7]
    assert centre.do(lambda tx: tx.scalar(select(people.c.role).where(people.c.id == inger.id))) == "auditor"
    for wall in (stolen, stays):
        wall.close()


def test_whoever_began_anew_since_comes_in_by_the_new_way_alone(centre: Centre, unit: str, tmp_path: Path) -> None:
    """A key of a wall that was exchanged, an account that was begun anew, and with whom it shares a hand."""
    inger, tor = Member(centre, unit).set_up(), Member(centre, unit, name="Tor").set_up()
    wall = Wall(tmp_path / "wall", centre, before := centre.let_in(unit, "a" * 16, "Vaktrommet"))
    assert wall.settle().state is ConnectionState.CONNECTED

    def came(subject: str) -> bool:
        known = Identity(f"https://login.example {subject}", "nobody@example.no")
        return centre.do(lambda tx: openid.enter(tx, known)) is not None

    def bind(subject: str) -> None:
        known = Identity(f"https://login.example {subject}", tor.email)
        assert centre.do(lambda tx: openid.enter(tx, known)).id == tor.id

    bind("stolen")
    backup.back_up(tmp_path / "centre.db", tmp_path / "copy.db")

    def begin_anew(tx: object) -> None:
        register.invite(tx, tor.organisation, tor.id, by=inger.id, now_ms=centre.time())
        device_tokens.age(tx, tx.scalar(select(devices.c.id)))

    centre.do(begin_anew)
    bind("his")
    wall.rounds(2)
    assert wall.credentials.current.token != before
    tor.change_password(NEW_PASSWORD)
    set_back(centre, tmp_path)
    assert not came("stolen")
    assert came("his")
    assert not centre.do(lambda tx: hands.apart(tx, inger.id, tor.id)), "the link to his account was shown to her"
    assert centre.do(lambda tx: device_tokens.enter(tx, before, centre.time())) is None
    assert wall.settle().state is ConnectionState.CONNECTED
    wall.close()


def test_a_wall_that_was_refused_since_waits_no_more(centre: Centre, unit: str, tmp_path: Path) -> None:
    asks = PairingRequest(device="c" * 16, name="Vaktrommet", app="")
    refused, waits = (centre.do(lambda tx: pairing.begin(tx, asks, centre.time(), "http://centre")) for _ in range(2))
    backup.back_up(tmp_path / "centre.db", tmp_path / "copy.db")
    centre.do(lambda tx: admission.deny(tx, refused.user_code, centre.time()))
    set_back(centre, tmp_path)

    def answer(asked: object) -> object:
        return centre.do(lambda tx: pairing.fetch(tx, asked.device_code, centre.time()))

    assert isinstance(gone := answer(refused), Problem)
    assert gone.error is Code.EXPIRED
    assert answer(waits).error is Code.PENDING


def test_of_every_column_it_is_said_whether_a_centre_that_is_set_back_keeps_it() -> None:
    """A new one that shuts somebody out is thought of when it is made."""
    tables, asked = [*metadata.tables.values()], set[str]()

    def ask(question: Select[Any]) -> list[Any]:
        asked.update(
            str(one) for one in visitors.iterate(question) if isinstance(one, Column) and one.table in tables
        )
        return []

    still_shut.read(ask)
    ask(backup._ERASED)
    made_anew = {"centre.epoch", "centre.device"} | {str(column) for column in [*pairings.c, *sessions.c]}
    every = {str(c) for table in tables if table.name not in AS_IN_THE_COPY for c in table.c}
    assert every == asked | made_anew | {one for one in AS_IN_THE_COPY if "." in one}
