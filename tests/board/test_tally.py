"""A count that should never have been sent is none: so few balls have no colours, here or at the centre, and nothing
that is said later can open them."""

from typing import Any

import pytest

from board import local
from board.kinds.tally.record import Tally
from board.log import log
from board.log.change import Change
from tests.board.staffroom import Staffroom

ELSEWHERE = "f" * 16


def say(room: Staffroom, *said: dict[str, Any]) -> tuple[int, int, int, bool]:
    """What the wall makes of changes of one tally, whatever order they come in: its counts, and whether it hides."""
    found = set()
    for order in (said, said[::-1]):
        with room.store.write() as tx:
            name = f"t{log.last_seq(tx)}"
            first = log.last_n(tx, ELSEWHERE) + 1
            place = {id(fields): n for n, fields in enumerate(said, first)}
            for fields in order:
                n = place[id(fields)]
                log.ingest(tx, [Change(ELSEWHERE, n, n, f"g{n}", "tally", name, {"goal": "g", **fields})])
        room.reopen()
        tally = room.board.meetings.tallies[name]
        found.add((tally.green, tally.pink, tally.red, tally.hidden))
    (one,) = found
    return one


@pytest.mark.parametrize(
    "told",
    [
        {"red": 2},
        {"red": 2, "hidden": False},
        {"green": 1, "pink": 0, "red": 1},
        {"green": 3, "pink": 0, "red": 1, "threshold": 5},
        {"green": 0, "pink": 0, "red": 4, "hidden": True},
        {"red": 4, "hidden": "perhaps"},
        {"green": 4, "pink": "x", "red": 1},
    ],
)
def test_colours_that_may_not_be_known_are_no_count(room: Staffroom, told: dict[str, Any]) -> None:
    assert say(room, told)[:3] == (0, 0, 0)
    with room.store.read() as tx:
        parked = [c.fields for c in map(log.of_row, tx.execute(log.change.select().where(log.PARKED)).mappings())]
    assert {**told, "goal": "g"} in parked


@pytest.mark.parametrize("later", [{"green": 1}, {"hidden": False}, {"threshold": 3}, {"week": "2026-W01"}])
@pytest.mark.parametrize("told", [{"red": 2}, {"red": 4, "hidden": True}, {"red": 4, "threshold": 5}])
def test_nothing_that_is_said_later_opens_them(room: Staffroom, told: dict[str, Any], later: dict[str, Any]) -> None:
    assert say(room, told, later)[:3] == (0, 0, 0)


def test_a_count_is_one_value_and_never_mixed_of_two(room: Staffroom) -> None:
    assert say(room, {"green": 3, "red": 1}, {"pink": 4}) == (0, 4, 0, False)


def test_what_may_be_known_is_read_as_it_is(room: Staffroom) -> None:
    assert say(room, {"green": 2, "pink": 1, "red": 0, "hidden": False, "threshold": 3}) == (2, 1, 0, False)
    assert say(room, {"green": 0, "pink": 0, "red": 0, "hidden": True}) == (0, 0, 0, True)
    assert say(room, {"green": 5}, {"archived": True}) == (5, 0, 0, False)


def test_a_tally_that_an_older_build_took_and_this_one_forbids_keeps_no_wall_from_starting(room: Staffroom) -> None:
    """Its fields may be these, each for itself; together they would tell what few laid."""
    with room.store.write() as tx, pytest.MonkeyPatch.context() as older:
        older.setattr(Tally, "allow", lambda _whole: None)
        told = {"meeting": "m9", "week": "2026-W47", "goal": "g0", "red": 1, "threshold": 3}
        log.ingest(tx, [Change(ELSEWHERE, 1, 1, "g", "tally", "t9", told)])
        local.put(tx, "_limits", None)
    room.reopen()
    assert room.board.meetings.tallies["t9"].red == 0
    assert room.changes() == 1
