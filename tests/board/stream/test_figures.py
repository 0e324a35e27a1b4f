"""The figures of a value stream are those of the method, whoever reckons them."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.kinds.stream.figures import Step, figures, takt

HOUR = 60.0


def in_a_row(*facts: dict[str, float]) -> list[Step]:
    return [Step(str(n), **{"times": 1.0, **fact}) for n, fact in enumerate(facts)]  # type: ignore[arg-type]


def test_a_process_of_three_steps_and_five_days_of_eight_hours() -> None:
    facts = ((16, 6 * 8, 85), (6, 4 * 8, 75), (1, 5 * 8, 95))
    steps = in_a_row(*({"minutes": w * HOUR, "wait": (t - w) * HOUR, "accurate": r} for w, t, r in facts))
    found = figures(steps)
    assert (found.minutes / HOUR, found.lead / HOUR) == (23, 120)
    assert [step.wait / HOUR for step in steps] == [32, 26, 39]
    assert round(found.activity or 0, 4) == 0.1917
    assert round(found.rolled or 0, 4) == 0.6056
    weeks_a_month = 52 / 12
    every = takt(20 * 8 / weeks_a_month, 40 / weeks_a_month)
    assert every == pytest.approx(4 * HOUR), "forty in a month of twenty days"
    assert (takt(None, 40), takt(160, None)) == (None, None), "nothing is guessed"


@pytest.mark.parametrize(
    ("rights", "rolled"),
    [((80, 70, 90, 60, 75, 95), 0.21546), ((95, 90, 92), 0.7866), ((85,) * 6, 0.3771)],
)
def test_what_comes_right_all_the_way(rights: tuple[float, ...], rolled: float) -> None:
    assert figures(in_a_row(*({"minutes": 1, "accurate": r} for r in rights))).rolled == pytest.approx(
        rolled, abs=5e-5
    )


def test_a_quarter_of_the_days_is_work() -> None:
    day = 8 * HOUR
    assert figures(in_a_row({"minutes": 13.5 * day, "wait": 40.5 * day})).activity == 0.25


def test_hours_freed_are_nearly_an_arsverk() -> None:
    now = in_a_row(
        {"minutes": 20, "times": 21},
        {"minutes": 30, "people": 6, "times": 21},
        {"minutes": 5, "people": 2, "times": 10},
    )
    ideal = in_a_row(
        {"minutes": 15, "times": 21},
        {"minutes": 15, "people": 6, "times": 21},
        {"minutes": 5, "people": 2, "times": 1},
    )
    assert [round(step.hours, 3) for step in now] == [7, 63, 1.667]
    assert round(figures(now).hours, 3) == 71.667
    assert round(figures(ideal).hours, 3) == 36.917
    freed = figures(now).hours - figures(ideal).hours
    assert (freed, round(freed / 35.5, 3), round(freed / 37.5, 3)) == (pytest.approx(34.75), 0.979, 0.927)


def test_of_steps_at_the_same_time_the_longest_lead_time_is_waited_for() -> None:
    quick, slow = Step("a", minutes=30, wait=0, times=1), Step("b", minutes=5, wait=60, times=1, beside="parallel")
    aside = Step("c", minutes=5, wait=600, times=1, beside="aside")
    found = figures([quick, slow, aside])
    assert (found.minutes, found.lead) == (5, 65)
    assert found.hours == pytest.approx(40 / 60), "work counts on all ways"


def test_what_is_beside_a_step_that_falls_away_keeps_its_place_in_time() -> None:
    steps = [
        Step("a", minutes=10, times=1),
        Step("b", minutes=99, times=1, gone=True),
        Step("c", minutes=7, times=1, beside="parallel"),
    ]
    assert figures(steps).minutes == 17


def test_a_step_without_a_figure_is_in_no_sum() -> None:
    known, lacking = Step("a", minutes=10, times=6), Step("b", wait=999, times=6, accurate=50, worth="value")
    assert lacking.lacks
    assert figures([known, lacking]) == figures([known])


def test_nothing_is_said_of_nothing() -> None:
    found = figures([])
    assert (found.activity, found.worth, found.rolled, found.hours) == (None, None, None, 0)


STEPS = st.lists(
    st.builds(
        Step,
        id=st.uuids().map(str),
        beside=st.sampled_from(["", "", "parallel", "aside"]),
        minutes=st.none() | st.floats(0.1, 10_000),
        wait=st.floats(0, 100_000),
        times=st.floats(0.01, 5_000),
        people=st.integers(1, 100),
        accurate=st.none() | st.floats(0.1, 100),
        worth=st.sampled_from(["", "value", "necessary", "waste"]),
        gone=st.booleans(),
    ),
    max_size=9,
)


@given(STEPS)
def test_another_way_of_reckoning_comes_to_the_same(steps: list[Step]) -> None:
    """Lead time as the longest of all ways through the stream that pass one step of every column somebody waits for;
    hours as minutes a year."""
    columns: list[list[Step]] = []
    for step in steps:
        if not step.beside or not columns:
            columns.append([])
        columns[-1].append(step)
    open_ = [[s for s in column if not s.gone and s.minutes is not None] for column in columns]
    waited = [[s for s in some if s.beside != "aside"] or some for some in open_ if some]
    ways = [sum((s.minutes or 0) + s.wait for s in way) for way in product(*waited)]
    yearly = sum((s.minutes or 0) * s.people * s.times * 52 for some in open_ for s in some if s.times)
    found = figures(steps)
    assert found.lead == pytest.approx(max(ways))
    assert found.hours == pytest.approx(yearly / 52 / 60)
    assert found.minutes <= found.lead + 1e-9
    assert found.rolled is None or 0 <= found.rolled <= 1
