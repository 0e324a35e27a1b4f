"""What a meeting says of itself: the names of its points, what came of them. Knows no widget."""

from __future__ import annotations

from board.catalogue import _
from board.kinds.tally.record import Tally
from board.kinds.unit import Step
from kiosk.state import State

BALL_S = 9
"""Seconds of one ball, from the one before being laid until this one is: read the goal, choose, lay, and give place.
Of them the board's own are as `bench.person` measures; the rest are people's."""
LONG_S = 8 * 60
"""A round that takes so long is half of a meeting: then it is told what it costs."""


def cost(state: State, present: int) -> str:
    """What laying balls costs so many people, and what would be quicker; empty where it is quick."""
    board = state.board
    balls = 1 if board.unit.balls_per == "week" else sum(goal is not None for goal in board.goals.in_force)
    seconds = present * balls * BALL_S
    if seconds < LONG_S:
        return ""
    ways = [] if board.unit.vase_balls else [_("ukas vase")]
    ways += [_("én ball for uka")] if balls > 1 else []
    ways.append(_("to tavler"))
    told = ways[0] if len(ways) == 1 else _("{some} eller {last}", some=", ".join(ways[:-1]), last=ways[-1])
    return _(
        "{n} personer, omtrent {minutes} minutter. Prøv {ways}.", n=present, minutes=round(seconds / 60), ways=told
    )


def tallies(state: State, meeting: str) -> tuple[Tally, ...]:
    """What the vases showed in this meeting, in the order of the goals; empty before they are opened."""
    found = [t for t in state.board.meetings.tallies.values() if t.meeting == meeting and not t.archived]
    return tuple(sorted(found, key=lambda t: t.id))


def skipped(step: Step, meeting: str, state: State) -> bool:
    """Whether a point was passed over without what it is for."""
    return step == "wellbeing" and not tallies(state, meeting)


def outcome(step: Step, meeting: str, state: State) -> str:
    """A few words for what came of a point that has been taken."""
    if step == "present":
        present = state.board.meetings.items[meeting].present
        return _("{n} til stede").format(n=present) if present else _("Ikke talt")
    if step == "wellbeing":
        found = tallies(state, meeting)
        if skipped(step, meeting, state):
            return _("Hoppet over")
        opened = sum(not t.hidden for t in found)
        counted = (_("Vasene er lukket"), _("Én vase åpnet"), _("To vaser åpnet"), _("Tre vaser åpnet"))
        return counted[min(opened, 3)]
    return _("Gjennomgått")
