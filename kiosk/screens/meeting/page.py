"""What the points of a meeting have in common: a title, a sentence, and what the petrol block does there.

A page hangs on the right of the conductor's screen while its point is taken. It knows the conductor only as
`Conductor`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from board.board import Board
from board.session import Session
from kiosk.draft import Draft
from kiosk.state import State, Wall
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.sheet import Sheet
from kiosk.widgets.plan import Down


class Conductor(Protocol):
    """What a page may ask of the screen it hangs on."""

    @property
    def wall(self) -> Wall: ...

    @property
    def session(self) -> Session | None: ...

    def save(self, session: Session) -> None:
        """Remember how far the meeting has come."""

    def go_on(self) -> None:
        """Take the next point, or end the meeting after the last."""

    def lay_over(self, sheet: Sheet) -> None:
        """Show a sheet above everything until it takes itself away."""

    def write(self, question: str, draft: Draft, done: Callable[[str], None], **more: Any) -> None:
        """Let somebody write a line."""


@dataclass(frozen=True)
class Next:
    """What the petrol block in the tray says and does. When it is not `enabled`, `reason` stands in it and `act` says
    why."""

    label: str
    act: Callable[[], None]
    second: str = ""
    enabled: bool = True
    reason: str = ""


class Page(Down):
    """`render` is total, like a screen's. `numbered`: «Kort 1 av 7» stands in the upper right corner."""

    name: ClassVar[str] = ""
    tools: tuple[Block, ...] = ()
    """What stands in the tray while the point is taken."""
    wide: ClassVar[bool] = False
    """The agenda gives way to it where they hang side by side."""
    headed = BooleanProperty(True)
    """Its title and sentence stand above it."""
    title = StringProperty("")
    lead = StringProperty("")
    count = StringProperty("")
    part = NumericProperty(0)
    whole = NumericProperty(0)
    numbered = BooleanProperty(False)

    def __init__(self, conductor: Conductor, **kwargs: Any) -> None:
        self.conductor = conductor
        super().__init__(**kwargs)

    @property
    def wall(self) -> Wall:
        return self.conductor.wall

    @property
    def meeting(self) -> str:
        """Id of the meeting that goes on."""
        session = self.conductor.session
        return session.id if session else ""

    @staticmethod
    def queue(board: Board, meeting: str) -> tuple[str, ...]:
        """Ids of the cards of this point, in the order in which they are taken."""
        return ()

    def next(self, state: State) -> Next | None:
        """What the petrol block does instead of taking the next point."""
        return None

    def render(self, state: State) -> None:
        """Show this state."""

    def show_anew(self) -> None:
        """Show how it stands by now, unless the point has been left or the meeting is over: answers come late."""
        if self.parent is not None and self.meeting:
            self.render(self.wall.state)

    def enter(self, state: State) -> None:
        """The point is about to be taken."""

    def leave(self) -> None:
        """Another point is taken, or the screen is left."""
