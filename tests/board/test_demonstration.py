"""The demonstration is a board people have lived with, on whatever day it is opened."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from board.board import Board
from board.calendar import HOME, weeks_back
from board.catalogue import LANGUAGES, spoken
from board.commands import Undo
from board.context import perform
from board.demonstration import hang_up, script
from board.demonstration.hanging import read
from board.demonstration.level import hang_up_leaders
from board.demonstration.year import Year
from board.kinds.card.record import STAGES
from board.kinds.card.rules import age_weeks, late
from board.kinds.indicator.index import Course, Indicators, Phases, Readings
from board.kinds.lift.index import Lifts
from board.kinds.lift.record import outcome
from board.kinds.photo.index import Photos
from board.kinds.stream.compare import differences
from board.kinds.stream.index import Streams, sums
from board.kinds.visit import Visits
from board.leading import leads
from board.log import log
from board.store.store import Store
from board.votes import ballots

TUESDAY = datetime(2025, 11, 18, 13, 20, tzinfo=HOME)
LIFTED = ("Bytte hanskeleverandør", "Bestille bleier én gang i uka")
COLUMNS = [5, 2, 3, 1, 1, 45]


def ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def hung(folder: Path, now: datetime, *, full: bool = False) -> Board:
    store = Store.open(folder, lambda: ms(now))
    try:
        return hang_up(store, ms(now), full)
    finally:
        store.close()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store as the demonstration leaves it; tests here only look at it."""
    made = Store.open(tmp_path_factory.mktemp("demonstration"), lambda: ms(TUESDAY))
    hang_up(made, ms(TUESDAY))
    yield made
    made.close()


@pytest.fixture(scope="module")
def board(store: Store) -> Board:
    with store.read() as tx:
        return Board.load(tx)


def card(board: Board, title: str):
    return next(c for stage in STAGES for c in board.cards.column(stage) if c.title == title)


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_the_year_is_told_whatever_language_the_wall_speaks(code: str) -> None:
    content = read("ytterskogen")
    with spoken(code):
        assert sum(1 for _event in Year(content, ms(TUESDAY)).events()) > 500


def test_the_columns_hold_what_the_drawing_shows(board: Board) -> None:
    assert [len(board.cards.column(stage)) for stage in STAGES] == COLUMNS
    assert [c.title for c in board.cards.column("do")] == [
        "Pakke morgenbrettene kvelden før",
        "Én telefonliste i stedet for fire",
        "Stille halvtime før vaktskiftet",
    ]
    assert [c.title for c in board.cards.column("done")[:2]] == [
        "Personalmøtet inn i tavlemøtet",
        "Merket linskap i gangen",
    ]
    assert board.cards.column("suggestion")[0].title == "Felles handleliste på kjøkkenet"
    assert len(board.cards.taken_down.items) == 4


def test_the_account_of_gains_adds_up(board: Board) -> None:
    assert board.gains.realised_hours == pytest.approx(20.5)
    assert board.gains.identified_hours == pytest.approx(28)
    assert board.gains.realised_fte == pytest.approx(20.5 / 35.5)
    found = board.gains.of(card(board, "Personalmøtet inn i tavlemøtet").id)
    assert [g.hours_per_week for g in board.gains.history(found.id)] == [5.0, 6.5, 4.0, 6.5]
    assert all(g.note or g.reason for g in board.gains.entries)


def test_marit_keeps_the_board_this_week(board: Board) -> None:
    assert board.meetings.keeper("2025-W47") == "Marit"
    assert board.meetings.keepers[:3] == ("Marit", "Jonas", "Sunniva")


def test_the_trends_of_the_last_eight_weeks_are_those_of_the_drawing(board: Board) -> None:
    weeks = weeks_back(TUESDAY.date() - timedelta(days=7), 8)
    trends = [board.meetings.trend(versions, weeks) for versions in board.goals.versions]
    assert weeks[-1] == "2025-W46"
    assert [(p.green, p.pink, p.red) for p in trends[0]][-2:] == [(6, 2, 0), (6, 2, 1)]
    assert [(p.green, p.pink, p.red) for p in trends[1]][-2:] == [(4, 3, 1), (5, 3, 1)]
    assert [(p.green, p.pink, p.red) for p in trends[2]][-2:] == [(3, 4, 1), (2, 4, 3)]
    assert all(point.laid >= 8 for trend in trends for point in trend)


