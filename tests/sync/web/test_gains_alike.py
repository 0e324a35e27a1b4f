"""Gevinster: page, workbook and API say the same; by tidstyv, and of quality in words."""

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
    held = [row for row in Reader(centre, unit).rows("gains") if row["holds"]]
    for state, whole in (("identified", identified), ("realised", realised)):
        assert sum(row["fte"] for row in held if row["state"] == state) == pytest.approx(whole, abs=0.005)


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
    assert "Leting 1,0 83 % 0,4 40 % Ikke sagt 0,2 17 % 0,0 0 %" in said


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
