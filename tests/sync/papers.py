"""What hangs on a wall beside its cards: the medicine stream with its ideal, as a unit would have drawn it.

lay_out(wall)           # and two cards of it
measure_again(wall)     # the day after or later
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from board.board import Board
from board.calendar import weeks_back
from board.context import Command, perform
from board.kinds.indicator.commands import BeginPhase, TakeReading, WriteIndicator
from board.kinds.stream.cards import Draw, MakeCards, MeasureAgain
from board.kinds.stream.commands import WriteStream
from board.kinds.stream.ready import HangReady, ready
from board.kinds.unit import ChangeUnit
from tests.sync.places import Wall

STREAM = "medicine"
DIVISOR = 35.5
IDEAL: dict[str, dict[str, Any]] = {
    "s0": {"title": "Bestemme, og skrive rett i kurven", "minutes": 8.0},
    "s1": {"gone": True},
    "s2": {"gone": True},
    "s3": {"title": "Bestille fra fast liste", "minutes": 3.0, "wait": 120.0},
    "s4": {"idea": "Levering hver dag", "wait": 1080.0},
    "s5": {"gone": True, "idea": "Legge i dosett (multidose)"},
    "s6": {"wait": 60.0},
    "s7": {"wait": 240.0},
    "s8": {"title": "Signere på nettbrettet", "minutes": 2.0, "wait": 0.0, "worth": "necessary"},
}
CARDS = (f"{STREAM}-s1-ideal", f"{STREAM}-s8-ideal")


def texts() -> set[str]:
    """What people wrote on it."""
    content = ready()["new-medicine"]
    steps = (step["title"] for step in content["step"])
    ideas = (fields[name] for fields in IDEAL.values() for name in ("title", "idea") if name in fields)
    return {
        content["title"],
        content["receiver"],
        *content["lanes"],
        *steps,
        *ideas,
        *AIM.values(),
        PHASE,
        FROM,
        GONE,
    }


FROM = "Fra verdistrømmen"
"""So begins what its cards say of themselves."""
GONE = "faller bort"
"""So ends what a card of a step that falls away is called."""


def do(wall: Wall, *commands: Command) -> Board:
    with wall.store.read() as tx:
        board = Board.load(tx)
    for command in commands:
        board = perform(wall.store, board, command, unlocked=True)
    return board


def lay_out(wall: Wall) -> Board:
    """23.6 hours a week become 11.7, and two of the differences are cards."""
    draws = [Draw(f"{STREAM}-{step}", fields) for step, fields in IDEAL.items()]
    divisor = ChangeUnit({"full_time_hours": DIVISOR})
    open_ = WriteStream(STREAM, {"open_hours": 40.0})
    return do(wall, divisor, HangReady(STREAM, "new-medicine"), open_, *draws, MakeCards(STREAM, CARDS))


GOAL, PHASE = "calm", "Gul vest"
AIM = {"title": "Medisinrunden skal gå i fred", "measured": "Avbrudd per runde"}
CALM = (6, 5, 7, 6, 5, 6, 7, 6, 5, 6, 4, 6, 4, 3, 4, 3, 2, 3, 3, 4, 2, 3, 3, 2)
"""Method, example E: after the twelfth week something else was tried."""


def aim(wall: Wall, today: date, values: Sequence[float] = CALM) -> Board:
    """The last of the values is of this week."""
    weeks = weeks_back(today, len(values))
    readings = [TakeReading(GOAL, week, float(value)) for week, value in zip(weeks, values, strict=True)]
    begun = [BeginPhase(GOAL, weeks[12], PHASE)] if len(values) > 12 else []
    return do(wall, WriteIndicator(GOAL, {**AIM, "target": 2.0, "direction": "at_most"}), *readings, *begun)


def measure_again(wall: Wall, day: date) -> Board:
    """One of them saves what it should: 3 hours a week."""
    return do(wall, MeasureAgain(f"{STREAM}-s1", {"gone": True}, day.isoformat(), "Mer tid på stua", "quality"))
