"""The threshold, and shares that cannot be turned back into persons."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.privacy import THRESHOLD, share, visible


@pytest.mark.parametrize("threshold", [-1, 0, 1, 2, 3])
def test_nobody_can_lower_the_threshold_below_three(threshold: int) -> None:
    assert not visible(2, threshold)
    assert visible(3, threshold)


@given(st.integers(0, 300), st.integers(-5, 60))
def test_a_vote_is_seen_from_the_units_threshold_on(laid: int, threshold: int) -> None:
    assert visible(laid, threshold) == (laid >= max(threshold, THRESHOLD))


@given(st.integers(0, 2), st.integers(0, 2))
def test_a_share_of_so_few_is_never_told(part: int, whole: int) -> None:
    with pytest.raises(ValueError, match="so few"):
        share(min(part, whole), whole)


@given(st.integers(3, 200), st.data())
def test_shares_are_tenths_and_the_ends_are_coded(whole: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, whole))
    told = share(part, whole)
    assert told in {"≤ 10 %", *(f"{n}0 %" for n in range(2, 9)), "≥ 90 %"}
    if part == whole:
        assert told == "≥ 90 %"
    if part == 0:
        assert told == "≤ 10 %"


def test_unanimous_cannot_be_told_from_nearly_unanimous() -> None:
    assert share(9, 9) == share(8, 9) == "≥ 90 %"
    assert share(0, 9) == share(1, 9) == "≤ 10 %"
