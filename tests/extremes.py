"""Changes that nobody should send: every field of every kind with values from beyond its limits, at them and within.

    changes(Random(seed), 400, "e" * 16)        so many, numbered from 1, as they travel

Half of the values are such as the field may hold, so that records are shown at all, the odd ones among others.
"""

import json
from random import Random
from typing import Any, get_args, get_type_hints

from pydantic_core import to_jsonable_python

from board import limits
from board.kinds import kinds
from board.kinds.meeting.record import Week
from board.record import Day, Line, Millis, Name, Paragraph
from tests.sync.places import START_MS

WEEK_MS = 7 * 86_400_000
NASTY = "<b onmouseover=alert(1)>{{7*7}} #let x = 1 \\ $x$ _*`'\" =SUM(A1) \u202e\u200b\ufffe 😀 æøå \n"


def _deep(depth: int) -> Any:
    value: Any = 1
    for _ in range(depth):
        value = [value]
    return value


NUMBERS: tuple[Any, ...] = (
    0, 1, -1, 2, 3, 0.5, -0.0, 1.0, 3.0, 5e-324, 1e-9, 1e12, 1e13, -1e13, 1e21, 1.797e308, -1.797e308, 19, 20, 45, 46,
    60, 61, 199, 200, 201, 999, 1_000, 1_001, 2**31, 2**32, 2**53 - 1, -(2**53) + 1, 2**53, 2**63, 10**26,
)  # fmt: skip
MOMENTS: tuple[Any, ...] = (
    0, 1, -1, limits.FIRST_MS - 1, limits.FIRST_MS, limits.LAST_MS, limits.LAST_MS + 1, START_MS, START_MS + WEEK_MS,
    253_402_297_200_000, 253_402_300_799_999, 253_402_300_800_000, 62_135_596_800_000, -62_135_596_800_001,
    2**53 - 1, -(2**53) + 1, 2**62,
)  # fmt: skip
TEXTS: tuple[Any, ...] = (
    "", " ", "\n", "\t", "\x00", "\x7f", "\x85", "\u2028", "\ud800", "x" * 40, "x" * 41, "x" * 120, "x" * 121,
    "æ" * 2_000, "x" * 2_001, "x" * 33_000, NASTY, NASTY[:40], "a\u0301" * 60, "\u200b" * 40, "👩‍👩‍👧‍👦" * 5, "עברית",
    "\ufffe", "\U0010ffff", "a0", "Zz", "zzzz", "!", "a00", "z" * 120, "unit", "r1", "A_b", "-", "suggestion", "done",
    "nirvana", "true", "null", "NaN", "24:00", "23:59", "00:00", "\u0660\u0661:00",
)  # fmt: skip
DAYS: tuple[Any, ...] = (
    None, "0001-01-01", "1999-12-31", "2000-01-01", "2100-12-31", "2101-01-01", "9999-12-31", "2027-02-30",
    "2027-1-1", "2027-01-15T00:00:00", "1700000000", "0000-00-00", "", 0, 1e300,
)  # fmt: skip
WEEKS: tuple[Any, ...] = (
    "", "0000-W00", "1999-W52", "2000-W01", "2100-W52", "2026-W54", "9999-W99", "\u0662\u0660\u0662\u0667-W01",
    "2027-W01", "2027-W02", "2026-W53",
)  # fmt: skip
LISTS: tuple[Any, ...] = (
    [], {}, [[]], [1, "a", None], {"": ""}, {"__proto__": 1}, _deep(31), _deep(32), _deep(33), _deep(190), _deep(300),
    ["x"] * 6, [""] * 6, [NASTY[:40]] * 6, ["x"] * 7, [{"step": "wellbeing"}], [{"step": "wellbeing", "minutes": 61}],
    [{"step": "singing"}], [{"step": "done"}] * 20, [{"step": "done"}] * 21, [{"step": "keeper", "x": [1]}],
    [{"step": "done", "minutes": 60, "on": False}] * 20, [{"step": "present", "minutes": True}],
)  # fmt: skip
EXTREMES = (None, True, False, *NUMBERS, *MOMENTS, *TEXTS, *DAYS, *WEEKS, *LISTS)


