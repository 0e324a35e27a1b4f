"""The account of who saw or changed what, and the keys page."""

import html
import re
from datetime import datetime

import pytest

from board import calendar
from sync.server.access import audit, keys
from sync.server.access.rule import Role
from sync.server.web.log import log
from tests.sync.access.member import lines, owner
from tests.sync.places import Centre
from tests.sync.web.office import Visitor, person


def write(centre: Centre, organisation: int, count: int) -> None:
    def work(tx: object) -> None:
        for number in range(count):
            audit.note(tx, organisation, f"N{number}", "unit_changed", "<b>x</b>", centre.time())  # type: ignore[arg-type]

    centre.do(work)


def test_it_is_read_a_page_at_a_time_newest_first(centre: Centre, unit: str) -> None:
    write(centre, owner(centre, unit), 250)
    visitor = person(centre, unit)
    seen: list[str] = []
    path = "/logg"
    for expected in (100, 100, 50):
        page = visitor.get(path).text
        names = re.findall(r'<th scope="row">(N\d+)</th>', page)
        assert len(names) == expected
        seen += names
        older = re.search(r'href="(/logg\?foer=\d+)"', page)
        path = older.group(1) if older else ""
    assert path == ""
    assert seen == [f"N{number}" for number in reversed(range(250))]


def test_it_is_told_in_norwegian_and_as_text(centre: Centre, unit: str) -> None:
    write(centre, owner(centre, unit), 1)
    page = person(centre, unit).get("/logg").text
    assert "endret enheten: &lt;b&gt;x&lt;/b&gt;" in page
    assert set(audit.SENTENCES) == set(audit.WORDS)


def test_it_is_looked_through_by_kind_by_person_by_day_and_by_word(centre: Centre, unit: str) -> None:
    mine, time = owner(centre, unit), centre.time

    def note(who: str, what: audit.What, about: str) -> None:
        centre.do(lambda tx: audit.note(tx, mine, who, what, about, time()))

    note("Kari", "seen", "Åsgård skole")
    note(audit.COMMAND_LINE, "person_added", "Ola (ola@kommune.no)")
    first = calendar.day(time())
    time.pass_(days=2)
    note("Kari", "printed", "Årsrapport 2026")
    inger = person(centre, unit)

    def found(**asked: str) -> list[str]:
        page = inger.get("/logg", params=asked).text
        return re.findall(r'<th scope="row">([^<]*)</th><td>([^<]*)</td>', page)

    printed = ("Kari", "skrev ut: Årsrapport 2026")
    seen = ("Kari", "så på: Åsgård skole")
    added = ("kommandolinja", "la til kontoen til Ola (ola@kommune.no)")
    assert found() == [printed, added, seen]
    assert found(hva="lest") == [printed, seen]
    assert found(hva="kontoer") == [added]
    assert found(hvem="Kari") == [printed, seen]
    assert found(hvem=audit.COMMAND_LINE) == [added]
    assert found(dag=f"{first.day}.{first.month}.{first.year}") == [added, seen]
    assert found(sok="AARSRAPPORT skrev") == [printed], "as everywhere: capitals and å or aa make no difference"
    assert found(hva="lest", hvem="Kari", dag=str(first), sok="skole") == [seen]
    for nothing in ("sok=finnesikke", "sok=!!!", "hvem=Ingen"):
        assert "Ingenting passer." in inger.get(f"/logg?{nothing}").text, nothing
    assert "Feltet «Dag» er ikke" in inger.get("/logg?dag=tull", headers={"referer": "http://centre/logg"}).text
    assert "Åsgård" not in person(centre, unit, Role.LEADER, "Marit").get("/logg?sok=skole").text


def test_a_day_is_as_long_as_it_is_also_when_the_clock_is_set_back(centre: Centre, unit: str) -> None:
    centre.time.now_ms = int(datetime(2027, 10, 31, 23, 30, tzinfo=calendar.HOME).timestamp() * 1000)
    write(centre, owner(centre, unit), 1)
    inger = person(centre, unit)
    found = [inger.get(f"/logg?dag={day}").text.count('"row">N0<') for day in ("31.10.2027", "1.11.2027")]
    assert found == [1, 0]


def test_what_is_looked_for_stays_so_on_the_pages_before_and_a_long_account_is_looked_through_by_parts(
    centre: Centre, unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "LOOKED", 120)
    write(centre, owner(centre, unit), 250)
    visitor = person(centre, unit)
    page = visitor.get("/logg?sok=N3&hva=enheter").text
    assert "Ingenting passer blant de 120 linjene" in page
    seen: list[str] = []
    for _more in range(2):
        (older,) = re.findall(r'href="(/logg\?foer=[^"]*)"', page)
        page = visitor.get(html.unescape(older)).text
        seen += re.findall(r'<th scope="row">(N\d+)</th>', page)
    assert seen == [f"N{number}" for number in (*range(39, 29, -1), 3)]
    assert 'href="/logg?hva=enheter&amp;sok=N3"' in page


def test_all_that_is_told_is_of_one_kind_that_one_can_look_for() -> None:
    assert sorted(word for _name, words in audit.GROUPS.values() for word in words) == sorted(audit.WORDS)


