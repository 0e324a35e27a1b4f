"""A suggestion from a phone: by the day's code and nothing else, onto that unit's walls and no other, with everything
that people may write into a field."""

import asyncio
import re
import unicodedata
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import httpx
import pytest
from fontTools.ttLib import TTFont

from board import catalogue
from sync.protocol.problem import Refuse
from sync.server.access import phone_link
from sync.server.web.formatting import templates
from sync.server.web.languages import wanted
from sync.server.web.letters import unshown
from sync.server.web.suggest.suggest import Fault
from sync.server.web.texts import messages
from sync.wall.connection_status import ConnectionState
from tests.sync.places import Centre, Wall
from tests.sync.web.office import Visitor

Hang = Callable[..., Wall]


def door(centre: Centre, unit: str) -> str:
    """The path that a wall of this unit shows now."""
    token = centre.let_in(unit, "f" * 16)
    told = centre.ask("GET", "/v1/phone", headers={"authorization": f"Bearer {token}"}).json()
    return str(told["url"].removeprefix(centre.settings.public_url))


def send(centre: Centre, path: str, once: str = "", **fields: Any) -> httpx.Response:
    """Fill in the form that lies there, and send it."""
    visitor = Visitor(centre)
    found = re.search(r'name="once" value="([^"]+)"', visitor.get(path).text)
    assert found
    return visitor.ask("POST", path, data={"once": once or found[1], **fields})


def cards(wall: Wall) -> list[dict[str, Any]]:
    assert wall.settle().state is ConnectionState.CONNECTED
    return [row for (kind, _), row in wall.board().items() if kind == "card"]


def test_a_suggestion_is_on_every_wall_of_the_unit_and_on_no_other(hang: Hang, centre: Centre, unit: str) -> None:
    north, south, elsewhere = hang("north"), hang("south"), hang("x", into=centre.unit("Sykehjemmet"))
    north.card("c1", title="Fra veggen", position="a0")
    north.settle()
    answer = send(centre, door(centre, unit), title="Fast plass til nøklene", problem="Vi leter\r\nhver morgen")
    assert answer.status_code == 303
    for wall in (north, south):
        (told,) = [card for card in cards(wall) if card["source"] == "phone"]
        assert (told["title"], told["problem"]) == ("Fast plass til nøklene", "Vi leter\nhver morgen")
        assert (told["stage"], told["responsible"], told["created"]) == ("suggestion", "", centre.time())
        assert told["position"] < "a0"
    assert cards(elsewhere) == []


def test_nothing_of_the_board_is_shown_and_nothing_is_kept_in_the_phone(
    hang: Hang, centre: Centre, unit: str
) -> None:
    north = hang("north")
    north.card("c1", title="Hemmelig kort", responsible="Marit")
    north.settle()
    path = door(centre, unit)
    visitor = Visitor(centre)
    pages = [
        visitor.get(path),
        send(centre, path, title="x"),
        visitor.get(f"{path}?takk=1"),
        visitor.get("/forslag/x"),
    ]
    for page in pages:
        assert "set-cookie" not in page.headers
        assert "Hemmelig" not in page.text + str(page.headers)
        assert "Marit" not in page.text
        assert "<script" not in page.text
        assert page.headers["content-security-policy"].startswith("default-src 'none'")


def test_it_speaks_the_phones_language_and_others_on_request(centre: Centre, unit: str) -> None:
    path, visitor = door(centre, unit), Visitor(centre)
    for header, spoken in (("nb-NO", "nb"), ("nn;q=0.9, en;q=0.5", "nn"), ("en-GB,en", "en"), ("so, ti", "nb")):
        page = visitor.get(path, headers={"accept-language": header, "accept": "text/html"}).text
        assert f'<html lang="{spoken}">' in page
        with catalogue.spoken(spoken):
            assert catalogue._("Ikke navn, ikke helseopplysninger.") in page
            assert catalogue._("Send et forslag") in page
    assert "Send a suggestion" in visitor.get(f"{path}?sprak=en", headers={"accept-language": "nb"}).text
    assert wanted("*;q=x,,;q=", chosen="xx") == "nb"


@pytest.mark.parametrize("code", sorted(catalogue.LANGUAGES.keys() - {catalogue.SOURCE}))
def test_all_that_the_page_says_is_said_in_each_of_its_languages(code: str) -> None:
    page = (files("sync.server.web.suggest") / "suggest.html").read_text(encoding="utf-8")
    said = {text for _line, (text, *_rest) in messages(templates(), page)} | {fault.sentence for fault in Fault}
    both = {"Problemet", "Personvern", "Takk!", "Problemet <span>(kan stå tomt)</span>", "Send til tavla"}
    with catalogue.spoken(code):
        unsaid = {text for text in said if catalogue._(text) == text}
    assert unsaid <= {"Tavle"} | (both if code == "nn" else set())  # the two kinds of Norwegian share these


