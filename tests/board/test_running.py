"""How long a machine has run tells what its clock does not: the same people do not vote twice on a day, whatever the
clock is set to between."""

import pytest

from board.errors import Kind
from board.kinds.goal import WriteGoal
from board.kinds.tally.commands import DAY_MS, OpenVote
from board.log import stamp
from tests.board.staffroom import Staffroom
from tests.board.test_opening import begin_again, voted


class Machine:
    """How long it has been switched on: nobody sets that, whatever becomes of its clock."""

    def __init__(self, room: Staffroom, monkeypatch: pytest.MonkeyPatch) -> None:
        self.ms = 60_000
        monkeypatch.setattr(stamp, "boot", lambda: "b1")
        self.runs(room)

    def runs(self, room: Staffroom) -> None:
        room.store.clock.running = lambda: self.ms


@pytest.mark.parametrize("days", [8, 7 * 60, -8])
def test_a_clock_that_is_set_forward_lets_nobody_vote_twice_that_day(
    room: Staffroom, monkeypatch: pytest.MonkeyPatch, days: int
) -> None:
    """Nor one that was ahead and that the centre has put right meanwhile."""
    machine = Machine(room, monkeypatch)
    room.do(WriteGoal("g0", 0, "Vi rekker det"))
    voted(room, "m1")
    room.time.forward(days=days)
    room.reopen()
    machine.runs(room)
    machine.ms += 60_000
    room.store.clock.told(room.time.ms)
    assert begin_again(room, "m2") is Kind.WEEK_OPENED
    machine.ms += DAY_MS
    room.time.forward(days=1)
    room.do(OpenVote("m2"))


def test_another_start_of_the_machine_forbids_nothing_that_the_calendar_allows(
    room: Staffroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    Machine(room, monkeypatch)
    room.do(WriteGoal("g0", 0, "Vi rekker det"))
    voted(room, "m1")
    room.time.forward(days=7)
    monkeypatch.setattr(stamp, "boot", lambda: "b2")
    voted(room, "m2")
