"""The digest: the worked example of docs/protocol.md, and that both ways of writing it agree."""

import math
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from board.log.change import Change
from sync.protocol import digest
from sync.wall.intervals import Intervals

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
value = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**53) + 1, 2**53 - 1),
    text,
    st.floats(allow_nan=False, allow_infinity=False, width=64),
)
words = st.from_regex(r"\A[a-z][a-z0-9_]{0,9}\Z")


@given(st.dictionaries(words, value, max_size=6))
def test_the_fast_way_writes_what_the_standard_says(fields: dict[str, Any]) -> None:
    c = Change("a" * 16, 1, 2, "g", "card", "r", fields)
    whole: list[Any] = [c.device, c.n, c.stamp, c.group, c.kind, c.record, fields]
    try:
        expected = rfc8785.dumps(whole)
    except ValueError:
        return
    assert digest.canonical(c) == expected


@pytest.mark.parametrize("odd", [2**53, -(2**53), math.inf, math.nan, "\ud800"])
def test_what_not_every_reader_keeps_exactly_has_no_digest(odd: Any) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        digest.of(Change("a" * 16, 1, 2, "g", "card", "r", {"x": odd}))


def test_order_does_not_matter_and_what_was_added_can_be_taken_away() -> None:
    a, b, c = (Change("a" * 16, n, n, "g", "card", "r", {"title": f"{n}"}) for n in (1, 2, 3))
    assert digest.total([a, b, c]) == digest.total([c, a, b])
    assert digest.add(digest.total([a, b, c]), -digest.of(b)) == digest.total([a, c])
    assert digest.total([a, a]) != digest.total([])


@given(st.lists(st.integers(1, 40)))
def test_runs_are_a_set(numbers: list[int]) -> None:
    runs = Intervals()
    for n in numbers:
        runs.add(n)
    wanted = set(numbers)
    assert {n for n in range(45) if n in runs} == wanted
    assert runs.top == max(wanted, default=0)
    gaps = [n for first, last in runs.gaps() for n in range(first, (last or 45) + 1)]
    assert gaps == [n for n in range(1, 46) if n not in wanted]
    assert all(b[0] > a[1] + 1 for a, b in zip(runs.pairs, runs.pairs[1:], strict=False))
