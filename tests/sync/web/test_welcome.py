"""The first time: a link, a password, an authenticator, recovery codes."""

import re

import pytest

from sync.server.access import invitation, sessions, signin_cookies
from sync.server.access.passwords import weak
from tests.sync.access.member import PASSWORD, Member, lines
from tests.sync.places import Centre
from tests.sync.web.office import Visitor


@pytest.fixture
def kari(centre: Centre, unit: str) -> Member:
    return Member(centre, unit, name="Kari")


def fill(member: Member, visitor: Visitor, **fields: str) -> object:
    path = f"/velkommen/{member.link}"
    filled = {"password": PASSWORD, "again": PASSWORD, "proof": member.code(), **fields}
    return visitor.post(path, path, **filled)


def test_the_page_shows_the_secret_as_a_picture_and_as_text(kari: Member, centre: Centre) -> None:
    page = Visitor(centre).get(f"/velkommen/{kari.link}").text
    assert 'src="data:image/svg+xml' in page
    assert kari.totp in page
    assert len(kari.totp) == 32  # 160 bits


@pytest.mark.usefixtures("real_hashing")
def test_one_chooses_a_password_and_is_in_with_ten_codes_shown_once(kari: Member, centre: Centre) -> None:
    visitor = Visitor(centre)
    answer = fill(kari, visitor)
    assert answer.status_code == 200  # type: ignore[attr-defined]
    shown = re.findall(r"<code>([a-z0-9-]{29})</code>", answer.text)  # type: ignore[attr-defined]
    assert len(set(shown)) == 10
    assert "Kari" in visitor.get("/min-side").text
    assert signin_cookies.KNOCK not in visitor.cookies
    row = kari.row()
    assert row.password.startswith("$argon2id$v=19$m=65536,t=3,p=4$"), "what RFC 9106 asks for: each guess costs that"
    assert not any(code in str(row) for code in (*shown, PASSWORD))
    assert lines(centre)[-1] == ("Kari", "account_set_up", "")
    centre.time.pass_(s=60)
    assert kari.try_in(code=shown[3]).status_code == 303
    assert kari.try_in().status_code == 303


def test_a_password_is_taken_exactly_as_it_was_written(kari: Member, centre: Centre) -> None:
    fill(kari, Visitor(centre), password=f" {PASSWORD} ", again=f" {PASSWORD} ")
    assert kari.try_in().status_code == 403
    assert kari.try_in(password=f" {PASSWORD} ").status_code == 303


def test_a_link_opens_once(kari: Member, centre: Centre) -> None:
    fill(kari, Visitor(centre))
    again = Visitor(centre).get(f"/velkommen/{kari.link}")
    assert again.status_code == 404
    assert "Be koordinatoren om en ny" in again.text


def test_two_who_open_it_at_once_do_not_both_come_in(kari: Member, centre: Centre) -> None:
    first, second = Visitor(centre), Visitor(centre)
    path = f"/velkommen/{kari.link}"
    token = second.get(path).text.split('name="csrf" value="')[1].split('"')[0]
    fill(kari, first)
    late = {"csrf": token, "password": PASSWORD, "again": PASSWORD, "proof": kari.code()}
    assert second.ask("POST", path, data=late).status_code == 404
    assert sessions.COOKIE not in second.cookies


def test_a_link_grows_old(kari: Member, centre: Centre) -> None:
    centre.time.pass_(s=invitation.LIVES_MS / 1000 - 1)
    assert Visitor(centre).get(f"/velkommen/{kari.link}").status_code == 200
    centre.time.pass_(s=2)
    assert Visitor(centre).get(f"/velkommen/{kari.link}").status_code == 404


def test_a_link_cannot_be_made_up(kari: Member, centre: Centre) -> None:
    person, expires, mark = kari.link.split("-")
    for wrong in (
        f"{int(person) + 1}-{expires}-{mark}",
        f"{person}-{int(expires) + 3600}-{mark}",
        f"{person}-{expires}-{mark[:-1]}",
        f"{person}-{expires}-{'0' * 64}",
        f"{'9' * 30}-{expires}-{mark}",
        "x",
        "1-2-3-4",
    ):
        assert Visitor(centre).get(f"/velkommen/{wrong}").status_code == 404


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"again": "noe annet enn det første"}, "ikke like"),
        ({"password": "kort", "again": "kort"}, "minst 12 tegn"),
        ({"password": "passordpassord", "again": "passordpassord"}, "for lett å gjette"),
        ({"proof": "000000"}, "Koden stemmer ikke med den nye appen"),
    ],
)
def test_what_does_not_do_is_told_and_the_link_still_opens(
    kari: Member, centre: Centre, fields: dict[str, str], sentence: str
) -> None:
    visitor = Visitor(centre)
    answer = fill(kari, visitor, **fields)
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert sentence in answer.text  # type: ignore[attr-defined]
    assert kari.row().password is None
    assert fill(kari, visitor).status_code == 200  # type: ignore[attr-defined]


def test_another_site_cannot_set_somebody_up(kari: Member, centre: Centre) -> None:
    fields = {"password": PASSWORD, "again": PASSWORD, "proof": kari.code()}
    answer = Visitor(centre).ask("POST", f"/velkommen/{kari.link}", data=fields)
    assert answer.status_code == 403
    assert kari.row().password is None


@pytest.mark.parametrize(
    "password",
    ["123456789012", "qwertyuiopås", "inger@example.no", "Inger Lund 2026", "tavle tavle tavle", "aaaaaaaaaaaaaaa"],
)
def test_what_others_would_try_first_is_no_password(password: str) -> None:
    assert weak(password, "Inger Lund", "inger@example.no")


@pytest.mark.parametrize(
    "password", [PASSWORD, "blåbær og fløte i skogen", "Kx7#pQ9!vLm2", f"{PASSWORD} {'vind og vær ' * 14}"]
)
def test_words_signs_and_long_ones_do(password: str) -> None:
    assert weak(password, "Inger Lund", "inger@example.no") == ""


def test_a_password_may_be_long_but_not_without_end() -> None:
    assert "høyst 200" in weak("kjele gran " * 30)
