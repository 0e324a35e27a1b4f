"""The reports on paper: what they say, what they keep to themselves, and that nothing people write becomes anything
but text."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from board.log.change import Fact
from sync.server import tenants
from sync.server.access.rule import Role
from sync.server.db.tables import audit, organisations
from sync.server.prints.pdf import typeset
from tests import pseudo
from tests.sync.places import Centre, Wall
from tests.sync.web.office import Visitor, person, set_organisation

Hang = Callable[..., Wall]
HOSTILE = "<script>alert(1)</script> #let x = 1 #panic() *fet* $x^2$ @ref `kode` [a] // b \\ #{1+1}"
NOVEMBER_MS = 1_763_469_000_000
"""18 November 2025, 13.30."""
DAY_MS = 86_400_000
WRITTEN = re.findall(
    r"\w+",
    f"{HOSTILE} Vi har det bra, Ta imot nye vikarer, Kortere vei til lageret, Vi går for mye, Turer i uka, "
    "Hjemmetjenesten nord, kommune, januar, september, oktober, november",
)
"""What people wrote, and the calendar, which goes with the locale."""
REPORTS = (
    "/rapporter/aar?year=2025",
    "/rapporter/maaned?month=2025-10",
    "/rapporter/arbeidsmiljo?first=2025-01&last=2025-11",
    "/rapporter/tavle",
)


@pytest.fixture(autouse=True)
def november(time: Any) -> None:
    time.now_ms = NOVEMBER_MS


@pytest.fixture
def board(hang: Hang, unit: str) -> Wall:
    """A unit with a finished card, one under way, a rated goal, and a gain."""
    wall = hang("north")
    done_ms = NOVEMBER_MS - 25 * DAY_MS  # 24 October
    wall.write(
        Fact("unit", "unit", {"name": "Hjemmetjenesten nord"}),
        Fact("goal", "g0", {"slot": 0, "text": f"Vi har det bra {HOSTILE}", "since": done_ms - 90 * DAY_MS}),
        Fact("card", "done", done(done_ms)),
        Fact("measure", "before", {"card": "done", "phase": "before", "value": 12.0, "taken": "2025-09-01"}),
        Fact("measure", "after", {"card": "done", "phase": "after", "value": 3.5, "taken": "2025-10-24"}),
        Fact("gain", "i", {"subject": "done", "hours_per_week": 17.5, "made": done_ms, "use": "quality"}),
        Fact("gain", "r", _realised(done_ms)),
        Fact(
            "card", "open", {"title": "Ta imot nye vikarer", "stage": "plan", "topic": "support", "created": done_ms}
        ),
        Fact("meeting", "m", {"week": "2025-W43", "started": done_ms, "ended": done_ms + 1, "present": 6}),
        Fact("tally", "t", {"meeting": "m", "week": "2025-W43", "goal": "g0", "green": 3, "pink": 2, "red": 1}),
    )
    wall.settle()
    return wall


def done(moved_ms: int) -> dict[str, Any]:
    said = {"title": f"Kortere vei til lageret {HOSTILE}", "problem": f"Vi går for mye. {HOSTILE}"}
    measured = {"measured": "Turer i uka", "topic": "workload", "goal": "g0", "week": "2025-W36"}
    when = {"created": moved_ms - 40 * DAY_MS, "moved": moved_ms, "deadline": "2025-10-30"}
    return {**said, **measured, **when, "stage": "done", "responsible": "Wenche"}


def _realised(made_ms: int) -> dict[str, Any]:
    told = {"state": "realised", "day": "2025-10-24", "note": "Mer tid hos brukerne"}
    return {"subject": "done", "hours_per_week": 12.5, "made": made_ms + 1, "use": "quality", **told}


def pdf(visitor: Visitor, address: str, unit: str = "") -> PdfReader:
    answer = visitor.get(asking(address, unit) if unit else address)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    return PdfReader(io.BytesIO(answer.content))


def asking(address: str, unit: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}unit={unit}"


def words(read: PdfReader) -> str:
    """All that stands in it, with one blank where there are several, and words that were divided made whole."""
    text = "".join(page.extract_text() + " " for page in read.pages)
    return " ".join(text.replace("\xad\n", "").replace("-\n", "-").split()).replace("\xa0", " ")


def test_a_year_tells_gains_meetings_wellbeing_and_stories(centre: Centre, unit: str, board: Wall) -> None:
    said = words(pdf(person(centre, unit), "/rapporter/aar?year=2025", unit))
    for expected in ("Årsrapport 2025", "71 %", "0,33 årsverk realisert", "0,47 identifisert", "100 % økt kvalitet"):
        assert expected in said
    assert "Turer i uka: 12 før, 3,5 etter. 12,5 timer i uka realisert, brukt til økt kvalitet." in said
    assert "1 av 1 uke mest godt, ingen mest dårlig" in said


def test_a_year_tells_what_was_learned_where_something_did_not_work(centre: Centre, unit: str, board: Wall) -> None:
    failed = {"title": "Hvit vase i gangen", "worked": "no", "stage": "done"}
    for id_, moved, learned in (
        ("f", NOVEMBER_MS - 25 * DAY_MS, "Ingen ser den."),
        ("g", NOVEMBER_MS - 400 * DAY_MS, "Da."),
    ):
        board.write(Fact("card", id_, {**failed, "moved": moved, "created": moved - DAY_MS, "learned": learned}))
    board.settle()
    said = words(pdf(person(centre, unit), "/rapporter/aar?year=2025"))
    assert "Det vi lærte Hvit vase i gangen Hjemmetjenesten nord Ingen ser den." in said
    assert "Da." not in said


def test_a_month_is_one_page_whatever_it_has_to_tell(centre: Centre, unit: str, hang: Hang, board: Wall) -> None:
    long = "Medikamentoppsamlingsrutinegjennomgang" * 52
    wall = hang("south")
    for n in range(12):
        stands = {"stage": "done", "moved": NOVEMBER_MS - 25 * DAY_MS, "measured": long[:120], "unmeasurable": True}
        wall.card(f"c{n}", title=long[:120], problem=long[:2000], **stands)
    wall.settle()
    for n in range(80):
        centre.do(lambda tx, n=n: _add_unit(tx, f"{n} {long}"[:100]))
    read = pdf(person(centre, unit), "/rapporter/maaned?month=2025-10")
    assert len(read.pages) == 1
    assert "13 kort er fullført" in words(read)


def _add_unit(tx: Any, name: str) -> None:
    owner = tx.scalar(select(organisations.c.public))
    tenants.found_unit(tx, owner, name, NOVEMBER_MS - 60 * DAY_MS)


def test_documentation_has_cards_dates_role_and_outcome_by_topic_and_no_names(
    centre: Centre, unit: str, board: Wall
) -> None:
    said = words(pdf(person(centre, unit), "/rapporter/arbeidsmiljo?first=2025-01&last=2025-11", unit))
    assert "Dokumentasjon etter aml. § 3-1 og § 4-3" in said
    said = said.rpartition("Kartlegging")[2]
    assert said.index("Arbeidsmengde og tidspress") < said.index("Kortere vei til lageret") < said.index("Støtte og")
    for expected in ("Frist: 30. oktober 2025", "Ansvarlig: Medarbeider i enheten", "Ferdig, siden 24. oktober 2025"):
        assert expected in said
    assert "Ta imot nye vikarer" in said
    assert "Ansvarlig: Ikke fordelt ennå" in said
    assert "Wenche" not in said


def test_nothing_printed_tells_which_card_a_vote_was_the_reason_for(centre: Centre, unit: str, board: Wall) -> None:
    """Of all cards made in a meeting the same is said, and in an order that says nothing of the hour."""
    met_ms = NOVEMBER_MS - 25 * DAY_MS
    for n, (title, minute, more) in enumerate(
        (("Øl", 2, {"goal": "g0", "week": "2025-W43"}), ("Alarmer", 9, {}), ("Fra lista", 3, {"source": "import"}))
    ):
        made = {"title": title, "topic": "support", "created": met_ms + minute * 60_000, **more}
        board.write(Fact("card", f"z{9 - n}", made))
    board.write(Fact("card", "quiet", {"title": "I pausen", "topic": "support", "created": met_ms - 3 * DAY_MS}))
    board.settle()
    said = words(pdf(person(centre, unit), "/rapporter/arbeidsmiljo?first=2025-01&last=2025-11", unit))
    assert "rødt" not in said
    assert (said.count("Kom fra: tavlemøtet"), said.count("Kom fra: forslag fra ansatte")) == (3, 2)
    assert said.count("Kom fra: en liste") == 1
    named = ("I pausen", "Alarmer", "Fra lista", "Ta imot nye vikarer", "Øl")
    assert [*sorted(named, key=said.index)] == [*named]


def test_names_are_on_the_paper_board_only_where_the_organisation_lets_them_out(
    centre: Centre, unit: str, board: Wall
) -> None:
    visitor = person(centre, unit)
    assert "Wenche" not in words(pdf(visitor, "/rapporter/tavle", unit))
    set_organisation(centre, names=True)
    said = words(pdf(visitor, "/rapporter/tavle", unit))
    assert "Wenche" in said
    assert "Ta imot nye vikarer" in said
    assert all("Wenche" not in words(pdf(visitor, address, unit)) for address in REPORTS[:3])


def test_what_people_write_is_text_in_every_report(centre: Centre, unit: str, board: Wall) -> None:
    visitor = person(centre, unit)
    for address in REPORTS:
        said = words(pdf(visitor, address, unit)).replace(" ", "").replace("-", "")
        assert HOSTILE.replace(" ", "") in said, address


def test_every_report_is_tagged_and_claims_the_standards_of_archives_and_screen_readers(
    centre: Centre, unit: str, board: Wall
) -> None:
    visitor = person(centre, unit)
    for address in REPORTS:
        read = pdf(visitor, address, unit)
        root: Any = read.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"], address
        assert root["/Lang"] == "nb-NO"
        assert "/StructTreeRoot" in root
        assert read.metadata
        assert read.metadata.title
        claims = root["/Metadata"].get_object().get_data().decode()
        assert "pdfuaid:part" in claims
        assert "pdfaid:part" in claims


def test_signs_that_no_font_has_stop_no_report(centre: Centre, unit: str, hang: Hang) -> None:
    wall = hang("north")
    moved = NOVEMBER_MS - 25 * DAY_MS
    wall.card("c", title="Fint 😀 \ue000 漢字 سلام", stage="done", moved=moved, created=moved, topic="other")
    wall.settle()
    visitor = person(centre, unit)
    for address in REPORTS:
        assert "Fint" in words(pdf(visitor, address, unit))


def test_a_unit_without_anything_gets_its_reports_too(centre: Centre, unit: str) -> None:
    visitor = person(centre, unit)
    for address in REPORTS:
        assert pdf(visitor, address, unit).pages
    assert "Ingen tiltak i perioden." in words(pdf(visitor, REPORTS[2]))


def test_a_report_is_printed_in_the_language_that_is_spoken(
    centre: Centre, unit: str, board: Wall, tmp_path: Path
) -> None:
    visitor = person(centre, unit)
    with pseudo.spoken(tmp_path):
        left = {address: pseudo.plain([words(pdf(visitor, address, unit))], WRITTEN) for address in REPORTS}
    assert {address: plain for address, plain in left.items() if plain} == {}


def test_a_period_that_ends_before_it_begins_gets_a_sentence(centre: Centre, unit: str) -> None:
    answer = person(centre, unit).get("/rapporter/arbeidsmiljo?first=2025-06&last=2025-05")
    assert answer.status_code == 422
    assert "Perioden slutter før den begynner." in answer.text


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("/rapporter/aar", "År"),
        ("/rapporter/aar?year=tjue", "År"),
        ("/rapporter/aar?year=2026", "År"),
        ("/rapporter/maaned?month=2025-13", "Måned"),
        ("/rapporter/maaned?month=oktober", "Måned"),
        ("/rapporter/maaned?month=2025-12", "Måned"),
        ("/rapporter/arbeidsmiljo?first=2025-01", "Til og med"),
        ("/rapporter/tavle", "Enhet"),
    ],
)
def test_what_is_filled_in_wrongly_is_named(centre: Centre, unit: str, address: str, field: str) -> None:
    answer = person(centre, unit).get(address)
    assert answer.status_code == 422
    assert f"«{field}»" in answer.text


def test_who_may_not_see_a_unit_cannot_print_it(centre: Centre, unit: str) -> None:
    other = centre.unit("Sør")
    leader, operator = person(centre, unit, Role.LEADER), person(centre, unit, Role.OPERATOR)
    for address in REPORTS:
        assert leader.get(asking(address, unit)).status_code == 200
        assert leader.get(asking(address, other)).status_code == 404
        assert operator.get(asking(address, unit)).status_code == 403
        assert Visitor(centre).get(asking(address, unit)).status_code == 303


def test_a_leader_who_asks_for_everything_gets_the_own_unit(centre: Centre, unit: str, board: Wall) -> None:
    said = words(pdf(person(centre, unit, Role.LEADER), "/rapporter/aar?year=2025"))
    assert "Hjemmetjenesten nord, Hjemmetjenesten nord kommune" in said


def test_printing_is_noted(centre: Centre, unit: str) -> None:
    person(centre, unit).get("/rapporter/maaned?month=2025-10")
    rows = centre.do(lambda tx: tx.execute(select(audit.c.what, audit.c.about)).all())
    assert ("printed", "Månedsrapport oktober 2025, alle enheter") in [tuple(row) for row in rows]


def test_the_forms_offer_what_one_may_see(centre: Centre, unit: str) -> None:
    page = person(centre, unit).get("/rapporter")
    assert "Hele kommunen" in page.text
    assert 'value="2025-10"' in page.text
    assert "Hele kommunen" not in person(centre, unit, Role.LEADER).get("/rapporter").text


def test_a_value_is_set_as_text_and_never_read_as_markup() -> None:
    facts = {"title": HOSTILE, "span": "#2", "owner": "*", "about": "$", "made": "@x", "so_far": False}
    board = {
        "indicators": [],
        "streams": [],
        "keeper": HOSTILE,
        "unnamed": True,
        "gains": {"found": "1", "won": "0", "part": 0.0},
        "goals": [HOSTILE],
        "columns": [{"stage": "plan", "name": "[", "cards": [], "more": 0}],
    }
    read = PdfReader(io.BytesIO(typeset("paper", facts | board, NOVEMBER_MS)))
    assert HOSTILE.replace(" ", "") in words(read).replace(" ", "").replace("-", "")
