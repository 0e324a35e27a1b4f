"""Of all that stands in a table of gains the account in årsverk is found, or it is refused by name: no guesses."""

from datetime import date, datetime
from typing import Any

import pytest

from board.errors import Refused
from board.importing.account import NAMES
from board.importing.figures import Figure, read
from board.importing.table import Told
from tests.board.importing import files
from tests.board.importing.files import csv

TODAY = date(2026, 11, 25)


def workbook(*rows: tuple[Any, ...], **more: Any) -> bytes:
    return files.workbook(rows, **more)


Y2016, Y2017 = Figure(date(2016, 12, 31), 33, 21.5), Figure(date(2017, 12, 31), 46.3, 33.1)
IN_TWO_ROWS = (("År", "Timer", None, "Årsverk", None), (None, *("Identifisert", "Realisert") * 2))

CASES = {
    "a share beside": (
        workbook(
            ("År", "Identifisert", "Realisert %", "Realisert"),
            (2016, 33, 0.65, 21.5),
            (2017, 46.3, 0.71, 33.1),
            formats={"C2": "0 %", "C3": "0 %"},
        ),
        {"C"},
    ),
    "a share under the same word": (
        workbook(
            ("År", "Identifisert", "Realisert", "Realisert"),
            (2016, 33, 0.65, 21.5),
            (2017, 46.3, 0.71, 33.1),
            formats={"C2": "0 %", "C3": "0%"},
        ),
        {"C"},
    ),
    "hours beside": (
        workbook(
            (
                "År",
                "Identifisert timer per uke",
                "Identifisert årsverk",
                "Realisert timer per uke",
                "Realisert årsverk",
            ),
            (2016, 1237.5, 33, 806.3, 21.5),
            (2017, 1736.3, 46.3, 1241.3, 33.1),
        ),
        {"B", "D"},
    ),
    "hours beside, in two rows of headings": (
        workbook(
            *IN_TWO_ROWS,
            (2016, 1237.5, 806.3, 33, 21.5),
            (2017, 1736.3, 1241.3, 46.3, 33.1),
            merged=["A1:A2", "B1:C1", "D1:E1"],
        ),
        {"B", "C"},
    ),
    "kroner beside": (
        csv("År;Identifisert (kr);Identifisert;Realisert\n2016;9;33;21,5\n2017;9;46,3;33,1\n"),
        {"B"},
    ),
    "each year's own beside": (
        workbook(
            ("År", "Identifisert i året", "Identifisert akkumulert", "Realisert i året", "Realisert akkumulert"),
            (2016, 33, 33, 21.5, 21.5),
            (2017, 13.3, 46.3, 11.6, 33.1),
        ),
        {"B", "D"},
    ),
    "of which realised": (csv("År;Identifiserte;Herav realisert\n2016;33;21,5\n2017;46,3;33,1\n"), set()),
    "headings in two rows": (
        workbook(
            ("År", "Årsverk", None),
            (None, "Identifisert", "Realisert"),
            (2016, 33, 21.5),
            (2017, 46.3, 33.1),
            merged=["B1:C1", "A1:A2"],
        ),
        set(),
    ),
    "years side by side": (
        workbook(("Årsverk", 2016, 2017), ("Identifisert", 33, 46.3), ("Realisert", 21.5, 33.1)),
        set(),
    ),
    "years as dates that show the year": (
        workbook(
            ("År", "Identifisert", "Realisert"),
            (datetime(2016, 1, 1), 33, 21.5),
            (datetime(2017, 1, 1), 46.3, 33.1),
            formats={"A2": "yyyy", "A3": "yyyy"},
        ),
        set(),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_account_is_found_among(name: str) -> None:
    content, unused = CASES[name]
    found = read(content, TODAY)
    assert (found.figures, found.problems, found.undecided) == ((Y2016, Y2017), (), False)
    assert {column.letter for column in found.columns if column.field is None and column.sample} == unused


def test_a_cell_that_shows_a_month_means_the_month() -> None:
    content = workbook(
        ("Måned", "Identifisert", "Realisert"),
        (datetime(2012, 6, 1), 8.5, None),
        (datetime(2016, 4, 1), 33, 21.5),
        formats={"A2": "mmm.yy", "A3": "mmmm yyyy"},
    )
    assert read(content, TODAY).figures == (Figure(date(2012, 6, 30), 8.5, None), Figure(date(2016, 4, 30), 33, 21.5))


@pytest.mark.parametrize(
    ("written", "means"),
    [
        *(
            ("1\u202f020,5", 1020.5),
            ("1\u2009046,3", 1046.3),
            ("1\xa0046,3", 1046.3),
            ("1 046", 1046),
            ("1.250", 1250),
        ),
        *(("1.250,5", 1250.5), ("33,1 årsverk", 33.1)),
    ],
)
def test_thousands_may_be_parted(written: str, means: float) -> None:
    found = read(csv(f"År;Identifisert\n2014;0,5\n2017;{written}\n"), TODAY)
    assert found.figures[-1].identified == means


@pytest.mark.parametrize("written", ["46,3 1", "46,3¹", "65 %", "40 timer", "1 25", "1.250", "kr 5"])
def test_what_is_not_surely_a_number_of_årsverk_is_refused(written: str) -> None:
    found = read(csv(f"År;Identifisert\n2016;33\n2017;{written}\n"), TODAY)
    assert [p.place for p in found.problems] == ["Linje 3"]


def test_a_point_is_what_the_other_rows_show_it_to_be() -> None:
    assert read(csv("År;Identifisert\n2014;920.5\n2017;1.250\n"), TODAY).figures[1].identified == 1.25


@pytest.mark.parametrize("head", ["Identifisert timer", "Identifisert kroner", "Andel identifisert"])
def test_an_account_in_other_units_is_refused_by_name(head: str) -> None:
    with pytest.raises(Refused, match=f"«{head}» er .*, ikke årsverk"):
        read(csv(f"År;{head}\n2017;5\n"), TODAY)
    with pytest.raises(Refused, match="over tallene står det «Timer per uke»"):
        read(workbook(("Timer per uke",), (), ("År", "Identifisert"), (2017, 5)), TODAY)


def test_a_sum_and_a_source_are_told_and_stop_nothing() -> None:
    rows = [
        ("Gevinster i årsverk",),
        (),
        ("År", "Identifisert"),
        (2016, 33),
        (2017, 46.3),
        ("Sum", 79.3),
        ("Kilde: vi",),
    ]
    found = read(workbook(*rows), TODAY)
    assert [figure.identified for figure in found.figures] == [33, 46.3]
    assert found.problems == ()
    assert [remark.split(" er ")[0] for remark in found.remarks] == ["Linje 1", "Linje 6", "Linje 7"]


def test_whether_numbers_are_each_years_own_is_asked_when_it_is_not_sure() -> None:
    says = csv("År;Identifisert i året\n2016;33\n2017;13,3\n")
    falls = csv("År;Identifisert\n2016;33\n2017;13,3\n")
    rises = csv("År;Identifisert\n2016;33\n2017;46,3\n")
    assert [read(content, TODAY).undecided for content in (says, falls, rises)] == [True, True, False]
    assert [figure.identified for figure in read(falls, TODAY, yearly=True).figures] == [33, 46.3]
    kept = read(falls, TODAY, yearly=False)
    assert [figure.identified for figure in kept.figures] == [33, 13.3]
    assert kept.remarks == ("Identifisert faller fra 33 til 13,3 i 2017.",)


def test_who_brings_the_figures_knows_best_what_a_column_is() -> None:
    content = csv("År;Identifisert;Realisert;Annet\n2017;46,3;1;33,1\n")
    assert read(content, TODAY, Told().said("D=realisert", NAMES)).figures == (Y2017,)
    alone = csv("2017;46,3;33,1\n")
    said = Told().said("år=A", NAMES).said("identifisert=B", NAMES).said("realisert=C", NAMES)
    assert read(alone, TODAY, said).figures == (Y2017,)


def test_other_sheets_are_told() -> None:
    book = files.workbook({"Om": [["Hei"]], "Tall": [["År", "Identifisert"], [2017, 46.3]]})
    found = read(book, TODAY)
    assert [figure.identified for figure in found.figures] == [46.3]
    assert found.remarks[0].startswith("Arket «Om» er ikke lest: ")
