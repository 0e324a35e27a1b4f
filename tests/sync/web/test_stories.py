"""Good stories at the centre: read by the own leader and the coordinator, printed as a poster, told to programs. A
photo goes to others only with the unit's yes, and nothing is told of a card that was made today."""

from collections.abc import Callable

import pytest

from board.kinds.card.commands import AddCard
from board.kinds.photo.commands import HangPhoto
from board.kinds.story.commands import ShareStory, TakeStoryDown
from board.kinds.story.record import Story
from board.log.change import Fact
from sync.server.access.rule import Role
from sync.server.shrinking import shrunk
from tests.sync.papers import do
from tests.sync.places import Centre, Time, Wall
from tests.sync.prints.test_reports import HOSTILE, pdf
from tests.sync.prints.test_stream import words_of
from tests.sync.pull.readers import Reader
from tests.sync.web.office import person
from tests.sync.web.test_photo import picture
from tests.sync.web.test_streams import words

Hang = Callable[..., Wall]
STORY = "c1-story"
POSTER = f"/rapporter/historie?story={STORY}"
TOLD = {
    "card": "c1",
    "title": "Frokost før klokka åtte",
    "problem": "Den siste fikk mat klokka ti.",
    "made": 1_795_000_000_000,
}
NUMBERS = {"measured": "minutter", "before": 110, "after": 70, "hours_per_week": 2, "became": f"ro {HOSTILE}"[:120]}


@pytest.fixture
def wall(hang: Hang, time: Time) -> Wall:
    made = hang("north")
    do(made, AddCard("c1", "Pakke brettene"))
    made.write(Fact("story", STORY, {**TOLD, **NUMBERS}))
    do(made, HangPhoto("p1", STORY, shrunk(picture(size=(300, 200)))))
    time.pass_(days=1)
    made.settle()
    return made


def test_a_story_is_read_and_hung_up_and_its_photo_waits_for_the_units_yes(
    centre: Centre, unit: str, wall: Wall
) -> None:
    ola, leader = person(centre, unit, name="Ola"), person(centre, unit, Role.LEADER, name="Siri")
    assert "Frokost før klokka åtte 110 70 minutter 2 nei" in words(ola.get("/historier").text)
    address = f"/historier/{unit}/{STORY}"
    page = ola.get(address).text
    assert "110 → 70" in words(page)
    assert ("data:image/jpeg" in page, "data:image/jpeg" in leader.get(address).text) == (False, True)
    assert [len(pdf(who, POSTER, unit).pages[0].images) for who in (ola, leader)] == [0, 1]
    do(wall, ShareStory(STORY))
    wall.settle()
    assert "data:image/jpeg" in ola.get(address).text
    read = pdf(ola, POSTER, unit)
    assert read.metadata.title == "Frokost før klokka åtte · God historie"
    assert len(read.pages) == 1
    sheet = words_of(read.pages[0])
    for text in ("Slik var det", "Den siste fikk mat klokka ti.", "110", "70 minutter", "2 timer i uka"):
        assert text in sheet
    assert "Frokost før klokka åtte" in ola.get(f"/enhet/{unit}").text
    assert address in ola.get(f"/enhet/{unit}/kort/c1").text
    do(wall, TakeStoryDown(STORY))
    wall.settle()
    assert ola.get(address).status_code == 404


def test_a_story_of_a_card_that_was_made_today_is_told_tomorrow_and_only_where_it_may_be_seen(
    centre: Centre, unit: str, wall: Wall, time: Time
) -> None:
    do(wall, AddCard("new", "Nytt kort"))
    wall.write(Fact("story", "new-story", {"card": "new", "title": "Hastverk", "made": 1_795_000_000_000}))
    wall.settle()
    ola = person(centre, unit, name="Ola")
    assert "Hastverk" not in ola.get("/historier").text
    stranger = person(centre, centre.unit("Sykehjemmet"), Role.LEADER)
    assert [
        stranger.get(f"/historier/{unit}/{STORY}").status_code,
        stranger.get(f"{POSTER}&unit={unit}").status_code,
    ] == [404, 404]
    assert "Frokost" not in stranger.get("/historier").text
    time.pass_(days=1)
    assert "Hastverk" in person(centre, unit, name="Kari").get("/historier").text


def test_programs_are_told_of_words_and_numbers_and_never_of_a_photo(centre: Centre, unit: str, wall: Wall) -> None:
    (row,) = Reader(centre, unit).rows("stories")
    assert (row["title"], row["before"], row["after"], row["shared"]) == (TOLD["title"], 110, 70, False)
    assert not any("piece" in name for name in row)
    assert set(row) - {"unit", "unit_name", "id", "archived"} <= set(Story.names)


def test_the_photos_of_a_card_are_seen_by_the_units_own_and_by_nobody_else(
    centre: Centre, unit: str, wall: Wall
) -> None:
    do(wall, HangPhoto("p2", "c1", shrunk(picture(size=(300, 200)))))
    do(wall, HangPhoto("p3", "c1", shrunk(picture(size=(400, 200)))))
    wall.settle()
    address = f"/enhet/{unit}/kort/c1"
    siri = person(centre, unit, Role.LEADER, name="Siri")
    own = siri.get(address).text
    assert own.count("data:image/jpeg") == 2
    assert own.index("Bildet av hvordan det var") < own.index("Bildet av hvordan det ble")
    poster = "/rapporter/bilder?card=c1"
    (sheet,) = pdf(siri, poster, unit).pages
    assert (len(sheet.images), "Pakke brettene" in sheet.extract_text()) == (2, True)
    for role in (Role.COORDINATOR, Role.SAFETY_REP):
        other = person(centre, unit, role, name=role.name)
        assert "data:image" not in other.get(address).text
        if role is Role.COORDINATOR:
            assert not pdf(other, poster, unit).pages[0].images
