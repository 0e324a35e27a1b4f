"""Silent red as it is asked about: a goal, a card, on the board and in the meeting."""

from __future__ import annotations

from datetime import timedelta

from board.calendar import week_of
from board.kinds.card.record import Card
from board.kinds.meeting.commands import SetPresent
from board.kinds.tally.record import Tally
from board.log.change import Fact
from kiosk.demo.hung import Hung
from tests.kiosk.scenes.lift import hung_under, told


def late(wall: Hung) -> None:
    """A card far past its day, on a wall with somebody above."""
    hung_under(wall)
    card = wall.board.cards.column("act")[0]
    told(wall, Fact(Card.kind, card.id, {"deadline": "2025-10-20"}))


def red(wall: Hung) -> None:
    """The first goal was mostly red in the last three weeks."""
    goal = wall.board.goals.in_force[0]
    assert goal
    weeks = {week_of(wall.root.state.today - timedelta(weeks=back)) for back in (1, 2, 3)}
    facts = [
        Fact(Tally.kind, tally.id, {"green": 2, "pink": 1, "red": 6})
        for tally in wall.board.meetings.tallies.values()
        if tally.goal == goal.id and tally.week in weeks
    ]
    told(wall, *facts)


def in_meeting(wall: Hung) -> None:
    late(wall)
    for name in ("main", "present-9", "meeting-next", "skip-vote"):
        wall.wait_s(0.6)
        wall.press(name)


def many(wall: Hung) -> None:
    """Forty have come: what a round costs."""
    wall.press("main")
    wall.root.do(SetPresent(wall.board.own.meeting.id if wall.board.own.meeting else "", 40))
    wall.settle()


SCENES = {"quiet-late": late, "quiet-red": red, "quiet-meeting": in_meeting, "present-many": many}
