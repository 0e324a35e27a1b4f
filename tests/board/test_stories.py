"""A finished card becomes a story: its numbers, few words, no person, and the unit's own yes."""

from pathlib import Path

import pytest

from board.commands import BringBack, TakeDown, Undo
from board.errors import Kind
from board.kinds.area import AddArea, EditArea, area_id
from board.kinds.card.commands import AddCard, EditCard, MoveCard
from board.kinds.card.record import Card
from board.kinds.gain.commands import Identify, Realise
from board.kinds.measure import AddMeasure
from board.kinds.photo.commands import PHOTOS_LIMIT, HangPhoto, TakePhotosDown
from board.kinds.photo.index import Photos
from board.kinds.story.commands import WORDS, ShareStory, TakeStoryDown, WriteStory
from board.kinds.story.index import Stories, untold
from board.kinds.story.record import Story
from board.limits import CHANGE_BYTES, PHOTO_BYTES
from board.log import log
from board.people import known, named
from sync.protocol import digest
from tests.board.staffroom import Staffroom
from tests.board.stream.test_streams import exchange

TITLE, WAS, DID = "Medisinen er her i tide", "Den kom når det passet.", "Vi bestiller onsdag før klokka ti."

JPEG = bytes(range(256)) * (PHOTO_BYTES // 256)


@pytest.fixture
def done(room: Staffroom) -> Staffroom:
    """A card that is finished, with 6 before, 1 after, and 3 hours a week that became quality."""
    room.do(
        AddCard("c1", "Medisin"),
        EditCard("c1", {"responsible": "Kari N.", "deadline": "2026-12-01", "measured": "dager"}),
        AddMeasure("m1", "c1", 6, "before"),
        AddMeasure("m2", "c1", 1, "after"),
    )
    for seen, to in (("suggestion", "plan"), ("plan", "do"), ("do", "check")):
        room.do(MoveCard("c1", seen, to))
    room.do(
        Identify("g1", "c1", 3),
        Realise("g2", "c1", 3, note="Vi er mer hos dem", use="quality", day="2026-11-16"),
        MoveCard("c1", "check", "done"),
    )
    return room


def story(room: Staffroom) -> Story:
    (found,) = room.board.of(Stories).told
    return found


def test_a_story_holds_what_its_card_says_it_gave(done: Staffroom) -> None:
    assert [card.id for card in untold(done.board)] == ["c1"]
    done.do(WriteStory("c1", TITLE, WAS, DID))
    told = story(done)
    assert (told.measured, told.before, told.after, told.hours_per_week, told.use) == ("dager", 6, 1, 3, "quality")
    assert not told.shared
    assert untold(done.board) == ()


def test_its_numbers_are_those_it_was_read_through_with(done: Staffroom) -> None:
    done.do(WriteStory("c1", TITLE), ShareStory("c1-story"), AddMeasure("m3", "c1", 2, "after", "2026-11-17"))
    assert story(done).after == 1
    done.do(WriteStory("c1", TITLE))
    assert (story(done).after, story(done).shared) == (2, True)


def test_a_story_is_of_a_finished_card(room: Staffroom) -> None:
    room.do(AddCard("c1", "Medisin"))
    assert room.refused(WriteStory("c1", TITLE)).kind is Kind.STORY_TOO_EARLY
    assert room.refused(WriteStory("c2", TITLE)).kind is Kind.GONE


def test_its_words_are_few(done: Staffroom) -> None:
    assert done.refused(WriteStory("c1", " \n ")).kind is Kind.STORY_TITLE_MISSING
    assert done.refused(WriteStory("c1", TITLE, "x" * (WORDS + 1))).kind is Kind.TEXT_TOO_LONG
    done.do(WriteStory("c1", TITLE, "x" * WORDS, "y" * WORDS))


def test_a_name_the_wall_knows_is_warned_of_and_the_writer_decides(done: Staffroom) -> None:
    assert done.refused(WriteStory("c1", TITLE, "Det var karis idé.")).kind is Kind.STORY_NAMES
    done.do(WriteStory("c1", TITLE, "Det var karis idé.", nobody=["Karis"]))
    done.do(WriteStory("c1", TITLE, "Det var karis idé!"))  # said once, and heard
    assert done.refused(WriteStory("c1", "Takk til Ola", "Det var karis idé.")).kind is Kind.STORY_NAMES


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Alle la det i skapet.", ()),
        ("Karis nøkkel, og KARI'S.", ("Karis", "KARI'S")),
        ("Vi spurte Kari-Anne.", ("Kari-Anne",)),
        ("KN gjorde det, og knute kn.", ("KN",)),
        ("Da Jonas’ vakt var slutt", ("Jonas’",)),
        ("Stein på stein. I mai ble det bedre.", ()),
        ("Det var Stein.", ("Stein",)),
        ("Mai er vår måned, men Mais idé", ("Mais",)),
        ("", ()),
    ],
)
def test_which_word_is_a_name(text: str, found: tuple[str, ...]) -> None:
    assert named(text, {"Kari", "KN", "Mai", "Jonas"}) == found


def test_a_group_is_nobody_and_whoever_stands_in_any_field_of_names_is_known(done: Staffroom) -> None:
    done.hang("c2", "Nøkler")
    done.do(EditCard("c2", {"responsible": "Team Nord"}), Identify("g3", "c2", 1, owner="Leder Zuhayr B."))
    done.do(AddArea("Skapet"), EditArea(area_id("Skapet"), who="Lise og Jonas"))
    assert known(done.board) == {"Kari", "Zuhayr", "Lise", "Jonas"}, "what stands between two names is nobody's"


