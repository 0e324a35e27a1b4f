"""Where one command is carried out: one action, one group, one transaction, one new board.

    board = perform(store, board, MoveCard("c1", seen="plan", to="do"))

The board is returned only after COMMIT; if anything is refused, nothing has changed.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Protocol, TypeVar

from sqlalchemy import Connection

from board import calendar, limits, local, votes
from board.errors import Kind, Refused
from board.log import log
from board.log import stamp as stamps
from board.log.change import Fact, Json
from board.log.stamp import NOBODY
from board.own import Own
from board.record import Record

if TYPE_CHECKING:
    from board.board import Board
    from board.store.store import Store

R = TypeVar("R", bound=Record)


class Command(Protocol):
    def run(self, context: Context) -> None: ...


@dataclass
class Context:
    """What a command may look at and say while it runs. `now_ms` is the best guess at the real time, and `confirmed`
    when the centre has said so. `unlocked`: the one who asks knows the wall's PIN, or holds the file in his hands
    anyway. `since`: which start of the machine it is, and how many milliseconds ago."""

    tx: Connection
    board: Board
    now_ms: int
    unlocked: bool = False
    confirmed: bool = False
    since: tuple[str, int] = ("", 0)
    facts: list[Fact] = field(default_factory=list)
    kept: dict[str, Json] = field(default_factory=dict)
    _said: dict[tuple[str, str], dict[str, Json]] = field(default_factory=dict, init=False)
    by_nobody: bool = False
    """What is said gives way to anything a person has said, also before; see `board.log.stamp.NOBODY`."""

    @property
    def today(self) -> date:
        return calendar.day(self.now_ms)

    def wanted(self, kind: type[R], id_: str, otherwise: Kind = Kind.GONE) -> R:
        """The record a command is about. Raises Refused when it does not hang."""
        found = self.board.find(kind, id_)
        if found is None or found.archived:
            raise Refused(otherwise)
        return found

    def put(self, kind: type[Record], id_: str, **fields: Json) -> None:
        """These fields of this record become these values. What is so already is not said again: the second of two
        taps is no change. Raises Refused when the record forbids a value or cannot be called so, and PIN_NEEDED when
        it protects people."""
        if not limits.is_id(id_):
            raise Refused(Kind.SETTING_WRONG)
        values = kind.check(fields)
        now = self.board.find(kind, id_)
        said = self._said.setdefault((kind.kind, id_), {})
        new = {
            name
            for name in fields
            if (said[name] != fields[name] if name in said else now is None or getattr(now, name) != values[name])
        }
        if new & kind.told_together:
            new |= kind.told_together & fields.keys()
        if new:
            changed = {name: fields[name] for name in fields if name in new}
            before = now or kind()
            guarded = kind.guarded & changed.keys()
            self._guard({name for name in guarded if getattr(before, name) != values[name]})
            self.facts.append(Fact(kind.kind, id_, changed))
            said.update(changed)

    def keep(self, own: Own) -> None:
        """Remember what is said there, on this wall only; None forgets it."""
        said, now = own.stored(), self.board.own.stored()
        self._guard({name for name in Own.guarded & said.keys() if said[name] != now.get(name)})
        self.kept |= said

    def _guard(self, protecting: Set[str]) -> None:
        if protecting and not self.unlocked:
            raise Refused(Kind.PIN_NEEDED)


def perform(
    store: Store, board: Board, command: Command, *, group: str | None = None, unlocked: bool = False
) -> Board:
    """Carry out a command and return the board as it then is. Raises Refused; then nothing has changed.

    `group` is the name under which the action can be undone; `unlocked`: see Context."""
    with store.write() as tx:
        return carry_out(tx, store, board, command, group=group, unlocked=unlocked)


def carry_out(
    tx: Connection, store: Store, board: Board, command: Command, *, group: str | None = None, unlocked: bool = False
) -> Board:
    """One action inside the caller's transaction, for those who carry out many at once. The board that is returned
    is true once that transaction is; when this raises, the transaction must be given up whole."""
    clock = store.clock
    since = (stamps.boot(), clock.running())
    context = Context(tx, board, clock.now_ms(), unlocked, clock.confirmed, since)
    command.run(context)
    touched: log.Touched = {}
    if context.facts:  # a ball that is laid says nothing, so that no clock is wound by it either
        device = local.get(tx, "_device")
        stamp = NOBODY if context.by_nobody else store.clock.next()
        _, touched = log.append(tx, context.facts, device=device, stamp=stamp, group=group or local.new_id())
    for name, value in context.kept.items():
        local.put(tx, name, value)
    return board.after(touched, votes.under_way(tx), board.own.after(context.kept))
