"""Every record that says less than it could, as the wire allows: bare, one field alone, all but one.

No field is required (docs/protocol.md, 9), so that every reader shows what there is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter

from board.errors import Refused
from board.kinds.introduction.record import INTRODUCTION
from board.log.change import Json
from board.record import Record, kinds

PLAIN: tuple[Json, ...] = (
    "x",
    "2025-11-18",
    "2025-W47",
    "0123456789abcdef",
    1_763_000_000_000,
    7,
    3,
    1,
    True,
    ["0123456789abcdef"],
    ["x"],
    {},
)
ONE = {"introduction": INTRODUCTION}
"""Kinds of which a unit has one record, and its id."""
UNIT = "unit"
"""The settings, of which each field is told by itself in any case."""
Said = Mapping[str, Mapping[str, Json]]
"""By kind and field a value that somebody has said."""


def fields_of(record: type[Record], said: Said) -> dict[str, Json]:
    """A value for each field that is not what it would be anyway."""
    found = {name: _value(record, name, said) for name in record.checks if name not in ("id", "archived")}
    return {name: value for name, value in found.items() if value is not None}


def partial(said: Said) -> Iterator[tuple[str, str, dict[str, Json]]]:
    """(kind, id, fields) of all of them. The settings of a unit are one record, and told field by field."""
    for place, (kind, record) in enumerate(sorted(kinds.items())):
        full = fields_of(record, said)
        some: list[dict[str, Any]] = [{"archived": False}]
        some += [{name: value} for name, value in full.items()]
        some += [{name: value for name, value in full.items() if name != left} for left in full if len(full) > 2]
        lawful = [fields for fields in some if _lawful(record, fields)]
        if kind in ONE:
            yield kind, ONE[kind], lawful[1]
        elif kind != UNIT:
            yield from ((kind, f"p{place:02d}x{n:03d}", fields) for n, fields in enumerate(lawful))


def _lawful(record: type[Record], fields: Mapping[str, Json]) -> bool:
    """Whether a board takes these together."""
    try:
        record.allow({name: getattr(record(id="x"), name) for name in record.names} | record.check(fields))
    except ValueError:
        return False
    return True


def _value(record: type[Record], name: str, said: Said) -> Json:
    known = said.get(record.kind, {}).get(name)
    words = _words(TypeAdapter(record.checks[name]._kind).json_schema())
    for value in (*([known] if known is not None else ()), *words, *PLAIN):
        try:
            record.check({name: value})
        except Refused:
            continue
        return value
    return None


def _words(schema: Any) -> list[Json]:
    """Those that a field chooses from, the last first: the first is mostly what it would be anyway."""
    parts = [schema, *schema.get("anyOf", ())]
    return [word for part in parts for word in reversed(part.get("enum", ())) if word != ""]
