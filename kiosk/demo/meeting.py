"""A whole tavlemøte held by fingers on an off-screen wall: what the demonstration shows where there is no screen.

The fingers go through Kivy's real dispatch, the board through the real store; only time is made to pass quickly.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import shuffle

from board.board import Board
from board.calendar import HOME
from board.catalogue import _
from board.demonstration import Script, script
from board.formats import number
from kiosk.demo.hung import Hung
from kiosk.widgets.balls.ball import BALLS

THINKING_MS = 9_000
"""People talk before they press; on the wall's own clock, which is ours here."""


@dataclass(frozen=True)
class Held:
    """What came of the meeting."""

    board: Board
    pictures: int

    def summary(self) -> str:
        meeting = self.board.meetings.held[-1]
        lines = [
            _("Møtet i uke {week} er holdt, {n} til stede.").format(week=int(meeting.week[6:]), n=meeting.present)
        ]
        for goal in self.board.goals.written:
            point = self.board.meetings.point(goal.id, meeting.week)
            lines.append(
                _("  {goal}: {green} godt, {pink} middels, {red} dårlig").format(
                    goal=goal.text, green=point.green, pink=point.pink, red=point.red
                )
            )
        lines.append(
            _("Gevinst: {realised} timer i uka realisert av {identified} identifisert.").format(
                realised=number(self.board.gains.realised_hours), identified=number(self.board.gains.identified_hours)
            )
        )
        lines.append(_("Neste tavleansvarlig: {name}.").format(name=meeting.next_keeper))
        return "\n".join(lines)


class Room:
    """The staff in front of the wall: presses what a person would press, and takes a picture now and then."""

    def __init__(self, wall: Hung, out: Path, say: Callable[[str], None]) -> None:
        self.wall = wall
        self.out = out
        self.say = say
        self.taken = 0

    def picture(self, name: str, sentence: str) -> None:
        self.taken += 1
        path = self.wall.picture(self.out / f"{self.taken:02d}-{name}.png")
        self.say(f"  {path.name:28} {sentence}")

    def press(self, *names: str) -> None:
        for name in names:
            self.wall.now_ms += THINKING_MS
            self.wall.wait_s(0.5)
            self.wall.press(name)
            self.wall.wait_s(0.5)

    def type(self, text: str) -> None:
        """Letter by letter on the wall's own keyboard."""
        for letter in text:
            if not self.wall.has(f"key-{letter.lower()}") and letter != " ":
                self.wall.press("key-page")
            self.wall.press("key-space" if letter == " " else f"key-{letter.lower()}")
            if not letter.isalpha() and letter not in " ,.-":
                self.wall.press("key-page")

    def vote(self, votes: list[list[int]], present: int) -> None:
        """Everybody goes up to the wall in turn. Who lays what is dealt out here and nowhere else."""
        bowls = [
            [colour for colour, count in zip(BALLS, counts, strict=True) for _n in range(count)] for counts in votes
        ]
        for bowl in bowls:
            shuffle(bowl)
        for person in range(present):
            for goal, bowl in enumerate(bowls):
                self.wall.press(f"ball-{bowl[person]}")
                if person == present - 2 and goal == 1:
                    self.wall.wait_s(0.35)
                    self.picture("kast", _("Det samme garnnøstet hopper, hva du enn velger."))
                self.wall.wait_s(1.6)
            if person == 1:
                self.picture("neste-person", _("Takk! Si fra til den neste."))
            if person < present - 1:
                self.press("next")


def hold(folder: Path, out: Path, say: Callable[[str], None]) -> Held:
    """Hold the demonstration's meeting on the board in `folder`; pictures of every step go to `out`."""
    told = script()
    wall = Hung(folder, (1920, 1080), now=datetime.now(HOME))
    room = Room(wall, out, say)
    try:
        _hold(room, told)
        return Held(wall.stored, room.taken)
    finally:
        wall.take_down()


def _hold(room: Room, told: Script) -> None:
    wall = room.wall
    wall.wait_s(1)
    room.picture("tavla", _("Tavla før møtet."))
    room.press("main")
    room.picture("hvem-er-her", _("Hvem er her? Bare antallet."))
    room.press(f"present-{told.present}")
    _on(room)
    room.picture("trivsel", _("Trivsel: en ball for hvert mål."))
    _on(room)
    room.picture("stemme", _("Vasen har strikketrekk til alle har lagt."))
    room.vote([list(counts) for counts in told.votes], told.present)
    room.picture("alle-har-lagt", _("Alle har lagt ball."))
    room.press("next")
    wall.wait_s(2.6)
    room.picture("avdekking", _("Vasene åpnes, én etter én."))
    wall.wait_s(4)
    room.picture("slik-har-vi-hatt-det", _("Slik har vi hatt det."))
    _card_of_the_red_week(room, told)
    room.press("to-cards")
    if wall.has("remind-0"):
        room.picture("tavla-minner", _("Tavla minner om det som kommer til neste møte."))
        _on(room)
    room.press("measure-0", "number-2", "number-done")
    room.picture("mal-for-tjenesten", _("Mål for tjenesten: er det en endring, eller opp og ned som før?"))
    room.press("results-wellbeing")
    room.picture("mal-og-resultater", _("Mål og resultater."))
    _on(room)
    room.picture("pagaende-tiltak", _("Pågående tiltak, eldste først."))
    room.press("card-on", "card-move")
    room.picture("flyttet", _("Kortet er flyttet med ett trykk."))
    _on(room)
    room.press("new-suggestion")
    room.type(told.suggestion_title)
    room.press("key-done", "to-board")
    room.picture("nye-forslag", _("Nye forslag."))
    _on(room)
    room.picture("ferdig", _("Ferdig og gevinst."))
    _on(room)
    room.press(_keeper(wall, told.next_keeper))
    room.picture("neste-tavleansvarlig", _("Neste tavleansvarlig."))
    _on(room)
    room.picture("takk", _("Takk for i dag."))
    wall.root.home()
    wall.settle()
    wall.wait_s(1)
    room.picture("tavla-etter", _("Tavla etter møtet."))


def _keeper(wall: Hung, name: str) -> str:
    """The block with that name on it; the first one when nobody of that name is offered."""
    blocks = [block for block in wall.names() if block.startswith("keeper-") and block != "keeper-write"]
    return next((block for block in blocks if wall.find(block).label == name), blocks[0])


def _on(room: Room) -> None:
    room.press("meeting-next")


def _card_of_the_red_week(room: Room, told: Script) -> None:
    """The goal with most red gets a card: pressed, typed and hung."""
    reds = [counts[2] for counts in told.votes]
    room.press(f"make-card-{reds.index(max(reds))}")
    room.picture("nytt-kort", _("Et rødt svar blir et kort med ett trykk."))
    room.type(told.red_card_title)
    room.press("key-done")
    room.picture("kortet", _("Kortet peker tilbake på målet."))
    room.press("to-board")