def test_the_form_that_is_sent_twice_is_one_card(hang: Hang, centre: Centre, unit: str) -> None:
    north, path = hang("north"), door(centre, unit)
    for _ in range(3):
        assert send(centre, path, once="same", title="Nøkler").status_code == 303
    assert [card["title"] for card in cards(north)] == ["Nøkler"]
    assert send(centre, path, title="Nøkler").status_code == 303
    assert len(cards(north)) == 2


@pytest.mark.parametrize("title", ["", "   ", "\x07\x1b", "\u202e"])
def test_a_title_that_says_nothing_is_asked_for_and_the_rest_stands(
    hang: Hang, centre: Centre, unit: str, title: str
) -> None:
    answer = send(centre, door(centre, unit), title=title, problem="Skrevet med møye")
    assert answer.status_code == 422
    assert Fault.TITLE_MISSING.sentence in answer.text
    assert "Skrevet med møye" in answer.text
    assert cards(hang("north")) == []


def test_a_title_of_ten_thousand_signs_is_told_its_length_and_comes_back_whole(
    hang: Hang, centre: Centre, unit: str
) -> None:
    long = "Æ" * 10_000
    for fields, limit in (({"title": long, "problem": "p"}, 120), ({"title": "t", "problem": long}, 2000)):
        answer = send(centre, door(centre, unit), **fields)
        assert answer.status_code == 422
        assert f"har 10000 tegn, og det er plass til {limit}" in answer.text
        assert long in answer.text
    assert cards(hang("north")) == []


def test_what_looks_like_html_is_text_on_the_page_and_on_the_wall(hang: Hang, centre: Centre, unit: str) -> None:
    nasty = """<script>alert("1")</script>'"><img src=x onerror=alert(1)> {{ 7*7 }} =1+1"""
    path = door(centre, unit)
    assert send(centre, path, title=nasty, problem=nasty).status_code == 303
    (card,) = cards(hang("north"))
    assert (card["title"], card["problem"]) == (nasty, nasty)
    page = send(centre, path, title=nasty * 10, problem=nasty).text
    assert "<script>" not in page
    assert "<img" not in page


def test_signs_that_cannot_be_seen_are_left_out_and_all_others_stand(hang: Hang, centre: Centre, unit: str) -> None:
    title, problem = "Fl\x07ott\x1b \u202ekort\u202c «–…” æøå čđŋ Привет", "En\tlinje\r\n\x07\nog en\x7f til"
    assert send(centre, door(centre, unit), title=title, problem=problem).status_code == 303
    (card,) = cards(hang("north"))
    assert card["title"] == "Fl ott kort «–…” æøå čđŋ Привет"
    assert card["problem"] == "En linje\n \nog en  til"


def test_a_form_that_cannot_be_read_is_told_in_the_phones_language(hang: Hang, centre: Centre, unit: str) -> None:
    path = door(centre, unit)
    kind = {"accept": "text/html", "content-type": "multipart/form-data"}
    for spoken in catalogue.LANGUAGES:
        visitor = Visitor(centre)
        garbled = visitor.ask("POST", f"{path}?sprak={spoken}", content=b"\x00\xff", headers=kind)
        endless = visitor.ask("POST", f"{path}?sprak={spoken}", data={"title": "x" * 1_100_000})
        for answer, status, fault in ((garbled, 422, Fault.UNREAD), (endless, 413, Fault.TOO_MUCH)):
            assert answer.status_code == status
            assert f'<html lang="{spoken}">' in answer.text
            with catalogue.spoken(spoken):
                assert fault.say() in answer.text
    assert cards(hang("north")) == []


@pytest.mark.parametrize("field", ["title", "problem", "once"])
def test_a_nul_in_a_field_is_a_blank_and_no_fault(hang: Hang, centre: Centre, unit: str, field: str) -> None:
    fields = {"title": "Nøkler", "problem": "Vi leter", "once": "a1"}
    answer = send(centre, door(centre, unit), **{**fields, field: f"{fields[field]}\x00"})
    assert answer.status_code == 303
    (card,) = cards(hang("north"))
    assert (card["title"], card["problem"]) == ("Nøkler", "Vi leter")


@pytest.mark.parametrize(("written", "signs"), [("Bra 🙂👩‍⚕️🙂", "🙂 👩 ⚕"), ("مرحبا", "م ر ح ب ا"), ("a → b", "→")])
def test_signs_that_the_wall_has_no_letters_for_are_named_and_the_text_stands(
    hang: Hang, centre: Centre, unit: str, written: str, signs: str
) -> None:
    for fields in ({"title": written, "problem": "p"}, {"title": "t", "problem": written}):
        answer = send(centre, door(centre, unit), **fields)
        assert answer.status_code == 422
        assert f"Tavla har ikke disse tegnene: {signs} Skriv det med bokstaver." in answer.text
        assert written in answer.text
    assert cards(hang("north")) == []


