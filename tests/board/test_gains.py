"""The account of gains: hours a week first, årsverk derived, nothing written over."""

from random import Random

import pytest

from board.commands import ChangeUnit, Identify, Realise
from board.gains import Gains, fte
from board.limits import FIRST_MS
from board.records import Gain
from tests.board.staffroom import Staffroom

FULL = 37.5


def account(*entries: tuple[str, float, float]) -> Gains:
    """Subjects with årsverk identified and realised."""
    found = []
    for name, identified, realised in entries:
        for state, amount in (("identified", identified), ("realised", realised)):
            found.append(Gain(id=f"{name}-{state}", subject=name, state=state, hours_per_week=amount * FULL))
    return Gains().after(found)


@pytest.mark.parametrize(("full_time_hours", "said"), [(37.5, "0.467"), (35.5, "0.493")])
def test_seventeen_and_a_half_hours_in_arsverk(room: Staffroom, full_time_hours: float, said: str) -> None:
    room.hang()
    room.do(ChangeUnit({"full_time_hours": full_time_hours}), Identify("i1", "c1", 17.5))
    assert f"{room.board.gains.identified_fte:.3f}" == said
    assert f"{fte(17.5, full_time_hours):.3f}" == said


@pytest.mark.parametrize(("identified", "realised", "percent"), [(33, 21.5, 65), (46.3, 33.1, 71), (49.4, 36.3, 73)])
def test_the_share_that_was_realised(identified: float, realised: float, percent: int) -> None:
    halves = account(("s1", identified / 2, realised / 2), ("s2", identified / 2, realised / 2))
    assert halves.identified_fte == pytest.approx(identified)
    assert halves.realised_fte == pytest.approx(realised)
    assert round(100 * halves.realised_hours / halves.identified_hours) == percent


def test_four_fifths_of_what_was_identified_came_from_value_streams() -> None:
    streams = [
        Gain(id=f"v{n}", subject=f"v{n}", tool="value_stream", hours_per_week=46.3 * FULL / 5) for n in range(4)
    ]
    card = Gain(id="c", subject="c", hours_per_week=46.3 * FULL / 5)
    gains = Gains().after([*streams, card])
    found = sum(
        fte(s.identified.hours_per_week, s.identified.full_time_hours)
        for s in gains.subjects.values()
        if s.identified and s.identified.tool == "value_stream"
    )
    assert f"{found:.1f}" == "37.0"


def test_a_gain_keeps_the_divisor_that_was_in_force(room: Staffroom) -> None:
    room.hang()
    room.do(Identify("i1", "c1", 17.5), ChangeUnit({"full_time_hours": 33.6}))
    assert f"{room.board.gains.identified_fte:.3f}" == "0.467"


def test_a_correction_is_a_new_entry_and_the_old_one_stays(room: Staffroom) -> None:
    room.hang()
    room.do(Identify("i1", "c1", 5), Identify("i2", "c1", 4), Realise("r1", "c1", 3, "2026-11-17", "Lunsj"))
    room.do(Realise("r2", "c1", 2, "2026-11-17", "Færre enn vi trodde"))
    gains = room.board.gains
    assert [entry.id for entry in gains.history("c1")] == ["i1", "i2", "r1", "r2"]
    assert (gains.identified_hours, gains.realised_hours) == (4, 2)
    assert room.board.gains.items["i1"].hours_per_week == 5


def test_the_latest_entry_holds_though_the_clock_has_gone_back(room: Staffroom) -> None:
    room.hang()
    room.do(Identify("z", "c1", 5))
    room.time.set(1970, 1, 1)
    room.do(Identify("a", "c1", 4))
    assert room.board.gains.of("c1").identified_hours == 4


def test_two_entries_in_the_same_millisecond_keep_their_order(room: Staffroom) -> None:
    room.hang()
    room.do(Identify("z", "c1", 5), Identify("a", "c1", 4))
    assert room.board.gains.of("c1").identified_hours == 4


def test_a_new_and_larger_estimate_makes_room_to_realise_more(room: Staffroom) -> None:
    room.hang()
    room.do(Identify("i1", "c1", 2))
    assert room.refused(Realise("r1", "c1", 2.5, "2026-11-17", "Ro"))
    room.do(Identify("i2", "c1", 2.5), Realise("r1", "c1", 2.5, "2026-11-17", "Ro"))
    assert room.board.gains.realised_hours == 2.5


def test_a_double_tap_is_one_entry(room: Staffroom) -> None:
    room.hang()
    estimate, result = Identify("i1", "c1", 2), Realise("r1", "c1", 2, "2026-11-17", "Ro", use="quality")
    room.do(estimate, estimate, result, result)
    assert len(room.board.gains.entries) == 2
    assert room.board.gains.realised_by_use == {"quality": 2, "quantity": 0, "saving": 0}


def test_a_gain_needs_no_card(room: Staffroom) -> None:
    room.do(Identify("i1", "s1", 40, tool="value_stream", title="Inntak av nye beboere"))
    assert room.board.gains.of("s1").latest.title == "Inntak av nye beboere"


def test_the_account_is_the_same_however_its_entries_came() -> None:
    chance = Random(48)
    gains = Gains()
    for _ in range(300):
        some = [
            Gain(
                id=id_,
                subject=chance.choice(("s1", "s2", "s3")),
                state=chance.choice(("identified", "realised")),
                hours_per_week=chance.randrange(9) / 2,
                made=FIRST_MS + chance.randrange(4),
                archived=chance.random() < 0.2,
            )
            for id_ in chance.sample("abcdef", chance.randint(1, 3))
        ]
        gains = gains.after(some)
        assert list(gains.subjects.items()) == list(Gains(gains.items, gains.histories).subjects.items())
        assert gains.subjects == Gains().after(gains.items.values()).subjects
