"""Rounds at the wall: an area is written, its round gone by taps, what is found hangs as cards; one left halfway is
found again; a vernerunde says which roles took part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from board.commands import TakeDown
from board.kinds.area import AddArea, Area, Areas, area_id
from board.kinds.card.record import Card
from board.kinds.round.commands import AnswerQuestion
from board.kinds.round.index import Looked, halfway, looked, rounds_of
from board.kinds.round.ready import questions, standing
from board.kinds.round.turn import by_turn
from kiosk.demo.hung import Hung
from kiosk.tools import tool
from tests.kiosk.scenes.round import GUARD, ROOM, left, nothing, on, overfull
from tests.kiosk.screens.fitting import write

HALL = area_id("Hall")


def stored(wall: Hung, area: str = HALL) -> Looked:
    state = wall.root.state
    return looked(wall.stored, "5s", area, state.today)


def waits(wall: Hung, name: str) -> str:
    found = tool(name)
    assert found
    return found.waits(wall.root.state)


def test_an_area_is_written_and_its_round_gone_by_taps_and_what_is_found_hangs_as_cards(
    hang: Callable[..., Hung],
) -> None:
    wall = hang()
    on(nothing, screen="round")(wall)
    assert "Hvor trenger dere orden?" in wall.texts()
    wall.press("round-next")
    write(wall, "Hall")
    wall.press("key-done")
    assert waits(wall, "round") == "Hall"
    wall.press("round-next")
    assert (wall.screen, rounds_of(wall.stored, "5s", HALL)) == ("round.walk", ()), "what is opened is looked at"
    wall.press("answer-0-1")
    assert [row.answer.score for row in stored(wall).rows["sort"] if row.answer] == [1], "stored before it is seen"
    wall.press("answer-0-card")
    made = wall.stored.cards.column("suggestion")
    assert [card.title for card in made] == ["Bare det vi bruker, står framme"]
    for name in ("answer-1-none", "answer-2-4", "answer-3-4", "answer-4-3", "write-finding"):
        wall.press(name)
    write(wall, "Skap")
    wall.press("key-done")
    assert [row.label for row in (wall.find("finding-0"), wall.find("finding-1"))] == ["Skap", made[0].title]
    assert "75 %" in wall.texts(), "12 of 16"
    wall.press("undo")
    assert [one.card.title for one in stored(wall).found] == [made[0].title]
    for _part in range(4):
        wall.press("part-on")
    assert "20 spørsmål står ubesvart. De er ikke med i prosenten." in wall.texts()
    wall.press("part-on")
    assert stored(wall).ended
    assert (wall.find("part-on").label, waits(wall, "round")) == ("Lukk runden", "")
    wall.press("round-change")
    wall.press("choose-3")
    assert not stored(wall).ended, "opened again"
    wall.press("round-pause")
    assert wall.find("area-0").value == "halvveis: 5 av 25"
    wall.root.go("card", id=made[0].id)
    wall.settle()
    wall.press("card-more")
    wall.press("menu-found")
    assert (wall.screen, wall.root.screen.place[1]) == ("round.walk", HALL)


def test_a_round_left_halfway_for_a_week_is_found_goes_on_or_is_put_away_and_taken_up_again(
    hang: Callable[..., Hung],
) -> None:
    wall = hang(fill="demo")
    on(left, screen="round", id=GUARD)(wall)
    assert waits(wall, "round") == "halvveis"
    assert (wall.find("area-0").value, wall.find("round-next").label) == ("halvveis: 4 av 25", "Gå videre")
    wall.press("round-next")
    assert any(text.startswith("Begynt 10. nov. Gå videre, eller legg runden bort") for text in wall.texts())
    wall.press("round-change")
    wall.press("choose-3")
    assert GUARD not in {one.area for one in halfway(wall.stored)}
    wall.press("part-on")
    assert GUARD in {one.area for one in halfway(wall.stored)}, "taken up where it lay"
    wall.root.go("round")
    wall.settle()
    wall.press("area-change")
    wall.press("choose-3")
    assert wall.find("area-0").value == "står for tur"
    wall.press("area-change")
    wall.press("choose-3")
    assert (wall.find("area-0").value, wall.find("round-next").label) == ("halvveis: 4 av 25", "Gå videre")


def test_questions_are_written_anew_added_and_taken_away_where_they_are_asked(hang: Callable[..., Hung]) -> None:
    wall = hang(fill="demo")
    on(nothing, "round-change", "choose-1", "choose-4", area=ROOM)(wall)
    assert [one.text for one in questions(wall.stored, "5s")["shine"]] == [
        one.text for one in standing("5s-services") if one.part == "shine"
    ][:4]
    for name in ("round-change", "choose-1"):
        wall.press(name)
    write(wall, "Ro")
    wall.press("key-done")
    assert questions(wall.stored, "5s")["shine"][-1].text == "Ro"
    assert "Ro" in wall.texts()
    wall.press("undo")
    assert "Ro" not in wall.texts()


def test_an_area_another_wall_takes_down_meanwhile_keeps_its_round_and_long_words_find_their_pages(
    hang: Callable[..., Hung],
) -> None:
    wall = hang(fill="demo")
    on(overfull, area=ROOM)(wall)
    assert wall.find("findings-more").label == "+ 7 til"
    wall.press("findings-more")
    wall.root.do(TakeDown(Area, ROOM))
    wall.settle()
    wall.press("answer-4-0")
    assert halfway(wall.stored, "5s")[0].area == ROOM
    wall.press("round-pause")
    wall.root.go("round")
    wall.settle()
    wall.press("areas-on")
    assert len(by_turn(wall.stored)) == 23
    wall.press("area-1")
    wall.press("area-change")
    wall.press("choose-2")
    wall.press("choose-5")
    assert {area.months for area in wall.stored.of(Areas).in_order} == {3, 6, 12}


def test_a_vernerunde_begins_with_what_became_of_the_last_and_says_which_roles_took_part(
    hang: Callable[..., Hung],
) -> None:
    wall = hang(fill="demo")
    before = wall.root.state.board
    on(nothing, "role-safety_rep", "answer-0-2", form="safety")(wall)
    assert {wall.find(f"finding-{n}").second for n in range(2)} == {"Ferdig"}
    now = looked(wall.stored, "safety", "", wall.root.state.today)
    assert now.record
    assert (now.record.leader, now.record.safety_rep, now.total.got) == (False, True, 2)
    assert "Funn fra 26. nov. 2024" in wall.texts(), "a day of another year says which"
    assert wall.find("role-leader").second == "er ikke med"
    later = replace(wall.root.state, now_ms=wall.root.state.now_ms + 9 * 86_400_000)
    safety = tool("safety")
    assert safety
    assert (safety.waits(wall.root.state), safety.waits(later)) == ("", "halvveis")
    assert safety.waits(replace(later, board=replace(later.board, indexes=before.indexes))) == "26. nov."
    wall.press("finding-0")
    assert wall.screen == "card"
    wall.root.do(TakeDown(Card, wall.root.screen.card.id))
    wall.root.back()
    wall.settle()
    assert not wall.has("finding-1")


def test_a_question_answered_by_another_wall_is_seen_at_once_and_a_double_tap_is_one_answer(
    hang: Callable[..., Hung],
) -> None:
    wall = hang(commands=[AddArea("Hall")])
    wall.root.go("round.walk", area=HALL)
    wall.settle()
    first = standing("5s-services")[0]
    wall.root.do(AnswerQuestion("5s", HALL, wall.root.state.today, first.id, 4))
    wall.settle()
    assert wall.find("answer-0-4").looks == "yellow"
    wall.press("answer-0-4")
    assert stored(wall).total.got == 4
