"""In the meeting: cards under way and new suggestions, one at a time."""

from board.commands import TakeDown
from board.kinds.card.commands import AddCard, MoveCard
from board.kinds.card.record import Card
from tests.kiosk.screens.leading import GOALS, READY, Hang, cards_under_way, focus_card, led, ready_to_finish, to


def test_the_oldest_card_comes_first_and_the_others_wait_in_their_order(hang: Hang) -> None:
    wall = led(hang, commands=[*GOALS, *cards_under_way("Først", "Så", "Sist")])
    to(wall, "running")
    assert focus_card(wall) == "c0"
    assert "Kort 1 av 3" in wall.texts()
    wall.press("card-on")
    wall.press("card-on")
    assert focus_card(wall) == "c2"
    wall.press("card-on")
    assert focus_card(wall) == "c2"
    wall.press("card-back")
    assert focus_card(wall) == "c1"
    wall.press("ahead-0")
    assert focus_card(wall) == "c2"


def test_moving_a_card_keeps_it_in_focus_and_the_order_as_it_was(hang: Hang) -> None:
    wall = led(hang, commands=[*GOALS, *cards_under_way("Først", "Så", "Sist")])
    to(wall, "running")
    wall.press("card-move")
    assert wall.stored.cards.get("c0").stage == "do"
    assert focus_card(wall) == "c0"
    assert "Kort 1 av 3" in wall.texts()
    wall.press("card-on")
    assert focus_card(wall) == "c1"


def test_a_move_can_be_taken_back_from_the_tray(hang: Hang) -> None:
    wall = led(hang, commands=[*GOALS, *cards_under_way("Først")])
    to(wall, "running")
    wall.press("card-move")
    wall.press("meeting-undo")
    assert wall.stored.cards.get("c0").stage == "plan"
    assert not wall.has("meeting-undo")


def test_a_new_deadline_is_two_taps(hang: Hang) -> None:
    wall = led(hang, commands=[*GOALS, *cards_under_way("Først")])
    to(wall, "running")
    wall.press("card-day")
    wall.press("day-quick-1")
    assert str(wall.stored.cards.get("c0").deadline) == "2025-12-02"
    assert not wall.has("day-close")
    wall.press("card-day")
    wall.press("day-close")
    assert not wall.has("day-close")


def test_a_card_can_ask_for_help_and_stop_asking(hang: Hang) -> None:
    wall = led(hang, commands=[*GOALS, *cards_under_way("Først")])
    to(wall, "running")
    wall.press("card-help")
    assert wall.stored.cards.get("c0").help_wanted
    assert wall.texts().count("Ber om hjelp") == 1
    wall.press("card-help")
    assert not wall.stored.cards.get("c0").help_wanted


def test_a_card_that_was_not_measured_is_not_finished_and_says_why(hang: Hang) -> None:
    unmeasured = [AddCard("c0", "Uten måling", fields=READY), MoveCard("c0", "suggestion", "check")]
    wall = led(hang, commands=[*GOALS, *unmeasured, MoveCard("c0", "check", "act")])
    to(wall, "running")
    opened: list[str] = []
    wall.root.go = lambda screen, **given: opened.append(f"{screen} {given['id']}")
    wall.press("card-move")
    assert wall.stored.cards.get("c0").stage == "act"
    assert "Virket det? Skriv en måling etterpå, eller velg «Kan ikke måles»." in wall.texts()
    assert opened == ["card c0"]


def test_a_tap_on_the_card_opens_it(hang: Hang) -> None:
    wall = led(hang, commands=[*GOALS, *cards_under_way("Først")])
    to(wall, "running")
    opened: list[str] = []
    wall.root.go = lambda screen, **given: opened.append(f"{screen} {given['id']}")
    wall.press("talk-card")
    assert opened == ["card c0"]


def test_what_was_measured_stands_on_the_card(hang: Hang) -> None:
    wall = led(hang, commands=[*GOALS, *ready_to_finish("c0", "Bestille bleier én gang i uka")])
    to(wall, "running")
    bars = wall.find("talk-card").parent.body
    assert (bars.before, bars.now, bars.goal) == (3, 1, 1)
    assert bars.title == "Bestillinger i uka: målet er nådd"


