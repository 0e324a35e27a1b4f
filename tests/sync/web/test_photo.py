"""A photo from a phone: by the day's code and for a story or a card that hangs, small and with nothing
in it but the picture. What is no such photo is told of with a sentence, and nothing is lost."""

import re
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image

from board.kinds.photo.record import Photo
from board.kinds.story.commands import ShareStory
from board.limits import PHOTO_BYTES
from board.log.change import Fact
from sync.server.shrinking import shrunk
from sync.server.web.suggest.photo import PhotoFault
from tests.sync.papers import do
from tests.sync.places import Centre, Wall
from tests.sync.web.office import Visitor, person

Hang = Callable[..., Wall]
PLACE = b"Gjovik 60.79N"
HEIC = (Path(__file__).parent / "photo.heic").read_bytes()
"""240 × 180, on its side, with the same note, as an iPhone keeps it."""


def picture(form: str = "JPEG", size: tuple[int, int] = (3000, 2000), noise: bool = False) -> bytes:
    """A photo as a phone makes it: on its side, and with a note of where it was taken."""
    image = Image.effect_noise(size, 90).convert("RGB") if noise else Image.new("RGB", size, "#7d9ca6")
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, PLACE.decode()
    out = BytesIO()
    image.save(out, form, exif=exif, comment=PLACE) if form == "JPEG" else image.save(out, form)
    return out.getvalue()


def moving() -> bytes:
    """A GIF of three pictures."""
    frames = [Image.new("RGB", (200, 150), colour) for colour in ("red", "green", "blue")]
    out = BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    return out.getvalue()


def bomb(side: int = 60_000) -> bytes:
    """A PNG of a few bytes that says it is so large."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    )


@pytest.fixture
def north(hang: Hang) -> Wall:
    wall = hang("north")
    wall.write(Fact("story", "c1-story", {"card": "c1", "title": "Frokost", "made": 1_795_000_000_000}))
    wall.write(Fact("card", "c9", {"title": "Linskapet"}))
    wall.settle()
    return wall


@pytest.fixture
def door(centre: Centre, unit: str) -> str:
    token = centre.let_in(unit, "f" * 16)
    told = centre.ask("GET", "/v1/phone", headers={"authorization": f"Bearer {token}"}).json()
    return str(told["photos"].removeprefix(centre.settings.public_url))


def send(centre: Centre, path: str, sent: bytes, once: str = "", name: str = "IMG_1.jpg") -> httpx.Response:
    visitor = Visitor(centre)
    found = re.search(r'name="once" value="([^"]+)"', visitor.get(path).text)
    assert found
    data = {"once": once or found[1]}
    return visitor.ask("POST", path, data=data, files={"fil": (name, sent, "image/jpeg")})


def photos(wall: Wall) -> list[Photo]:
    wall.settle()
    rows: dict[Any, dict[str, Any]] = wall.board()
    return [Photo(**{n: row[n] for n in Photo.names}) for (kind, _), row in rows.items() if kind == "photo"]


def test_a_photo_hangs_small_upright_and_without_a_word_of_where_it_was_taken(
    north: Wall, hang: Hang, centre: Centre, door: str
) -> None:
    south = hang("south")
    for _twice in range(2):
        answer = send(centre, f"{door}c1-story", picture(), once="same")
        assert "Takk!" in Visitor(centre).get(answer.headers["location"]).text
    for wall in (north, south):
        (photo,) = photos(wall)
        assert photo.subject == "c1-story"
        with Image.open(BytesIO(photo.jpeg)) as image:
            assert (image.format, image.size) == ("JPEG", (682, 1024))
            assert not image.getexif()
        assert PLACE not in photo.jpeg


def test_a_photo_as_an_iphone_keeps_it_hangs_as_any_other() -> None:
    assert PLACE in HEIC
    made = shrunk(HEIC)
    assert PLACE not in made
    with Image.open(BytesIO(made)) as image:
        assert (image.format, image.size) == ("JPEG", (180, 240))


def test_the_richest_picture_comes_to_what_a_change_can_carry() -> None:
    assert 10_000 < len(shrunk(picture(size=(1600, 1200), noise=True))) <= PHOTO_BYTES
    assert shrunk(picture("PNG", (40, 30)))[:2] == b"\xff\xd8"


def test_a_yes_that_was_said_without_the_photo_is_none_to_the_photo(
    north: Wall, unit: str, centre: Centre, door: str
) -> None:
    """Whoever has the day's code can send one: the unit looks at it before others do."""
    ola = person(centre, unit, name="Ola")
    for once, wide, seen in (("first", 300, True), ("first", 300, True), ("second", 400, False)):
        send(centre, f"{door}c1-story", picture(size=(wide, 200)), once=once)
        north.settle()
        if seen:
            do(north, ShareStory("c1-story"))
            north.settle()
        assert ("data:image" in ola.get(f"/historier/{unit}/c1-story").text) is seen


