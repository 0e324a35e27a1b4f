"""A lift as it is kept on either board. What a side writes, the other never does: two walls apart lose none of it."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import Annotated, Any, ClassVar, Literal, NamedTuple

from board.bounds import Bounds
from board.catalogue import N_
from board.export import Export
from board.kinds.lift.export import LIFT, LIFTED
from board.limits import joined
from board.record import Day, Id, Line, Millis, Name, Number, Paragraph, Record, Truth, Whole
from board.use import InUse

Asked = Literal["", "decision", "money", "help", "know"]
Verdict = Literal["", "yes", "partly", "no"]
LOTS = 999_999
Turn = Annotated[Whole, Bounds(ge=0, le=LOTS)]
"""Which asking: a number drawn by lot, so that no two are alike, whoever asks and whatever is undone."""
Of = Annotated[str, Bounds(pattern=r"^$|^[0-9a-z-]{1,40}$")]
"""A unit, by the id under which the centre knows it; or none."""


class Lift(Record):
    """A card of ours that was lifted to the level above, its id the card's, a hyphen and `lift`; or of which a unit
    below was asked, its id the card's, a hyphen and that unit's; or what a unit lifted to us, as we lift it further,
    its id that one's, a hyphen, `lift` and the number of that asking. From `closed` on it is what they said, and the
    centre writes it."""

    word: ClassVar[str] = N_("løft")
    conflicts: ClassVar[tuple[str, ...]] = ("why",)
    told_together = frozenset({"to", "to_name"})
    exported: ClassVar[Export] = LIFT
    used: ClassVar[InUse] = InUse(
        N_("Løft til nivået over"),
        35,
        N_("Når dere ikke kan bestemme det selv. De over ser kortet, og svarer på tavla."),
    )

    card: Id = ""
    """the card that was lifted; it stays where it hangs"""
    lifted: Id = ""
    """in its place: what was lifted to us, and we lift further; nothing of it is written here again"""
    to: Of = ""
    """the unit it was lifted to, or that was asked"""
    down: Truth = False
    """a unit below is asked"""
    to_name: Line = ""
    """what the unit above was called when the card was lifted"""
    asks: Asked = ""
    """what is asked for"""
    why: Paragraph = ""
    """why the unit cannot decide it alone"""
    by: Day | None = None
    """until when an answer is wanted"""
    back: Truth = False
    """it was taken back"""
    made: Millis = 0
    """when it was lifted"""
    turn: Turn = 0
    """which asking it is: an answer to another is none to this; drawn by lot"""
    closed: Truth = False
    """nobody there can answer: the unit is there no more, or never was"""
    read: Day | None = None
    """the day it was read above"""
    discussed: Day | None = None
    """the day it was taken up there"""
    answered: Day | None = None
    """the day of the answer"""
    verdict: Verdict = ""
    """what it was answered"""
    answer: Paragraph = ""
    """and why; a no and a yes in part always say it"""
    further: Line = ""
    """what the highest level is called that it was lifted further to, from where we lifted it to; none: it was not"""
    further_by: Day | None = None
    """until when an answer of that level is wanted; from here on it is what that level says"""
    further_read: Day | None = None
    """the day it was read there"""
    further_discussed: Day | None = None
    """the day it was taken up there"""
    further_answered: Day | None = None
    """the day of the answer there"""
    further_verdict: Verdict = ""
    """what was answered there"""
    further_answer: Paragraph = ""
    """and why"""


class Lifted(Record):
    """A card of a unit below that was lifted to us, or a case of the level above that we are asked of. Down to `turn`
    it is what they say, which the centre writes; the rest is ours. No name of a person comes with it, but the
    unit's."""

    word: ClassVar[str] = N_("løft til oss")
    conflicts: ClassVar[tuple[str, ...]] = ("answer",)
    told_together = frozenset({"heard", "verdict", "answer", "answered"})
    exported: ClassVar[Export] = LIFTED

    origin: Of = ""
    """the unit it comes from"""
    origin_name: Line = ""
    """what that unit is called"""
    owner_name: Line = ""
    """what the unit is called whose card it is, where another lifted it further to us"""
    title: Line = ""
    """of its card"""
    asks: Asked = ""
    """what is asked for"""
    why: Paragraph = ""
    """why the unit cannot decide it alone"""
    by: Day | None = None
    """until when an answer is wanted"""
    hours_per_week: Number = 0.0
    """what the unit reckons to save"""
    down: Truth = False
    """the level above asks us"""
    back: Truth = False
    """the unit took it back, or took its card down"""
    closed: Truth = False
    """the unit is there no more, and nobody waits for an answer"""
    since: Day | None = None
    """when it was lifted"""
    turn: Turn = 0
    """which asking of the unit it is"""
    heard: Turn = 0
    """which asking the rest is about"""
    read: Day | None = None
    """the day we read it"""
    discussed: Day | None = None
    """the day we took it up"""
    answered: Day | None = None
    """the day of our answer"""
    verdict: Verdict = ""
    """what we answered"""
    answer: Paragraph = ""
    """and why"""
    responsible: Name = ""
    """who of us looks into it; a first name, which stays here"""

    @property
    def whose(self) -> str:
        """What the unit is called whose card it is."""
        return self.owner_name or self.origin_name


def lift_id(card: str) -> str:
    return joined(card, "lift")


def further_id(lifted: str, turn: int) -> str:
    """Of what was lifted to us, as we lift it further: of each asking its own, so that none outlives the question."""
    return joined(lifted, f"lift{turn}")


def asked_id(card: str, unit: str) -> str:
    """Of a card, as a unit below is asked of it."""
    return joined(card, unit)


def lifted_id(origin: str, lift: str) -> str:
    """Of what a unit lifted, on the board above."""
    return sha256(f"{origin}/{lift}".encode()).hexdigest()[:16]


SAID: dict[str, Any] = {"read": None, "discussed": None, "answered": None, "verdict": "", "answer": ""}
"""What a level above says, before it has said anything."""
FURTHER: dict[str, Any] = {"further": "", "further_by": None, **{f"further_{name}": SAID[name] for name in SAID}}
"""What is told of the levels it was lifted further to, where it was to none."""


def said(lifted: Lifted) -> dict[str, Any]:
    """What was said above of what is asked now."""
    return {name: getattr(lifted, name) for name in SAID} if lifted.heard == lifted.turn else dict(SAID)


class Outcome(NamedTuple):
    """How far a lift has come: what the level is called that says so, and what it said."""

    level: str
    by: date | None
    read: date | None
    discussed: date | None
    answered: date | None
    verdict: Verdict
    answer: str


def outcome(lift: Lift) -> Outcome:
    """Of the highest level it stands at; where that has not answered and the one below it has, of that one."""
    if lift.further and (lift.further_answered or not lift.answered):
        told = [getattr(lift, f"further_{name}") for name in ("by", *SAID)]
        return Outcome(lift.further, *told)
    return Outcome(lift.to_name, lift.by, *(getattr(lift, name) for name in SAID))
