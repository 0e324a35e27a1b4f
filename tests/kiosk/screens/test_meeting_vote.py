"""In the meeting: the way to the vases and back, and what they say afterwards."""

from board.errors import Kind
from board.kinds.meeting.commands import EndMeeting, SetPresent, StartMeeting
from board.kinds.tally.commands import LayBall, OpenVote
from board.kinds.unit import AGENDA, ChangeUnit
from board.pin import Pin
from tests.kiosk.screens.leading import GOALS, Hang, cards_under_way, led, onwards, step, to, vote


def test_a_unit_without_goals_is_led_to_writing_one(hang: Hang) -> None:
    wall = led(hang)
    to(wall, "wellbeing")
    assert "Skriv trivselsmål" in wall.texts()
    onwards(wall)
    assert wall.screen == "goals"


def test_after_the_vases_the_meeting_goes_on_with_the_next_point(hang: Hang) -> None:
    wall = led(hang, commands=GOALS)
    to(wall, "wellbeing")
    vote(wall, present=9)
    wall.root.go("meeting")
    wall.settle()
    assert step(wall) == "goals"
    assert "Tre vaser åpnet" in wall.texts()


def test_the_result_can_be_talked_about_and_looked_at_again(hang: Hang) -> None:
    wall = led(hang, commands=GOALS)
    to(wall, "wellbeing")
    vote(wall, present=9)
    wall.root.go("meeting")
    wall.settle()
    wall.wait_s(0.5)
    wall.press("meeting-back")
    assert "Hva gjorde uka grønn eller rød?" in wall.texts()
    assert "Neste punkt" in wall.texts()
    wall.press("see-vases")
    assert wall.screen == "reveal"


def test_with_too_few_balls_nothing_is_told_but_to_talk(hang: Hang) -> None:
    wall = led(hang, commands=GOALS)
    to(wall, "wellbeing")
    vote(wall, present=2)
    wall.root.go("meeting")
    wall.settle()
    wall.wait_s(0.5)
    assert "Vasene er lukket" in wall.texts()
    wall.press("meeting-back")
    assert "Færre enn tre. Snakk sammen i stedet." in wall.texts()


def test_a_second_meeting_of_the_week_is_told_at_once_why_it_lays_no_balls(hang: Hang) -> None:
    wall = led(hang, commands=GOALS)
    to(wall, "wellbeing")
    vote(wall, present=9)
    for command in (EndMeeting("m1"), StartMeeting("m2"), SetPresent("m2", 4)):
        wall.root.do(command)
        wall.settle()
    wall.root.go("home")
    wall.settle()
    wall.root.go("meeting")
    wall.settle()
    to(wall, "wellbeing")
    assert Kind.WEEK_OPENED.sentence in wall.texts()
    assert "Legg baller" not in wall.texts()
    wall.press("meeting-next")
    assert step(wall) == "goals"


def test_balls_that_are_lost_are_told_and_the_vote_is_held_again(hang: Hang) -> None:
    wall = led(hang, commands=GOALS)
    to(wall, "wellbeing")
    onwards(wall)
    wall.settle()
    wall.root.do(LayBall("g0", "red", 0))
    wall.settle()
    wall.take_down()
    (wall.folder / "board.db-vase").unlink()
    wall = hang(folder=wall.folder)
    assert Kind.BALLS_LOST.sentence in wall.texts()
    wall.root.go("vote", meeting="m1")
    wall.settle()
    assert wall.screen == "meeting"
    assert wall.texts().count(Kind.BALLS_LOST.sentence) == 2
    onwards(wall)
    wall.settle()
    assert wall.screen == "vote"
    assert wall.stored.vote is not None
    assert not wall.stored.vote.lost


