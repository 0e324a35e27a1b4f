"""Coming in by e-mail, password and code, and going out again."""

from collections.abc import AsyncIterator
from typing import Any
from unittest.mock import patch

import pytest
from sqlalchemy import select, update

from sync.server.access import accounts, passwords, sessions, signin_cookies
from sync.server.access.rule import Role
from sync.server.db.tables import people
from sync.server.db.tables import sessions as table
from sync.server.web.view import HEADERS
from tests.sync.access.member import NEW_PASSWORD, PASSWORD, Member, lines
from tests.sync.places import Centre, Time
from tests.sync.web.office import Visitor


@pytest.fixture
def inger(centre: Centre, unit: str) -> Member:
    return Member(centre, unit).set_up()


def count(centre: Centre) -> int:
    return len(centre.do(lambda tx: tx.execute(select(table)).all()))


def test_whoever_has_the_password_and_the_code_is_in(inger: Member, centre: Centre) -> None:
    visitor = inger.inside()
    assert "Inger" in visitor.get("/min-side").text
    assert lines(centre)[-1] == ("Inger", "signed_in", "")


@pytest.mark.parametrize(
    "wrong", [{"password": "noe helt annet enn det"}, {"code": "000000"}, {"code": "x"}, {"email": "kari@example.no"}]
)
def test_whoever_lacks_one_of_them_is_not(inger: Member, centre: Centre, wrong: dict[str, str]) -> None:
    visitor = Visitor(centre)
    answer = inger.try_in(visitor, **wrong)
    assert answer.status_code == 403
    assert "passer ikke sammen" in answer.text
    assert sessions.COOKIE not in visitor.cookies
    assert count(centre) == 0
    assert visitor.get("/min-side").status_code == 303


def test_a_failure_keeps_what_was_written_but_never_the_password(inger: Member) -> None:
    answer = inger.try_in(password="noe helt annet enn det")
    assert f'value="{inger.email}"' in answer.text
    assert "noe helt annet" not in answer.text


def test_a_failure_is_written_down_for_the_organisation(inger: Member, centre: Centre) -> None:
    inger.try_in(code="000000")
    assert lines(centre)[-1] == ("Inger", "sign_in_failed", "")


def test_the_answer_does_not_tell_whether_the_account_exists(inger: Member, centre: Centre) -> None:
    """The same page, and the same work: one password is hashed, whoever asks."""
    hashed: list[str | None] = []
    verify = passwords._verify

    def counted(stored: str | None, given: str) -> bool:
        hashed.append(stored)
        return verify(stored, given)

    visitor = Visitor(centre)
    with patch.object(passwords, "_verify", counted):
        known = inger.try_in(visitor, password="noe helt annet enn det")
        stranger = inger.try_in(visitor, email="ingen@example.no", password="noe helt annet enn det")
    assert len(hashed) == 2
    assert known.status_code == stranger.status_code
    assert known.text.replace(inger.email, "") == stranger.text.replace("ingen@example.no", "")


def test_a_failure_takes_no_shorter_than_it_must(unit: str, centre: Centre, inger: Member) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    centre.core.settings = centre.core.settings.__class__(failure_s=100.0, per_sign_in=None)
    with patch("anyio.sleep", sleep):
        inger.try_in(code="000000")
        inger.try_in(email="ingen@example.no")
        assert inger.try_in().status_code == 303
    assert len(slept) == 2
    assert all(90 < seconds <= 100 for seconds in slept)


def test_a_code_opens_once(inger: Member) -> None:
    code = inger.fresh()
    assert inger.try_in(code=code).status_code == 303
    assert inger.try_in(code=code).status_code == 403
    assert inger.try_in().status_code == 303


@pytest.mark.parametrize(("off_s", "status"), [(-60, 403), (-30, 303), (30, 303), (60, 403)])
def test_a_clock_may_be_half_a_minute_off(inger: Member, centre: Centre, off_s: int, status: int) -> None:
    inger.fresh()
    centre.time.pass_(s=off_s)
    code = inger.code()
    centre.time.pass_(s=-off_s)
    assert inger.try_in(code=code).status_code == status


def test_a_recovery_code_opens_once(inger: Member, centre: Centre) -> None:
    first, second = inger.recovery[:2]
    assert inger.try_in(code=first).status_code == 303
    assert ("Inger", "recovery_used", "") in lines(centre)
    assert inger.try_in(code=first).status_code == 403
    assert inger.try_in(code=second.upper().replace("-", " ")).status_code == 303
    assert len(inger.row().recovery.split()) == 8


