"""Natural limits are reckoned from how much a value differs from the next, and stand where a run chart speaks."""

from itertools import pairwise
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.behaviour import Limits, beside, natural_limits
from board.runchart import judge
from tests.board.test_runchart import OUT, ROUNDS

LEAPING = (1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1)


def told(limits: Limits | None) -> tuple[float, ...]:
    assert limits
    return tuple(round(value, 4) for value in (limits.middle, limits.upper, limits.lower))


def test_the_published_example_with_its_leap_and_without_it() -> None:
    moving = fmean(abs(a - b) for a, b in pairwise(LEAPING))
    assert round(moving, 5) == 1.88235
    assert told(Limits.about(fmean(LEAPING), moving)) == (1.9444, 6.9515, -3.0626)
    assert told(natural_limits(LEAPING)) == (1.9444, 4.6044, -0.7156), "the two ranges of the leap are left out"


@given(st.lists(st.integers(-50, 50), min_size=2, max_size=40))
def test_they_lie_about_the_mean_and_leaps_never_widen_them(values: list[int]) -> None:
    found, ranges = natural_limits(values), [abs(a - b) for a, b in pairwise(values)]
    assert found.lower <= found.middle <= found.upper
    assert found.upper - found.middle == pytest.approx(found.middle - found.lower)
    assert found.upper <= Limits.about(fmean(values), fmean(ranges)).upper + 1e-9


def test_they_are_of_the_values_the_median_is_of() -> None:
    assert beside(judge(ROUNDS, (12,)), ROUNDS, (12,)) == natural_limits(ROUNDS[:12])
    assert beside(judge(OUT), OUT) == natural_limits(OUT)


def test_of_fewer_than_ten_and_of_what_has_changed_without_a_phase_there_are_none() -> None:
    assert beside(judge(OUT[:9]), OUT[:9]) is None
    assert beside(judge(ROUNDS), ROUNDS) is None
