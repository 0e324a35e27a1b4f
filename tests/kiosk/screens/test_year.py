"""Årshjulet: a date is laid in it by touches, comes up among the next, is done, changed, ended; the wheel is read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from board.due import Due
from board.kinds.gain.commands import Identify, Realise
from board.kinds.goal import WriteGoal
from board.kinds.meeting.commands import EndMeeting, StartMeeting
from board.kinds.occasion.commands import WriteOccasion
from board.kinds.occasion.record import Occasions
from board.kinds.settlement import Settlements
from kiosk.demo.hung import Hung
from kiosk.screens.year.turn import Word, apart, stacked, turn
from kiosk.tools import tool
from tests.kiosk.screens.fitting import fits, write

Hang = Callable[..., Hung]
TODAY = date(2025, 11, 18)
GOAL = WriteGoal("g0", 0, "Vi ler")


def at_wheel(wall: Hung) -> Hung:
    wall.root.go("year")
    wall.settle()
    return wall


def test_a_date_is_laid_in_the_wheel_done_undone_changed_and_ended_by_touches(hang: Hang) -> None:
    wall = at_wheel(hang())
    assert wall.find("next-due").label == "Legg til en dato"
    wall.press("next-due")
    wall.press("next-due")
    write(wall, "Sjekke nøkkelskapet")
    wall.press("key-done")
    wall.press("next-due")
    wall.press("day-2025-11-20")
    wall.press("date-often-month")
    wall.root.go("home")
    wall.settle()
    at_wheel(wall).press("next-due")
    assert "20. november 2025" in wall.texts(), "half a date is taken up where it was left"
    wall.press("next-due")
    assert {"De tre neste", "Det neste"} & {*wall.texts()} == {"Det neste"}
    assert {"20", "nov", "Sjekke nøkkelskapet", "Hver måned. Tavla minner om det i dag."} <= {*wall.texts()}
    assert tool("year").waits(wall.root.state) == "20. nov."  # type: ignore[union-attr]
    wall.press("next-due")
    assert [one.how for one in wall.stored.of(Settlements)] == ["done"]
    assert {"20", "des"} <= {*wall.texts()}
    wall.press("undo")
    wall.press("coming-0")
    wall.press("answer-skipped")
    assert [one.how for one in wall.stored.of(Settlements) if not one.archived] == ["skipped"]
    wall.press("whole-year")
    wall.press("whole-0")
    wall.press("answer-change")
    wall.press("date-often-quarter")
    wall.press("next-due")
    (now,) = wall.stored.of(Occasions).hung
    assert (now.name, now.every, str(now.day)) == ("Sjekke nøkkelskapet", "quarter", "2025-11-20")
    wall.press("whole-1")
    wall.press("answer-change")
    wall.press("date-end")
    assert wall.stored.of(Occasions).going_on == ()
    assert {"Kommer ikke igjen etter 18. november 2025", "avsluttet"} <= {*wall.texts()}
    wall.press("whole-0")
    wall.press("date-end")
    assert len(wall.stored.of(Occasions).going_on) == 1, "it is taken up again where it was ended"


def test_what_another_tool_owes_is_opened_there_and_weeks_away_are_changed_from_the_list(hang: Hang) -> None:
    gain = (Identify("i1", "s1", 3, title="Linskap"), Realise("r1", "s1", 2, "2025-11-01", "Tur", "quality"))
    wall = at_wheel(hang(commands=[*gain, WriteOccasion("a", "Ferie", "2026-07-01", until="2026-07-31")]))
    wall.press("coming-0")
    assert wall.screen == "gains"
    wall.root.back()
    wall.wait_s(0.5)
    wall.press("whole-year")
    place = next(n for n in range(5) if wall.find(f"whole-{n}").label == "Ferie")
    assert wall.find(f"whole-{place}").second == "1. juli til 31. juli 2026. Da holdes det ikke møter"
    wall.press(f"whole-{place}")
    assert {"1. juli 2026", "31. juli 2026"} <= {*wall.texts()}
    wall.press("to-board")
    wall.press("to-board")
    assert "Årshjulet" in wall.texts()


@pytest.mark.parametrize(
    ("day", "place"),
    [(date(2026, 1, 1), 0.493), (date(2026, 7, 1), 179.0), (date(2028, 2, 29), 57.71), (date(2026, 12, 31), 359.51)],
)
def test_a_day_has_its_place_clockwise_from_the_top_and_a_leap_year_moves_nothing(day: date, place: float) -> None:
    assert turn(day) == pytest.approx(place, abs=0.02)
    assert turn(date(2028, 3, 1)) == turn(date(2027, 3, 1))


def test_tokens_that_would_lie_on_each_other_are_a_stack_that_shows_what_is_next() -> None:
    days = [TODAY + timedelta(days=n) for n in (-3, 2, 5, 30, 43)]
    found = [Due(day, f"Dag {n}", "year", str(n)) for n, day in enumerate(days)]
    assert [(one.shown.what, one.height) for one in stacked(found, TODAY)] == [("Dag 1", 3), ("Dag 3", 2)]
    assert stacked(found[4:], TODAY)[0].turn < 353, "none lies over the turn of the year"


def test_words_on_the_rim_never_lie_on_each_other_nor_under_the_pointer() -> None:
    words = [Word(134, "17. mai", 10), Word(141, "Pinse", 8), Word(357, "Jul", 6)]
    found = apart(words, 1, 8)
    assert [(one.text, round(one.turn)) for one in found] == [("17. mai · Pinse", 138), ("Jul", 350)]


def at_results(wall: Hung) -> Hung:
    for name in ("main", "present-9", "meeting-next", "skip-vote"):
        wall.press(name)
    return wall


def test_the_meeting_tells_before_the_goals_what_falls_due_and_a_touch_answers(hang: Hang) -> None:
    near = [WriteOccasion(f"o{n}", f"Noe {n}", str(TODAY + timedelta(days=n)), "month") for n in range(5)]
    wall = at_results(hang(commands=[GOAL, *near, WriteOccasion("later", "Noe senere", "2025-12-24")]))
    assert {"Tavla minner om", "Til neste møte, tirsdag 25. november", "Noe 0", "Noe 2"} <= {*wall.texts()}
    fits(wall)
    for _n in range(3):
        wall.press("remind-0-done")
        wall.wait_s(1)
    assert {"Noe 3", "Noe 4"} <= {*wall.texts()}
    assert "Noe senere" not in wall.texts()
    wall.press("remind-0-skip")
    wall.press("meeting-undo")
    wall.press("remind-0-skip")
    wall.press("remind-0-done")
    assert "Alt er svart på." in wall.texts()
    assert sorted(one.how for one in wall.stored.of(Settlements)) == [*["done"] * 4, "skipped"]
    wall.press("meeting-next")
    assert "Mål og resultater" in wall.texts()
    assert "Tavla minner om" not in wall.texts()
    wall.press("meeting-back")
    wall.press("meeting-next")
    assert "Tavla minner om" not in wall.texts(), "told once"


def test_the_first_meeting_after_the_holidays_says_since_when_and_opens_what_is_due(hang: Hang) -> None:
    held = (StartMeeting("m0"), EndMeeting("m0"))
    wall = hang(commands=[GOAL, *held, WriteOccasion("o", "Vernerunde", "2025-12-02", "week")])
    wall.now_ms += 5 * 7 * 86_400_000
    wall.root.passed()
    at_results(wall)
    lead = "Alt som er kommet siden dere møttes tirsdag 18. november, og det som kommer til tirsdag 30. desember"
    assert {lead, "Vernerunde", "30", "des"} <= {*wall.texts()}
    assert len([name for name in wall.names() if name.startswith("remind-")]) == 3, (
        "what came five times is told once"
    )


def test_the_meeting_ends_with_the_day_of_the_next_one_after_the_holidays(hang: Hang) -> None:
    holidays = WriteOccasion("a", "Ferie", "2025-11-20", until="2025-12-05")
    wall = hang(commands=[GOAL, holidays, StartMeeting("m1"), EndMeeting("m1")])
    wall.root.go("farewell", meeting="m1")
    wall.settle()
    assert [words for words in wall.texts() if "9. desember" in words], wall.texts()