def _odd(kind: str, name: str, chance: Random) -> Any:
    """A value from where the field's own limits are, or any."""
    if kind not in kinds or name not in kinds[kind].checks or chance.random() < 0.25:
        return chance.choice(EXTREMES)
    hint = get_type_hints(kinds[kind], include_extras=True)[name]
    own = {Millis: MOMENTS, Day | None: DAYS, Week: WEEKS, Line: TEXTS, Name: TEXTS, Paragraph: TEXTS}.get(hint)
    if own is None:
        default = kinds[kind].defaults[name]
        own = LISTS if isinstance(default, tuple) else NUMBERS if isinstance(default, int | float) else TEXTS
    return chance.choice(own)


RECORDS = ("r1", "r2", "r3", "r4", "unit", "week", "-", "0", "z" * 40)
ODD_RECORDS = ("A_b", "UNIT", "<b>", "a.b", "~" * 40, "a/../b", "{{x}}", "%00")
STAMPS = (START_MS, START_MS, START_MS + 1, START_MS - WEEK_MS, 0, 1, -1, 2**53 - 1, START_MS + 10**9)


def _fitting(kind: str, name: str, chance: Random) -> Any:
    """A value that the field may well hold."""
    record = kinds[kind]
    usual = to_jsonable_python(record.defaults[name])
    words = [word for word in get_args(get_type_hints(record)[name]) if isinstance(word, str)]
    now = START_MS - chance.randrange(60) * WEEK_MS
    known: dict[str, Any] = {
        "week": chance.choice(("2026-W52", "2026-W53", "2027-W01", "2026-W40")),
        "stage": chance.choice(("suggestion", "plan", "do", "check", "act", "done")),
        "subject": chance.choice(RECORDS), "card": chance.choice(RECORDS), "meeting": chance.choice(RECORDS),
        "goal": chance.choice((*RECORDS, "week")), "position": chance.choice(("a0", "a1", "Zz", "")),
        "deadline": "2027-02-01", "planned": "2026-12-29", "day": "2026-12-01", "taken": "2026-12-02",
        "created": now, "moved": now, "made": now, "since": now, "started": now, "ended": now + 900_000,
        "hours_per_week": chance.choice((0, 0.5, 17.5, 1_000)), "full_time_hours": 37.5, "value": 2.5,
        "present": 9,
        "green": chance.randrange(9), "pink": chance.randrange(9), "red": chance.randrange(9),
        "title": "Nøkler",
        "text": "Vi har det bra", "name": "Ytterskogen", "archived": chance.random() < 0.1, "asked": now,
        "until": now,
    }  # fmt: skip
    return known.get(name, chance.choice(words) if words else usual)


def changes(chance: Random, count: int, device: str) -> list[dict[str, Any]]:
    found = []
    for n in range(1, count + 1):
        kind = chance.choice(sorted(kinds)) if chance.random() < 0.97 else chance.choice(("hologram", "redaction"))
        names = [*kinds[kind].checks, "paint"] if kind in kinds else ["title", "x"]
        fields = {}
        for name in chance.sample(names, chance.randint(1, min(len(names), 8))):
            odd = kind not in kinds or name == "paint" or chance.random() < 0.5
            fields[name] = _odd(kind, name, chance) if odd else _fitting(kind, name, chance)
        record = chance.choice(RECORDS if chance.random() < 0.9 else ODD_RECORDS)
        found.append(
            {"device": device, "n": n, "stamp": chance.choice(STAMPS), "group": f"g{n // 3}", "kind": kind}
            | {"record": record, "fields": fields}
        )
    return found


def values(some: list[dict[str, Any]]) -> int:
    return sum(len(c["fields"]) for c in some)


def written(asked: dict[str, Any]) -> bytes:
    return json.dumps(asked, allow_nan=False).encode()
