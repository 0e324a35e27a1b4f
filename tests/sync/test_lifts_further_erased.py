"""What is erased of a card that was lifted further, or of what a level said of it, is gone from every board."""

from collections.abc import Callable
from typing import Any

import pytest

from board.kinds.card.commands import EditCard
from board.kinds.lift.commands import AnswerLifted, LiftFurther
from board.kinds.lift.index import from_below
from board.kinds.lift.record import lift_id
from sync.server import closing, erasure, tenants
from tests.sync.places import Centre, Wall
from tests.sync.test_lifts import board
from tests.sync.test_lifts_further import Chain


@pytest.fixture
def chain(centre: Centre, hang: Callable[..., Wall]) -> Chain:
    return Chain(centre, hang)


def erase(chain: Chain, public: str, kind: str, record: str, field: str) -> None:
    def go(tx: Any) -> None:
        erasure.erase(tx, tenants.unit_number(tx, public), kind, record, {field}, chain.centre.time())

    chain.centre.do(go)


def forget(chain: Chain, public: str) -> None:
    def go(tx: Any) -> None:
        closing.close_unit(tx, tenants.unit_number(tx, public), chain.centre.time())
        closing.forget_unit(tx, tenants.unit_number(tx, public))

    chain.centre.do(go)


@pytest.mark.parametrize("where", ["card", "why", "high", "low"])
def test_what_is_erased_anywhere_is_gone_from_every_board(chain: Chain, where: str) -> None:
    """The title of the card, the middle level's words, and the highest level's answer, from either end."""
    chain.do(chain.ours, EditCard("keys", {"title": "Bokser til Oddvar"}))
    chain.further("Marit kjører for alle")
    chain.all_talk()
    (high,) = chain.hung_high()
    chain.do(chain.highest, AnswerLifted(high.id, "no", "Kristian sier nei"))
    chain.all_talk()
    between = chain.between()
    assert between
    public, kind, record, field, word = {
        "card": (chain.top, "lifted", high.id, "title", "Oddvar"),
        "why": (chain.above, "lift", between.id, "why", "Marit"),
        "high": (chain.top, "lifted", high.id, "answer", "Kristian"),
        "low": (chain.below, "lift", lift_id("keys"), "further_answer", "Kristian"),
    }[where]
    walls = (chain.ours, chain.theirs, chain.highest)
    units = (chain.below, chain.above, chain.top)

    def said() -> list[bool]:
        logs = [*(repr(chain.centre.log(unit)) for unit in units), *(repr(wall.log()) for wall in walls)]
        return [word in log for log in logs]

    there = [where != "why", True, True]
    assert said() == there * 2
    erase(chain, public, kind, record, field)
    chain.all_talk()
    chain.all_talk()
    assert not any(said())


def test_of_a_unit_that_is_forgotten_nothing_is_left_on_any_board_above(chain: Chain) -> None:
    chain.further()
    chain.all_talk()
    (high,) = chain.hung_high()
    chain.do(chain.highest, AnswerLifted(high.id, "yes", "Vi kjøper 60"))
    chain.all_talk()
    forget(chain, chain.below)
    chain.talk(chain.theirs, chain.highest, chain.theirs, chain.highest)
    assert not chain.hung_high()
    said = repr(chain.centre.log(chain.top)) + repr(chain.highest.log())
    assert [words for words in ("Nøkkelbokser", "Hjemmetjenesten") if words in said] == []
    assert "Vi kjøper 60" in said


@pytest.mark.parametrize("gone", ["below", "top"])
def test_where_a_level_of_the_chain_is_forgotten_what_is_erased_goes_from_those_that_are_left(
    chain: Chain, gone: str
) -> None:
    """The card's title, the middle level's words and the highest level's answer stand on several boards."""
    chain.do(chain.ours, EditCard("keys", {"title": "Bokser til Oddvar"}))
    chain.further("Marit kjører for alle")
    chain.all_talk()
    (high,) = chain.hung_high()
    chain.do(chain.highest, AnswerLifted(high.id, "no", "Kristian sier nei"))
    chain.all_talk()
    between = chain.between()
    assert between
    walls = {"below": chain.ours, "above": chain.theirs, "top": chain.highest}
    forget(chain, getattr(chain, gone))
    del walls[gone]
    chain.talk(*walls.values(), *walls.values())
    erased = {
        "below": [(chain.above, "lift", between.id, "why"), (chain.top, "lifted", high.id, "answer")],
        "top": [(chain.below, "lift", lift_id("keys"), "further_answer")],
    }[gone]
    for public, *what in erased:
        erase(chain, public, *what)
    chain.talk(*walls.values(), *walls.values())
    said = "".join(repr(chain.centre.log(getattr(chain, unit))) + repr(wall.log()) for unit, wall in walls.items())
    words = {"below": ("Marit", "Kristian", "Oddvar"), "top": ("Kristian",)}[gone]
    assert [word for word in words if word in said] == []


