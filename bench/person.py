"""«Neste person» as fast as a hand can be: how long the board keeps a person waiting at the vases.

    python -m bench.person [persons]

Forty people lay three balls each on a real wall, each press as soon as the board takes it. What is told, in the time
of the screen (sixty frames a second): from a ball's press until the next can be laid, from «Neste person» until that
one's first ball can be laid, and both beside the time a finger needs to be lifted and put down again; then what a
round of so many costs at `kiosk.screens.meeting.words.BALL_S`, and how much of it is the board's.

A person's change is tried, not asked of the screen: taps follow each other on «Neste person» from the moment the
last ball is let go of, then on a ball, and what is told is when the finger of the first one that counted went down.
Likewise how soon after it a second tap on «Neste person» counts, which is a person standing over. Each person's taps
begin a frame later than those before, so that the soonest of many is what the board needs.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from board.kinds.goal import WriteGoal
from board.kinds.meeting.commands import SetPresent, StartMeeting
from board.kinds.tally.commands import OpenVote
from kiosk.demo.hung import Hung
from kiosk.demo.stage import FRAME_S, STUCK_S, Stage
from kiosk.screens.meeting.words import BALL_S
from kiosk.screens.vote.screen import HASTY_S

from kivy.clock import Clock  # isort: skip  (the stage prepares Kivy)

HAND_S = 0.3
"""A finger lifted and put down again where it is to be: three taps in a second are quick."""
CHANGE_S = 2 * HAND_S + HASTY_S
"""At most from a person's last ball to the next one's first: a hand goes to «Neste person» and to the ball, and one
second tap is kept from meaning anything."""
LONGEST_S = 5.0
DOWN, APART = 2, 4
"""Frames that a finger rests on the glass, and that pass between two taps."""
EACH_S = (DOWN + APART) * FRAME_S
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
    with tempfile.TemporaryDirectory(prefix="tavle-bench-") as folder:
        wall = Hung(Path(folder), commands=[*commands, StartMeeting("m1"), SetPresent("m1", persons), OpenVote("m1")])
        wall.root.go("vote", meeting="m1")
        wall.wait_s(1)
        changes, guards = tried(wall, persons)
        wall.take_down()
    ball, following = statistics.median(balls), statistics.median(nexts)
    print(f"a ball to the next: {ball:.2f} s, {ball / HAND_S:.1f} times a hand; slowest {max(balls):.2f} s")
    print(f"«Neste person»: {following:.2f} s, {following / HAND_S:.1f} times a hand; slowest {max(nexts):.2f} s")
    change, guard = min(changes), min(guards)
    print(
        f"the last ball to the next person's first: {change:.2f} s, {change / CHANGE_S:.2f} of what it may be "
        f"({CHANGE_S:.1f} s); by taps {EACH_S:.1f} s apart {statistics.median(changes):.2f} s"
    )
    print(f"a second tap on «Neste person» counts after {guard:.2f} s, {guard / HASTY_S:.2f} of {HASTY_S:.1f} s")
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


def tried(wall: Hung, persons: int) -> tuple[list[float], list[float]]:
    """Seconds from each person's last ball to the first ball of the next that counts, and to the second tap on «Neste
    person» that does; by turns, since who stands over lays no ball."""

    def laid() -> int:
        return sum(sum(vote.laid) for vote in wall.board.votes)

    acted: list[object] = []
    wall.find("next").bind(on_act=acted.append)
    changes, guards = [], []
    for person in range(persons - 1):
        for _goal in range(GOALS - laid() % GOALS):
            let_go_s = counted_s(wall, "ball-green", laid) + DOWN * FRAME_S
        went_on_s = counted_s(wall, "next", lambda: len(acted))
        wall.frames(person // 2 % (DOWN + APART))
        if person % 2:
            guards.append(counted_s(wall, "next", lambda: len(acted)) - went_on_s - DOWN * FRAME_S)
        else:
            changes.append(counted_s(wall, "ball-green", laid) - let_go_s)
    return changes, guards


def counted_s(wall: Hung, name: str, known: Callable[[], int]) -> float:
    """Tap it until a tap counts, which is when more is known than before: the moment that finger went down."""
    before, began_s = known(), Clock.time()
    while Clock.time() - began_s < LONGEST_S:
        down_s = float(Clock.time())
        if wall.has(name):
            wall.touch_down(0, *wall.middle(name))
            wall.frames(DOWN - 1)
            Stage.touch_up(wall, 0)
            wall.root.worker.wait(STUCK_S)
        wall.frames(1)
        if known() > before:
            return down_s
        wall.frames(APART - 1)
    raise AssertionError(f"{name} does not count for {LONGEST_S} s")


if __name__ == "__main__":
    main()
