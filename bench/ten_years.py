"""Ten years of a unit: 520 meetings, 5,000 cards with their measures and gains, written quickly through the log.

    fill(store, now_ms)

The content is the same each time, so that figures can be compared. What is not filled in is what people do now.
"""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from fractional_indexing import generate_n_keys_between

from board.calendar import week_of
from board.kinds.card.record import STAGES
from board.kinds.unit import UNIT_ID
from board.log import log
from board.log.change import Change
from board.store.store import Store

MEETINGS, CARDS, RUNNING = 520, 5_000, 60
WEEK_MS = 7 * 24 * 3_600_000
DEVICE = "0000000000000010"
WORDS = ("vaktrom", "lunsj", "ringeklokke", "medisin", "nøkler", "rapport", "dusj", "garasje", "frokost", "beboer")


def fill(store: Store, now_ms: int, *, meetings: int = MEETINGS, cards: int = CARDS) -> int:
    """Write the history that ends now. Returns how many changes it took."""
    changes = list(_changes(now_ms, meetings, cards))
    with store.write() as tx:
        log.ingest(tx, changes)
    return len(changes)


def _changes(now_ms: int, meetings: int, cards: int) -> Iterator[Change]:
    numbers = count(1)
    for stamp, facts in _actions(now_ms, meetings, cards):
        group = f"{stamp:x}"
        for kind, record, fields in facts:
            yield Change(DEVICE, next(numbers), stamp, group, kind, record, fields)


Facts = list[tuple[str, str, dict[str, Any]]]


def _actions(now_ms: int, meetings: int, cards: int) -> Iterator[tuple[int, Facts]]:
    """What was done, each with its stamp, oldest first."""
    chance = random.Random(10)
    start_ms = now_ms - meetings * WEEK_MS
    goals = [f"goal-{slot}-0" for slot in range(3)]
    positions = generate_n_keys_between(None, None, cards)
    yield start_ms, [("unit", UNIT_ID, {"name": "Ytterskogen", "threshold": 3})]
    yield start_ms + 1, [_goal(goal, slot, start_ms) for slot, goal in enumerate(goals)]
    for n in range(meetings):
        at_ms = start_ms + n * WEEK_MS
        if n and n % 52 == 0:  # each year one goal is rewritten
            slot = n // 52 % 3
            goals[slot] = f"goal-{slot}-{n}"
            yield at_ms - 1, [_goal(goals[slot], slot, at_ms - 1)]
        yield from _meeting(n, at_ms, goals, chance)
        for card in range(n * cards // meetings, (n + 1) * cards // meetings):
            yield from _card(card, at_ms + 1_000 * (card % 600), positions[card], card >= cards - RUNNING, chance)


def _goal(id_: str, slot: int, at_ms: int) -> tuple[str, str, dict[str, Any]]:
    return "goal", id_, {"slot": slot, "text": f"Vi spiser lunsj sammen ({slot})", "since": at_ms}


def _meeting(n: int, at_ms: int, goals: list[str], chance: random.Random) -> Iterator[tuple[int, Facts]]:
    id_, day = f"meeting-{n}", _day(at_ms)
    yield at_ms, [("meeting", id_, {"week": week_of(day), "planned": str(day), "started": at_ms})]
    present = chance.randint(3, 14)
    yield at_ms + 10_000, [("meeting", id_, {"present": present})]
    tallies: Facts = []
    for slot, goal in enumerate(goals):
        green = chance.randint(0, present)
        pink = chance.randint(0, present - green)
        counts = {"green": green, "pink": pink, "red": present - green - pink, "hidden": False}
        tallies.append(("tally", f"tally-{n}-{slot}", {"meeting": id_, "week": week_of(day), "goal": goal, **counts}))
    yield at_ms + 300_000, tallies
    yield at_ms + 850_000, [("meeting", id_, {"next_keeper": chance.choice(("Kari", "Ola", "AB", "Liv", "Per"))})]
    yield at_ms + 900_000, [("meeting", id_, {"ended": at_ms + 900_000})]


def _card(n: int, at_ms: int, position: str, running: bool, chance: random.Random) -> Iterator[tuple[int, Facts]]:
    id_ = f"card-{n}"
    title = " ".join(chance.choices(WORDS, k=5)).capitalize()
    made = {"title": title, "position": position, "created": at_ms, "moved": at_ms, "goal": "", "week": ""}
    yield at_ms, [("card", id_, made)]
    problem, deadline = " ".join(chance.choices(WORDS, k=25)), str(_day(at_ms) + timedelta(weeks=4))
    yield at_ms + 1, [("card", id_, {"problem": problem, "responsible": "Kari", "deadline": deadline})]
    last = n % 5 if running else 5
    for step, stage in enumerate(STAGES[1 : last + 1], 1):
        if stage == "check":
            measures = (("before", 9.0), ("after", 4.0))
            facts: Facts = [
                ("measure", f"measure-{n}-{phase}", {"card": id_, "value": value, "phase": phase, "taken": deadline})
                for phase, value in measures
            ]
            yield at_ms + step * WEEK_MS // 4 - 1, facts
        yield at_ms + step * WEEK_MS // 4, [("card", id_, {"stage": stage, "moved": at_ms + step * WEEK_MS // 4})]
    if last == 5 and n % 2 == 0:
        hours = chance.choice((0.5, 1.0, 2.5))
        gain = {"subject": id_, "hours_per_week": hours, "full_time_hours": 37.5, "use": "quality"}
        at_ms += 2 * WEEK_MS
        yield at_ms, [("gain", f"gain-{n}-i", {**gain, "state": "identified", "made": at_ms})]
        realised = {**gain, "state": "realised", "made": at_ms + 1, "day": deadline, "note": "Lunsj sammen"}
        yield at_ms + 1, [("gain", f"gain-{n}-r", realised)]


def _day(at_ms: int) -> date:
    return datetime.fromtimestamp(at_ms / 1000, UTC).date()
