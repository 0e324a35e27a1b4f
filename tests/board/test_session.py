"""How far a meeting has come: time, pauses, and the card in focus."""

from board.session import Session

BEGUN = Session("m1", since_ms=1_000)


def test_a_pause_takes_no_time():
    paused = BEGUN.pause(61_000)
    assert paused.used_ms(500_000) == 60_000
    assert paused.resume(500_000).used_ms(530_000) == 90_000


def test_pausing_or_resuming_twice_changes_nothing():
    paused = BEGUN.pause(61_000)
    assert paused.pause(90_000) == paused
    assert BEGUN.resume(90_000) == BEGUN


def test_a_clock_that_was_set_back_takes_no_time_away():
    assert BEGUN.used_ms(0) == 0
    assert BEGUN.pause(61_000).resume(90_000).used_ms(10_000) == 60_000


def test_a_card_that_is_gone_gives_its_place_to_the_one_after_it():
    session = Session("m1", queue=("a", "b", "c"), card="b")
    assert session.place({"a", "b", "c"}) == (("a", "b", "c"), 1)
    assert session.place({"a", "c"}) == (("a", "c"), 1)
    assert session.place({"a"}) == (("a",), 0)
    assert session.place(set()) == ((), -1)


def test_the_first_card_is_in_focus_until_somebody_goes_on():
    assert Session("m1", queue=("a", "b")).place({"a", "b"}) == (("a", "b"), 0)
    assert BEGUN.to(3, ("x", "y")).place({"x", "y"}) == (("x", "y"), 0)


def test_a_clock_that_is_put_right_lengthens_no_meeting() -> None:
    going = Session("m", since_ms=1_000)
    assert going.moved(50_000).used_ms(51_500) == going.used_ms(1_500) == 500
    assert going.pause(1_500).moved(50_000) == going.pause(1_500)
