"""Units are added, renamed and closed for weeks; two who do it at once are told; what all share has its floor."""

from typing import Any

import pytest
from lxml import html
from sqlalchemy import select

from sync.server import devices, tenants
from sync.server.db.tables import organisations
from tests.sync.places import Centre
from tests.sync.web.office import person
from tests.sync.web.test_walls import told


def called(centre: Centre, unit: str) -> str:
    return centre.do(lambda tx: next(u.name for u in tenants.all_units(tx) if u.public == unit))


def test_a_unit_is_added_and_there_is_only_one_of_its_name(centre: Centre, unit: str) -> None:
    inger = person(centre, unit)
    made = inger.post("/tavler/ny-enhet", "/tavler", name="  Åsen <b>bofellesskap</b> ")
    assert made.status_code == 303
    page = inger.get(made.headers["location"]).text
    assert "Åsen &lt;b&gt;bofellesskap&lt;/b&gt;" in page
    assert told(centre, unit)[0][1] == "unit_added"
    plain = "ÅSEN <b>bofellesskap</b>"
    for same in (plain, f"\u2068{plain}\u2069", "A\u030asen <b>bofellesskap</b>", "Åsen  <b>bofellesskap</b>"):
        again = inger.post("/tavler/ny-enhet", "/tavler", name=same)
        assert (same, again.status_code) == (same, 422)
        assert "fra før" in again.text


def test_a_municipality_writes_all_its_units_at_once(centre: Centre, unit: str) -> None:
    inger = person(centre, unit)
    made = inger.post("/tavler/ny-enhet", "/tavler", name="Åsen bofellesskap\r\n\r\n  Solbakken \r\nNordre skole")
    assert made.headers["location"] == "/tavler?sagt=lagret"
    names = {one.name for one in centre.do(tenants.all_units)}
    assert names == {"Hjemmetjenesten nord", "Åsen bofellesskap", "Solbakken", "Nordre skole"}
    assert [line[2] for line in told(centre, unit)] == ["Nordre skole", "Solbakken", "Åsen bofellesskap"]


def test_of_several_each_that_is_no_new_name_is_told_and_all_that_was_written_stands(
    centre: Centre, unit: str
) -> None:
    written = "Solbakken\nHJEMMETJENESTEN NORD\nÅsen\nsolbakken\n" + "x" * 121
    answer = person(centre, unit).post("/tavler/ny-enhet", "/tavler", name=written)
    assert answer.status_code == 422
    assert len(centre.do(tenants.all_units)) == 1
    for sentence in (
        "Det finnes en enhet som heter «HJEMMETJENESTEN NORD» fra før.",
        "«Solbakken» står 2 ganger.",
        "er for langt; det er plass til 120 tegn. Ingenting er endret.",
    ):
        assert sentence in answer.text
    field = html.document_fromstring(answer.text).get_element_by_id("ny")
    assert field.text.strip() == written
    assert field.get("aria-invalid") == "true"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "Feltet «Navn» er ikke fylt ut riktig"),
        (" \n  ", "Feltet «Navn» er ikke fylt ut riktig"),
        ("x" * 10_000, "er for langt; det er plass til 120 tegn"),
        ("a\x07b", "har tegn som ikke kan vises"),
        ("a\x1bb", "har tegn som ikke kan vises"),
        ("\u200b", "Feltet «Navn» er ikke fylt ut riktig"),
        ("\u3164", "Feltet «Navn» er ikke fylt ut riktig"),
        ("Nord\n\u3164\u200b", "har verken bokstav eller tall"),
        ("\n".join(f"Enhet {n}" for n in range(501)), "Det er 501 linjer; 500 enheter kan legges til om gangen"),
        ("\n".join("!" * n for n in range(1, 9)), "«!!!!!» har verken bokstav eller tall. Og 3 linjer til"),
    ],
)
def test_a_name_that_is_none_is_refused_in_a_sentence(centre: Centre, unit: str, name: str, sentence: str) -> None:
    inger = person(centre, unit)
    answer = inger.post("/tavler/ny-enhet", "/tavler", name=name)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert len(centre.do(tenants.all_units)) == 1


