"""Good stories as they are looked at: none yet, the usual ones, more than a page, one open, one that is not written,
long words, a photo, a name that is asked about, and the square for the phone."""

from __future__ import annotations

from functools import partial
from io import BytesIO

from PIL import Image, ImageDraw

from board.context import Command
from board.kinds.card.commands import AddCard, EditCard, MoveCard
from board.kinds.gain.commands import Identify, Realise
from board.kinds.measure import AddMeasure
from board.kinds.photo.commands import HangPhoto
from board.kinds.story.commands import WORDS, ShareStory, TakeStoryDown, WriteStory
from board.kinds.story.index import Stories
from kiosk.demo.hung import Hung
from tests.kiosk import scenes

LONG = "Medikamentoppsamlingsrutinegjennomgang for hjemmetjenestens ettermiddagsvaktordning er nå alles oppgave"


def photo() -> bytes:
    """A trolley under a window, drawn."""
    image = Image.new("RGB", (1024, 768), "#cfd8d2")
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 520, 1024, 768), fill="#b08d62")
    pen.rectangle((120, 60, 460, 330), fill="#e9f3fa", outline="#8a7a66", width=14)
    pen.rectangle((540, 300, 900, 600), fill="#f4efe6", outline="#5a5048", width=8)
    for shelf in (380, 460, 540):
        pen.line((540, shelf, 900, shelf), fill="#5a5048", width=8)
    for wheel in (580, 860):
        pen.ellipse((wheel - 28, 590, wheel + 28, 646), fill="#3c3a33")
    out = BytesIO()
    image.save(out, "JPEG", quality=70)
    return out.getvalue()


def finished(
    id_: str = "c1", title: str = "Pakke morgenbrettene kvelden før", problem: str = ""
) -> tuple[Command, ...]:
    """A card that went from 110 minutes to 70 and gave two hours a week."""
    return (
        AddCard(id_, title, fields={"problem": problem or "Den siste fikk frokost klokka ti."}),
        EditCard(id_, {"responsible": "Kari N.", "deadline": "2025-12-01", "measured": "minutter til siste frokost"}),
        *(MoveCard(id_, seen, to) for seen, to in (("suggestion", "plan"), ("plan", "do"), ("do", "check"))),  # type: ignore[arg-type]
        AddMeasure(f"{id_}b", id_, 110, "before"),
        AddMeasure(f"{id_}a", id_, 70, "after"),
        Identify(f"{id_}i", id_, 2),
        Realise(f"{id_}r", id_, 2, "2025-11-17", "ro ved bordet", "quality"),
        MoveCard(id_, "check", "done"),
    )


STORY = WriteStory(
    "c1",
    "Frokost før klokka åtte",
    "Den siste fikk frokost klokka ti. Vi lette etter hvem som skulle ha hva, mens de ventet.",
    "Kveldsvakta pakker brettene klokka ni. Kostkortet ligger på brettet og ikke i permen.",
    "ro ved bordet",
)
WORD_FOR_WORD = WriteStory("c1", LONG, ("Ord " * 60)[: WORDS - 1], ("Ord " * 60)[: WORDS - 1], LONG[:100])


def several(count: int) -> tuple[Command, ...]:
    return tuple(
        one
        for n in range(count)
        for one in (
            *finished(f"s{n}", f"Tiltak {n + 1}"),
            WriteStory(f"s{n}", f"Historie {n + 1}", "Slik.", "Nå slik."),
        )
    )


looked_at = partial(scenes.looked_at, "story", id="c1")
WHOLE = (*finished(), STORY, ShareStory("c1-story"))


def none(wall: Hung) -> None:
    """Nobody has told of anything."""
    for story in wall.board.of(Stories).told:
        wall.root.do(TakeStoryDown(story.id))
    looked_at(id="")(wall)


SCENES: dict[str, scenes.Act] = {
    "stories-empty": none,
    "stories": looked_at(*several(2), *WHOLE, *finished("c2", "Nøklene henger i skapet"), id=""),
    "stories-full": looked_at(*several(14), *WHOLE, id=""),
    "story-begun": looked_at(*finished()),
    "story": looked_at(*WHOLE),
    "story-photo": looked_at(*WHOLE, HangPhoto("p1", "c1-story", photo())),
    "story-long": looked_at(*finished(title=LONG), WORD_FOR_WORD, HangPhoto("p1", "c1-story", photo())),
    "story-name": looked_at(*finished(title="Karis idé"), presses=("story-next", "key-next-field")),
    "story-alone": looked_at(*WHOLE, presses=("story-photo",)),
    "story-phone": scenes.paired(looked_at(*WHOLE, presses=("story-photo",))),
}
