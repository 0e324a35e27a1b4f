"""The photos of a card, by touch: from a phone, one large, on the other side, taken down, and gone with the card."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PIL import Image

from board.commands import TakeDown
from board.kinds.card.commands import AddCard
from board.kinds.card.record import Card
from board.kinds.photo.commands import HangPhoto
from board.kinds.photo.index import Photos
from board.kinds.photo.record import Photo, pieces
from board.log.change import Change
from kiosk.demo.hung import Hung
from kiosk.tools import signs
from kiosk.widgets.paper.photo import HungPhoto, shape
from kiosk.widgets.paper.qr import QrCode
from sync.wall.connection_status import ConnectionState, ConnectionStatus
from tests.kiosk.scenes import photos as scenes
from tests.kiosk.screens.test_card_also import SOUTH, comes

Hang = Callable[..., Hung]


def sides(wall: Hung) -> list[str]:
    return [f"{photo.id} {photo.side}" for photo in wall.stored.of(Photos).of_card("c1")]


def test_a_card_shows_how_it_was_and_how_it_became_in_photos_from_a_phone(
    hang: Hang, monkeypatch: pytest.MonkeyPatch
) -> None:
    wall = hang(commands=[AddCard("c1", "Merke linskapet")])
    wall.root.go("card", id="c1")
    wall.settle()
    assert signs(wall.board, wall.board.cards.get("c1")) == ()
    wall.press("tool-photos")
    assert wall.texts().count("Her er det plass til et bilde") == 2
    assert not wall.has("photos-remove")
    wall.press("photos-add")
    assert "tavla har ingen. Det er like godt uten." in " ".join(wall.texts())
    wall.press("sending-close")
    wall.root.linked(ConnectionStatus(ConnectionState.CONNECTED, photos="https://eksempel.no/bilde/1-a/"))
    wall.settle()
    wall.press("photos-add")
    assert [qr.text for qr in wall.walk() if isinstance(qr, QrCode)] == ["https://eksempel.no/bilde/1-a/c1"]
    wall.root.do(scenes.HUNG[0])
    wall.settle()
    assert not wall.has("sending-close")
    assert "Bildet henger på kortet." in wall.texts()
    assert signs(wall.board, wall.board.cards.get("c1")) == ("camera",)
    first, second = wall.find("print-0"), wall.find("print-1")
    assert (first.kind, second.kind) == ("sheet", "place"), "where the other is waited for there is a dashed place"
    wall.root.do(scenes.HUNG[1])
    wall.settle()
    wide, high = shape(scenes.shelf(True))
    assert first.height == second.height < first.width * high / wide + 60, "no white is left over beside a photo"
    assert sides(wall) == ["p1 before", "p2 after"]
    unpacked, unpack = [], Image.open
    monkeypatch.setattr(Image, "open", lambda *args, **more: unpacked.append(args) or unpack(*args, **more))
    wall.root.do(AddCard("c2", "Noe annet"))
    wall.settle()
    assert unpacked == [], "what happens elsewhere is no reason to look at them anew"
    wall.press("photos-swap")
    assert unpacked
    assert sides(wall) == ["p2 before", "p1 after"]
    wall.press("undo")
    assert sides(wall) == ["p1 before", "p2 after"]
    wall.press("print-1")
    assert [photo.jpeg for photo in wall.walk() if isinstance(photo, HungPhoto)][-1] == scenes.shelf(True)
    wall.press("large-back")
    assert [photo.jpeg for photo in wall.walk() if isinstance(photo, HungPhoto)][-1] == scenes.shelf(False)
    wall.press("large-close")


def test_of_four_photos_it_is_asked_which_and_one_more_waits_until_there_is_room(hang: Hang) -> None:
    wall = hang(commands=[*scenes.DONE, *scenes.FOUR])
    fields = {
        "subject": "c1",
        "digest": wall.stored.of(Photos).of("c1")[0].digest,
        "made": wall.now_ms + 9,
        "side": "after",
    }
    comes(wall, Change(SOUTH, 1, wall.now_ms + 9, "south1", "photo", "p5", fields | pieces(scenes.shelf(False))))
    wall.root.go("photos", id="c1")
    wall.settle()
    assert "1 bilde til er kommet." in " ".join(wall.texts())
    wall.press("photos-add")
    assert not wall.has("sending-close"), "there is no room for a fifth"
    wall.press("photos-swap")
    wall.press("choose-3")
    assert sides(wall) == ["p1 before", "p4 before", "p2 after", "p3 after"]
    wall.press("photos-remove")
    wall.press("choose-0")
    assert sides(wall) == ["p4 before", "p2 after", "p3 after", "p5 after"]
    wall.press("undo")
    assert sides(wall) == ["p1 before", "p4 before", "p2 after", "p3 after"]
    for id_ in ("p2", "p3", "p4", "p5"):
        wall.root.do(TakeDown(Photo, id_))
    wall.settle()
    wall.press("photos-swap")
    assert sides(wall) == ["p1 after"]
    wall.press("photos-remove")
    assert sides(wall) == []
    wall.root.do(HangPhoto("p6", "c1", b"no picture at all"))
    wall.settle()
    assert "Merket linskap i gangen" in wall.texts()
    wall.press("photos-large")
    wall.root.do(TakeDown(Card, "c1"))
    wall.settle()
    assert wall.screen != "photos"
