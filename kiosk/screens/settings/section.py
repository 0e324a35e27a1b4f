"""A section of the settings: some controls, and a sentence over them. What is changed is stored at once.

class Hours(Section):
    key, icon = "hours", "clock"
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

from board.catalogue import _
from board.context import Command
from board.kinds.unit import ChangeUnit
from board.own import Own
from kiosk.screen import Screen
from kiosk.state import State, Wall
from kiosk.widgets.input.pad import Pad


class Section(Screen):
    """`show` puts the state into the controls; while it does, and while changes of one's own are on their way to the
    file, `change` and `put` stay silent, so that a quick second tap is not overwritten by the answer to the first."""

    key: ClassVar[str] = ""
    icon: ClassVar[str] = ""
    title: ClassVar[str] = ""
    """What the section is called, and the sentence below, as the catalogue has them."""
    says: ClassVar[str] = ""

    def __init__(self, wall: Wall, pad: Pad, **kwargs: Any) -> None:
        self.pad = pad
        self._under_way = 0
        self._showing = False
        super().__init__(wall, **kwargs)

    def remark(self, state: State) -> str:
        """The sentence below the title."""
        return _(self.says)

    def show(self, state: State) -> None:
        """Put the state into the controls."""

    def render(self, state: State) -> None:
        if self._under_way:
            return
        with self.quiet():
            self.show(state)

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """What the controls tell meanwhile is not a person's doing."""
        self._showing = True
        try:
            yield
        finally:
            self._showing = False

    def change(self, **fields: Any) -> None:
        """These settings of the unit become these values."""
        self.put(ChangeUnit(fields), _("Oppsettet er endret"))

    def put(self, command: Command, undo: str = "") -> None:
        """Carry out a command of this section, unless it only shows what already holds."""
        if self._showing:
            return
        self._under_way += 1
        self.wall.do(command, self._landed, refused=lambda _: self._landed(), undo=undo)

    def keep(self, own: Own) -> None:
        """This wall alone remembers what is said there."""
        if not self._showing:
            self.wall.keep(own)

    def _landed(self) -> None:
        self._under_way -= 1
        self.render(self.wall.state)
