"""Har dere prøvd dette?: what other units offer is read, taken over with a tap, put aside and brought out again."""

from collections.abc import Callable
from dataclasses import replace

from kiosk.demo.hung import Hung
from kiosk.resting import framed
from kiosk.tools import tool
from tests.kiosk.scenes.offers import FAR, PRACTICE, STORY, USUAL, told

Hang = Callable[..., Hung]


def corner(wall: Hung) -> str:
    found = tool("offers")
    assert found
    return found.waits(wall.root.state) if found.there(wall.root.state) else "not there"


def test_what_others_offer_is_read_taken_over_and_opened_as_a_card(hang: Hang) -> None:
    wall = hang((1920, 1080))
    assert corner(wall) == "not there"
    told(wall, USUAL)
    assert corner(wall) == "3 nye"
    wall.press("more")
    wall.press("tool-offers")
    assert {"God historie fra Solbakken omsorgsboliger", STORY.title, "Ny", "3 enheter prøver noe dere delte."} <= {
        *wall.texts()
    }
    assert corner(wall) == ""
    assert "fra 110 til 70 · minutter til siste frokost" in wall.texts(), "what the numbers count"
    wall.press("offer-0")
    assert {STORY.problem, *STORY.lines, "2 timer i uka", "Solbakken omsorgsboliger · delt av dem"} <= {*wall.texts()}
    wall.press("offer-take")
    (card,) = wall.stored.cards.column("suggestion")
    assert (card.title, card.offered_by) == (STORY.title, "Solbakken omsorgsboliger")
    assert not wall.has("offer-pass"), "what hangs here is not put aside"
    wall.press("offer-take")
    assert wall.screen == "card"
    assert "Fra Solbakken omsorgsboliger" in wall.texts()
    wall.root.back()
    wall.wait_s(0.5)
    assert "Henger hos dere" in wall.texts()


def test_it_is_undone_with_a_tap(hang: Hang) -> None:
    wall = hang((1920, 1080))
    told(wall, USUAL)
    wall.root.go("offers", id=FAR.id)
    wall.settle()
    assert "Fjordgata barnehage, Østre Toten kommune · delt av dem" in wall.texts()
    wall.press("offer-take")
    assert wall.stored.cards.column("suggestion")[0].offered_by == "Fjordgata barnehage, Østre Toten kommune"
    wall.press("undo")
    assert wall.stored.cards.column("suggestion") == ()
    assert wall.find("offer-take").label == "Ta den hit"


def test_what_is_not_for_them_is_put_aside_and_brought_out_again_also_in_the_idle_view(hang: Hang) -> None:
    wall = hang((1920, 1080))
    told(wall, replace(USUAL, offers=(STORY, PRACTICE)))
    shown = framed(wall.root.state)
    assert shown
    assert shown.over == "God historie fra Solbakken omsorgsboliger"
    wall.root.go("offers", id=STORY.id)
    wall.settle()
    wall.press("offer-pass")
    assert STORY.title not in wall.texts()
    assert {PRACTICE.title, "1 lagt bort"} <= {*wall.texts()}
    assert framed(wall.root.state) is None
    wall.press("offers-aside")
    wall.press("offer-0")
    wall.press("offer-pass")
    assert wall.board.own.offers_passed == []
    assert STORY.title in wall.texts()


def test_what_is_taken_back_while_it_is_read_gives_way_to_the_others(hang: Hang) -> None:
    wall = hang((1920, 1080))
    told(wall, USUAL)
    wall.root.go("offers", id=STORY.id)
    wall.settle()
    told(wall, replace(USUAL, tag="2", offers=(PRACTICE,)))
    assert STORY.title not in wall.texts()
    assert PRACTICE.title in wall.texts()