def test_waiting_grows_with_each_failure_and_ends_with_a_success(inger: Member, centre: Centre) -> None:
    for _ in range(accounts.FREE - 1):
        inger.try_in(code="000000")
    assert inger.row().locked_ms <= centre.time()
    waits = []
    for _ in range(3):
        inger.try_in(code="000000")
        waits.append(inger.row().locked_ms - centre.time())
        assert inger.try_in(code=inger.code()).status_code == 403  # right, but too soon
        centre.time.pass_(s=waits[-1] / 1000 + 1)
    assert waits == [30_000, 60_000, 120_000]
    assert inger.try_in().status_code == 303
    assert inger.row().failures == 0


def test_whoever_has_been_inside_comes_in_from_there_while_others_guess(inger: Member, centre: Centre) -> None:
    """Wrong tries for hours, one whenever the wait is over; her own is right each time, five seconds later."""
    home, stranger = inger.inside(), Visitor(centre)
    for _ in range(10):
        home.cookies.delete(sessions.COOKIE)
        centre.time.pass_(s=max(0, (inger.row().locked_ms - centre.time()) / 1000) + 1)
        inger.try_in(stranger, code="000000")
        centre.time.pass_(s=5)
        assert inger.try_in(home).status_code == 303
    assert inger.row().locked_ms > centre.time() - 60_000, "the stranger has to wait all the same"
    assert inger.try_in(Visitor(centre)).status_code in (303, 403)


def test_a_browser_that_has_been_inside_has_to_wait_for_its_own_tries(inger: Member, centre: Centre) -> None:
    home = inger.inside()
    home.cookies.delete(sessions.COOKIE)
    for _ in range(accounts.FREE):
        inger.try_in(home, code="000000")
    assert inger.try_in(home, code=inger.code()).status_code == 403
    assert inger.row().failures == 0, "nobody else has to"
    centre.time.pass_(s=31)
    assert inger.try_in(home).status_code == 303


def test_a_browser_is_known_to_one_account_alone(inger: Member, centre: Centre, unit: str) -> None:
    kari = Member(centre, unit, name="Kari").set_up()
    home = inger.inside()
    home.cookies.delete(sessions.COOKIE)
    for _ in range(accounts.FREE):
        kari.try_in(home, code="000000")
    assert kari.row().failures == accounts.FREE


def test_whoever_leaves_everywhere_is_known_nowhere(inger: Member, centre: Centre) -> None:
    home = inger.inside()
    home.post("/min-side/ut", "/min-side")
    for _ in range(accounts.FREE):
        inger.try_in(Visitor(centre), code="000000")
    assert inger.try_in(home, code=inger.code()).status_code == 403


def test_an_address_that_two_municipalities_use_opens_the_account_whose_password_it_is(
    inger: Member, centre: Centre
) -> None:
    other = Member(centre, centre.unit("Skolen")).set_up()
    other.change_password(NEW_PASSWORD)
    assert other.email == inger.email
    assert "Hjemmetjenesten nord kommune" in inger.inside().get("/min-side").text
    visitor = Visitor(centre)
    assert other.try_in(visitor, password=NEW_PASSWORD).status_code == 303
    assert "Skolen kommune" in visitor.get("/min-side").text
    assert (inger.row().failures, other.row().failures) == (0, 0)


def test_a_try_counts_before_it_is_known_whether_it_is_right(inger: Member, centre: Centre) -> None:
    """Ten at once get no more tries than ten one after the other."""

    def attempt(tx: Any) -> Any:
        return accounts.attempts(tx, inger.email, centre.time())

    allowed = [centre.do(attempt) for _ in range(10)]
    assert [len(found) == 1 for found in allowed] == [True] * accounts.FREE + [False] * (10 - accounts.FREE)


def test_one_address_gets_so_many_tries(tmp_path: Any, time: Time) -> None:
    centre = Centre(f"sqlite:///{tmp_path}/other.db", time, per_sign_in="3/minute")
    member = Member(centre, centre.unit()).set_up()
    visitor = Visitor(centre)
    answers = [member.try_in(visitor, code="000000") for _ in range(4)]
    centre.close()
    assert [answer.status_code for answer in answers] == [403, 403, 403, 429]
    assert "Det ble mange forsøk på kort tid" in answers[-1].text


