"""The account of gains: hours a week first, årsverk derived, nothing written over."""

from random import Random

import pytest

from board.errors import Kind
from board.kinds.gain.commands import Identify, Realise
from board.kinds.gain.index import Gains, fte
from board.kinds.gain.record import Gain
from board.kinds.meeting.commands import EndMeeting, SetPresent, StartMeeting
from board.kinds.unit import ChangeUnit
from board.limits import FIRST_DAY, FIRST_MS
from tests.board.staffroom import Staffroom

FULL = 37.5


def account(*entries: tuple[str, float, float]) -> Gains:
    """Subjects with årsverk identified and realised."""
    found = []
    for name, identified, realised in entries:
        for state, amount in (("identified", identified), ("realised", realised)):
            lawful = {"day": FIRST_DAY, "note": "Ro", "made": FIRST_MS}
            found.append(
                Gain(id=f"{name}-{state}", subject=name, state=state, hours_per_week=amount * FULL, **lawful)
            )
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
    room.do(Realise("r2", "c1", 2, "2026-11-17", "Lunsj", reason="Færre enn vi trodde"))
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


def test_a_gain_may_fall_also_to_nothing_with_a_reason_and_nothing_is_written_over(room: Staffroom) -> None:
    room.hang()
    room.do(Identify("i1", "c1", 5), Realise("r1", "c1", 4, "2026-11-10", "Tur"))
    fewer = Realise("r2", "c1", 1.5, "2026-11-17", "Tur", reason="To har sluttet")
    none = Realise("r3", "c1", 0, "2026-11-17", "", reason="Rutinen er borte")
    room.do(fewer, fewer)
    assert (room.board.gains.of("c1").fallen_hours, room.board.gains.realised_hours) == (2.5, 1.5)
    room.do(none, none)
    gains = room.board.gains
    assert (gains.identified_hours, gains.realised_hours) == (5, 0)
    assert [(g.hours_per_week, g.reason) for g in gains.history("c1")[1:]] == [
        (4, ""),
        (1.5, "To har sluttet"),
        (0, "Rutinen er borte"),
    ]
    room.do(Realise("r4", "c1", 5, "2026-11-17", "Tur igjen"))
    assert (room.board.gains.of("c1").fallen_hours, room.board.gains.realised_hours) == (0, 5)


@pytest.mark.parametrize(
    ("result", "kind"),
    [
        (Realise("r2", "c1", 4.5, "2026-11-18", "Ro"), Kind.REALISED_AHEAD),
        (Realise("r2", "c1", 4.5, "1999-12-31", "Ro"), Kind.DATE_WRONG),
        (Realise("r2", "c1", 2, "2026-11-17", "Ro"), Kind.FALL_REASON_MISSING),
        (Realise("r2", "c1", 0, "2026-11-17", "", reason=" "), Kind.FALL_REASON_MISSING),
        (Realise("r2", "c1", 0.01, "2026-11-17", "Ro", reason="Nei"), Kind.HOURS_WRONG),
        (Realise("r2", "c2", 0, "2026-11-17", "Ro", reason="Nei"), Kind.HOURS_WRONG),
    ],
)
def test_a_day_that_has_not_come_and_a_fall_without_a_reason_are_refused(
    room: Staffroom, result: Realise, kind: Kind
) -> None:
    room.do(Identify("i1", "c1", 5), Identify("i2", "c2", 5), Realise("r1", "c1", 4, "2026-11-10", "Tur"))
    assert room.refused(result).kind is kind


def test_what_is_freed_all_together_is_no_more_than_the_people_work(room: Staffroom) -> None:
    room.do(Identify("i1", "s1", 500, title="Turnus"), Realise("r1", "s1", 400, "2026-11-17", "Ro"))
    room.do(StartMeeting("m1"), SetPresent("m1", 4), EndMeeting("m1"))
    room.do(Identify("i2", "s2", 9, title="Lager"))
    assert room.refused(Realise("r2", "s2", 1, "2026-11-17", "Ro")).kind is Kind.MORE_THAN_WORKED
    room.do(Realise("r3", "s1", 145, "2026-11-17", "Ro", reason="Målt på nytt"))
    room.do(Realise("r2", "s2", 5, "2026-11-17", "Ro"))
    assert room.board.gains.realised_hours == 4 * FULL


def test_people_who_are_counted_in_arsverk_work_as_many_hours_as_those(room: Staffroom) -> None:
    room.do(StartMeeting("m1"), SetPresent("m1", 1), EndMeeting("m1"))
    assert room.refused(Identify("i1", "s1", 60, title="Turnus")).kind is Kind.ESTIMATE_TOO_MUCH
    room.do(ChangeUnit({"staff_fte": 2, "full_time_hours": 35.5}), Identify("i1", "s1", 60, title="Turnus"))
    room.do(Realise("r1", "s1", 60, "2026-11-17", "Ro"), Identify("i2", "s2", 20, title="Lager"))
    refused = room.refused(Realise("r2", "s2", 11.1, "2026-11-17", "Ro"))
    assert str(refused) == "Til sammen blir det mer enn enheten arbeider: 2 årsverk er 71 timer i uka."
    room.do(Realise("r2", "s2", 11, "2026-11-17", "Ro"))
    assert room.refused(Identify("i3", "s3", 71.5, title="Alt")).kind is Kind.ESTIMATE_TOO_MUCH


def test_a_unit_that_changes_its_week_keeps_its_old_gains_whatever_is_said_of_them_later(room: Staffroom) -> None:
    room.do(Identify("i1", "s1", 17.5, title="Turnus"), Realise("r1", "s1", 17.5, "2026-11-17", "Ro"))
    room.do(ChangeUnit({"full_time_hours": 35.5}), Identify("i2", "s2", 17.5, title="Lager"))
    assert f"{room.board.gains.identified_fte:.3f} {room.board.gains.realised_fte:.3f}" == "0.960 0.467"
    room.time.forward(days=100)
    room.do(Realise("h1", "s1", 17.5, "2027-02-25", "Ro"))
    assert f"{room.board.gains.realised_fte:.3f}" == "0.467", "that it holds makes it no other gain"
    room.do(Identify("i3", "s1", 20), Realise("h2", "s1", 10, "2027-02-25", "Ro", reason="To har sluttet"))
    assert [gain.full_time_hours for gain in room.board.gains.history("s1")] == [37.5] * 5


def test_letters_that_take_five_minutes_and_then_seven(room: Staffroom) -> None:
    """40 letters a week, 12 minutes each and one person; five were hoped for, and seven were measured."""
    found, freed = 40 * (12 - 5) / 60, 40 * (12 - 7) / 60
    room.do(Identify("i1", "s1", found, title="Brev"), Realise("r1", "s1", freed, "2026-11-17", "Besøk"))
    gains = room.board.gains
    assert f"{gains.identified_hours:.3f} {gains.identified_fte:.3f}" == "4.667 0.124"
    assert f"{gains.realised_hours:.3f} {gains.realised_fte:.3f}" == "3.333 0.089"
    assert f"{100 * gains.realised_hours / gains.identified_hours:.1f}" == "71.4"


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
