"""The threshold, words that cannot be turned back into persons, and sums that tell no more than their parts."""

import doctest
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import combinations, pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board import privacy
from board.privacy import (
    THRESHOLD,
    TOLD_FROM,
    Told,
    Word,
    middle,
    tell,
    tell_score,
    together,
    untold,
    visible,
    weighted,
    word,
)

counts = st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
told = counts.map(lambda c: tell(*c, threshold=3)).filter(bool)
Count = tuple[int, int, int]


def every_count(laid: int) -> Iterator[Count]:
    return ((green, laid - green - red, red) for green in range(laid + 1) for red in range(laid + 1 - green))


def forms(laid: int) -> dict[Told | None, list[Count]]:
    """All that can be told of so many voters, and the counts behind each; how many voted is known."""
    found: dict[Told | None, list[Count]] = defaultdict(list)
    for count in every_count(laid):
        found[tell(*count, threshold=THRESHOLD)].append(count)
    return found


def test_what_the_module_says_of_itself_is_so() -> None:
    assert doctest.testmod(privacy).failed == 0


@pytest.mark.parametrize("laid", range(3, 61))
def test_behind_all_that_is_told_are_three_counts_and_of_no_colour_is_it_proved_that_nobody_or_everybody_laid_it(
    laid: int,
) -> None:
    for said, behind in forms(laid).items():
        assert len(behind) >= 3, said
        for colour in range(3):
            balls = [count[colour] for count in behind]
            assert max(balls) > 0, (said, colour)
            assert min(balls) < laid, (said, colour)


@pytest.mark.parametrize(("laid", "words"), [(3, 0), (4, 3), (5, 5), (6, 5), (23, 5), (60, 5)])
def test_five_words_are_told_of_five_and_more_three_of_four_and_none_of_three(laid: int, words: int) -> None:
    said = {one.word for one in forms(laid) if one}
    assert len(said) == words
    assert (None in forms(laid)) == (words == 0)


def every_score(laid: int) -> Iterator[tuple[int, ...]]:
    """How many laid 1, 2, 3, 4 and 5, in every way there is."""
    for walls in combinations(range(laid + 4), 4):
        ends = (-1, *walls, laid + 4)
        yield tuple(b - a - 1 for a, b in pairwise(ends))


@pytest.mark.parametrize("laid", range(3, 15))
def test_behind_each_word_of_a_statement_are_three_counts_and_no_score_is_proved_of_nobody_or_everybody(
    laid: int,
) -> None:
    behind: dict[Word | None, list[tuple[int, ...]]] = defaultdict(list)
    for counts in every_score(laid):
        points = sum(score * count for score, count in enumerate(counts, 1))
        behind[tell_score(laid, points, threshold=THRESHOLD)].append(counts)
    assert len(behind) == {3: 1, 4: 3}.get(laid, 5)
    for said, some in behind.items():
        assert len(some) >= 3, said
        for score in range(5):
            balls = [counts[score] for counts in some]
            assert max(balls) > 0, (said, score)
            assert min(balls) < laid, (said, score)


@pytest.mark.parametrize("laid", range(15, 61))
def test_of_many_voters_there_are_ways_enough_to_each_word_too(laid: int) -> None:
    """All counts of three scores at most, one of them laid once: more need not be gone through to find these."""
    behind: dict[Word | None, set[tuple[int, ...]]] = defaultdict(set)
    for one, other, third in product(range(1, 6), repeat=3):
        for count in range(laid):
            laid_so = [0] * 5
            for score, balls in ((one, count), (other, laid - 1 - count), (third, 1)):
                laid_so[score - 1] += balls
            points = sum(score * balls for score, balls in enumerate(laid_so, 1))
            behind[tell_score(laid, points, threshold=THRESHOLD)].add(tuple(laid_so))
    assert len(behind) == 5
    for said, some in behind.items():
        assert len(some) >= 3, said
        assert all(max(counts[score] for counts in some) > 0 for score in range(5)), said
        assert all(min(counts[score] for counts in some) < laid for score in range(5)), said


def test_a_mean_in_tenths_would_give_few_voters_away() -> None:
    """Which is why it stays with those who laid the balls: of four, 4.8 is 5, 5, 5 and 4 and nothing else."""
    means: dict[float, list[tuple[int, ...]]] = defaultdict(list)
    for counts in every_score(4):
        means[sum(score * count for score, count in enumerate(counts, 1)) / 4].append(counts)
    assert sum(len(some) < 3 for some in means.values()) >= 4


