"""A round as it is held: the round, one record for each answer, the questions that the unit has made its own, and
which cards came of it.

Each answer is a record of its own, so that two walls which go the same round apart lose neither's.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from board.bounds import Bounds
from board.catalogue import N_
from board.export import Export
from board.kinds.round.export import ANSWERS, FINDINGS, QUESTIONS, ROUNDS
from board.record import Day, Id, Line, Position, Record, Truth, Whole
from board.use import InUse

Form = Literal["5s", "safety"]
"""A 5S round, or a vernerunde."""
Part = Literal[
    "", "sort", "order", "shine", "standard", "sustain", "before", "premises", "equipment", "work", "closing"
]
PARTS: dict[Form, tuple[Part, ...]] = {
    "5s": ("sort", "order", "shine", "standard", "sustain"),
    "safety": ("before", "premises", "equipment", "work", "closing"),
}
"""What a round goes through, in this order. A vernerunde: formøte, befaring in three parts, avslutningsmøte."""
MOST = 4
"""Points for «alltid»; 0 is «ikke ennå»."""

Score = Annotated[Whole, Bounds(ge=0, le=MOST)]


class Round(Record):
    """A round of one place, begun on one day. Its id is the area's, or its `form` where it is of the whole unit, a
    hyphen and the day as 8 digits: two walls that begin the same round on one day begin one."""

    word: ClassVar[str] = N_("runde")
    indexed = ("area",)
    exported: ClassVar[Export] = ROUNDS
    used: ClassVar[InUse] = InUse(
        N_("Runder"), 60, N_("Når det er vanskelig å finne fram, og når vernerunden skal gås.")
    )

    form: Form = "5s"
    """a 5S round, or a vernerunde"""
    area: Id = ""
    """none: the whole unit"""
    day: Day | None = None
    """when it was begun"""
    ended: Day | None = None
    """when it was done; none: it goes on"""
    away: Truth = False
    """put away halfway: it counts in no figure, and can be taken up again"""
    leader: Truth = False
    """of a vernerunde: the leader took part"""
    safety_rep: Truth = False
    """of a vernerunde: the verneombud took part"""


class Roundanswer(Record):
    """An answer to one question in one round. Its id is the round's, a hyphen and 8 hex digits of the SHA-256 of the
    question's."""

    word: ClassVar[str] = N_("svar i en runde")
    indexed = ("round",)
    told_together = frozenset({"text", "score"})
    exported: ClassVar[Export] = ANSWERS

    round: Id = ""
    part: Part = ""
    """of the round, where the question stands"""
    question: Id = ""
    """one of the unit's own, or one that stands ready"""
    text: Line = ""
    """the question as it read when it was answered"""
    score: Score | None = None
    """points; none: it does not apply, and is in no figure"""


class Roundquestion(Record):
    """A question that the unit has written, rewritten or taken away. One that stands ready has a record only once
    the unit changes it. Its id is the form, the part and 8 hex digits of the SHA-256 of the words it was made with,
    with hyphens between: two walls that write the same write one."""

    word: ClassVar[str] = N_("spørsmål i runder")
    conflicts: ClassVar[tuple[str, ...]] = ("text",)
    exported: ClassVar[Export] = QUESTIONS

    form: Form = "5s"
    """of the rounds that ask it"""
    part: Part = ""
    """where it stands"""
    text: Line = ""
    """what is asked"""
    asked: Truth = True
    """false: it is asked no more; answers that were given stay"""
    position: Position = ""
    """questions of a part stand by (position, id)"""


class Roundfinding(Record):
    """A card came of a round. Its id is the card's, a hyphen and `found`."""

    word: ClassVar[str] = N_("funn i en runde")
    indexed = ("round",)
    exported: ClassVar[Export] = FINDINGS

    round: Id = ""
    part: Part = ""
    """where it was found"""
    question: Id = ""
    """the one that had few points; none: it was written freely"""
    card: Id = ""
