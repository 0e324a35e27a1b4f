"""A run chart says that something has changed by Anhøj's rules, and nothing of fewer than ten values."""

from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from board.runchart import baseline, fewest_crossings, judge, longest_allowed

ROUNDS = (6, 5, 7, 6, 5, 6, 7, 6, 5, 6, 4, 6, 4, 3, 4, 3, 2, 3, 3, 4, 2, 3, 3, 2)
"""Interruptions of a medicine round: twelve weeks before the yellow vest, and twelve with it."""
OUT = (16, 18, 15, 17, 19, 16, 17, 14, 18, 17, 16, 19, 15, 17, 18, 16, 14, 17, 19, 16, 18, 15, 17, 13)
SEVERAL = st.lists(st.integers(0, 9), max_size=60)


@pytest.mark.parametrize(
    ("n", "run", "crossings"),
    [
        *((10, 6, 2), (11, 6, 2), (12, 7, 3), (13, 7, 3), (14, 7, 4), (15, 7, 4), (16, 7, 4), (17, 7, 5), (18, 7, 5)),
        *((19, 7, 6), (20, 7, 6), (21, 7, 6), (22, 7, 7), (23, 8, 7), (24, 8, 8), (26, 8, 8), (30, 8, 10)),
        (40, 8, 14),
    ],
)
def test_the_published_limits(n: int, run: int, crossings: int) -> None:
    assert (longest_allowed(n), fewest_crossings(n)) == (run, crossings)


def test_the_limits_are_those_of_the_binomial_distribution_and_of_the_logarithm() -> None:
    for n in range(10, 400):
        assert fewest_crossings(n) == binom.ppf(0.05, n - 1, 0.5)
        assert longest_allowed(n) == max(k for k in range(12) if 2 ** (2 * k - 1) < n * n) + 3


def test_interruptions_held_against_the_twelve_weeks_before() -> None:
    told = judge(ROUNDS, phases=(12,))
    assert (told.median, told.useful, told.longest, told.crossings, told.changed) == (6, 18, 14, 4, True)
    assert (told.stretch, told.side, told.touches) == ((12, 24), -1, False), "the twelve last are below the middle"


def test_interruptions_held_against_all_weeks() -> None:
    told = judge(ROUNDS)
    assert (told.median, told.useful, told.longest, told.crossings, told.changed) == (4, 20, 11, 1, True)
    assert (told.stretch, told.side, told.touches) == ((13, 24), -1, True), "the last ones are not above it"


def test_what_goes_up_and_down_is_no_change_however_bad_the_last_week_was() -> None:
    told = judge(OUT)
    assert (told.median, told.changed, told.stretch) == (17, False, (0, 0))


def test_nothing_is_said_of_fewer_than_ten_that_do_not_lie_on_the_median() -> None:
    assert judge((62, 75, 60, 80, 70, 78)).median is None
    assert judge(()).useful == 0
    few = (*[5] * 20, 1, 2, 3, 4, 6, 7, 8, 9, 9)
    assert (judge(few).median, judge(few).useful, judge(few).changed) == (None, 9, False)
    assert judge((*few, 9)).median == 5


def test_a_value_that_is_the_median_but_for_a_rounding_lies_on_it() -> None:
    assert judge([0.1, 0.2, 0.15] * 10).useful == 20


@pytest.mark.parametrize(
    ("count", "phases", "told"),
    [
        (24, (), (0, 24)),
        (24, (12,), (0, 12)),
        (24, (9,), (0, 24)),
        (24, (10,), (0, 10)),
        (40, (12, 25), (12, 25)),
        (40, (12, 20), (0, 20)),
        (24, (12, 24), (0, 12)),
        (24, (4, 13), (0, 13)),
    ],
)
def test_the_baseline_is_what_was_measured_before_the_latest_phase(
    count: int, phases: tuple[int, ...], told: tuple[int, int]
) -> None:
    assert baseline(count, phases) == told


def test_what_a_first_phase_changed_is_not_said_of_the_second() -> None:
    """After the vest the unit tries a quiet corner as well: nothing has changed by that yet."""
    then = (3, 2, 4, 3, 2, 3, 4, 2, 2, 4)
    assert not judge((*ROUNDS, *then), phases=(12, 24)).changed
    assert judge((*ROUNDS, *then), phases=(12,)).changed


def test_what_chance_allows_is_no_change_and_one_more_or_one_fewer_is() -> None:
    usual = (4, 6) * 5
    for run, changed in ((7, False), (8, True)):
        told = judge((*usual, 4, *[9] * run, 4), phases=(10,))
        assert (longest_allowed(told.useful), told.longest, told.changed) == (7, run, changed)
    for blocks, changed in (((3, 3, 2, 4, 3, 3, 2), False), ((4, 3, 3, 3, 3, 4), True)):
        told = judge([(9, 1)[n % 2] for n, length in enumerate(blocks) for _ in range(length)])
        assert (fewest_crossings(told.useful), told.crossings, told.changed) == (6, len(blocks) - 1, changed)


def test_a_change_that_is_over_is_pointed_at_where_it_was() -> None:
    told = judge((*(9, 1) * 6, *[9] * 9, *(1, 9) * 4), phases=(12,))
    assert (told.changed, told.stretch, told.side) == (True, (12, 21), 1)


def test_a_median_that_is_seldom_crossed_is_a_change_without_a_long_run() -> None:
    told = judge((9, 9, 9, 9, 9, 9, 1, 1, 1, 1, 1, 1, 9, 9, 9, 9, 9, 1, 1, 1, 1, 1))
    assert (told.changed, told.crossings, told.stretch, told.side) == (True, 3, (0, 0), 0)


@given(SEVERAL, st.lists(st.integers(1, 59), max_size=3))
def test_another_way_of_reckoning_comes_to_the_same(values: list[int], phases: list[int]) -> None:
    told = judge(values, phases)
    first, until = baseline(len(values), phases)
    middle = median(values[first:until]) if values else 0
    signs = "".join("+" if v > middle else "-" for v in values[first:] if v != middle)
    longest = next((k for k in range(len(signs), 0, -1) if "+" * k in signs or "-" * k in signs), 0)
    crossings = signs.count("+-") + signs.count("-+")
    n = len(signs)
    assert told.useful == n
    if n < 10:
        assert (told.median, told.changed) == (None, False)
        return
    assert (told.median, told.longest, told.crossings) == (middle, longest, crossings)
    few = binom.ppf(0.05, n - 1, 0.5)
    assert told.changed == (longest > longest_allowed(n) or crossings < few)
    begin, end = told.stretch
    of_stretch = [(v > middle) - (v < middle) for v in values[begin:end]]
    assert bool(of_stretch) == (longest > longest_allowed(n))
    assert {*of_stretch} <= {told.side, 0}
    assert told.touches == (0 in of_stretch)
    if of_stretch:
        assert of_stretch.count(told.side) > longest_allowed(n)


@given(SEVERAL)
def test_turned_upside_down_it_says_the_same_of_the_other_side(values: list[int]) -> None:
    told, turned = judge(values), judge([-v for v in values])
    assert (told.changed, told.stretch, told.side) == (turned.changed, turned.stretch, -turned.side)
