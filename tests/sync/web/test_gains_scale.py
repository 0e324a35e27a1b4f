"""Gevinster on one scale: what was found, what was realised and what holds, by the time one asks for; every sum is
that of its parts."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from board.formats import shared_out
from board.kinds.gain.record import Gain
from tests.sync.places import Centre
from tests.sync.reports.test_gains import enter
from tests.sync.web.office import person
from tests.sync.web.test_gains import FREED, PUBLISHED, agree, at, upload, words


def test_parts_of_a_hundred_come_to_a_hundred_however_they_are_cut() -> None:
    @given(st.lists(st.floats(0, 1e6), min_size=1, max_size=9))
    def held(values: list[float]) -> None:
        parts = shared_out(values)
        assert sum(parts) == (100 if sum(values) > 0 else 0)
        assert all(
            abs(part - 100 * value / sum(values)) < 1 for part, value in zip(parts, values, strict=True) if part
        )

    held()
    assert shared_out([58.4, 32.6, 9.9]) == [58, 32, 10], "not 58 + 32 + 10 of 101 that each was rounded alone"


def test_what_holds_and_what_fell_come_to_what_was_realised_in_every_time(centre: Centre, unit: str) -> None:
    old = Gain(id="a", subject="s", tool="value_stream", title="Ruter", hours_per_week=20, made=at(date(2025, 3, 2)))
    freed = old.model_copy(update={"id": "b", **FREED, "day": date(2025, 3, 2), "hours_per_week": 15})
    fell = freed.model_copy(update={"id": "c", "hours_per_week": 5, "reason": "Slutt", "made": at(date(2026, 9, 1))})
    card = Gain(id="d", subject="t", tool="card", title="Skilt", hours_per_week=4, made=at(date(2026, 3, 2)))
    won = card.model_copy(update={"id": "e", **FREED, "hours_per_week": 3, "made": at(date(2026, 4, 1))})
    enter(centre, unit, old, freed.model_copy(update={"made": at(date(2025, 4, 1))}), fell, card, won)
    inger = person(centre, unit)
    for path in ("/gevinster", f"/gevinster/{unit}"):
        said = words(inger.get(f"{path}?tid=alt").text)
        assert "Identifisert 24 timer i uka Tatt ut 18 timer · 6 er funnet, ikke tatt ut ennå" in said
        assert "Realisert 8 timer · 10 falt bort" in said
        assert (
            "Verdistrømsanalyse 20,00 15,00 5,00 10,00 Forbedringskort 4,00 3,00 3,00 – Sum 24,00 18,00 8,00" in said
        )
        year = words(inger.get(f"{path}?tid=siste").text)
        assert (
            "Identifisert 4 timer i uka Tatt ut 3 timer · 1 er funnet, ikke tatt ut ennå Realisert 3 timer R" in year
        )
        assert "Ingenting er lagret på tavlene i denne tida" in inger.get(f"{path}?tid=i-ar").text


def test_no_line_runs_through_years_that_nobody_has_told_of(centre: Centre, unit: str) -> None:
    inger = person(centre, unit)
    agree(inger, upload(inger, PUBLISHED.read_bytes()))
    drawn = re.findall(
        r'<path d="(M[^"]+)" fill="none" stroke="(?:#8a5a00|#2b2622)" stroke-width="3"', inger.get("/gevinster").text
    )
    assert [line.count("M") for line in drawn] == [3, 2], "2012, 2016, and 2017 to 2018; realised from 2016"


def test_no_bar_is_longer_than_its_scale_when_more_was_realised_in_a_time_than_found_in_it(
    centre: Centre, unit: str
) -> None:
    old = Gain(id="a", subject="s", tool="value_stream", title="Ruter", hours_per_week=20, made=at(date(2025, 3, 2)))
    freed = old.model_copy(update={"id": "b", **FREED, "hours_per_week": 15, "made": at(date(2026, 9, 1))})
    enter(centre, unit, old, freed, old.model_copy(update={"id": "c", "subject": "t", "made": at(date(2026, 9, 2))}))
    page = person(centre, unit).get("/gevinster?tid=siste").text
    bars = re.findall(r'<svg class="span" viewBox="0 0 600 28".*?</svg>', page)
    ends = [
        float(x) + float(wide)
        for bar in bars
        for x, wide in re.findall(r'<rect x="([\d.]+)" y="1" width="([\d.]+)"', bar)
    ]
    assert bars
    assert max(ends) <= 600
