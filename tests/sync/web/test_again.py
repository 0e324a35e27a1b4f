"""A form that is refused, wherever it stands: what was written is there still, the sentence at its field."""

import re
from typing import Any
from urllib.parse import unquote_plus

import pytest
from lxml import html

from sync.server.access.person import Role
from tests.sync.access.member import PASSWORD, Member
from tests.sync.places import Centre
from tests.sync.web.office import Visitor, person


@pytest.fixture
def coordinator(centre: Centre, unit: str) -> Visitor:
    return person(centre, unit)


def field(page: Any, name: str) -> Any:
    (found,) = page.xpath("//main//*[@name=$name and not(@type='hidden')]", name=name)
    return found


def test_the_sentence_stands_between_the_field_and_its_label_and_the_rest_as_it_was(
    coordinator: Visitor, unit: str
) -> None:
    path = f"/innforing/{unit}"
    saw = html.document_fromstring(coordinator.get(path).text).xpath("//input[@name='saw']/@value")[0]
    written = {"saw": saw, "day": ["4.3.2026", "", "", "", "", ""], "trained": "i fjor", "advisers": "Kari, Ola"}
    answer = coordinator.post(path, f"{path}?sagt=lagret", **written)
    assert answer.status_code == 422
    page = html.document_fromstring(answer.text)
    trained = field(page, "trained")
    assert trained.get("aria-invalid") == "true"
    near = page.get_element_by_id(trained.get("aria-describedby").split()[0])
    assert "«i fjor» er ikke en dato" in near.text
    assert near.getnext() is trained
    assert trained.get("value") == "i fjor"
    assert field(page, "advisers").get("value") == "Kari, Ola"
    assert page.xpath("//input[@name='day']/@value") == ["4.3.2026", "", "", "", "", ""]
    (summary,) = page.find_class("refused")
    assert summary.get("autofocus") is not None
    assert summary.xpath(".//a/@href") == ["#" + trained.get("id")]
    assert page.findtext(".//title").startswith("Feil: ")
    assert "Det er lagret" not in answer.text


def test_a_form_can_be_refused_twice(coordinator: Visitor) -> None:
    """The second time the browser stands at the address of the deed, which is no page."""
    wrong = {"first": "2027-W12", "last": "2027-W10"}
    path = coordinator.get("/tavler").text.split('href="/tavler/enhet/')[1].split('"')[0]
    page = f"/tavler/enhet/{path}"
    first = html.document_fromstring(coordinator.post(f"{page}/steng", page, **wrong).text)
    stood = first.xpath("//input[@name='sto']/@value")[0]
    csrf = first.xpath("//input[@name='csrf']/@value")[0]
    again = coordinator.ask(
        "POST",
        f"{page}/steng",
        data={"csrf": csrf, "sto": stood, **wrong, "last": "2027-W11"},
        headers={"referer": f"{coordinator.base}{page}/steng"},
    )
    second = html.document_fromstring(again.text)
    assert field(second, "last").value == "2027-W11"
    assert field(second, "last").get("aria-invalid") == "true"
    assert field(second, "first").value == "2027-W12"


def test_a_question_that_is_asked_by_an_address_is_a_form_too(coordinator: Visitor) -> None:
    asked = {"unit": "", "first": "2027-01", "last": "2026-12"}
    answer = coordinator.get(
        "/rapporter/arbeidsmiljo", params=asked, headers={"referer": f"{coordinator.base}/rapporter"}
    )
    assert answer.status_code == 422
    page = html.document_fromstring(answer.text)
    (form,) = (one for one in page.forms if one.action == "/rapporter/arbeidsmiljo")
    assert form.fields["first"] == "2027-01"
    assert form.xpath(".//*[@aria-invalid]/@name") == ["last"]


def test_what_another_site_filled_in_is_not_shown_as_if_it_was_written_here(coordinator: Visitor) -> None:
    written = {"csrf": "x", "name": "Skurken", "email": "skurk@example.no", "role": "coordinator", "sto": "/brukere"}
    for headers in ({}, {"referer": "https://et.annet.sted/brukere"}):
        answer = coordinator.ask("POST", "/brukere", data=written, headers=headers)
        assert answer.status_code == 403
        assert "Skurken" not in answer.text


