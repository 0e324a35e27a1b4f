"""Photos on a card: four at most, how it was and how it became, and what two walls do at once is not lost."""

from pathlib import Path

import pytest

from board.commands import BringBack, TakeDown
from board.errors import Kind
from board.kinds.card.commands import AddCard
from board.kinds.card.record import Card
from board.kinds.photo.commands import HangPhoto, PutPhotos
from board.kinds.photo.index import Photos
from board.kinds.photo.record import Photo
from tests.board.staffroom import Staffroom
from tests.board.stream.test_streams import exchange


@pytest.fixture
def pinned(room: Staffroom) -> Staffroom:
    room.do(AddCard("c1", "Merke linskapet"))
    return room


def hung(room: Staffroom) -> list[tuple[str, str]]:
    return [(photo.id, photo.side) for photo in room.board.of(Photos).of_card("c1")]


def test_the_first_photo_shows_how_it_was_the_next_how_it_became_and_a_fifth_is_refused(pinned: Staffroom) -> None:
    pinned.do(*(HangPhoto(f"p{n}", "c1", b"jpeg%d" % n) for n in range(4)))
    assert hung(pinned) == [("p0", "before"), ("p1", "after"), ("p2", "after"), ("p3", "after")]
    refusal = pinned.refused(HangPhoto("p4", "c1", b"jpeg"))
    assert refusal.kind is Kind.PHOTOS_OF_ONE
    assert "4 bilder" in str(refusal)
    pinned.do(TakeDown(Photo, "p0"), PutPhotos({"p1": "after", "p3": "before"}), HangPhoto("p4", "c1", b"jpeg"))
    assert hung(pinned) == [("p3", "before"), ("p1", "after"), ("p2", "after"), ("p4", "after")]


def test_a_photo_hangs_on_a_card_that_hangs_and_comes_back_with_it(pinned: Staffroom) -> None:
    assert pinned.refused(HangPhoto("p1", "c2", b"jpeg")).kind is Kind.GONE
    pinned.do(HangPhoto("p1", "c1", b"jpeg"), TakeDown(Card, "c1"))
    assert pinned.refused(HangPhoto("p2", "c1", b"jpeg")).kind is Kind.GONE
    pinned.do(HangPhoto("p1", "c1", b"jpeg"))  # sent twice
    pinned.do(BringBack(Card, "c1"))
    assert hung(pinned) == [("p1", "before")]
    assert pinned.refused(PutPhotos({"p1": "after", "gone": "before"})).kind is Kind.GONE
    assert hung(pinned) == [("p1", "before")]


def test_of_what_two_walls_hang_at_once_nothing_is_lost_and_four_are_seen(pinned: Staffroom, tmp_path: Path) -> None:
    south = Staffroom(tmp_path / "south")
    rooms = [pinned, south]
    exchange(rooms)
    for name, room in zip(("north", "south"), rooms, strict=True):
        room.do(*(HangPhoto(f"{name}-{n}", "c1", b"jpeg%d" % n) for n in range(3)))
    exchange(rooms)
    seen = hung(pinned)
    assert seen == hung(south)
    assert len(seen) == 4
    assert len(pinned.board.of(Photos).held("c1")) == 6
    pinned.do(TakeDown(Photo, seen[0][0]), TakeDown(Photo, seen[1][0]))
    south.do(PutPhotos({seen[2][0]: "before"}))
    exchange(rooms)
    assert hung(pinned) == hung(south)
    assert len(hung(pinned)) == 4
    assert (seen[2][0], "before") in hung(pinned)
    south.close()
