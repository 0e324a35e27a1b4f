"""An entry in the account of gains. Entries are never edited; a correction is a later entry of the same subject."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, get_args

from board.bounds import Bounds
from board.catalogue import N_
from board.errors import Kind
from board.export import Export
from board.kinds.card.record import Use
from board.kinds.gain.export import EXPORT
from board.record import Day, Id, Line, Millis, Name, Number, Paragraph, Record, Truth, Unlawful

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from board.board import Board

HOURS_LIMIT = 1_000.0
DESCRIBING = frozenset({"owner", "waste"})
"""What may be said of an entry afterwards, since it is in no sum of hours."""
Hours = Annotated[Number, Bounds(ge=-HOURS_LIMIT, le=HOURS_LIMIT)]
Tool = Literal["card", "value_stream", "5s", "other"]
TOOLS: tuple[Tool, ...] = ("value_stream", "card", "5s", "other")
"""How a gain was found, in the order that is told."""
State = Literal["identified", "realised"]
Waste = Literal[
    "", "searching", "duplicate", "interruption", "waiting", "trips", "errors", "overproduction", "knowledge"
]
WASTES: tuple[Waste, ...] = get_args(Waste)[1:]
"""The tidstyver of a service: what the time went to before."""


class Gain(Record):
    """An entry in the account of gains. Entries are never edited, but for `owner` and `waste`: a correction is
    another entry. Of a (subject, state) the one with the greatest (made, id) that counts holds. Each is held against
    those of its subject with a smaller (made, id), without archived ones, and counts when it keeps the law:
    `identified` is not below the `realised` that counts last; `realised` has a `day` that had begun two hours after
    it was `made`, in UTC, is not above the `identified` said last, and has a `note` unless its hours are 0. One that
    does not keep it is stored and given to all, named to people, and is in no sum. One that `confirms` is in no sum
    either, and never holds: whoever said that it still saves as much, and did not know that it had fallen on another
    wall, raises nothing again."""

    word: ClassVar[str] = N_("gevinst")
    exported: ClassVar[Export] = EXPORT
    indexed = ("subject",)
    conflicts: ClassVar[tuple[str, ...]] = ("owner",)
    erased: ClassVar[dict[str, str]] = {"note": N_("Slettet")}

    subject: Id = ""
    """a card's id, or an id of its own"""
    title: Line = ""
    """names a subject that is no card"""
    tool: Tool = "card"
    state: State = "identified"
    """`identified` is an estimate; `realised` wants a `day`, a `note` and an estimate before it"""
    hours_per_week: Hours = 0.0
    """realised not above the estimate; less than 0 where a step of a value stream takes more time than before"""
    full_time_hours: Annotated[Number, Bounds(ge=20, le=45)] = 37.5
    """the divisor of an årsverk when it was entered"""
    use: Use = ""
    day: Day | None = None
    """from when the time was free; not in the future"""
    note: Paragraph = ""
    """where the time went"""
    reason: Paragraph = ""
    """why it saves less than the entry before; a wall asks for one"""
    expected: Day | None = None
    """of an estimate: by when it is to be free"""
    confirms: Truth = False
    """of a `realised` one: it says only that as much as before still holds"""
    owner: Name = ""
    """first name or initials of who follows it up; of a subject the one its latest entry with any says"""
    waste: Waste = ""
    """the tidstyv that is taken"""
    made: Millis = 0
    """later than the subject's latest entry"""

    @property
    def repeats(self) -> bool:
        """Whether it says nothing but that as much as before holds. An estimate always says more."""
        return self.confirms and self.state == "realised"

    @classmethod
    def built_on(cls, board: "Board", id_: str, fields: Collection[str]) -> Kind | None:
        """A later entry of the same subject was made knowing this one; who follows it up is not built on."""
        if DESCRIBING.issuperset(fields):
            return None
        entry = board.gains.items[id_]
        later = any(later.made > entry.made for later in board.gains.history(entry.subject))
        return Kind.MOVED_AWAY if later else None

    @classmethod
    def unlawful(cls, tx: "Connection", units: Collection[int], most: int) -> Iterable[Unlawful]:
        from board.kinds.gain import law  # which knows this record

        return law.broken(tx, units, most)
