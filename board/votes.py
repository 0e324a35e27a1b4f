"""The bowl and the vase: ballots are counted, never stored.

While a vote is open the counts stand in one row of one table that is never logged, sent or backed up. The row holds
figures of fixed width and is written over in place, so that neither its bytes nor its place tell in which order the
balls came. Closing the vote turns counts into tallies and empties the table in the same transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Column, Connection, Integer, String, Table, delete, insert, select, update

from board.errors import Kind, Refused
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
)

_WIDTH = 4  # digits a count


@dataclass(frozen=True, slots=True)
class Vote:
    """An open vote as the screen may know it: how many balls lie in each vase, not of which colour."""

    meeting: str
    goals: tuple[str, ...]
    laid: tuple[int, ...]


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
    return found and Vote(found[0], tuple(c.goal for c in found[1]), tuple(c.laid for c in found[1]))


def open_vote(tx: Connection, meeting: str, goals: Sequence[str]) -> None:
    if _read(tx):
        raise Refused(Kind.VOTE_OPEN)
    if not goals:
        raise Refused(Kind.NO_GOALS)
    _write(tx, meeting, [Count(goal, 0, 0, 0) for goal in goals], insert)


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
    return found[1]


def clear(tx: Connection) -> None:
    """Empty the vases unseen."""
    tx.execute(delete(ballots))


def _alter(tx: Connection, goal: str, colour: Colour, by: int, *, seen: int, present: int) -> None:
    found = _read(tx)
    if not found or goal not in [c.goal for c in found[1]]:
        raise Refused(Kind.VOTE_CLOSED)
    meeting, counts = found
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
    _write(tx, meeting, counts, update)


def _read(tx: Connection) -> tuple[str, list[Count]] | None:
    row = tx.execute(select(ballots)).mappings().first()
    if row is None:
        return None
    figures = [int(row["counts"][i : i + _WIDTH]) for i in range(0, len(row["counts"]), _WIDTH)]
    goals = row["goals"].split(",")
    return row["meeting"], [Count(goal, *figures[3 * i : 3 * i + 3]) for i, goal in enumerate(goals)]


def _write(tx: Connection, meeting: str, counts: Sequence[Count], how: type | object) -> None:
    values = {
        "meeting": meeting,
        "goals": ",".join(c.goal for c in counts),
        "counts": "".join(f"{n:0{_WIDTH}d}" for c in counts for n in (c.green, c.pink, c.red)),
    }
    if how is insert:
        tx.execute(insert(ballots).values(id=1, **values))
    else:
        tx.execute(update(ballots).values(counts=values["counts"]))