@pytest.mark.parametrize("path", ["/logg-inn", "/velkommen/x", "/min-side/passord"])
def test_a_form_that_cannot_be_read_is_a_try_too_and_is_not_read_after_too_many(
    path: str, tmp_path: Any, time: Time
) -> None:
    centre = Centre(f"sqlite:///{tmp_path}/other.db", time, per_sign_in="4/minute")
    visitor, read = Visitor(centre), 0
    kind = {"accept": "text/html", "content-type": "multipart/form-data", "content-length": "2"}

    async def endless() -> AsyncIterator[bytes]:
        nonlocal read
        for _ in range(20):
            read += 100_000
            yield b"x" * 100_000

    def send(garbled: bool) -> int:
        return visitor.ask("POST", path, content=b"\x00\xff" if garbled else endless(), headers=kind).status_code

    assert [send(garbled=n % 2 == 0) for n in range(4)] == [422, 413, 422, 413]
    before = read
    assert [send(garbled=n % 2 == 0) for n in range(4)] == [429] * 4
    assert read == before
    centre.close()


@pytest.mark.parametrize("token", ["", "x" * 43, None])
def test_another_site_cannot_sign_somebody_in(inger: Member, centre: Centre, token: str | None) -> None:
    """Neither without our form, nor with a form that another browser was given."""
    visitor = Visitor(centre)
    visitor.get("/logg-inn")
    if token is None:
        token = signin_cookies.derived(signin_cookies.knock(), "form")
    fields = {"csrf": token, "email": inger.email, "password": PASSWORD, "code": inger.fresh()}
    answer = visitor.ask("POST", "/logg-inn", data=fields)
    assert answer.status_code == 403
    assert "Skjemaet er for gammelt" in answer.text
    assert count(centre) == 0


@pytest.mark.parametrize(
    "address",
    [
        "https://vond.example/",
        "//vond.example/",
        "/\\vond.example/",
        "/\tvond",
        "javascript:alert(1)",
        "/logg-ut",
        "/logg-inn?til=/x",
        "vond.example",
        "/%0d%0aset-cookie:x=1\r\n",
        "/" + "a" * 400,
    ],
)
def test_a_link_to_the_sign_in_leads_nowhere_else(inger: Member, centre: Centre, address: str) -> None:
    visitor = Visitor(centre)
    page = visitor.get("/logg-inn", params={"til": address})
    assert 'name="til" value=""' in page.text
    assert inger.try_in(visitor, til=address).headers["location"] == "/logg-inn"
    assert visitor.get("/logg-inn", params={"til": address}).headers["location"] == "/"


def test_one_comes_back_to_the_page_one_wanted(inger: Member, centre: Centre) -> None:
    visitor = Visitor(centre)
    led = visitor.get("/logg?foer=7")
    assert led.headers["location"] == "/logg-inn?til=/logg%3Ffoer%3D7"
    page = visitor.get(led.headers["location"])
    assert 'name="til" value="/logg?foer=7"' in page.text
    assert inger.try_in(visitor, til="/logg?foer=7").headers["location"] == "/logg?foer=7"


@pytest.mark.parametrize("role", list(Role))
def test_whoever_is_in_is_led_to_the_first_page_that_is_theirs(centre: Centre, unit: str, role: Role) -> None:
    visitor = Member(centre, unit, role).set_up().inside()
    expected = {Role.OPERATOR: "/tavler", Role.NATIONAL: "/landet"}.get(role, "/")
    assert visitor.get("/logg-inn").headers["location"] == expected


def test_the_sign_in_page_holds_nothing_that_others_may_keep_or_frame(centre: Centre) -> None:
    answer = Visitor(centre).get("/logg-inn")
    assert answer.headers["cache-control"] == "no-store"
    for name, value in HEADERS.items():
        assert answer.headers[name] == value


def test_a_password_kept_in_another_way_still_opens(inger: Member, centre: Centre) -> None:
    """Parameters may change; each hash says its own."""
    from argon2 import PasswordHasher

    other = PasswordHasher(time_cost=1, memory_cost=8 * 1024, parallelism=1).hash(PASSWORD)
    centre.do(lambda tx: tx.execute(update(people).where(people.c.id == inger.id).values(password=other)))
    assert inger.try_in().status_code == 303
