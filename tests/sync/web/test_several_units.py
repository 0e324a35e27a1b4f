"""Roles that are of several units: who leads two reads both and no third, who leads a level reads what hangs under it
now, and what cannot be given is said in a sentence."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select, text

import migrations
from board import calendar
from sync.server import closing, levels, tenants
from sync.server.access import register
from sync.server.access.rule import Role
from sync.server.db.tables import people
from sync.server.web import press
from tests.sync.access.member import Member, lines, owner
from tests.sync.places import Centre, Wall
from tests.sync.web.office import person
from tests.sync.web.test_people import row
from tests.sync.web.test_sharing import share, take
from tests.sync.web.test_streams import words
from tests.sync.web.test_training import more_units

Hang = Callable[..., Wall]


@pytest.fixture
def others(centre: Centre, unit: str) -> list[str]:
    return more_units(centre, ["Solbakken", "Furulund"])


def test_who_leads_two_units_reads_both_with_their_sums_and_no_third(
    hang: Hang, centre: Centre, unit: str, others: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(press, "typeset", lambda template, facts, now_ms: repr(facts).encode())
    kari = person(centre, unit, Role.LEADER, "Kari", also=others[:1])
    for path in ("/", "/gevinster", "/tavlehelse", "/rapporter", "/deling"):
        page = kari.get(path).text
        assert "Hjemmetjenesten nord" in page, path
        assert "Solbakken" in page, path
        assert "Furulund" not in page, path
    assert [kari.get(f"/enhet/{one}").status_code for one in (unit, *others)] == [200, 200, 404]
    assert "Alle mine enheter" in kari.get("/rapporter").text
    both = kari.get("/rapporter/arbeidsmiljo?first=2026-01&last=2026-12").text
    assert "Hjemmetjenesten nord, Solbakken" in both
    assert lines(centre)[-1][2].endswith("Hjemmetjenesten nord, Solbakken"), "the account says of which units"


def test_who_leads_two_units_says_which_of_them_takes_over_what_others_share(
    hang: Hang, centre: Centre, unit: str, others: list[str]
) -> None:
    share(hang("south", into=others[1]))
    kari = person(centre, unit, Role.LEADER, "Kari", also=others[:1])
    assert "Velg enhet" in kari.get("/deling").text
    assert take(kari, others[1], others[1]).status_code == 404
    assert "sagt=tatt" in take(kari, others[1], others[0]).headers["location"]


def test_who_leads_a_level_reads_what_hangs_under_it_now_and_acts_for_none_of_it(
    hang: Hang, centre: Centre, unit: str, others: list[str]
) -> None:
    below = others[0]
    share(hang("south", into=others[1]))
    kari = person(centre, unit, Role.LEADER, "Kari")
    assert kari.get(f"/enhet/{below}").status_code == 404
    move(centre, below, unit)
    assert kari.get(f"/enhet/{below}").status_code == 200
    assert "Solbakken" in kari.get("/").text
    take(kari, others[1], below)
    assert lines(centre)[-1][2].endswith("til Hjemmetjenesten nord"), (
        "what is taken over hangs on the own board alone"
    )
    centre.time.pass_(days=1)
    move(centre, below, None, seen=unit)
    assert person(centre, unit, Role.LEADER, "Nora").get(f"/enhet/{below}").status_code == 404


def move(centre: Centre, unit: str, above: str | None, seen: str | None = None) -> None:
    def work(tx: Any) -> None:
        number, to, was = (tenants.unit_number(tx, one) if one else None for one in (unit, above, seen))
        assert number
        organisation = tx.scalar(select(tenants.units.c.organisation).where(tenants.units.c.id == number))
        levels.hang_under(tx, organisation, number, was, to, calendar.day(centre.time()))

    centre.do(work)


def test_a_coordinator_gives_a_role_and_its_units_and_sees_them_by_name(
    centre: Centre, unit: str, others: list[str]
) -> None:
    inger = person(centre, unit)
    who = {"name": "Kari", "email": "kari@example.no", "role": "adviser"}
    lacking = inger.post("/brukere", "/brukere", **who)
    assert lacking.status_code == 422
    assert "Den rollen må ha minst én enhet" in lacking.text
    assert 'value="adviser" required checked' in lacking.text, "what was chosen is still chosen"
    assert inger.post("/brukere", "/brukere", **who, unit=[unit, "finnes-ikke"]).status_code == 422
    assert inger.post("/brukere", "/brukere", **who, unit=[unit, others[1]]).status_code == 200
    page = words(inger.get("/brukere").text)
    assert "kari@example.no Leanveileder Furulund, Hjemmetjenesten nord" in page
    kari = row(centre, unit, "Kari")
    path, form = f"/brukere/{kari.id}", {"name": "Kari", "role": "safety_rep"}
    assert inger.get(path).text.count("checked") == 3, "the role and the units"
    saw = register.seen(kari)
    assert inger.post(path, path, saw=saw, **form, unit=others).status_code == 303
    assert [place.name for place in row(centre, unit, "Kari").units] == ["Furulund", "Solbakken"]
    again = inger.post(path, path, saw=saw, **form, unit=[unit])
    assert again.status_code == 409, "somebody else gave other units meanwhile"
    assert "verneombud for Furulund, Solbakken" in words(again.text)


def test_other_units_end_a_session_and_the_same_do_not(centre: Centre, unit: str, others: list[str]) -> None:
    inger = person(centre, unit)
    kari = Member(centre, unit, Role.LEADER, "Kari").set_up()
    inside, path = kari.inside(), f"/brukere/{kari.id}"

    saw = register.seen(row(centre, unit, "Kari"))
    inger.post(path, path, saw=saw, name="Kari", role="leader", unit=[unit])
    assert inside.get("/").status_code == 200
    inger.post(path, path, saw=saw, name="Kari", role="leader", unit=[unit, *others])
    assert inside.get("/").status_code == 303


def test_who_leads_two_units_stays_when_one_is_forgotten(centre: Centre, unit: str, others: list[str]) -> None:
    mine = owner(centre, unit)

    def work(tx: Any) -> list[str]:
        for name, given in (("En", [unit]), ("To", [unit, others[0]])):
            more = {"role": Role.LEADER, "units": given, "now_ms": centre.time()}
            register.add(tx, mine, email=f"{name}@example.no", name=name, **more)
        closing.forget_unit(tx, tenants.unit_number(tx, unit))
        return [one.name for one in register.everybody(tx, mine)]

    assert centre.do(work) == ["To"]


def test_a_leader_of_before_has_the_unit_they_had(centre: Centre, unit: str) -> None:
    kari = Member(centre, unit, Role.LEADER, "Kari")

    def set_back(tx: Any) -> None:
        tx.execute(text("UPDATE people SET unit = (SELECT unit FROM assignments WHERE person = people.id)"))
        tx.execute(text("DROP TABLE assignments"))
        tx.execute(text("UPDATE centre_version SET version_num = '0013'"))
        migrations.upgrade(tx, "centre", to="0014")
        tx.execute(text("UPDATE centre_version SET version_num = :newest"), {"newest": migrations.newest("centre")})

    centre.do(set_back)
    found = row(centre, unit, "Kari")
    assert (found.id, [place.public for place in found.units]) == (kari.id, [unit])
    assert centre.do(lambda tx: tx.scalar(select(people.c.unit).where(people.c.id == kari.id))) is None
