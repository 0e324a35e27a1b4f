"""Pictures of ukas vase: as it stands, alone before it by day and at night, waiting for a meeting, in the meeting,
and where it is let stand."""

from __future__ import annotations

from collections.abc import Callable

from board.kinds.meeting.commands import SetPresent, StartMeeting
from board.kinds.tally.commands import LayBall
from board.kinds.tally.week_vase import LetVaseStand, TendVase
from board.kinds.unit import ChangeUnit
from board.own import Own
from kiosk.demo.hung import Hung

NIGHT_S = 14 * 3600
"""From half past one on Tuesday into the night."""


def standing(wall: Hung, laid: int = 7, balls: int = 14) -> None:
    """The vase stands until Thursday, and so many have laid a ball for each goal."""
    wall.root.do(ChangeUnit({"meeting_weekday": 3}))
    wall.root.do(LetVaseStand(balls))
    wall.root.do(TendVase())
    wall.settle()
    for goal in wall.board.goals.written:
        for seen in range(laid):
            wall.root.do(LayBall(goal.id, "pink", seen))
    wall.settle()


def home(wall: Hung) -> None:
    standing(wall)
    wall.root.home()


def alone(wall: Hung) -> None:
    standing(wall)
    wall.press("main")


def night(wall: Hung) -> None:
    standing(wall)
    wall.now_ms += NIGHT_S * 1000
    wall.wait_s(31)  # it has looked at the clock, and has not yet gone over to what is read from afar
    wall.press("main")
    wall.press("ball-green")
    wall.wait_s(1.5)


def waits(wall: Hung) -> None:
    standing(wall)
    wall.now_ms += 2 * 86_400_000
    wall.wait_s(61)
    wall.root.home()


def meeting(present: int, **named: int) -> Callable[[Hung], None]:
    def act(wall: Hung) -> None:
        standing(wall, **named)
        wall.root.do(StartMeeting("m9"))
        wall.root.do(SetPresent("m9", present))
        wall.settle()
        session = wall.board.own.meeting
        assert session
        wall.root.keep(Own(meeting=session.to(1)))
        wall.settle()
        wall.root.go("meeting")

    return act


def settings(wall: Hung) -> None:
    standing(wall)
    wall.root.go("settings", section="vase")


SCENES: dict[str, Callable[[Hung], None]] = {
    "week-vase": home,
    "week-vase-alone": alone,
    "week-vase-night": night,
    "week-vase-waits": waits,
    "week-vase-meeting": meeting(present=6),
    "week-vase-twice": meeting(present=9, laid=7, balls=14),
    "week-vase-settings": settings,
}
