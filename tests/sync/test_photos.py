"""A photo reaches every wall of its unit, and what it showed is erased for good a day after it was taken down."""

from collections.abc import Callable
from hashlib import sha256

from board.kinds.photo.record import Photo, pieces
from board.log.change import Fact
from sync.protocol.digest import canonical
from sync.server import erasure, tenants
from tests.sync.places import Centre, Wall

Hang = Callable[..., Wall]
JPEG = bytes(range(250)) * 400


def hung(wall: Wall, id_: str) -> Photo:
    row = wall.board()["photo", id_]
    return Photo(**{name: row[name] for name in Photo.names})


def test_a_photo_that_is_taken_down_is_erased_for_good_when_nobody_can_undo_it(
    hang: Hang, centre: Centre, unit: str
) -> None:
    north, south = hang("north"), hang("south")
    whole = {"subject": "s1", "digest": "", **pieces(JPEG)}
    north.write(*(Fact("photo", "p1", {name: value}) for name, value in whole.items()))
    for wall in (north, south):
        wall.settle()
    assert all(wall.board()["photo", "p1"]["piece6"] for wall in (north, south))
    number = centre.do(lambda tx: tenants.unit_number(tx, unit))
    assert centre.do(lambda tx: erasure.find(tx, number, whole["piece1"][:4])) == [], "dots are no words"
    south.write(Fact("photo", "p1", {"archived": True}))
    south.settle()
    centre.time.pass_(s=23 * 3600)
    assert centre.do(lambda tx: erasure.forget(tx, centre.time())) == 0
    centre.time.pass_(s=2 * 3600)
    assert centre.do(lambda tx: erasure.forget(tx, centre.time())) == 1
    assert centre.do(lambda tx: erasure.forget(tx, centre.time())) == 0
    written = whole["piece1"][:1000]
    assert all(written not in canonical(c).decode() for c in centre.log(unit))
    for wall in (north, south):
        wall.settle()
        assert written not in repr(wall.log())
        assert not any(wall.board()["photo", "p1"][name] for name in Photo.forgotten)


def test_a_photo_goes_for_good_a_day_after_its_card_was_taken_down_and_stays_with_one_that_came_back(
    hang: Hang, centre: Centre, unit: str
) -> None:
    north, south = hang("north"), hang("south")
    for card in ("c1", "c2"):
        north.write(Fact("card", card, {"title": "Linskapet"}))
        whole = {"subject": card, "digest": sha256(JPEG).hexdigest(), **pieces(JPEG)}
        north.write(*(Fact("photo", f"p-{card}", {name: value}) for name, value in whole.items()))
        north.write(Fact("card", card, {"archived": True}))
    for wall in (north, south):
        wall.settle()
    south.write(Fact("card", "c2", {"archived": False}))
    south.settle()
    centre.time.pass_(s=23 * 3600)
    assert centre.do(lambda tx: erasure.forget(tx, centre.time())) == 0
    centre.time.pass_(s=2 * 3600)
    assert centre.do(lambda tx: erasure.forget(tx, centre.time())) == 1
    assert centre.do(lambda tx: erasure.forget(tx, centre.time())) == 0
    north.write(Fact("card", "c1", {"archived": False}))
    for wall in (north, south, north):
        wall.settle()
    for wall in (north, south):
        assert [hung(wall, f"p-{c}").jpeg for c in ("c1", "c2")] == [b"", JPEG]
