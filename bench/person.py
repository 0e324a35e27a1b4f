"""«Neste person» as fast as a hand can be: how long the board keeps a person waiting at the vases.

    python -m bench.person [persons]

Forty people lay three balls each on a real wall, each press as soon as the board takes it. What is told, in the time
of the screen (sixty frames a second): from a ball's press until the next can be laid, from «Neste person» until that
one's first ball can be laid, and both beside the time a finger needs to be lifted and put down again; then what a
round of so many costs at `kiosk.screens.meeting.words.BALL_S`, and how much of it is the board's.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from board.kinds.goal import WriteGoal
from board.kinds.meeting.commands import SetPresent, StartMeeting
from board.kinds.tally.commands import OpenVote
from kiosk.demo.hung import Hung
from kiosk.demo.stage import FRAME_S
from kiosk.screens.meeting.words import BALL_S
from kiosk.screens.vote.screen import HASTY_S

HAND_S = 0.3
"""A finger lifted and put down again where it is to be: three taps in a second are quick."""
LONGEST_S = 5.0
PERSONS, GOALS = 40, 3


def main() -> None:
    persons = int(sys.argv[1]) if len(sys.argv) > 1 else PERSONS
    commands = [WriteGoal(f"g{n}", n, f"Mål {n}") for n in range(GOALS)]
    with tempfile.TemporaryDirectory(prefix="tavle-bench-") as folder:
        wall = Hung(Path(folder), commands=[*commands, StartMeeting("m1"), SetPresent("m1", persons), OpenVote("m1")])
        wall.root.go("vote", meeting="m1")
        wall.wait_s(1)
        balls, nexts = [], []
        for person in range(persons):
            for _goal in range(GOALS):
                balls.append(ready(wall, "ball-green"))
            if person + 1 < persons:
                nexts.append(ready(wall, "next"))
        wall.take_down()
    ball, following = statistics.median(balls), statistics.median(nexts)
    print(f"a ball to the next: {ball:.2f} s, {ball / HAND_S:.1f} times a hand; slowest {max(balls):.2f} s")
    print(f"«Neste person»: {following:.2f} s, {following / HAND_S:.1f} times a hand; slowest {max(nexts):.2f} s")
    print(f"so soon a press is a second tap of the one before: {HASTY_S:.1f} s, {HASTY_S / HAND_S:.1f} times a hand")
    own, whole = sum(balls) + sum(nexts), persons * GOALS * BALL_S
    print(f"{persons} people, {GOALS} balls each: {own / 60:.1f} of {whole / 60:.0f} minutes are the board's")


def ready(wall: Hung, name: str) -> float:
    """Press it; the seconds until a ball can be laid, or the next be asked for."""
    wall.press(name)
    screen, waited = wall.root.screen, 0.0
    while screen._busy and waited < LONGEST_S:
        wall.frames(1)
        waited += FRAME_S
    return waited


if __name__ == "__main__":
    main()
