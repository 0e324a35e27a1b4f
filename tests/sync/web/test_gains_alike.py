"""Gevinster: page, workbook and API say the same; by tidstyv, and of quality in words."""

import re
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from board.formats import number
from board.kinds.gain.index import Gains
from board.kinds.gain.record import WASTES, Gain
from board.log.change import Fact
from tests.sync.places import Centre
from tests.sync.pull.readers import Reader
from tests.sync.reports.test_gains import enter, some
from tests.sync.web.office import person
from tests.sync.web.test_gains import FREED, at, sister_of, words


def test_page_workbook_and_api_say_the_same_arsverk(centre: Centre, unit: str) -> None:
    """With three divisors, a thing that fell, and one of quality that is in no sum."""
    wasteful = [gain.model_copy(update={"waste": WASTES[n % 8] if n % 3 else ""}) for n, gain in enumerate(some(7))]
    enter(centre, unit, *wasteful)
    sister = centre.do(lambda tx: sister_of(tx, unit, centre.time()))
    enter(centre, sister, *some(8))
    both = [Gains().after(wasteful), Gains().after(some(8))]
    identified, realised = sum(one.identified_fte for one in both), sum(one.realised_fte for one in both)
    inger = person(centre, unit)
    said = words(inger.get("/gevinster").text)
    assert f"{number(realised, most=1)} årsverk realisert av {number(identified, most=1)} identifisert" in said
    book = load_workbook(BytesIO(inger.get("/gevinster.xlsx").content))
    for sheet in ("Enheter", "Verktøy", "Bruk", "Tidstyver"):
        *_rest, (name, _note, found, won, *_more) = book[sheet].iter_rows(min_row=2, values_only=True)
        assert (name, found, won) == ("Til sammen", pytest.approx(identified), pytest.approx(realised)), sheet
        rows = [row[2:4] for row in book[sheet].iter_rows(min_row=2, values_only=True)][:-1]
        assert [sum(column) for column in zip(*rows, strict=True)] == pytest.approx([identified, realised]), sheet
    *_rest, summed = book["Enheter"].iter_rows(min_row=2, values_only=True)
    hours = (sum(one.identified_hours for one in both), sum(one.realised_hours for one in both))
    assert summed[5:7] == (pytest.approx(hours[0]), pytest.approx(hours[1])), "hours a week, too"
    held = [row for row in Reader(centre, unit).rows("gains") if row["holds"]]
    for state, whole in (("identified", identified), ("realised", realised)):
        assert sum(row["fte"] for row in held if row["state"] == state) == pytest.approx(whole, abs=1e-9)


def test_gains_are_told_by_the_tidstyv_they_take(centre: Centre, unit: str) -> None:
    first = Gain(
        id="a", subject="s", title="Nøkler", hours_per_week=37.5, waste="searching", made=at(date(2026, 3, 2))
    )
    freed = first.model_copy(
        update={"id": "b", **FREED, "hours_per_week": 15, "waste": "", "made": at(date(2026, 4, 1))}
    )
    other = Gain(id="c", subject="t", title="Lister", hours_per_week=7.5, made=at(date(2026, 3, 2)))
    enter(centre, unit, first, freed, other)
    said = words(person(centre, unit).get("/gevinster").text)
    assert "Leting 1,00 83 % 0,40 40 % Ikke sagt 0,20 17 % 0,00 0 %" in said


def test_what_is_expected_by_a_day_is_told_beside_what_is_found_and_what_is_free(centre: Centre, unit: str) -> None:
    today = date.fromtimestamp(centre.time() / 1000)
    told = {"subject": "s", "title": "Nøkler", "made": at(date(2026, 3, 2))}
    first = Gain(id="a", hours_per_week=37.5, expected=today, **told)
    freed = first.model_copy(
        update={"id": "b", **FREED, "hours_per_week": 15, "expected": None, "made": first.made + 1}
    )
    late = Gain(id="c", subject="t", title="Lister", hours_per_week=7.5, expected=date(2026, 4, 1), made=first.made)
    far = Gain(
        id="d", subject="u", title="Ruter", hours_per_week=5, expected=date(today.year + 2, 1, 1), made=first.made
    )
    undated = Gain(id="e", subject="v", title="Lager", hours_per_week=3, made=first.made)
    enter(centre, unit, first, freed, late, far, undated)
    inger = person(centre, unit)
    for path in ("/gevinster", f"/gevinster/{unit}"):
        said = words(inger.get(path).text)
        assert f"Ventet fri innen 31. desember {today.year} 1,20 årsverk 45 timer i uka på tavlene." in said
        assert "Av dette er 30 timer og 0,80 årsverk ventet, og ikke fri ennå." in said
        assert re.search(r"Lister (Hjemmetjenesten nord )?7,50 0,20 1. april 2026: dagen er passert Nøkler", said)
        assert f"etter 31. desember {today.year}, ikke med i summen" in said.split("Ruter")[1]
        assert "Lager" not in said.split("Ventet fri innen")[1].split("Alle tallene")[0]
    book = load_workbook(BytesIO(inger.get("/gevinster.xlsx").content))
    rows = [row[1:4] for row in book["Ventet"].iter_rows(min_row=2, values_only=True)]
    sums = [(None, 30, pytest.approx(0.8)), (None, 15, pytest.approx(0.4)), (None, 45, pytest.approx(1.2))]
    assert rows == [("Lister", 7.5, 0.2), ("Nøkler", 22.5, 0.6), ("Ruter", 5, pytest.approx(2 / 15)), *sums]


def test_a_gain_of_quality_is_told_in_words_and_in_no_sum(hang: Any, centre: Centre, unit: str) -> None:
    wall = hang("north")
    better = {"state": "realised", "measured": "fall i måneden", "before": 11.0, "value": 4.0, "day": "2026-11-09"}
    made = {"made": centre.time() - 86_400_000}
    wall.write(Fact("quality", "q", {"subject": "s", "title": "Færre fall", **better, **made}))
    worse = {"holds": False, "reason": "Mattene er borte", "state": "realised", "day": "2026-11-09", "note": "Mer ro"}
    wall.write(Fact("quality", "r", {"subject": "t", "title": "Rolig kveld", "note": "Mer ro", **better, **made}))
    wall.write(Fact("quality", "u", {"subject": "t", "title": "Rolig kveld", **worse, "made": centre.time()}))
    wall.settle()
    for path in ("/gevinster", f"/gevinster/{unit}"):
        said = words(person(centre, unit, name=str(len(path))).get(path).text)
        assert "11 → 4 fall i måneden" in said, path
        assert "ikke lenger: Mattene er borte" in said
        assert "0 timer i uka er frigjort" in said
    book = load_workbook(BytesIO(person(centre, unit, name="Ola").get("/gevinster.xlsx").content))
    assert [row[1] for row in book["Kvalitet"].iter_rows(min_row=2, values_only=True)] == [
        "Færre fall",
        "Rolig kveld",
    ]
