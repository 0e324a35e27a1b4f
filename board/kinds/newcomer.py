"""A further wall that asks to hang in this unit, and what became of it. The centre writes it on the unit's own board,
so that every wall learns of it, also one that was away; a wall writes `answer` and nothing else.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Literal

from board.catalogue import N_
from board.context import Context
from board.errors import Kind, Refused
from board.index import Records
from board.record import Line, Millis, Name, Record


class Newcomer(Record):
    """A further wall that asks to hang in the unit, and what became of it. Written by the centre; a wall writes
    `answer` alone."""

    word: ClassVar[str] = N_("ny tavle")
    guarded: ClassVar[frozenset[str]] = frozenset({"answer"})

    name: Line = ""
    """what the new wall calls itself"""
    code: Name = ""
    """stands on the new wall too"""
    asked: Millis = 0
    """since when it waits"""
    until: Millis = 0
    """how long"""
    role: Literal["", "coordinator", "operator"] = ""
    """of who let it in first"""
    answer: Literal["", "yes", "no"] = ""
    """what somebody at a wall that hangs here said"""
    young: bool = False
    """the centre clears the answer of a wall that is young itself"""
    came: Millis = 0
    """when it was let in"""
    by: Literal["", "wall", "people", "command"] = ""
    """by whose word"""
    gone: Millis = 0
    """when it was denied"""


class Newcomers(Records[Newcomer], of=Newcomer):
    def waiting(self, now_ms: int) -> tuple[Newcomer, ...]:
        """Walls that wait for the word of one that hangs here, the first to ask first."""
        some = [n for n in self.items.values() if n.asked and not n.came and not n.gone and n.until > now_ms]
        return tuple(sorted(some, key=lambda n: (n.asked, n.id)))

    @cached_property
    def came(self) -> tuple[Newcomer, ...]:
        """Walls that were let in, the latest first."""
        return tuple(sorted((n for n in self.items.values() if n.came), key=lambda n: (-n.came, n.id)))


@dataclass(frozen=True)
class AnswerNewcomer:
    """Whether a further wall, which waits for this word, may hang in the unit. `code` is what was seen on both."""

    id: str
    code: str
    yes: bool

    def run(self, context: Context) -> None:
        waiting = {n.id: n for n in context.board.newcomers.waiting(context.now_ms)}
        if self.id not in waiting or waiting[self.id].code != self.code:
            raise Refused(Kind.GONE)
        context.put(Newcomer, self.id, answer="yes" if self.yes else "no")
