"""The strip with one sentence hides neither a key nor the words that are being written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from board.kinds.card.commands import AddCard
from board.kinds.goal import WriteGoal
from kiosk.demo.hung import Hung
from kiosk.theme import LARGE, theme
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.field import Field
from kiosk.widgets.input.keyboard import Keyboard
from kiosk.widgets.input.tap import shown_presses
from kiosk.widgets.input.text_input import writing
from kiosk.widgets.paper.above import Box
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.plan import visible
from tests.kiosk.scenes import leading
from tests.kiosk.scenes.lifted import USUAL
from tests.kiosk.screens.voting import TEXTS, voting
from tests.seen import half_seen

SIZES = [(1920, 1080), (1280, 800), (1080, 1920)]


def lies_clear(wall: Hung) -> None:
    notice = wall.root.above.notice
    keys = [part for part in wall.walk() if isinstance(part, Keyboard)]
    assert notice.shown
    assert keys
    assert all(notice.y >= part.top for part in keys)
    field = writing.at
    assert field is not None
    assert not notice.collide_widget(field), (notice.pos, field.pos, field.test_name)
    assert 0 <= notice.x < notice.right <= wall.width
    assert notice.top <= wall.height


def hidden(wall: Hung) -> list[str]:
    """Numbers and words that are drawn below the strip, though nobody pressed anything."""
    notice, found = wall.root.above.notice, []
    for part in wall.walk():
        if isinstance(part, Drawing) and visible(part):
            found += [
                type(part).__name__
                for x, y, right, top in part.written
                if notice.shown and x < notice.right and right > notice.x and y < notice.top and top > notice.y
            ]
    return found


@pytest.mark.parametrize("size", SIZES)
def test_a_sentence_hides_no_key_and_not_what_is_written(hang: Callable[..., Hung], size: tuple[int, int]) -> None:
    wall = hang(size, commands=[AddCard("c", "Nøkler")])
    wall.root.go("card", id="c")
    wall.settle()
    for field in ("title", "problem", "target", "why1", "why5"):
        wall.find(field).begin() if wall.has(field) else writing.stop()
        wall.wait_s(0.5)
        if writing.at is not None:
            wall.root.say("Kortet mangler ansvarlig og frist.")
            wall.frames(3)
            lies_clear(wall)


def test_a_sentence_that_hangs_there_gives_way_to_the_keyboard_and_comes_back(hang: Callable[..., Hung]) -> None:
    wall = hang(commands=[AddCard("c", "Nøkler")])
    wall.root.go("card", id="c")
    wall.settle()
    wall.root.say("Kortet er flyttet.")
    wall.frames(3)
    there = wall.root.above.notice.pos[:]
    wall.press("title")
    wall.wait_s(0.4)
    lies_clear(wall)
    wall.press("key-done")
    wall.wait_s(0.8)
    assert wall.root.above.notice.pos == there


def test_a_title_that_lacks_is_said_where_it_can_be_written(hang: Callable[..., Hung]) -> None:
    wall = hang()
    wall.root.go("card", new=True)
    wall.settle()
    wall.wait_s(0.5)
    wall.press("key-next-field")
    wall.frames(3)
    assert wall.root.above.notice.shown
    lies_clear(wall)


@pytest.mark.parametrize("size", SIZES[1:])
def test_a_sentence_lies_over_nothing_that_is_pressed_in_a_vote(
    hang: Callable[..., Hung], size: tuple[int, int]
) -> None:
    wall = voting(hang, size, laid=("green", "red"))
    wall.root.say("Den er lagt allerede.")
    wall.frames(3)
    notice = wall.root.above.notice
    assert notice.shown
    assert [press.test_name for press in shown_presses() if press.collide_widget(notice)] == []


@pytest.mark.parametrize("size", SIZES)
def test_why_something_cannot_be_done_is_said_beside_what_was_pressed(
    hang: Callable[..., Hung], size: tuple[int, int]
) -> None:
    wall = hang(size, commands=[AddCard("c", "Nøkler")])
    wall.root.go("card", id="c")
    wall.settle()
    wall.press("next")
    wall.frames(3)
    notice, pressed = wall.root.above.notice, wall.find("next")
    assert (notice.shown, notice.refusing, notice.hue) == (True, True, "kraft")
    assert [one.test_name for one in shown_presses() if isinstance(one, Block) and one.collide_widget(notice)] == []
    away = max(notice.y - pressed.top, pressed.y - notice.top, notice.x - pressed.right, pressed.x - notice.right)
    assert away < wall.height / 4
    wall.root.say("Kortet er flyttet.")
    wall.frames(3)
    assert (notice.refusing, notice.hue) == (False, "yellow")


def test_a_card_without_a_day_says_so_in_its_block_and_is_offered_days_beside_the_place_for_one(
    hang: Callable[..., Hung],
) -> None:
    wall = hang(commands=[AddCard("c", "Nøkler", fields={"responsible": "Marit"})])
    wall.root.go("card", id="c")
    wall.settle()
    wall.wait_s(0.5)
    assert "mangler frist" in wall.texts()
    wall.press("next")
    wall.frames(3)
    notice, place = wall.root.above.notice, wall.find("deadline")
    assert "Kortet mangler en frist. Velg en dag, så kan det flyttes." in wall.texts()
    assert not notice.collide_widget(place)
    x, y = notice.beak[-2:]
    assert place.x <= x <= place.right, "its beak is over the place"
    assert abs(min(y - place.top, place.y - y, key=abs)) < notice.height / 4
    wall.press("way-1")
    assert str(wall.stored.cards.get("c").deadline) == "2025-12-02"
    assert not wall.has("way-1")
    assert "mangler frist" not in wall.texts()
    wall.press("next")
    assert wall.stored.cards.get("c").stage == "plan"


@pytest.mark.parametrize("size", SIZES)
def test_what_a_point_of_the_first_meeting_is_for_hides_nothing_that_is_read(
    hang: Callable[..., Hung], size: tuple[int, int]
) -> None:
    wall = voting(hang, size, laid=("green", "red"))
    wall.wait_s(1.5)
    assert wall.root.above.notice.shown
    assert half_seen(wall) == []
    assert hidden(wall) == []
    cards = [AddCard(f"c{n}", f"Nøkler i skap {n}", fields={"help_wanted": True}) for n in range(4)]
    wall = hang(size, commands=[*cards, *(WriteGoal(f"g{n}", n, text) for n, text in enumerate(TEXTS))])
    for pressed in ("main", "present-9", "meeting-next", "skip-vote", "meeting-next", "meeting-next", "meeting-next"):
        wall.press(pressed)
        wall.wait_s(1)
        assert hidden(wall) == [], pressed
    assert wall.root.above.notice.shown
    assert half_seen(wall) == []


def test_what_was_done_hangs_on_the_felt_or_on_a_paper_and_not_half_over_its_edge(hang: Callable[..., Hung]) -> None:
    wall = hang()
    leading.hung(*USUAL, presses=("main", "present-9", "meeting-next", "skip-vote"))(wall)
    wall.wait_s(1.5)
    notice = wall.root.above.notice
    papers = [part for part in wall.walk() if isinstance(part, Paper) and part is not notice and visible(part)]
    assert notice.shown
    assert len(papers) > 4
    assert [paper for paper in papers if paper.collide_widget(notice)] == []


def test_why_a_card_cannot_be_moved_hides_no_half_of_what_is_asked_on_it(hang: Callable[..., Hung]) -> None:
    wall = hang((1080, 1920), commands=[AddCard("c", "Nøkler", fields={"responsible": "Marit"})])
    wall.root.go("card", id="c")
    wall.settle()
    wall.press("next")
    wall.wait_s(0.5)
    notice = wall.root.above.notice
    strip = Box(notice.x, notice.y, notice.right, notice.top)
    asked = [Box(*row) for part in wall.walk() if isinstance(part, Field) for row in part.written]
    assert len(asked) > 5
    assert [row for row in asked if strip.covers(row) and not row.within(strip)] == []


@pytest.mark.parametrize("larger", [1.0, LARGE])
def test_why_a_card_cannot_be_moved_hides_a_text_whole_or_not_at_all(
    hang: Callable[..., Hung], monkeypatch: pytest.MonkeyPatch, larger: float
) -> None:
    monkeypatch.setattr(theme, "larger", larger)
    wall = hang((1080, 1920), fill="demo")
    wall.root.go("card", id=next(card.id for card in wall.board.cards.column("suggestion") if not card.deadline))
    wall.settle()
    wall.press("next")
    wall.wait_s(1.2)
    assert wall.root.above.notice.offers
    assert half_seen(wall) == []


def test_nothing_is_measured_anew_while_nothing_changes_below_it(
    hang: Callable[..., Hung], monkeypatch: pytest.MonkeyPatch
) -> None:
    wall = hang(fill="full")
    wall.root.say("Kortet er flyttet.")
    wall.wait_s(1)
    measured, covers = [], Box.covers
    monkeypatch.setattr(Box, "covers", lambda spot, other: measured.append(spot) or covers(spot, other))
    wall.wait_s(2)
    assert wall.root.above.notice.shown
    assert measured == []
    wall.press("more")
    wall.wait_s(1)
    assert measured, "it looks again where something came below it"
