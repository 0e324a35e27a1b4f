"""Silent red is asked about once, from what hangs on the wall alone, and a no is taken."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from board.board import Board
from board.calendar import HOME, week_of
from board.index import Index
from board.kinds.card.index import Cards
from board.kinds.card.record import Card
from board.kinds.goal import Goal, Goals
from board.kinds.lift.index import Lifts
from board.kinds.lift.record import Lift, lift_id
from board.kinds.meeting.index import Meetings
from board.kinds.tally.record import Tally
from board.neighbours import Neighbours, Sister
from board.own import Own
from board.record import Record
from board.silent import Silent, answered, silent

TODAY = date(2026, 11, 17)
UNDER = Neighbours(tag="1", above=(Sister(id="ledergruppa", name="Ledergruppa"),))
FORTNIGHT_AGO_MS = round(datetime.combine(TODAY - timedelta(days=14), time(), HOME).timestamp() * 1000)
GOAL = Goal(id="g0", slot=0, text="Vi hjelper hverandre", since=1_790_000_000_000)


def hung(board: Board, index: type[Index], *records: Record) -> Board:  # type: ignore[type-arg]
    return replace(board, indexes={**board.indexes, index: board.of(index).after(records)})


def voted(board: Board, weeks_ago: int, red: int, laid: int, hidden: bool = False) -> Board:
    """In the meeting of that week so many of the balls were red."""
    week = week_of(TODAY - timedelta(weeks=weeks_ago))
    counts = {} if hidden else {"green": laid - red, "red": red}
    return hung(
        board, Meetings, Tally(id=f"t{week.lower()}", meeting="m", goal="g0", week=week, hidden=hidden, **counts)
    )


def red_for_three() -> Board:
    board = hung(Board(), Goals, GOAL)
    for weeks_ago in (3, 2, 1):
        board = voted(board, weeks_ago, 5, 9)
    return board


def said_no(board: Board, day: date) -> Board:
    found = silent(board, day)
    assert found
    return replace(board, own=Own(silenced=answered(board, found, day)))


def test_a_goal_that_is_mostly_red_three_meetings_running_asks_for_a_card_until_one_hangs() -> None:
    board = hung(Board(), Goals, GOAL)
    for weeks_ago in (3, 2):
        board = voted(board, weeks_ago, 5, 9)
    assert silent(board, TODAY) is None
    board = voted(board, 1, 5, 9)
    assert silent(board, TODAY) == Silent(
        "goal", "g0", "Vi hjelper hverandre", "goal/g0", week="2026-W46", since="2026-W44"
    )
    card = Card(id="c1", title="Hjelpes", goal="g0", week="2026-W46")
    assert silent(hung(board, Cards, card), TODAY) is None
    no = said_no(board, TODAY)
    assert silent(voted(no, 0, 9, 9), TODAY + timedelta(days=8)) is None, "asked once, as long as it stays red"
    well = voted(no, 0, 1, 9)
    for weeks_on in (1, 2, 3):
        assert silent(well, TODAY + timedelta(weeks=weeks_on)) is None
        well = voted(well, -weeks_on, 9, 9)
    assert silent(well, TODAY + timedelta(weeks=4)), "and again when it turned red anew"


def test_a_vase_that_stays_covered_a_week_half_red_and_a_goal_written_anew_break_the_row() -> None:
    board = hung(Board(), Goals, GOAL)
    for weeks_ago, red, hidden in ((5, 9, False), (4, 9, False), (3, 0, True), (2, 9, False), (1, 9, False)):
        board = voted(board, weeks_ago, red, 9, hidden)
    assert silent(board, TODAY) is None
    half = voted(voted(hung(Board(), Goals, GOAL), 3, 4, 8), 2, 9, 9)
    assert silent(voted(half, 1, 9, 9), TODAY) is None
    anew = Goal(id="g1", slot=0, text="Vi sier fra", since=1_794_000_000_000, replaces="g0")
    assert silent(hung(red_for_three(), Goals, anew), TODAY) is None


def test_a_card_late_for_long_is_offered_to_be_lifted_once_a_week_where_somebody_is_above() -> None:
    late = Card(id="keys", title="Nøkkelbokser", stage="do", deadline=TODAY - timedelta(days=15))
    alone = hung(Board(), Cards, late)
    assert silent(alone, TODAY) is None, "nobody is above"
    board = replace(alone, neighbours=UNDER)
    assert silent(board, TODAY - timedelta(days=2)) is None
    assert silent(board, TODAY) == Silent("card", "keys", "Nøkkelbokser", "card/keys", days=15)
    no = said_no(board, TODAY)
    assert silent(no, TODAY + timedelta(days=6)) is None
    assert silent(no, TODAY + timedelta(days=7))
    lift = Lift(id=lift_id("keys"), card="keys", to="ledergruppa")
    assert silent(hung(board, Lifts, lift), TODAY) is None
    asks = Card(
        id="car",
        title="Bil",
        help_wanted=True,
        moved=round(datetime.combine(TODAY - timedelta(days=14), time(), HOME).timestamp() * 1000),
    )
    assert silent(hung(replace(Board(), neighbours=UNDER), Cards, asks), TODAY) == Silent(
        "card", "car", "Bil", "card/car"
    )
    assert silent(hung(board, Cards, late.model_copy(update={"archived": True})), TODAY) is None
