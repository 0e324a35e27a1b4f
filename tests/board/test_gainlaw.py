"""An entry of the account of gains that breaks its law is in no sum, here or at the centre, and is told of by name;
whatever order the entries come in."""

from itertools import permutations
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.dialects import postgresql

from board.kinds.gain import law
from board.kinds.gain.law import Why
from board.log import log, parked
from board.log.change import Change, Json
from tests.board.staffroom import TUESDAY, Staffroom

ELSEWHERE = "f" * 16
NOW = round(TUESDAY.timestamp() * 1000)

FOUND: dict[str, Any] = {"title": "Turnus", "hours_per_week": 4.0}
FREED: dict[str, Any] = {
    "state": "realised",
    "hours_per_week": 3.0,
    "day": "2026-11-17",
    "note": "Tur",
    "confirms": False,
}


def say(room: Staffroom, *said: dict[str, Json]) -> list[tuple[float, float]]:
    """What is identified and realised of entries made one after the other, as wall and centre have it, for every
    order in which they may come."""
    found = set()
    for round_, order in enumerate(permutations(range(len(said)))):
        subject = f"s{round_}"
        with room.store.write() as tx:
            first = log.last_n(tx, ELSEWHERE) + 1
            for n in order:
                fields = {"made": NOW + n, **said[n], "subject": subject}
                name, at = f"{subject}-{n}", first + n
                log.ingest(tx, [Change(ELSEWHERE, at, at, f"g{at}", "gain", name, fields)])
            entries = law.entries()
            query = select(entries.c.state, entries.c.hours_per_week)
            of_it = tx.execute(query.where(entries.c.holds, entries.c.subject == subject)).mappings()
            held = {row["state"]: row["hours_per_week"] for row in of_it}
        room.reopen()
        here = room.board.gains.of(subject)
        found |= {(held.get("identified", 0.0), held.get("realised", 0.0))}
        found |= {(here.identified_hours, here.realised_hours)}
    return sorted(found)


def named(room: Staffroom) -> set[tuple[str, tuple[str, ...]]]:
    with room.store.read() as tx:
        return {(parked.named(tx, one), one.fields) for one in parked.unread(tx)}


BROKEN: dict[str, tuple[list[dict[str, Json]], Why]] = {
    "no estimate": ([FREED], Why.HOURS),
    "no day": ([FOUND, FREED | {"day": None}], Why.DAY),
    "no note": ([FOUND, FREED | {"note": ""}], Why.NOTE),
    "more than the estimate": ([FOUND, FREED | {"hours_per_week": 4.5}], Why.HOURS),
    "more time than was thought, of what takes more": (
        [FOUND | {"hours_per_week": -1.0}, FREED | {"hours_per_week": -0.5}],
        Why.HOURS,
    ),
    "more than the estimate said last": ([FOUND, FOUND | {"hours_per_week": 2.0}, FREED], Why.HOURS),
    "from tomorrow on": ([FOUND, FREED | {"day": "2026-11-18"}], Why.DAY),
    "never made": ([FOUND, FREED | {"made": 0}], Why.DAY),
    "a thousand hours out of nothing": ([FREED | {"hours_per_week": 1000.0}], Why.HOURS),
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_breaks_the_law_is_never_summed_and_is_told_by_name(room: Staffroom, what: str) -> None:
    said, why = BROKEN[what]
    ((_, realised),) = say(room, *[{**entry, "title": "Turnus"} for entry in said])
    assert realised == 0
    assert named(room) == {("gevinst «Turnus»", (why,))}


def test_the_entry_before_it_holds_and_one_that_follows_takes_its_place(room: Staffroom) -> None:
    bad = FREED | {"hours_per_week": 9.0}
    assert say(room, FOUND, FREED, bad) == [(4, 3)]
    assert named(room)
    assert say(room, FOUND, FREED, bad, FREED | {"hours_per_week": 2.0}) == [(4, 2)]
    assert not named(room), "what a later entry has taken the place of is nobody's trouble"


def test_an_estimate_makes_room_whenever_it_comes(room: Staffroom) -> None:
    assert say(room, FOUND, FOUND | {"hours_per_week": 9.0}, FREED | {"hours_per_week": 8.0}) == [(9, 8)]


def test_an_estimate_does_not_fall_below_what_is_realised(room: Staffroom) -> None:
    fallen = FREED | {"hours_per_week": 1.0, "reason": "To har sluttet"}
    assert say(room, FOUND, FREED, FOUND | {"hours_per_week": 2.0}) == [(4, 3)]
    assert say(room, FOUND, FREED, fallen, FOUND | {"hours_per_week": 2.0}) == [(2, 1)]


def test_what_only_confirms_is_in_no_sum_and_nobodys_trouble(room: Staffroom) -> None:
    """Whoever said so did not know that it had fallen; whoever knows realises more."""
    holds, gone = FREED | {"confirms": True}, FREED | {"hours_per_week": 0.0, "note": ""}
    assert say(room, FOUND, FREED, holds) == [(4, 3)]
    assert say(room, FOUND, FREED, holds | {"hours_per_week": 900.0, "day": None}) == [(4, 3)]
    assert not named(room)
    assert say(room, FOUND, FREED | {"hours_per_week": 9.0}, holds) == [(4, 0)]
    assert named(room), "it takes no other's place"
    assert say(room, FOUND, FREED, gone, holds) == [(4, 0)]
    assert say(room, FOUND, FREED, holds, gone) == [(4, 0)]
    assert say(room, FOUND, FREED, gone, FREED, holds) == [(4, 3)]
    assert not named(room)


def test_what_takes_more_time_than_before_is_less_than_nothing(room: Staffroom) -> None:
    """Else the cards of a value stream would come to more than it frees."""
    more = {"hours_per_week": -1.0}
    assert say(room, FOUND | more, FREED | more) == [(-1, -1)]
    assert say(room, FOUND | more, FREED | {"hours_per_week": -2.0}, FOUND | {"hours_per_week": -3.0}) == [(-1, -2)]


def test_nothing_at_all_needs_no_word_of_where_it_went(room: Staffroom) -> None:
    assert say(room, FOUND, FREED, FREED | {"hours_per_week": 0.0, "note": ""}) == [(4, 0)]
    assert not named(room)


def test_so_little_that_no_database_can_divide_it_is_no_gain(room: Staffroom) -> None:
    """PostgreSQL refuses to, and with it every page of an organisation."""
    say(room, FOUND | {"hours_per_week": 5e-324})
    assert named(room) == {("gevinst «Turnus»", ("hours_per_week",))}


def test_the_latest_entry_is_the_same_one_in_whatever_language_a_database_sorts(room: Staffroom) -> None:
    """In Norwegian «aa» comes after «z», and a hyphen before nothing."""
    asked = str(select(law.entries().c.holds).compile(dialect=postgresql.dialect()))
    assert asked.count('id COLLATE "C"') == asked.count("ORDER BY") == 3