def test_no_password_is_written_into_a_page(coordinator: Visitor) -> None:
    visitor = Visitor(coordinator.centre)
    answer = visitor.post("/logg-inn", "/logg-inn", email="kari@example.no", password="hemmelig ord", code="")
    assert answer.status_code == 422
    assert "kari@example.no" in answer.text
    assert "hemmelig ord" not in answer.text


def test_a_page_that_is_not_there_has_the_way_on_that_its_reader_may_go(centre: Centre, unit: str) -> None:
    operator = person(centre, unit, Role.OPERATOR)
    answer = operator.get("/gevinster")
    assert answer.status_code == 403
    page = html.document_fromstring(answer.text)
    way = page.xpath("//main//a/@href")[0]
    assert operator.get(way).status_code == 200
    assert page.xpath("//nav//a")
    assert Visitor(centre).get("/finnes-ikke").text.count('href="/logg-inn"') == 1


@pytest.mark.parametrize(
    "stood", ["http://[", "//[", "/finnes-ikke", "/tavler/ny-enhet", "/rapporter/arkiv?", "/x\x00y"]
)
def test_a_form_that_says_it_stood_where_no_page_is_hears_the_sentence_all_the_same(
    coordinator: Visitor, stood: str
) -> None:
    """A download would go on for ever, waiting for somebody who is not there to leave."""
    wrong = {"name": "Kari", "email": "nei", "role": "coordinator", "sto": stood}
    answer = coordinator.post("/brukere", "/brukere", **wrong)
    assert answer.status_code == 422
    assert "E-postadressen er ikke en adresse" in answer.text


def test_a_browser_that_says_nonsense_of_where_it_was_hears_a_sentence(coordinator: Visitor) -> None:
    for was in ("http://[", "http://centre/tavler/ny-enhet", "http://centre/finnes-ikke"):
        assert coordinator.get("/finnes-ikke", headers={"referer": was}).status_code == 404


def test_another_form_of_the_page_can_be_refused_after_it(coordinator: Visitor) -> None:
    """The browser stands at the address of the first deed, which is no page."""
    first = html.document_fromstring(coordinator.post("/tavler/ny-enhet", "/tavler", name="").text)
    (other,) = (form for form in first.forms if form.action == "/tavler/kommune")
    answer = coordinator.ask(
        "POST",
        "/tavler/kommune",
        data={**dict(other.form_values()), "threshold": "tre"},
        headers={"referer": f"{coordinator.base}/tavler/ny-enhet"},
    )
    assert answer.status_code == 422
    page = html.document_fromstring(answer.text)
    assert field(page, "threshold").get("aria-invalid") == "true"


@pytest.mark.parametrize(
    "asked", ["maaned?month=0001-01", "maaned?month=9999-12", "arbeidsmiljo?first=0000-01&last=0001-02"]
)
def test_a_report_of_months_that_no_calendar_has_is_refused_at_its_field(
    centre: Centre, unit: str, asked: str
) -> None:
    answer = person(centre, unit).get(f"/rapporter/{asked}")
    assert answer.status_code == 422
    assert "er ikke fylt ut riktig" in answer.text
    assert "Ingenting er endret" not in answer.text, "of a question, which changes nothing"


