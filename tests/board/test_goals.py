"""A goal that is rewritten is a new one, for trends break there; its name across the room is another matter."""

from board.kinds.goal import NameGoal, WriteGoal
from tests.board.staffroom import Staffroom


def test_a_slip_of_the_pen_that_is_mended_keeps_the_short_name_and_other_words_do_not(room: Staffroom) -> None:
    room.do(WriteGoal("g0", 0, "Vi hjelper hverandre nar det røyner på"), NameGoal("g0", "Vi hjelper hverandre"))
    room.do(WriteGoal("g1", 0, "Vi hjelper hverandre når det røyner på"))
    assert room.board.goals.written[0].short == "Vi hjelper hverandre"
    room.do(WriteGoal("g2", 0, "Alle får pause"))
    assert room.board.goals.written[0].short == ""
