"""Oversikt: what needs somebody comes first, the worst of it on top, each with its way in; and every unit in one
line, by kind, by level, by word."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from board import calendar, formats
from board.log.change import Fact
from sync.server import closing, tenants
from sync.server.access.rule import Role
from sync.server.reports.overview import needs
from sync.server.reports.overview.needs import Kind
from sync.server.web.overview.overview import FEW
from tests.sync.access.member import owner
from tests.sync.places import Centre, Time, Wall
from tests.sync.web.office import person
from tests.sync.web.test_lifts import Sides, sides
from tests.sync.web.test_reports import WEEK_MS, fill, meet, week
from tests.sync.web.test_several_units import move
from tests.sync.web.test_streams import words
from tests.sync.web.test_training import more_units

__all__ = ["sides"]

Hang = Callable[..., Wall]


@pytest.fixture
def wall(hang: Hang, time: Time) -> Wall:
    """Deadlines that broke last week, long ago, and not yet; a card that has stood still for seven weeks."""
    made = hang("north")
    fill(made)
    day = calendar.day(time())
    for id_, days in (("fresh", 3), ("fresher", 2), ("old", 40), ("coming", -3)):
        card = {
            "title": f"Kort {id_}",
            "stage": "do",
            "deadline": str(day - timedelta(days=days)),
            "responsible": "Lise",
        }
        made.write(Fact("card", id_, {**card, "moved": time() - WEEK_MS, "created": time() - WEEK_MS}))
    done = {"title": "Nøklene", "stage": "done", "moved": time() - 2 * 86_400_000, "responsible": "Lise"}
    made.write(Fact("card", "done", {**done, "created": time() - WEEK_MS}))
    made.settle()
    return made


def found(centre: Centre, unit: str, **more: Any) -> needs.Needs:
    mine = owner(centre, unit)
    return centre.do(lambda tx: needs.of_units(tx, mine, centre.time(), **more))


def test_what_needs_somebody_is_told_by_kind_what_is_new_first_and_then_the_worst(
    centre: Centre, unit: str, wall: Wall, time: Time
) -> None:
    some = found(centre, unit)
    assert [(one.card, one.new) for one in some[Kind.LATE]] == [("fresh", True), ("fresher", True), ("old", False)]
    assert [(one.card, one.for_days) for one in some[Kind.STILL]] == [("c", 49)]
    assert some[Kind.SILENT] == some[Kind.NO_MEETING] == []
    time.pass_(days=30)
    some = found(centre, unit)
    assert [one.for_days for one in some[Kind.SILENT]] == [30]
    assert [one.for_days for one in some[Kind.NO_MEETING]] == [28]
    page = person(centre, unit).get("/").text
    assert f'<a href="/enhet/{unit}/kort/old">Kort old</a>' in page
    assert f'<a href="/enhet/{unit}#vegger">' in page
    assert f'<a href="/enhet/{unit}#moter">' in page
    said = words(page)
    assert said.index("Frist brutt") < said.index("Ikke hørt fra tavla") < said.index("Uten møte tre uker på rad")
    unit_page = person(centre, unit, name="Ola").get(f"/enhet/{unit}").text
    assert 'id="vegger"' in unit_page
    assert 'id="moter"' in unit_page


def test_who_asks_for_help_comes_first_by_how_long_they_have_waited(centre: Centre, sides: Sides) -> None:
    inger = person(centre, sides.below)
    said = words(inger.get("/").text).split("Dette trenger deg")[1]
    assert said.split("Ber om hjelp")[1].split()[0] == "4"
    assert "ventet 4 uker" in said
    asked = found(centre, sides.below)[Kind.HELP]
    assert [one.for_days is None for one in asked] == [False, False, False, True], "who knows no day comes last"
    centre.do(lambda tx: closing.close_unit(tx, tenants.unit_number(tx, sides.below), 1))
    closed = found(centre, sides.below)
    assert [one for some in closed.values() for one in some if one.card] == [], "a unit that is closed needs nothing"


def test_a_card_stands_under_the_worst_of_its_reasons_which_tells_the_others(
    centre: Centre, unit: str, wall: Wall, time: Time
) -> None:
    day = calendar.day(time())
    tired = {"title": "Tre grunner", "stage": "do", "responsible": "Lise", "help_wanted": True}
    dated = {"deadline": str(day - timedelta(days=4)), "moved": time() - 6 * WEEK_MS, "created": time() - 6 * WEEK_MS}
    wall.write(Fact("card", "three", tired | dated))
    wall.settle()
    page = person(centre, unit).get("/").text
    assert page.count(f'href="/enhet/{unit}/kort/three"') == 1
    assert "frist brutt 4 dager · står stille 6 uker" in words(page.split("/kort/three")[1].split("</li>")[0])
    for name, some in (("Ber om hjelp", 1), ("Frist brutt", 3), ("Står stille lengst", 1)):
        assert f'{name} <span class="chip">{some}</span>' in page


def test_who_reads_figures_alone_is_told_of_no_card(centre: Centre, unit: str, wall: Wall, time: Time) -> None:
    time.pass_(days=30)
    for role in (Role.SAFETY_REP, Role.UNION_REP):
        rep = person(centre, unit, role)
        for path in ("/", "/enheter", "/tavlehelse", "/runder"):
            page = rep.get(path).text
            assert not [one for one in ("Kort old", "Kort fresh", "Nøkkelbokser", "Nøklene") if one in page], path
            assert f'href="/enhet/{unit}' not in page, path
        assert "Uten møte tre uker på rad" in rep.get("/").text


def test_what_was_won_since_the_week_before_is_a_list_that_adds_up(centre: Centre, unit: str, wall: Wall) -> None:
    """Also what was realised without a finished card: Oversikt and its list say one number."""
    inger = person(centre, unit)
    page = words(inger.get("/").text)
    assert "1 kort ble ferdig " in page
    assert "3,8 t i uka ble realisert" in page
    said = words(inger.get("/vunnet").text)
    assert "1 kort ble ferdig. 3,8 timer i uka ble realisert, som er 0,1 årsverk" in said
    assert f'href="/enhet/{unit}/kort/done"' in inger.get("/vunnet").text
    assert "Lise" not in said
    nobody = person(centre, centre.unit("Sykehjemmet"))
    assert "Ingen kort ble ferdige. 0 timer i uka ble realisert" in words(nobody.get("/vunnet").text), (
        "as on Oversikt"
    )
    found = {"subject": "done", "title": "Nøklene", "hours_per_week": 2.0, "made": centre.time() - WEEK_MS}
    day = str(calendar.day(centre.time()) - timedelta(days=1))
    gave = {"state": "realised", "use": "quality", "day": day, "note": "Mer tid", "made": centre.time()}
    wall.write(Fact("gain", "y1", found), Fact("gain", "y2", found | gave))
    wall.settle()
    assert "Verdt å si høyt: Nøklene ga 2 t i uka." in words(inger.get("/").text)
    assert "Verdt å si høyt: Nøklene (Hjemmetjenesten nord) ga 2 timer i uka." in words(inger.get("/uka").text)
    for id_, hours in (("y3", -3.75), ("y4", -6.75)):
        wall.write(Fact("gain", id_, found | gave | {"hours_per_week": hours, "made": centre.time() + 1}))
        wall.settle()
        page = words(inger.get("/").text)
        assert ("i uka ble realisert" in page, "3 t i uka er falt bort" in page) == (False, id_ == "y4")
    assert "ferdig, 3 timer i uka er falt bort." in words(inger.get("/uka").text)
    assert "3 timer i uka er falt bort, som er 0,08 årsverk" in words(inger.get("/vunnet").text)


def test_units_are_found_by_word_kind_and_level_and_put_in_order(
    hang: Hang, centre: Centre, unit: str, wall: Wall
) -> None:
    school, level = more_units(centre, ["Søndre skole", "Oppvekst"])
    theirs = hang("school", into=school)
    theirs.write(Fact("unit", "unit", {"name": "Skolen", "sector": "school"}))
    theirs.settle()
    move(centre, school, level)
    inger = person(centre, unit)

    def lines(query: str) -> list[str]:
        page = inger.get(f"/?{query}").text.split('<ul class="lines few">')[1].split("</ul>")[0]
        return [name for name in ("Hjemmetjenesten nord", "Søndre skole", "Oppvekst") if name in page]

    assert lines("sok=SKOLE") == ["Søndre skole"]
    assert lines("slag=school") == ["Søndre skole"]
    assert lines(f"slag={level}") == ["Søndre skole"]
    assert len(lines("slag=finnes-ikke&sorter=finnes-ikke")) == 3
    page = inger.get("/").text
    assert page.count('<optgroup label="Under nivået">') == page.count('<optgroup label="Slag">') == 1
    assert page.index(f'"/enhet/{unit}">Hjemmetjenesten nord') < page.index(f'"/enhet/{school}">Søndre skole')
    back = inger.get("/?sorter=-navn").text
    assert back.index("Søndre skole</a>") < back.index("Hjemmetjenesten nord</a>")
    assert "1 av 3 enheter" in words(inger.get("/?sok=skole").text)
    page = inger.get(f"/?slag={level}&sorter=-navn").text
    linked = re.findall(r'href="(/(?:rapporter/)?enheter[^"?]*\?[^"]*)"', page)
    ways = [path.replace("&amp;", "&") for path in linked]
    assert [path.split("?")[1] for path in ways] == [f"sorter=-enhet&slag={level}"] * 3
    figures = inger.get(ways[0]).text
    assert "Bare Oppvekst (1). Vis alle" in words(figures)
    assert f"/enheter?slag={level}&amp;sorter=moter#enheter" in figures, "sorted anew they are the same units"
    book = load_workbook(BytesIO(inger.get(ways[1]).content)).worksheets[0]
    assert [row[0] for row in book.iter_rows(min_row=2, values_only=True)] == ["Søndre skole"]
    paper = " ".join(one.extract_text() for one in PdfReader(BytesIO(inger.get(ways[2]).content)).pages)
    assert "Oppvekst (1)" in paper
    for page in (figures, paper):
        assert "Søndre skole" in page
        assert "Hjemmetjenesten nord" not in page.replace("Hjemmetjenesten nord kommune", "")
    assert "Søndre skole" not in inger.get("/enheter?sok=nord").text
    for nobody in ("/enheter?sok=xyz", "/enheter.xlsx?sok=xyz", "/rapporter/enheter?sok=xyz"):
        assert inger.get(nobody).status_code == 200
    assert "Bare «xyz». Vis alle" in words(inger.get("/enheter?sok=xyz").text)
    kari = person(centre, level, Role.LEADER, "Kari")
    page = kari.get("/?slag=mine").text
    assert page.index('<option value="mine"') < page.index("<optgroup"), "one's own are no kind of unit"
    own = page.split('<ul class="lines few">')[1]
    assert "Oppvekst" in own
    assert "Søndre skole" not in own


def test_a_line_is_said_in_one_sentence_and_few_units_have_room_for_what_each_needs(
    centre: Centre, unit: str, wall: Wall
) -> None:
    page = person(centre, unit).get("/").text
    line = page.split('<ul class="lines few">')[1].split("</li>")[0]
    assert "3 av 3 uker mest godt, ingen mest dårlig; 3 av 4 møter holdt" in line
    assert line.count('aria-hidden="true"') == 2 + 12
    assert "Frist brutt 3 · Står stille 1" in words(line)
    more_units(centre, [f"Enhet {n}" for n in range(FEW)])
    line, *more = person(centre, unit, name="Ola").get("/").text.split('<ul class="lines">')[1].split("</li>")
    assert ">3</strong>" in line
    assert ">–</strong>" in more[0], "of none that were planned none is too few"
    assert line.count('aria-hidden="true"') == 2 + 7
    assert "Frist brutt" not in words(line)


def test_a_new_centre_leads_until_the_first_wall_is_in_and_counts_no_meeting_that_nobody_planned(
    hang: Hang, centre: Centre, unit: str, time: Time
) -> None:
    time.pass_(days=60)
    inger = person(centre, unit)
    page = inger.get("/").text
    said = words(page)
    assert "Slik begynner dere" in said
    assert "Ingenting akkurat nå" not in said
    assert "Uten møte" not in said
    assert "Legg til enhetene ✓ gjort" in said
    for way in ("/brukere", "/tavler#inn"):
        assert f'href="{way}"' in page.split("Slik begynner dere")[1], way
    assert "Legg til kontoer ✓ gjort" not in said
    lise = person(centre, unit, Role.LEADER, "Lise")
    assert "Legg til kontoer ✓ gjort" in words(inger.get("/").text)
    assert "Koordinatoren gjør det." in words(lise.get("/").text)
    theirs = words(lise.get(f"/enhet/{unit}").text)
    assert "Ingen tavle henger her ennå" in theirs
    for nobody_said in ("Tavlemøte", "kl. 13.30", "Ingen kort", "Slik har"):
        assert nobody_said not in theirs, nobody_said
    hang("north")
    assert "Slik begynner dere" not in words(inger.get("/").text)
    theirs = words(lise.get(f"/enhet/{unit}").text)
    assert "Tavlemøte tirsdag kl. 13.30" in theirs, "as the wall says it"
    assert "Slik har" not in theirs
    assert "Ingen kort ennå. Det som foreslås på tavla, er her dagen etter." in theirs, "and no empty columns"


def test_most_meetings_first_goes_by_the_number_that_is_shown(
    hang: Hang, centre: Centre, unit: str, time: Time
) -> None:
    """One that began last week has held all of its meetings, and far fewer than the others."""
    (new,) = more_units(centre, ["Åsgarden"])
    for into, weeks in ((unit, (1, 2, 4, 6)), (new, (1,))):
        wall = hang(into, into=into)
        for ago in weeks:
            meet(wall, ago)
        wall.settle()
    inger = person(centre, unit)
    shown = [
        re.findall(r'aria-hidden="true"[^>]*>(\d+)</strong>', inger.get(f"/?sorter={way}moter").text)
        for way in ("-", "")
    ]
    assert shown == [["4", "1"], ["1", "4"]]


def test_the_week_is_told_in_words_that_can_be_taken_along_and_a_letter_has_room_for(
    centre: Centre, unit: str, wall: Wall, time: Time
) -> None:
    day = calendar.day(time())
    ago = {"stage": "do", "moved": time() - WEEK_MS, "created": time() - WEEK_MS}
    for n in range(3):
        long = {"title": f"Æ {'æøå ' * 25}{n}", **ago}
        wall.write(Fact("card", f"late{n}", long | {"deadline": str(day - timedelta(days=4 + n))}))
        wall.write(Fact("card", f"help{n}", long | {"help_wanted": True}))
    wall.settle()
    inger = person(centre, unit)
    assert '<a href="/uka">' in inger.get("/").text
    page = inger.get("/uka").text
    told = unescape(re.search(r"<textarea[^>]*>\n?(.*?)</textarea>", page, re.S).group(1)).splitlines()
    since = formats.full_day(needs.week_before(day))
    assert told[0] == f"Siden {since}: 1 kort ble ferdig, 3,8 timer i uka ble realisert."
    assert told[told.index("Frist brutt: 6") + 1].startswith("– Æ æøå æøå")
    assert "– og 3 til" in told
    assert told[-1] == "Mer står på Oversikt: http://127.0.0.1:8080/"
    address = unescape(re.search(r'href="(mailto:[^"]*)"', page).group(1))
    assert len(address) <= 1900
    asked = parse_qs(urlsplit(address).query)
    assert asked["subject"] == [f"Tavlene i Hjemmetjenesten nord kommune, uke {calendar.number(week(1))}"]
    letter = asked["body"][0].split("\r\n")
    assert letter[-1] == told[-1]
    assert letter[:-2] == told[: len(letter) - 2], "as far as there is room, and no line cut in two"
    assert len(letter) < len(told)
    theirs = person(centre, unit, Role.LEADER, name="Kari").get("/uka").text
    assert f"Tavlene i Hjemmetjenesten nord, uke {calendar.number(week(1))}" in words(theirs), "and no others'"


def test_who_reads_figures_alone_has_no_letter_of_the_week(centre: Centre, unit: str, wall: Wall) -> None:
    rep = person(centre, unit, Role.SAFETY_REP, name="Vera")
    assert "/uka" not in rep.get("/").text
    assert rep.get("/uka").status_code == 403
