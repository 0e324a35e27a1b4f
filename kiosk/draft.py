"""What somebody is in the midst of writing: remembered on this wall, so that a power cut takes nothing away, and gone
when it is stored, or erased with what it is about.

    Draft(wall, "goal", slot).write(pad, _("Hva vil dere?"), goal.text, done=done)
    def done(text): store(wall, pad, WriteGoal(id_, slot, text), _("Målet er skrevet"))
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from board.catalogue import _
from board.context import Command
from board.errors import Refused
from board.own import Own
from board.queries import Outdone, outdone
from board.record import Record
from kiosk.state import Wall
from kiosk.widgets.input.pad import Pad

T = TypeVar("T")


class Draft:
    """A text, or the values of a form by name; `which` of those it is about, by id as far as it has one."""

    def __init__(self, wall: Wall, about: str, *which: object) -> None:
        self._wall, self._name = wall, "/".join((about, *map(str, which)))

    @property
    def there(self) -> bool:
        return self._name in self._wall.state.board.own.draft

    @property
    def text(self) -> str:
        return str(self._wall.state.board.own.draft.get(self._name) or "")

    @property
    def values(self) -> dict[str, Any]:
        held = self._wall.state.board.own.draft.get(self._name)
        return held if isinstance(held, dict) else {}

    def keep(self, half: str | Mapping[str, Any] | None) -> None:
        self._wall.keep(Own(draft={self._name: dict(half) if isinstance(half, Mapping) else half}))

    def forget(self) -> None:
        self.keep(None)

    def write(
        self,
        pad: Pad,
        question: str,
        now: str = "",
        *,
        done: Callable[[str], None],
        of: tuple[type[Record], str] | None = None,
        field: str = "",
        **more: Any,
    ) -> None:
        """Take up the pad, on which lies what was half written or else what is there `now`. `of`: the record that is
        written anew, and which `field` of it; what another wall wrote there, unseen, stands beside."""

        def keep(half: str) -> None:
            self.keep(half if half.strip() and half != now else None)

        def open_(told: Outdone | None = None) -> None:
            lost = told.lost if told else []
            also = [str(one.value) for one in lost if one.value and field in ("", one.field)]
            beside = {"heading": _("Også skrevet, på en annen tavle"), "examples": also} if also else {}
            pad.open(question, self.text or now, done=done, draft=keep, **(more | beside))

        if of and of[1]:
            self._wall.ask(outdone(*of), open_)
        else:
            open_()

    def ask(self, pad: Pad, question: str, then: Callable[[str], Any], **more: Any) -> None:
        """One line, and what follows from it; nothing does from an empty one."""

        def done(text: str) -> None:
            pad.close(keep=False)
            if text:
                then(text)

        self.write(pad, question, done=done, **more)


def store(wall: Wall, pad: Pad, command: Command, undo: str, then: Callable[[], None] | None = None) -> None:
    """Do what was written on the pad; where it is refused, it is written on further."""

    def stored() -> None:
        pad.close(keep=False)
        if then:
            then()

    wall.do(command, stored, refused=lambda _refusal: pad.go_on(), undo=undo)


def take_over(wall: Wall, pad: Pad, read: Callable[[], T], then: Callable[[T], None]) -> None:
    """What was written on the pad as it is `read`; where that is refused, it is written on further."""
    try:
        value = read()
    except Refused as refusal:
        wall.refuse(refusal)
        pad.go_on()
        return
    pad.close(keep=False)
    then(value)
