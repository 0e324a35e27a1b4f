"""The register of people, as a coordinator keeps it."""

import re
from typing import Any

import pytest

from sync.server.access import register
from sync.server.access.rule import Role
from tests.sync.access.member import PASSWORD, Member, lines, owner
from tests.sync.places import Centre
from tests.sync.web.office import Visitor, person


@pytest.fixture
def coordinator(centre: Centre, unit: str) -> Visitor:
    return person(centre, unit)


def add(visitor: Visitor, **fields: str) -> Any:
    who = {"name": "Kari", "email": "kari@example.no", "role": "auditor", "unit": "", **fields}
    return visitor.post("/brukere", "/brukere", **who)


def row(centre: Centre, unit: str, name: str) -> Any:
    organisation = owner(centre, unit)
    everybody = centre.do(lambda tx: register.everybody(tx, organisation))
    return next(r for r in everybody if r.name == name)


def link(page: str) -> str:
    found = re.search(r"http://127\.0\.0\.1:8080(/velkommen/[0-9a-f-]+)", page)
    assert found
    return found.group(1)


def test_a_coordinator_adds_somebody_and_is_given_a_link_for_them(coordinator: Visitor, centre: Centre) -> None:
    answer = add(coordinator)
    assert answer.status_code == 200
    assert "vises bare nå" in answer.text
    assert "Velkommen, Kari" in Visitor(centre).get(link(answer.text)).text
    assert "kari@example.no" in coordinator.get("/brukere").text
    assert lines(centre)[-1] == ("Inger", "person_added", "Kari (revisor)")


def test_the_link_is_not_to_be_had_again(coordinator: Visitor, centre: Centre, unit: str) -> None:
    code = link(add(coordinator).text).rsplit("/", 1)[1]
    number = row(centre, unit, "Kari").id
    for page in ("/brukere", f"/brukere/{number}", "/logg"):
        assert code not in coordinator.get(page).text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"email": "ingen adresse"}, "E-postadressen er ikke en adresse"),
        ({"email": "inger-coordinator@example.no"}, "allerede i bruk"),
        ({"role": "leader"}, "må ha minst én enhet"),
        ({"role": "leader", "unit": "finnes-ikke"}, "må ha minst én enhet"),
    ],
)
def test_what_cannot_be_added_comes_back_with_what_was_wrong(
    coordinator: Visitor, fields: dict[str, str], sentence: str
) -> None:
    answer = add(coordinator, name="Kari Nordmann", **fields)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'value="Kari Nordmann"' in answer.text
    assert len(re.findall(r'<th scope="row">', answer.text)) == 1


def test_an_address_that_another_municipality_uses_is_as_any_other(coordinator: Visitor, centre: Centre) -> None:
    """Else whoever adds people could ask which addresses others know, and keep theirs from them."""
    Member(centre, centre.unit("Skolen"), name="Kari")
    answer = add(coordinator, name="Kari", email="kari@example.no")
    assert answer.status_code == 200
    assert "vises bare nå" in answer.text


@pytest.mark.parametrize("fields", [{"role": "king"}, {"name": ""}, {"name": "x" * 121}, {"email": "x" * 201}])
def test_a_form_that_is_none_is_refused(coordinator: Visitor, fields: dict[str, str]) -> None:
    answer = add(coordinator, **fields)
    assert answer.status_code == 422
    assert "ikke fylt ut riktig" in answer.text


def test_a_unit_of_another_organisation_cannot_be_given(coordinator: Visitor, centre: Centre) -> None:
    other = centre.unit("Renovasjon")
    assert add(coordinator, role="leader", unit=other).status_code == 422


def test_a_name_is_text_whatever_it_looks_like(coordinator: Visitor, centre: Centre, unit: str) -> None:
    name = '<img src=x onerror="alert(1)"> {{ 7*7 }}'
    pages = [add(coordinator, name=name).text]
    number = row(centre, unit, name).id
    pages += [coordinator.get(path).text for path in ("/brukere", f"/brukere/{number}", "/logg")]
    for page in pages:
        assert "<img src=x" not in page
        assert "&lt;img src=x" in page
        assert "49" not in re.sub(r"[\w-]{20,}|4900|kl\. \d\d\.\d\d", "", page)


def test_another_role_or_unit_ends_their_sessions(coordinator: Visitor, centre: Centre, unit: str) -> None:
    kari = Member(centre, unit, Role.AUDITOR, "Kari").set_up()
    visitor = kari.inside()
    saw = register.seen(row(centre, unit, "Kari"))
    path = f"/brukere/{kari.id}"
    answer = coordinator.post(path, path, saw=saw, name="Kari", role="leader", unit=unit)
    assert answer.headers["location"] == "/brukere?sagt=lagret"
    assert row(centre, unit, "Kari").role == "leader"
    assert visitor.get("/min-side").status_code == 303
    assert lines(centre)[-1] == ("Inger", "person_changed", "Kari (enhetsleder)")


def test_another_name_does_not_end_their_sessions(coordinator: Visitor, centre: Centre, unit: str) -> None:
    kari = Member(centre, unit, Role.AUDITOR, "Kari").set_up()
    visitor = kari.inside()
    path = f"/brukere/{kari.id}"
    saw = register.seen(row(centre, unit, "Kari"))
    coordinator.post(path, path, saw=saw, name="Kari Gift", role="auditor", unit="")
    assert "Kari Gift" in visitor.get("/min-side").text


