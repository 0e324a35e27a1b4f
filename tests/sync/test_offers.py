"""A story that one unit shares comes to the walls of the others, is taken over with a tap, and is gone when the unit
takes its yes back: words and numbers, no person, and never the log."""

from dataclasses import asdict
from typing import Any

import pytest
from sqlalchemy import select

from board.commands import Undo
from board.errors import Refused
from board.kinds.card.commands import AddCard
from board.kinds.card.offered import PassOver, SeeOffers, TakeOver, card_of
from board.kinds.story.commands import ShareStory, TakeStoryDown, WriteStory
from board.log.change import Fact
from board.neighbours import OFFERS
from sync.server import closing, offering, tenants
from sync.server.db.tables import units
from tests.sync.neighbourhood import (
    DID,
    TITLE,
    WAS,
    Asking,
    Hang,
    Two,
    board,
    do,
    known,
    municipality,
    offers,
    shared,
)
from tests.sync.places import Centre

NAMES = ("Marit", "Oddvar", "Kristiansen")


@pytest.fixture
def two(centre: Centre, hang: Hang) -> Two:
    return Two(centre, hang)


def test_what_is_shared_hangs_on_the_walls_of_the_others_and_in_no_log(two: Two) -> None:
    do(two.giver.wall, WriteStory("c1", TITLE, WAS, DID))
    two.carry()
    assert offers(two.taker.wall) == []
    two.share()
    (offer,) = offers(two.taker.wall)
    assert (offer.kind, offer.unit, offer.organisation) == ("story", "Solbakken", "")
    assert (offer.title, offer.problem, offer.lines, offer.before, offer.after) == (TITLE, WAS, (DID,), 110, 70)
    assert offers(two.giver.wall) == []
    assert two.taker.wall.log() == []


def test_nothing_but_the_story_comes_along(two: Two) -> None:
    """The members are counted here, so that another one is thought about first."""
    two.share()
    (offer,) = offers(two.taker.wall)
    assert set(asdict(offer)) == {
        *("id", "kind", "unit", "organisation", "title", "problem", "lines"),
        *("measured", "before", "after", "hours_per_week", "use", "became", "photo"),
    }
    two.taker.wall.close()
    written = b"".join(path.read_bytes() for path in two.taker.wall.folder.rglob("*") if path.is_file())
    assert TITLE.encode() in written
    assert [name for name in NAMES if name.encode() in written] == []
    two.taker.wall.open()


def test_it_is_there_without_a_network_and_when_the_wall_is_started_anew(two: Two) -> None:
    two.share()
    two.taker.line.away = True
    two.centre.time.pass_(days=60)
    two.taker.round()
    two.taker.wall.close()
    two.taker.wall.open()
    (offer,) = offers(two.taker.wall)
    do(two.taker.wall, TakeOver(offer.id))
    assert board(two.taker.wall).cards.column("suggestion")[0].title == TITLE


def test_taken_over_it_is_a_suggestion_that_says_where_it_comes_from(two: Two) -> None:
    two.share()
    (offer,) = offers(two.taker.wall)
    do(two.taker.wall, AddCard("own", "Egen"), TakeOver(offer.id))
    card, _ = board(two.taker.wall).cards.column("suggestion")
    assert (card.title, card.source, card.offered_by, card.offer) == (TITLE, "shared", "Solbakken", offer.id)
    assert card.problem == f"{WAS}\n\nSlik gjør Solbakken det:\n{DID}"
    assert (card.responsible, card.goal, card.deadline) == ("", "", None)


def test_the_unit_that_shared_it_hears_how_many_took_it_over_from_the_day_after_and_not_which(two: Two) -> None:
    two.share()
    assert known(two.giver.wall).given == ()
    (offer,) = offers(two.taker.wall)
    do(two.taker.wall, TakeOver(offer.id), TakeOver(offer.id))
    two.carry()
    assert known(two.giver.wall).given == ()
    two.centre.time.pass_(days=1)
    two.carry()
    (given,) = known(two.giver.wall).given
    assert asdict(given) == {"kind": "story", "record": "c1-story", "taken": 1}
    assert known(two.taker.wall).given == ()


def test_two_walls_of_a_unit_that_take_it_over_apart_hang_one_card(two: Two, hang: Hang) -> None:
    two.share()
    second = Asking(hang("second", into=two.there))
    second.round()
    (offer,) = offers(second.wall)
    for asking in (two.taker, second):
        do(asking.wall, TakeOver(offer.id))
    for asking in (two.taker, second, two.taker):
        asking.wall.settle()
    assert [card.id for card in board(second.wall).cards] == [card_of(offer.id)]
    assert board(second.wall).cards == board(two.taker.wall).cards
    two.centre.time.pass_(days=1)
    two.carry()
    assert [one.taken for one in known(two.giver.wall).given] == [1]


def test_undone_it_was_not_taken_over_and_can_be_once_more(two: Two) -> None:
    two.share()
    (offer,) = offers(two.taker.wall)
    do(two.taker.wall, TakeOver(offer.id), group="tap")
    do(two.taker.wall, Undo("tap"))
    assert board(two.taker.wall).cards.column("suggestion") == ()
    two.centre.time.pass_(days=1)
    two.carry()
    assert known(two.giver.wall).given == ()
    do(two.taker.wall, TakeOver(offer.id))
    assert [card.title for card in board(two.taker.wall).cards.column("suggestion")] == [TITLE]


