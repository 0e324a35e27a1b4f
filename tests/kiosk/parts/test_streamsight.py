"""A stream laid out for the eye says what its figures say: the ladder adds up to the strip, nothing hangs twice."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from board.kinds.stream.figures import Step, columns, figures
from board.kinds.stream.record import Stream
from kiosk.screens.stream.map.placing import beside, between, in_lane
from kiosk.screens.stream.map.sight import Way, by_lanes, by_rows, depth, stretches
from kiosk.screens.stream.strip import stretch

busy = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A machine with other work is no fault."""
LANES = {"l0": "Lege", "l1": "Sykepleier", "l2": "Hjelper"}
PARTS = {"p0": "Først", "p1": "Så"}
some = st.builds(
    lambda n, lane, part, beside, minutes, wait, worth: Step(
        id=f"s{n}",
        title=f"Steg {n}",
        lane=lane,
        part=part,
        beside=beside,
        minutes=minutes,
        wait=wait,
        times=5.0,
        worth=worth,
    ),
    st.integers(0, 10**6),
    st.sampled_from([*LANES, "", "gone"]),
    st.sampled_from(["", *PARTS]),
    st.sampled_from(["", "", "parallel", "aside"]),
    st.one_of(st.none(), st.floats(1, 500)),
    st.one_of(st.floats(0, 5000), st.floats(0, 5_000_000)),
    st.sampled_from(["", "value", "necessary", "waste"]),
)
ways = st.lists(some, min_size=1, max_size=60, unique_by=lambda step: step.id)


def way(steps: list[Step]) -> Way:
    told = figures(steps)
    return Way(Stream(id="m"), tuple(columns(steps)), LANES, PARTS, {step.id: step for step in told.path}, told.lead)


@busy
@given(ways)
def test_the_ladder_adds_up_to_the_strip_and_to_the_figures(steps: list[Step]) -> None:
    whole, told = way(steps), figures(steps)
    rungs = by_lanes(whole, 0, len(whole.columns)).rungs
    assert sum(rung.wait for rung in rungs) == pytest.approx(told.wait)
    strip = stretch(whole)
    assert len(strip.work) == len(told.path)
    assert len(strip.ticks) <= 8
    if told.path:
        assert strip.work[-1][1] == pytest.approx(strip.end)


@busy
@given(ways, st.integers(1, 11), st.integers(1, 6))
def test_every_step_hangs_once_in_rows_and_once_in_the_pages_of_lanes(
    steps: list[Step], most: int, deep: int
) -> None:
    whole = way(steps)
    rows = by_rows(whole, most)
    assert [face.key for row in rows for face in row.faces] == [step.id for step in whole.steps]
    assert all(len(row.faces) <= most or row.columns == 1 for row in rows)
    pages = stretches(whole, most, deep)
    hung = [face.key for first, count in pages for *_, face in by_lanes(whole, first, count).cells]
    assert sorted(hung) == sorted(step.id for step in steps)
    assert all(count == 1 or (count <= most and depth(whole, first, count) <= deep) for first, count in pages)


def test_a_step_is_put_between_two_beside_one_or_in_a_lane() -> None:
    whole = way(
        [
            Step("a", lane="l0", part="p0"),
            Step("b", lane="l1", part="p0"),
            Step("c", lane="l1", beside="parallel", part="p0"),
            Step("d", lane="l2", part="p1"),
        ]
    )
    assert between(whole, 0).below == ""
    assert (between(whole, 2).below, between(whole, 2).lane, between(whole, 2).part) == ("c", "l1", "p0")
    assert (between(whole, 1, moving="a").below, between(whole, 1, moving="a").lane) == ("", "l0")
    assert (beside(whole, 1).below, beside(whole, 1).beside) == ("c", "parallel")
    assert beside(whole, 0, moving="a").beside == ""
    assert (in_lane(whole, "l0", 1).below, in_lane(whole, "l0", 1).lane) == ("c", "l0")


def test_work_is_told_in_hours_however_long_it_is() -> None:
    whole = way([Step("a", minutes=3000.0, times=1.0, wait=3000.0)])
    (rung,) = by_lanes(whole, 0, 1).rungs
    assert (rung.works, rung.waits) == ("50\u00a0t", "2,1 døgn")
    assert (by_lanes(whole, 0, 1).works, by_lanes(whole, 0, 1).cells[0][2].minutes) == ("50\u00a0t", "50\u00a0t")
