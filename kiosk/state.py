"""What a screen is given to show, and what it may ask for. The only things a screen knows of the rest.

A screen gets the whole `State` when it is shown and on each change while it is shown. It changes nothing itself: it
hands a command to `Wall.do` and is given the next state after COMMIT.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Protocol, TypeVar

from board import calendar
from board.board import Board
from board.calendar import week_of
from board.context import Command
from board.errors import Refused
from board.own import Own
from board.queries import Query
from kiosk.widgets.paper.notice import Exit
from sync.wall.connection_status import ConnectionStatus

T = TypeVar("T")


@dataclass(frozen=True)
class Pairing:
    """How far the wall has come in being let in at a centre.

    asking   the centre at `address` has been asked for a code
    code     what somebody is to approve, and `picture` the same for a camera; empty while there is none
    half     one person has said yes; it waits for a wall that hangs there, or for another person
    fault    why it came to nothing, as a sentence
    done     the wall has been let in
    """

    address: str = ""
    asking: bool = False
    code: str = ""
    picture: str = ""
    half: bool = False
    fault: str = ""
    done: bool = False


@dataclass(frozen=True)
class Service:
    """What IT may want to see: where the centre is, the last rounds (when, and what came of it), the changes it could
    not store (what, and why), and what of this board could not be read here (the same)."""

    centre: str = ""
    rounds: tuple[tuple[datetime, str], ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    unread: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class State:
    """`now_ms` moves on with every change and every minute.

    trouble  why nothing can be stored, as a sentence, or empty; `trouble_ms` since when
    undo     what «Angre» would take back now («Kortet er flyttet»), or empty; `undo_of` the group of those changes
    opened   the file has been read: until then the board is empty for want of knowledge
    offset_ms  how far this machine's clock is behind the centre's
    pin      the wall has a PIN; `unlocked` while whoever stands in Oppsett has said it
    """

    board: Board = field(default_factory=Board)
    now_ms: int = 0
    link: ConnectionStatus = field(default_factory=ConnectionStatus)
    pairing: Pairing = field(default_factory=Pairing)
    trouble: str = ""
    trouble_ms: int = 0
    undo: str = ""
    undo_of: str = ""
    opened: bool = False
    offset_ms: int = 0
    pin: bool = False
    unlocked: bool = False

    def troubled(self, why: str, now_ms: int) -> "State":
        """From now on, or still, nothing can be stored."""
        return replace(self, trouble=why, trouble_ms=self.trouble_ms if self.trouble else now_ms)

    @property
    def now(self) -> datetime:
        return calendar.at_home(self.now_ms)

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def week(self) -> str:
        return week_of(self.today)


class Wall(Protocol):
    """What a screen may do."""

    @property
    def state(self) -> State: ...

    def do(
        self,
        command: Command,
        then: Callable[[], None] | None = None,
        *,
        refused: Callable[[Refused], None] | None = None,
        undo: str = "",
    ) -> None:
        """Carry out a command. `then` is called after COMMIT, when the state is the new one. A refusal is said on
        the screen; `refused` is called as well. With `undo` (what it was, «Kortet er flyttet») it can be undone for
        twenty seconds by the block «Angre». One that protects people is done once the PIN has been said, and counts
        as refused when nobody says it."""

    def ask(self, question: Query[T], then: Callable[[T], None]) -> None:
        """Read what the board value does not hold (`board.queries`); `then` gets the answer."""

    def go(self, screen: str, **given: Any) -> None:
        """Show another screen; `given` are its `enter` arguments."""

    def back(self, to: str = "", **told: Any) -> None:
        """Show the screen before this one, or the last one of this name, else the home screen; `told` is given to its
        `enter` besides, this once."""

    def home(self) -> None: ...

    def guide(self) -> None:
        """In a unit's first meeting: say what is to be done on this screen now."""

    def say(self, sentence: str) -> None:
        """A strip of paper with one sentence; goes away by itself."""

    def explain(self) -> None:
        """What the screen is for, on a sheet over it."""

    def deny(self, sentence: str, ways: Sequence[Exit] = (), about: Any = None) -> None:
        """A strip of brown paper near what was pressed, or with its beak on `about`: why it does nothing, and what
        comes first. `ways` are keys that lead out of it."""

    def refuse(self, refusal: Refused) -> None:
        """Say in Norwegian why something cannot be done."""

    def guarded(self, then: Callable[[], Any], declined: Callable[[], Any] = ...) -> None:
        """For what protects people and is no command: `then` when whoever stands here has said the PIN."""

    def change_pin(self) -> None:
        """Ask for the PIN there is, if any, and let another one be chosen."""

    def pair(self, address: str) -> None:
        """Ask that centre to let this wall in; `State.pairing` tells how it goes. Guarded. Without an address: give
        up."""

    def part(self, then: Callable[[], None]) -> None:
        """Forget the centre. The board stays as it is. Guarded."""

    def service(self, then: Callable[[Service], None]) -> None:
        """Where the centre is, and while `State.unlocked` how the last rounds with it went."""

    def try_again(self) -> None:
        """Store something and forget it: when that can be done, `State.trouble` is over."""

    def now_ms(self) -> int:
        """The best guess at the time, milliseconds since 1970."""

    def undo(self) -> None:
        """Take back the last action that offered it (`State.undo`)."""

    def keep(self, own: Own) -> None:
        """Remember what is said there, on this wall only (half-typed text, a setting of the screen); None forgets
        it."""
