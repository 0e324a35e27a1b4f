"""A card is found again by who has it, or by a word in anything that is written on it."""

from datetime import date

import pytest

from board import catalogue
from board.commands import TakeDown
from board.finding import asks_for_help, even, having, names, terms, with_words, worst_first, written
from board.formats import alphabet, quoted
from board.kinds.card.commands import AddCard, EditCard
from board.kinds.card.record import Card
from board.kinds.member import JoinTeam
from board.kinds.why.commands import AskWhy
from tests.board.staffroom import Staffroom


def found(room: Staffroom, words: str) -> list[str]:
    return [card.id for card in with_words(room.board, written(room.board), words)]


@pytest.mark.parametrize("asked", ["rullator-parkering", "RULLATORPARKERING", "rullator parkering", "Parkering"])
def test_hyphens_and_capitals_make_no_difference(room: Staffroom, asked: str) -> None:
    room.do(AddCard("one", "Rullator-parkering i gangen"), AddCard("other", "Skilt på lagerhyllene"))
    assert found(room, asked) == ["one"]


@pytest.mark.parametrize(("said", "asked"), [("Påskeliste", "paaske"), ("Øvelse", "övelse"), ("Idé", "ide")])
def test_letters_are_written_in_more_than_one_way(room: Staffroom, said: str, asked: str) -> None:
    room.do(AddCard("one", said))
    assert found(room, asked) == ["one"]
    assert even("å") != even("a")


def test_every_text_of_a_card_is_looked_in_and_what_hangs_on_it(room: Staffroom) -> None:
    room.do(AddCard("one", "Nøkler", fields={"problem": "Vi leter om natta", "measured": "Leting per vakt"}))
    room.do(JoinTeam("m", "one", "Yusuf"), AskWhy("w", "one", "Krokene henger skjevt"))
    for word in ("natta", "per vakt", "yusuf", "skjevt", "krok leter"):
        assert found(room, word) == ["one"], word
    assert found(room, "dagen") == []


@pytest.mark.parametrize("nothing", ["", "  ", "-"])
def test_nothing_finds_nothing(room: Staffroom, nothing: str) -> None:
    room.do(AddCard("one", "Nøkler"))
    assert terms(nothing) == ()
    assert found(room, nothing) == []


def test_signs_alone_are_found_where_they_stand(room: Staffroom) -> None:
    room.do(AddCard("one", "Nøkler"), AddCard("two", "Hvor er «»?"))
    assert found(room, "«»") == ["two"]


def test_what_is_taken_down_is_not_found(room: Staffroom) -> None:
    room.do(AddCard("one", "Nøkler"), TakeDown(Card, "one"))
    assert found(room, "nøkler") == []


def test_somebodys_cards_are_those_they_have_and_those_they_work_on_the_worst_first(room: Staffroom) -> None:
    hers = {"responsible": "Marit"}
    room.do(AddCard("none", "Uten dag", fields={"responsible": "Per"}), JoinTeam("m", "none", "marit"))
    room.do(AddCard("later", "Seinere", fields={**hers, "deadline": "2026-12-20"}), AddCard("x", "Ikke hennes"))
    room.do(AddCard("soon", "Snart", fields={**hers, "deadline": "2026-11-20"}))
    assert [card.id for card in having(room.board, "Marit")] == ["soon", "later", "none"]
    done = Card(id="done", stage="done", deadline=date(2020, 1, 1))
    assert worst_first([done, room.board.cards.get("none")])[-1] is done  # type: ignore[list-item]


def test_names_stand_in_the_order_of_the_alphabet(room: Staffroom) -> None:
    for n, name in enumerate(("Åse", "Yusuf", "Aisha", "Ørjan")):
        room.do(AddCard(f"c{n}", "Kort", fields={"responsible": name}))
    assert names(room.board) == ("Aisha", "Yusuf", "Ørjan", "Åse")


def test_of_names_with_numbers_the_smaller_number_comes_first() -> None:
    hung = ("Ås avd. 1", "Lia avd. 10", "Lia avd. 9")
    assert sorted(hung, key=alphabet) == ["Lia avd. 9", "Lia avd. 10", "Ås avd. 1"]


def test_a_card_asks_for_help_where_it_says_so(room: Staffroom) -> None:
    room.do(AddCard("one", "Nøkler"), EditCard("one", {"help_wanted": True}))
    assert asks_for_help(room.board, room.board.cards.get("one"))  # type: ignore[arg-type]


def test_what_is_quoted_stands_in_the_marks_of_the_language() -> None:
    with catalogue.spoken("en"):
        assert quoted("Vi hjelper hverandre") == "“Vi hjelper hverandre”"
    assert quoted("Vi hjelper hverandre") == "«Vi hjelper hverandre»"
