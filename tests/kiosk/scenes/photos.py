"""The photos of a card as they are looked at: none, one, two, four, long words, one large, one that
is asked about, and the square for the phone."""

from __future__ import annotations

from functools import partial
from io import BytesIO

from PIL import Image, ImageDraw

from board.kinds.card.commands import EditCard
from board.kinds.photo.commands import HangPhoto, PutPhotos
from tests.kiosk import scenes
from tests.kiosk.scenes.story import LONG, finished


def shelf(tidy: bool, size: tuple[int, int] = (1024, 772)) -> bytes:
    """A cupboard of linen, drawn."""
    image = Image.new("RGB", size, "#4a4037")
    pen, wide, high = ImageDraw.Draw(image), *size
    for row in range(3):
        y = high * (row + 1) // 3 - 30
        pen.rectangle((30, y, wide - 30, y + 18), fill="#b08d62")
        for n in range(4):
            x = 60 + n * (wide - 120) // 4
            lean = 0 if tidy else (n * 7 + row * 5) % 4 * 14
            for fold in range(5 if tidy else 3):
                colour = ("#e9f3fa", "#cfe0e6", "#f4efe6", "#e3d5bf")[(n + (0 if tidy else fold)) % 4]
                pen.rectangle(
                    (x + lean * fold % 40, y - 30 * (fold + 1), x + 170 - lean, y - 30 * fold - 4), fill=colour
                )
    out = BytesIO()
    image.save(out, "JPEG", quality=70)
    return out.getvalue()


HUNG = (HangPhoto("p1", "c1", shelf(False)), HangPhoto("p2", "c1", shelf(True)))
FOUR = (*HUNG, HangPhoto("p3", "c1", shelf(False, (772, 1024))), HangPhoto("p4", "c1", shelf(True, (1024, 500))))
SIDES = PutPhotos({"p3": "before"})
DONE = (
    *finished(title="Merket linskap i gangen", problem="Vi lette etter laken hver vakt, og vikarene fant dem ikke."),
    EditCard("c1", {"measure_goal": 60}),
)

looked_at = partial(scenes.looked_at, "photos", id="c1")

SCENES: dict[str, scenes.Act] = {
    "photos-empty": looked_at(*DONE),
    "photos": looked_at(*DONE, *HUNG),
    "photos-one": looked_at(*DONE, HUNG[0]),
    "photos-four": looked_at(*DONE, *FOUR, SIDES),
    "photos-long": looked_at(*finished(title=LONG, problem=LONG * 3), *FOUR),
    "photos-large": looked_at(*DONE, *HUNG, presses=("photos-large",)),
    "photos-which": looked_at(*DONE, *FOUR, presses=("photos-remove",)),
    "photos-phone": scenes.paired(looked_at(*DONE, *HUNG, presses=("photos-add",))),
}
