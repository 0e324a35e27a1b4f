"""A culture analysis as it is kept: statements, when the unit was asked about them, and what each vase came to.

An answer is never stored: while a vote is open a vase holds how many balls lie in it and what they come to together,
and no more is left of it. From the two the mean is known, and not what anybody laid.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, get_args

from board.bounds import Bounds
from board.catalogue import N_
from board.errors import Kind
from board.export import Export
from board.fingerprint import Fingerprint, fingerprint
from board.kinds.culture.export import STATEMENTS, SURVEYS
from board.kinds.meeting.record import PRESENT_LIMIT, Week
from board.privacy import visible
from board.record import Id, Line, Millis, Position, Record, Truth, Whole
from board.use import InUse

if TYPE_CHECKING:
    from board.board import Board

LEAST, MOST = 1, 5
"""The scores: from «stemmer ikke» to «stemmer helt»."""
Prompt = Literal["", "stories", "rituals", "symbols", "structure", "control", "power"]
PROMPTS: tuple[Prompt, ...] = get_args(Prompt)[1:]
"""Where to look for what a culture is: the cultural web of Johnson and Scholes."""
Side = Literal["now", "wanted"]
SIDES: tuple[Side, ...] = get_args(Side)

Count = Annotated[Whole, Bounds(ge=0, le=PRESENT_LIMIT)]


class Statement(Record):
    """What a unit says of how it is to be there. One that is written anew is a new statement: what was answered, on
    any wall, was answered of other words."""

    word: ClassVar[str] = N_("utsagn")
    conflicts: ClassVar[tuple[str, ...]] = ("text",)
    exported: ClassVar[Export] = STATEMENTS

    text: Line = ""
    """as the staff wrote it"""
    prompt: Prompt = ""
    """where it was looked for"""
    position: Position = ""
    """statements hang by (position, id)"""
    replaces: Id = ""
    """the statement it came instead of"""

    @classmethod
    def built_on(cls, board: Board, id_: str, fields: Collection[str]) -> Kind | None:
        """People answer it now."""
        return Kind.VOTE_OPEN if any(id_ in vote.subjects for vote in board.votes) else None

    @property
    def words(self) -> str:
        """The fingerprint of what people read who answer."""
        return fingerprint(self.id, self.text)


class Survey(Record):
    """The unit is asked about its statements, once, one side of them. Never who was asked."""

    word: ClassVar[str] = N_("kulturanalyse")
    exported: ClassVar[Export] = SURVEYS
    used: ClassVar[InUse] = InUse(
        N_("Kulturanalyse"), 90, N_("Når dere vil snakke om hvordan dere er sammen, uten å peke på noen.")
    )

    side: Side = "now"
    """`now`: how it is; `wanted`: how it shall be"""
    week: Week = ""
    """the week it was begun in"""
    started: Millis = 0
    """when the vases got their covers on"""
    ended: Millis = 0
    """0 while balls are laid; then its vases are opened, or stay covered for ever"""
    present: Count = 0
    """how many"""
    words: tuple[Fingerprint, ...] = ()
    """of each statement the fingerprint of id and text as it is asked about: what is answered counts for these"""

    def asks(self, statement: str, text: str) -> bool:
        """Whether it asks about a statement in these words; of one that an older build began nobody can say."""
        return not self.words or fingerprint(statement, text) in self.words

    @classmethod
    def built_on(cls, board: Board, id_: str, fields: Collection[str]) -> Kind | None:
        """Balls lie in its vases: so many people are there at least, and it goes on."""
        lies = board.vote is not None and board.vote.occasion == id_ and any(board.vote.laid)
        return Kind.BALL_MEANWHILE if lies and {"present", "archived"} & set(fields) else None


class Score(Record):
    """What one wall counted for one statement in one survey. Written once, when the vases are opened, together for
    all statements; several of one statement, side and week are summed. No answer is ever sent."""

    word: ClassVar[str] = N_("svar på et utsagn")
    indexed = ("survey",)
    together = frozenset({"laid", "points", "hidden", "threshold"})

    survey: Id = ""
    """the survey it was counted in, which says the side"""
    week: Week = ""
    """the week the vases were opened in"""
    statement: Id = ""
    """what was asked about"""
    laid: Count = 0
    """balls; 0 where `hidden`"""
    points: Annotated[Whole, Bounds(ge=0, le=MOST * PRESENT_LIMIT)] = 0
    """what they come to together, from 1 to 5 each; 0 where `hidden`"""
    hidden: Truth = False
    """fewer than the threshold laid a ball: then both are 0, here and everywhere"""
    threshold: Count = 0
    """what was in force when the covers were put on, or a higher one that has come before they were taken off"""

    @classmethod
    def allow(cls, whole: dict[str, Any]) -> None:
        """A sum that should never have been sent is none, so that nothing said later can open it."""
        laid, points = whole["laid"], whole["points"]
        if not possible((laid, points)):
            raise ValueError("so many balls do not come to that")
        if laid and (whole["hidden"] or not visible(laid, whole["threshold"])):
            raise ValueError("so few balls have no mean")


def possible(figures: tuple[int, ...]) -> bool:
    """Whether so many balls can come to so much."""
    laid, points = figures
    return 0 <= LEAST * laid <= points <= MOST * laid
