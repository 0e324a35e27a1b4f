"""Figures from before Tavle come out of a spreadsheet whole, or not at all and with a reason."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from board.errors import Refused
from board.importing.figures import Figure, read
from tests.board.importing import files

TODAY = date(2026, 11, 25)
PUBLISHED = (Path(__file__).parents[2] / "sync" / "vestre-toten.csv").read_bytes()
FIGURES = (
    Figure(date(2012, 6, 30), 8.5, None),
    Figure(date(2016, 4, 30), 33.0, 21.5),
    Figure(date(2017, 12, 31), 46.3, 33.1),
    Figure(date(2018, 12, 31), 49.4, 36.3),
)


def workbook(*rows: tuple[Any, ...], **more: Any) -> bytes:
    return files.workbook(rows, **more)


def one(period: Any, identified: Any = 5, realised: Any = 3) -> Figure:
    (figure,) = read(workbook(("Per", "Identifisert", "Realisert"), (period, identified, realised)), TODAY).figures
    return figure


def reason(*cells: Any, head: tuple[str, ...] = ("Per", "Identifisert", "Realisert")) -> str:
    """What is wrong with the only row."""
    found = read(workbook(head, cells), TODAY)
    assert found.figures == ()
    assert [p.line for p in found.problems] == [2]
    return found.problems[0].reason


def test_the_published_figures_are_read_as_they_were_published() -> None:
    found = read(PUBLISHED, TODAY)
    assert (found.figures, found.problems, found.undecided) == (FIGURES, (), False)
    assert found.remarks == ("Linje 1 er ikke lest: «Vestre Toten kommune: gevinster av Lean…».",)


def test_a_period_may_be_written_as_people_write_it() -> None:
    days = {
        2017: date(2017, 12, 31),
        "2017": date(2017, 12, 31),
        "utgangen av 2018": date(2018, 12, 31),
        "per 31.12.2017": date(2017, 12, 31),
        datetime(2016, 4, 30): date(2016, 4, 30),
        "april 2016": date(2016, 4, 30),
        "Feb. 2016": date(2016, 2, 29),
        "2. tertial 2016": date(2016, 8, 31),
        "4. kvartal 2015": date(2015, 12, 31),
        "2015–2016": date(2016, 12, 31),
        "1.1.2015 - 30.6.2015": date(2015, 6, 30),
    }
    assert {written: one(written).day for written in days} == days


def test_a_number_may_be_written_as_norwegians_do() -> None:
    assert one(2017, "46,3", "33,1 årsverk") == one(2017, 46.3, 33.1) == Figure(date(2017, 12, 31), 46.3, 33.1)
    assert one(2017, 46.3, "–").realised is None


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        (("i fjor", 5, 3), "«i fjor» er ikke en dag eller et år. Skriv for eksempel 2017 eller 30.6.2012."),
        (("2017–2015", 5, 3), "Perioden slutter 31. desember 2015, før den begynner 1. januar 2017."),
        (
            ("5. kvartal 2015", 5, 3),
            "«5. kvartal 2015» er ikke en dag eller et år. Skriv for eksempel 2017 eller 30.6.2012.",
        ),
        ((2026, 5, 3), "31. desember 2026 er ikke kommet ennå. Skriv dagen tallet gjelder for."),
        ((1789, 5, 3), "1789 kan ikke stemme."),
        ((2017, None, 3), "Identifisert mangler."),
        ((2017, "mange", 3), "Identifisert er «mange», og det er ikke et tall."),
        ((2017, -1, None), "Identifisert må være mellom 0 og 100\u00a0000."),
        ((2017, "nan", None), "Identifisert er «nan», og det er ikke et tall."),
        ((2017, 3, 5), "Realisert er mer enn identifisert."),
        (
            (2017, "=SUM(A1:A9)", 3),
            "Identifisert er en formel som ikke er regnet ut. Åpne fila i Excel, og lagre den på nytt.",
        ),
    ],
)
def test_a_row_that_says_no_figure_is_named_with_its_reason(cells: tuple[Any, ...], why: str) -> None:
    assert reason(*cells).startswith(why)


def test_a_period_that_ends_before_it_starts_is_none() -> None:
    head = ("Fra", "Til", "Identifisert")
    assert reason("1.1.2018", "31.12.2017", 5, head=head).startswith(
        "Perioden slutter 31. desember 2017, før den begynner"
    )
    assert read(workbook(head, ("1.1.2017", "31.12.2017", 5)), TODAY).figures == (
        Figure(date(2017, 12, 31), 5, None),
    )


def test_two_rows_of_one_day_cannot_both_be_true() -> None:
    found = read(workbook(("År", "Identifisert"), (2017, 5), ("31.12.2017", 6)), TODAY)
    assert [(p.line, p.reason) for p in found.problems] == [(3, "Samme dag som på linje 2.")]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"%PDF-1.7", "det er en PDF"),
        (b"\x89PNG\r\n", "det er et bilde"),
        (b"", "den er tom"),
        (b"PK\x03\x04 something", "skadet"),
        (b"<html><script>alert(1)</script></html>", "en kolonne med overskriften"),
        (b"\xc3\x85r;Antall\n2017;5\n", "en kolonne med overskriften"),
        (b"\xc3\x85r;Identifisert\n", "ingenting under overskriftene"),
        (b"0" * 21_000_000, "større enn 20\xa0MB"),
    ],
)
def test_what_is_no_table_of_figures_is_refused_in_words(content: bytes, why: str) -> None:
    with pytest.raises(Refused, match=why):
        read(content, TODAY)