def test_a_card_that_was_taken_down_meanwhile_leaves_the_queue(hang: Hang) -> None:
    wall = led(hang, commands=[*GOALS, *cards_under_way("Først", "Så", "Sist")])
    to(wall, "running")
    wall.press("card-on")
    wall.root.do(TakeDown(Card, "c1"))
    wall.settle()
    assert focus_card(wall) == "c2"
    assert "Kort 2 av 2" in wall.texts()


def since_last_time() -> list[object]:
    return [*GOALS, AddCard("s0", "Ringeklokka virker ikke"), AddCard("s1", "Felles handleliste")]


def test_a_suggestion_gets_effort_impact_name_and_day_and_hangs_in_planlegge(hang: Hang) -> None:
    wall = led(hang, commands=[*since_last_time(), *cards_under_way("Først")])
    to(wall, "suggestions")
    assert "Forslag 1 av 2" in wall.texts()
    wall.press("prio-1-2")
    assert "mangler ansvarlig og dato" in wall.texts()
    wall.press("card-move")
    assert "Hvem tar det? Trykk på et navn først." in wall.texts()
    wall.press("who-0")
    assert "mangler dato" in wall.texts()
    wall.press("card-move")
    assert "Når skal det være gjort? Trykk på en dag først." in wall.texts()
    wall.press("card-day")
    wall.press("day-2025-11-28")
    assert "mangler dato" not in wall.texts()
    wall.press("card-move")
    card = wall.stored.cards.get("s0")
    assert (card.stage, card.effort, card.impact, card.responsible) == ("plan", 1, 2, "Per Olav")
    assert str(card.deadline) == "2025-11-28"
    assert "Henger i Planlegge" in wall.texts()
    wall.press("card-on")
    assert focus_card(wall) == "s1"


def test_a_name_nobody_knows_yet_is_written(hang: Hang) -> None:
    wall = led(hang, commands=since_last_time())
    to(wall, "suggestions")
    wall.press("who-write")
    for letter in "aisha":
        wall.press(f"key-{letter}")
    wall.press("key-done")
    assert wall.stored.cards.get("s0").responsible == "Aisha"
    assert wall.texts().count("Aisha") == 1


def test_the_whole_problem_and_everybodys_name_are_there_while_it_is_judged(hang: Hang) -> None:
    people = ("Åse", "Zoe", "Aisha", "Jonas", "Lise", "Marit", "Nora", "Per", "Sunniva", "Thomas", "Tuva", "Yusuf")
    known = [AddCard(f"k{n}", "Kort", fields={"responsible": name}) for n, name in enumerate(people)]
    problem = "Vikarene leter i ti minutter hver vakt, og noen tar feil størrelse. " * 7
    wall = led(
        hang, commands=[*GOALS, *known, AddCard("s9", "Skilt på hyllene", fields={"problem": problem.strip()})]
    )
    to(wall, "suggestions")
    while focus_card(wall) != "s9":
        wall.press("card-on")
    text = wall.root.screen.page.ids.problem
    assert text.text == problem.strip()
    assert not text.cut
    offered = [wall.find(f"who-{n}").label for n in range(len(people))]
    assert offered == [*sorted(people[1:]), "Åse"], "in the order of the alphabet"


def test_a_day_is_one_tap_beside_the_names(hang: Hang) -> None:
    wall = led(hang, commands=since_last_time())
    to(wall, "suggestions")
    wall.press("when-1")
    assert str(wall.stored.cards.get("s0").deadline) == "2025-12-02"
    assert wall.find("when-1").chosen


def test_more_names_than_places_are_turned_to(hang: Hang) -> None:
    people = [f"Person{n:02d}" for n in range(20)]
    known = [AddCard(f"k{n}", "Kort", fields={"responsible": name}) for n, name in enumerate(people)]
    wall = led(hang, commands=[*GOALS, *known, AddCard("s0", "Felles handleliste")])
    to(wall, "suggestions")
    while focus_card(wall) != "s0":
        wall.press("card-on")
    wall.press("who-on")
    wall.press("who-0")
    assert wall.stored.cards.get("s0").responsible == "Person13"
    assert wall.find("who-0").chosen


def test_older_suggestions_are_taken_only_when_asked_for(hang: Hang) -> None:
    wall = led(hang, fill="demo")
    to(wall, "suggestions")
    new = len(wall.root.screen.page.cards)
    older = len(wall.board.cards.column("suggestion")) - new
    assert older > 0
    wall.press("older-suggestions")
    assert len(wall.root.screen.page.cards) == new + older
    assert not wall.has("older-suggestions")
