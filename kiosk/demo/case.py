"""The main road by fingers, over half a year of a wall: a goal for the service is missed, a card asks why, a value
stream is mapped and drawn, its differences become cards, it is measured again and realised, and one gain falls.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from board.calendar import HOME
from board.catalogue import _
from board.demonstration import Script, hang_up, script
from board.formats import number
from kiosk.demo.hung import Hung
from kiosk.demo.meeting import Held, Room

WEEKS = 24
"""From the miss until the gain has fallen."""
TRIED, ASKED = timedelta(weeks=8), timedelta(weeks=14)


def follow(folder: Path, out: Path, say: Callable[[str], None]) -> Held:
    """Go the road on a new demonstration board in `folder` that begins `WEEKS` ago; pictures of it go to `out`."""
    wall = Hung(folder, (1920, 1080), fill=hang_up, now=datetime.now(HOME) - timedelta(weeks=WEEKS))
    room, told = Room(wall, out, say), script()
    try:
        _miss(room, told)
        _map(room)
        wall.now_ms += _ms(TRIED)
        _measure(room, told)
        wall.now_ms += _ms(ASKED)
        _fall(room, told)
        return Held(wall.stored, room.taken)
    finally:
        wall.take_down()


def _miss(room: Room, told: Script) -> None:
    room.press("more", "tool-goals", "to-service")
    room.picture("et-mal-er-ikke-nadd", _("Et mål for tjenesten er ikke nådd."))
    room.press("miss-1", "why-1")
    room.type(told.missed_why)
    room.press("key-done")
    room.picture("hvorfor", _("Kortet spør hvorfor, fem ganger."))
    room.wall.root.home()


def _map(room: Room) -> None:
    room.press("more", "tool-stream", "stream-next")
    room.picture("ny-verdistrom", _("En verdistrøm begynner tom, eller med en som andre har brukt."))
    room.press("ready-shift-change")
    room.picture("na", _("Slik er det nå: nesten all tid er venting."))
    room.press("stream-next", "next-ideal", "drawn-0")
    room.picture("et-steg", _("Ett steg, og regnestykket for det."))
    room.press("step-gone", "step-done", "drawn-2", "tap-1", "step-done", "next-ideal")
    room.picture("ideelt", _("Fra nå til ideelt: hver forskjell for seg."))
    room.press("next-ideal")
    room.picture("kort", _("Hver forskjell er et kort med anslag."))


def _measure(room: Room, told: Script) -> None:
    room.press("measure-again")
    for n in range(2):
        room.press(f"again-{n}", "step-as-ideal", "step-use", "answer-quality", "step-done")
        room.type(told.freed_for)
        room.press("key-done", "step-done")
    room.press("next-ideal")
    room.picture("malt-igjen", _("Målt igjen: akkurat de timene er realisert."))
    room.wall.root.home()


def _fall(room: Room, told: Script) -> None:
    room.press("gains")
    while number(3.5) not in room.wall.find("saved-held").label:
        room.press("next-gain")
    room.picture("holder-den", _("Tre måneder senere: Sparer vi det fortsatt?"))
    room.press("saved-gone", "entry-reason")
    room.type(told.fallen_reason)
    room.press("key-done", "next-gain")
    room.picture("falt-bort", _("En gevinst har falt. Tallet rettes som en ny linje."))
    room.press("to-board")


def _ms(time: timedelta) -> int:
    return int(time.total_seconds() * 1000)
