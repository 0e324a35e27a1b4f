"""What other units tell a wall through its centre: which sister units there are, what is offered to this one, and how
many have taken over what it offers. Kept on the wall as it was told last, also without a network; never logged, never
sent on, and renewed whole, so that what is told no more is gone.

    board.neighbours.sisters                  the other open units of the organisation, by name
    board.neighbours.offers                   what may be taken over, the newest first
    neighbours.renew(tx, Neighbours(…))       as the centre tells it now
"""

from base64 import b64decode
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from sqlalchemy import Connection

from board import limits, local, plain
from board.bounds import Bounds
from board.record import Line, Number, Paragraph

TOLD = "_neighbours"
TAG = "_neighbours_tag"
PHOTOS = 6
"""Of so many of them the photo comes along."""
OFFERS = 200
"""So many offers are told to a unit at most, the newest."""
LINES = 3
"""So many lines an offer has at most."""

PublicId = Annotated[str, Bounds(pattern=limits.ID)]
Called = Annotated[str, Bounds(max_length=limits.LINE)]


@dataclass(frozen=True, kw_only=True)
class Sister:
    """Another open unit of the same organisation: the id by which the centre knows it, and what it is called."""

    id: PublicId
    name: Called


@dataclass(frozen=True, kw_only=True)
class Deeper(Sister):
    """An open unit below this one that hangs under others below it: `of` is the one of them right under this one."""

    of: PublicId


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What another unit offers: its own words and numbers, and what that unit is called. No person, no day, and
    nothing else of its board."""

    id: PublicId
    kind: Annotated[str, Bounds(pattern=limits.WORD)]
    """what it is there: a `story`, a `practice`"""
    unit: Called
    organisation: Called = ""
    """what the other organisation is called; of a sister unit nothing"""
    title: Line
    problem: Paragraph = ""
    """how it was"""
    lines: Annotated[tuple[Paragraph, ...], Bounds(max_length=LINES)] = ()
    """what they did, or how they do it now"""
    measured: Line = ""
    """what the numbers count"""
    before: Number | None = None
    after: Number | None = None
    hours_per_week: Number = 0.0
    """what it saves; 0 none"""
    use: Annotated[str, Bounds(pattern=r"^[a-z]{0,20}$")] = ""
    """what the freed time became"""
    became: Line = ""
    """the same in their own words"""
    photo: Annotated[str, Bounds(max_length=limits.PHOTO_BYTES * 4 // 3, pattern=r"^[A-Za-z0-9+/]*={0,2}$")] = ""
    """base64 of a small JPEG, of the newest that have one"""

    @property
    def said(self) -> frozenset[str]:
        """All that people wrote or photographed of it."""
        return frozenset(
            filter(None, (self.title, self.problem, *self.lines, self.measured, self.became, self.photo))
        )

    @property
    def jpeg(self) -> bytes:
        """The photo as it is shown; nothing where there is none."""
        try:
            return b64decode(self.photo)
        except ValueError:
            return b""


@dataclass(frozen=True, kw_only=True)
class Given:
    """How many units have taken over what this one offers. Not which."""

    kind: Annotated[str, Bounds(pattern=limits.WORD)]
    record: PublicId
    taken: Annotated[int, Bounds(ge=0, le=limits.SAFE)]


@dataclass(frozen=True, kw_only=True)
class Neighbours:
    """All that was told, of one moment. `tag` is the centre's word for just this. `opened`: so many other
    organisations read the stories that this unit shares."""

    tag: str = ""
    sisters: tuple[Sister, ...] = ()
    offers: tuple[Offer, ...] = ()
    given: tuple[Given, ...] = ()
    above: tuple[Sister, ...] = ()
    """the units this one hangs under, the nearest first: to them a card may be lifted"""
    below: int = 0
    """so many units hang under this one"""
    under: tuple[Sister, ...] = ()
    """those that hang right under it, or under one there that is closed, by name: they may be asked of a case"""
    deeper: tuple[Deeper, ...] = ()
    """those further below, by name: they may be asked too"""
    opened: int = 0

    def within(self, id_: str) -> tuple[Sister, ...]:
        """A unit right under this one, and all below that."""
        own = tuple(one for one in self.under if one.id == id_)
        return (*own, *(one for one in self.deeper if one.of == id_))

    @cached_property
    def beneath(self) -> tuple[Sister, ...]:
        """All that may be asked."""
        return (*self.under, *self.deeper)

    def sister(self, id_: str) -> Sister | None:
        """The sister unit of this id, as long as it is one."""
        return next((one for one in self.sisters if one.id == id_), None)

    def offer(self, id_: str) -> Offer | None:
        """What is offered under this id, as long as it is."""
        return next((one for one in self.offers if one.id == id_), None)


def read(tx: Connection, known: Neighbours | None = None) -> Neighbours:
    """As it was told last; `known` where that is the same. What cannot be read was never told."""
    if known is not None and tag(tx) == known.tag:
        return known
    try:
        told: Neighbours = plain.read(Neighbours, local.get(tx, TOLD, {}))
        return told
    except ValueError:
        return Neighbours()


def tag(tx: Connection) -> str:
    """What the centre called what it told last; empty: it is to tell all of it."""
    return str(local.get(tx, TAG, ""))


def renew(tx: Connection, told: Neighbours) -> None:
    """This is told now, in place of all before it. A word or a photo that is gone goes from the wall's copies too, as
    soon as the store can renew them: it may have been erased where it came from."""
    still = {one.id: one.said for one in told.offers}
    if any(not one.said <= still.get(one.id, frozenset()) for one in read(tx).offers):
        local.put(tx, "_erased", True)
    local.put(tx, TOLD, plain.said(told))
    local.put(tx, TAG, told.tag)


def forget(tx: Connection) -> None:
    """The wall has left the centre: nobody would say when something is told no more."""
    renew(tx, Neighbours())
    local.put(tx, TOLD, None)
    local.put(tx, TAG, None)
