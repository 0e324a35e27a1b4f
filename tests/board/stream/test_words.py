"""What is said of time on the papers of a value stream, with the numbers of the medicine stream."""

import pytest

from board.kinds.stream.words import duration, hours, percent, roughly, short, spelled, times, work

HOUR, DAY = 60, 24 * 60
LEAD, WAIT = 94 * HOUR + 62, 94 * HOUR


def test_the_medicine_stream_is_told_as_on_its_paper() -> None:
    assert (spelled(LEAD), duration(WAIT), duration(62)) == ("3 døgn 23 timer", "3 døgn 22\u00a0t", "62\u00a0min")
    assert f"{work(62)} arbeid på {roughly(LEAD)}" == "62 minutter arbeid på nesten fire døgn"
    assert [short(HOUR * wait) for wait in (2, 3, 18, 48, 5, 14, 1)] == [
        *("2\u00a0t", "3\u00a0t", "18\u00a0t", "2 døgn", "5\u00a0t", "14\u00a0t", "1\u00a0t")
    ]
    assert (spelled(25.5 * HOUR), spelled(150), spelled(138)) == (
        *("1 døgn 1,5 timer", "2,5 timer", "2 timer 18\u00a0min"),
    )
    assert (times(20), hours(1415 / 60), percent(12 / 62)) == ("20 ganger i uka", "23,6", "19\u00a0%")


@pytest.mark.parametrize(
    ("minutes", "long", "brief", "rough"),
    [
        (0, "0\u00a0min", "0\u00a0min", "0 minutter"),
        (1, "1\u00a0min", "1\u00a0min", "1 minutt"),
        (60, "60\u00a0min", "1\u00a0t", "60 minutter"),
        (150, "2\u00a0t 30\u00a0min", "2,5\u00a0t", "to og en halv time"),
        (25 * HOUR + 30, "1 døgn 1,5\u00a0t", "1,1 døgn", "ett døgn"),
        (DAY - 1, "23\u00a0t 59\u00a0min", "24\u00a0t", "24 timer"),
        (DAY, "1 døgn", "1 døgn", "ett døgn"),
        (36 * HOUR, "1 døgn 12\u00a0t", "1,5 døgn", "en og et halvt døgn"),
        (2 * DAY + 7 * HOUR, "2 døgn 7\u00a0t", "2,3 døgn", "over to døgn"),
        (4 * DAY - 20, "3 døgn 23,5\u00a0t", "4 døgn", "nesten fire døgn"),
        (58.6 * DAY, "59 døgn", "58,6 døgn", "59 døgn"),
    ],
)
def test_time_is_told_in_the_unit_one_would_say(minutes: float, long: str, brief: str, rough: str) -> None:
    assert (duration(minutes), short(minutes), roughly(minutes)) == (long, brief, rough)


def test_days_of_work_are_told_as_days_of_the_length_that_was_said() -> None:
    assert (duration(3 * 8 * HOUR, 8), short(8 * HOUR, 8), roughly(5 * 8 * HOUR, 8)) == (
        "3 dager",
        "1 dag",
        "fem dager",
    )
    assert duration(97 * HOUR, 8) == "12 dager"
    assert (duration(20 * HOUR, 7.5), duration(11 * HOUR, 7.5)) == ("2 dager 5\u00a0t", "1 dag 3,5\u00a0t")


def test_how_often_and_how_much_work_are_told_in_words() -> None:
    assert (times(1), times(0.75), times(0.75, "month"), times(12 / 52, "month")) == (
        *("1 gang i uka", "0,8 ganger i uka", "3,3 ganger i måneden", "1 gang i måneden"),
    )
    assert (work(1), work(150), work(1215)) == ("1 minutt", "2,5 timer", "20 timer")
    assert (percent(None), percent(0.011), percent(1), percent(0)) == ("–", "1,1\u00a0%", "100\u00a0%", "0\u00a0%")
