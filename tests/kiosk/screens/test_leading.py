"""A leader group's board: what was lifted to it, its own cases with their goals, and the same way to a meeting."""

from collections.abc import Callable

from kiosk.demo.hung import Hung
from tests.kiosk.scenes import leading as scenes
from tests.kiosk.scenes.lifted import MANY, USUAL

Hang = Callable[..., Hung]


def test_a_unit_that_others_hang_under_sees_what_they_lift_and_its_own_cases(hang: Hang) -> None:
    wall = hang()
    assert "Forslag" in wall.texts()
    assert "Strategiske oppfølgingssaker" not in wall.texts()
    scenes.hung(*USUAL)(wall)
    texts = {*wall.texts()}
    assert {"Løftet hit", "Vi ser på det", "Svart", "Strategiske oppfølgingssaker", "Handlingsplan"} <= texts
    assert {"Hjemmetjenesten øst", "14 dager", "Nei: Vi gjør det.", "43 av 76", "2 av 3", "Ny sak"} <= texts
    assert "8,1 prosent nå · målet er 7" in texts
    assert "Start ledermøte" in texts
    assert "Planlegge" not in texts
    wall.press("card-l1")
    assert wall.screen == "lifted"
    assert "Løftet av Hjemmetjenesten øst" in wall.texts()
    wall.root.home()
    wall.settle()
    wall.press("card-sick-case")
    assert wall.screen == "card"
    wall.root.home()
    wall.settle()
    wall.press("action-plan")
    assert wall.screen == "indicators"
    wall.root.home()
    wall.settle()
    wall.press("more")
    wall.press("tool-whys")
    wall.press("card-l1")
    assert wall.screen == "home", "a tool on a card is for their own"
    wall.press("card-full-time")
    assert wall.screen == "whys"


def test_what_finds_no_room_is_a_pile_and_the_cases_can_be_seen_by_stage(hang: Hang) -> None:
    wall = hang((1280, 800))
    scenes.hung(*MANY, more=12)(wall)
    assert "+ 13 kort til" in wall.texts()
    wall.press("pile-lifted-new")
    assert wall.screen == "lifted"
    wall.root.home()
    wall.settle()
    wall.press("pile-cases")
    assert {"Strategiske oppfølgingssaker", "Hva sier tallet, og hvem følger saken?"} <= {*wall.texts()}
    wall.root.home()
    wall.settle()
    wall.press("more")
    wall.press("tool-stages")
    assert {"Forslag", "Ferdig", "Tilbake"} <= {*wall.texts()}
    wall.press("more")
    assert "Mer" in wall.texts()
    assert "Ferdig" not in wall.texts()
