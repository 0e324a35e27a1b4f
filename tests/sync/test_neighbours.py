"""What other units tell a wall through the centre: fetched now and then, kept without a network, never in the log."""

from typing import Any

import pytest
from sqlalchemy import update

from board import neighbours
from sync.server import closing, tenants
from sync.server.db.tables import units
from tests.sync.neighbourhood import Asking, Hang, municipality, sisters
from tests.sync.places import Centre


@pytest.fixture
def asking(centre: Centre, hang: Hang) -> Asking:
    own, *_ = municipality(centre, "Solbakken", "Åsen barnehage", "Nordlia", "Bygg og eiendom")
    municipality(centre, "Fjordgata skole", of="Østre Toten kommune")
    return Asking(hang("wall", into=own))


def test_a_wall_knows_the_other_units_of_its_organisation_by_name(asking: Asking) -> None:
    assert asking.round() == ["Bygg og eiendom", "Nordlia", "Åsen barnehage"]
    with asking.wall.store.read() as tx:
        ids = [one.id for one in neighbours.read(tx).sisters]
    assert ids == ["vestre-toten-bygg-og-eiendom", "vestre-toten-nordlia", "vestre-toten-asen-barnehage"]
    assert asking.wall.log() == []


def test_they_are_asked_for_every_ten_minutes_and_told_again_only_when_there_is_news(
    asking: Asking, centre: Centre
) -> None:
    first = asking.round()
    whole = asking.line.bytes
    assert [asking.round() for _ in range(5)] == [first] * 5
    assert asking.line.asked == 1
    centre.time.pass_(s=600)
    assert asking.round() == first
    assert asking.line.asked == 2
    assert asking.line.bytes < 50 < whole


def test_a_unit_that_is_renamed_or_closed_follows(asking: Asking, centre: Centre) -> None:
    asking.round()

    def work(tx: Any) -> None:
        renamed, shut = (tenants.unit_number(tx, f"vestre-toten-{name}") for name in ("nordlia", "bygg-og-eiendom"))
        tx.execute(update(units).where(units.c.id == renamed).values(name="Nordlia omsorgsboliger"))
        closing.close_unit(tx, shut, centre.time())

    centre.do(work)
    centre.time.pass_(s=600)
    assert asking.round() == ["Nordlia omsorgsboliger", "Åsen barnehage"]


def test_without_a_network_they_are_what_was_told_last(asking: Asking, centre: Centre) -> None:
    told = asking.round()
    asking.line.away = True
    centre.time.pass_(days=90)
    assert asking.round() == told
    asking.wall.close()
    asking.wall.open()
    assert sisters(asking.wall) == told


def test_an_older_centre_is_left_alone_for_an_hour(asking: Asking, centre: Centre) -> None:
    asking.line.older = True
    assert [asking.round() for _ in range(3)] == [[]] * 3
    centre.time.pass_(s=3500)
    asking.round()
    assert asking.line.asked == 1
    assert asking.loop.link.connected
    asking.line.older = False
    centre.time.pass_(s=101)
    assert len(asking.round()) == 3


def test_what_cannot_be_read_was_never_told(asking: Asking, centre: Centre) -> None:
    """As when a later build has written there, or a disk."""
    told = asking.round()
    with asking.wall.store.write() as tx:
        neighbours.local.put(tx, neighbours.TOLD, {"sisters": [{"id": "Å", "name": 5}]})
        assert neighbours.read(tx).sisters == ()
        neighbours.forget(tx)
    centre.time.pass_(s=600)
    assert asking.round() == told


@pytest.mark.parametrize("tag", ["x", "a" * 33, "å", "A"])
def test_a_tag_that_is_none_is_refused(asking: Asking, centre: Centre, tag: str) -> None:
    key = asking.wall.credentials.current
    assert key
    headers = {"authorization": f"Bearer {key.token}"}
    answer = centre.ask("GET", "/v1/neighbours", params={"tag": tag}, headers=headers)
    assert (answer.status_code, answer.json()["error"]) == (422, "malformed")
