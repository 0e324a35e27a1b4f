"""The vote: open, lay a ball, take the last one back, open the vases. No command is ever stored with its colour.

Opening is of the goals of a meeting; what follows is of any vote (`board.ballot.Ballot`).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from board import local, votes
from board.ballot import Answer, Ballot
from board.calendar import at_home, number, week_of
from board.context import Context
from board.errors import Kind, Refused
from board.kinds.meeting.commands import going, running
from board.kinds.meeting.record import PRESENT_LIMIT
from board.kinds.tally.ballot import BALLOT, rated
from board.kinds.tally.record import Tally
from board.kinds.tally.week_vase import stands_open
from board.log import log
from board.log.change import Change, Json
from board.own import Own
from board.privacy import visible


@dataclass(frozen=True)
class OpenVote:
    """The vases get their covers on, or are those that stood for whoever passed; where what lay in them was lost,
    they are put out once more. A meeting votes once, and a wall opens its vases once a week, whatever has become of
    the meeting and of its goals since: the difference would tell what the latecomer laid."""

    meeting: str

    def run(self, context: Context) -> None:
        meeting = running(context, self.meeting)
        vote = context.board.vote
        if vote and vote.occasion == self.meeting:
            if not vote.lost:
                return
            votes.clear(context.tx, vote.kind)
        if not meeting.present:
            raise Refused(Kind.PRESENT_WRONG, limit=PRESENT_LIMIT)
        if any(t.meeting == self.meeting for t in context.board.meetings.tallies.values()):
            raise Refused(Kind.VOTE_CLOSED)
        not_again(context, BALLOT)
        if not context.board.goals.written:
            raise Refused(Kind.NO_GOALS)
        if vote and vote.occasion != self.meeting:
            if vote.ballot.going(context.board, vote.occasion):
                raise Refused(Kind.VOTE_OPEN)
            votes.give_up(context.tx, vote)
        stands = next((vote for vote in votes.under_way(context.tx) if vote.kind == Tally.kind), None)
        if stands and not stands.lost:
            votes.take_over(context.tx, self.meeting)
            return
        if stands:
            votes.clear(context.tx, stands.kind)
        subjects = rated(context.board)
        read = BALLOT.read(context.board, subjects)
        votes.open_vote(context.tx, self.meeting, subjects, context.board.threshold, words=read)


DAY_MS = 86_400_000
"""So soon after midnight on Sunday it is the same vote, though another week."""


def not_again(context: Context, ballot: Ballot, question: str = "") -> None:
    """Raise Refused, WEEK_OPENED, when this wall has opened its vases of this question this week, or within a day: by
    the calendar, or as its machine has run since, whatever its clock was set to meanwhile. And CLOCK_BACK when it
    opened them last in a week that is yet to come: either its clock was ahead then or it has been set back, and the
    same people would be asked twice. Which it was the centre's time tells, or who knows the PIN; the opening that
    follows is then the last one. Vases of other walls of the unit stood before other people; and what was never
    opened, since too few laid a ball, can be told from nothing."""
    start, ran_ms = local.get(context.tx, _since(ballot, question), ("", 0))
    if start and start == context.since[0] and 0 <= context.since[1] - ran_ms < DAY_MS:
        raise Refused(Kind.WEEK_OPENED)
    this, before = week_of(context.today), week_of(context.today - timedelta(weeks=1))
    said = log.of_kind(context.tx, ballot.record.kind, local.identities(context.tx))
    counted = [c for c in said if ballot.subject.kind in c.fields and not c.fields.get("hidden")]
    asked = [c for c in counted if _question(context, ballot, c) == question]
    opened = [(week, c) for c in asked if (week := _week(ballot, c))]
    if opened and opened[-1][0] > this and not (context.confirmed or context.unlocked):
        raise Refused(
            Kind.CLOCK_BACK, today=_in_full(context.today), week=number(opened[-1][0]), year=opened[-1][0][:4]
        )
    for week, c in opened:
        if week == this or (week == before and _moment(context, ballot, c) > context.now_ms - DAY_MS):
            raise Refused(Kind.WEEK_OPENED)


def _since(ballot: Ballot, question: str) -> str:
    """Under what name this wall remembers when it opened the vases of a question."""
    return local.OPENED_SINCE if ballot is BALLOT else f"{local.OPENED_SINCE}_{ballot.record.kind}_{question}"


def _occasion(context: Context, ballot: Ballot, counted: Change) -> Any:
    return context.board.find(ballot.occasion, str(counted.fields.get(ballot.occasion.kind, "")))


def _question(context: Context, ballot: Ballot, counted: Change) -> str:
    occasion = _occasion(context, ballot, counted)
    return ballot.question(occasion) if occasion else ""


def _week(ballot: Ballot, counted: Change) -> str:
    """Nothing where it names none: after a mending, what other walls said may count as this one's."""
    try:
        return str(ballot.record.check({"week": counted.fields.get("week", "")})["week"])
    except Refused:
        return ""


