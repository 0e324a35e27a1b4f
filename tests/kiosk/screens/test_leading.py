"""A leader group's board: what was lifted to it, its own cases with their goals, and the same way to a meeting."""

from collections.abc import Callable

from board.kinds.goal import WriteGoal
from board.kinds.lift.index import LiftedHere, Lifts
from board.kinds.lift.record import asked_id
from kiosk.demo.hung import Hung
from tests.kiosk.scenes import inquiry as asking
from tests.kiosk.scenes import leading as scenes
from tests.kiosk.scenes import lift
from tests.kiosk.scenes.lifted import MANY, USUAL
from tests.kiosk.screens.test_whys import write

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


def test_leanstrategi_hangs_by_itself_and_the_plan_is_there_with_three_goals_too(hang: Hang) -> None:
    wall = hang()
    scenes.hung(*USUAL)(wall)
    assert "Leanstrategi" not in wall.texts(), "nothing is said to be of it"
    wall.press("more")
    wall.press("tool-strategy")
    wall.press("card-full-time")
    wall.settle()
    assert wall.stored.cards.get("full-time").lean
    wall.root.home()
    wall.settle()
    leading = wall.root.screen._leading
    assert [face.key for face in leading._columns["strategy"].faces] == ["full-time"]
    assert "full-time" not in [face.key for face in leading._columns["cases"].faces]
    assert {"Leanstrategi", "Strategiske oppfølgingssaker"} <= {*wall.texts()}
    for slot in (1, 2):
        wall.root.do(WriteGoal(f"more-{slot}", slot, "Vi spør hverandre"))
    wall.settle()
    assert {"Handlingsplan", "43 av 76", "Vi spør hverandre"} <= {*wall.texts()}
    wall.press("action-plan")
    assert wall.screen == "indicators"


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


def test_a_case_goes_down_to_the_units_below_and_their_answers_are_read_on_it(hang: Hang) -> None:
    wall = hang()
    asking.asking()(wall)
    wall.press("ask-next")
    assert not wall.stored.of(Lifts).asked(asking.CASE), "nobody has said what about"
    wall.press("ask-why")
    write(wall, "hele")
    wall.press("key-done")
    wall.press("unit-2")
    wall.root.home()
    wall.settle()
    wall.root.go("inquiry", id=asking.CASE)
    wall.settle()
    assert {"hele", "3 enheter"} <= {*wall.texts()}, "half done it is there again"
    wall.press("ask-next")
    assert [one.to for one in wall.stored.of(Lifts).asked(asking.CASE)] == ["furulund", "ost", "solbakken"]
    assert "0 av 3 har svart." in wall.texts()
    answer = {**lift.SAID, "verdict": "no", "answer": "Vi mangler vikarer"}
    lift.told(wall, lift.Fact("lift", asked_id(asking.CASE, "ost"), answer))
    assert {"1 av 3 har svart.", "Nei. Vi mangler vikarer", "Ikke lest ennå"} <= {*wall.texts()}
    wall.root.home()
    wall.settle()
    assert "Kari · 1 av 3 har svart" in wall.texts(), "on the case"
    wall.root.go("inquiry", id=asking.CASE)
    wall.settle()
    wall.press("ask-no-more")
    assert not wall.stored.of(Lifts).asked(asking.CASE)
    wall.press("undo")
    assert len(wall.stored.of(Lifts).asked(asking.CASE)) == 3


def test_of_76_units_a_whole_area_is_asked_with_one_touch_and_single_ones_behind_the_arrow(hang: Hang) -> None:
    wall = hang()
    asking.deep()(wall)
    wall.press("ask-why")
    write(wall, "hele")
    wall.press("key-done")
    assert {"1 av 15 enheter", "6 enheter", "Side 1 av 2"} <= {*wall.texts()}, "to begin with those right under us"
    assert not wall.has("units-all")
    wall.press("unit-0")
    assert {"15 av 15 enheter", "20 enheter"} <= {*wall.texts()}
    wall.press("unit-0")
    assert {"0 av 15 enheter", "5 enheter"} <= {*wall.texts()}
    wall.press("unit-0-open")
    wall.press("unit-1")
    wall.press("units-on")
    wall.press("unit-0")
    wall.press("units-all")
    assert {"2 av 15 enheter", "7 enheter"} <= {*wall.texts()}
    wall.press("units-on")
    assert not wall.has("unit-0-open"), "nothing is below it"
    wall.press("ask-next")
    asked = {one.to for one in wall.stored.of(Lifts).asked(asking.CASE)}
    assert asked == {"dyp-0", "dyp-20", *(f"omrade-{n}" for n in range(1, 6))}


def test_a_unit_that_is_asked_answers_from_its_own_board(hang: Hang) -> None:
    wall = hang()
    asking.asked(wall)
    assert "Fra nivået over" in wall.texts()
    assert "Strategiske oppfølgingssaker" not in wall.texts()
    wall.press("lifted-next")
    assert {"Det de spør om", asking.WHY, "Kommunedirektørens ledergruppe spør oss"} <= {*wall.texts()}
    wall.press("verdict-yes")
    wall.press("lifted-next")
    (said,) = wall.stored.of(LiftedHere).from_above.answered
    assert said.verdict == "yes"
    assert "Fra nivået over" in wall.texts(), "back among what is asked"


def test_the_meeting_of_a_leader_group_tells_what_was_lifted_and_leads_there_and_back(hang: Hang) -> None:
    wall = hang()
    scenes.hung(*USUAL)(wall)
    for name in ("main", "present-9", "meeting-next", "skip-vote"):
        wall.wait_s(0.6)
        wall.press(name)
    assert {"Tavla minner om", "4 kort er løftet hit."} <= {*wall.texts()}
    wall.press("lifted-open")
    assert wall.screen == "lifted"
    wall.press("to-board")
    assert wall.screen == "meeting"
