"""The bowl and the vase: ballots are counted, never stored.

What is voted upon a kind says of itself as a `Ballot`: three colours of a goal, a score of a statement. While a vote
is open the counts lie in a file of their own (`board.store.vase`), never logged, sent or backed up: they
are figures of fixed width, written over in place, so that neither bytes nor place tell in which order the balls
came, and never stand there twice. One row of one table says that there is a vote. Closing it turns counts into
tallies and empties the table in the same transaction, and then the vases.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from sqlalchemy import Column, Connection, Integer, String, Table, delete, insert, select, update

from board import local
from board.errors import Kind, Refused
from board.privacy import THRESHOLD
from board.record import Record, metadata
from board.store import vase

if TYPE_CHECKING:
    from board.board import Board

Colour = Literal["green", "pink", "red"]
COLOURS: tuple[Colour, ...] = ("green", "pink", "red")
Answer = str
"""A colour, or a score from "1" to "5"."""
Figures = tuple[int, ...]

ballots = Table(
    "ballots",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("meeting", String(40), nullable=False),
    Column("goals", String, nullable=False),
    Column("counts", String, nullable=False),  # of a vote that an older build began; else nothing
    Column("threshold", Integer, nullable=False, server_default="3"),
    Column("kind", String(40), nullable=False, server_default="tally"),
)

_WIDTH = 4  # digits a count
_UNKNOWN = "_vases_unknown"
"""What lies in the vases is of no vote that can be told apart, and is poured out when the file is opened."""


def _no_less_than_none(figures: Figures) -> bool:
    return min(figures) >= 0


@dataclass(frozen=True)
class Ballot:
    """What is voted upon. Made once, by the kind whose `record` its counts become.

    occasion  the kind of what it is held in, which says how many are `present` and when it has `ended`; and `subject`
              that of what is asked about. The record's fields of those names say which
    figures   the fields of the record that a vase is counted in; `adds` says what an answer adds to each
    laid      of those figures, how many balls lie there; `holds`: whether they can be at all
    subjects  what would be asked about now
    ends      opening the vases ends the occasion
    question  which of several questions an occasion asks: the same people are asked each once a week
    """

    record: type[Record]
    occasion: type[Record]
    subject: type[Record]
    figures: tuple[str, ...]
    adds: Mapping[str, Figures]
    subjects: Callable[[Board], Sequence[str]]
    laid: Callable[[Figures], int] = sum
    holds: Callable[[Figures], bool] = _no_less_than_none
    ends: bool = False
    question: Callable[[Any], str] = lambda occasion: ""

    def __post_init__(self) -> None:
        ballots_of[self.record.kind] = self

    def going(self, board: Board, id_: str) -> Any:
        """The occasion while it goes on, else None."""
        found: Any = board.find(self.occasion, id_)
        return None if found is None or found.ended or found.archived else found


ballots_of: dict[str, Ballot] = {}
"""Each by the kind of its record."""


@dataclass(frozen=True, slots=True)
class Vote:
    """An open vote as the screen may know it: how many balls lie in each vase, not of which colour, and how many must
    lie there before it is opened, as it was when the covers were put on. `lost`: what lay there is gone, and the vote
    has to be held again. `kind` names the ballot."""

    occasion: str
    subjects: tuple[str, ...]
    laid: tuple[int, ...]
    threshold: int = THRESHOLD
    lost: bool = False
    kind: str = "tally"

    @property
    def ballot(self) -> Ballot:
        return ballots_of[self.kind]


@dataclass(frozen=True, slots=True)
class Count:
    """What lies in the vase of a subject."""

    subject: str
    figures: Figures


def opened(tx: Connection) -> Vote | None:
    """The open vote without its colours, or None."""
    found = _read(tx)
    if found is None:
        return None
    subjects = tuple(count.subject for count in found.counts)
    return Vote(found.occasion, subjects, found.laid, found.threshold, found.lost, found.ballot.record.kind)


def open_vote(
    tx: Connection, occasion: str, subjects: Sequence[str], threshold: int = THRESHOLD, kind: str = "tally"
) -> None:
    """`threshold` is frozen: what holds when the first ball is laid is what people are promised."""
    if _read(tx):
        raise Refused(Kind.VOTE_OPEN)
    if not subjects:
        raise Refused(Kind.NO_GOALS)
    values = {"meeting": occasion, "goals": ",".join(subjects), "threshold": threshold, "kind": kind}
    tx.execute(insert(ballots).values(id=1, counts="", **values))
    nothing = (0,) * len(ballots_of[kind].figures)
    _keep(tx, occasion, [Count(subject, nothing) for subject in subjects])
    vase.of(tx).settle()  # it is there before there is a vote that would miss it


def take_up(tx: Connection, vote: Vote) -> None:
    """A vote that was open in another file is open in this one; what lies in the vases lies there still. Of one that
    is `lost` nobody knows any more which vases those are."""
    subjects = ",".join(vote.subjects)
    values = {"meeting": vote.occasion, "goals": subjects, "threshold": vote.threshold, "kind": vote.kind}
    tx.execute(insert(ballots).values(id=1, counts="", **values))
    local.put(tx, _UNKNOWN, vote.lost or None)


def lay(tx: Connection, subject: str, answer: Answer, *, seen: int, present: int) -> None:
    """One ball into the vase of a subject. `seen` is how many the person saw there: a second tap finds one more."""
    _alter(tx, subject, answer, +1, seen=seen, present=present)


def take_back(tx: Connection, subject: str, answer: Answer, *, seen: int) -> None:
    """The ball that was laid last comes out again; only the screen of the moment knows what it said."""
    _alter(tx, subject, answer, -1, seen=seen, present=seen)


def close(tx: Connection, seen: Sequence[int]) -> list[Count]:
    """The counts of the vote, which is gone from the file with this transaction. `seen` is how many balls people saw
    in each vase: never are others opened."""
    found = _whole(tx)
    if found.laid != tuple(seen):
        raise Refused(Kind.BALL_MEANWHILE)
    clear(tx)
    return found.counts


def clear(tx: Connection) -> None:
    """Empty the vases unseen."""
    tx.execute(delete(ballots))
    local.put(tx, _UNKNOWN, None)
    vase.of(tx).empty()


def mend(tx: Connection) -> None:
    """As a file is opened: the power may have gone before the vases of a vote that is over were emptied, and an older
    build kept the counts in the row."""
    row = tx.execute(select(ballots)).mappings().first()
    if row is None:
        vase.of(tx).empty()
    elif local.get(tx, _UNKNOWN):
        vase.of(tx).empty()
        vase.of(tx).settle()  # then nothing is taken for anything else once the file forgets that it is
        local.put(tx, _UNKNOWN, None)
    elif row["counts"]:
        vase.of(tx).put(row["meeting"], row["counts"])
        vase.of(tx).settle()  # it is in both rather than in none
        tx.execute(update(ballots).values(counts=""))


def _alter(tx: Connection, subject: str, answer: Answer, by: int, *, seen: int, present: int) -> None:
    found = _whole(tx)
    counts, ballot = found.counts, found.ballot
    subjects = [count.subject for count in counts]
    if subject not in subjects or answer not in ballot.adds:
        raise Refused(Kind.VOTE_CLOSED)
    place = subjects.index(subject)
    figures = counts[place].figures
    if found.laid[place] != seen:
        raise Refused(Kind.BALL_MEANWHILE)
    if by > 0 and seen >= present:
        raise Refused(Kind.NO_BALLS_LEFT)
    later = tuple(figure + by * more for figure, more in zip(figures, ballot.adds[answer], strict=True))
    if not ballot.holds(later):
        raise Refused(Kind.NOTHING_TO_UNDO)
    counts[place] = Count(subject, later)
    _keep(tx, found.occasion, counts)


class _Open(NamedTuple):
    occasion: str
    threshold: int
    counts: list[Count]
    lost: bool
    ballot: Ballot

    @property
    def laid(self) -> tuple[int, ...]:
        return tuple(self.ballot.laid(count.figures) for count in self.counts)


def _whole(tx: Connection) -> _Open:
    """The open vote with all that was laid. Raises Refused: VOTE_CLOSED, BALLS_LOST."""
    if (found := _read(tx)) is None:
        raise Refused(Kind.VOTE_CLOSED)
    if found.lost:
        raise Refused(Kind.BALLS_LOST)
    return found


def _read(tx: Connection) -> _Open | None:
    row = tx.execute(select(ballots)).mappings().first()
    if row is None:
        return None
    subjects, ballot = row["goals"].split(","), ballots_of[row["kind"]]
    told = row["counts"] or (None if local.get(tx, _UNKNOWN) else vase.of(tx).take(row["meeting"]))
    each = len(ballot.figures)
    counts = told or "0" * each * _WIDTH * len(subjects)
    figures = [int(counts[i : i + _WIDTH]) for i in range(0, len(counts), _WIDTH)]
    found = [Count(subject, tuple(figures[each * i : each * (i + 1)])) for i, subject in enumerate(subjects)]
    return _Open(row["meeting"], row["threshold"], found, told is None, ballot)


def _keep(tx: Connection, occasion: str, counts: Sequence[Count]) -> None:
    vase.of(tx).put(occasion, _written(counts))


def _written(counts: Sequence[Count]) -> str:
    return "".join(f"{n:0{_WIDTH}d}" for count in counts for n in count.figures)
