"""A centre that is set back to a copy is no more open than it was: who was shut out since stays out."""

from pathlib import Path

import pytest
from sqlalchemy import select, update

from board import calendar
from sync.server import levels, tenants
from sync.server.access import device_tokens, keys, register
from sync.server.access.rule import Role
from sync.server.db import backup
from sync.server.db.tables import devices, lowerings, organisations, people
from sync.wall.connection_status import ConnectionState
from tests.sync.access.member import NEW_PASSWORD, Member, kept
from tests.sync.places import Centre, Wall
from tests.sync.pull.readers import Reader

pytestmark = pytest.mark.one_file


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
    backup.back_up(tmp_path / "centre.db", tmp_path / "copy.db")
    centre.time.pass_(days=3)
    move(taken, own, None)
    move(given, None, own)
    before, used = centre.do(lambda tx: levels.of_organisation(tx, owner)), leader.fresh()
    assert leader.try_in(code=used).status_code == 303
    set_back(centre, tmp_path)
    assert leader.try_in(code=used).status_code != 303, "a code opens once, also across a copy"
    reads = leader.inside()
    assert [reads.get(f"/enhet/{public}").status_code for public in (unit, taken, given)] == [200, 404, 200]
    assert centre.do(lambda tx: levels.of_organisation(tx, owner)) == before, "and what was before stays as it was"


def test_who_was_shut_out_since_the_copy_stays_out(centre: Centre, unit: str, tmp_path: Path) -> None:
    inger, tor = Member(centre, unit).set_up(), Member(centre, unit, Role.LEADER, "Tor").set_up()
    stolen = Wall(tmp_path / "stolen", centre, centre.let_in(unit, "a" * 16, "Vaktrommet"))
    stays = Wall(tmp_path / "stays", centre, centre.let_in(unit, "b" * 16, "Kjøkkenet"))
    stolen.card("c1")
    assert {wall.settle().state for wall in (stolen, stays)} == {ConnectionState.CONNECTED}
    program, other = Reader(centre, unit), Reader(centre, unit)
    backup.back_up(tmp_path / "centre.db", tmp_path / "copy.db")

    def shut(tx: object) -> None:
        now, theirs = centre.time(), inger.organisation
        device_tokens.revoke(tx, tx.scalar(select(devices.c.id).where(devices.c.name == "Vaktrommet")), now)
        register.close(tx, theirs, tor.id, saw=None, by=None, now_ms=now)
        keys.revoke(tx, theirs, keys.hashed(program.key), now)
        tx.execute(update(organisations).values(threshold=5, names=False))
        tx.execute(lowerings.insert().values(organisation=theirs, week="2026-W50", threshold=7))
        tx.execute(update(people).where(people.c.id == inger.id).values(password=kept(NEW_PASSWORD), role="auditor"))

    centre.do(lambda tx: tx.execute(update(organisations).values(names=True)))
    centre.do(shut)
    set_back(centre, tmp_path)
    assert stays.settle().state is ConnectionState.CONNECTED
    assert stolen.settle().state is ConnectionState.UNAUTHORISED
    assert tor.try_in().status_code != 303
    assert program.ask().status_code == 401
    assert other.ask().status_code == 200
    assert inger.try_in().status_code != 303, "the password she had then opens nothing any more"
    assert inger.try_in(password=NEW_PASSWORD).status_code == 303
    rules = select(organisations.c.threshold, organisations.c.names)
    assert centre.do(lambda tx: tuple(tx.execute(rules).one())) == (5, False)
    assert centre.do(lambda tx: tx.scalars(select(lowerings.c.threshold)).all()) == [7]
    assert centre.do(lambda tx: tx.scalar(select(people.c.role).where(people.c.id == inger.id))) == "auditor"
    for wall in (stolen, stays):
        wall.close()
