"""A vote that was held and whose vases were opened, for the tests of Avdekking."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from board.kinds.goal import WriteGoal
from board.kinds.meeting.commands import SetPresent, StartMeeting
from board.kinds.tally.commands import CloseVote, LayBall, OpenVote
from kiosk.demo.hung import Hung
from kiosk.widgets.balls.vase import Vase

Hang = Callable[..., Hung]
Votes = tuple[tuple[int, int, int], ...]

SIZES = [(1920, 1080), (3840, 2160), (1280, 800), (1080, 1920)]
SMALL = (960, 540)
"""Quicker to draw, where looks do not matter."""
REACH = {"wide": 360 / 1080, "small": 267 / 800, "tall": 640 / 1920}
TEXTS = ("Vi hjelper hverandre når det røyner på", "Jeg får brukt det jeg kan", "Vi snakker med hverandre")
LONG = (
    "Vi gir hverandre arbeidsro under medikamentoppsamlingsrutinegjennomgangen og svar som alle kan bruke i praksis"
)
USUAL: Votes = ((7, 2, 0), (5, 3, 1), (2, 3, 4))
GOALS = [WriteGoal(f"g{n}", n, text) for n, text in enumerate(TEXTS)]


def meeting(votes: Votes, name: str = "m1", present: int = 9, whole_week: bool = False) -> list[Any]:
    """A meeting in which these balls were laid and the vases opened."""
    commands: list[Any] = [StartMeeting(name), SetPresent(name, present), OpenVote(name)]
    for place, counts in enumerate(votes):
        colours = [c for c, count in zip(("green", "pink", "red"), counts, strict=True) for _ in range(count)]
        goal = "week" if whole_week else f"g{place}"
        commands += [LayBall(goal, colour, seen=n) for n, colour in enumerate(colours)]
    return [*commands, CloseVote(name, f"t-{name}")]


def revealed(
    hang: Hang, votes: Votes = USUAL, size: tuple[int, int] = SMALL, opening: bool = True, **more: Any
) -> Hung:
    present, whole_week = more.pop("present", 9), more.pop("whole_week", False)
    before = more.pop("commands", GOALS)
    wall = hang(size, commands=[*before, *meeting(votes, present=present, whole_week=whole_week)], **more)
    wall.root.go("reveal", meeting="m1", opening=opening)
    wall.frames(2)
    return wall


def seen(wall: Hung, kind: type) -> list[Any]:
    return [widget for widget in wall.walk() if isinstance(widget, kind)]


def covers(wall: Hung) -> list[str]:
    return [vase.cover for vase in seen(wall, Vase)]
