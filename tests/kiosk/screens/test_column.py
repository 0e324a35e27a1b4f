"""A column opened: all its cards by pages of twelve, in the order that is asked for."""

import re
from collections.abc import Callable

import pytest

from board import calendar
from board.catalogue import SOURCE, use
from board.formats import short_date
from kiosk.demo.hung import Hung
from kiosk.screens.column.screen import PAGE, TAKEN_DOWN
from kiosk.theme import LARGE, theme
from kiosk.widgets.paper.card import CardPaper
from tests.kiosk.screens.fitting import fits

SIZES = [(1920, 1080), (1280, 800), (1080, 1920)]
Hang = Callable[..., Hung]


def opened(hang: Hang, stage: str, fill: str = "full", size: tuple[int, int] = (1920, 1080)) -> Hung:
    wall = hang(size, fill=fill) if fill else hang(size)
    wall.root.go("column", stage=stage)
    wall.settle()
    return wall


def shown(wall: Hung) -> list[str]:
    """Ids of the cards on this page, in their order."""
    papers = [widget for widget in wall.walk() if isinstance(widget, CardPaper)]
    return [paper.face.key for paper in sorted(papers, key=lambda paper: (-paper.y, paper.x))]


def test_every_card_of_the_column_is_on_one_of_its_pages(hang: Hang) -> None:
    wall = opened(hang, "suggestion")
    seen = shown(wall)
    assert len(seen) == PAGE
    for _page in range(2):
        wall.press("page-on")
        seen += shown(wall)
    assert "Side 3 av 3" in wall.texts()
    assert sorted(seen) == sorted(card.id for card in wall.board.cards.column("suggestion"))
    assert not wall.find("page-on").enabled
    wall.press("page-back")
    assert "Side 2 av 3" in wall.texts()


def test_the_oldest_may_come_first_and_then_what_is_easy(hang: Hang) -> None:
    wall = opened(hang, "suggestion")
    newest = shown(wall)[0]
    wall.press("order-oldest")
    moved = {card.id: card.moved for card in wall.board.cards.column("suggestion")}
    assert [moved[key] for key in shown(wall)] == sorted(moved.values())[:PAGE]
    assert shown(wall)[0] != newest
    wall.press("order-best")
    judged = [wall.board.cards.get(key) for key in shown(wall)]
    assert judged[0] is not None
    assert judged[0].impact == 2


@pytest.mark.parametrize("size", SIZES)
def test_the_orders_stand_beside_each_other_in_large_letters_too(hang: Hang, size: tuple[int, int]) -> None:
    theme.larger = LARGE
    try:
        wall = opened(hang, "suggestion", size=size)
        keys = [wall.find(f"order-{name}") for name in ("newest", "oldest", "best")]
        assert len({key.y for key in keys}) == 1
        assert min(key.height for key in keys) >= theme.touch
        assert wall.clipped() == []
    finally:
        theme.larger = 1.0


def test_made_anew_in_another_language_the_column_lies_at_the_same_cards(hang: Hang) -> None:
    theme.larger = LARGE
    try:
        wall = opened(hang, "suggestion")
        wall.press("page-on")
        wall.press("page-on")
        third = shown(wall)
        assert len(third) < PAGE
        wall.root.speak("en")
        wall.settle()
        assert "Page 3 of 4" in wall.texts()
        assert shown(wall) == third
    finally:
        use(SOURCE)
        theme.larger = 1.0


def test_a_tap_opens_a_card_and_back_leads_to_the_board(hang: Hang) -> None:
    wall = opened(hang, "done", "demo")
    wall.press(f"card-{shown(wall)[0]}")
    assert wall.screen == "card"
    wall.root.back()
    wall.settle()
    assert wall.screen == "column"
    wall.press("to-board")
    assert wall.screen == "home"


def test_a_column_without_cards_says_so_and_asks_its_questions(hang: Hang) -> None:
    wall = opened(hang, "check", "")
    assert "Ingen kort her nå." in wall.texts()
    assert "Virket det?" in wall.texts()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("stage", ["suggestion", "done", TAKEN_DOWN])
def test_everything_fits_on_every_panel(hang: Hang, size: tuple[int, int], stage: str) -> None:
    fits(opened(hang, stage, size=size))


def test_somebodys_cards_are_seen_alone_and_back_from_one_of_them_they_still_are(hang: Hang) -> None:
    wall = opened(hang, "suggestion")
    wall.press("order-oldest")
    wall.press("whose")
    name = wall.find("choose-1").label
    wall.press("choose-1")
    cards = [wall.board.cards.get(key) for key in shown(wall)]
    assert {card.responsible for card in cards if card} == {name}
    assert (wall.find("whose").label, wall.find("whose").chosen) == (name, True)
    wall.press(f"card-{shown(wall)[0]}")
    wall.press("to-board")
    assert (wall.find("whose").label, wall.find("order-oldest").chosen) == (name, True)
    wall.press("whose")
    wall.press("choose-0")
    assert len(shown(wall)) == PAGE


def test_what_a_column_is_sorted_by_stands_on_its_cards_and_what_came_of_a_finished_one(hang: Hang) -> None:
    wall = opened(hang, "suggestion", "demo")
    assert "ikke vurdert ennå" not in wall.texts()
    wall.press("order-best")
    assert {"liten innsats, stor effekt", "ikke vurdert ennå"} & {*wall.texts()}
    wall.root.go("column", stage="done")
    wall.settle()
    assert [text for text in wall.texts() if re.fullmatch(r"fra [\d,]+ til [\d,]+", text)], "before and after"
    done = wall.board.cards.get(shown(wall)[0])
    assert done is not None
    assert short_date(calendar.day(done.moved)) in wall.texts()
