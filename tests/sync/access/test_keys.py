"""Keys of programs that read the reports: shown once, opening one organisation, until they end or are revoked."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

import migrations
from board.log.stamp import wall_ms
from board.store.store import engine_for
from sync.server.access import keys
from sync.server.db.tables import keys as table
from sync.server.db.tables import units
from sync.server.tenants import unit_number
from tests.sync.places import Centre
from tests.sync.web.office import set_organisation


def owner(centre: Centre, unit: str) -> int:
    return int(
        centre.do(lambda tx: tx.scalar(select(units.c.organisation).where(units.c.id == unit_number(tx, unit))))
    )


def make(centre: Centre, organisation: int, names: bool = False) -> str:
    return centre.do(lambda tx: keys.make(tx, organisation, "Power BI", names=names, now_ms=centre.time()))


def enter(centre: Centre, shown: str) -> keys.Consumer | None:
    return centre.do(lambda tx: keys.enter(tx, shown, centre.time()))


def test_a_key_opens_the_organisation_it_was_made_for(centre: Centre, unit: str) -> None:
    other = owner(centre, centre.unit("Renovasjon"))
    consumer = enter(centre, make(centre, other))
    assert consumer is not None
    assert (consumer.organisation, consumer.name) == (other, "Power BI")
    assert consumer.organisation_name == "Renovasjon kommune"
    assert consumer.threshold == 3


def test_a_wrong_key_opens_nothing(centre: Centre, unit: str) -> None:
    shown = make(centre, owner(centre, unit))
    for wrong in ("", shown[:-1], shown + "x", shown.removeprefix(keys.MARK), shown.upper()):
        assert enter(centre, wrong) is None


def test_the_centre_keeps_nothing_that_opens(centre: Centre, unit: str) -> None:
    shown = make(centre, owner(centre, unit))
    row: Any = centre.do(lambda tx: tx.execute(select(table)).one())
    assert shown not in map(str, row)
    assert enter(centre, row.hash) is None


def test_a_revoked_key_opens_nothing_and_is_not_revoked_twice(centre: Centre, unit: str) -> None:
    mine = owner(centre, unit)
    shown = make(centre, mine)
    (row,) = centre.do(lambda tx: keys.in_use(tx, mine))
    assert centre.do(lambda tx: keys.revoke(tx, mine, row.hash, centre.time())) == "Power BI"
    assert enter(centre, shown) is None
    assert centre.do(lambda tx: keys.in_use(tx, mine)) == []
    with pytest.raises(LookupError):
        centre.do(lambda tx: keys.revoke(tx, mine, row.hash, centre.time()))


@pytest.mark.parametrize("lasts", [None, *keys.Lasts])
def test_a_key_opens_until_the_day_it_ends_a_year_where_nothing_else_is_said(
    centre: Centre, unit: str, lasts: keys.Lasts | None
) -> None:
    mine = owner(centre, unit)
    more = {"lasts": lasts} if lasts else {}
    shown = centre.do(lambda tx: keys.make(tx, mine, "Power BI", names=False, now_ms=centre.time(), **more))
    centre.time.pass_(days={None: 365, "quarter": 90, "year": 365, "two_years": 730}[lasts], s=-1)
    assert enter(centre, shown) is not None
    centre.time.pass_(s=1)
    with pytest.raises(keys.Ended):
        enter(centre, shown)


def test_a_key_that_has_ended_can_still_be_taken_off_the_list_and_is_then_unknown(centre: Centre, unit: str) -> None:
    mine = owner(centre, unit)
    shown = make(centre, mine)
    centre.time.pass_(days=400)
    (row,) = centre.do(lambda tx: keys.in_use(tx, mine))
    centre.do(lambda tx: keys.revoke(tx, mine, row.hash, centre.time()))
    assert enter(centre, shown) is None


def test_keys_from_before_there_was_an_end_get_a_year_from_the_upgrade(tmp_path: Path) -> None:
    engine = engine_for(tmp_path / "centre.db")
    with engine.begin() as tx:
        migrations.upgrade(tx, "board")
        migrations.upgrade(tx, "centre", "0003")
        tx.execute(text("INSERT INTO organisations (id, public, name, made_ms) VALUES (1, 'x', 'X', 1)"))
        tx.execute(text("INSERT INTO keys (hash, organisation, name, made_ms) VALUES ('h', 1, 'Power BI', 1)"))
        before = wall_ms()
        migrations.upgrade(tx, "centre")
        ends_ms = tx.scalar(select(table.c.ends_ms))
    engine.dispose()
    assert before <= ends_ms - 365 * 86_400_000 <= wall_ms()


def test_nobody_revokes_the_key_of_another_organisation(centre: Centre, unit: str) -> None:
    mine, other = owner(centre, unit), owner(centre, centre.unit("Renovasjon"))
    shown = make(centre, mine)
    (row,) = centre.do(lambda tx: keys.in_use(tx, mine))
    with pytest.raises(LookupError):
        centre.do(lambda tx: keys.revoke(tx, other, row.hash, centre.time()))
    assert enter(centre, shown) is not None


@pytest.mark.parametrize(
    ("key", "organisation", "may"), [(True, True, True), (True, False, False), (False, True, False)]
)
def test_names_are_read_only_where_both_the_key_and_the_organisation_allow(
    centre: Centre, unit: str, key: int, organisation: int, may: bool
) -> None:
    set_organisation(centre, names=bool(organisation))
    consumer = enter(centre, make(centre, owner(centre, unit), names=bool(key)))
    assert consumer is not None
    assert consumer.names is may


def test_it_is_remembered_to_the_minute_when_a_key_was_used(centre: Centre, unit: str) -> None:
    mine = owner(centre, unit)
    shown = make(centre, mine)

    def used() -> int:
        (row,) = centre.do(lambda tx: keys.in_use(tx, mine))
        return int(row.used_ms)

    assert used() == 0
    enter(centre, shown)
    first = used()
    assert first == centre.time()
    centre.time.pass_(s=30)
    enter(centre, shown)
    assert used() == first
    centre.time.pass_(s=31)
    enter(centre, shown)
    assert used() == centre.time()
