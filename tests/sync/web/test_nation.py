"""Landet: the sum of all municipalities, for a role that sees nothing of any one of them, and only where they are so
many that none can take off its own and read the others."""

from typing import Any

import pytest
from typer.testing import CliRunner

from board.log.change import Fact
from board.log.log import append
from sync.server import tenants
from sync.server.access.rule import Role
from sync.server.commands import root
from sync.server.db.tables import people, units
from tests.sync.places import Centre
from tests.sync.reports.test_wellbeing import LAST
from tests.sync.web.office import Visitor, person


def fill(centre: Centre, *sizes: int) -> None:
    """Municipalities of so many units, each with a vote and a gain of a whole årsverk."""

    def work(tx: Any) -> None:
        for n, size in enumerate(sizes):
            owner = tenants.found_organisation(tx, f"Kommune {n}", centre.time())
            for m in range(size):
                unit = tenants.unit_number(tx, tenants.found_unit(tx, owner, f"Enhet {n} {m}", centre.time()))
                entry = {"subject": "s", "hours_per_week": 37.5}
                facts = [
                    Fact("tally", "t", {"week": LAST, "green": 6, "pink": 1, "red": 1, "threshold": 3}),
                    Fact("card", "c", {"title": "Hemmelig kort"}),
                    Fact("gain", "a", entry | {"made": 1_790_000_000_001}),
                ]
                append(tx, facts, device=f"{unit:016x}", stamp=1, group="g", unit=unit)
                tx.execute(units.update().where(units.c.id == unit).values(seq=3))

    centre.do(work)


def reader(centre: Centre, unit: str) -> Visitor:
    return person(centre, unit, Role.NATIONAL, "Nina")


def test_five_municipalities_of_which_none_is_half_are_told_of_as_one(centre: Centre, unit: str) -> None:
    fill(centre, 2, 2, 1, 1, 1)
    centre.time.pass_(days=40)
    page = " ".join(reader(centre, unit).get("/landet").text.split())
    assert "5 kommuner og 7 enheter sett under ett" in page
    assert "<b>0</b> årsverk er realisert, av <b>7</b> identifisert" in page
    assert '<th scope="row">klart godt</th><td class="number">100</td>' in page
    assert not any(words in page for words in ("Kommune 1", "Enhet 1", "Hemmelig"))


@pytest.mark.parametrize("sizes", [(2, 2, 1, 1), (4, 1, 1, 1, 1), (5, 1, 1, 1, 1)])
def test_fewer_or_one_that_is_half_of_all_are_told_of_by_no_figure(
    centre: Centre, unit: str, sizes: tuple[int, ...]
) -> None:
    fill(centre, *sizes)
    centre.time.pass_(days=40)
    page = reader(centre, unit).get("/landet").text
    assert "Summen fortelles når minst 5 kommuner er med" in page
    assert "årsverk er realisert" not in page


def test_what_is_told_of_the_weeks_stands_until_the_month_is_over(centre: Centre, unit: str) -> None:
    """Whoever asks each week cannot take last week's sum off this one's."""
    fill(centre, 2, 2, 1, 1, 1)
    visitor = reader(centre, unit)
    page = visitor.get("/landet").text
    assert "Ingen avstemninger er fortalt ennå" in page


def test_the_role_sees_nothing_else_and_no_coordinator_gives_it(centre: Centre, unit: str) -> None:
    nina, inger = reader(centre, unit), person(centre, unit)
    assert nina.get("/").headers["location"] == "/landet"
    assert 'value="national"' not in inger.get("/brukere").text
    asked = {"name": "Ny", "email": "ny@example.no", "role": "national"}
    assert inger.post("/brukere", "/brukere", **asked).status_code == 403
    number = centre.do(lambda tx: tx.scalar(people.select().where(people.c.role == "national")))
    page = inger.get(f"/brukere/{number}").text
    assert "Lag ny lenke" not in page
    assert inger.post(f"/brukere/{number}/lenke", "/brukere").status_code == 403
    change = {"saw": page.partition('name="saw" value="')[2].partition('"')[0], "name": "Nina", "role": "coordinator"}
    assert inger.post(f"/brukere/{number}", "/brukere", **change).status_code == 403
    inger.post(f"/brukere/{number}/steng", "/brukere", saw=change["saw"])
    assert nina.get("/landet").status_code == 303


def test_whoever_holds_the_database_gives_it(centre: Centre, unit: str) -> None:
    asked = ["person", "add", "hjemmetjenesten-nord-kommune", "nina@example.no", "Nina", "--role", "national"]
    done = CliRunner().invoke(root.admin, [*asked, "--database", centre.url])
    assert done.exit_code == 0, done.output
    assert "/velkommen/" in done.output
