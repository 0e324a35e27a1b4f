"""The photo of a story comes along with it, of the newest few, and goes with it or by itself."""

from io import BytesIO

import pytest
from PIL import Image

from board.kinds.photo.commands import HangPhoto, TakePhotosDown
from board.kinds.story.commands import ShareStory
from board.log.change import Fact
from board.neighbours import PHOTOS
from tests.sync.neighbourhood import Hang, Two, do, offers
from tests.sync.places import Centre


def photo() -> bytes:
    out = BytesIO()
    Image.new("RGB", (160, 120), "#b08d62").save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def two(centre: Centre, hang: Hang) -> Two:
    made = Two(centre, hang)
    made.share()
    return made


def shown(two: Two) -> list[bytes]:
    two.carry()
    return [one.jpeg for one in offers(two.taker.wall)]


def test_a_photo_comes_with_its_story_and_goes_when_it_is_taken_down(two: Two) -> None:
    assert shown(two) == [b""]
    do(two.giver.wall, HangPhoto("p1", "c1-story", photo()))
    assert shown(two) == [b""], "the yes was to the words alone"
    do(two.giver.wall, ShareStory("c1-story"))
    assert shown(two) == [photo()]
    assert shown(two) == [photo()]
    assert two.taker.line.bytes < 60  # told once
    do(two.giver.wall, TakePhotosDown("c1-story"))
    assert shown(two) == [b""]
    do(two.giver.wall, HangPhoto("p2", "c1-story", photo()), ShareStory("c1-story", on=False))
    assert shown(two) == []


def test_of_many_stories_the_newest_few_have_theirs(two: Two) -> None:
    day = 86_400_000
    for n in range(PHOTOS + 2):
        fields = {"title": f"Nr. {n}", "made": two.centre.time() + (n + 1) * day}
        two.giver.wall.write(Fact("story", f"s{n}", fields))
        do(two.giver.wall, HangPhoto(f"p{n}", f"s{n}", photo()), ShareStory(f"s{n}"))
    assert [bool(one) for one in shown(two)] == [True] * PHOTOS + [False] * 3
