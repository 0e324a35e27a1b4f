"""What every screen has in common. A screen is a Plan; it draws the state it is given and sends commands.

class Greeting(Screen):
    name = "greeting"

    def render(self, state):
        self.ids.title.text = state.board.unit.name
"""

from __future__ import annotations

from typing import Any, ClassVar

from kivy.properties import BooleanProperty, StringProperty

from board.catalogue import _
from kiosk.state import State, Wall
from kiosk.widgets.input.sheet import put_away_all
from kiosk.widgets.input.text_input import writing
from kiosk.widgets.paper.room import Room
from kiosk.widgets.plan import Plan


class Screen(Plan):
    """`enter` gets what `Wall.go` was given, before the first `render`. `render` is total: it makes the screen as the
    state says, however often it is called, and leaves alone what a finger holds."""

    name: ClassVar[str] = ""
    at_home: bool = False
    """True: after five minutes without touch nothing needs to change, this is where the board rests."""
    keeps_awake: ClassVar[bool] = False
    """True: the board does not go home by itself from here (a meeting or a vote goes on)."""

    explains = StringProperty("")
    """What it is for and what is pressed here, in two sentences: the tab with a question mark says them."""
    guides = BooleanProperty(False)
    """In a unit's first meeting it says so by itself."""

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        self.wall = wall
        super().__init__(**kwargs)
        tray = self.ids.get("tray")
        self._undo = self.ids.get("undo") or (tray and tray.ids.get("undo"))
        if self._undo:
            self._undo.label, self._undo.icon = _("Angre"), "undo"
            self._undo.bind(on_act=lambda *_: wall.undo())

    @property
    def felt(self) -> tuple[float, float]:
        """Lower and upper y in px of the felt that is seen; both 0 where there is none."""
        low, high = next(part.felt for part in self.children if isinstance(part, Room))
        covered = [part.top for part in self.children if getattr(part, "tray", False) and part.shown]
        return (max(low, *covered), high) if high and covered else (low, high)

    def where(self) -> dict[str, Any]:
        """What this screen is to be given to stand as it stands, made anew or come back to."""
        return {}

    def enter(self, **given: Any) -> None:
        """The screen is about to be shown."""

    def render(self, state: State) -> None:
        """Show this state."""

    def again(self) -> None:
        """Something of the screen's own has changed, or there is another room for what hangs on it."""
        self.render(self.wall.state)

    def hear(self, state: State) -> None:
        """Another state: what every screen shows of it, and then its own."""
        if self._undo:
            self._undo.shown = bool(state.undo)
        self.render(state)

    def leave(self) -> None:
        """The screen is no longer shown; what is half-typed has been kept."""

    def go_away(self) -> None:
        """Leave it: nothing is asked on it or written in it any more."""
        self.leave()
        put_away_all(self)
        writing.stop()
