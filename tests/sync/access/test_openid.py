"""Coming in through an OpenID provider: a real one, on this machine."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import httpx
import pytest

from sync.server.access import register, sessions, signin_cookies
from sync.server.access.provider import Provider
from sync.server.reports import tenancy
from sync.server.web.account import openid as page
from tests.sync.access.member import Member, lines
from tests.sync.access.provider import CLIENT, SECRET, OpenId, query, running
from tests.sync.places import Centre, Time
from tests.sync.web.office import Visitor

HERE = "http://127.0.0.1:8080"
VERIFIED = {"email": "inger@example.no", "email_verified": True}


@pytest.fixture(scope="module")
def openid() -> Iterator[OpenId]:
    with running(HERE + page.BACK) as provider:
        yield provider


@pytest.fixture
def found(tmp_path: Path, time: Time) -> Iterator[Callable[[Provider], Centre]]:
    made: list[Centre] = []

    def centre(provider: Provider) -> Centre:
        made.append(Centre(f"sqlite:///{tmp_path}/openid.db", time, openid=provider, public_url=HERE))
        return made[-1]

    yield centre
    for one in made:
        one.close()


@pytest.fixture
def centre(found: Callable[[Provider], Centre], openid: OpenId) -> Centre:
    openid.broken = False
    return found(openid.provider)


@pytest.fixture
def inger(centre: Centre, unit: str) -> Member:
    return Member(centre, unit)


def leave(visitor: Visitor, til: str = "") -> str:
    """Press the button; returns where the browser is sent."""
    answer = visitor.get(page.PLACE, params={"til": til})
    assert answer.status_code == 303
    return answer.headers["location"]


def arrive(visitor: Visitor, openid: OpenId, sent: str) -> httpx.Response:
    back = openid.answer(sent)
    assert back.startswith(HERE)
    return visitor.get(back.removeprefix(HERE))


def come_in(centre: Centre, openid: OpenId) -> tuple[Visitor, httpx.Response]:
    visitor = Visitor(centre)
    return visitor, arrive(visitor, openid, leave(visitor))


def is_in(visitor: Visitor) -> bool:
    return visitor.get("/min-side").status_code == 200


def test_somebody_who_is_known_comes_in_and_is_led_to_where_they_wanted(
    inger: Member, centre: Centre, openid: OpenId
) -> None:
    openid.at_the_browser("inger", **VERIFIED)
    visitor = Visitor(centre)
    assert "Logg inn med jobbkonto" in visitor.get("/logg-inn?til=/logg").text
    answer = arrive(visitor, openid, leave(visitor, "/logg"))
    assert answer.headers["location"] == "/logg"
    assert is_in(visitor)
    assert lines(centre)[-1] == ("Inger", "signed_in", "med jobbkonto")
    assert signin_cookies.KNOCK not in visitor.cookies


def test_the_address_counts_wherever_the_provider_says_it(found: Any, time: Time) -> None:
    with running(HERE + page.BACK) as openid:
        openid.claims_in_the_token()
        openid.at_the_browser("inger", **VERIFIED)
        centre = found(openid.provider)
        Member(centre, centre.unit())
        visitor, _ = come_in(centre, openid)
        assert is_in(visitor)


def test_from_then_on_the_provider_s_own_name_for_them_counts(inger: Member, centre: Centre, openid: OpenId) -> None:
    openid.at_the_browser("inger", **VERIFIED)
    come_in(centre, openid)
    openid.at_the_browser("inger", email="inger.gift@example.no", email_verified=False)
    visitor, _ = come_in(centre, openid)
    assert is_in(visitor)


def test_somebody_who_got_her_address_later_does_not_become_her(
    inger: Member, centre: Centre, openid: OpenId
) -> None:
    openid.at_the_browser("inger", **VERIFIED)
    come_in(centre, openid)
    openid.at_the_browser("another", **VERIFIED)
    visitor, answer = come_in(centre, openid)
    assert answer.status_code == 403
    assert not is_in(visitor)


def test_an_address_that_nobody_added_is_told_so(inger: Member, centre: Centre, openid: OpenId) -> None:
    openid.at_the_browser("kari", email="kari@example.no", email_verified=True)
    visitor, answer = come_in(centre, openid)
    assert answer.status_code == 403
    assert "kari@example.no slipper ikke inn i Tavle" in answer.text
    assert not is_in(visitor)


@pytest.mark.parametrize("verified", [{"email_verified": False}, {}, {"email_verified": "true"}])
def test_an_address_that_is_not_verified_does_not_count(
    inger: Member, centre: Centre, openid: OpenId, verified: dict[str, Any]
) -> None:
    openid.at_the_browser("inger-unverified", email="inger@example.no", **verified)
    visitor, answer = come_in(centre, openid)
    assert answer.status_code == 403
    assert "går ikke god for e-postadressen" in answer.text
    assert not is_in(visitor)


def test_a_provider_of_the_organisation_s_own_may_name_people_by_their_user_name(found: Any, openid: OpenId) -> None:
    """As Entra ID, which never says that an address is verified."""
    provider = Provider(openid.issuer, CLIENT, SECRET, claim="preferred_username")
    centre = found(provider)
    Member(centre, centre.unit())
    openid.at_the_browser("entra", preferred_username="Inger@Example.no")
    visitor, _ = come_in(centre, openid)
    assert is_in(visitor)


def test_a_closed_person_does_not_come_in_by_another_door(inger: Member, centre: Centre, openid: OpenId) -> None:
    Member(centre, centre.unit("Renovasjon"), name="Kari")
    openid.at_the_browser("inger", **VERIFIED)
    come_in(centre, openid)
    Member(centre, centre.do(lambda tx: tenancy.places(tx, inger.organisation))[0].public, name="Ola")
    centre.do(lambda tx: register.close(tx, inger.organisation, inger.id, saw=None, by=None, now_ms=centre.time()))
    visitor, answer = come_in(centre, openid)
    assert answer.status_code == 403
    assert not is_in(visitor)


@pytest.mark.parametrize("state", ["", "wrong", None])
def test_an_answer_to_what_this_browser_did_not_ask_is_refused(
    inger: Member, centre: Centre, openid: OpenId, state: str | None
) -> None:
    """None: an answer that somebody else got for themselves and sends on as a link."""
    openid.at_the_browser("inger", **VERIFIED)
    visitor = Visitor(centre)
    answer = query(openid.answer(leave(visitor)))
    if state is None:
        visitor = Visitor(centre)
        leave(visitor)
    else:
        answer["state"] = state
    refused = visitor.get(page.BACK, params=answer)
    assert refused.status_code == 403
    assert "ble ikke fullført" in refused.text
    assert not is_in(visitor)


def test_where_one_wanted_to_go_cannot_be_changed_on_the_way(inger: Member, centre: Centre, openid: OpenId) -> None:
    openid.at_the_browser("inger", **VERIFIED)
    visitor = Visitor(centre)
    answer = query(openid.answer(leave(visitor, "/logg")))
    answer["state"] = answer["state"].replace("/logg", "//vond.example")
    assert visitor.get(page.BACK, params=answer).status_code == 403
    assert not is_in(visitor)


def test_a_token_made_for_another_sign_in_is_refused(inger: Member, centre: Centre, openid: OpenId) -> None:
    """The provider is asked with one nonce, the browser expects another."""
    openid.at_the_browser("inger", **VERIFIED)
    visitor = Visitor(centre)
    derived = signin_cookies.derived

    def other(knock: str, *purpose: str) -> str:
        return derived(knock, *("another nonce" if word == "nonce" else word for word in purpose))

    with patch.object(signin_cookies, "derived", other):
        sent = leave(visitor)
    answer = arrive(visitor, openid, sent)
    assert answer.status_code == 403
    assert "ble ikke fullført" in answer.text
    assert not is_in(visitor)


def test_a_code_that_was_stolen_on_the_way_opens_nothing(inger: Member, centre: Centre, openid: OpenId) -> None:
    """Whoever has it lacks what the browser proves itself with (PKCE)."""
    openid.at_the_browser("inger", **VERIFIED)
    victim, thief = Visitor(centre), Visitor(centre)
    stolen = query(openid.answer(leave(victim)))
    own = query(openid.answer(leave(thief)))
    answer = thief.get(page.BACK, params={**own, "code": stolen["code"]})
    assert answer.status_code == 403
    assert not is_in(thief)


def test_an_answer_is_used_once(inger: Member, centre: Centre, openid: OpenId) -> None:
    openid.at_the_browser("inger", **VERIFIED)
    visitor = Visitor(centre)
    back = openid.answer(leave(visitor)).removeprefix(HERE)
    knock = visitor.cookies[signin_cookies.KNOCK]
    assert visitor.get(back).status_code == 303
    again = Visitor(centre)
    again.cookies.set(signin_cookies.KNOCK, knock, domain="centre.local")
    assert again.get(back).status_code == 403
    assert not is_in(again)


def test_an_answer_from_another_provider_is_refused(inger: Member, centre: Centre, openid: OpenId) -> None:
    openid.at_the_browser("inger", **VERIFIED)
    visitor = Visitor(centre)
    answer = query(openid.answer(leave(visitor))) | {"iss": "https://vond.example"}
    assert visitor.get(page.BACK, params=answer).status_code == 403
    assert not is_in(visitor)


def test_somebody_who_turned_back_at_the_provider_may_try_again(centre: Centre, openid: OpenId) -> None:
    visitor = Visitor(centre)
    state = query(leave(visitor))["state"]
    answer = visitor.get(page.BACK, params={"state": state, "error": "access_denied"})
    assert answer.status_code == 403
    assert "Prøv en gang til" in answer.text
    assert 'action="/logg-inn"' in answer.text


def test_a_wrong_secret_of_the_centre_lets_nobody_in(found: Any, openid: OpenId) -> None:
    centre = found(Provider(openid.issuer, CLIENT, "a-wrong-secret-of-thirty-two-let"))
    Member(centre, centre.unit())
    openid.at_the_browser("inger", **VERIFIED)
    visitor, answer = come_in(centre, openid)
    assert answer.status_code == 403
    assert not is_in(visitor)


def test_a_provider_that_does_not_answer_is_told_in_a_sentence(found: Any) -> None:
    centre = found(Provider("http://127.0.0.1:9", CLIENT, SECRET, "jobbkonto"))
    answer = Visitor(centre).get(page.PLACE)
    assert answer.status_code == 503
    assert "Får ikke kontakt med jobbkonto akkurat nå" in answer.text
    assert 'name="password"' in answer.text  # the other way in is there


def test_a_provider_that_breaks_on_the_way_is_told_in_a_sentence(
    inger: Member, centre: Centre, openid: OpenId
) -> None:
    openid.at_the_browser("inger", **VERIFIED)
    visitor = Visitor(centre)
    back = openid.answer(leave(visitor)).removeprefix(HERE)
    openid.broken = True
    answer = visitor.get(back)
    assert answer.status_code == 503
    assert "Får ikke kontakt med jobbkonto akkurat nå" in answer.text
    assert not is_in(visitor)


def test_a_provider_under_another_name_is_not_believed(found: Any, openid: OpenId) -> None:
    centre = found(Provider(openid.issuer + "/", CLIENT, SECRET))
    assert Visitor(centre).get(page.PLACE).status_code == 503


def test_where_there_is_no_provider_there_is_no_such_door(tmp_path: Path, time: Time) -> None:
    centre = Centre(f"sqlite:///{tmp_path}/plain.db", time)
    assert Visitor(centre).get(page.PLACE).status_code == 404
    assert Visitor(centre).get(page.BACK).status_code == 404
    assert page.PLACE not in Visitor(centre).get("/logg-inn").text
    centre.close()


def test_the_session_from_before_ends(inger: Member, centre: Centre, openid: OpenId) -> None:
    openid.at_the_browser("inger", **VERIFIED)
    first, _ = come_in(centre, openid)
    cookie = first.cookies[sessions.COOKIE]
    arrive(first, openid, leave(first))
    assert first.cookies[sessions.COOKIE] != cookie
    assert not is_in(Visitor(centre, cookie))