def _in_full(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def _moment(context: Context, ballot: Ballot, counted: Change) -> int:
    """When it was counted. A wall whose clock was once ahead goes on from there with its stamps, for years; its
    meetings are told by the clock as it is."""
    occasion = _occasion(context, ballot, counted)
    return counted.stamp if occasion is None or counted.stamp <= context.now_ms else int(occasion.started)


@dataclass(frozen=True)
class LayBall:
    """One ball into the vase of a goal, or of what else is asked about, in which the person saw `seen` balls. What it
    says is a colour or a score. It is laid for the words that the vase was opened for, and for no others."""

    goal: str
    colour: Answer
    seen: int

    def run(self, context: Context) -> None:
        board = context.board
        vote = next((vote for vote in board.votes if self.goal in vote.subjects), None)
        if not vote:
            raise Refused(Kind.VOTE_CLOSED)
        if vote.occasion:
            going(context, vote.occasion, vote.ballot.occasion)
        elif not stands_open(board, at_home(context.now_ms)):
            raise Refused(Kind.VASE_CLOSED)
        elif self.seen >= board.balls(vote):
            raise Refused(Kind.VASE_FULL)
        if vote.words[vote.subjects.index(self.goal)] not in ("", *vote.ballot.read(board, [self.goal])):
            raise Refused(Kind.REWORDED)
        balls, ran_ms = board.balls(vote), context.since[1]
        votes.lay(context.tx, self.goal, self.colour, seen=self.seen, present=balls, at_ms=ran_ms)


@dataclass(frozen=True)
class TakeBack:
    """The ball that was laid last, just now, comes back; the screen remembers what it said until the next person."""

    goal: str
    colour: Answer
    seen: int

    def run(self, context: Context) -> None:
        votes.take_back(context.tx, self.goal, self.colour, seen=self.seen, at_ms=context.since[1])


@dataclass(frozen=True)
class CloseVote:
    """The vases are opened for all at once: counts become tallies, and nothing else is left of the vote.

    `id` names the tallies. `seen` is how many balls people saw in each vase, or as many as this board says: never are
    others opened. They count for the week in which the vases are opened, which need not be the one the meeting began
    in. Vases with fewer balls than the threshold are never opened: their colours are forgotten. It is the threshold
    under which the balls were laid, or a higher one that has come since; never a lower one.
    """

    meeting: str
    id: str
    seen: tuple[int, ...] = ()

    def run(self, context: Context) -> None:
        vote = context.board.vote
        ballot = vote.ballot if vote and vote.occasion == self.meeting else BALLOT
        occasion = going(context, self.meeting, ballot.occasion)
        if vote is None or vote.occasion != self.meeting:
            raise Refused(Kind.VOTE_CLOSED)
        threshold = max(vote.threshold, context.board.threshold)
        counts = votes.close(context.tx, vote.kind, self.seen or vote.laid)
        shown = [visible(ballot.laid(count.figures), threshold) for count in counts]
        if any(shown):
            not_again(context, ballot, ballot.question(occasion))
            local.put(context.tx, _since(ballot, ballot.question(occasion)), list(context.since))
            if ballot is BALLOT:
                context.keep(Own(opened_week=week_of(context.today)))
        for n, (count, open_, words) in enumerate(zip(counts, shown, vote.words, strict=True)):
            figures = count.figures if open_ else (0,) * len(ballot.figures)
            names: dict[str, Json] = {ballot.occasion.kind: occasion.id, ballot.subject.kind: count.subject}
            context.put(
                ballot.record,
                f"{self.id}-{n}",
                **names,
                **dict(zip(ballot.figures, figures, strict=True)),
                week=week_of(context.today),
                hidden=not open_,
                threshold=min(threshold, PRESENT_LIMIT),
                **({"balls": context.board.balls(vote)} if vote.week else {}),
                **({ballot.words: words} if ballot.words else {}),
            )
        if ballot.ends:
            context.put(ballot.occasion, occasion.id, ended=context.now_ms)
