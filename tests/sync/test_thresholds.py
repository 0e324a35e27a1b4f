"""The organisation's threshold: it reaches every wall, and what was voted under a higher one is never told under a
lower."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from board.ballot import Colour
from board.board import Board
from board.calendar import week_of
from board.context import perform
from board.kinds.tally.commands import CloseVote, LayBall
from board.local import new_id
from board.log.change import Fact
from sync.server import tenants
from sync.server.api import sync_api
from sync.server.api.round import Played, play
from sync.server.db.tables import units
from sync.server.reports import national
from sync.server.reports.period import Period, today
from sync.server.reports.wellbeing import Cell, cells
from tests.board.staffroom import Staffroom
from tests.sync.places import Centre, Time, Wall
from tests.sync.web.office import person

Hang = Callable[..., Wall]


def set_threshold(centre: Centre, threshold: int) -> None:
    """As the coordinator does it on the page."""
    unit = centre.do(lambda tx: tx.scalar(select(units.c.public)))
    visitor = person(centre, unit, name=new_id())
    page = visitor.get("/tavler").text
    seen = page.split('name="seen_threshold" value="')[1].split('"')[0]
    answer = visitor.post("/tavler/kommune", "/tavler", seen_threshold=seen, seen_names="0", threshold=str(threshold))
    assert answer.status_code == 303, answer.text


def board_of(wall: Wall) -> Board:
    with wall.store.read() as tx:
        return Board.load(tx)


def told(centre: Centre) -> list[Cell]:
    def work(tx: Any) -> list[Cell]:
        return cells(tx, tx.scalar(select(units.c.organisation)), Period.latest(centre.time(), 12), centre.time())

    return centre.do(work)


def votes_told(centre: Centre) -> int:
    """How many votes are told, as the page and the national sum have it."""
    some = sum(cell.told is not None for cell in told(centre))
    whole = centre.do(lambda tx: national.of_all(tx, Period.latest(centre.time(), 12), centre.time()))
    assert whole.votes == some
    return some


def of_four(wall: Wall, name: str, **more: Any) -> None:
    """What a wall of the last release says of four people's vote: it knows no threshold but its unit's."""
    week = week_of(today(wall.time()))
    wall.write(Fact("tally", name, {"week": week, "goal": "g", "green": 2, "pink": 1, "red": 1, **more}))
    wall.settle()


def test_the_organisations_threshold_reaches_every_wall(hang: Hang, centre: Centre) -> None:
    wall = hang("north")
    wall.settle()
    assert board_of(wall).threshold == 3
    set_threshold(centre, 5)
    wall.settle()
    assert (board_of(wall).threshold, board_of(wall).unit.threshold) == (5, 3)
    wall.close()
    wall.open()
    assert board_of(wall).threshold == 5
    set_threshold(centre, 4)
    wall.settle()
    assert board_of(wall).threshold == 4


def test_a_centre_that_says_no_threshold_changes_none(
    hang: Hang, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    wall = hang("north")
    set_threshold(centre, 5)
    wall.settle()

    def of_last_release(*given: Any, **more: Any) -> Played:
        played = play(*given, **more)
        return played._replace(answer=played.answer.model_copy(update={"threshold": None}))

    monkeypatch.setattr(sync_api, "play", of_last_release)
    wall.settle()
    assert board_of(wall).threshold == 5


def test_colours_below_the_organisations_threshold_never_reach_the_centre(
    hang: Hang, centre: Centre, unit: str
) -> None:
    wall = hang("north")
    set_threshold(centre, 5)
    wall.settle()
    wall.close()
    room = Staffroom(wall.folder, wall.time)
    room.gather(present=4, goals=1)
    four: tuple[Colour, ...] = ("green", "green", "pink", "red")
    room.do(*(LayBall("g0", colour, seen) for seen, colour in enumerate(four)))
    perform(room.store, room.board, CloseVote("m1", "t1"))
    room.close()
    wall.open()
    wall.settle()
    (tally,) = [c.fields for c in centre.log(unit) if c.kind == "tally"]
    assert (tally["green"], tally["pink"], tally["red"], tally["hidden"]) == (0, 0, 0, True)


def test_what_was_voted_under_a_high_threshold_is_never_told_under_a_lower(
    hang: Hang, centre: Centre, time: Time
) -> None:
    wall = hang("north")
    set_threshold(centre, 5)
    of_four(wall, "under-five")
    time.pass_(days=14)
    assert votes_told(centre) == 0
    set_threshold(centre, 3)
    assert votes_told(centre) == 0
    of_four(wall, "same-week")  # opened, perhaps, before the threshold was lowered
    time.pass_(days=14)
    of_four(wall, "under-three")
    time.pass_(days=14)
    assert votes_told(centre) == 1
    set_threshold(centre, 4)
    set_threshold(centre, 3)
    assert votes_told(centre) == 1
    set_threshold(centre, 6)
    assert votes_told(centre) == 0
    set_threshold(centre, 3)
    assert votes_told(centre) == 0


@pytest.mark.parametrize(("frozen", "number"), [(3, 1), (4, 1)])
def test_a_vote_is_told_under_the_threshold_it_was_opened_under(
    hang: Hang, centre: Centre, time: Time, frozen: int, number: int
) -> None:
    of_four(hang("north"), "a", threshold=frozen)
    time.pass_(days=14)
    assert votes_told(centre) == number


def test_lowering_is_refused_when_somebody_else_was_faster(hang: Hang, centre: Centre) -> None:
    hang("north")
    asked = [(5, False), (4, False)]
    owner = centre.do(lambda tx: tx.scalar(select(units.c.organisation)))
    assert not centre.do(lambda tx: tenants.set_rules(tx, owner, asked[0], asked[1], "2027-W02"))