def test_nobody_is_called_what_cannot_be_seen(centre: Centre, unit: str) -> None:
    inger = person(centre, unit)
    for name in ("\u3164", "\u200b\u200d", "\u2800 \u00ad"):
        answer = inger.post("/brukere", "/brukere", email="kari@example.no", name=name, role="auditor")
        assert (answer.status_code, "Feltet «Navn» er ikke fylt ut riktig" in answer.text) == (422, True), ascii(name)


def test_the_second_of_two_who_rename_a_unit_is_told_and_keeps_what_was_written(centre: Centre, unit: str) -> None:
    inger, ivar = person(centre, unit), person(centre, unit, name="Ivar")
    place, seen = f"/tavler/enhet/{unit}", "Hjemmetjenesten nord"
    assert inger.post(f"{place}/navn", place, name="Nord", seen_name=seen).status_code == 303
    late = ivar.post(f"{place}/navn", place, name="Hjemme nord", seen_name=seen)
    assert late.status_code == 409
    assert "En annen endret dette imens" in late.text
    assert "<h1>Nord</h1>" in late.text
    assert 'value="Hjemme nord"' in late.text
    assert called(centre, unit) == "Nord"
    assert ivar.post(f"{place}/navn", place, name="Hjemme nord", seen_name="Nord").status_code == 303
    assert called(centre, unit) == "Hjemme nord"
    assert [line[0] for line in told(centre, unit)] == ["Ivar", "Inger"]


def test_weeks_are_closed_and_opened_again_whoever_does_it(centre: Centre, unit: str) -> None:
    inger, ivar = person(centre, unit), person(centre, unit, name="Ivar")
    place = f"/tavler/enhet/{unit}"
    for visitor, first, last in ((inger, 28, 30), (ivar, 30, 31)):
        fields = {"first": f"2027-W{first}", "last": f"2027-W{last}"}
        assert visitor.post(f"{place}/steng", place, **fields).status_code == 303
    assert inger.post(f"{place}/apne", place, week="2027-W29").status_code == 303
    number = centre.do(lambda tx: tenants.unit_number(tx, unit))
    assert centre.do(lambda tx: list(devices.closed_weeks(tx, number))) == ["2027-W28", "2027-W30", "2027-W31"]
    assert "Uke 28, 2027" in inger.get(place).text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"first": "2027-W30", "last": "2027-W28"}, "Perioden slutter før den begynner"),
        ({"first": "2027-W52", "last": "2027-W53"}, "Feltet «Til og med» er ikke fylt ut riktig"),
        ({"first": "0", "last": "2027-W02"}, "Feltet «Fra» er ikke fylt ut riktig"),
        ({"first": "2027-W01"}, "Feltet «Til og med» er ikke fylt ut riktig"),
    ],
)
def test_a_period_that_is_none_closes_nothing(
    centre: Centre, unit: str, fields: dict[str, str], sentence: str
) -> None:
    place = f"/tavler/enhet/{unit}"
    answer = person(centre, unit).post(f"{place}/steng", place, **fields)
    assert answer.status_code == 422
    assert sentence in answer.text
    number = centre.do(lambda tx: tenants.unit_number(tx, unit))
    assert not centre.do(lambda tx: devices.closed_weeks(tx, number))


def rules(centre: Centre) -> tuple[int, bool]:
    def work(tx: Any) -> tuple[int, bool]:
        row = tx.execute(select(organisations)).first()
        return row.threshold, row.names

    return centre.do(work)


def test_nobody_lowers_the_threshold_below_three(centre: Centre, unit: str) -> None:
    inger = person(centre, unit)
    for wanted in ("2", "0", "-5", "", "3.5"):
        answer = inger.post("/tavler/kommune", "/tavler", threshold=wanted, seen_threshold="3")
        assert answer.status_code == 422, wanted
    assert rules(centre) == (3, False)


def test_the_second_of_two_who_change_the_rules_is_told(centre: Centre, unit: str) -> None:
    inger, ivar = person(centre, unit), person(centre, unit, name="Ivar")
    seen = {"seen_threshold": "3", "seen_names": "0"}
    assert inger.post("/tavler/kommune", "/tavler", threshold="5", **seen).status_code == 303
    assert ivar.post("/tavler/kommune", "/tavler", threshold="3", names="1", **seen).status_code == 409
    assert rules(centre) == (5, False)
    assert told(centre, unit)[0][1:] == ("organisation_changed", "grense 5, navn av")
