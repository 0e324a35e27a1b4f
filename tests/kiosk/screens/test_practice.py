"""Korrigere asks three questions, in one way from the card, the meeting and the felt; what did not work is finished
as calmly; and a habit is asked about when its day has come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from board import neighbours
from board.context import Context
from board.kinds.card.commands import AddCard, EditCard
from board.kinds.card.record import Card
from board.kinds.member import team
from board.kinds.practice.commands import FinishCard
from board.kinds.practice.index import Offers, Poster, poster
from board.neighbours import Neighbours
from kiosk.demo.hung import TUESDAY, Hung
from kiosk.tools import tool
from tests.kiosk.scenes.practice import CARD, FAILED, HUNG, LINES, MEASURED, SISTERS, WORKED
from tests.kiosk.screens.fitting import write
from tests.kiosk.screens.leading import GOALS, led, ready_to_finish, to

Hang = Callable[..., Hung]


@dataclass(frozen=True)
class Told:
    """The centre has told of so many sister units."""

    count: int

    def run(self, context: Context) -> None:
        neighbours.renew(context.tx, Neighbours(sisters=SISTERS[: self.count], tag="now"))


def opened(wall: Hung, card: str = CARD) -> Hung:
    wall.root.go("card", id=card)
    wall.settle()
    return wall


def card(wall: Hung, id_: str = CARD) -> Card:
    found = wall.stored.cards.get(id_)
    assert found
    return found


def habit(wall: Hung) -> Poster:
    found = poster(wall.stored, CARD)
    assert found
    return found


def said(wall: Hung) -> str:
    """What stands on the tool in the card's tray."""
    one = tool("practice")
    assert one
    assert one.says
    return one.says(wall.root.state, card(wall))


def written(wall: Hung, text: str) -> None:
    write(wall, text)
    wall.press("key-done")
    wall.wait_s(0.5)


def test_what_worked_is_written_in_lines_offered_and_made_a_habit(hang: Hang) -> None:
    wall = opened(hang(commands=[Told(5), *MEASURED]))
    tools = sorted((name for name in wall.names() if name.startswith("tool-")), key=lambda name: wall.find(name).x)
    assert tools[0] == "tool-practice", "in Korrigere it is what comes next"
    wall.press("next")
    assert wall.screen == "practice"
    step = wall.find("practice-next")
    assert (step.enabled, step.second) == (False, "Svar på spørsmål 1 først")
    wall.press("worked-yes")
    assert (step.enabled, step.second) == (False, "Skriv minst én linje først")
    wall.press("lines")
    written(wall, "Pakk ni")
    assert (step.enabled, step.second) == (True, "Kortet blir ferdig")
    assert habit(wall).lines == ("Pakk ni",)
    wall.press("lines")
    wall.press("choose-1")
    written(wall, "Rett ut")
    wall.press("sister-0")
    wall.press("sisters-on")
    wall.press("sister-1")
    wall.press("sister-1")
    assert step.second == "Ferdig, og tilbys til 1 enhet"
    wall.press("check-day")
    wall.press("day-2026-02-24")
    assert str(habit(wall).asked) == "2026-02-24"
    wall.press("practice-next")
    assert (wall.screen, card(wall).stage) == ("card", "done")
    assert "Ferdig. Dette har dere fått til." in wall.texts()
    wall.press("answer-later")
    assert said(wall) == "2 linjer"
    assert [one.name for one in wall.stored.of(Offers).of(CARD)] == [SISTERS[0].name]
    wall.press("undo")
    assert card(wall).stage == "act"


def test_what_did_not_work_asks_what_was_learned_and_goes_on_from_there(hang: Hang) -> None:
    wall = opened(hang(commands=[*FAILED, AddCard("other", "Noe annet")]))
    wall.press("next")
    step = wall.find("practice-next")
    assert (step.label, step.enabled, step.second) == ("Prøv på nytt", False, "Skriv hva dere lærte først")
    wall.press("learned")
    written(wall, "Lageret er lite")
    assert (step.enabled, step.second) == (True, "til Planlegge")
    wall.press("practice-next")
    assert (wall.screen, card(wall).stage, card(wall).worked) == ("card", "plan", "")
    assert card(wall).learned == "Lageret er lite"
    wall.press("undo")
    wall.press("next")
    wall.press("then-lift")
    wall.press("practice-next")
    assert (wall.screen, card(wall).stage, card(wall).help_wanted) == ("card", "act", True)
    wall.press("next")
    wall.press("then-leave")
    assert wall.find("practice-next").second == "ferdig, uten gevinst"
    wall.press("practice-next")
    assert (wall.screen, card(wall).stage) == ("card", "done")
    assert "Ferdig. Dette har dere fått til." not in wall.texts(), "nobody asks what it saved"
    assert "Kortet er ferdig. Det dere lærte, står på det." in wall.texts()


