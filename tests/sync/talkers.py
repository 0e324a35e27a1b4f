"""Units that talk to each other in the simulated world: a unit lifts its cards, asks anew, takes them back or lifts
them further; the level above looks, answers and lifts further, and asks the unit of a case of its own; whichever wall
they stand at, in touch or not.

    lift(world)          somebody does one of these
    agree(world)         after healing: of each card both boards say the same
"""

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

from board.board import Board
from board.context import Command
from board.errors import Refused
from board.kinds.lift.commands import (
    AnswerLifted,
    AskBelow,
    AskNoMore,
    LiftCard,
    LiftFurther,
    LookIntoLifted,
    ReadLifted,
    TakeFurtherBack,
    TakeLiftBack,
)
from board.kinds.lift.index import LiftedHere, Lifts
from board.kinds.lift.record import SAID, Lift, Lifted, lifted_id, said
from board.log.change import Fact
from board.neighbours import Sister
from tests.sync import builds
from tests.sync.inhabitants import ABOVE, NORTH, TOP, Wall

if TYPE_CHECKING:
    from tests.sync.world import World

CASE = "case"
"""The card of the level's own."""
BY = date(2027, 3, 1)
MOST = 3
"""Of so many cards the unit speaks."""


def begin(world: "World") -> None:
    """The level has a case, and the unit cards it cannot decide on."""
    assert world.level is not None
    world.level.write([Fact("card", CASE, {"title": "Sykefravær", "created": 1_790_000_000_001})], "the-case")
    world.walls[0].write([Fact("card", f"c{n}", {"title": f"kort {n}"}) for n in range(MOST)], "the-cards")


def lift(world: "World") -> None:
    level = world.level
    if level is None:
        return
    chance = world.chance
    wall = chance.choice((world.any(), level))
    if chance.random() < 0.5:
        world.round(wall)
        return
    word = f"ord {chance.choice((0, 0, 0, 1))}"  # in the same words it is no other question
    command = _above(world, wall, word) if wall is level else _below(world, wall, word)
    if command is not None:
        with suppress(Refused):  # the card, or what was lifted, is not there just now
            wall.do(command)
            world.tell(f"{wall.name} {wall.device} says {command}")


def _below(world: "World", wall: Wall, word: str) -> Command | None:
    chance, card = world.chance, f"c{world.chance.randrange(MOST)}"
    asked = wall.board.of(LiftedHere).hung
    if asked and chance.random() < 0.5:
        return _answer(world, asked[0], word)
    if not builds.knows(wall.build, "card", {"help_wanted": True}):
        return None  # from a wall so old nothing is lifted yet
    if chance.random() < 0.15:
        return TakeLiftBack(card)
    to = chance.choice((*[ABOVE] * 8, TOP))
    return LiftCard(card, to, to, word, by=BY)


def _above(world: "World", level: Wall, word: str) -> Command | None:
    hung, chance = level.board.of(LiftedHere).hung, world.chance
    if not hung or chance.random() < 0.3:
        if chance.random() < 0.1:
            return AskNoMore(CASE)
        return AskBelow(CASE, (Sister(id=NORTH, name="Nord"),), word, BY)
    one = chance.choice(hung)
    if chance.random() < 0.2:
        return TakeFurtherBack(one.id) if chance.random() < 0.3 else LiftFurther(one.id, TOP, TOP, word, by=BY)
    return _answer(world, one, word)


def _answer(world: "World", lifted: Lifted, word: str) -> Command:
    return world.chance.choice(
        (
            ReadLifted(lifted.id),
            LookIntoLifted(lifted.id, "Kari"),
            AnswerLifted(lifted.id, "yes"),
            AnswerLifted(lifted.id, "partly", word),
            AnswerLifted(lifted.id, "no", word),
        )
    )


def agree(world: "World") -> tuple[dict[str, Any], dict[str, Any]]:
    """What those who ask say of it on their boards, and what those say who are asked."""
    level, north = world.level, world.walls[0]
    assert level is not None
    up = [lift for lift in north.board.of(Lifts).up if lift.to == ABOVE]
    down = level.board.of(Lifts).asked(CASE)
    asking = {**_asking(north.board, NORTH, up), **_asking(level.board, ABOVE, down)}
    return asking, {**_asked(level.board), **_asked(north.board)}


def _asking(board: Board, unit: str, lifts: Any) -> dict[str, Any]:
    found = {}
    lift: Lift
    for lift in lifts:
        card = board.cards.get(lift.card)
        if card and card.title and not card.archived:
            told = {name: getattr(lift, name) for name in ("why", "by", "turn", "down", *SAID)}
            found[lifted_id(unit, lift.id)] = told | {"title": card.title, "further": bool(lift.further)}
    return found


def _asked(board: Board) -> dict[str, Any]:
    names, lifts = ("why", "by", "turn", "down", "title"), board.of(Lifts)
    return {
        one.id: {name: getattr(one, name) for name in names}
        | said(one)
        | {"further": lifts.of_lifted(one) is not None}
        for one in board.of(LiftedHere).hung
    }
