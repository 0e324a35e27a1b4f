"""Answers: what a command offers is what it understands, in every language."""

from pathlib import Path

import pytest

from board.answers import CHANGE, NO, YES, chosen, offered
from tests import pseudo

ALL = (YES, NO, CHANGE)


def test_the_offered_word_is_understood_in_another_language_too(tmp_path: Path) -> None:
    with pseudo.spoken(tmp_path):
        words = offered(ALL).strip("[]").split("/")
        assert words != [*ALL]
        assert [chosen(word, ALL) for word in words] == [*ALL]
        assert [chosen(word, ALL) for word in ALL] == [*ALL], "bokmål is understood always"


@pytest.mark.parametrize(("said", "meant"), [("J", YES), (" ja\n", YES), ("y", YES), ("n", NO), ("end", CHANGE)])
def test_a_word_may_be_begun(said: str, meant: str) -> None:
    assert chosen(said, ALL) == meant


@pytest.mark.parametrize("said", ["", " ", "tja", "ja takk", "D=realisert"])
def test_anything_else_is_none_of_them(said: str) -> None:
    assert chosen(said, ALL) == ""
