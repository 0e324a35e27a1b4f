"""What people decide about their own account, when they have shown once more that it is them."""

import re
from typing import Any

import pytest
from pyotp import TOTP

from sync.server.access import sessions
from tests.sync.access.member import NEW_PASSWORD, PASSWORD, Member, lines
from tests.sync.places import Centre
from tests.sync.web.office import Visitor

PAGE = "/min-side"


@pytest.fixture
def inger(centre: Centre, unit: str) -> Member:
    return Member(centre, unit).set_up()


def change(member: Member, visitor: Visitor, what: str, **fields: str) -> Any:
    filled = {"password": PASSWORD, **fields}
    if "code" not in filled:
        filled["code"] = member.fresh()
    return visitor.post(f"{PAGE}/{what}", PAGE, **filled)


def test_a_new_password_ends_every_other_session(inger: Member, centre: Centre) -> None:
    visitor, other = inger.inside(), inger.inside()
    cookie = visitor.cookies[sessions.COOKIE]
    answer = change(inger, visitor, "passord", new=NEW_PASSWORD, again=NEW_PASSWORD)
    assert answer.headers["location"] == f"{PAGE}?sagt=passord"
    assert visitor.get(PAGE).status_code == 200
    assert visitor.cookies[sessions.COOKIE] != cookie
    assert other.get(PAGE).status_code == Visitor(centre, cookie).get(PAGE).status_code == 303
    assert inger.try_in().status_code == 403
    assert inger.try_in(password=NEW_PASSWORD).status_code == 303
    assert ("Inger", "password_changed", "") in lines(centre)


@pytest.mark.parametrize("wrong", [{"password": "ikke mitt passord"}, {"code": "000000"}])
@pytest.mark.parametrize("what", ["passord", "koder", "kodeapp"])
def test_nothing_changes_for_whoever_found_the_page_open(
    inger: Member, centre: Centre, what: str, wrong: dict[str, str]
) -> None:
    visitor = inger.inside()
    before = inger.row()
    secret = re.search(r"<code>([A-Z2-7]{32})</code>", visitor.get(PAGE).text)[1]  # type: ignore[index]
    more = {"passord": {"new": NEW_PASSWORD, "again": NEW_PASSWORD}, "kodeapp": {"proof": TOTP(secret).now()}}
    answer = change(inger, visitor, what, **{**more.get(what, {}), **wrong})
    assert answer.status_code == 403
    assert "Passordet eller koden stemmer ikke" in answer.text
    after = inger.row()
    assert (after.password, after.totp, after.recovery) == (before.password, before.totp, before.recovery)
    assert after.failures == 0, "her own browser's tries are its own"
    assert lines(centre)[-1] == ("Inger", "sign_in_failed", "på Min side")


def test_guessing_here_has_to_wait_too(inger: Member) -> None:
    visitor = inger.inside()
    for _ in range(5):
        change(inger, visitor, "koder", code="000000")
    assert change(inger, visitor, "koder", code=TOTP(inger.totp).at(inger.centre.time() // 1000)).status_code == 403


@pytest.mark.parametrize(
    ("new", "again", "sentence"),
    [("kort", "kort", "minst 12"), (NEW_PASSWORD, "x", "ikke like")],
)
def test_a_password_that_does_not_do_costs_no_try(inger: Member, new: str, again: str, sentence: str) -> None:
    answer = change(inger, inger.inside(), "passord", new=new, again=again)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert inger.row().failures == 0


def test_new_recovery_codes_put_out_the_old(inger: Member) -> None:
    visitor = inger.inside()
    answer = change(inger, visitor, "koder")
    shown = re.findall(r"<code>([a-z0-9-]{29})</code>", answer.text)
    assert len(shown) == 10
    assert not set(shown) & set(inger.recovery)
    assert inger.try_in(code=inger.recovery[0]).status_code == 403
    assert inger.try_in(code=shown[0]).status_code == 303
    assert "9 gjenopprettingskoder igjen" in visitor.get(PAGE).text
    assert shown[1] not in visitor.get(PAGE).text


def test_a_new_authenticator_takes_over(inger: Member) -> None:
    visitor, other = inger.inside(), inger.inside()
    secret = re.search(r"<code>([A-Z2-7]{32})</code>", visitor.get(PAGE).text)[1]  # type: ignore[index]
    assert secret != inger.totp
    code = inger.recovery[0]  # the phone is gone
    proof = TOTP(secret).at(inger.centre.time() // 1000)
    answer = change(inger, visitor, "kodeapp", code=code, proof=proof)
    assert answer.status_code == 200
    assert "Kodeappen er byttet" in answer.text
    assert visitor.get(PAGE).status_code == 200
    assert other.get(PAGE).status_code == 303, "whoever held the old one is out"
    assert inger.try_in().status_code == 403
    inger.totp = secret
    assert inger.try_in().status_code == 303
    assert secret not in visitor.get(PAGE).text


def test_an_authenticator_that_shows_something_else_is_not_taken(inger: Member) -> None:
    answer = change(inger, inger.inside(), "kodeapp", proof="000000")
    assert answer.status_code == 422
    assert "Koden stemmer ikke med den nye appen" in answer.text
    assert inger.try_in().status_code == 303


def test_one_sees_where_one_is_signed_in_and_can_leave_everywhere(inger: Member, centre: Centre) -> None:
    visitor, other = inger.inside(), inger.inside()
    page = visitor.get(PAGE).text
    assert page.count("<li>Fra ") == 2
    assert page.count("(denne)") == 1
    answer = visitor.post(f"{PAGE}/ut", PAGE)
    assert answer.headers["location"] == "/logg-inn?sagt=ute-overalt"
    assert visitor.get(PAGE).status_code == other.get(PAGE).status_code == 303
    assert lines(centre)[-1] == ("Inger", "signed_out", "overalt")
