"""What the points of a meeting have in common: a title, a sentence, and what the petrol block does there.

A page hangs on the right of the meeting's screen, its conductor, while its point is taken.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from board.board import Board
from kiosk.state import State, Wall
from kiosk.widgets.input.block import Block
from kiosk.widgets.plan import Down

if TYPE_CHECKING:
    from kiosk.screens.meeting.screen import MeetingScreen


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

    def __init__(self, *, conductor: MeetingScreen, **kwargs: Any) -> None:
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
