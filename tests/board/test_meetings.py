"""Meetings, trends and who keeps the board."""

from datetime import date

from board.calendar import weeks_back
from board.kinds.goal import WriteGoal
from board.kinds.meeting.commands import CancelMeeting, ChooseKeeper, EndMeeting, SetPresent, StartMeeting
from board.kinds.meeting.milestone import milestone
from board.kinds.tally.commands import CloseVote, LayBall, OpenVote
from board.own import Own
from tests.board.staffroom import Staffroom


def hold(room: Staffroom, name: str, *, green: int = 0, red: int = 0, keeper: str = "") -> None:
    """A whole meeting in which everybody lays one ball on the first goal."""
    room.do(StartMeeting(name), SetPresent(name, max(1, green + red)))
    if green + red:
        room.do(OpenVote(name))
        goal = room.board.goals.written[0].id
        room.do(*(LayBall(goal, "green" if n < green else "red", n) for n in range(green + red)))
        room.do(CloseVote(name, f"t-{name}"))
    if keeper:
        room.do(ChooseKeeper(name, keeper))
    room.do(EndMeeting(name))


def test_a_trend_tells_each_week_and_breaks_where_the_goal_was_rewritten(room: Staffroom) -> None:
    room.do(WriteGoal("g1", 0, "Vi spiser lunsj sammen"))
    hold(room, "m1", green=4, red=1)
    room.time.forward(days=7)
    hold(room, "m2", green=5)
    room.time.forward(days=7)
    room.do(WriteGoal("g2", 0, "Vi spiser lunsj i ro"))
    hold(room, "m3", green=2, red=3)
    room.time.forward(days=7)
    hold(room, "m4")
    room.time.forward(days=7)
    hold(room, "m5", green=3, red=2)
    trend = room.board.meetings.trend(room.board.goals.versions[0], weeks_back(date(2026, 12, 15), 6))
    assert [(p.held, p.green, p.red, p.rewritten) for p in trend] == [
        (False, 0, 0, False),
        (True, 4, 1, False),
        (True, 5, 0, False),
        (True, 2, 3, True),
        (True, 0, 0, False),
        (True, 3, 2, False),
    ]


def test_a_round_number_of_improvements_is_of_the_meeting_in_which_it_was_passed(room: Staffroom) -> None:
    hold(room, "m1")
    for n in range(11):
        room.time.forward(days=1)
        if n == 8:
            room.do(StartMeeting("m2"))
        room.hang(f"c{n}", stage="done")
    room.do(EndMeeting("m2"))
    room.time.forward(days=1)
    hold(room, "m3")
    assert [milestone(room.board, meeting) for meeting in room.board.meetings.held] == [0, 10, 0]


def test_a_goal_is_never_reworded_in_place_since_balls_may_lie_for_it_on_another_wall(room: Staffroom) -> None:
    room.do(WriteGoal("g1", 0, "Lunsj"), WriteGoal("g2", 0, "  Lunsj   sammen "))
    room.do(WriteGoal("again", 0, "Lunsj sammen"))
    found = [(goal.id, goal.text, goal.replaces) for goal in room.board.goals.versions[0]]
    assert found == [("g1", "Lunsj", ""), ("g2", "Lunsj sammen", "g1")]


def test_a_rewritten_goal_is_in_force_though_the_clock_has_gone_back(room: Staffroom) -> None:
    room.do(WriteGoal("z", 0, "Lunsj"))
    hold(room, "m1", green=3)
    room.time.set(1970, 1, 1)
    room.do(WriteGoal("a", 0, "Ro"))
    assert room.board.goals.in_force[0]
    assert room.board.goals.in_force[0].text == "Ro"


def test_the_same_words_again_are_no_new_goal(room: Staffroom) -> None:
    room.do(WriteGoal("g1", 0, "Lunsj"))
    hold(room, "m1", green=3)
    before = room.changes()
    room.do(WriteGoal("g2", 0, " Lunsj "))
    assert room.changes() == before


def test_a_hidden_week_says_only_that_it_was_held(room: Staffroom) -> None:
    room.do(WriteGoal("g1", 0, "Lunsj"))
    hold(room, "m1", green=1, red=1)
    point = room.board.meetings.point("g1", "2026-W47")
    assert (point.held, point.hidden, point.laid) == (True, True, 0)


def test_the_keeper_is_who_was_chosen_in_the_latest_earlier_week(room: Staffroom) -> None:
    hold(room, "m1", keeper="  Kari  N ")
    room.time.forward(days=7)
    hold(room, "m2")
    room.time.forward(days=7)
    hold(room, "m3", keeper="Ola")
    meetings = room.board.meetings
    assert meetings.keeper("2026-W47") == ""
    assert meetings.keeper("2026-W48") == "Kari N"
    assert meetings.keeper("2026-W49") == "Kari N"
    assert meetings.keeper("2026-W50") == "Ola"
    assert meetings.keeper("2027-W01") == "Ola"
    assert meetings.keepers == ("Ola", "Kari N")


def test_a_meeting_begun_by_mistake_was_not_held_and_its_balls_count_no_more(room: Staffroom) -> None:
    room.gather(present=3, goals=1)
    room.do(*(LayBall("g0", "red", n) for n in range(3)), CloseVote("m1", "t1"), CancelMeeting("m1"))
    assert room.board.meetings.held == ()
    assert room.board.meetings.point("g0", "2026-W47").laid == 0
    hold(room, "m2")
    point = room.board.meetings.point("g0", "2026-W47")
    assert (point.held, point.laid) == (True, 0)


def test_a_double_tap_starts_one_meeting_and_ends_it_once(room: Staffroom) -> None:
    room.do(StartMeeting("m1"))
    room.time.forward(seconds=0.05)
    room.do(StartMeeting("m1"), SetPresent("m1", 9))
    before = room.changes()
    room.do(SetPresent("m1", 9), ChooseKeeper("m1", ""))
    assert room.changes() == before
    room.do(EndMeeting("m1"))
    assert room.refused(EndMeeting("m1"))
    assert room.board.own == Own()


def test_how_far_the_meeting_has_come_is_remembered_when_the_power_goes(room: Staffroom) -> None:
    room.do(StartMeeting("m1"))
    room.reopen()
    assert room.board.own.meeting
    assert room.board.own.meeting.id == "m1"
