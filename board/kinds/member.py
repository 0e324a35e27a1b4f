"""A member of a forbedringsteam works on a card together with who is responsible. Each is a record of its own, so
that two walls which add different ones lose neither."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from board.catalogue import N_
from board.context import Context
from board.errors import Kind, Refused, wanted_line
from board.export import Export
from board.index import Children
from board.kinds.card.record import Card
from board.record import Id, Name, Record

if TYPE_CHECKING:
    from board.board import Board

LIMIT = 12


class Member(Record):
    """Somebody in the team of a card. Two of one name on a card are one."""

    word: ClassVar[str] = N_("teammedlem")
    indexed = ("card",)
    exported: ClassVar[Export] = Export(
        "team",
        "Forbedringsteam",
        "Hvem som arbeider med et kort sammen med den ansvarlige. Uten navn står bare hvor mange de er.",
        {
            "card": ("Kort", "Id i tabellen Forbedringskort"),
            "name": ("Navn", "Fornavn eller initialer"),
        },
        names=frozenset({"name"}),
        refers={"card": "cards.id"},
        kept="a_year",
        with_card="card",
    )

    card: Id = ""
    name: Name = ""
    """first name or initials"""


class Members(Children[Member], of=Member, under="card"):
    """The team of each card."""

    def place(self, record: Member) -> tuple[Any, ...]:
        return record.name.casefold(), record.id


def team(board: Board, card: str) -> tuple[str, ...]:
    """The names in the team of a card, each once."""
    return tuple({one.name.casefold(): one.name for one in board.of(Members).of(card) if one.name}.values())


@dataclass(frozen=True)
class JoinTeam:
    """Somebody joins the team of a card."""

    id: str
    card: str
    name: str

    def run(self, context: Context) -> None:
        card, name = context.wanted(Card, self.card), wanted_line(self.name, Kind.TEAM_NAME_MISSING)
        there = team(context.board, card.id)
        if name.casefold() in map(str.casefold, there):
            return
        if len(there) >= LIMIT:
            raise Refused(Kind.TEAM_FULL, limit=LIMIT)
        context.put(Member, self.id, card=card.id, name=name)


@dataclass(frozen=True)
class LeaveTeam:
    """Whoever is called so is in the team no more."""

    card: str
    name: str

    def run(self, context: Context) -> None:
        for one in context.board.of(Members).of(context.wanted(Card, self.card).id):
            if one.name.casefold() == self.name.casefold():
                context.put(Member, one.id, archived=True)