def test_ages_are_those_of_the_drawing(board: Board) -> None:
    now_ms = ms(TUESDAY)
    told = {
        "Bestille bleier én gang i uka": 7,
        "Ny runde for sengeskift": 3,
        "Pakke morgenbrettene kvelden før": 2,
        "Fast plass til bilnøklene": 1,
        "Mal for rapport ved vaktskifte": 1,
        "Felles handleliste på kjøkkenet": 0,
    }
    assert {title: age_weeks(card(board, title), now_ms) for title in told} == told
    overdue = [c.title for stage in STAGES for c in board.cards.column(stage) if late(c, TUESDAY.date())]
    assert overdue == ["Bestille bleier én gang i uka"]


def test_a_week_with_two_voters_shows_no_colours(board: Board) -> None:
    week = weeks_back(TUESDAY.date(), 20)[0]
    tallies = [t for t in board.meetings.tallies.values() if t.week == week]
    assert len(tallies) == 3
    assert all(t.hidden and not (t.green or t.pink or t.red) for t in tallies)


def test_the_trend_starts_again_where_a_goal_was_rewritten(board: Board) -> None:
    trend = board.meetings.trend(board.goals.versions[1], weeks_back(TUESDAY.date(), 53))
    assert [p.week for p in trend if p.rewritten] == [weeks_back(TUESDAY.date(), 21)[0]]
    assert [goal.text for goal in board.goals.versions[1]] == [
        "Vi har det bra på jobb",
        "Jeg får brukt det jeg kan",
    ]


def test_a_card_born_from_red_points_at_a_goal_that_got_red_that_week(board: Board) -> None:
    born = [c for stage in STAGES for c in board.cards.column(stage) if c.goal]
    assert len(born) > 3
    assert all(board.meetings.point(c.goal, c.week).red for c in born)


def test_meetings_keep_to_the_calendar_and_nothing_is_left_of_the_votes(store: Store, board: Board) -> None:
    held = board.meetings.weeks_held
    assert not held & {"2024-W52", "2025-W16", "2025-W29"}  # Christmas, Easter, the common holiday
    assert all(meeting.planned for meeting in board.meetings.held)
    with store.read() as tx:
        assert not tx.execute(ballots.select()).all()


def test_every_card_has_a_history_that_can_have_happened(store: Store, board: Board) -> None:
    found = card(board, "Stille halvtime før vaktskiftet")
    with store.read() as tx:
        changes = log.of_record(tx, "card", found.id)
    assert [c.fields["stage"] for c in changes if "stage" in c.fields] == ["plan", "do", "plan", "do"]
    stamps = [c.stamp for c in changes]
    assert stamps == sorted(stamps)
    assert stamps[0] == found.created
    assert stamps[-1] <= ms(TUESDAY)
    phases = [m.phase for m in board.measures.of(card(board, "Merket linskap i gangen").id)]
    assert phases == ["before", "during", "during", "after"]
    assert len({c.group for c in changes}) == len(changes)


def test_the_file_and_the_board_that_was_returned_are_the_same(tmp_path: Path) -> None:
    opened = Store.open(tmp_path, lambda: ms(TUESDAY))
    returned = hang_up(opened, ms(TUESDAY))
    with opened.read() as tx:
        assert Board.load(tx) == returned
        last = log.of_record(tx, "card", returned.cards.column("suggestion")[0].id)[-1]
    assert opened.clock.wall() == ms(TUESDAY)
    undone = perform(opened, returned, Undo(last.group))
    assert len(undone.cards.column("suggestion")) == 4
    with pytest.raises(ValueError, match="empty board"):
        hang_up(opened, ms(TUESDAY))
    opened.close()


