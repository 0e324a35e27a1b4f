"""The bowl and the vase: ballots are counted, never stored.

What is voted upon is a `board.ballot.Ballot`. While a vote is open the counts lie sealed in a file of their own
(`board.store.vase`), never logged, sent or backed up: they are figures of fixed width, written over in place, so that
neither bytes nor place tell in which order the balls came, and never stand there twice. A row of a table says that
there is a vote, one for each ballot. Closing it turns counts into tallies and takes the row away in the same
transaction, and then empties the vases.

A vote is held in something, as in a meeting. The week's vase stands without, until a meeting takes it over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Integer, String, Table, delete, insert, select, update

from board import just_laid, local
from board.ballot import Answer, Ballot, Figures, ballots_of
from board.errors import Kind, Refused
from board.privacy import THRESHOLD
from board.record import metadata
from board.store import vase

ballots = Table(
    "ballots",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("meeting", String(40), nullable=False),
    Column("goals", String, nullable=False),
    Column("counts", String, nullable=False),  # of a vote that an older build began; else nothing
    Column("threshold", Integer, nullable=False, server_default="3"),
    Column("kind", String(40), nullable=False, server_default="tally"),
    Column("week", String(10), nullable=False, server_default=""),
    Column("words", String, nullable=False, server_default=""),
)

_WIDTH = 4  # digits a count
_UNKNOWN = "_vases_unknown"
"""What lies in the vases is of no vote that can be told apart, and is poured out when the file is opened."""


@dataclass(frozen=True, slots=True)
class Vote:
    """An open vote as the screen may know it: how many balls lie in each vase, not of which colour, and how many must
    lie there before it is opened, as it was when the covers were put on.

    lost  what lay there is gone, and the vote has to be held again
    kind  names the ballot
    week  it was put out in that week to stand for whoever passes; as long as it has no `occasion` it stands yet
    words the fingerprint of what each subject said when the covers were put on; nothing where an older build did
    """

    occasion: str
    subjects: tuple[str, ...]
    laid: tuple[int, ...]
    threshold: int = THRESHOLD
    lost: bool = False
    kind: str = "tally"
    week: str = ""
    words: tuple[str, ...] = ()

    @property
    def ballot(self) -> Ballot:
        return ballots_of[self.kind]


@dataclass(frozen=True, slots=True)
class Count:
    """What lies in the vase of a subject."""

    subject: str
    figures: Figures


def under_way(tx: Connection) -> tuple[Vote, ...]:
    """The open votes without their colours, of each ballot one at most."""
    return tuple(found.vote for found in _read(tx))


def open_vote(
    tx: Connection,
    occasion: str,
    subjects: Sequence[str],
    threshold: int = THRESHOLD,
    kind: str = "tally",
    week: str = "",
    words: Sequence[str] = (),
) -> None:
    """`threshold` and `words` are frozen: what holds when the first ball is laid is what people are promised. Without
    an occasion, in a `week`: it stands for whoever passes."""
    if any(vote.kind == kind or (vote.occasion and occasion) for vote in under_way(tx)):
        raise Refused(Kind.VOTE_OPEN)
    if not subjects:
        raise Refused(Kind.NO_GOALS)
    vote = Vote(occasion, tuple(subjects), (), threshold, kind=kind, week=week, words=tuple(words))
    tx.execute(insert(ballots).values(_row(vote)))
    nothing = (0,) * len(ballots_of[kind].figures)
    _keep(tx, kind, [Count(subject, nothing) for subject in subjects], anew=True)
    vase.of(tx).settle()  # it is there before there is a vote that would miss it


def take_up(tx: Connection, vote: Vote) -> None:
    """A vote that was open in another file is open in this one; what lies in the vases lies there still. Of one that
    is `lost` nobody knows any more which vases those are."""
    tx.execute(insert(ballots).values(_row(vote)))
    if vote.lost:
        local.put(tx, _UNKNOWN, True)


def _row(vote: Vote) -> dict[str, Any]:
    lists = {"goals": ",".join(vote.subjects), "words": ",".join(vote.words)}
    known = {"meeting": vote.occasion, "threshold": vote.threshold, "kind": vote.kind, "week": vote.week}
    return {"counts": "", **known, **lists}


def take_over(tx: Connection, occasion: str, kind: str = "tally") -> None:
    """What stood for whoever passes goes on in this: nothing of what lies there is touched."""
    tx.execute(update(ballots).where(ballots.c.kind == kind).values(meeting=occasion))


def lay(tx: Connection, subject: str, answer: Answer, *, seen: int, present: int, at_ms: int) -> None:
    """One ball into the vase of a subject. `seen` is how many the person saw there: a second tap finds one more.
    `at_ms`: as the machine has run."""
    _alter(tx, subject, answer, +1, seen=seen, present=present)
    just_laid.keep(vase.of(tx), just_laid.Ball(subject, answer, seen + 1, at_ms))


def take_back(tx: Connection, subject: str, answer: Answer, *, seen: int, at_ms: int) -> None:
    """The ball that was laid last comes out again, if it is that and was laid just now, here: else whoever does not
    know what lies there would learn it from whether it comes out."""
    ball = just_laid.Ball(subject, answer, seen, at_ms)
    _alter(tx, subject, answer, -1, seen=seen, present=seen, may=lambda: just_laid.take(vase.of(tx), ball))


def close(tx: Connection, kind: str, seen: Sequence[int]) -> list[Count]:
    """The counts of the vote, which is gone from the file with this transaction. `seen` is how many balls people saw
    in each vase: never are others opened."""
    found = _whole(found for found in _read(tx) if found.vote.kind == kind)
    if found.vote.laid != tuple(seen):
        raise Refused(Kind.BALL_MEANWHILE)
    clear(tx, kind)
    return found.counts


def clear(tx: Connection, kind: str) -> None:
    """Empty the vases unseen."""
    tx.execute(delete(ballots).where(ballots.c.kind == kind))
    vase.of(tx).empty(ballots_of[kind].place)


def give_up(tx: Connection, vote: Vote) -> None:
    """It is held no more in what it was held in. What had stood for whoever passes stands as it did, with all that
    lies there; else the vases are emptied unseen."""
    if vote.week and not vote.lost:
        take_over(tx, "", vote.kind)
    else:
        clear(tx, vote.kind)


def may_stand(tx: Connection) -> bool:
    """Whether vases may stand for days: their keys lie in no copy of our folder."""
    return vase.of(tx).apart


def seal_anew(tx: Connection, at_ms: int) -> None:
    """The vases are written once more, as when a ball is laid: see `board.store.vase`."""
    just_laid.of_turn(vase.of(tx), at_ms)
    vase.of(tx).renew()


def mend(tx: Connection) -> None:
    """As a file is opened: the power may have gone before the vases of a vote that is over were emptied, and an older
    build kept the counts in the row, or in the clear."""
    vases = vase.of(tx)
    for row in tx.execute(select(ballots)).mappings().all():
        if old := row["counts"] or vases.plain(row["meeting"]):
            vases.put(ballots_of[row["kind"]].place, old, anew=True)
            vases.settle()  # it is in both rather than in none
            tx.execute(update(ballots).where(ballots.c.id == row["id"]).values(counts=""))
    if local.get(tx, _UNKNOWN):
        for ballot in ballots_of.values():
            vases.empty(ballot.place)
        vases.settle()  # then nothing is taken for anything else once the file forgets that it is
        local.put(tx, _UNKNOWN, None)
    held = {vote.kind for vote in under_way(tx)}
    for kind, ballot in ballots_of.items():
        if kind not in held:
            vases.empty(ballot.place)


def _alter(
    tx: Connection,
    subject: str,
    answer: Answer,
    by: int,
    *,
    seen: int,
    present: int,
    may: Callable[[], bool] = lambda: True,
) -> None:
    found = _whole(found for found in _read(tx) if subject in found.vote.subjects)
    counts, ballot = found.counts, found.vote.ballot
    if answer not in ballot.adds:
        raise Refused(Kind.VOTE_CLOSED)
    place = found.vote.subjects.index(subject)
    figures = counts[place].figures
    if found.vote.laid[place] != seen:
        raise Refused(Kind.BALL_MEANWHILE)
    if by > 0 and seen >= present:
        raise Refused(Kind.NO_BALLS_LEFT)
    later = tuple(figure + by * more for figure, more in zip(figures, ballot.adds[answer], strict=True))
    if not (may() and ballot.holds(later)):
        raise Refused(Kind.NOTHING_TO_UNDO)
    counts[place] = Count(subject, later)
    _keep(tx, found.vote.kind, counts)


class _Open(NamedTuple):
    vote: Vote
    counts: list[Count]


def _whole(found: Iterator[_Open]) -> _Open:
    """The open vote with all that was laid. Raises Refused: VOTE_CLOSED, BALLS_LOST."""
    if (one := next(found, None)) is None:
        raise Refused(Kind.VOTE_CLOSED)
    if one.vote.lost:
        raise Refused(Kind.BALLS_LOST)
    return one


def _read(tx: Connection) -> Iterator[_Open]:
    for row in tx.execute(select(ballots).order_by(ballots.c.kind)).mappings().all():
        subjects, ballot = tuple(row["goals"].split(",")), ballots_of[row["kind"]]
        told = row["counts"] or (None if local.get(tx, _UNKNOWN) else vase.of(tx).take(ballot.place))
        each = len(ballot.figures)
        counts = told or "0" * each * _WIDTH * len(subjects)
        figures = [int(counts[i : i + _WIDTH]) for i in range(0, len(counts), _WIDTH)]
        found = [Count(subject, tuple(figures[each * i : each * (i + 1)])) for i, subject in enumerate(subjects)]
        laid = tuple(ballot.laid(count.figures) for count in found)
        words = tuple(row["words"].split(","))
        known = words if len(words) == len(subjects) else ("",) * len(subjects)
        vote = Vote(row["meeting"], subjects, laid, row["threshold"], told is None, row["kind"], row["week"], known)
        yield _Open(vote, found)


def _keep(tx: Connection, kind: str, counts: Sequence[Count], *, anew: bool = False) -> None:
    vase.of(tx).put(ballots_of[kind].place, _written(counts), anew=anew)


def _written(counts: Sequence[Count]) -> str:
    return "".join(f"{n:0{_WIDTH}d}" for count in counts for n in count.figures)