@pytest.mark.parametrize("threshold", [3, 4, 9])
def test_a_statement_is_told_under_no_lower_threshold_and_never_what_a_wall_hid(threshold: int) -> None:
    assert (tell_score(8, 30, threshold=threshold) is None) == (threshold == 9)
    assert tell_score(8, 30, threshold=threshold, hidden=True) is None


@pytest.mark.parametrize("laid", [4, 5, 7, 10, 15, 40])
def test_the_scale_is_cut_where_the_method_says_and_alike_to_either_side(laid: int) -> None:
    cuts = (Fraction(1, 3),) if laid == 4 else (Fraction(1, 5), Fraction(3, 5))
    for green, _, red in every_count(laid):
        balance = Fraction(green - red, laid)
        steps = sum(balance >= cut for cut in cuts) - sum(-balance >= cut for cut in cuts)
        assert word(green, red, laid) == Word.MIXED + steps
        assert word(red, green, laid) == Word.MIXED - steps


def test_of_fewer_than_four_there_is_no_word() -> None:
    with pytest.raises(ValueError, match="so few"):
        word(3, 0, 3)


@pytest.mark.parametrize("threshold", [-1, 0, 1, 2, 3])
def test_nobody_can_lower_the_threshold_below_three_nor_that_of_what_is_told_below_four(threshold: int) -> None:
    assert not visible(2, threshold)
    assert visible(3, threshold)
    assert tell(1, 1, 1, threshold=threshold) is None
    assert tell(1, 1, 2, threshold=threshold)


@given(st.integers(0, 300), st.integers(-5, 60))
def test_a_vote_is_seen_from_the_units_threshold_on(laid: int, threshold: int) -> None:
    assert visible(laid, threshold) == (laid >= max(threshold, THRESHOLD))


@given(counts, st.integers(3, 60), st.booleans())
def test_what_a_wall_hid_or_is_too_few_is_not_told(some: Count, threshold: int, hidden: bool) -> None:
    kept = hidden or sum(some) < max(threshold, TOLD_FROM)
    assert (tell(*some, threshold=threshold, hidden=hidden) is None) == kept


@given(st.lists(counts, min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_a_sum_of_words_tells_nothing_new(some: list[Count], chance: object) -> None:
    """Over goals, weeks and units: put other counts of the same words in the place of these, and anything in the
    place of what is hidden, and every sum of some of them is the same, and so is what is left without others."""
    others = [chance.choice(forms(sum(count))[tell(*count, threshold=3)]) for count in some]  # type: ignore[attr-defined]
    parts = [(tell(*a, threshold=3), tell(*b, threshold=3)) for a, b in zip(some, others, strict=True)]
    for upto in range(len(parts) + 1):
        one, other = (together(pair[n] for pair in parts[:upto] if pair[n]) for n in (0, 1))
        assert one == other
        if one and (rest := together(pair[0] for pair in parts[upto:] if pair[0])):
            whole = together(pair[0] for pair in parts if pair[0])
            assert whole
            assert [a - b for a, b in zip(whole.words, rest.words, strict=True)] == [*one.words]


@given(st.lists(told, min_size=2, max_size=8))
def test_a_sum_counts_every_word_and_every_ball(some: list[Told]) -> None:
    whole = together(some)
    assert whole is not None
    assert (whole.laid, whole.votes) == (sum(one.laid for one in some), len(some))
    assert min(one.word for one in some) <= whole.word <= max(one.word for one in some)


@given(told, st.integers(1, 50))
def test_what_is_told_often_counts_as_often(one: Told, times: int) -> None:
    assert weighted([(one, times)]) == together([one] * times)


def test_of_two_words_in_the_middle_the_worse_is_said() -> None:
    assert middle([Word.GOOD, Word.MOSTLY_BAD, Word.GOOD, Word.BAD]) == Word.MOSTLY_BAD


def test_the_sum_of_one_is_that_one_and_of_none_is_nothing() -> None:
    one = tell(4, 0, 0, threshold=3)
    assert one
    assert together([one]) == one
    assert together([]) is None


def test_only_whole_weeks_are_told_of_and_each_a_whole_day_later() -> None:
    sunday, monday, tuesday = date(2027, 1, 3), date(2027, 1, 4), date(2027, 1, 5)
    assert untold(sunday) == untold(monday) == "2026-W53"
    assert untold(tuesday) == "2027-W01"