@pytest.mark.parametrize(
    "now",
    [
        datetime(2026, 6, 1, 0, 5, tzinfo=HOME),  # a Monday night, eight weeks after Easter
        datetime(2027, 1, 3, 23, 55, tzinfo=HOME),  # the last Sunday of a year with 53 weeks
    ],
    ids=["monday-night", "week-53"],
)
def test_the_crowded_board_is_alive_on_any_day(tmp_path: Path, now: datetime) -> None:
    board = hung(tmp_path, now, full=True)
    assert [len(board.cards.column(stage)) for stage in STAGES] == [28, 9, 12, 4, 7, 45]
    assert age_weeks(card(board, "Bestille bleier én gang i uka"), ms(now)) == 7
    assert (board.gains.realised_hours, board.gains.identified_hours) == pytest.approx((20.5, 28))
    assert all(c.moved <= ms(now) for c in board.cards.running.items.values())
    weeks = weeks_back(now.date() - timedelta(days=7), 8)
    assert all(point.laid for versions in board.goals.versions for point in board.meetings.trend(versions, weeks))


def test_under_a_leader_group_cards_are_lifted_answered_and_lifted_further_and_one_has_photos(tmp_path: Path) -> None:
    store = Store.open(tmp_path, lambda: ms(TUESDAY))
    board = hang_up(store, ms(TUESDAY), level=True)
    store.close()
    gloves, pads = (board.of(Lifts).of_card(card(board, title).id) for title in LIFTED)
    assert (gloves.verdict, str(gloves.answered)) == ("yes", "2025-11-11")
    assert (pads.verdict, str(pads.discussed), str(pads.by)) == ("", "2025-11-11", "2025-11-28")
    assert {gloves.to, pads.to} == {one.id for one in board.neighbours.above}
    phones = board.of(Lifts).of_card(card(board, "Én telefonliste i stedet for fire").id)
    assert (outcome(phones).level, phones.answered) == ("Kommunedirektørens ledergruppe", None), "lifted further"
    cupboard = board.of(Photos).of_card(card(board, "Merket linskap i gangen").id)
    assert [(photo.side, bool(photo.jpeg)) for photo in cupboard] == [("before", True), ("after", True)]
    assert [(one.by, one.praise) for one in board.of(Visits).lately(TUESDAY.date())] == [
        ("Turid", "Dere spør hverandre før dere tror")
    ]


def test_the_leader_groups_own_board_has_cases_an_aim_and_a_strategy(tmp_path: Path) -> None:
    store = Store.open(tmp_path, lambda: ms(TUESDAY))
    board = hang_up_leaders(store, ms(TUESDAY))
    store.close()
    assert leads(board)
    assert [c.title for c in board.cards.running.ordered if c.lean] == [
        "Alle enheter har tavle",
    ]
    assert sum(not c.lean for c in board.cards.running.ordered) == 2
    assert len(board.of(Indicators).hung) == 3
    assert len(board.meetings.held) == 8


def test_the_script_of_a_meeting_fits_the_board() -> None:
    told = script()
    assert all(sum(vote) == told.present for vote in told.votes)
    assert told.next_keeper == "Aisha"
    assert told.suggestion_title == "Krok til paraplyene ved døra"


def test_the_goals_for_the_service_are_those_of_the_drawing(board: Board) -> None:
    courses = [Course.of(one, board.of(Readings), board.of(Phases)) for one in board.of(Indicators).hung]
    assert [one.judged.median for one in courses] == [6, 17, None]
    assert [(one.judged.changed, one.missed) for one in courses] == [(True, False), (False, True), (False, True)]
    assert [(one.values[-1], one.weeks[-1]) for one in courses] == [(n, "2025-W47") for n in (2, 13, 78)]
    assert courses[0].judged.stretch == (12, 24), "since the yellow vest"


def test_the_medicine_was_mapped_drawn_and_measured_again(board: Board) -> None:
    (stream,) = board.of(Streams).shown
    assert (round(sums(board, stream).hours, 1), round(sums(board, stream, "ideal").hours, 1)) == (23.6, 11.7)
    hung = {one.title: (one.card.stage, one.gain.realised_hours) for one in differences(board, stream) if one.card}
    assert hung == {
        "Bestille fra fast liste": ("done", pytest.approx(5 / 3)),
        "Legge i dosett (multidose)": ("done", pytest.approx(7 / 3)),
    }
    assert len(board.gains.history(differences(board, stream)[3].id)) == 4, "an estimate, and measured three times"
