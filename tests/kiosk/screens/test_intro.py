"""The first ten weeks on the wall: one sentence says what is next, and the petrol block starts just that."""

from __future__ import annotations

from collections.abc import Callable

from board.kinds.card.commands import AddCard
from board.kinds.goal import WriteGoal
from board.kinds.introduction.commands import BeginIntroduction, EndIntroduction, SayDone
from board.kinds.introduction.index import Introsteps, OwnIntroduction
from board.kinds.introduction.plan import day_key, plan
from kiosk.demo.hung import Hung

Hang = Callable[..., Hung]


def goals() -> list[WriteGoal]:
    return [WriteGoal(f"g{slot}", slot, f"Vi spiser sammen ({slot})") for slot in range(3)]


def test_a_new_unit_begins_and_is_led_from_what_is_next_to_what_is_next(hang: Hang) -> None:
    wall = hang((1920, 1080))
    wall.press("more")
    wall.wait_s(0.5)
    assert wall.find("tool-intro").parent.waits == "begynn her"
    wall.press("tool-intro")
    assert wall.screen == "intro"
    assert "Ti uker og seks kursdager. Tavla sier hva som er neste steg." in wall.texts()
    wall.press("intro-next")
    assert {"Uke 1 av 10 · 0 av 6 kursdager", "Skriv tre trivselsmål sammen: slik vil vi ha det på jobb."} <= {
        *wall.texts()
    }
    wall.wait_s(0.5)
    wall.press("intro-next")
    assert wall.screen == "goals", "the petrol block starts just that"
    for command in goals():
        wall.root.do(command)
    wall.settle()
    wall.root.back()
    wall.wait_s(0.5)
    assert "Rydd ett rom sammen, og bli enige om hva som skal stå hvor." in wall.texts()
    assert wall.find("week-1").state == "here"
    wall.press("intro-next")
    assert wall.screen == "round"
    wall.root.back()
    wall.wait_s(0.5)
    wall.press("week-2")
    assert "Uke 2: Hold det første tavlemøtet" in wall.texts()
    wall.press("tick-day-2")
    assert [*wall.stored.of(Introsteps).done] == [day_key(2)]
    wall.press("tick-day-2")
    assert not wall.stored.of(Introsteps).done
    wall.press("tick-stakeholders")
    wall.press("week-close")
    wall.press("week-1")
    assert "Tavla ser det." in wall.texts()
    wall.press("tick-goals")
    assert [*wall.stored.of(Introsteps).done] == ["stakeholders"], "what the board sees nobody ticks"


def test_a_course_day_is_said_held_taken_back_and_at_the_end_the_unit_is_under_way(hang: Hang) -> None:
    weeks = plan().weeks
    said = [SayDone(tuple(step.key for one in weeks for step in one.steps))]
    wall = hang((1920, 1080), commands=[BeginIntroduction(), *goals(), *said])
    wall.root.go("intro")
    wall.settle()
    assert "Hold kursdag 1, og si fra her når den er holdt." in wall.texts()
    wall.press("intro-next")
    assert wall.find("week-2").state == "here"
    wall.press("undo")
    assert wall.find("week-1").state == "here"
    for _day in range(6):
        wall.press("intro-next")
        wall.press("intro-next")  # at once again: a hasty second tap is not for the day that stands there now
        wall.wait_s(1)
    assert "Dere er i gang. Tavlemøtet hver uke holder det ved like." in wall.texts()
    wall.press("intro-next")
    assert wall.screen == "home"
    wall.press("undo")
    assert wall.stored.of(OwnIntroduction).under_way, "what was taken down hangs again"
    wall.root.do(EndIntroduction())
    wall.settle()
    wall.press("more")
    wall.wait_s(0.5)
    assert wall.find("tool-settings")
    assert not any(getattr(widget, "test_name", "") == "tool-intro" for widget in wall.walk()), "it has done its work"


def test_a_tool_that_works_on_a_card_asks_which(hang: Hang) -> None:
    weeks = plan().weeks
    keys = (*(step.key for one in weeks for step in one.steps), *(day_key(one.day) for one in weeks if one.day))
    said = SayDone(tuple(key for key in keys if key not in ("fishbone", day_key(6))))
    wall = hang((1920, 1080), commands=[BeginIntroduction(), AddCard("c1", "Frokosten er sen"), said])
    wall.root.go("intro")
    wall.settle()
    wall.press("intro-next")
    assert (wall.screen, "Hvilket kort?" in wall.texts()) == ("home", True)


def test_a_unit_that_is_not_asked_any_more_finds_its_way_in_oppsett(hang: Hang) -> None:
    wall = hang((1920, 1080), commands=[BeginIntroduction(), EndIntroduction()])
    wall.root.go("settings", section="schedule")
    wall.settle()
    wall.press("open-intro")
    assert (wall.screen, "Dere har vært i gang siden 18. november 2025." in wall.texts()) == ("intro", True)
    assert wall.find("week-1").state == "here"
