"""A stream at its edges: figures that come to the same by other ways, that come to nothing, and the longest names."""

from typing import Any

from sqlalchemy import select

from board import limits
from board.errors import Kind
from board.kinds.indicator.commands import BeginPhase, TakeReading, WriteIndicator
from board.kinds.indicator.index import Phases, Readings
from board.kinds.measure import Measures
from board.kinds.stream.cards import Draw, MakeCards, MeasureAgain
from board.kinds.stream.commands import WriteStep, WriteStream
from board.kinds.stream.compare import How, differences
from board.kinds.stream.index import Streams, turn_id
from board.log.journal import change
from tests.board.staffroom import Staffroom

LONGEST = "z" * 40


def found(room: Staffroom) -> list[tuple[How, float]]:
    return [(one.how, one.hours) for one in differences(room.board, room.board.of(Streams).items["s"])]


def hang(room: Staffroom, now: dict[str, Any], ideal: dict[str, Any], id_: str = "a") -> None:
    room.do(WriteStream("s", {"title": "Ny medisin"}), WriteStep(id_, {"stream": "s", "title": "Hente", **now}))
    room.do(Draw(id_, ideal))


def test_what_comes_to_the_same_by_another_way_takes_no_more_time(room: Staffroom) -> None:
    """0.7 × 3 is not 2.1 to a computer."""
    hang(room, {"minutes": 0.7, "times": 3.0}, {"minutes": 2.1, "times": 1.0})
    assert found(room) == [(How.CHANGED, 0)]
    room.do(MakeCards("s", ("a-ideal",)), MeasureAgain("a", {"minutes": 2.1, "times": 1.0}, "2026-11-17"))
    assert not room.board.gains.subjects, "nothing is saved, and nothing lost"


def test_a_step_that_takes_next_to_no_time_gets_its_card_too(room: Staffroom) -> None:
    hang(room, {"minutes": limits.LEAST, "times": limits.LEAST}, {"gone": True})
    room.do(MakeCards("s", ("a-ideal",)), MeasureAgain("a", {"gone": True}, "2026-11-17"))
    assert [measure.value for measure in room.board.of(Measures).of("a-ideal")] == [0, 0]


def test_a_step_that_took_more_time_may_be_as_before_again(room: Staffroom) -> None:
    hang(room, {"minutes": 10.0, "times": 6.0}, {"minutes": 20.0})
    room.do(MakeCards("s", ("a-ideal",)), MeasureAgain("a", {"minutes": 20.0}, "2026-11-16"))
    assert room.board.gains.of("a-ideal").realised_hours == -1
    room.do(MeasureAgain("a", {"minutes": 10.0}, "2026-11-17"))
    assert room.board.gains.of("a-ideal").realised_hours == 0
    room.do(MeasureAgain("a", {"minutes": 5.0}, "2026-11-17", "Tur"))
    assert room.board.gains.of("a-ideal").realised_hours == 0.5


def test_an_ideal_that_frees_less_than_is_saved_already_says_so(room: Staffroom) -> None:
    hang(room, {"minutes": 60.0, "times": 5.0}, {"gone": True})
    room.do(MakeCards("s", ("a-ideal",)), MeasureAgain("a", {"gone": True}, "2026-11-17", "Tur"))
    refused = room.refused(Draw("a", {"gone": False, "minutes": 30.0}))
    assert refused.kind is Kind.ESTIMATE_TOO_LITTLE
    assert "Så mye er allerede spart: 5 timer i uka." in str(refused)


def test_an_ideal_may_free_waiting_alone_after_all(room: Staffroom) -> None:
    hang(room, {"minutes": 10.0, "times": 6.0, "wait": 60.0}, {"minutes": 5.0})
    room.do(MakeCards("s", ("a-ideal",)), Draw("a", {"minutes": 10.0, "wait": 0.0}))
    assert found(room) == [(How.WAITING, 0)]
    assert room.board.gains.identified_hours == 0


def test_the_longest_name_of_a_step_leads_to_its_card_on_every_wall(room: Staffroom) -> None:
    hang(room, {"minutes": 10.0, "times": 6.0}, {"gone": True}, id_=LONGEST)
    ((how, hours),) = found(room)
    assert (how, hours) == (How.GONE, 1)
    id_ = turn_id(LONGEST, "ideal")
    room.do(MakeCards("s", (id_,)), MeasureAgain(LONGEST, {"gone": True}, "2026-11-17", "Tur"))
    assert room.board.gains.of(id_).realised_hours == 1
    assert {measure.value for measure in room.board.of(Measures).of(id_)} == {0, 1}
    said_by_all_of_them(room)


def test_the_longest_name_of_a_goal_has_its_readings(room: Staffroom) -> None:
    room.do(WriteIndicator(LONGEST, {"title": "Færre fall"}), TakeReading(LONGEST, "2026-W47", 3))
    room.do(TakeReading(LONGEST, "2026-W47", 4), BeginPhase(LONGEST, "2026-W47", "Ny rutine"))
    assert room.board.of(Readings).series(LONGEST) == (("2026-W47", 4),)
    assert [phase.name for phase in room.board.of(Phases).named(LONGEST)] == ["Ny rutine"]
    said_by_all_of_them(room)


def said_by_all_of_them(room: Staffroom) -> None:
    """What a wall says of a record, the centre takes."""
    with room.store.read() as tx:
        names = set(tx.scalars(select(change.c.record)))
    assert [name for name in names if not limits.is_id(name)] == []