def test_a_story_that_is_taken_down_is_shared_no_more_also_when_it_is_written_anew(done: Staffroom) -> None:
    done.do(WriteStory("c1", TITLE), ShareStory("c1-story"))
    assert done.board.of(Stories).shared
    done.do(ShareStory("c1-story", on=False))
    assert not done.board.of(Stories).shared
    done.do(ShareStory("c1-story"), TakeStoryDown("c1-story"))
    assert done.refused(ShareStory("c1-story")).kind is Kind.GONE
    done.do(WriteStory("c1", TITLE))
    assert not story(done).shared


def test_a_story_stands_when_its_card_is_taken_down_or_back_at_work(done: Staffroom) -> None:
    done.do(WriteStory("c1", TITLE), MoveCard("c1", "done", "do"), WriteStory("c1", "Ny tittel"))
    done.do(TakeDown(Card, "c1"))
    assert story(done).title == "Ny tittel"
    done.do(BringBack(Card, "c1"), WriteStory("c1", TITLE))
    assert story(done).title == TITLE


def test_a_story_that_was_begun_by_mistake_is_taken_back(done: Staffroom) -> None:
    done.do(WriteStory("c1", TITLE), group="oops")
    done.do(Undo("oops"))
    assert done.board.of(Stories).told == ()


def test_a_photo_hangs_whole_or_not_at_all(done: Staffroom) -> None:
    done.do(WriteStory("c1", TITLE), HangPhoto("p1", "c1-story", JPEG), HangPhoto("p1", "c1-story", b"other"))
    photo = done.board.of(Photos).shown("c1-story")
    assert photo
    assert photo.jpeg == JPEG
    assert photo.model_copy(update={"piece3": ""}).jpeg == b""
    assert done.refused(HangPhoto("p2", "c1-story", b"x" * (PHOTO_BYTES + 1))).kind is Kind.PHOTO_WRONG
    done.do(HangPhoto("p2", "c1-story", b"later"))
    later = done.board.of(Photos).shown("c1-story")
    assert later
    assert later.jpeg == b"later"
    done.do(TakeStoryDown("c1-story"))
    assert done.board.of(Photos).shown("c1-story") is None


def test_each_piece_of_the_largest_photo_is_a_change_that_a_message_carries(done: Staffroom) -> None:
    done.do(WriteStory("c1", TITLE, WAS, DID), HangPhoto("p1", "c1-story", JPEG))
    with done.store.read() as tx:
        changes = log.of_record(tx, "photo", "p1")
    assert len({c.group for c in changes}) == 1
    assert max(len(digest.canonical(c)) for c in changes) <= CHANGE_BYTES


def test_a_board_has_room_for_so_many_photos(done: Staffroom) -> None:
    done.do(WriteStory("c1", TITLE, WAS, DID))
    done.do(*(HangPhoto(f"p{n}", "c1-story", b"jpeg") for n in range(PHOTOS_LIMIT)))
    assert done.refused(HangPhoto("more", "c1-story", b"jpeg")).kind is Kind.PHOTOS_FULL
    done.do(TakePhotosDown("c1-story"), HangPhoto("more", "c1-story", b"jpeg"))


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize("yes_s", [1, 60])
def test_a_yes_is_to_the_words_it_was_given_to_and_to_none_that_another_wall_wrote_before_or_after(
    done: Staffroom, tmp_path: Path, first: int, yes_s: int
) -> None:
    done.do(WriteStory("c1", TITLE, WAS, DID))
    rooms = [done, Staffroom(tmp_path / "other")]
    exchange(rooms)
    one, other = rooms[first], rooms[1 - first]
    one.time.forward(seconds=yes_s)
    other.time.forward(seconds=30)
    one.do(ShareStory("c1-story"))
    other.do(WriteStory("c1", TITLE, WAS, "Det sa sjefen at vi måtte."))
    exchange(rooms)
    assert [story(room).done for room in rooms] == ["Det sa sjefen at vi måtte."] * 2
    assert [room.board.of(Stories).shared for room in rooms] == [(), ()]
    one.do(ShareStory("c1-story"))
    exchange(rooms)
    assert [story(room).held for room in rooms] == [True, True]
    rooms[1].close()


def test_a_yes_holds_for_words_that_are_written_where_it_is_known(done: Staffroom) -> None:
    done.do(WriteStory("c1", TITLE, WAS, DID))
    done.do(ShareStory("c1-story"), WriteStory("c1", TITLE, WAS, DID + " Hver uke."))
    assert story(done).held
    done.do(ShareStory("c1-story", on=False), ShareStory("c1-story", read="0123456789abcdef"))
    assert not story(done).held, "what was read is not what stands here now"


def test_a_no_holds_whatever_another_wall_writes_of_a_story_it_thinks_is_shared(
    done: Staffroom, tmp_path: Path
) -> None:
    done.do(WriteStory("c1", TITLE, WAS, DID), ShareStory("c1-story"))
    other = Staffroom(tmp_path / "other")
    exchange([done, other])
    done.do(ShareStory("c1-story", on=False))
    other.time.forward(seconds=60)
    other.do(WriteStory("c1", TITLE, WAS, DID + " Hver uke."))
    exchange([done, other])
    assert (story(other).done, story(other).held) == (DID + " Hver uke.", False)
    other.close()
