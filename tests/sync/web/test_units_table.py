"""Enhetene: every unit in one line, sorted both ways, taken along as a workbook and on paper; and what Rapporter says
of who made a report last."""

import re
from collections.abc import Callable
from io import BytesIO

from openpyxl import load_workbook
from pypdf import PdfReader

from board.calendar import number
from board.log.change import Fact
from tests.sync.places import START_MS, Centre, Time, Wall
from tests.sync.web.office import person
from tests.sync.web.test_reports import fill, meet, week
from tests.sync.web.test_streams import words
from tests.sync.web.test_training import more_units

Hang = Callable[..., Wall]


def test_each_week_is_drawn_once_and_each_row_is_said_in_one_sentence(hang: Hang, centre: Centre, unit: str) -> None:
    """A thousand weeks are some ten drawings, and whoever hears the page meets one text for each unit, not twelve."""
    fill(hang("north"))
    page = person(centre, unit).get("/enheter").text
    drawn = re.findall(r'<g id="([\w-]+)">', page)
    rows = re.findall(r'<span class="unseen">(.*?)</span><span class="twelve" aria-hidden="true">(.*?)</span>', page)
    heads, *rows = rows
    assert heads[0] == f"Uke {number(week(12))}–{number(week(1))}"
    shown = [re.findall(r'<svg aria-hidden="true"><use href="#([\w-]+)"/></svg>', signs) for _said, signs in rows]
    assert [len(one) for one in shown] == [12]
    assert {sign for one in shown for sign in one} <= {*drawn}
    assert len(drawn) == len({*drawn})
    one, two, three, four = (number(week(ago)) for ago in (1, 2, 3, 4))
    assert rows[0][0].endswith(f"uke {four} mest godt, uke {three} ikke møte, uke {two}–{one} mest godt")
    assert 'role="img" aria-label="Uke' not in page


def test_the_table_can_be_sorted_by_its_headings_both_ways(hang: Hang, centre: Centre, unit: str) -> None:
    fill(hang("north"))
    more_units(centre, ["Solbakken", "Åsen"])
    inger = person(centre, unit)

    def names(order: str) -> list[str]:
        page = inger.get(f"/enheter?sorter={order}").text
        assert page.count("aria-sort") == 1
        return re.findall(r'<th scope="row" class="name"><a [^>]*>([^<]*)</a>', page)

    usual = ["Hjemmetjenesten nord", "Solbakken", "Åsen"]
    for order in ("enhet", "trivsel", "arsverk", "moter", "stille", "finnes-ikke"):
        assert names(order) == usual
    assert names("-enhet") == usual[::-1]
    assert names("-stille")[-1] == usual[0]
    for order in ("-trivsel", "-arsverk", "-moter"):
        assert names(order) == usual, "of whom nothing is known, they stand last either way"
    held = re.findall(r'<td class="right"><span aria-hidden="true">([^<]*)', inger.get("/enheter?sorter=enhet").text)
    assert held == ["3", "–", "–"], "of none that were planned none is too few"
    for paper in ("/rapporter/enheter", "/rapporter/aar?year=2026"):
        pages = PdfReader(BytesIO(inger.get(paper).content)).pages
        assert not re.search(r"\b0\sav\s0\s", " ".join(page.extract_text() for page in pages))
    page = inger.get("/enheter?sorter=stille").text
    assert 'aria-sort="descending"><a href="/enheter?sorter=-stille#enheter">' in page
    page = inger.get("/enheter?sorter=-stille").text
    assert 'aria-sort="ascending"><a href="/enheter?sorter=stille#enheter">' in page