def test_partly_keeps_the_poster_and_tries_once_more(hang: Hang) -> None:
    wall = opened(hang(commands=[*WORKED]))
    wall.press("next")
    assert wall.find("try-again").second == "tilbake til Utføre"
    wall.press("worked-partly")
    assert wall.find("line-1").text == LINES[0]
    assert wall.find("practice-next").label == "Prøv en gang til"
    wall.press("worked-partly")
    assert card(wall).worked == "", "a second tap takes it back"
    wall.press("worked-partly")
    wall.press("practice-next")
    assert (wall.screen, card(wall).stage, habit(wall).lines) == ("card", "do", LINES)


def test_what_is_not_measured_is_led_to_its_measure_and_back(hang: Hang) -> None:
    wall = opened(hang(commands=[*HUNG, EditCard(CARD, {"worked": "yes"})]))
    wall.root.go("practice", id=CARD)
    wall.settle()
    assert wall.find("practice-next").second == "Måling etterpå først"
    assert "Tavla er ikke knyttet til en sentral, så den kjenner ingen andre enheter." in wall.texts()
    wall.press("measure")
    wall.press("unmeasurable")
    wall.press("to-board")
    assert wall.screen == "practice"
    assert "Kan ikke måles, sier dere selv." in wall.texts()
    assert wall.find("practice-next").second == "Skriv minst én linje først"


def test_the_meeting_finishes_a_card_by_the_same_questions(hang: Hang) -> None:
    wall = led(hang, commands=[*GOALS, *ready_to_finish("c0", "Pærer"), EditCard("c0", {"worked": "yes"})])
    to(wall, "running")
    wall.press("card-move")
    assert (wall.screen, card(wall, "c0").stage) == ("practice", "act")
    wall.press("lines")
    written(wall, "Bytt lys")
    wall.press("practice-next")
    assert (wall.screen, card(wall, "c0").stage) == ("meeting", "done")


def test_a_habit_is_asked_about_once_its_day_has_come(hang: Hang) -> None:
    wall = hang(commands=[*WORKED, FinishCard(CARD, "act")])
    wall.take_down()
    wall = opened(hang(folder=wall.folder, now=TUESDAY + timedelta(days=100)))
    assert said(wall) == "holder vanen?"
    wall.root.go("practice", id=CARD)
    wall.settle()
    assert not wall.has("practice-next"), "nothing comes before the answer"
    wall.press("habit-slipped")
    written(wall, "Ny turnus")
    wall.press("answer-soon")
    assert [(one.holds, one.note) for one in habit(wall).answers] == [(False, "Ny turnus")]
    assert str(habit(wall).asked) == "2026-03-26"
    wall.press("undo")
    wall.press("habit-holds")
    wall.press("answer-usual")
    assert [one.holds for one in habit(wall).answers] == [True]
    assert str(habit(wall).asked) == "2026-05-26"
    assert not wall.has("habit-holds")
    wall.wait_s(1)  # what has just come up takes no finger yet
    wall.press("practice-next")
    wall.press("choose-0")
    written(wall, " no")
    assert habit(wall).before == (LINES,)
    assert any(text.startswith("Før: Kveldsvakta") for text in wall.texts())


def test_a_card_has_a_team_beside_who_is_responsible(hang: Hang) -> None:
    wall = opened(hang(commands=[*HUNG, AddCard("other", "Annet", fields={"responsible": "Liv"})]))
    wall.press("responsible")
    wall.press("pick-team")
    wall.press("choose-0")
    assert team(wall.stored, CARD) == ("Liv",)
    wall.press("choose-1")
    written(wall, "Per")
    assert team(wall.stored, CARD) == ("Liv", "Per")
    wall.press("choose-0")
    wall.press("choose-close")
    assert wall.find("responsible").second == "med Per"
    wall.press("undo")
    wall.press("to-board")
    assert "Aisha + 2" in wall.texts()
