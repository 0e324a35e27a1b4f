"""Kort, written on: fields, the keyboard, half-typed texts, and what does not fit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from board.commands import Keep
from board.errors import Kind, Refused
from board.kinds.card.commands import AddCard, EditCard
from board.kinds.goal import WriteGoal
from board.own import Own
from board.store.store import Store
from kiosk.demo.hung import Hung
from tests.kiosk.screens.fitting import write
from tests.kiosk.screens.taken_down import done, open_card, said

Hang = Callable[..., Hung]

CARD = AddCard("c", "Fast plass til bilnøklene", fields={"problem": "Vi leter hver dag."})
SENTENCE = Kind.TEXT_TOO_LONG.sentence.split(":")[0]


def new_card(wall: Hung, **origin: str) -> Hung:
    wall.root.go("card", new=True, **origin)
    wall.settle()
    wall.frames(20)
    return wall


def type_in(wall: Hung, text: str) -> None:
    """All of a text at once, as a real keyboard sends it."""
    wall.key(ord("a"), text)


def power_cut(wall: Hung) -> None:
    """The plug is pulled: nobody leaves the screen, nothing more is asked to be kept."""
    wall.root.wake_no_more()
    wall.root.contact.stop()
    wall.root.worker.stop()
    wall.take_down = lambda: None  # type: ignore[method-assign]


def test_a_new_suggestion_opens_with_the_keyboard_on_its_title(hang: Hang) -> None:
    wall = hang()
    wall.press("new-suggestion")
    assert wall.screen == "card"
    assert wall.find("title").editing
    assert "Ikke navn, ikke helseopplysninger." in wall.texts()
    assert wall.find("key-done").label == "Heng opp", "what it does; Ferdig is a column"
    write(wall, "Varm mat på kvelden")
    done(wall)
    (card,) = wall.stored.cards.column("suggestion")
    assert card.title == "Varm mat på kvelden"
    assert wall.find("next").second == "Planlegge"


def test_next_field_hangs_the_card_up_and_goes_on_to_the_problem(hang: Hang) -> None:
    wall = new_card(hang())
    write(wall, "Skilt")
    wall.press("key-next-field")
    assert wall.find("problem").editing
    write(wall, "Vi leter")
    done(wall)
    (card,) = wall.stored.cards.column("suggestion")
    assert (card.title, card.problem) == ("Skilt", "Vi leter")


def test_two_quick_taps_on_next_field_make_one_card(hang: Hang) -> None:
    wall = new_card(hang())
    write(wall, "Skilt")
    wall.press("key-next-field")
    wall.press("key-next-field")
    assert len(wall.stored.cards.column("suggestion")) == 1


def test_leaving_with_an_empty_title_makes_nothing(hang: Hang) -> None:
    wall = new_card(hang())
    write(wall, " ")
    done(wall)
    assert said(wall, Kind.TITLE_MISSING)
    wall.press("to-board")
    assert wall.screen == "home"
    assert not wall.stored.cards.column("suggestion")
    assert not wall.stored.own.draft


def test_next_field_with_an_empty_title_says_what_is_missing(hang: Hang) -> None:
    wall = new_card(hang())
    wall.press("key-next-field")
    assert said(wall, Kind.TITLE_MISSING)
    assert wall.find("title").editing


def test_avbryt_makes_nothing_and_forgets(hang: Hang) -> None:
    wall = new_card(hang())
    write(wall, "Bort")
    wall.wait_s(1)
    wall.press("cancel")
    assert wall.screen == "home"
    assert not wall.stored.cards.column("suggestion")
    assert new_card(wall).find("title").text == ""


def test_a_card_of_a_red_result_says_where_it_comes_from(hang: Hang) -> None:
    wall = new_card(hang(commands=[WriteGoal("g", 2, "Vi ler")]), goal="g", week="2025-W46")
    assert "Fra trivselsmål 3, uke 46" in wall.texts()
    write(wall, "Ro")
    done(wall)
    (card,) = wall.stored.cards.column("suggestion")
    assert (card.goal, card.week) == ("g", "2025-W46")
    assert "Fra trivselsmål 3, uke 46" in wall.texts()


def test_half_a_title_is_there_again_after_the_plug_was_pulled(hang: Hang) -> None:
    wall = new_card(hang())
    write(wall, "Halv")
    wall.wait_s(1)
    wall.settle()
    power_cut(wall)
    again = new_card(hang(folder=wall.folder))
    assert again.find("title").text == "Halv"
    write(again, "t")
    done(again)
    (card,) = again.stored.cards.column("suggestion")
    assert card.title == "Halvt"
    assert not again.stored.own.draft


def test_a_card_hung_up_just_before_the_plug_was_pulled_is_not_taken_for_a_new_one(hang: Hang) -> None:
    wall = new_card(hang(commands=[CARD, Keep(Own(draft={"card/new/": "c"}))]))
    assert wall.find("title").text == ""
    write(wall, "Nytt")
    done(wall)
    assert [card.title for card in wall.stored.cards.column("suggestion")] == ["Nytt", CARD.title]


@pytest.mark.parametrize(
    ("field", "side"), [("problem", "front"), ("why-3", "front"), ("hours", "front"), ("measured", "back")]
)
def test_half_a_text_is_there_again_after_the_plug_was_pulled(hang: Hang, field: str, side: str) -> None:
    answers = {"why1": "Ja", "why2": "Ja"}
    wall = open_card(hang(commands=[CARD, EditCard("c", answers)]))
    if side == "back":
        wall.press("turn")
    wall.press(field)
    begun = wall.find(field).text
    write(wall, "1")
    wall.wait_s(1)
    wall.settle()
    power_cut(wall)
    again = open_card(hang(folder=wall.folder))
    assert again.find(field).text != begun
    assert again.find(field).editing
    assert sorted(again.find(field).text) == sorted(begun + "1")


def test_half_a_text_waits_when_the_wall_goes_home_by_itself(hang: Hang) -> None:
    wall = open_card(hang(commands=[CARD]))
    wall.press("target")
    write(wall, "Hal")
    wall.root.home()
    wall.settle()
    assert wall.stored.cards.get("c").target == ""
    assert open_card(wall).find("target").text == "Hal"


def test_what_is_being_typed_is_left_alone_when_the_card_changes(hang: Hang) -> None:
    wall = open_card(hang(commands=[CARD]))
    wall.press("problem")
    type_in(wall, "Hei. ")
    typed = wall.find("problem").text
    wall.root.do(EditCard("c", {"problem": "Noe annet", "target": "Ingen leter"}))
    wall.settle()
    assert wall.find("problem").text == typed
    assert wall.find("target").text == "Ingen leter"


def test_forrige_and_neste_felt_walk_through_the_card_and_store_on_the_way(hang: Hang) -> None:
    wall = open_card(hang(commands=[CARD]))
    wall.press("problem")
    order = ["target", "why-1", "why-2", "why-3", "why-4", "why-5", "hours"]
    for name in order:
        wall.press("key-next-field")
        assert wall.find(name).editing, name
    for name in ("why-5", "why-4", "why-3", "why-2", "why-1", "target", "problem", "title"):
        wall.press("key-previous-field")
        assert wall.find(name).editing, name
    type_in(wall, " nå")
    wall.press("key-next-field")
    assert wall.stored.cards.get("c").title == "Fast plass til bilnøklene nå"


def test_at_rest_a_tap_on_any_step_begins_at_the_first_empty_one(hang: Hang) -> None:
    wall = open_card(hang(commands=[CARD, EditCard("c", {"why1": "Vi leter", "why2": "De ligger overalt"})]))
    wall.press("why-1")
    assert wall.find("why-3").editing
    wall.press("why-1")
    assert wall.find("why-1").editing


def test_the_fifth_why_is_the_cause(hang: Hang) -> None:
    answers = {f"why{n}": f"Fordi {n}" for n in range(1, 5)}
    wall = open_card(hang(commands=[CARD, EditCard("c", answers)]))
    wall.press("why-2")
    assert wall.find("why-5").editing
    write(wall, "Ingen bestemte det")
    done(wall)
    assert wall.stored.cards.get("c").why5 == "Ingen bestemte det"
    assert wall.find("why-5").label == "Årsaken"


def test_a_text_can_be_undone(hang: Hang) -> None:
    wall = open_card(hang(commands=[CARD]))
    wall.press("problem")
    type_in(wall, "Nei. ")
    done(wall)
    assert wall.stored.cards.get("c").problem != CARD.fields["problem"]
    wall.press("undo")
    assert wall.stored.cards.get("c").problem == wall.find("problem").text == "Vi leter hver dag."


@pytest.mark.parametrize(("field", "signs"), [("title", 10_000), ("problem", 2_100), ("why-1", 130)])
def test_a_text_that_is_too_long_is_said_and_nothing_is_lost(hang: Hang, field: str, signs: int) -> None:
    wall = open_card(hang(commands=[CARD]))
    wall.press(field)
    type_in(wall, "å" * signs)
    text = wall.find(field).text
    assert len(text) >= min(signs, 200)
    done(wall)
    assert any(sentence.startswith(SENTENCE) for sentence in wall.texts())
    assert wall.find(field).text == text
    assert "Noe er ikke lagret ennå" in wall.texts()
    wall.press("to-board")
    assert open_card(wall).find(field).text == text
    assert wall.find(field).editing


def test_a_title_that_was_wiped_comes_back(hang: Hang) -> None:
    wall = open_card(hang(commands=[CARD]))
    wall.press("title")
    while wall.find("title").text:
        wall.key(8)
        wall.key(127)
    done(wall)
    assert said(wall, Kind.TITLE_MISSING)
    assert wall.find("title").text == "Fast plass til bilnøklene"
    assert wall.board.own.draft == {}


def test_a_card_nobody_knows_is_not_opened(hang: Hang) -> None:
    wall = open_card(hang(), "nowhere")
    wall.frames(3)
    assert wall.screen == "home"
    assert said(wall, Kind.GONE)


def test_a_text_that_could_not_be_stored_stays_on_the_screen(hang: Hang) -> None:
    wall = open_card(hang(commands=[CARD]))
    wall.press("target")
    write(wall, "To ganger")
    stores: list[Store] = []
    wall.root.worker.with_store(stores.append)
    stores[0].write = lambda: (_ for _ in ()).throw(Refused(Kind.DISK_FULL))  # type: ignore[method-assign]
    done(wall)
    del stores[0].write
    assert said(wall, Kind.DISK_FULL)
    assert wall.find("target").text == "To ganger"
    assert "Noe er ikke lagret ennå" in wall.texts()
    wall.press("target")
    write(wall, "!")
    done(wall)
    assert wall.stored.cards.get("c").target == "To ganger!"
