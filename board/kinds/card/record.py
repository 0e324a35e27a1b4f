"""An improvement card: what, how much better, by whom and when, which stage, and why."""

from typing import Annotated, ClassVar, Literal, get_args

from board.bounds import Bounds
from board.catalogue import N_
from board.export import Export
from board.kinds.card.export import EXPORT
from board.kinds.meeting.record import Week
from board.record import Day, Id, Line, Millis, Name, Number, Paragraph, Position, Record, Truth, Whole
from board.use import InUse

Stage = Literal["suggestion", "plan", "do", "check", "act", "done"]
STAGES: tuple[Stage, ...] = get_args(Stage)
Topic = Literal["", "unclear", "emotional", "workload", "support", "other"]
"""Arbeidsmiljøloven § 4-3 as from 1 January 2026."""
Use = Literal["", "quality", "quantity", "saving"]
Worked = Literal["", "yes", "partly", "no"]
Half = Annotated[Whole, Bounds(ge=0, le=2)]
"""0 not said, 1 small, 2 large."""


class Card(Record):
    """A suggestion or an improvement card."""

    word: ClassVar[str] = N_("kort")
    exported: ClassVar[Export] = EXPORT
    used: ClassVar[InUse] = InUse(
        N_("Innsats og effekt"),
        30,
        N_("Når det henger flere forslag enn dere rekker. Da ser alle hva som er lurt å ta først."),
        where=lambda c: (c.effort > 0) & (c.impact > 0),
    )
    photos: ClassVar[int] = 4
    indexed = ("stage", "offer")
    told_together = frozenset({"effort", "impact"})
    conflicts: ClassVar[tuple[str, ...]] = (
        "title",
        "problem",
        "target",
        "responsible",
        "deadline",
        "measured",
        "learned",
    )

    title: Line = ""
    """what it is about; a wall asks for one"""
    problem: Paragraph = ""
    """what is wrong today"""
    target: Paragraph = ""
    """how much better it shall be"""
    responsible: Name = ""
    """first name or initials; with `deadline` wanted before it leaves `suggestion`"""
    deadline: Day | None = None
    stage: Stage = "suggestion"
    """in this order; `done` only from `check` or `act`, with a measure `after` or `unmeasurable`"""
    position: Position = ""
    """cards of a stage hang by (position, id)"""
    created: Millis = 0
    """set once, by who made it"""
    moved: Millis = 0
    """when it came to its stage: who sets `stage` sets it in the same change; age counts from it"""
    effort: Half = 0
    """0 not said, 1 small, 2 large"""
    impact: Half = 0
    """the same"""
    why1: Line = ""
    """the first five whys of the way that was followed, for walls that know no tree of them; see `why`"""
    why2: Line = ""
    why3: Line = ""
    why4: Line = ""
    why5: Line = ""
    measured: Line = ""
    """what is measured, and in what"""
    measure_goal: Number | None = None
    """the value wanted"""
    unmeasurable: Truth = False
    """said by the unit: it cannot be measured"""
    worked: Worked = ""
    """said of this try, before it is finished"""
    learned: Paragraph = ""
    """what a try that did not work has taught"""
    use: Use = ""
    """what freed time becomes"""
    time_thief: Truth = False
    topic: Topic = ""
    """arbeidsmiljøloven § 4-3"""
    help_wanted: Truth = False
    """the unit asks the level above"""
    lean: Truth = False
    """of a leader group: a case of its Leanstrategi"""
    goal: Id = ""
    """the goal of the red result it was born from; never told outside the unit"""
    week: Week = ""
    """the week of that result; never told outside the unit"""
    indicator: Id = ""
    """the goal for the service that was missed; never told outside the unit"""
    source: Literal["wall", "import", "phone", "shared"] = "wall"
    """where it came from; `phone` is set by the centre, `shared` by whoever takes over what another unit offers"""
    offer: Id = ""
    """what it was taken over from: by this every other unit is known that has done so"""
    offered_by: Line = ""
    """what the unit was called that offered it"""