def test_every_sign_that_is_let_through_is_in_the_walls_typeface() -> None:
    kivy = find_spec("kivy")  # not imported: it would look for a screen
    assert kivy
    assert kivy.origin
    fonts = Path(kivy.origin).parent / "data" / "fonts"
    for name in ("Roboto-Regular.ttf", "Roboto-Bold.ttf"):
        known = TTFont(str(fonts / name)).getBestCmap()
        through = [chr(n) for n in range(0x20, 0x11000) if not unshown(chr(n))]
        assert [hex(ord(c)) for c in through if ord(c) not in known and unicodedata.category(c)[0] != "C"] == []
        assert len(through) > 600


def at(day: str, hour: int) -> int:
    """A UTC hour in winter: Norwegian time is one more."""
    return round(datetime.fromisoformat(f"{day}T{hour:02}:30:00").replace(tzinfo=UTC).timestamp() * 1000)


def test_the_code_is_new_every_day_and_yesterdays_answers_until_noon() -> None:
    day, until = phone_link.today(at("2027-01-12", 22))
    code = phone_link.code_of("s", 300, day)
    assert until == at("2027-01-12", 23) - 30 * 60_000
    assert phone_link.today(until)[0] != day
    answers = [(d, h) for d in ("2027-01-11", "2027-01-12", "2027-01-13") for h in range(24)]
    good = [(d, h) for d, h in answers if phone_link.unit_of("s", code, at(d, h)) == 300]
    assert good[0] == ("2027-01-11", 23)
    assert good[-1] == ("2027-01-13", 10)
    assert len(good) == 36


@pytest.mark.parametrize("code", ["", "x", "1", "1-", "1-aaaaaaaaaaaaaaaa", "-1-aaaa", "1-æøå", "zz-aa", "9" * 3000])
def test_a_code_that_leads_nowhere_is_said_to_have_run_out(centre: Centre, unit: str, code: str) -> None:
    answer = Visitor(centre).get(f"/forslag/{code}" if code else "/forslag/%20")
    assert answer.status_code == 410
    assert "Koden er gått ut. Skann på nytt." in answer.text


def test_a_code_of_one_unit_proves_nothing_for_another(centre: Centre, unit: str) -> None:
    _, _, proof = door(centre, unit).rpartition("-")
    centre.unit("Sykehjemmet")
    assert Visitor(centre).get(f"/forslag/2-{proof}").status_code == 410


def test_a_code_that_ran_out_while_somebody_wrote_sends_nothing(hang: Hang, centre: Centre, unit: str) -> None:
    path = door(centre, unit)
    visitor = Visitor(centre)
    centre.time.pass_(days=2)
    assert visitor.ask("POST", path, data={"title": "for sent", "once": "a"}).status_code == 410
    assert visitor.ask("POST", path, data={"title": "x" * 1_100_000}).status_code == 410
    read: list[bytes] = []

    async def sent() -> AsyncIterator[bytes]:
        read.append(b"title=x")
        yield read[-1]

    kind = {"content-type": "application/x-www-form-urlencoded", "content-length": "7"}
    assert visitor.ask("POST", path, content=sent(), headers=kind).status_code == 410
    assert not read, "what nobody will take is not read"
    assert cards(hang("north")) == []


def test_too_many_from_one_phone_are_told_to_wait_and_keep_their_text(centre: Centre, unit: str) -> None:
    centre.close()
    slow = Centre(centre.url, centre.time, per_phone="3/10 minutes")
    path, other = door(slow, unit), door(slow, slow.unit("Sykehjemmet"))
    assert [send(slow, path, title=f"{n}").status_code for n in range(3)] == [303] * 3
    late = send(slow, path, title="Den fjerde", problem="med mye tekst")
    assert late.status_code == 429
    assert re.search(r"Vent \d+ sekunder", late.text)
    assert 'value="Den fjerde"' in late.text
    assert "med mye tekst" in late.text
    assert send(slow, other, title="En annen enhet").status_code == 303
    slow.close()
    centre.open()


def test_a_unit_gets_only_so_many_in_an_hour_from_all_phones(centre: Centre, unit: str) -> None:
    centre.close()
    slow = Centre(centre.url, centre.time, per_phone=None, per_unit="2/hour")
    path = door(slow, unit)
    assert [send(slow, path, title=f"{n}").status_code for n in range(6)] == [303] * 5 + [429]
    slow.close()
    centre.open()


def test_whoever_sends_a_hundred_leaves_room_for_the_first_of_a_colleague(centre: Centre, unit: str) -> None:
    def sent(address: str) -> bool:
        try:
            asyncio.run(centre.core.admit_phone(1, address))
        except Refuse:
            return False
        return True

    flood = [sent(f"192.0.2.{n % 10}") for n in range(200)]
    assert flood.count(True) == 130
    assert not flood[-1]
    assert sent("192.0.2.77"), "one of whom nothing has come yet"
    rest = [sent(f"2001:db8::{n:x}") for n in range(50)]
    assert rest.count(True) == 3, "all addresses of one IPv6 network are one"


def test_a_wall_that_is_shut_out_learns_no_link(centre: Centre) -> None:
    answer = centre.ask("GET", "/v1/phone", headers={"authorization": "Bearer " + "x" * 43})
    assert (answer.status_code, answer.json()) == (401, {"error": "unauthorised"})
