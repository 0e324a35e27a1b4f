"""Clocks that are wrong: nothing is refused, nobody's clock is carried away, and all order alike."""

from collections.abc import Callable

from board.log.stamp import AHEAD_MS
from sync.wall.connection_status import ConnectionState
from tests.sync.places import START_MS, Centre, Time, Wall

Hang = Callable[..., Wall]
YEARS_MS = 20 * 365 * 86_400_000


def test_a_stamp_far_ahead_is_capped_once_and_the_wall_takes_it_over(hang: Hang, centre: Centre, unit: str) -> None:
    ahead, right = hang("ahead", time=Time(START_MS + YEARS_MS)), hang("right")
    ahead.card("c1", title="fra framtida")
    ahead.settle()
    [kept] = centre.log(unit)
    assert kept.stamp == START_MS + AHEAD_MS
    assert ahead.log() == [kept]
    right.settle()
    assert ahead.board() == right.board()
    assert right.store.clock.last <= START_MS + AHEAD_MS


def test_a_wall_from_the_future_does_not_win_for_years(hang: Hang, centre: Centre, time: Time) -> None:
    ahead, right = hang("ahead", time=Time(START_MS + YEARS_MS)), hang("right")
    ahead.card("c1", title="først")
    ahead.settle()
    right.settle()
    time.pass_(s=600)
    right.card("c1", title="sist")
    right.settle()
    ahead.settle()
    assert ahead.board()["card", "c1"]["title"] == "sist"
    ahead.card("c1", title="enda senere")
    ahead.settle()
    right.settle()
    assert right.board()["card", "c1"]["title"] == "enda senere"
    assert ahead.board() == right.board()
    assert ahead.store.clock.last < START_MS + 2 * AHEAD_MS + 600_000


def test_a_capped_stamp_is_told_again_when_the_answer_was_lost(hang: Hang, centre: Centre, unit: str) -> None:
    from tests.sync.test_loss import Lossy

    ahead = hang("ahead", time=Time(START_MS + YEARS_MS))
    ahead.card("c1")
    ahead.transport = Lossy(ahead, loses=1)
    assert ahead.round().state is ConnectionState.TOO_SLOW
    ahead.settle()
    assert ahead.log() == centre.log(unit)


def test_a_wall_without_a_clock_is_set_right_by_the_centre(hang: Hang, centre: Centre) -> None:
    old = hang("old", time=Time(0))
    old.settle()
    old.card("c1")
    assert old.log()[0].stamp >= START_MS - 1000
    old.close()
    old.open()
    assert old.store.clock.now_ms() == START_MS


def test_the_order_of_one_walls_own_changes_survives_the_cap(hang: Hang, centre: Centre) -> None:
    ahead, right = hang("ahead", time=Time(START_MS + YEARS_MS)), hang("right")
    for title in ("en", "to", "tre"):
        ahead.card("c1", title=title)
    ahead.settle()
    right.settle()
    assert right.board()["card", "c1"]["title"] == "tre" == ahead.board()["card", "c1"]["title"]
