"""A fishbone at the wall: causes hang, are chosen from above and below, get dots, become cards; nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from board.commands import BringBack, TakeDown
from board.kinds.card.commands import AddCard
from board.kinds.card.record import Card
from board.kinds.fishbone.commands import CAUSES_LIMIT, NameProblem, RemoveBone, WriteCause
from board.kinds.fishbone.index import Fish, action_id, fish_id, fish_of
from board.kinds.fishbone.record import Bone
from board.kinds.why.record import Whys
from board.limits import joined, made_of
from board.log.change import Change
from kiosk.demo.hung import Hung
from kiosk.screens.fishbone.shape import Box, Shape, shape
from tests.kiosk.scenes.fish import BREAKFAST, CHOSEN, EMPTY, WORDS, bone, looked_at, many, more
from tests.kiosk.screens.fitting import write
from tests.kiosk.screens.test_card_also import SOUTH, comes


def stored(wall: Hung, card: str = BREAKFAST) -> Fish:
    found = fish_of(wall.stored, card)
    assert found
    return found


def lines(wall: Hung) -> list[str]:
    """What the notes on the fish say."""
    return [face.text for tag in wall.find("bone-0").parent.sight.bones for face in tag.causes]


def test_a_fishbone_is_begun_and_worked_at_by_touch(hang: Callable[..., Hung]) -> None:
    wall = hang(fill="demo")
    looked_at(card=EMPTY)(wall)
    assert fish_of(wall.stored, EMPTY) is None, "an empty one is only looked at"
    wall.press("ask-2")
    write(wall, "En bøtte")
    wall.press("key-done")
    assert [cause.text for cause in stored(wall, EMPTY).on[bone("Utstyr", EMPTY)]] == ["En bøtte"]
    wall.press("dot")
    wall.press("dot")
    assert (wall.find("dot").second, list(stored(wall, EMPTY).dots.values())) == ("25 prikker igjen", [2])
    wall.press("cause-more")
    assert "En bøtte" in wall.texts()
    wall.press("choose-2")
    assert list(stored(wall, EMPTY).dots.values()) == [1], "a dot is taken back"
    wall.press("cause-more")
    wall.press("choose-1")
    wall.press("choose-0")
    wall.press("choose-close")
    assert stored(wall, EMPTY).bones_of(stored(wall, EMPTY).causes[0].id) == {
        bone("Utstyr", EMPTY),
        bone("Mennesker", EMPTY),
    }
    wall.press("cause-new")
    write(wall, "To")
    wall.press("key-done")
    assert [len(some) for some in stored(wall, EMPTY).on.values()] == [2, 0, 1, 0, 0, 0, 0], "beside the chosen one"
    wall.press("undo")
    assert len(stored(wall, EMPTY).causes) == 1


def test_every_cause_is_reached_from_below_and_becomes_one_card(hang: Callable[..., Hung]) -> None:
    wall = hang(fill="demo")
    looked_at()(wall)
    seen = set()
    for _ in range(14):
        wall.press("cause-on")
        seen.add(wall.root.screen.cause.id)
    assert len(seen) == 14
    wall.press("cause-back")
    wall.press("cause-1-1")
    assert wall.root.screen.cause.id == CHOSEN
    wall.press("action")
    assert wall.stored.cards.column("suggestion")[0].id == action_id(CHOSEN)
    wall.press("undo")
    assert wall.stored.cards.column("suggestion")[0].id != action_id(CHOSEN)
    wall.press("action")
    wall.wait_s(21)
    assert wall.find("action").label == "Til det nye kortet"
    wall.press("fish-next")
    assert (wall.screen, wall.root.screen.chosen) == ("whys", joined(CHOSEN, "why"))
    why = wall.stored.of(Whys).get(joined(CHOSEN, "why"))
    assert why
    assert why.text == "Brettene pakkes først om morgenen"
    wall.root.back()
    wall.settle()
    wall.press("dot")
    wall.press("to-card")
    assert (wall.screen, wall.root.screen.card.id) == ("card", BREAKFAST)
    assert not wall.stored.own.dots, "the group is done: its dots are said"
    assert stored(wall).dots[CHOSEN] == 7


def test_bones_are_exchanged_renamed_and_taken_away_and_no_cause_is_lost(hang: Callable[..., Hung]) -> None:
    wall = hang(fill="demo")
    looked_at(presses=("bones", "choose-1"))(wall)
    assert [one.title for one in stored(wall).bones] == ["Omgivelser", "Leverandører", "Systemer", "Ferdigheter"]
    assert wall.find("loose").count == 14
    wall.press("loose")
    wall.press("page-3")
    wall.press("cause-more")
    wall.press("choose-1")
    wall.press("choose-2")
    wall.press("choose-close")
    assert [len(some) for some in stored(wall).on.values()] == [0, 0, 1, 0, 13]
    wall.press("to-card")
    assert wall.find("loose").count == 13


def test_a_bone_another_wall_takes_away_while_one_writes_on_it_loses_no_word(hang: Callable[..., Hung]) -> None:
    wall = hang(fill="demo")
    looked_at(presses=("cause-1-1", "cause-new"))(wall)
    write(wall, "Imens")
    wall.root.do(RemoveBone(BREAKFAST, bone("Metode")))
    wall.settle()
    wall.press("key-done")
    assert "Imens" in [cause.text for cause in stored(wall).loose]
    assert any("henger uten bein" in text for text in wall.texts())


def test_what_another_wall_wrote_unseen_stands_beside_and_a_card_is_made_also_while_something_can_be_undone(
    hang: Callable[..., Hung],
) -> None:
    people = made_of(fish_id("c1"), "Mennesker")
    wall = hang(
        commands=[AddCard("c1", "Frokost"), WriteCause("k", "c1", "Alle", people), NameProblem("c1", "Den er sein")]
    )
    looked_at(card="c1")(wall)
    told = {"cause": ("k", "text", "Alt på en gang"), "fishbone": (fish_id("c1"), "problem", "Sein frokost")}
    for n, (kind, (id_, field, words)) in enumerate(told.items(), 1):
        comes(wall, Change(SOUTH, n, wall.now_ms - 60_000, f"s{n}", kind, id_, {field: words}))
    wall.press("fish-head")
    assert {"Også skrevet, på en annen tavle", "Sein frokost"} <= {*wall.texts()}
    write(wall, "!")
    wall.press("key-done")
    wall.press("cause-0-0")
    wall.press("cause-more")
    wall.press("choose-0")
    assert {"Også skrevet, på en annen tavle", "Alt på en gang"} <= {*wall.texts()}
    write(wall, "!")
    wall.press("key-done")
    assert wall.find("undo")
    wall.press("cause-more")
    wall.press("choose-3")
    assert wall.stored.cards.column("suggestion")[0].id == action_id("k")


def test_the_last_bones_may_go_at_once_and_a_card_that_another_wall_takes_down_leads_back(
    hang: Callable[..., Hung],
) -> None:
    wall = hang(fill="demo")
    looked_at(presses=("cause-1-1", "dot"))(wall)
    given = stored(wall).dots
    for one in stored(wall).bones:
        wall.root.do(TakeDown(Bone, one.id))
    wall.settle()
    assert stored(wall).problem in wall.texts(), "the fish is seen, and what it can be hung on"
    wall.press("cause-new")
    write(wall, "Ny")
    wall.press("key-done")
    assert "Ny" in lines(wall)
    wall.root.do(TakeDown(Card, BREAKFAST))
    wall.settle()
    assert wall.screen != "fishbone"
    wall.root.do(BringBack(Card, BREAKFAST))
    wall.settle()
    assert stored(wall).dots.items() >= given.items()
    assert not wall.board.own.dots


def test_what_is_too_much_opens_as_pages_and_the_next_one_is_refused_with_a_sentence(
    hang: Callable[..., Hung],
) -> None:
    wall = hang(fill="demo")
    looked_at(*many(CAUSES_LIMIT), card=EMPTY)(wall)
    assert {name for name in wall.names() if name.startswith("more-")} == {f"more-{n}" for n in range(6)}
    wall.press("more-1")
    assert "28 årsaker" in wall.texts()
    wall.press("page-0")
    wall.press("causes-on")
    assert "Side 2 av 3" in wall.texts(), "also from a page on which one is chosen"
    wall.press("page-0")
    wall.press("cause-on")
    wall.press("cause-new")
    write(wall, "En til")
    wall.press("key-done")
    assert any("Det er plass til 200 årsaker" in text for text in wall.texts())
    assert wall.find("pad-field").text == "En til", "what was written stays"


def test_letters_get_smaller_rows_stay_large_enough_and_long_words_are_read_whole(
    hang: Callable[..., Hung],
) -> None:
    wall = hang(fill="demo")
    looked_at(*more())(wall)
    assert len(lines(wall)) == 25
    assert wall.find("cause-1-0").letters == 25
    looked_at(*many(30, WORDS[:110]), card=EMPTY)(wall)
    assert wall.find("cause-0-0").cut
    wall.press("cause-0-0")
    wall.press("cause-0-0")
    assert f"{WORDS[:110]} 7" in wall.texts()


ROOMS = [(1920, 934, False), (1920, 1050, False), (2400, 900, False), (1080, 1470, True)]


@pytest.mark.parametrize(("width", "height", "upright"), ROOMS)
def test_notes_tags_and_head_of_any_number_of_bones_lie_apart_and_in_the_room(
    width: float, height: float, upright: bool
) -> None:
    for bones in range(1, 7):
        for rows in (3, 4, 5):
            form = shape(width, height, bones, rows, upright=upright)
            boxes = [box for rib in form.ribs for box in (*rib.rows, rib.tag)]
            apart(form, boxes)
            for left, top, wide, high in (*boxes, form.loose):
                assert left >= 0
                assert top >= 0
                assert left + wide <= width
                assert top + high <= height


def apart(form: Shape, boxes: list[Box]) -> None:
    for n, one in enumerate(boxes):
        for other in (*boxes[n + 1 :], form.head):
            beside = one[0] + one[2] <= other[0] + 1 or other[0] + other[2] <= one[0] + 1
            assert beside or one[1] + one[3] <= other[1] + 1 or other[1] + other[3] <= one[1] + 1, (one, other)
