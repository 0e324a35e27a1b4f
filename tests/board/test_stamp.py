"""The clock that never says no."""

from hypothesis import given
from hypothesis import strategies as st

from board.kinds.card.commands import AddCard
from board.kinds.goal import WriteGoal
from board.kinds.meeting.commands import EndMeeting, StartMeeting
from board.log.stamp import AHEAD_MS, Clock
from tests.board.staffroom import Staffroom

NOW = 1_795_000_000_000
YEARS = 20 * 365 * 86_400_000

wall_times = st.one_of(
    st.just(0), st.just(NOW), st.just(NOW + YEARS), st.integers(-YEARS, 10 * NOW), st.integers(NOW, NOW + 100)
)


@given(st.lists(st.tuples(wall_times, st.one_of(st.none(), wall_times))), st.integers(-2 * YEARS, 2 * YEARS))
def test_stamps_always_grow_whatever_the_wall_clock_and_others_say(
    times: list[tuple[int, int | None]], offset_ms: int
) -> None:
    wall = [NOW]
    clock = Clock(offset_ms=offset_ms, wall=lambda: wall[0])
    for wall[0], seen in times:
        before = clock.last
        if seen is not None:
            clock.saw(seen)
            assert before <= clock.last <= max(before, clock.now_ms() + AHEAD_MS)
            before = clock.last
        stamp = clock.next()
        assert stamp > before
        assert stamp >= clock.now_ms()
        assert clock.now_ms() > 0


@given(wall_times)
def test_a_stamp_is_the_wall_time_when_that_is_later(wall: int) -> None:
    clock = Clock(last=5, wall=lambda: wall)
    assert clock.next() == max(6, clock.now_ms())


def test_what_the_centre_told_last_corrects_the_wall_clock() -> None:
    assert Clock(offset_ms=NOW, wall=lambda: 500).next() == NOW + 500


def test_a_wall_that_is_switched_on_in_1970_goes_on_where_it_was(room: Staffroom) -> None:
    stamps = []
    for n, year in enumerate((2026, 1970, 2046, 2026, 1970)):
        room.time.set(year, 1, 1)
        room.reopen()
        room.do(AddCard(f"c{n}", "Hei"), WriteGoal(f"g{n}", 0, f"Mål {n}"), StartMeeting(f"m{n}"))
        stamps += [row[4] for row in room.contents()["change"][len(stamps) :]]
        assert room.board.goals.in_force[0]
        assert room.board.goals.in_force[0].text == f"Mål {n}"
    assert stamps == sorted(set(stamps))


def test_a_wall_that_believes_it_is_before_1970_still_takes_cards_and_meetings(room: Staffroom) -> None:
    room.store.clock.offset_ms = -YEARS
    room.time.set(1970, 1, 1)
    room.do(AddCard("c1", "Hei"), StartMeeting("m1"), EndMeeting("m1"))
    assert room.board.cards.get("c1")
    assert room.board.meetings.held


def test_a_wall_that_believes_it_is_the_year_9000_still_takes_cards_and_meetings(room: Staffroom) -> None:
    room.time.set(9000, 1, 1)
    room.do(AddCard("c1", "Hei"), StartMeeting("m1"))
    assert room.board.meetings.items["m1"].week == "2099-W53"
