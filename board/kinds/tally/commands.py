"""The vote: open, lay a ball, take the last one back, open the vases. No command is ever stored with its colour."""

from dataclasses import dataclass
from datetime import date, timedelta

from board import local, votes
from board.calendar import number, week_of
from board.context import Context
from board.errors import Kind, Refused
from board.kinds.goal import WHOLE_WEEK
from board.kinds.meeting.commands import running
from board.kinds.meeting.record import PRESENT_LIMIT
from board.kinds.tally.record import Tally
from board.log import log
from board.log.change import Change
from board.own import Own
from board.privacy import visible
from board.votes import Colour


@dataclass(frozen=True)
class OpenVote:
    """The vases get their covers on, also once more where what lay in them was lost. A meeting votes once, and a wall
    opens its vases once a week, whatever has become of the meeting and of its goals since: the difference would tell
    what the latecomer laid."""

    meeting: str

    def run(self, context: Context) -> None:
        meeting = running(context, self.meeting)
        if (vote := context.board.vote) and vote.meeting == self.meeting:
            if not vote.lost:
                return
            votes.clear(context.tx)
        if not meeting.present:
            raise Refused(Kind.PRESENT_WRONG, limit=PRESENT_LIMIT)
        if any(t.meeting == self.meeting for t in context.board.meetings.tallies.values()):
            raise Refused(Kind.VOTE_CLOSED)
        _not_again(context)
        goals = [goal.id for goal in context.board.goals.written]
        if not goals:
            raise Refused(Kind.NO_GOALS)
        whole_week = context.board.unit.balls_per == "week"
        votes.open_vote(context.tx, self.meeting, [WHOLE_WEEK] if whole_week else goals, context.board.threshold)


DAY_MS = 86_400_000
"""So soon after midnight on Sunday it is the same vote, though another week."""


def _not_again(context: Context) -> None:
    """Raise Refused, WEEK_OPENED, when this wall has opened its vases this week, or within a day: by the calendar, or
    as its machine has run since, whatever its clock was set to meanwhile. And CLOCK_BACK when it opened them last in
    a week that is yet to come: either its clock was ahead then or it has been set back, and the same people would be
    asked twice. Which it was the centre's time tells, or who knows the PIN; the opening that follows is then the last
    one. Vases of other walls of the unit stood before other people; and what was never opened, since too few laid a
    ball, can be told from nothing."""
    start, ran_ms = local.get(context.tx, local.OPENED_SINCE, ("", 0))
    if start and start == context.since[0] and 0 <= context.since[1] - ran_ms < DAY_MS:
        raise Refused(Kind.WEEK_OPENED)
    this, before = week_of(context.today), week_of(context.today - timedelta(weeks=1))
    said = log.of_kind(context.tx, Tally.kind, local.identities(context.tx))
    counted = [c for c in said if "goal" in c.fields and not c.fields.get("hidden")]
    opened = [(week, c) for c in counted if (week := _week(c))]
    if opened and opened[-1][0] > this and not (context.confirmed or context.unlocked):
        raise Refused(
            Kind.CLOCK_BACK, today=_in_full(context.today), week=number(opened[-1][0]), year=opened[-1][0][:4]
        )
    for week, c in opened:
        if week == this or (week == before and _moment(context, c) > context.now_ms - DAY_MS):
            raise Refused(Kind.WEEK_OPENED)


def _week(counted: Change) -> str:
    """Nothing where it names none: after a mending, what other walls said may count as this one's."""
    try:
        return str(Tally.check({"week": counted.fields.get("week", "")})["week"])
    except Refused:
        return ""


def _in_full(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def _moment(context: Context, counted: Change) -> int:
    """When it was counted. A wall whose clock was once ahead goes on from there with its stamps, for years; its
    meetings are told by the clock as it is."""
    meeting = context.board.meetings.items.get(str(counted.fields.get("meeting", "")))
    return counted.stamp if meeting is None or counted.stamp <= context.now_ms else meeting.started


@dataclass(frozen=True)
class LayBall:
    """One ball of a colour into the vase of a goal, in which the person saw `seen` balls."""

    goal: str
    colour: Colour
    seen: int

    def run(self, context: Context) -> None:
        if not context.board.vote:
            raise Refused(Kind.VOTE_CLOSED)
        present = running(context, context.board.vote.meeting).present
        votes.lay(context.tx, self.goal, self.colour, seen=self.seen, present=present)


@dataclass(frozen=True)
class TakeBack:
    """The ball that was laid last comes back; the screen remembers its colour until the next person."""

    goal: str
    colour: Colour
    seen: int

    def run(self, context: Context) -> None:
        votes.take_back(context.tx, self.goal, self.colour, seen=self.seen)


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
        meeting = running(context, self.meeting)
        if context.board.vote is None or context.board.vote.meeting != self.meeting:
            raise Refused(Kind.VOTE_CLOSED)
        threshold = max(context.board.vote.threshold, context.board.threshold)
        counts = votes.close(context.tx, self.seen or context.board.vote.laid)
        if any(visible(count.laid, threshold) for count in counts):
            _not_again(context)
        for n, count in enumerate(counts):
            shown = visible(count.laid, threshold)
            if shown:
                context.keep(Own(opened_week=week_of(context.today)))
                local.put(context.tx, local.OPENED_SINCE, list(context.since))
            colours = {c: getattr(count, c) if shown else 0 for c in votes.COLOURS}
            context.put(
                Tally,
                f"{self.id}-{n}",
                meeting=meeting.id,
                week=week_of(context.today),
                goal=count.goal,
                hidden=not shown,
                threshold=min(threshold, PRESENT_LIMIT),
                **colours,
            )
