"""A form whose fields are written one at a time on the pad. The petrol block always says what is missing; when none
is, it enters what has been written. What is half-written is remembered on this wall until then.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from board.catalogue import N_, _
from board.context import Command
from board.errors import Kind, Refused
from board.local import new_id
from kiosk.draft import Draft, take_over
from kiosk.parts.figures import day_of
from kiosk.screen import Screen
from kiosk.state import Wall
from kiosk.widgets.input.pad import Pad


class Form(Screen):
    """Whoever inherits says what is missing, how a field is written and which command enters it all. Events
    `on_done(subject)`, and `on_changed` when something has been written."""

    __events__ = ("on_done", "on_changed")

    about: ClassVar[str]
    done: ClassVar[str] = N_("Gevinsten er lagret")
    """What «Angre» would take back."""

    def __init__(self, wall: Wall, pad: Pad, **kwargs: Any) -> None:
        self.pad = pad
        self._what, self._subject, self._id = "new", "", ""
        self._values: dict[str, Any] = {}
        super().__init__(wall, **kwargs)

    def take_up(self, what: str, subject: str, blank: dict[str, Any]) -> None:
        """Begin with these values, or go on where it was left if it was begun before."""
        self._what, self._subject, self._id = what, subject or new_id(), new_id()
        self._values = blank | self._draft().values

    def _draft(self, *field: str) -> Draft:
        return Draft(self.wall, self.about, self._what, "" if self._what == "new" else self._subject, *field)

    def _missing(self) -> str:
        """The field that has to be written next, if any."""
        raise NotImplementedError

    def write(self, name: str) -> None:
        """Take up the pad for one of the fields."""
        raise NotImplementedError

    def _command(self) -> Command:
        raise NotImplementedError

    def act_next(self) -> None:
        """Write what is missing, or enter it all."""
        if missing := self._missing():
            self.write(missing)
        else:
            self.wall.do(self._command(), self._entered, undo=_(self.done))

    def _open(self, name: str, question: str, text: str, read: Callable[[str], Any] = str, **more: Any) -> None:
        """On the pad; what was written is taken over as it is `read`, or it is said what is wrong with it."""

        def done(written: str) -> None:
            take_over(self.wall, self.pad, lambda: read(written), lambda value: self._set(name, value))

        self._draft(name).write(self.pad, question, text, done=done, **more)

    def _set(self, name: str, value: Any) -> None:
        self._values[name] = value
        self._draft().keep(self._values)
        self.dispatch("on_changed")

    def _day(self, text: str) -> str:
        day = day_of(text, self.wall.state.today)
        if day > self.wall.state.today:
            raise Refused(Kind.REALISED_AHEAD)
        return str(day)

    def _entered(self) -> None:
        self._draft().forget()
        self.dispatch("on_done", self._subject)