def take_back(two: Two) -> None:
    do(two.giver.wall, ShareStory("c1-story", on=False))


def take_down(two: Two) -> None:
    do(two.giver.wall, TakeStoryDown("c1-story"))


def erase(two: Two) -> None:
    two.erase("title")


def close(two: Two) -> None:
    two.centre.do(lambda tx: closing.close_unit(tx, tenants.unit_number(tx, two.here), two.centre.time()))


def forget(two: Two) -> None:
    two.centre.do(lambda tx: closing.forget_unit(tx, tenants.unit_number(tx, two.here)))


@pytest.mark.parametrize("goes", [take_back, take_down, erase, close, forget])
def test_it_is_gone_from_the_others_walls_and_their_copies_and_what_was_taken_over_stays(two: Two, goes: Any) -> None:
    two.share()
    (offer,) = offers(two.taker.wall)
    do(two.taker.wall, SeeOffers())
    assert two.taker.wall.store.back_up()
    goes(two)
    two.giver.wall.settle()
    two.taker.later()
    assert offers(two.taker.wall) == []
    with pytest.raises(Refused, match="tilbyr det ikke lenger"):
        do(two.taker.wall, TakeOver(offer.id))
    two.taker.wall.store.renew_copies()
    two.taker.wall.close()
    files = [path for path in two.taker.wall.folder.rglob("*") if path.is_file()]
    assert [path.name for path in files if DID.encode() in path.read_bytes()] == []
    two.taker.wall.open()


def test_what_was_taken_over_is_the_units_own_whatever_becomes_of_the_offer(two: Two) -> None:
    two.share()
    (offer,) = offers(two.taker.wall)
    do(two.taker.wall, TakeOver(offer.id))
    take_back(two)
    two.carry()
    assert [card.title for card in board(two.taker.wall).cards.column("suggestion")] == [TITLE]


def test_an_erased_word_is_gone_from_what_others_read(two: Two) -> None:
    two.share()
    assert two.taker.wall.store.back_up()
    two.erase("problem")
    two.taker.later()
    assert offers(two.taker.wall) == [], "the yes was to what it said before"
    two.carry()
    do(two.giver.wall, ShareStory("c1-story"))
    two.carry()
    (offer,) = offers(two.taker.wall)
    assert (offer.title, offer.problem) == (TITLE, "")
    two.taker.wall.store.renew_copies()
    two.taker.wall.close()
    files = [path for path in two.taker.wall.folder.rglob("*") if path.is_file()]
    assert [path.name for path in files if WAS.encode() in path.read_bytes()] == [], "also from their copies"
    two.taker.wall.open()


def test_what_is_not_for_a_unit_is_put_aside_on_its_wall_alone(two: Two) -> None:
    two.share()
    (offer,) = offers(two.taker.wall)
    do(two.taker.wall, SeeOffers(), PassOver(offer.id))
    assert board(two.taker.wall).own.offers_passed == [offer.id]
    assert two.taker.wall.log() == []
    do(two.taker.wall, PassOver(offer.id, passed=False))
    assert board(two.taker.wall).own.offers_passed == []


def test_a_story_of_a_card_that_was_made_today_is_told_with_it_tomorrow(two: Two) -> None:
    now = two.centre.time()
    two.giver.wall.write(Fact("card", "c1", {"created": now, "moved": now}))
    two.share()
    assert offers(two.taker.wall) == []
    two.centre.time.pass_(days=1)
    two.carry()
    assert len(offers(two.taker.wall)) == 1


def test_no_more_than_two_hundred_are_told_and_those_are_the_newest(two: Two) -> None:
    facts = [
        Fact("story", f"s{n}", shared(f"Nr. {n}", 1_790_000_000_000 + n * 86_400_000)) for n in range(OFFERS + 20)
    ]
    two.giver.wall.write(*facts)
    two.carry()
    found = offers(two.taker.wall)
    assert len(found) == OFFERS
    assert [found[0].title, found[-1].title] == [f"Nr. {OFFERS + 19}", "Nr. 20"]


def test_another_organisation_is_told_nothing(two: Two, hang: Hang) -> None:
    foreign, *_ = municipality(two.centre, "Fjordgata", of="Østre Toten kommune")
    asking = Asking(hang("foreign", into=foreign))
    two.share()
    asking.round()
    assert (known(asking.wall).sisters, offers(asking.wall)) == ((), [])


def test_a_stranger_who_says_it_took_something_over_is_not_counted(two: Two, hang: Hang) -> None:
    foreign, *_ = municipality(two.centre, "Fjordgata", of="Østre Toten kommune")
    two.share()
    (offer,) = offers(two.taker.wall)
    stranger = hang("foreign", into=foreign)
    stranger.card("x", title="x", offer=offer.id, source="shared")
    stranger.settle()
    organisation = two.centre.do(lambda tx: tx.scalar(select(units.c.organisation).where(units.c.public == two.here)))
    (shared,) = two.centre.do(lambda tx: offering.of_organisation(tx, organisation, two.centre.time()))
    assert shared.takers == frozenset()
