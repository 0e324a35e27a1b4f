"""A stream as a unit maps it: figures to the decimal, ideal, cards, and measured again."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from board.commands import Undo
from board.errors import Kind
from board.follow_up import due
from board.kinds.gain.index import fte
from board.kinds.stream.cards import Draw, MakeCards, MeasureAgain
from board.kinds.stream.commands import MoveStep, NameRow, RemoveStep, WriteStep, WriteStream
from board.kinds.stream.compare import How, difference, differences
from board.kinds.stream.index import Lanes, Steps, Streams, steps, sums
from board.kinds.stream.ready import HangReady, ready
from board.kinds.stream.record import Stream, Streamlane
from board.kinds.unit import ChangeUnit
from board.log import log
from tests.board.staffroom import Staffroom

IDEAL = (
    ("s0", {"title": "Bestemme, og skrive rett i kurven", "minutes": 8.0, "accurate": 97.0}),
    ("s1", {"gone": True}),
    ("s2", {"gone": True}),
    ("s3", {"title": "Bestille fra fast liste", "minutes": 3.0, "wait": 120.0, "accurate": 97.0}),
    ("s4", {"idea": "Levering hver dag", "wait": 1080.0, "accurate": 95.0}),
    ("s5", {"gone": True, "idea": "Legge i dosett (multidose)"}),
    ("s6", {"wait": 60.0, "accurate": 98.0}),
    ("s7", {"wait": 240.0}),
    ("s8", {"title": "Signere på nettbrettet", "minutes": 2.0, "wait": 0.0, "accurate": 99.0, "worth": "necessary"}),
)


@pytest.fixture
def medicine(room: Staffroom) -> Stream:
    """The medicine of a nursing home, as it hangs ready, with its ideal drawn."""
    room.hang()
    room.do(ChangeUnit({"full_time_hours": 35.5}), HangReady("m", "new-medicine"))
    for step, fields in IDEAL:
        room.do(Draw(f"m-{step}", fields))
    stream = room.board.of(Streams).get("m")
    assert stream
    return stream


def test_the_medicine_stream_comes_to_what_its_paper_says(room: Staffroom, medicine: Stream) -> None:
    now = sums(room.board, medicine)
    assert (now.minutes, now.wait / 60, now.worked, now.worthy) == (62, 94, 62, 12)
    assert (round(100 * (now.activity or 0), 1), round(100 * (now.worth or 0))) == (1.1, 19)
    assert (round(100 * (now.rolled or 0)), round(now.hours * 60), round(now.hours, 1)) == (43, 1415, 23.6)
    assert round(fte(now.hours, 35.5), 2) == 0.66
    ideal = sums(room.board, medicine, "ideal")
    assert (ideal.lead / 60, round(ideal.hours, 1)) == (25.5, 11.7)


def test_each_difference_has_its_name_and_together_they_are_what_is_freed(room: Staffroom, medicine: Stream) -> None:
    found = differences(room.board, medicine)
    assert [(d.how, round(d.hours, 1)) for d in found] == [
        *((How.GONE, 3.0), (How.GONE, 2.9), (How.CHANGED, 2.7), (How.GONE, 2.3), (How.CHANGED, 1.7)),
        *((How.WAITING, 0.0),) * 3,
        (How.MORE, -0.7),
    ]
    assert found[5].title == "Levering hver dag"
    assert found[5].faster == 30 * 60
    freed = sums(room.board, medicine).hours - sums(room.board, medicine, "ideal").hours
    assert sum(d.hours for d in found) == pytest.approx(freed)
    assert (round(freed, 1), round(fte(freed, 35.5), 2)) == (11.9, 0.34)


def test_a_figure_put_right_today_is_right_in_the_ideal_too(room: Staffroom, medicine: Stream) -> None:
    before = len(differences(room.board, medicine))
    room.do(WriteStep("m-s7", {"minutes": 12.0}))
    assert len(differences(room.board, medicine)) == before
    assert [s.minutes for s in steps(room.board, medicine, "ideal") if s.id == "m-s7"] == [12]


def test_every_difference_becomes_one_card_that_leads_back(room: Staffroom, medicine: Stream) -> None:
    ids = tuple(d.id for d in differences(room.board, medicine))
    room.do(MakeCards("m", ids[:1]))
    room.do(MakeCards("m", ids))
    hanging = room.board.cards.column("suggestion")
    assert {card.id for card in hanging} - {"c1"} == set(ids)
    assert {"Levering hver dag", "Skrive av visittnotatet faller bort"} <= {card.title for card in hanging}
    problems = [card.problem for card in hanging if card.id in ids]
    assert "Før «Sjekke leveransen» ventes det 2 døgn." in problems
    assert not any("verdistrømmen" in text for text in problems), "where it came from is told beside it, and once"
    assert difference(room.board, ids[0]) == (medicine, differences(room.board, medicine)[0])
    assert sum(room.board.gains.of(id_).identified_hours for id_ in ids) == pytest.approx(715 / 60)


def test_cards_that_were_undone_are_made_again_whole(room: Staffroom, medicine: Stream) -> None:
    room.do(MakeCards("m", ("m-s1-ideal",)), group="made")
    room.do(Undo("made"), MakeCards("m", ("m-s1-ideal",)))
    (one, *_) = differences(room.board, medicine)
    assert (one.made, one.gain.identified_hours) == (True, 3)
    assert [m.phase for m in room.board.measures.of(one.id)] == ["before"]


def test_nothing_is_measured_on_a_day_to_come(room: Staffroom, medicine: Stream) -> None:
    """Also what neither frees nor takes time."""
    room.do(MakeCards("m", ("m-s7-ideal",)))
    assert room.refused(MeasureAgain("m-s7", {"wait": 60.0}, "2030-01-01")).kind is Kind.REALISED_AHEAD


def test_the_estimate_of_a_card_follows_what_is_drawn(room: Staffroom, medicine: Stream) -> None:
    room.do(MakeCards("m", ("m-s8-ideal",)), Draw("m-s8", {"minutes": 4.0}))
    assert room.board.gains.of("m-s8-ideal").identified_hours == pytest.approx(2)


@pytest.mark.parametrize(
    ("step", "after", "hours"),
    [
        ("s1", {"gone": True}, 3.0),
        ("s8", {"minutes": 5.0}, 5 / 3),
        ("s8", {"minutes": 1.0}, 3.0),
        ("s0", {"minutes": 9.0}, -1.0),
        ("s0", {"minutes": 7.0}, -1 / 3),
    ],
)
def test_measured_again_exactly_those_hours_are_realised(
    room: Staffroom, medicine: Stream, step: str, after: dict[str, Any], hours: float
) -> None:
    card = f"m-{step}-ideal"
    room.do(MakeCards("m", (card,)))
    again = MeasureAgain(f"m-{step}", after, "2026-11-16", note="Mer tid på stua", use="quality")
    room.do(again, again)
    gain = room.board.gains.of(card)
    assert gain.realised_hours == pytest.approx(hours)
    assert gain.identified_hours >= gain.realised_hours
    assert [m.phase for m in room.board.measures.of(card)] == ["before", "after"]
    assert len([g for g in room.board.gains.history(card) if g.state == "realised"]) == 1


def test_measured_on_another_day_and_the_same_it_holds(room: Staffroom, medicine: Stream) -> None:
    room.do(MakeCards("m", ("m-s1-ideal",)), MeasureAgain("m-s1", {"gone": True}, "2026-11-16", "Mer tid på stua"))
    room.time.set(2027, 2, 20)
    assert [turn.subject for turn in due(room.board, date(2027, 2, 20))] == ["m-s1-ideal"]
    room.do(MeasureAgain("m-s1", {"gone": True}, "2027-02-20", "Mer tid på stua"))
    assert due(room.board, date(2027, 2, 20)) == ()
    assert room.board.gains.of("m-s1-ideal").realised_hours == 3


def test_what_was_saved_and_is_saved_no_more_is_said_with_its_reason(room: Staffroom, medicine: Stream) -> None:
    room.do(MakeCards("m", ("m-s1-ideal",)), MeasureAgain("m-s1", {"gone": True}, "2026-11-10", "Mer tid på stua"))
    worse: dict[str, Any] = {"step": "m-s1", "fields": {"gone": False, "minutes": 9.0}, "day": "2026-11-17"}
    assert room.refused(MeasureAgain(**worse)).kind is Kind.FALL_REASON_MISSING
    room.do(MeasureAgain(**worse, reason="Kurven lar seg ikke skrive ut"))
    assert room.board.gains.of("m-s1-ideal").realised_hours == 0


@pytest.mark.parametrize("goes", [RemoveStep("m-s3"), MoveStep("m-s3", "", "m-l1")], ids=["taken away", "moved"])
def test_what_was_done_at_the_same_time_as_a_step_that_goes_keeps_its_own_place_in_time(
    room: Staffroom, medicine: Stream, goes: Any
) -> None:
    room.do(WriteStep("m-s4", {"beside": "parallel"}), WriteStep("m-s5", {"beside": "parallel"}), goes)
    found = {step.id: step.beside for step in steps(room.board, medicine)}
    assert (found["m-s4"], found["m-s5"]) == ("", "parallel")


REFUSED = {
    Kind.STREAM_TITLE_MISSING: WriteStream("n", {"title": " "}),
    Kind.OPEN_HOURS_WRONG: WriteStream("m", {"open_hours": 200.0}),
    Kind.STEP_TITLE_MISSING: WriteStep("n", {"stream": "m"}),
    Kind.STEP_HAS_CARD: RemoveStep("m-s1"),
    Kind.MINUTES_WRONG: WriteStep("m-s1", {"minutes": 0.0}),
    Kind.WAIT_WRONG: WriteStep("m-s1", {"wait": -60.0}),
    Kind.TIMES_WRONG: WriteStep("m-s1", {"times": 10_000.0}),
    Kind.PEOPLE_WRONG: WriteStep("m-s1", {"people": 0}),
    Kind.RIGHT_WRONG: Draw("m-s1", {"accurate": 0.0}),
    Kind.LANE_IN_USE: NameRow(Streamlane, "m-l0", "m", ""),
    Kind.NO_CARD_YET: MeasureAgain("m-s2", {"gone": True}, "2026-11-16", "Ro"),
    Kind.REALISED_AHEAD: MeasureAgain("m-s1", {"gone": True}, "2030-01-01", "Ro"),
    Kind.REALISED_NOTE_MISSING: MeasureAgain("m-s1", {"gone": True}, "2026-11-16"),
}


@pytest.mark.parametrize("kind", REFUSED, ids=lambda kind: kind.name)
def test_what_cannot_be_has_a_sentence_and_loses_nothing(room: Staffroom, medicine: Stream, kind: Kind) -> None:
    room.do(MakeCards("m", ("m-s1-ideal",)))
    assert room.refused(REFUSED[kind]).kind is kind


def test_a_difference_that_has_a_card_is_not_drawn_away(room: Staffroom, medicine: Stream) -> None:
    room.do(MakeCards("m", ("m-s1-ideal",)))
    assert room.refused(Draw("m-s1", {"gone": False})).kind is Kind.STEP_HAS_CARD


def test_an_ideal_may_cost_more_than_today_and_says_so(room: Staffroom, medicine: Stream) -> None:
    room.do(HangReady("n", "new-medicine"), Draw("n-s0", {"minutes": 60.0}))
    stream = room.board.of(Streams).get("n")
    assert stream
    (only,) = differences(room.board, stream)
    assert (only.how, only.hours) == (How.MORE, -18)


def test_there_is_room_for_two_hundred_steps_and_twenty_lanes(room: Staffroom) -> None:
    room.do(WriteStream("n", {"title": "Lang"}))
    for n in range(200):
        room.do(WriteStep(f"s{n}", {"stream": "n", "title": f"Steg {n}"}, below=f"s{n - 1}" if n else ""), group="g")
    assert room.refused(WriteStep("s200", {"stream": "n", "title": "Ett til"})).kind is Kind.STREAM_FULL
    assert [step.id for step in room.board.of(Steps).of("n")] == [f"s{n}" for n in range(200)]
    for n in range(20):
        room.do(NameRow(Streamlane, f"l{n}", "n", f"Rolle {n}"))
    assert room.refused(NameRow(Streamlane, "l20", "n", "Enda en")).kind is Kind.LANES_FULL
    for n in range(1, 100):
        room.do(WriteStream(f"n{n}", {"title": "Enda en"}), group="h")
    assert room.refused(WriteStream("n100", {"title": "Enda en"})).kind is Kind.STREAMS_FULL


def test_a_lane_is_renamed_emptied_and_taken_away(room: Staffroom, medicine: Stream) -> None:
    room.do(NameRow(Streamlane, "m-l0", "m", "Tilsynslege"), MoveStep("m-s0", "m-s3", lane="m-l1", beside="parallel"))
    assert [step.id for step in room.board.of(Steps).of("m")][:4] == ["m-s1", "m-s2", "m-s3", "m-s0"]
    room.do(NameRow(Streamlane, "m-l0", "m", ""))
    assert [lane.title for lane in room.board.of(Lanes).of("m")] == ["Sykepleier", "Helsefagarbeider"]


@pytest.mark.parametrize("name", ready())
def test_a_stream_that_hangs_ready_is_whole_and_comes_once(room: Staffroom, name: str) -> None:
    room.hang()
    room.do(HangReady("r", name), HangReady("r", name))
    stream = room.board.of(Streams).get("r")
    assert stream
    found = steps(room.board, stream)
    assert not any(step.lacks or not step.lane or not step.worth for step in found)
    assert sums(room.board, stream).hours > 0


@pytest.mark.parametrize("first", [0, 1])
def test_two_walls_that_work_at_one_stream_lose_neither_step(tmp_path: Path, first: int) -> None:
    rooms = [Staffroom(tmp_path / name) for name in ("a", "b")]
    rooms[0].do(HangReady("m", "new-medicine"))
    exchange(rooms)
    for room in rooms:
        room.time.forward(seconds=9)
    one, other = rooms[first], rooms[1 - first]
    one.do(WriteStep("m-s1", {"minutes": 7.0}), WriteStep("new1", {"stream": "m", "title": "Ny"}, below="m-s1"))
    other.do(WriteStep("m-s1", {"people": 2}), WriteStep("new2", {"stream": "m", "title": "Nyest"}, below="m-s1"))
    for room in rooms:
        room.do(Draw("m-s2", {"gone": True}), MakeCards("m", ("m-s2-ideal",)))
    one.time.forward(seconds=9)
    one.do(WriteStep("m-s3", {"minutes": 5.0}))
    other.do(WriteStep("m-s3", {"minutes": 6.0}))
    exchange(rooms)
    for room in rooms:
        found = {step.id: step for step in room.board.of(Steps).of("m")}
        assert (found["m-s1"].minutes, found["m-s1"].people, found["m-s3"].minutes) == (7, 2, 5), (
            "the later word holds"
        )
        assert {"new1", "new2"} <= found.keys()
        assert [card.id for card in room.board.cards.column("suggestion")] == ["m-s2-ideal"]
        assert room.board.gains.identified_hours == pytest.approx(35 * 5 / 60)
        room.close()


def exchange(rooms: list[Staffroom]) -> None:
    """Each learns what the other has said."""
    logs = []
    for room in rooms:
        with room.store.read() as tx:
            logs.append([log.of_row(row) for row in tx.execute(select(log.change)).mappings()])
    for room, other in zip(rooms, reversed(logs), strict=True):
        with room.store.write() as tx:
            log.ingest(tx, other)
        room.board = room.loaded()
