"""What belongs to this wall alone, as its screens know it: how it is set, what it has been told, the meeting that
goes on, what is half written. Never logged, never sent. What each is called in the file, and what it may be, stands
here.

    board.own.calm
    context.keep(Own(calm=True))        and nothing else of its own becomes another
    context.keep(Own(meeting=None))     forgotten
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Annotated, Any, ClassVar

from board import plain
from board.bounds import Bounds
from board.log.change import Json
from board.session import Session
from board.value import Value, put


class Own(Value):
    """In the file each has a row under its name, those of a group under «group/name»."""

    guarded: ClassVar[frozenset[str]] = frozenset({"centre_address", "organisation_threshold", "pin_reset"})
    """What asks for the wall's PIN, beside each record's `guarded`."""

    diagonal_inch: Annotated[float, Bounds(ge=1, le=1000)] | None = None
    """Of the panel, corner to corner."""
    larger: Annotated[float, Bounds(ge=1, le=2)] | None = None
    """All letters are so many times as large as drawn."""
    calm: bool = False
    """As little as can be moves."""
    sound: bool = False
    language: str = ""
    """What it is spoken in here; nothing said: as its installation says."""
    rests: bool = True
    """While nobody stands there it shows the idle view."""
    centre_address: str | None = None
    """Where the wall asks to be let in."""

    meeting: Session | None = None
    """Kept so that a power cut does not end it."""
    opened_week: str = ""
    """The ISO week in which this wall last opened its vases, so that the screen need not offer what would be
    refused."""
    touched: date | None = None
    """By the day, and written when it is over: so that a panel that has gone deaf is found out, and nothing is told
    of people, not even by when the file was written."""
    tried: bool | None = None
    """Kept and forgotten again, to see whether anything can be stored."""

    organisation_threshold: int = 0
    """How many balls the organisation wants in a vase before it is opened, as the centre told it last. It holds also
    while the wall is alone, and after it has left the centre: only a centre that says another number changes it."""
    pin_reset: int = 0
    """The newest order to forget the PIN: its moment by the centre's time."""
    guarded_elsewhere: dict[str, int] = {}
    """Of each field that protects people: when this wall was told that another had changed it."""
    newcomers: dict[str, date] = {}
    """On which day each wall that came was first told of here, and under no name when it began to listen itself: one
    that was without a network tells for a week all the same, a new one of no old ones."""

    offers_seen: list[str] = []
    """What other units offer and people have looked at here."""
    offers_passed: list[str] = []
    """What of it was said not to be for them."""
    offers_given: int = 0
    """How often something of this unit's had been taken over when people looked last."""

    silenced: dict[str, date] = {}
    """What was said no to here when the board asked about silent red, and on which day: see `board.silent`."""

    draft: dict[str, Json] = {}
    """What is half written: see `kiosk.draft`."""
    dots: dict[str, dict[str, int] | None] = {}
    """Of each fishbone: dots that were given and taken back here and are not said yet, by cause."""

    @classmethod
    def of(cls, stored: Mapping[str, Json]) -> Own:
        """As it stands in the file. What is not known is not ours to show, and what cannot be is as if never said."""
        groups: dict[str, Any] = {"draft": {}, "dots": {}}
        for name, value in stored.items():
            group, _, rest = name.partition("/")
            if rest and group in groups:
                groups[group][rest] = value
        known = {name: value for name, value in stored.items() if name in cls.hints and name not in groups}
        known |= {name: held for name, held in groups.items() if held}
        own = cls()
        for name, value in known.items():
            with suppress(ValueError):
                vars(own)[name] = cls.checked(name, value)
        put(own, "_given", frozenset(known))
        return own

    @classmethod
    def checked(cls, name: str, value: Any) -> Any:
        return plain.read(cls.hints[name], value)

    def stored(self) -> dict[str, Json]:
        """What was said here as it stands in the file; None: no row."""
        said = {name: plain.said(getattr(self, name)) for name in self._given}
        groups = {group: said.pop(group, {}) for group in ("draft", "dots")}
        return said | {f"{group}/{name}": value for group, held in groups.items() for name, value in held.items()}

    def after(self, kept: Mapping[str, Json]) -> Own:
        """With these rows as they are now."""
        stored = {**self.stored(), **kept}
        return self.of({name: value for name, value in stored.items() if value is not None})
