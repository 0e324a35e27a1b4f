"""A stream on paper: a map that says what the wall says, and nothing people write becomes anything but text."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from board.kinds.stream.commands import WriteStep, WriteStream
from sync.server.access.rule import Role
from tests import pseudo
from tests.sync.papers import STREAM, aim, do, lay_out, measure_again, texts
from tests.sync.places import Centre, Time, Wall
from tests.sync.prints.test_reports import HOSTILE, NOVEMBER_MS, WRITTEN, pdf, words
from tests.sync.web.office import person

Hang = Callable[..., Wall]
MAP = f"/rapporter/verdistrom?stream={STREAM}"


@pytest.fixture(autouse=True)
def november(time: Time) -> None:
    time.now_ms = NOVEMBER_MS


@pytest.fixture
def wall(hang: Hang, time: Time) -> Wall:
    made = hang("north")
    time.pass_(days=-7)
    lay_out(made)
    time.pass_(days=7)
    measure_again(made, date(2025, 11, 12))
    aim(made, date(2025, 11, 18))
    made.settle()
    return made


def test_the_map_has_lanes_notes_waiting_and_figures_now_and_as_it_shall_be(
    centre: Centre, unit: str, wall: Wall
) -> None:
    read = pdf(person(centre, unit), MAP, unit)
    now, ideal = (words_of(page) for page in read.pages)
    for text in (
        "Slik er det nå",
        "Helsefagarbeider",
        "Lete etter medisinlista 5 min · 35 i uka 90 % riktig Tidstyv",
    ):
        assert text in now
    assert "2 t takt 40 timer : 20 ganger i uka" in now
    assert "23,6 timer i uka = 0,66 årsverk 3 døgn 23 t fra start til slutt 62 min arbeid" in now
    assert (
        "11,9 timer i uka blir fri = 0,34 årsverk. 2 av 9 forskjeller er blitt kort, 3,0 timer i uka er realisert."
        in now
    )
    assert "Venter først 2 t 3 t 18 t 2 døgn 5 t 3 t 14 t 1 t" in now
    assert "Arbeid 6 min 9 min 5 min 8 min 6 min 7 min 5 min 6 min 10 min" in now
    assert ideal.count("faller bort") == 3
    assert "Bestille fra fast liste 3 min 90 % riktig Nødvendig endres" in ideal


def test_how_often_is_no_part_of_what_a_stream_is_called(centre: Centre, unit: str, wall: Wall) -> None:
    do(wall, WriteStream(STREAM, {"title": "Blodprøve på morgenen"}))
    wall.settle()
    read = pdf(person(centre, unit), MAP, unit)
    assert words_of(read.pages[0]).startswith("Blodprøve på morgenen 20 ganger i uka · ")
    assert read.pages[0].extract_text().splitlines()[0] == "Blodprøve på morgenen"
    assert read.metadata.title == "Blodprøve på morgenen · 20 ganger i uka"


def words_of(page: Any) -> str:
    text = page.extract_text().replace("\xad\n", "").replace("\u00ad", "").replace("-\n", "-")
    return " ".join(text.split()).replace("\xa0", " ").replace("Helsefagar-beider", "Helsefagarbeider")


def test_a_long_stream_goes_on_in_the_next_row_and_what_people_write_is_text(
    centre: Centre, unit: str, wall: Wall
) -> None:
    below = f"{STREAM}-s8"
    for n in range(30):
        do(wall, WriteStep(f"x{n}", {"stream": STREAM, "title": f"{n} {HOSTILE}", "minutes": 5.0}, below))
        below = f"x{n}"
    wall.settle()
    read = pdf(person(centre, unit), MAP, unit)
    said = words(read).replace(" ", "").replace("-", "")
    assert len(read.pages) > 2
    assert all(f"{n}{HOSTILE}".replace(" ", "") in said for n in range(30))
    root: Any = read.trailer["/Root"]
    claims = root["/Metadata"].get_object().get_data().decode()
    assert "pdfuaid:part" in claims
    assert "pdfaid:part" in claims


def test_the_map_is_printed_in_the_language_that_is_spoken(
    centre: Centre, unit: str, wall: Wall, tmp_path: Path
) -> None:
    visitor = person(centre, unit)
    with pseudo.spoken(tmp_path):
        said = [words(pdf(visitor, address, unit)) for address in (MAP, "/rapporter/tavle")]
    written = {*WRITTEN, "til", "av", *(word for text in texts() for word in text.replace(",", "").split())}
    left = pseudo.plain(said, {word.strip(":()") for word in written})
    assert not {word for word in left if not any(word in text for text in texts())}


def test_only_who_may_see_the_unit_prints_its_streams(centre: Centre, unit: str, wall: Wall) -> None:
    theirs = centre.unit("Sør")
    for role, status in ((Role.LEADER, 200), (Role.AUDITOR, 200), (Role.OPERATOR, 403)):
        assert person(centre, unit, role).get(f"{MAP}&unit={unit}").status_code == status
    stranger = person(centre, theirs)
    assert stranger.get(f"{MAP}&unit={unit}").status_code == 404
    assert stranger.get(f"{MAP}&unit={theirs}").status_code == 404


def test_the_paper_board_tells_of_goals_and_streams(centre: Centre, unit: str, wall: Wall) -> None:
    said = words(pdf(person(centre, unit), "/rapporter/tavle", unit))
    assert "Medisinrunden skal gå i fred mål: høyst 2 2 Dette er en endring, ikke tilfeldig." in said
    assert "Ny medisin: fra visitt til beboeren får den 23,6 → 11,7 3 døgn 23 t → 1 døgn 1,5 t 2 av 9 3,0" in said