@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        (b"", PhotoFault.MISSING),
        (b"Dette er en tekst", PhotoFault.NO_PICTURE),
        (picture()[:2000], PhotoFault.NO_PICTURE),
        (moving(), PhotoFault.NO_PICTURE),
        (picture(size=(1, 1)), PhotoFault.TOO_SMALL),
        (b"\0\0\0\x18ftypheic" + bytes(100), PhotoFault.NO_PICTURE),
        (HEIC[:800], PhotoFault.NO_PICTURE),
        (HEIC.replace(struct.pack(">II", 240, 180), struct.pack(">II", 20_000, 20_000)), PhotoFault.TOO_MANY_PIXELS),
        (bomb(), PhotoFault.TOO_MANY_PIXELS),
        (bomb(9_000), PhotoFault.TOO_MANY_PIXELS),
        (b"x" * 40 * 1024 * 1024, PhotoFault.TOO_LARGE),
    ],
)
def test_what_is_no_photo_is_told_of_and_nothing_is_lost(
    north: Wall, centre: Centre, door: str, sent: bytes, fault: PhotoFault
) -> None:
    subject = "c9" if len(sent) % 2 else "c1-story"
    answer = send(centre, f"{door}{subject}", sent)
    assert answer.status_code in (413, 422)
    assert fault.say(limit=10).split(".")[0] in answer.text
    assert photos(north) == []
    assert north.board()["story", "c1-story"]["title"] == "Frokost"


def test_a_card_has_four_photos_of_which_the_first_shows_how_it_was(
    north: Wall, hang: Hang, centre: Centre, door: str
) -> None:
    south, visitor = hang("south"), Visitor(centre)
    assert "Til et kort på tavla" in visitor.get(f"{door}c9").text
    for n, sent in enumerate((picture(), HEIC, picture("PNG", (300, 200)), picture("WEBP", (300, 200)))):
        answer = send(centre, f"{door}c9", sent, once=f"{n}")
        assert "Bildet henger på kortet" in visitor.get(answer.headers["location"]).text
    full = send(centre, f"{door}c9", picture(), once="five")
    assert full.status_code == 422
    assert "Kortet har 4 bilder" in full.text
    for wall in (north, south):
        sides = [photo.side for photo in photos(wall) if photo.jpeg and photo.subject == "c9"]
        assert sorted(sides) == ["after", "after", "after", "before"]
        assert all(PLACE not in photo.jpeg for photo in photos(wall))


def test_of_several_photos_at_once_none_is_taken_and_one_at_a_time_is_asked_for(
    north: Wall, centre: Centre, door: str
) -> None:
    several = [("fil", (f"{n}.jpg", picture(size=(300, 200)), "image/jpeg")) for n in range(5)]
    answer = Visitor(centre).ask("POST", f"{door}c9", files=several)
    assert answer.status_code == 422
    assert "Send ett bilde om gangen." in answer.text
    assert photos(north) == []


def test_a_photo_to_a_card_that_was_taken_down_meanwhile_is_told_of(north: Wall, centre: Centre, door: str) -> None:
    visitor = Visitor(centre)
    assert "Send et bilde" in visitor.get(f"{door}c9").text
    north.write(Fact("card", "c9", {"archived": True}))
    north.settle()
    answer = visitor.ask("POST", f"{door}c9", files={"fil": ("a.jpg", picture(size=(300, 200)), "image/jpeg")})
    assert answer.status_code == 410
    assert "Kortet eller historien er tatt ned" in answer.text
    assert photos(north) == []


def test_a_photo_wants_the_days_code_and_a_story_of_that_unit(north: Wall, centre: Centre, door: str) -> None:
    visitor = Visitor(centre)
    assert visitor.get("/bilde/1-nothing/c1-story").status_code == 410
    for path in (f"{door}c2-story", f"{door}c1"):
        assert "er tatt ned fra tavla" in visitor.get(path).text
        assert visitor.ask("POST", path, files={"fil": ("a.jpg", picture(), "image/jpeg")}).status_code == 410
    north.write(Fact("story", "c1-story", {"archived": True}))
    north.settle()
    assert visitor.get(f"{door}c1-story").status_code == 410
    assert photos(north) == []
