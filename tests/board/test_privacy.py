"""The threshold, shares that cannot be turned back into persons, and sums that tell no more than their parts."""

import doctest
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board import privacy
from board.privacy import THRESHOLD, Told, share, tell, together, untold, visible, weighted

counts = st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
told = counts.map(lambda c: tell(*c, threshold=3)).filter(bool)


def test_what_the_module_says_of_itself_is_so() -> None:
    assert doctest.testmod(privacy).failed == 0


@pytest.mark.parametrize("threshold", [-1, 0, 1, 2, 3])
def test_nobody_can_lower_the_threshold_below_three(threshold: int) -> None:
    assert not visible(2, threshold)
    assert visible(3, threshold)
    assert tell(1, 1, 0, threshold=threshold) is None
    assert tell(1, 1, 1, threshold=threshold)


@given(st.integers(0, 300), st.integers(-5, 60))
def test_a_vote_is_seen_from_the_units_threshold_on(laid: int, threshold: int) -> None:
    assert visible(laid, threshold) == (laid >= max(threshold, THRESHOLD))


@given(st.integers(0, 2), st.integers(0, 2))
def test_a_share_of_so_few_is_never_told(part: int, whole: int) -> None:
    with pytest.raises(ValueError, match="so few"):
        share(min(part, whole), whole)


@given(st.integers(7, 200), st.data())
def test_shares_are_tenths_and_the_ends_are_coded(whole: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, whole))
    told = str(share(part, whole))
    assert told in {"≤ 10 %", *(f"{n}0 %" for n in range(2, 9)), "≥ 90 %"}
    if part == whole:
        assert told == "≥ 90 %"
    if part == 0:
        assert told == "≤ 10 %"


@given(st.integers(3, 200), st.data())
def test_a_share_lies_within_what_is_told_of_it(whole: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, whole))
    told = share(part, whole)
    assert told.low - 1e-9 <= 100 * part / whole <= told.high + 1e-9
    assert told.low <= 100 * told.middle <= told.high


@pytest.mark.parametrize("whole", range(3, 201))
def test_unanimous_cannot_be_told_from_nearly_unanimous(whole: int) -> None:
    """Of every size of a vote, and whichever way the one who differs has voted."""
    for unanimous, nearly in (
        ((whole, 0, 0), [(whole - 1, 1, 0), (whole - 1, 0, 1)]),
        ((0, whole, 0), [(1, whole - 1, 0), (0, whole - 1, 1)]),
        ((0, 0, whole), [(1, 0, whole - 1), (0, 1, whole - 1)]),
    ):
        for other in nearly:
            assert tell(*unanimous, threshold=3) == tell(*other, threshold=3)


@pytest.mark.parametrize("laid", range(3, 13))
def test_nothing_told_fits_a_unanimous_vote_alone(laid: int) -> None:
    votes = [v for v in product(range(laid + 1), repeat=3) if sum(v) == laid]
    by_told: dict[Told | None, list[tuple[int, ...]]] = {}
    for vote in votes:
        by_told.setdefault(tell(*vote, threshold=3), []).append(vote)
    assert all(len(some) > 1 for some in by_told.values() if any(max(v) == laid for v in some))


@given(counts, st.integers(3, 60), st.booleans())
def test_what_a_wall_hid_or_is_too_few_is_not_told(some: tuple[int, int, int], threshold: int, hidden: bool) -> None:
    assert (tell(*some, threshold=threshold, hidden=hidden) is None) == (hidden or sum(some) < threshold)


@given(st.lists(st.tuples(counts, counts), min_size=1, max_size=8))
def test_a_sum_is_made_of_what_was_told_and_of_nothing_else(pairs: list[tuple[tuple[int, ...], ...]]) -> None:
    """Two worlds in which the same was told of each part have the same sum."""
    alike = [(tell(*a, threshold=3), tell(*b, threshold=3)) for a, b in pairs]
    one = [a for a, b in alike if a]
    other = [b if a == b else a for a, b in alike if a]
    assert together(one) == together(other)


@given(st.lists(told, min_size=2, max_size=8))
def test_a_sum_counts_every_ball_and_lies_between_its_parts(some: list[Told]) -> None:
    whole = together(some)
    assert whole is not None
    assert whole.laid == sum(one.laid for one in some)
    assert abs(sum(whole.parts) - 1) < 1e-9
    lowest, highest = min(one.parts[0] for one in some), max(one.parts[0] for one in some)
    assert 100 * lowest - 6 <= whole.green.tenth <= 100 * highest + 6 or whole.green.tenth in (10, 90)


@given(told, st.integers(1, 50))
def test_what_is_told_often_weighs_as_often(one: Told, times: int) -> None:
    assert weighted([(one, times)]) == together([one] * times)


def test_the_sum_of_one_is_that_one_and_of_none_is_nothing() -> None:
    one = tell(3, 0, 0, threshold=3)
    assert one
    assert together([one]) is one
    assert together([]) is None


def test_only_whole_weeks_are_told_of_and_each_a_whole_day_later() -> None:
    sunday, monday, tuesday = date(2027, 1, 3), date(2027, 1, 4), date(2027, 1, 5)
    assert untold(sunday) == untold(monday) == "2026-W53"
    assert untold(tuesday) == "2027-W01"
