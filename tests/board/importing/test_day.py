"""A day is understood however people write it."""

from datetime import date

import pytest

from board.importing.day import read_day

TODAY = date(2026, 11, 17)
THIRD = date(2026, 12, 3)


@pytest.mark.parametrize(
    "written",
    [
        *(
            "3.12.2026",
            "03.12.26",
            "3. 12. 2026",
            "3/12-26",
            "3/12/2026",
            "03-12-2026",
            "2026-12-03",
            "3.12",
            "3.12.",
            "3/12",
        ),
        *(
            "3. des.",
            "3. des",
            "3 des",
            "3.des.26",
            "3. desember",
            "3. desember 2026",
            "3. Desember, 2026",
            "03.DES.2026",
        ),
        *("torsdag 3. desember", "tors. 3.12", "innen 3.12.2026", "2026-12-03 00:00:00", "2026-12-03T12:30:00"),
        *("3.12.2026 10:00", "3.12.2026 kl. 10:00", "  3. \u00a0desember  "),
    ],
)
def test_the_third_of_december_is_understood_as(written: str) -> None:
    assert read_day(written, TODAY) == THIRD


@pytest.mark.parametrize(
    "written", ["uke 49", "Uke 49", "u49", "u. 49", "veke 49", "uke 49 2026", "uke 49/2026", "2026-W49", "uke 48-49"]
)
def test_a_week_means_its_friday(written: str) -> None:
    assert read_day(written, TODAY) == date(2026, 12, 4)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *[("15.10", date(2026, 10, 15)), ("3. feb.", date(2027, 2, 3)), ("9. juni", date(2026, 6, 9))],
        *[
            ("29.2", None),
            ("29.2.2028", date(2028, 2, 29)),
            ("uke 3", date(2027, 1, 22)),
            ("uke 53", date(2027, 1, 1)),
        ],
    ],
)
def test_without_a_year_the_nearest_is_meant(written: str, meant: date | None) -> None:
    assert read_day(written, TODAY) == meant


@pytest.mark.parametrize(
    "written",
    [
        *(
            "snarest",
            "løpende",
            "31.2.2026",
            "3.13.2026",
            "0.12",
            "2026",
            "des 2026",
            "uke 54",
            "uke 53 2025",
        ),
        *("3.12.2206", "12.2026", "10-11", "3. tirsdag", "3.12.20266", "desember", "ultimo", "1", "3..12"),
    ],
)
def test_what_is_no_day_is_not_guessed_at(written: str) -> None:
    assert read_day(written, TODAY) is None
