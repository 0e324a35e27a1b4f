"""Value streams as they are looked at: none yet, the usual one, a step that seeks its place, forty and two hundred
steps, one role, long words."""

from __future__ import annotations

from functools import partial

from board.context import Command
from board.kinds.stream.commands import NameRow, WriteStep, WriteStream
from board.kinds.stream.ready import HangReady
from board.kinds.stream.record import Streamlane
from board.kinds.unit import ChangeUnit
from tests.kiosk import scenes

WORDS = "Medikamentoppsamlingsrutinegjennomgang for hjemmetjenestens ettermiddagsvaktordning"
WORTHS = ("value", "necessary", "waste")
MEDICINE: tuple[Command, ...] = (ChangeUnit({"full_time_hours": 35.5}), HangReady("stream", "new-medicine"))
RESIDENT: tuple[Command, ...] = (HangReady("stream", "new-resident"),)


def many(count: int, word: str = "Steg") -> tuple[Command, ...]:
    """A stream of so many steps in three lanes, each with its figures."""
    made: list[Command] = [WriteStream("stream", {"title": word, "times": 5.0, "receiver": "beboeren"})]
    for n, title in enumerate(("Lege", "Sykepleier", "Hjelper")):
        made.append(NameRow(Streamlane, f"lane{n}", "stream", title if word == "Steg" else f"{title} {word}"[:40]))
    for n in range(count):
        fields = {"stream": "stream", "title": f"{word} {n + 1}", "lane": f"lane{n % 3}", "worth": WORTHS[n % 3]}
        figures = {"minutes": 5.0 + n % 7, "wait": 60.0 * (n % 5)}
        made.append(WriteStep(f"step{n}", {**fields, **figures}, below=f"step{n - 1}" if n else ""))
    return tuple(made)


looked_at = partial(scenes.looked_at, "stream", id="stream")

SCENES: dict[str, scenes.Act] = {
    "stream-begun": looked_at(WriteStream("stream", {"title": "Nytt rom", "times": 3.0})),
    "stream": looked_at(*MEDICINE),
    "stream-seeking": looked_at(*MEDICINE, presses=("step-new",)),
    "stream-list": looked_at(*MEDICINE, HangReady("other", "shift-change"), id=""),
    "stream-40": looked_at(*RESIDENT),
    "stream-40-seeking": looked_at(*RESIDENT, presses=("step-new",)),
    "stream-40-row": looked_at(*RESIDENT, presses=("row-1",)),
    "stream-40-role": looked_at(*RESIDENT, presses=("stream-role", "choose-1")),
    "stream-200": looked_at(*many(200)),
    "stream-long": looked_at(*many(7, WORDS)),
}