def test_the_second_of_two_coordinators_is_told_and_loses_nothing(
    coordinator: Visitor, centre: Centre, unit: str
) -> None:
    second = person(centre, unit, name="Turid")
    kari = Member(centre, unit, Role.AUDITOR, "Kari")
    path = f"/brukere/{kari.id}"
    saw = register.seen(row(centre, unit, "Kari"))
    coordinator.post(path, path, saw=saw, name="Kari", role="operator", unit="")
    answer = second.post(path, path, saw=saw, name="Kari Nordmann", role="auditor", unit="")
    assert answer.status_code == 409
    assert "En annen endret dette imens" in answer.text
    assert "kari@example.no: IT" in answer.text
    assert 'value="Kari Nordmann"' in answer.text
    assert row(centre, unit, "Kari").role == "operator"
    saw = re.search(r'name="saw" value="(\w+)"', answer.text)[1]  # type: ignore[index]
    assert second.post(path, path, saw=saw, name="Kari Nordmann", role="auditor", unit="").status_code == 303


def test_closing_shuts_somebody_out_at_once(coordinator: Visitor, centre: Centre, unit: str) -> None:
    kari = Member(centre, unit, Role.AUDITOR, "Kari").set_up()
    visitor = kari.inside()
    saw = register.seen(row(centre, unit, "Kari"))
    assert coordinator.post(f"/brukere/{kari.id}/steng", "/brukere", saw=saw).status_code == 303
    assert visitor.get("/min-side").status_code == 303
    assert "stengt" in coordinator.get("/brukere").text
    assert lines(centre)[-1] == ("Inger", "person_closed", "Kari")


def test_closing_somebody_whom_another_has_just_changed_is_told(
    coordinator: Visitor, centre: Centre, unit: str
) -> None:
    kari = Member(centre, unit, Role.AUDITOR, "Kari")
    answer = coordinator.post(f"/brukere/{kari.id}/steng", "/brukere", saw="another")
    assert answer.status_code == 409
    assert row(centre, unit, "Kari").closed_ms is None


def test_a_coordinator_closes_neither_themself_nor_the_last_one(
    coordinator: Visitor, centre: Centre, unit: str
) -> None:
    inger = row(centre, unit, "Inger")
    person(centre, unit, name="Turid")
    for deed in ("steng", "lenke"):
        answer = coordinator.post(f"/brukere/{inger.id}/{deed}", "/brukere", saw=register.seen(inger))
        assert answer.status_code == 422
        assert "ikke gjøre med din egen konto" in answer.text
    path = f"/brukere/{inger.id}"
    answer = coordinator.post(path, path, saw=register.seen(inger), name="Inger", role="auditor", unit="")
    assert "ikke gjøre med din egen konto" in answer.text
    organisation = owner(centre, unit)

    def close(number: int) -> str:
        return centre.do(lambda tx: register.close(tx, organisation, number, saw=None, by=None, now_ms=1))

    close(row(centre, unit, "Turid").id)
    with pytest.raises(register.RegisterError) as refused:
        close(inger.id)
    assert refused.value.kind is register.RegisterFault.LAST
    assert coordinator.get("/brukere").status_code == 200


def test_a_new_link_puts_out_all_that_opened_before(coordinator: Visitor, centre: Centre, unit: str) -> None:
    kari = Member(centre, unit, Role.AUDITOR, "Kari").set_up()
    visitor = kari.inside()
    first = link(coordinator.post(f"/brukere/{kari.id}/lenke", "/brukere").text)
    second = link(coordinator.post(f"/brukere/{kari.id}/lenke", "/brukere").text)
    assert visitor.get("/min-side").status_code == 303
    assert kari.try_in(password=PASSWORD).status_code == 403
    assert Visitor(centre).get(first).status_code == 404
    assert Visitor(centre).get(second).status_code == 200
    assert lines(centre)[-2][1:] == ("person_invited", "Kari")


def test_somebody_closed_is_opened_again_by_a_new_link(coordinator: Visitor, centre: Centre, unit: str) -> None:
    kari = Member(centre, unit, Role.AUDITOR, "Kari").set_up()
    coordinator.post(f"/brukere/{kari.id}/steng", "/brukere", saw=register.seen(row(centre, unit, "Kari")))
    opened = link(coordinator.post(f"/brukere/{kari.id}/lenke", "/brukere").text)
    assert Visitor(centre).get(opened).status_code == 200


def test_people_of_another_organisation_do_not_exist(coordinator: Visitor, centre: Centre, unit: str) -> None:
    stranger = Member(centre, centre.unit("Renovasjon"), name="Stranger")
    path = f"/brukere/{stranger.id}"
    assert "Stranger" not in coordinator.get("/brukere").text
    assert coordinator.get(path).status_code == 404
    assert coordinator.post(path, "/brukere", saw="x", name="X", role="auditor", unit="").status_code == 404
    for deed in ("steng", "lenke"):
        assert coordinator.post(f"{path}/{deed}", "/brukere", saw="x").status_code == 404
    assert stranger.row().name == "Stranger"
