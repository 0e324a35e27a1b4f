"""Lifts in any order: two walls of a unit and one above it do what they like, offline, with answers lost on the way
and said twice; when all have talked, both boards say the same of each card."""

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
from board.kinds.lift.commands import AnswerLifted, LiftCard, LookIntoLifted, ReadLifted, TakeLiftBack
from board.kinds.lift.index import LiftedHere, Lifts
from board.kinds.lift.record import SAID, lift_id, lifted_id, said
from tests.sync.places import Centre, Wall
from tests.sync.test_lifts import Sides, board
from tests.sync.test_loss import Lossy, same

LIVES, STEPS = 5, 22
BELOW = (*["lift"] * 4, *["back"] * 2, "title", "down")
ABOVE = ("read", "look", "yes", "partly", "no")


@pytest.fixture
def sides(centre: Centre, hang: Callable[..., Wall]) -> Sides:
    return Sides(centre, hang)


def test_whatever_is_done_in_whatever_order_both_boards_say_the_same_afterwards(
    sides: Sides, hang: Callable[..., Wall]
) -> None:
    other = hang("other", sides.below)
    walls = (sides.ours, other, sides.theirs)
    done: dict[str, int] = {}
    for life in range(LIVES):
        chance = Random(life + 1)
        cards = [f"{life}-{n}" for n in range(2)]
        sides.do(sides.ours, *(AddCard(card, f"Kort {card}") for card in cards))
        sides.centre.time.pass_(days=1)
        sides.do(sides.ours, *(command(sides, "lift", card, f"{life}.") for card in cards))
        sides.talk()
        for step in range(STEPS):
            wall = chance.choice((*walls, sides.theirs))
            if chance.random() < 0.4:
                wall.transport = Lossy(wall, chance.choice((0, 0, 1)))
                wall.round()
            else:
                wanted = chance.choice(ABOVE if wall is sides.theirs else BELOW)
                with suppress(Refused):
                    sides.do(wall, command(sides, wanted, chance.choice(cards), f"{life}.{step}"))
                    done[wanted] = done.get(wanted, 0) + 1
            sides.centre.time.pass_(s=chance.choice((1, 60, 100_000)))
        for wall in walls:
            wall.transport = None
        sides.talk(*walls, *walls)
        same(sides.ours, other)
        for card in cards:
            assert below(sides, card) == above(sides, card), (life, card)
    assert set(done) == {*BELOW, *ABOVE}, "each was done in some life"


def command(sides: Sides, wanted: str, card: str, word: str) -> Command:
    there = lifted_id(sides.below, lift_id(card))
    match wanted:
        case "lift":
            by = date(2027, 2, 1) + timedelta(days=len(word))
            return LiftCard(card, sides.above, "Ledergruppa", f"Fordi {word}", by=by)
        case "back":
            return TakeLiftBack(card)
        case "title":
            return EditCard(card, {"title": f"Kort {word}"})
        case "down":
            return TakeDown(Card, card)
        case "read":
            return ReadLifted(there)
        case "look":
            return LookIntoLifted(there, "Kari")
    return AnswerLifted(there, wanted, f"Svar {word}")  # type: ignore[arg-type]


def below(sides: Sides, id_: str) -> dict[str, Any] | None:
    """What the unit says of a card that is lifted, and what it has heard; None where none is."""
    here = board(sides.ours)
    lift, card = here.of(Lifts).of_card(id_), here.cards.get(id_)
    if lift is None or card is None or card.archived:
        return None
    return {name: getattr(lift, name) for name in ("asks", "why", "by", "turn", *SAID)} | {"title": card.title}


def above(sides: Sides, id_: str) -> dict[str, Any] | None:
    wanted = lifted_id(sides.below, lift_id(id_))
    there = next((one for one in board(sides.theirs).of(LiftedHere).hung if one.id == wanted), None)
    if there is None:
        return None
    return {name: getattr(there, name) for name in ("asks", "why", "by", "turn", "title")} | said(there)
