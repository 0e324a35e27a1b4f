"""The levels above the demonstration unit: the leader group's own board, that of the level above it, and what each
says of what was lifted to it.

hang_up_leaders(store, now_ms)       the board of a new, empty store
answer(store, now_ms)                once the centre has told it what the unit lifted; one of them it lifts further
top()                                the level above the leader group, to which it was lifted further
hang_up_top(store, now_ms)           its board, and
answer_from_top(store, now_ms)       what it says
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from board.board import Board
from board.context import Command
from board.demonstration.hanging import hang, happen, read
from board.demonstration.moments import Event, Make, Moments
from board.kinds.lift.commands import AnswerLifted, LiftFurther, LookIntoLifted
from board.kinds.lift.index import LiftedHere
from board.kinds.unit import ChangeUnit
from board.neighbours import Sister
from board.packs import ChoosePack
from board.store.store import Store

_SAID = 0.5
"""How far its meeting has come, in parts of its length."""
Tell = Callable[[Moments, dict[str, Any]], Iterator[Event]]


def hang_up_leaders(store: Store, now_ms: int) -> Board:
    """Fill a new, empty store with the group's last weeks. Raises ValueError on a board that is in use."""
    return hang(store, now_ms, read("ledergruppa"))


def hang_up_top(store: Store, now_ms: int) -> Board:
    """A board with a name that has just been hung up."""
    group = Moments(read("ledergruppa"), now_ms)
    begun = (ChangeUnit({"name": top().name}), ChoosePack("leaders"))
    return happen(store, now_ms, [group.event(now_ms, command) for command in begun])


def answer(store: Store, now_ms: int) -> Board:
    """What was lifted to the group is looked into, answered or lifted further, each in the meeting of its week."""
    return _say(store, now_ms, _of_the_group)


def answer_from_top(store: Store, now_ms: int) -> Board:
    """What the group lifted further is answered."""
    return _say(store, now_ms, _of_the_top)


def top() -> Sister:
    """The level above the group."""
    told = next(one["further"] for one in read("ytterskogen-nivaa")["lift"] if "further" in one)
    return Sister(id=told["id"], name=told["name"])


def _say(store: Store, now_ms: int, tell: Tell) -> Board:
    """Of what hangs there: a unit that has gone on by itself may have taken some of it back."""
    with store.read() as tx:
        there = {one.title for one in Board.load(tx).of(LiftedHere).hung}
    titles = {card["key"]: card["title"] for card in read("ytterskogen")["card"]}
    told = [{**one, "title": titles[one["card"]]} for one in read("ytterskogen-nivaa")["lift"]]
    group = Moments(read("ledergruppa"), now_ms)
    said = [event for one in told if one["title"] in there for event in tell(group, one)]
    return happen(store, now_ms, said)


def _of_the_group(group: Moments, told: dict[str, Any]) -> Iterator[Event]:
    looked = group.at(told["looked_weeks_ago"], _SAID)
    yield group.event(looked, _of(told["title"], lambda id_: LookIntoLifted(id_, told.get("responsible", ""))))
    if further := told.get("further"):
        by = group.today + timedelta(days=further["by_in_days"])
        to = further["id"], further["name"], further["why"], further["asks"], by
        yield group.event(
            group.at(further["weeks_ago"], _SAID), _of(told["title"], lambda id_: LiftFurther(id_, *to))
        )
    if "verdict" in told:
        yield _answered(group, told)


def _of_the_top(group: Moments, told: dict[str, Any]) -> Iterator[Event]:
    if further := told.get("further"):
        yield _answered(group, {**further, "title": told["title"]})


def _answered(group: Moments, told: dict[str, Any]) -> Event:
    at = group.at(told["answered_weeks_ago"], _SAID)
    return group.event(at, _of(told["title"], lambda id_: AnswerLifted(id_, told["verdict"], told["answer"])))


def _of(title: str, say: Callable[[str], Command]) -> Make:
    """Said of what hangs under this title, whatever the centre called it."""
    return lambda board: say(next(one.id for one in board.of(LiftedHere).hung if one.title == title))
