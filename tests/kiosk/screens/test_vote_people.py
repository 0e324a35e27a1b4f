"""Stemme: standing over, how people are counted, and the moment the vases are opened."""

from kiosk.demo.hung import Hung
from kiosk.demo.stage import Stage
from tests.kiosk.screens.voting import FLIGHT_S, TEXTS, Hang, asks, laid, lay, tallies, vase_says, voting

# --- standing over, and how people are counted


def test_one_goal_can_be_stood_over(hang: Hang) -> None:
    wall = voting(hang)
    wall.press("skip-goal")
    assert asks(wall, TEXTS[1])
    lay(wall, "green", "green")
    assert laid(wall) == (0, 1, 1)
    assert asks(wall, "Takk! Si fra til den neste.")


def test_when_somebody_stood_over_it_is_not_said_that_all_have_laid_a_ball(hang: Hang) -> None:
    wall = voting(hang, present=3, laid=("green", "red"))
    wall.press("skip-goal")
    lay(wall, "green", "green")
    assert laid(wall) == (2, 3, 3)
    assert "Alle har hatt sin tur." in wall.texts()
    assert "Alle har lagt ball." not in wall.texts()


def test_a_goal_stood_over_by_mistake_is_asked_again(hang: Hang) -> None:
    wall = voting(hang)
    wall.press("skip-goal")
    wall.press("undo-ball")
    assert asks(wall, TEXTS[0])
    assert not wall.has("undo-ball")


def test_the_next_block_lets_the_next_person_come_before_all_goals_are_rated(hang: Hang) -> None:
    wall = voting(hang)
    lay(wall, "green")
    block = wall.find("next")
    assert (block.label, block.second, block.looks) == ("Neste person", "2 mål igjen · lov å stå over", "cream"), (
        "grey is what cannot be pressed"
    )
    wall.press("next")
    assert asks(wall, TEXTS[0])
    assert laid(wall) == (1, 0, 0)
    assert not wall.has("undo-ball")


def test_the_next_person_may_come_while_the_last_ball_is_in_the_air(hang: Hang) -> None:
    wall = voting(hang)
    lay(wall, "green", "green")
    wall.press("ball-green")
    wall.press("next")
    wall.wait_s(FLIGHT_S)
    assert asks(wall, TEXTS[0])
    lay(wall, "pink")
    assert laid(wall) == (2, 1, 1)


def test_everybody_has_been_there_when_the_fullest_vase_holds_as_many_as_are_here(hang: Hang) -> None:
    wall = voting(hang, present=3)
    wall.press("skip-goal")
    lay(wall, "green", "green")
    wall.press("next")
    lay(wall, "green")
    wall.press("skip-goal")
    lay(wall, "green")
    wall.press("next")
    assert asks(wall, TEXTS[0])
    lay(wall, "green", "green", "green")
    assert laid(wall) == (2, 2, 3)
    assert wall.find("next").label == "Åpne vasene"


def test_the_last_person_rates_all_goals_before_the_vases_can_be_opened(hang: Hang) -> None:
    wall = voting(hang, laid=("green",) * 8)
    lay(wall, "green")
    assert wall.find("next").label == "Neste person"
    assert not wall.has("open-now")
    wall.press("next")
    assert wall.find("next").label == "Åpne vasene"
    wall.press("ball-green")
    assert laid(wall) == (9, 8, 8)


def test_more_people_come_and_the_vote_goes_on(hang: Hang) -> None:
    wall = voting(hang, laid=("green",) * 8)
    lay(wall, "green")
    wall.press("more-people")
    wall.press("arrivals-more")
    wall.press("arrivals-more")
    wall.press("arrivals-done")
    assert wall.board.meetings.items["m1"].present == 11
    assert asks(wall, TEXTS[1])
    assert vase_says(wall) == "8 av 11"
    lay(wall, "green", "green")
    assert wall.find("next").label == "Neste person"


def test_no_fewer_can_be_here_than_have_laid_a_ball(hang: Hang) -> None:
    wall = voting(hang, laid=("green",) * 8)
    wall.press("more-people")
    wall.press("arrivals-less")
    assert not wall.find("arrivals-less").enabled
    wall.press("arrivals-done")
    assert wall.find("next").label == "Åpne vasene"


