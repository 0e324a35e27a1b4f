"""Cards are found by a tap on a name or by a word that is written on them, and found again after one was opened."""

from collections.abc import Callable

from board.context import Command
from board.kinds.card.commands import AddCard, MoveCard
from board.kinds.meeting.commands import ChooseKeeper, EndMeeting, SetPresent, StartMeeting
from board.kinds.member import JoinTeam
from kiosk.demo.hung import Hung
from kiosk.screens.find.found import FoundPaper, WhoHas
from tests.kiosk.screens.fitting import write

Hang = Callable[..., Hung]
CARDS: list[Command] = [
    AddCard("keys", "Nøkkelskap med kode", fields={"responsible": "Åse", "deadline": "2025-12-04"}),
    AddCard("bags", "Poser på vogna", fields={"responsible": "Åse", "deadline": "2025-11-20"}),
    AddCard("park", "Rullator-parkering", fields={"problem": "Det er trangt ved Øst", "help_wanted": True}),
    JoinTeam("m1", "park", "Marit"),
]


def opened(hang: Hang, *more: Command) -> Hung:
    wall = hang(commands=[*CARDS, *more])
    wall.press("find")
    return wall


def seen(wall: Hung) -> list[str]:
    papers = [widget for widget in wall.walk() if isinstance(widget, FoundPaper)]
    return [paper.key for paper in sorted(papers, key=lambda paper: paper.x)]


def test_a_name_shows_its_cards_the_worst_first_and_who_has_what_is_read_above(hang: Hang) -> None:
    wall = opened(hang)
    assert seen(wall) == ["bags", "keys", "park"]
    assert [(wall.find(f"whose-{n}").label, wall.find(f"whose-{n}").second) for n in (0, 1)] == [
        ("Marit", "1 kort"),
        ("Åse", "2 kort"),
    ]
    wall.press("whose-1")
    assert seen(wall) == ["bags", "keys"]
    assert wall.find("whose-1").looks == "yellow"
    assert [has.name for has in wall.walk() if isinstance(has, WhoHas) and has.marked] == ["Åse"]
    assert not wall.find("only-help").enabled, "she has cards, and none asks for help"
    wall.press("whose-1")
    wall.press("only-help")
    wall.press("whose-1")
    assert (seen(wall), "Ingen kort her nå." in wall.texts()) == ([], True)
    wall.press("only-help", 0)
    wall.press("whose-1")
    assert len(seen(wall)) == 3


def test_no_key_leads_to_nothing(hang: Hang) -> None:
    """Who only kept the board has none to find; whose cards are all finished is shown those."""
    done = AddCard(
        "done", "Merket linskap", fields={"responsible": "Berit", "deadline": "2025-12-01", "unmeasurable": True}
    )
    kept = (StartMeeting("m"), SetPresent("m", 5), ChooseKeeper("m", "Kåre"), EndMeeting("m"))
    wall = opened(hang, done, MoveCard("done", "suggestion", "check"), MoveCard("done", "check", "done"), *kept)
    names = [wall.find(f"whose-{n}") for n in range(3)]
    assert [(block.label, block.second) for block in names] == [
        ("Berit", "bare ferdige"),
        ("Marit", "1 kort"),
        ("Åse", "2 kort"),
    ]
    assert not wall.has("whose-3")
    wall.press("whose-0")
    assert seen(wall) == ["done"]
    assert [has.name for has in wall.walk() if isinstance(has, WhoHas) and has.shown] == ["Marit", "Åse"]


def test_a_card_that_was_opened_leads_back_to_what_was_found(hang: Hang) -> None:
    wall = opened(hang)
    wall.press("whose-1")
    wall.press("card-keys")
    assert wall.screen == "card"
    wall.press("to-board")
    assert (wall.screen, seen(wall)) == ("find", ["bags", "keys"])
    wall.press("to-board")
    assert wall.screen == "home"
    wall.press("find")
    assert len(seen(wall)) == 3, "who begins anew finds everything"


def test_a_word_is_looked_for_with_every_key_and_where_none_has_it_that_is_said_kindly(hang: Hang) -> None:
    wall = opened(hang)
    wall.press("find-write")
    assert "Kortene kommer her mens dere skriver." in wall.texts()
    write(wall, "rullator")
    assert seen(wall) == ["park"]
    wall.press("card-park")
    assert wall.screen == "card"
    wall.press("to-board")
    assert (wall.find("find-write").chosen, seen(wall)) == (True, ["park"])
    wall.press("find-write")
    write(wall, "øst")
    assert seen(wall) == ["park"], "its problem is looked in, and a new word is written on an empty line"
    write(wall, "x")
    wall.press("key-done")
    told = "Ingen kort har «østx». Prøv et kortere ord, eller trykk på et navn."
    assert told in wall.texts()


def test_more_cards_and_names_than_find_room_lie_on_other_pages(hang: Hang) -> None:
    wall = opened(hang, *(AddCard(f"c{n:02}", f"Kort {n}", fields={"responsible": f"N{n:02}"}) for n in range(14)))
    assert "Side 1 av 5" in wall.texts()
    first = seen(wall)
    wall.press("found-on")
    assert not {*first} & {*seen(wall)}
    wall.press("found-back")
    assert seen(wall) == first
    wall.press("more-names")
    assert wall.find("whose-0").label == "N10"
    wall.press("more-names")
    assert wall.find("whose-0").label == "Marit"


def test_what_is_late_is_what_comes_next_and_where_nothing_is_nothing_is_petrol(hang: Hang) -> None:
    wall = opened(hang)
    assert not wall.has("open-late")
    wall.now_ms += 7 * 86_400_000
    wall.root.do(AddCard("new", "Nytt kort"))
    wall.settle()
    assert wall.find("open-late").second == "Poser på vogna"
    assert wall.find("only-late").second == "1 kort"
    wall.press("open-late")
    assert wall.screen == "card"
