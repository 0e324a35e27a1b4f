"""The leader group above the demonstration unit: its own board, and what it says of what was lifted to it.

hang_up_leaders(store, now_ms)       the board of a new, empty store
answer(store, now_ms)                once the centre has told it what the unit lifted
"""

from collections.abc import Iterator
from typing import Any

from board.board import Board
from board.context import Command
from board.demonstration.hanging import hang, happen, read
from board.demonstration.moments import Event, Make, Moments
from board.kinds.lift.commands import AnswerLifted, LookIntoLifted
from board.kinds.lift.index import LiftedHere
from board.store.store import Store

_SAID = 0.5
"""How far its meeting has come, in parts of its length."""


def hang_up_leaders(store: Store, now_ms: int) -> Board:
    """Fill a new, empty store with the group's last weeks. Raises ValueError on a board that is in use."""
    return hang(store, now_ms, read("ledergruppa"))


def answer(store: Store, now_ms: int) -> Board:
    """What was lifted to the group is looked into and answered, each in the meeting of its week."""
    titles = {card["key"]: card["title"] for card in read("ytterskogen")["card"]}
    told = [{**one, "title": titles[one["card"]]} for one in read("ytterskogen-nivaa")["lift"]]
    return happen(store, now_ms, _said(Moments(read("ledergruppa"), now_ms), told))


def _said(group: Moments, told: list[dict[str, Any]]) -> Iterator[Event]:
    for one in told:
        at = group.at(one["looked_weeks_ago"], _SAID)
        yield group.event(at, _of(one["title"], lambda id_, one=one: LookIntoLifted(id_, one.get("responsible", ""))))
        if "verdict" in one:
            at = group.at(one["answered_weeks_ago"], _SAID)
            yield group.event(
                at, _of(one["title"], lambda id_, one=one: AnswerLifted(id_, one["verdict"], one["answer"]))
            )


def _of(title: str, say: Any) -> Make:
    """Said of what hangs under this title, whatever the centre called it."""

    def made(board: Board) -> Command:
        command: Command = say(next(one.id for one in board.of(LiftedHere).hung if one.title == title))
        return command

    return made
