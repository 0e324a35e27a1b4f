"""The bowl and the vase: ballots are counted, never stored.

While a vote is open the counts lie in a file of their own (`board.store.vase`), never logged, sent or backed up: they
are figures of fixed width, written over in place, so that neither bytes nor place tell in which order the balls
came, and never stand there twice. One row of one table says that there is a vote. Closing it turns counts into
tallies and empties the table in the same transaction, and then the vases.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from sqlalchemy import Column, Connection, Integer, String, Table, delete, insert, select, update

from board import local
from board.errors import Kind, Refused
from board.privacy import THRESHOLD
from board.record import metadata
from board.store import vase

Colour = Literal["green", "pink", "red"]
COLOURS: tuple[Colour, ...] = ("green", "pink", "red")

ballots = Table(
    "ballots",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("meeting", String(40), nullable=False),
    Column("goals", String, nullable=False),
    Column("counts", String, nullable=False),  # of a vote that an older build began; else nothing
    Column("threshold", Integer, nullable=False, server_default="3"),
)

_WIDTH = 4  # digits a count
_UNKNOWN = "_vases_unknown"
"""What lies in the vases is of no vote that can be told apart, and is poured out when the file is opened."""


@dataclass(frozen=True, slots=True)
class Vote:
    """An open vote as the screen may know it: how many balls lie in each vase, not of which colour, and how many must
    lie there before it is opened, as it was when the covers were put on. `lost`: what lay there is gone, and the vote
    has to be held again."""

    meeting: str
    goals: tuple[str, ...]
    laid: tuple[int, ...]
    threshold: int = THRESHOLD
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    goal: str
    green: int
    pink: int
    red: int

    @property
    def laid(self) -> int:
        return self.green + self.pink + self.red


def opened(tx: Connection) -> Vote | None:
    """The open vote without its colours, or None."""
    found = _read(tx)
    if found is None:
        return None
    counts = found.counts
    goals, laid = tuple(c.goal for c in counts), tuple(c.laid for c in counts)
    return Vote(found.meeting, goals, laid, found.threshold, found.lost)


def open_vote(tx: Connection, meeting: str, goals: Sequence[str], threshold: int = THRESHOLD) -> None:
    """`threshold` is frozen: what holds when the first ball is laid is what people are promised."""
    if _read(tx):
        raise Refused(Kind.VOTE_OPEN)
    if not goals:
        raise Refused(Kind.NO_GOALS)
    values = {"meeting": meeting, "goals": ",".join(goals), "threshold": threshold}
    tx.execute(insert(ballots).values(id=1, counts="", **values))
    _keep(tx, meeting, [Count(goal, 0, 0, 0) for goal in goals])
    vase.of(tx).settle()  # it is there before there is a vote that would miss it


def take_up(tx: Connection, vote: Vote) -> None:
    """A vote that was open in another file is open in this one; what lies in the vases lies there still. Of one that
    is `lost` nobody knows any more which vases those are."""
    values = {"meeting": vote.meeting, "goals": ",".join(vote.goals), "threshold": vote.threshold}
    tx.execute(insert(ballots).values(id=1, counts="", **values))
    local.put(tx, _UNKNOWN, vote.lost or None)


def lay(tx: Connection, goal: str, colour: Colour, *, seen: int, present: int) -> None:
    """One ball into the vase of a goal. `seen` is how many the person saw there: a second tap finds one more."""
    _alter(tx, goal, colour, +1, seen=seen, present=present)


def take_back(tx: Connection, goal: str, colour: Colour, *, seen: int) -> None:
    """The ball that was laid last comes out again; only the screen of the moment knows its colour."""
    _alter(tx, goal, colour, -1, seen=seen, present=seen)


def close(tx: Connection, seen: Sequence[int]) -> list[Count]:
    """The counts of the vote, which is gone from the file with this transaction. `seen` is how many balls people saw
    in each vase: never are others opened."""
    found = _whole(tx)
    if [count.laid for count in found.counts] != list(seen):
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


def _alter(tx: Connection, goal: str, colour: Colour, by: int, *, seen: int, present: int) -> None:
    found = _whole(tx)
    counts = found.counts
    if goal not in [c.goal for c in counts]:
        raise Refused(Kind.VOTE_CLOSED)
    index = [c.goal for c in counts].index(goal)
    count = counts[index]
    if count.laid != seen:
        raise Refused(Kind.BALL_MEANWHILE)
    if by > 0 and count.laid >= present:
        raise Refused(Kind.NO_BALLS_LEFT)
    figures = {name: getattr(count, name) for name in COLOURS}
    figures[colour] += by
    if figures[colour] < 0:
        raise Refused(Kind.NOTHING_TO_UNDO)
    counts[index] = Count(goal, **figures)
    _keep(tx, found.meeting, counts)


class _Open(NamedTuple):
    meeting: str
    threshold: int
    counts: list[Count]
    lost: bool


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
    goals = row["goals"].split(",")
    told = row["counts"] or (None if local.get(tx, _UNKNOWN) else vase.of(tx).take(row["meeting"]))
    counts = told or "0" * 3 * _WIDTH * len(goals)
    figures = [int(counts[i : i + _WIDTH]) for i in range(0, len(counts), _WIDTH)]
    found = [Count(goal, *figures[3 * i : 3 * i + 3]) for i, goal in enumerate(goals)]
    return _Open(row["meeting"], row["threshold"], found, told is None)


def _keep(tx: Connection, meeting: str, counts: Sequence[Count]) -> None:
    vase.of(tx).put(meeting, _written(counts))


def _written(counts: Sequence[Count]) -> str:
    return "".join(f"{n:0{_WIDTH}d}" for c in counts for n in (c.green, c.pink, c.red))
