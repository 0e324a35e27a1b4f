"""Lifts in any order: two walls of a unit, one of the level above it and one of the level above that do what they
like, offline, with answers lost on the way and said twice. No answer is ever taken for one to another question; and
when all have talked, the boards say the same of each card."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from board.commands import TakeDown
from board.context import Command
from board.errors import Refused
from board.kinds.card.commands import AddCard, EditCard
from board.kinds.card.record import Card
from board.kinds.lift.commands import (
    AnswerLifted,
    LiftCard,
    LiftFurther,
    LookIntoLifted,
    ReadLifted,
    TakeFurtherBack,
    TakeLiftBack,
)
from board.kinds.lift.index import LiftedHere, Lifts
from board.kinds.lift.record import SAID, Lifted, lift_id, lifted_id, said
from sync.wall.connection_status import ConnectionState
from tests.sync.places import Centre, Wall
from tests.sync.test_lifts import board
from tests.sync.test_lifts_further import Chain
from tests.sync.test_loss import Lossy, same

LIVES, STEPS = 6, 40
BELOW = (*["lift"] * 3, "back", "title", "down")
SAYS = ("read", "look", "yes", "partly", "no")
ASKED = ("asks", "why", "by", "turn")
MIDDLE = (*SAYS, *["further"] * 4, *["further-back"] * 2)


@pytest.fixture
def chain(centre: Centre, hang: Callable[..., Wall]) -> Chain:
    return Chain(centre, hang)


def test_whatever_is_done_in_whatever_order_all_boards_say_the_same_afterwards(
    chain: Chain, hang: Callable[..., Wall]
) -> None:
    other = hang("other", chain.below)
    walls = (chain.ours, other, chain.theirs, chain.highest)
    done: set[str] = set()
    answers: dict[str, set[int]] = {}
    for life in range(LIVES):
        chance = Random(life + 1)
        card = f"kort-{life}"
        chain.do(chain.ours, AddCard(card, f"Kort {life}"))
        chain.centre.time.pass_(days=1)
        chain.do(chain.ours, below(chain, "lift", card, f"{life}."))
        chain.talk()
        for step in range(STEPS):
            wall = chance.choice((*walls, chain.theirs))
            if chance.random() < 0.55:
                wall.transport = Lossy(wall, chance.choice((0, 0, 1)))
                if wall.round().state is ConnectionState.CONNECTED:
                    to_what_was_asked(wall, answers)
            else:
                level = {chain.theirs: MIDDLE, chain.highest: SAYS}.get(wall, BELOW)
                for wanted in chance.sample(level, len(level)):
                    if does(chain, wall, wanted, card, f"{life}.{step}", answers):
                        done.add(wanted)
                        break
            chain.centre.time.pass_(s=chance.choice((1, 60, 100_000)))
        for wall in walls:
            wall.transport = None
        chain.talk(*walls, *walls)
        same(chain.ours, other)
        assert asked(chain, card) == hung(chain, card), card
        assert lifted_further(chain, card) == hung_highest(chain, card), card
    assert done == {*BELOW, *MIDDLE}, "each was done in some life"


def does(chain: Chain, wall: Wall, wanted: str, card: str, word: str, answers: dict[str, set[int]]) -> bool:
    """Whether it could be done just now."""
    with suppress(Refused, LookupError):
        if wall in (chain.theirs, chain.highest):
            here = there(chain, wall, card)
            chain.do(wall, above(chain, wanted, here, word))
            answers.setdefault(f"Svar {word}", set()).add(here.turn)
        else:
            chain.do(wall, below(chain, wanted, card, word))
        return True
    return False


def to_what_was_asked(wall: Wall, answers: dict[str, set[int]]) -> None:
    """Whoever has just talked to the centre holds no answer to another question than the one that stands there."""
    for lift in board(wall).of(Lifts):
        if lift.answered and lift.to and not lift.back:
            assert lift.turn in answers[lift.answer], lift


def there(chain: Chain, wall: Wall, card: str) -> Lifted:
    """What hangs of a card on a level's wall. Raises LookupError."""
    id_ = lifted_id(chain.below, lift_id(card))
    if wall is chain.highest:
        ids = {lifted_id(chain.above, one.id) for one in board(chain.theirs).of(Lifts) if one.lifted == id_}
    found = [one for one in board(wall).of(LiftedHere).hung if one.id in (ids if wall is chain.highest else {id_})]
    return found[0]


def below(chain: Chain, wanted: str, card: str, word: str) -> Command:
    match wanted:
        case "lift":
            by = date(2027, 2, 1) + timedelta(days=len(word))
            return LiftCard(card, chain.above, "Ledergruppa", f"Fordi {word}", by=by)
        case "back":
            return TakeLiftBack(card)
        case "title":
            return EditCard(card, {"title": f"Kort {word}"})
    return TakeDown(Card, card)


def above(chain: Chain, wanted: str, here: Lifted, word: str) -> Command:
    match wanted:
        case "read":
            return ReadLifted(here.id)
        case "look":
            return LookIntoLifted(here.id, "Kari")
        case "further":
            return LiftFurther(here.id, chain.top, "Kommunedirektøren", f"For alle {word}")
        case "further-back":
            return TakeFurtherBack(here.id)
    return AnswerLifted(here.id, wanted, f"Svar {word}")  # type: ignore[arg-type]


def asked(chain: Chain, id_: str) -> dict[str, Any] | None:
    """What the unit says of a card that is lifted, and what it has heard; None where none is."""
    here = board(chain.ours)
    lift, card = here.of(Lifts).of_card(id_), here.cards.get(id_)
    if lift is None or card is None or card.archived:
        return None
    return {name: getattr(lift, name) for name in (*ASKED, *SAID)} | {"title": card.title}


def hung(chain: Chain, id_: str) -> dict[str, Any] | None:
    with suppress(LookupError):
        return _of(there(chain, chain.theirs, id_))
    return None


def lifted_further(chain: Chain, id_: str) -> dict[str, Any] | None:
    """What the level in the middle says of what it lifted further, and what it and the unit have heard of it."""
    up = board(chain.ours).of(Lifts).of_card(id_)
    with suppress(LookupError):
        middle = there(chain, chain.theirs, id_)
        further = board(chain.theirs).of(Lifts).of_lifted(middle)
        if further and up and up.further:
            assert up.further == "Kommunedirektøren"
            assert {name: getattr(up, f"further_{name}") for name in SAID} == {n: getattr(further, n) for n in SAID}
            return {name: getattr(further, name) for name in (*ASKED, *SAID)} | {"title": middle.title}
        assert (further, up and up.further) == (None, "")
    return None


def hung_highest(chain: Chain, id_: str) -> dict[str, Any] | None:
    with suppress(LookupError):
        return _of(there(chain, chain.highest, id_))
    return None


def _of(one: Lifted) -> dict[str, Any]:
    return {name: getattr(one, name) for name in (*ASKED, "title")} | said(one)
