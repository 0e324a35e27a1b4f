"""The board on A3: read at two metres, headed on every sheet, and no word cut that finds room."""

from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PageObject, PdfReader

from board.catalogue import spoken
from board.log.change import Fact
from sync.server.prints.hyphens import SOFT, parted, softened
from tests.sync.places import Centre, Wall
from tests.sync.prints.test_reports import DAY_MS, NOVEMBER_MS, pdf, words
from tests.sync.web.office import person, set_organisation

Hang = Callable[..., Wall]
CAPITAL = 0.711 * 25.4 / 72
"""mm of a capital of Roboto for a point."""
COLUMNS = "Forslag", "Planlegge", "Utføre", "Kontrollere", "Korrigere", "Ferdig"


@pytest.fixture
def board(hang: Hang, time: Any) -> Wall:
    time.now_ms = NOVEMBER_MS
    wall = hang("north")
    then_ms = NOVEMBER_MS - 25 * DAY_MS
    made = {"created": then_ms, "moved": then_ms, "responsible": "Wenche", "deadline": "2025-11-28", "stage": "plan"}
    for n in range(14):
        wall.write(Fact("card", f"c{n:02}", {**made, "title": f"Andre kjøkken mellom vaktskifte {n}"}))
    meeting = {"week": "2025-W46", "started": then_ms, "ended": then_ms + 1, "present": 6, "next_keeper": "Oda"}
    wall.write(Fact("meeting", "m", meeting))
    wall.settle()
    return wall


def sizes(sheet: PageObject, words: str) -> set[float]:
    """Of the letters these words are set in, in mm of a capital."""
    found: set[float] = set()

    def seen(text: str, _cm: object, matrix: list[float], _font: object, size: float) -> None:
        if words in text:
            found.add(round(abs(matrix[0]) * size * CAPITAL, 1))

    sheet.extract_text(visitor_text=seen)
    return found


def read(centre: Centre, unit: str, name: str = "Ola") -> PdfReader:
    return pdf(person(centre, unit, name=name), "/rapporter/tavle", unit)


def test_titles_are_read_at_two_metres_under_the_heads_of_every_sheet(centre: Centre, unit: str, board: Wall) -> None:
    *hung, behind = read(centre, unit).pages
    assert len(hung) > 1
    for sheet in hung:
        assert all(name in sheet.extract_text() for name in COLUMNS)
        assert sizes(sheet, "Andre") == {6.0}
        assert max(sizes(sheet, "frist")) >= 4.4
    assert "Trivsel denne uka" in behind.extract_text()


def test_the_sheet_says_once_who_is_not_named_and_who_keeps_the_board_where_names_may_go_out(
    centre: Centre, unit: str, board: Wall
) -> None:
    said = words(read(centre, unit))
    assert said.count("står på tavla") == 1
    assert "uke 47, 2025" in said
    assert "Oda" not in said
    set_organisation(centre, names=True)
    said = words(read(centre, unit, "Kari"))
    assert "Tavleansvarlig: Oda" in said
    assert said.count("Wenche") == 14
    assert "står på tavla" not in said


def test_only_words_that_find_no_room_are_cut_and_a_day_never_from_its_month(
    centre: Centre, unit: str, board: Wall
) -> None:
    text = "".join(sheet.extract_text() for sheet in read(centre, unit).pages)
    assert "-\n" not in text
    assert text.count("frist 28.\xa0nov.") == 14


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("hanskeleverandør", "hanske-leverandør"),
        ("Medikamentoppsamlingsrutine", "Medikament-opp-samlings-rutine"),
        ("personalmøtene", "personal-møtene"),
        ("arbeidsmiljøundersøkelse", "arbeids-miljø-undersøkelse"),
        ("kjøkkenet", "kjøkkenet"),
        ("vaktskifte", "vaktskifte"),
    ],
)
def test_a_long_word_is_parted_where_its_words_meet(word: str, said: str) -> None:
    assert softened({"a": [word]})["a"][0].replace(SOFT, "-") == said


def test_each_language_has_its_own_places() -> None:
    with spoken("en"):
        assert parted("communication").replace(SOFT, "") == "communication"
    with spoken("nn"):
        assert parted("avdelingssjukepleiar").replace(SOFT, "-").endswith("-pleiar")


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/rapporter/aar?year=2025", "arsrapport-2025"),
        ("/rapporter/maaned?month=2025-10", "manedsrapport-2025-10"),
        ("/rapporter/arbeidsmiljo?first=2025-01&last=2025-11", "arbeidsmiljo-2025-01-til-2025-11"),
    ],
)
def test_a_file_is_called_by_what_is_in_it(centre: Centre, unit: str, time: Any, address: str, file: str) -> None:
    time.now_ms = NOVEMBER_MS
    told = person(centre, unit).get(address).headers["content-disposition"]
    assert told == f'attachment; filename="{file}.pdf"'


def test_long_documentation_begins_with_what_is_in_it_and_the_foot_is_one_line(
    centre: Centre, unit: str, time: Any
) -> None:
    time.now_ms = NOVEMBER_MS
    sheets = [
        sheet.extract_text()
        for sheet in pdf(person(centre, unit), "/rapporter/arbeidsmiljo?first=2025-01&last=2025-11").pages
    ]
    assert "Innhold" in sheets[0]
    assert sheets[0].index("Innhold") < sheets[0].index("Kartlegging")
    assert all(f"side {n} av {len(sheets)}" in " ".join(text.split()) for n, text in enumerate(sheets, 1))


def test_a_month_is_chosen_in_the_language_of_the_page(centre: Centre, unit: str, time: Any) -> None:
    time.now_ms = NOVEMBER_MS
    page = person(centre, unit).get("/rapporter").text
    assert 'type="month"' not in page
    assert '<option value="2025-10" selected>Oktober 2025</option>' in page
    assert '<option value="2025-12"' not in page