def test_the_number_present_stays_when_it_is_not_changed(hang: Hang) -> None:
    wall = voting(hang)
    wall.press("more-people")
    wall.press("arrivals-more")
    wall.press("arrivals-cancel")
    assert wall.board.meetings.items["m1"].present == 9
    assert not wall.has("arrivals-done")


# --- opening


def test_opening_early_is_asked_about_with_how_many_are_missing(hang: Hang) -> None:
    wall = voting(hang, laid=("green",) * 7)
    wall.press("open-now")
    assert "2 har ikke lagt ball. Åpne likevel?" in wall.texts()
    wall.press("confirm-no")
    assert wall.screen == "vote"
    wall.press("open-now")
    wall.press("confirm-yes")
    assert wall.screen == "reveal"
    assert tallies(wall) == [(7, 0, 0)] * 3


def test_there_is_nothing_to_open_before_the_first_ball(hang: Hang) -> None:
    wall = voting(hang)
    assert not wall.has("open-now")


def test_with_fewer_than_three_balls_the_vases_stay_covered(hang: Hang) -> None:
    wall = voting(hang, laid=("red",) * 2)
    wall.press("open-now")
    assert any("forblir vasene lukket" in text for text in wall.texts())
    wall.press("confirm-yes")
    assert wall.screen == "reveal"
    assert tallies(wall) == [(0, 0, 0)] * 3
    assert all(tally.hidden for tally in wall.board.meetings.tallies.values())
    assert any("Færre enn tre" in text for text in wall.texts())


def test_two_taps_on_opening_open_once(hang: Hang) -> None:
    wall = voting(hang, laid=("green",) * 9)
    x, y = wall.middle("next")
    for finger in (1, 2):
        Stage.touch_down(wall, finger, x, y)
        Stage.touch_up(wall, finger)
    wall.settle()
    assert wall.screen == "reveal"
    assert len(wall.board.meetings.tallies) == 3
    assert not any("kan ingen legge" in text for text in wall.texts())


def test_whoever_comes_back_to_opened_vases_is_led_on_to_the_meeting(hang: Hang) -> None:
    wall = voting(hang, laid=("green",) * 9)
    wall.press("next")
    wall.root.back()
    wall.settle()
    assert wall.screen == "meeting"


def test_back_leads_out_and_the_vases_stay_as_they_are(hang: Hang) -> None:
    wall = voting(hang, laid=("green",) * 4)
    wall.press("back")
    assert wall.screen == "home"
    wall.root.go("vote", meeting="m1")
    wall.frames(2)
    assert vase_says(wall) == "4 av 9"
    assert not wall.has("answer-next")


def twice(wall: Hung, name: str) -> None:
    """The two taps of a hasty finger, in the same place whatever hangs there by then."""
    x, y = wall.middle(name)
    for finger in (1, 2):
        wall.touch_down(finger, x, y)
        wall.touch_up(finger)
        wall.frames(6)


def test_the_second_tap_of_a_hasty_finger_opens_nothing(hang: Hang) -> None:
    wall = voting(hang, laid=("green",) * 8)
    lay(wall, "green")
    twice(wall, "next")
    assert wall.screen == "vote"
    assert wall.find("next").label == "Åpne vasene"


def test_the_second_tap_of_a_hasty_finger_does_not_hurry_past_the_opened_vases(hang: Hang) -> None:
    wall = voting(hang, laid=("green",) * 9)
    wall.wait_s(1)
    twice(wall, "next")
    assert wall.screen == "reveal"


def test_the_second_tap_of_a_hasty_finger_neither_skips_a_goal_nor_leaves(hang: Hang) -> None:
    wall = voting(hang)
    wall.wait_s(1)
    twice(wall, "skip-goal")
    assert asks(wall, TEXTS[1])
    wall.wait_s(1)
    twice(wall, "undo-ball")
    assert wall.screen == "vote"
    assert asks(wall, TEXTS[0])