@pytest.mark.parametrize("order", [("below", "above"), ("above", "below")])
def test_of_two_levels_that_are_forgotten_nothing_is_left_above(chain: Chain, order: tuple[str, str]) -> None:
    chain.further("Marit kjører for alle")
    chain.all_talk()
    assert chain.hung_high()
    for unit in order:
        forget(chain, getattr(chain, unit))
        chain.talk(chain.highest, chain.highest)
    said = repr(chain.centre.log(chain.top)) + repr(chain.highest.log())
    assert [word for word in ("Marit", "Ledergruppa", "Hjemmetjenesten", "Nøkkelbokser") if word in said] == []


class Long(Chain):
    """A fourth level above, to which the third has lifted it further. Third and fourth answer while apart."""

    def __init__(self, centre: Centre, hang: Callable[..., Wall]) -> None:
        super().__init__(centre, hang, "Kommunestyret")
        (self.council,) = self.higher
        self.under(self.top, self.council)
        self.fourth = hang("fourth", self.council)
        self.further()
        self.all_talk()
        (high,) = self.hung_high()
        self.do(self.highest, LiftFurther(high.id, self.council, "Kommunestyret", "Det koster mer enn vi har"))
        self.talk(self.highest, self.fourth)
        (highest,) = from_below(board(self.fourth)).all
        self.do(self.fourth, AnswerLifted(highest.id, "no", "Olav sier nei"))
        self.do(self.highest, AnswerLifted(high.id, "partly", "Kristian sier kanskje"))

    def erase_below(self) -> None:
        erase(self, self.below, "lift", lift_id("keys"), "further_answer")
        self.talk(
            self.fourth, self.highest, self.theirs, self.ours, self.fourth, self.highest, self.theirs, self.ours
        )

    def boards_with(self, word: str) -> list[str]:
        """Where it stands, or ever stood, at the centre and on the walls alike."""
        levels = {self.below: self.ours, self.above: self.theirs, self.top: self.highest, self.council: self.fourth}
        found = {unit: word in repr(self.centre.log(unit)) for unit in levels}
        assert found == {unit: word in repr(wall.log()) for unit, wall in levels.items()}
        return [name for name, unit in zip(("below", "above", "top", "council"), levels, strict=True) if found[unit]]


@pytest.fixture
def long(centre: Centre, hang: Callable[..., Wall]) -> Long:
    return Long(centre, hang)


def test_of_two_levels_above_that_answered_the_one_that_was_told_below_is_erased_and_the_other_stays(
    long: Long,
) -> None:
    long.talk(long.fourth, long.ours, long.highest, long.theirs, long.ours)
    assert long.boards_with("Kristian") == ["above", "top"]
    assert "below" in long.boards_with("Olav")
    long.erase_below()
    assert long.boards_with("Olav") == []
    assert long.boards_with("Kristian") == ["above", "top"]
    assert [one.answer for one in long.hung_high()] == ["Kristian sier kanskje"]


def test_where_the_unit_was_told_first_one_answer_and_then_the_other_both_are_erased(long: Long) -> None:
    """Who finds the earlier one in what the unit was told is not to leave it above."""
    long.talk(long.highest, long.ours, long.fourth, long.ours, long.theirs, long.highest)
    assert "below" in long.boards_with("Kristian")
    assert "below" in long.boards_with("Olav")
    long.erase_below()
    assert long.boards_with("Olav") == long.boards_with("Kristian") == []


def test_a_field_of_which_nothing_is_left_to_compare_by_is_erased_at_every_level_it_may_have_come_from(
    long: Long,
) -> None:
    """It was erased below alone: so a centre is brought up to what was erased after its backup."""
    long.talk(long.fourth, long.ours, long.highest, long.theirs, long.ours)

    def below_alone(tx: Any) -> None:
        unit, stamp = tenants.unit_number(tx, long.below), max(c.stamp for c in long.ours.log())
        assert erasure.again(tx, [(unit, "lift", lift_id("keys"), "further_answer", stamp)])

    long.centre.do(below_alone)
    long.erase_below()
    assert long.boards_with("Olav") == long.boards_with("Kristian") == []