def test_a_clock_that_was_set_back_is_told_and_who_knows_the_pin_may_begin(hang: Hang) -> None:
    wall = led(hang, commands=GOALS)
    Pin(wall.folder).choose("7391")
    to(wall, "wellbeing")
    vote(wall, present=9)
    wall.now_ms -= 14 * 86_400_000
    for command in (EndMeeting("m1"), StartMeeting("m2"), SetPresent("m2", 4)):
        wall.root.do(command)
        wall.settle()
    wall.root.go("home")
    wall.settle()
    wall.root.go("meeting")
    wall.settle()
    to(wall, "wellbeing")
    onwards(wall)
    wall.settle()
    assert any("men vasene er åpnet i uke" in text for text in wall.texts())
    wall.press("digit-cancel")
    assert wall.stored.vote is None
    onwards(wall)
    wall.settle()
    wall.say_pin("7391")
    assert wall.screen == "vote"


def test_coming_back_before_the_vases_are_opened_stays_at_the_vote(hang: Hang) -> None:
    wall = led(hang, commands=GOALS)
    to(wall, "wellbeing")
    wall.root.do(SetPresent("m1", 9))
    wall.root.do(OpenVote("m1"))
    wall.root.do(LayBall("g0", "green", 0))
    wall.settle()
    wall.root.go("meeting")
    wall.settle()
    assert step(wall) == "wellbeing"
    assert "1 av 9 har lagt ball. Vasene er lukket til alle har lagt." in wall.texts()
    assert "Legg flere baller" in wall.texts()


def test_heads_are_asked_for_at_the_vote_when_the_agenda_has_no_point_for_them(hang: Hang) -> None:
    agenda = [{"step": i.step, "minutes": i.minutes, "on": i.step != "present"} for i in AGENDA]
    wall = led(hang, commands=[*GOALS, ChangeUnit({"agenda": agenda})])
    assert "Hvor mange er her i dag?" in wall.texts()
    wall.press("present-5")
    assert "5 baller ligger klare til hvert mål. Vasene er lukket til alle har lagt." in wall.texts()


def test_three_people_lay_their_balls_and_the_meeting_goes_on_from_the_vases(hang: Hang) -> None:
    wall = led(hang, commands=GOALS[:1])
    wall.press("present-3")
    onwards(wall)
    onwards(wall)
    assert wall.screen == "vote"
    for _person in range(3):
        wall.press("ball-green")
        wall.wait_s(1.6)
        wall.press("next")
        wall.wait_s(1)
    assert wall.screen == "reveal"
    wall.wait_s(4)
    wall.press("to-cards")
    assert wall.screen == "meeting"
    assert step(wall) == "goals"
    assert wall.stored.meetings.point("g0", "2025-W47").green == 3


def test_empty_columns_for_checking_are_mentioned_kindly(hang: Hang) -> None:
    wall = led(hang, commands=[*GOALS, *cards_under_way("A", "B", "C")])
    to(wall, "goals")
    said = "Kontrollere og Korrigere har stått tomme en stund. Er det noe dere kan sjekke om virket?"
    assert said in wall.texts()


def test_the_rule_leads_to_the_gains_and_back_into_the_meeting(hang: Hang) -> None:
    wall = led(hang, fill="demo")
    to(wall, "goals")
    wall.press("results-wellbeing")
    assert "Alt det realiserte kom i år. Det er 0,58 årsverk." in wall.texts(), "the rule says how many hours"
    assert wall.has("meeting-gains")


def test_where_none_is_new_and_nothing_is_asked_those_finished_last_hang_there(hang: Hang) -> None:
    wall = led(hang, fill="demo")
    to(wall, "done")
    while wall.has("saved-held"):
        assert not wall.has("finished-0")
        wall.wait_s(0.6)
        wall.press("saved-held")
    assert "Ingen kort er ferdige siden sist" in wall.texts()
    assert "Takk!" not in wall.texts()
    wall.press("finished-0")
    assert (wall.screen, wall.find("title").text) == ("card", "Personalmøtet inn i tavlemøtet")
