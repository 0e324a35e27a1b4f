"""A vote on the stage: how the tests of the vote begin, lay balls and look."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from board.kinds.goal import WriteGoal
from board.kinds.meeting.commands import SetPresent, StartMeeting
from board.kinds.tally.commands import LayBall, OpenVote
from board.kinds.unit import ChangeUnit
from kiosk.demo.hung import Hung
from tests.board.staffroom import copy_wall

Hang = Callable[..., Hung]

SIZES = [(1920, 1080), (3840, 2160), (1280, 800), (1080, 1920)]
REACH = {"wide": 360 / 1080, "small": 267 / 800, "tall": 640 / 1920}
TEXTS = ("Vi hjelper hverandre når det røyner på", "Jeg får brukt det jeg kan", "Vi snakker med hverandre")
LONG = (
    "Vi gir hverandre arbeidsro under medikamentoppsamlingsrutinegjennomgangen og svar som alle kan bruke i praksis"
)
SMALL = (960, 540)
"""Quicker to draw, where looks do not matter."""
FLIGHT_S = 1.0
"""Longer than a throw."""
_PLAIN = (str, int, float, bool, tuple, list)


def voting(
    hang: Hang,
    size: tuple[int, int] = SMALL,
    present: int = 9,
    goals: tuple[str, ...] = TEXTS,
    laid: tuple[str, ...] = (),
    **more: Any,
) -> Hung:
    """A wall on which the vases have their covers on. `laid`: balls of these colours lie in every vase."""
    unit = more.pop("unit", {})
    folder = more.pop("folder", None)
    commands: list[Any] = [WriteGoal(f"g{n}", n, text) for n, text in enumerate(goals)]
    commands += [ChangeUnit(unit)] if unit else []
    commands += [StartMeeting("m1"), SetPresent("m1", present), OpenVote("m1")]
    names = ["week"] if unit.get("balls_per") == "week" else [f"g{n}" for n in range(len(goals))]
    commands += [LayBall(goal, colour, seen=n) for goal in names for n, colour in enumerate(laid)]
    wall = hang(size, folder=folder, commands=[*commands, *more.pop("commands", [])], **more)
    wall.root.go("vote", meeting="m1")
    wall.frames(2)
    return wall


def again(hang: Hang, wall: Hung, tmp_path: Path) -> Hung:
    """The wall as it starts after the power was cut this moment."""
    folder = tmp_path / "after the cut"
    copy_wall(wall.folder, folder)
    wall = hang(SMALL, folder=folder)
    wall.root.go("vote", meeting="m1")
    wall.frames(2)
    return wall


def lay(wall: Hung, *colours: str) -> None:
    """One ball after the other, each in peace."""
    for colour in colours:
        wall.press(f"ball-{colour}")
        wall.wait_s(FLIGHT_S)


def laid(wall: Hung) -> tuple[int, ...]:
    assert wall.board.vote is not None
    return wall.board.vote.laid


def tallies(wall: Hung) -> list[tuple[int, int, int]]:
    """Green, pink, red of each opened goal in the order of the slots."""
    found = sorted(wall.board.meetings.tallies.values(), key=lambda tally: tally.goal)
    return [(tally.green, tally.pink, tally.red) for tally in found]


def vase_says(wall: Hung) -> str:
    return next(text for text in wall.texts() if " av " in text and text[0].isdigit())


def asks(wall: Hung, text: str) -> bool:
    """Whether this stands in large letters above the balls."""
    return bool(wall.root.screen.ids.table.ids.goal.text == text)


def flies(wall: Hung) -> bool:
    return bool(wall.root.screen.ids.table.flying)
