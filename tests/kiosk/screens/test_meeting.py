"""The weekly meeting: begun with one tap, led point by point, with the time running calmly."""

from board.kinds.meeting.commands import EndMeeting, SetPresent, StartMeeting
from board.kinds.unit import AGENDA, ChangeUnit
from kiosk.widgets.paper.agenda import AgendaList
from tests.kiosk.screens.leading import GOALS, Hang, cards_under_way, led, onwards, session, step, to


def test_the_board_begins_the_meeting_with_one_tap(hang: Hang) -> None:
    wall = hang(commands=GOALS)
    wall.press("main")
    assert wall.screen == "meeting"
    assert "Hvem er her?" in wall.texts()
    assert len(wall.stored.meetings.items) == 1


def test_heads_are_counted_by_one_tap_and_corrected_by_another(hang: Hang) -> None:
    wall = led(hang, commands=GOALS)
    wall.press("present-9")
    wall.press("present-more")
    assert wall.stored.meetings.items["m1"].present == 10
    assert "10 baller ligger klare, en til hver." in wall.texts()
    for _more in range(10):
        wall.press("present-more")
    assert wall.stored.meetings.items["m1"].present == 20


def test_nobody_goes_on_without_having_counted_and_is_told_why(hang: Hang) -> None:
    wall = led(hang, commands=GOALS)
    onwards(wall)
    assert step(wall) == "present"
    assert "Hvor mange er her? Trykk på et tall først." in wall.texts()


def test_the_number_of_last_time_is_where_the_stepper_begins(hang: Hang) -> None:
    wall = led(hang, fill="demo")
    held = wall.board.meetings.held[-1].present
    wall.press("present-less")
    assert wall.stored.meetings.items["m1"].present == held - 1


def test_no_number_stands_there_as_an_answer_before_somebody_has_said_one(hang: Hang) -> None:
    wall = led(hang, fill="demo")
    assert "til stede" not in wall.texts()
    assert wall.texts().count("9") == 1, "on its block alone, though nine were here last time"
    assert "si hvor mange" in wall.texts(), "the grey block says inside itself what it waits for"
    wall.press("present-9")
    assert "til stede" in wall.texts()
    assert "si hvor mange" not in wall.texts()


def test_a_large_unit_is_counted_by_one_tap_too(hang: Hang) -> None:
    last = [StartMeeting("m0"), SetPresent("m0", 24), EndMeeting("m0")]
    wall = led(hang, commands=[*GOALS, *last])
    wall.press("present-24")
    assert wall.stored.meetings.items["m1"].present == 24
    wall.press("present-lower")
    wall.press("present-3")
    wall.press("present-higher")
    wall.press("present-higher")
    wall.press("present-35")
    assert wall.stored.meetings.items["m1"].present == 35


def test_what_can_be_taken_back_is_offered_only_at_the_point_where_it_was_done(hang: Hang) -> None:
    wall = led(hang, commands=[*GOALS, *cards_under_way("Først")])
    to(wall, "running")
    wall.press("card-move")
    assert wall.has("meeting-undo")
    to(wall, "suggestions")
    assert not wall.has("meeting-undo")
    to(wall, "running")
    assert wall.has("meeting-undo")


def test_the_time_runs_down_calmly_and_then_says_how_much_over(hang: Hang) -> None:
    wall = led(hang, commands=GOALS)
    wall.later(500)
    assert "6:40" in wall.texts()
    assert "igjen av 15 min" in wall.texts()
    wall.now_ms += 531_000
    wall.later(1)
    assert "2 min over" in wall.texts()


def test_a_pause_stops_the_clock_until_somebody_goes_on(hang: Hang) -> None:
    wall = led(hang, commands=GOALS)
    wall.later(60)
    wall.press("meeting-pause")
    assert "Klokka står. Møtet fortsetter der dere var." in wall.texts()
    wall.now_ms += 300_000
    wall.press("answer-resume")
    wall.later(1)
    assert wall.find("meeting-pause")
    assert 835 <= 900 - session(wall).used_ms(wall.now_ms) // 1000 <= 840


def test_the_length_of_the_meeting_is_the_units_own(hang: Hang) -> None:
    wall = led(hang, commands=[*GOALS, ChangeUnit({"meeting_minutes": 20})])
    assert "igjen av 20 min" in wall.texts()


def test_the_petrol_block_alone_leads_from_the_first_point_to_the_last(hang: Hang) -> None:
    wall = led(hang, commands=[*GOALS, *cards_under_way("Først")])
    wall.press("present-9")
    taken = [step(wall)]
    while step(wall) != "keeper":
        onwards(wall) if step(wall) != "wellbeing" else wall.press("skip-vote")
        taken.append(step(wall))
    assert taken == [item.step for item in AGENDA]
    assert "Hoppet over" in wall.texts()
    points = next(widget for widget in wall.walk() if isinstance(widget, AgendaList)).points
    assert [point.stand for point in points[:3]] == ["done", "skipped", "done"]
    onwards(wall)
    wall.press("answer-home")
    assert len(wall.stored.meetings.held) == 1


def test_only_the_points_that_are_on_are_taken(hang: Hang) -> None:
    agenda = [{"step": i.step, "minutes": 3, "on": i.step in ("running", "keeper")} for i in AGENDA]
    wall = led(hang, commands=[*GOALS, ChangeUnit({"agenda": agenda})])
    assert "Pågående tiltak" in wall.texts()
    assert "Trivsel" not in wall.texts()
    onwards(wall)
    assert "Avslutt møtet" in wall.texts()
    wall.wait_s(0.5)
    wall.press("meeting-back")
    assert session(wall).step == 0


def test_the_first_point_leads_back_to_the_board_and_the_meeting_goes_on(hang: Hang) -> None:
    wall = led(hang, commands=GOALS)
    wall.press("present-9")
    onwards(wall)
    wall.wait_s(0.5)
    wall.press("meeting-back")
    wall.wait_s(0.5)
    wall.press("meeting-back")
    assert wall.screen == "home"
    wall.press("main")
    assert wall.screen == "meeting"
    assert wall.board.meetings.items["m1"].present == 9


def test_a_hasty_second_tap_on_next_does_not_skip_a_point(hang: Hang) -> None:
    wall = led(hang, commands=GOALS)
    wall.press("present-9")
    x, y = wall.middle("meeting-next")
    wall.touch_down(0, x, y)
    wall.touch_up(0)
    wall.frames(3)
    wall.touch_down(0, x, y)
    wall.touch_up(0)
    assert step(wall) == "wellbeing"


def test_the_board_rules_take_turns_in_the_tray(hang: Hang) -> None:
    wall = led(hang, fill="demo")
    first, second = (rule.text for rule in wall.board.rules.hung[:2])
    assert first in wall.texts()
    to(wall, "wellbeing")
    assert second in wall.texts()
