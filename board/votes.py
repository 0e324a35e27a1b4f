"""The bowl and the vase: ballots are counted, never stored.

While a vote is open the counts stand in one row of one table that is never logged, sent or backed up. The row holds
figures of fixed width and is written over in place, so that neither its bytes nor its place tell in which order the
balls came. Closing the vote turns counts into tallies and empties the table in the same transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from sqlalchemy import Column, Connection, Integer, String, Table, delete, insert, select, update

from board.errors import Kind, Refused
from board.privacy import THRESHOLD
from board.records import metadata

Colour = Literal["green", "pink", "red"]
COLOURS: tuple[Colour, ...] = ("green", "pink", "red")

ballots = Table(
    "ballots",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("meeting", String(40), nullable=False),
    Column("goals", String, nullable=False),
    Column("counts", String, nullable=False),
    Column("threshold", Integer, nullable=False, server_default="3"),
)

_WIDTH = 4  # digits a count


@dataclass(frozen=True, slots=True)
class Vote:
    """An open vote as the screen may know it: how many balls lie in each vase, not of which colour, and how many must
    lie there before it is opened, as it was when the covers were put on."""

    meeting: str
    goals: tuple[str, ...]
    laid: tuple[int, ...]
    threshold: int = THRESHOLD


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
    return Vote(
        found.meeting, tuple(c.goal for c in found.counts), tuple(c.laid for c in found.counts), found.threshold
    )


def open_vote(tx: Connection, meeting: str, goals: Sequence[str], threshold: int = THRESHOLD) -> None:
    """`threshold` is frozen: what holds when the first ball is laid is what people are promised."""
    if _read(tx):
        raise Refused(Kind.VOTE_OPEN)
    if not goals:
        raise Refused(Kind.NO_GOALS)
    values = {"meeting": meeting, "goals": ",".join(goals), "threshold": threshold}
    tx.execute(insert(ballots).values(id=1, counts=_written([Count(goal, 0, 0, 0) for goal in goals]), **values))


def lay(tx: Connection, goal: str, colour: Colour, *, seen: int, present: int) -> None:
    """One ball into the vase of a goal. `seen` is how many the person saw there: a second tap finds one more."""
    _alter(tx, goal, colour, +1, seen=seen, present=present)


def take_back(tx: Connection, goal: str, colour: Colour, *, seen: int) -> None:
    """The ball that was laid last comes out again; only the screen of the moment knows its colour."""
    _alter(tx, goal, colour, -1, seen=seen, present=seen)


def close(tx: Connection) -> list[Count]:
    """The counts of the vote, which is gone from the file with this transaction."""
    found = _read(tx)
    if not found:
        raise Refused(Kind.VOTE_CLOSED)
    clear(tx)
    return found.counts


def clear(tx: Connection) -> None:
    """Empty the vases unseen."""
    tx.execute(delete(ballots))


def _alter(tx: Connection, goal: str, colour: Colour, by: int, *, seen: int, present: int) -> None:
    found = _read(tx)
    if not found or goal not in [c.goal for c in found.counts]:
        raise Refused(Kind.VOTE_CLOSED)
    counts = found.counts
    index = [c.goal for c in counts].index(goal)
    count = counts[index]
    if count.laid != seen:
        raise Refused(Kind.MOVED_AWAY)
    if by > 0 and count.laid >= present:
        raise Refused(Kind.NO_BALLS_LEFT)
    figures = {name: getattr(count, name) for name in COLOURS}
    figures[colour] += by
    if figures[colour] < 0:
        raise Refused(Kind.NOTHING_TO_UNDO)
    counts[index] = Count(goal, **figures)
    tx.execute(update(ballots).values(counts=_written(counts)))


class _Open(NamedTuple):
    meeting: str
    threshold: int
    counts: list[Count]


def _read(tx: Connection) -> _Open | None:
    row = tx.execute(select(ballots)).mappings().first()
    if row is None:
        return None
    figures = [int(row["counts"][i : i + _WIDTH]) for i in range(0, len(row["counts"]), _WIDTH)]
    goals = row["goals"].split(",")
    counts = [Count(goal, *figures[3 * i : 3 * i + 3]) for i, goal in enumerate(goals)]
    return _Open(row["meeting"], row["threshold"], counts)


def _written(counts: Sequence[Count]) -> str:
    return "".join(f"{n:0{_WIDTH}d}" for c in counts for n in (c.green, c.pink, c.red))
