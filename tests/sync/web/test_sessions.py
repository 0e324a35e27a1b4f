"""Being signed in: what the browser holds, for how long, and how it ends."""

from typing import Any

import pytest
from sqlalchemy import select

from sync.server.access import register, sessions, signin_cookies
from sync.server.db.tables import sessions as table
from tests.sync.access.member import PASSWORD, Member, lines
from tests.sync.places import Centre, Time
from tests.sync.web.office import Visitor


@pytest.fixture
def inger(centre: Centre, unit: str) -> Member:
    return Member(centre, unit).set_up()


def count(centre: Centre) -> int:
    return len(centre.do(lambda tx: tx.execute(select(table)).all()))


def test_a_closed_person_is_not_let_in_and_is_out_at_once(inger: Member, centre: Centre, unit: str) -> None:
    other = Member(centre, unit, name="Kari").set_up()
    visitor = other.inside()
    assert visitor.get("/min-side").status_code == 200
    centre.do(lambda tx: register.close(tx, other.organisation, other.id, saw=None, by=None, now_ms=centre.time()))
    assert visitor.get("/min-side").status_code == 303
    assert other.try_in().status_code == 403


def test_signing_in_gives_a_new_session_and_ends_the_old(inger: Member, centre: Centre) -> None:
    """What somebody else may have put into the browser never becomes a session of hers."""
    visitor = Visitor(centre, "planted-by-somebody-else")
    assert inger.try_in(visitor).status_code == 303
    first = visitor.cookies[sessions.COOKIE]
    assert first != "planted-by-somebody-else"
    again = Visitor(centre)
    again.get("/logg-inn")  # before the other session is in this browser, so that the form is shown
    knock = again.cookies[signin_cookies.KNOCK]
    again.give(first)
    fields = {
        "csrf": signin_cookies.derived(knock, "form"),
        "email": inger.email,
        "password": PASSWORD,
        "code": inger.fresh(),
    }
    assert again.ask("POST", "/logg-inn", data=fields).status_code == 303
    assert again.cookies[sessions.COOKIE] != first
    assert Visitor(centre, first).get("/min-side").status_code == 303
    assert count(centre) == 1


def test_what_the_browser_knocked_with_is_thrown_away(inger: Member, centre: Centre) -> None:
    visitor = Visitor(centre)
    visitor.get("/logg-inn")
    assert signin_cookies.KNOCK in visitor.cookies
    inger.try_in(visitor)
    assert signin_cookies.KNOCK not in visitor.cookies


def test_signing_out_ends_the_session_at_the_centre(inger: Member, centre: Centre) -> None:
    visitor = inger.inside()
    stolen = Visitor(centre, visitor.cookies[sessions.COOKIE])
    answer = visitor.post("/logg-ut", "/min-side")
    assert answer.headers["location"] == "/logg-inn?sagt=ute"
    assert sessions.COOKIE not in visitor.cookies
    assert "Du er logget ut." in visitor.get("/logg-inn?sagt=ute").text
    assert stolen.get("/min-side").status_code == 303
    assert lines(centre)[-1] == ("Inger", "signed_out", "")


def test_another_site_cannot_sign_somebody_out(inger: Member, centre: Centre) -> None:
    visitor = inger.inside()
    assert visitor.ask("POST", "/logg-ut", data={"csrf": "x"}).status_code == 403
    assert visitor.get("/min-side").status_code == 200


def test_a_session_ends_after_an_idle_hour(inger: Member, centre: Centre) -> None:
    visitor = inger.inside()
    centre.time.pass_(s=59 * 60)
    assert visitor.get("/min-side").status_code == 200
    centre.time.pass_(s=59 * 60)
    assert visitor.get("/min-side").status_code == 200
    centre.time.pass_(s=60 * 60)
    assert visitor.get("/min-side").status_code == 303


def test_a_session_ends_after_a_working_day_however_busy(inger: Member, centre: Centre) -> None:
    visitor = inger.inside()
    for _ in range(23):
        centre.time.pass_(s=30 * 60)
        assert visitor.get("/min-side").status_code == 200
    centre.time.pass_(s=31 * 60)
    assert visitor.get("/min-side").status_code == 303


def test_the_cookie_is_kept_from_scripts_and_other_sites(inger: Member) -> None:
    flags = inger.try_in().headers.get_list("set-cookie")[0]
    assert flags.startswith("tavle=")
    for flag in ("HttpOnly", "Path=/", "SameSite=lax"):
        assert flag in flags
    for flag in ("Domain", "Secure", "Max-Age", "expires"):
        assert flag not in flags


def test_where_people_come_by_https_the_cookie_never_goes_another_way(tmp_path: Any, time: Time) -> None:
    centre = Centre(f"sqlite:///{tmp_path}/other.db", time, public_url="https://tavle.example.no")
    member = Member(centre, centre.unit()).set_up()
    visitor = Visitor(centre, base="https://tavle.example.no")
    answer = member.try_in(visitor)
    assert answer.status_code == 303
    for cookie in answer.headers.get_list("set-cookie"):
        assert cookie.startswith("__Host-tavle")
        assert "Secure" in cookie
        assert "Path=/" in cookie
        assert "Domain" not in cookie
    assert visitor.get("/min-side").status_code == 200
    plain = Visitor(centre, visitor.cookies["__Host-tavle"])  # under the plain name
    assert plain.get("/min-side").status_code == 303
    assert visitor.get("/min-side").headers["strict-transport-security"].startswith("max-age=")
    centre.close()
