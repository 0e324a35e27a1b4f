"""Numbers as Norwegians write them, on every page and in every report."""

import pytest

from board.formats import number

NO_BREAK = "\xa0"


@pytest.mark.parametrize(
    ("value", "written"),
    [(20.0, "20"), (20, "20"), (0.5, "0,5"), (46.25, "46,25"), (0.467, "0,47"), (-0.001, "0"), (-7.5, "-7,5")],
)
def test_a_number_has_the_decimals_it_needs_and_two_at_most(value: float, written: str) -> None:
    assert number(value) == written


def test_thousands_are_apart_and_never_torn() -> None:
    assert number(1_234_567.5) == f"1{NO_BREAK}234{NO_BREAK}567,5"
    assert number(1_000, 0) == f"1{NO_BREAK}000"


def test_a_sentence_may_ask_for_fewer_and_a_column_for_as_many_in_each_line() -> None:
    assert [number(value, most=1) for value in (42.66, 42.0)] == ["42,7", "42"]
    assert [number(value, 2) for value in (0.5, 1.0, 12.345)] == ["0,50", "1,00", "12,35"]