def test_a_session_that_ended_meanwhile_loses_nothing_that_was_written(centre: Centre, unit: str) -> None:
    """The way leads by the sign-in, also by one that goes wrong first, and then the form is there as it was sent."""
    inger = Member(centre, unit).set_up()
    visitor = inger.inside()
    path = f"/innforing/{unit}"
    seen = html.document_fromstring(visitor.get(path).text).xpath("//input[@name='saw']/@value")[0]
    centre.time.pass_(days=30)
    written = {"saw": seen, "day": ["4.3.2026", "", "", "", "", ""], "trained": "5.3.2026", "advisers": "Kari, Ola"}
    sent = {"csrf": "of a session that is no more", **written}
    answer = visitor.ask("POST", path, data=sent, headers={"referer": f"{visitor.base}{path}"})
    assert answer.status_code == 403
    assert "Du var logget ut" in answer.text
    for password in ("feil passord her", PASSWORD):
        (form,) = (one for one in html.document_fromstring(answer.text).forms if one.action == "/logg-inn")
        fields = {**dict(form.fields), "email": inger.email, "password": password, "code": inger.fresh()}
        answer = visitor.ask("POST", "/logg-inn", data=fields, headers={"referer": f"{visitor.base}{path}"})
    assert answer.status_code == 200
    page = html.document_fromstring(answer.text)
    assert field(page, "trained").get("value") == "5.3.2026"
    assert field(page, "advisers").get("value") == "Kari, Ola"
    assert "Du er logget inn igjen" in page.find_class("refused")[0].text_content()
    (form,) = (one for one in page.forms if one.action == path)
    filled = [(one.get("name"), one.get("value") or "") for one in form.xpath(".//input[@name]")]
    data: dict[str, list[str]] = {}
    for name, value in filled:
        data.setdefault(name, []).append(value)
    stored = visitor.ask("POST", path, data=data, headers={"referer": f"{visitor.base}/logg-inn"})
    assert stored.status_code == 303, "it is sent again as any other"
    assert "5. mars 2026" in visitor.get(path).text or "5.3.2026" in visitor.get(path).text


def test_what_another_site_sends_is_not_kept_for_whoever_signs_in(centre: Centre, unit: str) -> None:
    answer = Visitor(centre).ask(
        "POST", f"/innforing/{unit}", data={"advisers": "Skurken"}, headers={"referer": "https://skurk.example/"}
    )
    assert (answer.status_code, answer.headers["location"]) == (303, "/logg-inn")


def test_what_came_between_is_not_overwritten_by_a_form_that_stands_once_more(centre: Centre, unit: str) -> None:
    """The form is refused for another reason first; what it was filled in from goes along all the same."""
    inger, ivar = person(centre, unit), person(centre, unit, name="Ivar")
    person(centre, unit, Role.AUDITOR, "Marit")
    (path,) = [
        link
        for link in re.findall(r'href="(/brukere/\d+)"', inger.get("/brukere").text)
        if "Marit" in inger.get(link).text
    ]

    def send(who: Visitor, seen: str, name: str) -> Any:
        saw = html.document_fromstring(seen).xpath("//input[@name='saw']/@value")[0]
        return who.post(path, path, saw=saw, name=name, role="auditor")

    first = inger.get(path).text
    assert send(ivar, first, "Marit Moen").status_code == 303
    answer = send(inger, first, "")
    assert answer.status_code == 422
    assert send(inger, answer.text, "Marit Mo").status_code == 409
    assert "Marit Moen" in inger.get(path).text


def test_a_password_does_not_travel_in_the_page_of_the_sign_in(centre: Centre, unit: str) -> None:
    """Whoever comes to the browser next could read it there; it is asked for anew anyhow."""
    secret = "et hemmelig ord paa fire"
    sent = {"csrf": "", "password": secret, "code": "123456", "new": secret, "again": secret}
    for what in ("passord", "kodeapp", "koder"):
        answer = Visitor(centre).ask(
            "POST", f"/min-side/{what}", data=sent, headers={"referer": "http://centre/min-side"}
        )
        assert answer.status_code == 303, what
        assert secret not in unquote_plus(unquote_plus(answer.text))


def test_who_sent_more_than_the_door_holds_can_sign_in_all_the_same(centre: Centre, unit: str) -> None:
    inger = Member(centre, unit).set_up()
    visitor, path = inger.inside(), f"/innforing/{unit}"
    centre.time.pass_(days=30)
    sent = {"csrf": "", "advisers": "ø" * 160_000}
    answer = visitor.ask("POST", path, data=sent, headers={"referer": f"{visitor.base}{path}"})
    page = answer if answer.status_code != 303 else visitor.get(answer.headers["location"])
    (form,) = (one for one in html.document_fromstring(page.text).forms if one.action == "/logg-inn")
    fields = {**dict(form.fields), "email": inger.email, "password": PASSWORD, "code": inger.fresh()}
    visitor.ask("POST", "/logg-inn", data=fields, headers={"referer": f"{visitor.base}{path}"})
    assert visitor.get("/min-side").status_code == 200, "they are in"
