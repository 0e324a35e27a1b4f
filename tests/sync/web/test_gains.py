"""Gevinster: the page says what was found and realised, from the first day, to whoever may see it and nobody else."""

import re
from datetime import UTC, date, datetime
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from board.kinds.gain.record import Gain
from sync.server import tenants
from sync.server.access.rule import Role
from sync.server.db.tables import organisations, units
from tests.sync.places import Centre
from tests.sync.reports.test_gains import enter
from tests.sync.web.office import Visitor, person
from tests.sync.web.test_walls import another_unit

FREED = {"state": "realised", "day": date(2026, 3, 2), "note": "Ro"}
PUBLISHED = Path(__file__).parents[1] / "vestre-toten.csv"


def words(html: str) -> str:
    """What a page says, on one line."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).replace("\xa0", " ").split())


def upload(visitor: Visitor, content: bytes, name: str = "tall.csv") -> str:
    answer = visitor.post("/gevinster/historikk", "/gevinster", files={"fil": (name, content)})
    return answer.text


def agree(visitor: Visitor, preview: str) -> None:
    """Press the button of a preview."""
    fields = {name: unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', preview)}
    answer = visitor.post(
        "/gevinster/historikk/hent-inn", "/gevinster", source=fields["source"], figures=fields["figures"]
    )
    assert answer.status_code == 303


def at(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp() * 1000)


def test_the_published_figures_are_the_whole_curve_from_the_first_day(centre: Centre, unit: str) -> None:
    inger = person(centre, unit)
    preview = upload(inger, PUBLISHED.read_bytes())
    assert "31. desember 2017 46,3 33,1 71 % kommer til" in words(preview)
    assert "Ingen gevinster er lagret ennå" in inger.get("/gevinster").text, "a preview keeps nothing"
    agree(inger, preview)
    page = inger.get("/gevinster").text
    said = words(page)
    assert "2017 31. des. 46,3 33,1 71 % 13,3 11,6" in said
    assert "2012 30. juni 8,5 – –" in said
    assert "73 % realisert av det vi har funnet 36,3 årsverk realisert av 49,4 identifisert" in said
    assert "Fra 30. juni 2012 til 31. desember 2018: identifisert 8,5 til 49,4" in said
    assert page.count('r="6"') == 4 + 3, "a dot for each figure that was told"


def test_the_units_are_sorted_both_ways_and_who_has_no_gain_stands_last(centre: Centre, unit: str) -> None:
    enter(centre, unit, Gain(id="a", subject="s", hours_per_week=7.5, use="quantity", made=at(date(2026, 3, 2))))
    another_unit(centre, unit, "Avlastningen")
    inger = person(centre, unit)

    def names(order: str) -> list[str]:
        page = inger.get(f"/gevinster?tid=alt&sorter={order}").text
        assert page.count("aria-sort") == 1
        assert f'href="/gevinster?tid=alt&amp;sorter={order}#enheter"' not in page, "pressed again it is turned"
        table = page.rpartition("Enhet for enhet")[2]
        return re.findall(r'<th scope="row"><a href="/gevinster/[^"]*">([^<]*)</a></th>', table)

    assert names("enhet") == ["Avlastningen", "Hjemmetjenesten nord"]
    for order in ("-enhet", "realisert", "-realisert", "ti", "-ti", "identifisert", "andel", "-tr"):
        assert names(order) == ["Hjemmetjenesten nord", "Avlastningen"], order


def test_the_workbook_says_what_the_page_says(centre: Centre, unit: str) -> None:
    enter(centre, unit, Gain(id="a", subject="s", hours_per_week=37.5, use="quantity", made=at(date(2026, 3, 2))))
    inger = person(centre, unit)
    agree(inger, upload(inger, PUBLISHED.read_bytes()))
    book = load_workbook(BytesIO(inger.get("/gevinster.xlsx").content))
    years = {row[0]: row[1:] for row in book["År for år"].iter_rows(min_row=2, values_only=True)}
    assert years[2017][1:3] == (46.3, 33.1)
    assert f"{years[2017][3]:.0%}" == "71%"
    assert [row[1] for row in book["Kurven"].iter_rows(min_row=2, max_row=5, values_only=True)] == [
        8.5,
        33,
        46.3,
        49.4,
    ]
    assert [row[:3] for row in book["Bruk"].iter_rows(min_row=3, max_row=3, values_only=True)] == [
        ("Økt kvantitet", "Spart tid", 1.0)
    ]
    assert person(centre, unit, Role.OPERATOR).get("/gevinster.xlsx").status_code == 403
    assert Visitor(centre).get("/gevinster.xlsx").status_code == 303


def test_what_was_won_for_no_use_that_was_said_is_told_beside_the_others(centre: Centre, unit: str) -> None:
    made = at(date(2026, 3, 2))
    for use, hours in (("quality", 6.0), ("", 2.0)):
        told = {"subject": f"s{use}", "hours_per_week": hours, "use": use}
        enter(centre, unit, Gain(id=f"a{use}", made=made, **told), Gain(id=f"b{use}", made=made + 1, **FREED, **told))
    said = words(person(centre, unit).get("/enheter").text)
    assert "75 % kvalitet · 0 % kvantitet · 0 % besparelse · 25 % ikke sagt" in said


def test_the_same_file_twice_adds_nothing(centre: Centre, unit: str) -> None:
    inger = person(centre, unit)
    agree(inger, upload(inger, PUBLISHED.read_bytes()))
    again = upload(inger, PUBLISHED.read_bytes())
    assert "Alle tallene er her fra før" in again
    assert "<button>Hent inn" not in again


def test_a_file_with_a_row_that_cannot_be_read_is_not_brought_in_by_half(centre: Centre, unit: str) -> None:
    bad = b"Fra;Til;Identifisert\n1.1.2016;31.12.2016;33\n1.1.2018;31.12.2017;46,3\n"
    preview = upload(person(centre, unit), bad)
    assert "Linje 3: Perioden slutter 31. desember 2017, før den begynner 1. januar 2018." in words(preview)
    assert "hent-inn" not in preview


@pytest.mark.parametrize(
    ("content", "status", "why"),
    [
        (b"%PDF-1.7", 422, "Fila kan ikke leses: det er en PDF"),
        (b"MZ\x90\x00\x03", 422, "Fila kan ikke leses: det er ikke en liste"),
        (b"x" * 6_000_000, 413, "Fila er for stor. Det er plass til 5\u00a0MB"),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_a_sentence(
    centre: Centre, unit: str, content: bytes, status: int, why: str
) -> None:
    answer = person(centre, unit).post("/gevinster/historikk", "/gevinster", files={"fil": ("x.xlsx", content)})
    assert (answer.status_code, why in unescape(answer.text)) == (status, True)


def test_a_column_that_was_read_wrongly_is_changed_on_the_page(centre: Centre, unit: str) -> None:
    inger = person(centre, unit)
    shown = upload(inger, "År;Identifisert;Realisert;Annet\n2017;46,3;1;33,1\n".encode())
    assert "D «Annet» 33,1" in words(shown)
    chosen = re.findall(r'name="(kolonne_\w)".*?<option value="(\w+)" selected>', shown)
    assert chosen == [
        *zip(
            ["kolonne_A", "kolonne_B", "kolonne_C", "kolonne_D"],
            ["år", "identifisert", "realisert", "ikke"],
            strict=True,
        )
    ]
    form = {"source": "tall.csv", "file": unescape(re.findall(r'name="file" value="([^"]*)"', shown)[0])}
    mended = {**form, **dict(chosen), "kolonne_C": "ikke", "kolonne_D": "realisert"}
    preview = inger.post("/gevinster/historikk/les", "/gevinster", **mended).text
    assert "31. desember 2017 46,3 33,1 71 % kommer til" in words(preview)
    agree(inger, preview)
    assert "33,1 årsverk realisert" in words(inger.get("/gevinster").text)
    twice = {**mended, "kolonne_C": "realisert"}
    assert inger.post("/gevinster/historikk/les", "/gevinster", **twice).status_code == 422


def test_each_years_own_are_added_up_once_it_is_said_that_they_are(centre: Centre, unit: str) -> None:
    inger = person(centre, unit)
    shown = upload(inger, "År;Identifisert\n2016;33\n2017;13,3\n".encode())
    assert "hent-inn" not in shown
    assert "Si først om tallene er hvert års egne eller akkumulerte" in words(shown)
    form = {"source": "tall.csv", "file": unescape(re.findall(r'name="file" value="([^"]*)"', shown)[0])}
    preview = inger.post("/gevinster/historikk/les", "/gevinster", **form, numbers="yearly").text
    assert "31. desember 2017 46,3" in words(preview)
    agree(inger, preview)


@pytest.mark.parametrize("role", [Role.LEADER, Role.AUDITOR, Role.OPERATOR])
def test_only_a_coordinator_reads_a_file_again(centre: Centre, unit: str, role: Role) -> None:
    visitor = person(centre, unit, role)
    assert visitor.post("/gevinster/historikk/les", "/min-side", source="x", file="").status_code == 403


def test_a_figure_can_be_taken_out_again(centre: Centre, unit: str) -> None:
    inger = person(centre, unit)
    agree(inger, upload(inger, PUBLISHED.read_bytes()))
    assert inger.post("/gevinster/historikk/ta-ut", "/gevinster", day="2018-12-31").status_code == 303
    assert "33,1 årsverk realisert" in words(inger.get("/gevinster").text)
    assert inger.post("/gevinster/historikk/ta-ut", "/gevinster", day="2018-12-31").status_code == 409


@pytest.mark.parametrize("role", [Role.LEADER, Role.AUDITOR, Role.OPERATOR])
def test_only_a_coordinator_brings_in_history(centre: Centre, unit: str, role: Role) -> None:
    visitor = person(centre, unit, role)
    content = PUBLISHED.read_bytes()
    answer = visitor.post("/gevinster/historikk", "/min-side", files={"fil": ("x.csv", content)})
    assert answer.status_code == 403
    assert "Hent inn årsverk" not in visitor.get("/gevinster").text


def test_corrections_are_seen_as_entries(centre: Centre, unit: str) -> None:
    first = Gain(id="a", subject="s", title="Nøkkelbokser", hours_per_week=17.5, made=at(date(2026, 3, 2)))
    enter(
        centre,
        unit,
        first,
        first.model_copy(update={"id": "b", "hours_per_week": 7.5, "made": at(date(2026, 9, 1))}),
        first.model_copy(update={"id": "c", **FREED, "hours_per_week": 7.5, "note": "Mer tid ute"}),
    )
    said = words(person(centre, unit).get(f"/gevinster/{unit}").text)
    assert "Nøkkelbokser Forbedringskort · 0,2 av 0,2 årsverk · rettet én gang" in said
    assert "Anslag (rettet siden) 17,50 37,5 0,47" in said
    assert "Anslag 7,50 37,5 0,20" in said
    assert "Mer tid ute" in said


def test_what_people_write_is_text(centre: Centre, unit: str) -> None:
    nasty = "<script>alert(1)</script>"
    enter(centre, unit, Gain(id="a", subject="s", title=nasty, note=nasty, hours_per_week=1, made=1_790_000_000_001))
    inger = person(centre, unit)
    agree(inger, upload(inger, PUBLISHED.read_bytes(), name=f"{nasty}.csv"))
    for path in ("/gevinster", f"/gevinster/{unit}"):
        page = inger.get(path).text
        assert "<script" not in page
        assert "&lt;script&gt;" in page


def test_a_unit_that_is_not_ones_to_see_is_not_there(centre: Centre, unit: str) -> None:
    theirs = centre.unit("Hjemmetjenesten sør")
    for role in (Role.COORDINATOR, Role.LEADER):
        visitor = person(centre, unit, role)
        assert visitor.get(f"/gevinster/{unit}").status_code == 200
        assert visitor.get(f"/gevinster/{theirs}").status_code == 404
    assert person(centre, unit, Role.OPERATOR).get("/gevinster").status_code == 403


def test_a_leader_sees_the_own_unit_alone(centre: Centre, unit: str) -> None:
    sister = centre.do(lambda tx: sister_of(tx, unit, centre.time()))
    enter(centre, unit, Gain(id="a", subject="s", hours_per_week=37.5, made=1_790_000_000_001))
    enter(centre, sister, Gain(id="a", subject="s", hours_per_week=75, made=1_790_000_000_001))
    inger, leader = person(centre, unit), person(centre, unit, Role.LEADER)
    agree(inger, upload(inger, PUBLISHED.read_bytes()))
    assert "Hjemmetjenesten vest" in inger.get("/gevinster").text
    said = words(leader.get("/gevinster").text)
    assert "Hjemmetjenesten vest" not in said
    assert "0 årsverk realisert av 1 identifisert" in said


def sister_of(tx: Any, unit: str, now_ms: int) -> str:
    """Another unit of the same organisation."""
    owner = select(organisations.c.public).join_from(organisations, units).where(units.c.public == unit)
    return tenants.found_unit(tx, str(tx.scalar(owner)), "Hjemmetjenesten vest", now_ms)


def test_what_fell_is_named_with_its_reason_and_the_sum_is_what_holds(centre: Centre, unit: str) -> None:
    first = Gain(id="a", subject="s", title="Nøkkelbokser", hours_per_week=17.5, made=at(date(2026, 3, 2)))
    freed = first.model_copy(update={"id": "b", **FREED, "hours_per_week": 15, "made": at(date(2026, 4, 1))})
    less = {"hours_per_week": 5, "reason": "To ruter er slått sammen", "made": at(date(2026, 9, 1))}
    other = first.model_copy(update={"id": "o", "subject": "t", "title": "Lager"})
    won = other.model_copy(update={"id": "p", **FREED, "hours_per_week": 2.5, "made": at(date(2026, 4, 1))})
    fell = won.model_copy(update={"id": "q", "hours_per_week": 0, "note": "", "made": at(date(2026, 5, 1))})
    again = won.model_copy(update={"id": "r", "hours_per_week": 1, "made": at(date(2026, 6, 1))})
    enter(centre, unit, first, freed, freed.model_copy(update={"id": "c", **less}), other, won, fell, again)
    inger = person(centre, unit)
    said = words(inger.get("/gevinster").text)
    assert "6 timer i uka er frigjort av 35 som er funnet på tavlene; 10 timer i uka er falt bort" in said
    assert "Nøkkelbokser Hjemmetjenesten nord 15,00 5,00 1. september 2026 To ruter er slått sammen" in said
    assert "Lager Hjemmetjenesten" not in said, "it has risen again"
    assert "Nøkkelbokser 15,00 5,00 1. september 2026 To ruter" in words(inger.get(f"/gevinster/{unit}").text)


def test_an_entry_that_breaks_the_law_is_named_on_the_page_and_in_no_sum(centre: Centre, unit: str) -> None:
    first = Gain(id="a", subject="s", title="Nøkkelbokser", hours_per_week=17.5, made=at(date(2026, 3, 2)))
    much = first.model_copy(update={"id": "b", **FREED, "hours_per_week": 900, "made": at(date(2026, 4, 1))})
    enter(centre, unit, first, much)
    inger = person(centre, unit)
    said = words(inger.get("/gevinster").text)
    assert "0 timer i uka er frigjort" in said
    assert "teller ikke: gevinst «Nøkkelbokser» (teller ikke: timer i uka)" in said
    assert "Realisert (teller ikke) 900,00" in words(inger.get(f"/gevinster/{unit}").text)
