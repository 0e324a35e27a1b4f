"""What is looked at of a value stream beyond its map: a step opened, how it is reckoned, and now beside the ideal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from board.context import Command
from board.kinds.stream.cards import Draw, MakeCards
from board.kinds.stream.commands import WriteStep
from board.kinds.stream.ready import HangReady
from board.kinds.unit import ChangeUnit
from kiosk.demo.hung import Hung

WORDS = "Medikamentoppsamlingsrutinegjennomgang for hjemmetjenestens ettermiddagsvaktordning"
NOW: tuple[Command, ...] = (ChangeUnit({"full_time_hours": 35.5}), HangReady("m", "new-medicine"))
DRAWN: tuple[Command, ...] = (
    *NOW,
    Draw("m-s0", {"title": "Skrive rett i kurven", "idea": "Legen skriver rett i kurven", "minutes": 8.0}),
    *(Draw(f"m-s{n}", {"gone": True}) for n in (1, 2, 5)),
    Draw("m-s3", {"title": "Bestille fra fast liste", "minutes": 3.0, "wait": 120.0}),
    Draw("m-s4", {"idea": "Levering hver dag", "wait": 1080.0}),
    Draw("m-s6", {"wait": 60.0}),
    Draw("m-s7", {"wait": 240.0}),
    Draw("m-s8", {"title": "Signere på nettbrettet", "minutes": 2.0, "wait": 0.0, "worth": "necessary"}),
    MakeCards("m", ("m-s1-ideal",)),
)
MANY: tuple[Command, ...] = (
    *DRAWN,
    *(
        WriteStep(f"x{n}", {"stream": "m", "title": f"{n} {WORDS}", "minutes": 7.0, "worth": "waste"})
        for n in range(31)
    ),
    *(Draw(f"x{n}", {"gone": True}) for n in range(0, 31, 2)),
)


def on(
    screen: str, *presses: str, commands: tuple[Command, ...] = DRAWN, id: str = "m", **given: Any
) -> Callable[[Hung], None]:
    """These were done, the screen is gone to, and these are pressed on it."""

    def act(wall: Hung) -> None:
        for command in commands:
            wall.root.do(command)
        wall.settle()
        wall.root.go(screen, id=id, **given)
        wall.settle()
        for name in presses:
            wall.wait_s(0.6)
            wall.press(name)

    return act


SCENES: dict[str, Callable[[Hung], None]] = {
    "step": on("stream.step", id="m-s6"),
    "step-wrong": on("stream.step", "tap-0", id="m-s6"),
    "step-who": on("stream.step", "field-back", id="m-s6"),
    "step-waste": on("stream.step", "worth-waste", id="m-s2"),
    "step-ideal": on("stream.step", id="m-s1", state="ideal"),
    "step-after": on("stream.step", id="m-s1", state="after"),
    "step-long": on("stream.step", id="x30", commands=MANY),
    "sums": on("stream.sums"),
    "sums-40": on("stream.sums", commands=MANY),
    "ideal": on("stream.ideal"),
    "ideal-second": on("stream.ideal", "differences-on"),
    "ideal-edit": on("stream.ideal", "edit-ideal"),
    "ideal-none": on("stream.ideal", commands=NOW),
    "ideal-costs": on("stream.ideal", commands=(*NOW, Draw("m-s0", {"minutes": 60.0}))),
    "ideal-40": on("stream.ideal", commands=MANY),
}
