"""Bodies of rounds that nobody should send: real ones, twisted at random in ways that break what a receiver assumes.

    for body, headers in mutants(Random(1), 100, lambda: last_acknowledged): …

They follow each other: most go on where the centre has come to, so that some of each are taken."""

import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from sync.protocol import packing
from tests.sync.fleet import change

DEVICE = "a" * 16
OTHERS = ("b" * 16, "0123456789abcdef", "ffffffffffffffff")

ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 500, 501, 5_000, 5_001, 2**31, 2**53 - 1, 2**53, 2**63 - 1, 2**63, 10**30, -(2**63),
    0.5, 1.0, 1e308, -0.0, 1e-320, "", " ", "\x00", "\ud800", "æøå", "a" * 41, "a" * 40, "A" * 16, "1", "1.0", "true",
    "null", "card", "redaction", "x" * 200, "x" * 40_000, "\u202e", "'; DROP TABLE change; --", "{}", "[]", [], {},
    [[]], {"a": {}}, [1, "a", None], {"": ""}, {"__proto__": 1}, "2026-02-30", "9999-12-31", "NaN",
)  # fmt: skip
RAW = (b"NaN", b"Infinity", b"-Infinity", b"1e999", b"01", b"'a'", b"\xff\xfe", b'"\\ud800"', b'"\\u0000"', b"/**/1")
CARDS = {
    "title": "tittel", "stage": "plan", "deadline": "2026-11-22", "created": 1_790_000_000_000, "effort": 2,
    "measure_goal": 1.5, "archived": True, "position": "a0", "topic": "other",
}  # fmt: skip


def mutants(chance: Random, count: int, top: Callable[[], int]) -> Iterator[tuple[bytes, dict[str, str]]]:
    """(body, headers) of so many rounds. `top` tells the n that DEVICE has come to."""
    for _ in range(count):
        asked = _round(chance, top())
        for _ in range(chance.choice((0, 1, 1, 2, 4))):
            asked = _twist(chance, asked)
        body = json.dumps(asked, allow_nan=True).encode("utf-8", "surrogatepass")
        yield _spoil(chance, body)


def _round(chance: Random, top: int) -> dict[str, Any]:
    """A round as a wall could say it."""
    first = chance.choice((top + 1, top + 1, top + 1, max(1, top), top + 5, 1))
    changes = []
    for n in range(first, first + chance.choice((0, 1, 2, 3, 8))):
        made = change(DEVICE if chance.random() < 0.8 else chance.choice(OTHERS), n)
        names = chance.sample(sorted(CARDS), 3)
        made["fields"] = {name: CARDS[name] for name in names}
        made["kind"] = chance.choice(("card", "card", "tally", "gain", "measure", "unit", "hologram", "redaction"))
        made["stamp"] = chance.choice((1_790_000_000_000, 1_900_000_000_000, 0, 2**53 - 1))
        changes.append(made)
    asked = {"protocol": 1, "device": DEVICE, "cursor": chance.choice((*[0] * 9, 10**6)), "clock": 1, "app": "1"}
    return asked | {"changes": changes, "own": chance.random() < 0.3, "limit": chance.choice((1, 3, 500))}


def _twist(chance: Random, value: Any) -> Any:
    """Somewhere inside, something else."""
    if isinstance(value, dict) and value and chance.random() < 0.85:
        name = chance.choice(sorted(value))
        match chance.randrange(6):
            case 0:
                return {k: v for k, v in value.items() if k != name}
            case 1:
                return value | {chance.choice(("", "x", "seq", "unit", "N", "n " * 30)): chance.choice(ODD)}
            case 2:
                return value | {name: chance.choice(ODD)}
        return value | {name: _twist(chance, value[name])}
    if isinstance(value, list) and value and chance.random() < 0.85:
        at = chance.randrange(len(value))
        match chance.randrange(6):
            case 0:
                return value[:at] + value[at + 1 :]
            case 1:
                return [*value, value[at]]
            case 2:
                return value[::-1]
        return [*value[:at], _twist(chance, value[at]), *value[at + 1 :]]
    return chance.choice(ODD)


def _spoil(chance: Random, body: bytes) -> tuple[bytes, dict[str, str]]:
    """The same on the way: bytes, packing, headers."""
    headers = {"content-type": "application/json"}
    match chance.randrange(14):
        case 0:
            at = chance.randrange(len(body))
            body = body[:at] + bytes([chance.randrange(256)]) + body[at + 1 :]
        case 1:
            body = body[: chance.randrange(len(body))]
        case 2:
            body = body.replace(b"1", chance.choice(RAW), 1)
        case 3:
            body = b"[" * chance.choice((1, 100, 5_000)) + body
        case 4:
            headers["content-encoding"] = "gzip"
            body = packing.pack(body)
        case 5:
            headers["content-encoding"] = "gzip"
            packed = packing.pack(body)
            body = packed[: chance.randrange(len(packed))]
        case 6:
            headers["content-encoding"] = chance.choice(("gzip", "br", "identity", "gzip, gzip"))
        case 7:
            headers["content-length"] = chance.choice(("0", "-1", "1e3", "99999999999999999999"))
        case 8:
            headers["content-type"] = chance.choice(("text/plain", "application/json; charset=utf-16", ""))
    return body, headers
