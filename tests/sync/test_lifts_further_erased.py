"""What is erased of a card that was lifted further, or of what a level said of it, is gone from every board."""

from collections.abc import Callable
from typing import Any

import pytest

from board.kinds.card.commands import EditCard
from board.kinds.lift.commands import AnswerLifted
from board.kinds.lift.record import lift_id
from sync.server import closing, erasure, tenants
from tests.sync.places import Centre, Wall
from tests.sync.test_lifts_further import Chain


@pytest.fixture
def chain(centre: Centre, hang: Callable[..., Wall]) -> Chain:
    return Chain(centre, hang)


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
    chain.centre.do(
        lambda tx: erasure.erase(tx, tenants.unit_number(tx, public), kind, record, {field}, chain.centre.time())
    )
    chain.all_talk()
    chain.all_talk()
    assert not any(said())


def test_of_a_unit_that_is_forgotten_nothing_is_left_on_any_board_above(chain: Chain) -> None:
    chain.further()
    chain.all_talk()
    (high,) = chain.hung_high()
    chain.do(chain.highest, AnswerLifted(high.id, "yes", "Vi kjøper 60"))
    chain.all_talk()

    def go(tx: Any) -> None:
        closing.close_unit(tx, tenants.unit_number(tx, chain.below), chain.centre.time())
        closing.forget_unit(tx, tenants.unit_number(tx, chain.below))

    chain.centre.do(go)
    chain.talk(chain.theirs, chain.highest, chain.theirs, chain.highest)
    assert not chain.hung_high()
    said = repr(chain.centre.log(chain.top)) + repr(chain.highest.log())
    assert [words for words in ("Nøkkelbokser", "Hjemmetjenesten") if words in said] == []
    assert "Vi kjøper 60" in said