def test_another_organisation_is_not_in_it(centre: Centre, unit: str) -> None:
    write(centre, owner(centre, centre.unit("Renovasjon")), 3)
    assert "Ingenting her" in person(centre, unit).get("/logg").text


def test_a_page_that_is_none_is_the_first(centre: Centre, unit: str) -> None:
    write(centre, owner(centre, unit), 1)
    visitor = person(centre, unit)
    for foer in ("x", "-1", "9" * 40, "²"):
        assert "N0" in visitor.get("/logg", params={"foer": foer}).text


def test_looking_is_told_once_an_hour(centre: Centre, unit: str) -> None:
    mine = owner(centre, unit)

    def look(about: str = "Hjemmetjenesten", who: str = "Inger") -> None:
        centre.do(lambda tx: audit.note_once(tx, mine, who, "seen", about, centre.time()))

    look()
    centre.time.pass_(s=1800)
    look()
    look(about="Renovasjon")
    look(who="Kari")
    assert [line[::2] for line in lines(centre)] == [
        ("Inger", "Hjemmetjenesten"),
        ("Inger", "Renovasjon"),
        ("Kari", "Hjemmetjenesten"),
    ]
    centre.time.pass_(s=1801)
    look()
    assert len(lines(centre)) == 4


def test_looking_at_a_board_is_told(centre: Centre, unit: str) -> None:
    person(centre, unit).get(f"/enhet/{unit}")
    assert lines(centre) == [("Inger", "seen", "Hjemmetjenesten nord")]


def shown(page: str) -> list[str]:
    return re.findall(rf"{keys.MARK}[\w-]{{43}}", page)


def test_a_key_is_shown_once_and_opens_until_it_is_taken_back(centre: Centre, unit: str) -> None:
    visitor = person(centre, unit)
    (key,) = shown(visitor.post("/noekler", "/noekler", name="Power <b>BI</b>", names="true").text)
    page = visitor.get("/noekler").text
    assert shown(page) == []
    assert "Power &lt;b&gt;BI&lt;/b&gt;" in page
    assert "kommunen har ikke åpnet for det" in page
    assert centre.do(lambda tx: keys.enter(tx, key, centre.time())) is not None
    found = re.search(r'name="key" value="(\w+)"', page)
    assert found
    answer = visitor.post("/noekler/trekk", "/noekler", key=found.group(1))
    assert answer.headers["location"].startswith("/noekler?sagt=trukket&angre=")
    assert centre.do(lambda tx: keys.enter(tx, key, centre.time())) is None
    assert visitor.post("/noekler/trekk", "/noekler", key=found.group(1)).status_code == 409
    assert [line[1] for line in lines(centre)] == ["key_made", "key_revoked"]
    assert key not in str(lines(centre))


def test_a_key_lasts_as_long_as_was_chosen_and_the_page_says_until_when(centre: Centre, unit: str) -> None:
    visitor = person(centre, unit)
    assert re.search(r'value="year" selected>Ett år', visitor.get("/noekler").text)
    visitor.post("/noekler", "/noekler", name="Prøve", lasts="quarter")
    answer = visitor.post("/noekler", "/noekler", name="Alltid", lasts="for ever")
    assert answer.status_code == 422
    assert "«Hvor lenge skal den virke?» er ikke fylt ut riktig" in answer.text
    page = visitor.get("/noekler").text
    assert "15. april 2027" in page
    assert "slutter" not in page


def test_a_month_before_a_key_ends_the_page_says_so_and_afterwards_that_it_has(centre: Centre, unit: str) -> None:
    visitor = person(centre, unit)
    visitor.post("/noekler", "/noekler", name="Power BI", lasts="quarter")

    def page() -> str:
        return " ".join(person(centre, unit, name=f"Kari {centre.time()}").get("/noekler").text.split())

    centre.time.pass_(days=59)
    assert "«Power BI» slutter å virke" not in page()
    centre.time.pass_(days=1)
    assert "«Power BI» slutter å virke 15. april 2027, om 30 dager" in page()
    centre.time.pass_(days=29, s=1)
    assert "om mindre enn ett døgn" in page()
    centre.time.pass_(days=1)
    assert "«Power BI» gikk ut 15. april 2027" in page()


def test_a_text_that_no_database_can_hold_is_told(centre: Centre, unit: str) -> None:
    visitor: Visitor = person(centre, unit)
    who = {"name": "Kari", "email": "kari@example.no", "role": "auditor", "unit": ""}
    asked = [("/noekler", {"name": "a\x00b"}), ("/noekler/trekk", {"key": "\x00" * 64})]
    asked += [("/brukere", who | {field: "a\x00@b.no"}) for field in ("name", "email", "unit")]
    for path, fields in asked:
        answer = visitor.post(path, "/min-side", **fields)
        assert answer.status_code == 422
        assert "ikke fylt ut riktig" in answer.text
    stranger = Visitor(centre)
    answer = stranger.post("/logg-inn", "/logg-inn", email="a\x00", password="x", code="x")
    assert answer.status_code == 422