def test_the_table_is_taken_along_as_a_workbook_and_on_one_sheet_of_paper(
    hang: Hang, centre: Centre, unit: str
) -> None:
    fill(hang("north"))
    inger = person(centre, unit)
    for page in ("/", "/enheter"):
        assert 'href="/enheter.xlsx' in inger.get(page).text
        assert 'href="/rapporter/enheter' in inger.get(page).text
    sheet = load_workbook(BytesIO(inger.get("/enheter.xlsx?sorter=-enhet").content))["Enhetene"]
    head, row = sheet.iter_rows(values_only=True)
    told = dict(zip(head, row, strict=True))
    assert told["Enhet"] == "Hjemmetjenesten nord"
    assert [told[f"Uke {number(week(ago))}"] for ago in (3, 2, 1)] == ["ikke møte", "mest godt", "mest godt"]
    assert told["Siste fire uker"] == "mest godt"
    assert (told["Årsverk realisert"], told["Årsverk identifisert"], told["Andel realisert"]) == (0.1, 0.2, 0.5)
    assert (told["Møter holdt"], told["Møter planlagt"], told["Lengst, uker"]) == (3, 4, 7)
    paper = PdfReader(BytesIO(inger.get("/rapporter/enheter").content))
    said = " ".join(paper.pages[0].extract_text().split())
    assert len(paper.pages) == 1
    for told in ("Hjemmetjenesten nord", "0,10 av 0,20", "50 %", "3 av 4", "1 kort · 7 uker", "klart dårlig"):
        assert told in said.replace("\xa0", " ")
    assert "Nøkkelbokser" not in said
    logged = inger.get("/logg").text
    assert "lastet ned: Enhetene" in logged
    assert "skrev ut: Enhetene på papir" in logged


def test_reports_tell_when_one_made_them_last(hang: Hang, centre: Centre, unit: str) -> None:
    fill(hang("north"))
    inger, ivar = person(centre, unit), person(centre, unit, name="Ivar")
    assert "du laget den sist" not in inger.get("/rapporter").text
    assert inger.get("/rapporter/enheter").status_code == 200
    assert inger.get("/rapporter").text.count("du laget den sist") == 1
    assert "du laget den sist" not in ivar.get("/rapporter").text, "what others have made is told in Logg alone"


def test_on_a_monday_last_weeks_meeting_is_told_from_tuesday_wherever_weeks_are_shown(
    hang: Hang, centre: Centre, unit: str, time: Time
) -> None:
    """Alike for whoever laid balls and whoever laid none; on Tuesday each says what it was."""
    wall, (laid_none,) = hang("north"), more_units(centre, ["Solbakken"])
    fill(wall)
    meet(wall, 0)
    wall.settle()
    theirs = hang("sun", into=laid_none)
    held = {"week": week(0), "planned": "2027-01-12", "started": START_MS, "ended": START_MS + 900_000, "present": 5}
    theirs.write(Fact("meeting", "m", held))
    theirs.settle()
    time.pass_(days=3)
    inger, last, later = person(centre, unit), number(week(0)), "fortelles fra tirsdag"
    overview, table = inger.get("/").text, inger.get("/enheter").text
    assert overview.count("den siste uka fortelles fra tirsdag") == 2
    assert [page.count('<use href="#waiting"/>') for page in (overview, table)] == [2, 2]
    assert table.count(f"uke {last} {later}") == 2
    for page in (overview, table):
        assert later in page.split('<p class="legend')[1].split("</p>")[0]
        assert '<use href="#unvoted"/>' not in page
    more_units(centre, ["Tomta"])
    for path in ("/?sok=tomta", "/enheter?sok=tomta"):
        assert later not in inger.get(path).text, "no week that is shown waits"
    book = load_workbook(BytesIO(inger.get("/enheter.xlsx").content)).worksheets[0]
    assert [book.cell(row, 13).value for row in (2, 3)] == [later] * 2
    paper = inger.get("/rapporter/enheter").content
    assert later in " ".join(page.extract_text() for page in PdfReader(BytesIO(paper)).pages)
    said = words(inger.get(f"/enhet/{unit}").text)
    assert f"uke {last} {later}" in inger.get(f"/enhet/{unit}").text
    assert f"{last} {later}" in said.split("Ordene som tabell")[1]
    assert f"Uke {last} {later}." in words(inger.get(f"/enhet/{laid_none}").text)
    for one in (unit, laid_none):
        meeting = words(inger.get(f"/enhet/{one}/mote/{week(0)}").text)
        assert "vises fra tirsdag 19. januar" in meeting
    time.pass_(days=1)
    inger = person(centre, unit, name="Ola")
    table = inger.get("/enheter").text
    assert later not in table
    assert [table.count(f'<use href="#{name}"/>') for name in ("waiting", "unvoted")] == [0, 1]
    assert later not in inger.get(f"/enhet/{unit}").text + inger.get("/").text
    assert "Møte uten baller" in words(inger.get(f"/enhet/{laid_none}/mote/{week(0)}").text)
    assert "møte uten baller" in inger.get("/").text.split('<p class="legend')[1].split("</p>")[0]
