"""Every record that says less than it could, as the wire allows: bare, one field alone, all but one.

No field is required (docs/protocol.md, 9), so that every reader shows what there is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_type_hints

from pydantic import TypeAdapter

from board.errors import Refused
from board.kinds.fishbone.index import fish_id
from board.kinds.introduction.record import INTRODUCTION
from board.kinds.practice.index import practice_id
from board.kinds.round.index import finding_id
from board.kinds.stakeholder.index import map_id
from board.kinds.story.record import story_id
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
ONE_TO_A_CARD = {
    "fishbone": fish_id,
    "practice": practice_id,
    "roundfinding": finding_id,
    "stakeholdermap": map_id,
    "story": story_id,
}
"""Which a card has one of, and its id."""
WHOLE, BARE = 0, 1
"""Which of a kind says all it can, and which nothing."""


def id_of(kind: str, n: int) -> str:
    """Of the n-th record of a kind; where a card has one of it, that of the n-th card."""
    if kind in ONE_TO_A_CARD:
        return ONE_TO_A_CARD[kind](id_of("card", n))
    return f"p{sorted(kinds).index(kind):02d}x{n:03d}"


def partial() -> Iterator[tuple[str, str, dict[str, Json]]]:
    """(kind, id, fields) of all of them. What hangs on a record hangs on one that says all it can, and once more on
    each that lacks something. The settings of a unit are one record, and told field by field."""
    told = {kind: _of(record) for kind, record in kinds.items()}
    for kind, record in sorted(kinds.items()):
        if kind in ONE:
            yield kind, ONE[kind], told[kind][BARE + 1]
        elif kind != UNIT:
            some = list(told[kind])
            for field, of in _hangs_on(record).items():
                lacking = [n for n, fields in enumerate(told[of]) if n and of not in ONE and len(fields) > 1]
                some += [{**told[kind][WHOLE], field: id_of(of, n)} for n in lacking]
            on = "card" if kind in ONE_TO_A_CARD else ""
            for n, fields in enumerate(some):
                hung = {on: id_of(on, n)} if on in fields else {}
                yield kind, id_of(kind, n), fields | hung


def _of(record: type[Record]) -> list[dict[str, Json]]:
    """All that it can say, nothing, one field alone, all but one."""
    found = {name: _value(record, name) for name in record.checks if name not in ("id", "archived")}
    full = {name: value for name, value in found.items() if value is not None}
    lacking = [{name: value for name, value in full.items() if name != left} for left in full if len(full) > 2]
    lacking = [fields for fields in (full, *lacking) if _lawful(record, fields)]
    little: list[dict[str, Json]] = [{"archived": False}, *({name: value} for name, value in full.items())]
    return [lacking[0], *(fields for fields in little if _lawful(record, fields)), *lacking[1:]]


def _hangs_on(record: type[Record]) -> dict[str, str]:
    """By field the kind of the record that it names."""
    table = {kind.exported.name: name for name, kind in kinds.items() if kind.exported}
    refers = record.exported.refers if record.exported else {}
    named = {name: name for name in record.checks if name in kinds and _takes(record, name, id_of(name, WHOLE))}
    return named | {name: table[of.partition(".")[0]] for name, of in refers.items()}


def _lawful(record: type[Record], fields: Mapping[str, Json]) -> bool:
    """Whether a board takes these together."""
    try:
        record.allow({name: getattr(record(id="x"), name) for name in record.names} | record.check(fields))
    except ValueError:
        return False
    return True


def _value(record: type[Record], name: str) -> Json:
    of = _hangs_on(record).get(name)
    hung = [id_of(of, BARE if of == record.kind else WHOLE)] if of else []
    words = _words(TypeAdapter(get_type_hints(record, include_extras=True)[name]).json_schema())
    return next((value for value in (*hung, *words, *PLAIN) if _takes(record, name, value)), None)


def _takes(record: type[Record], name: str, value: Json) -> bool:
    try:
        record.check({name: value})
    except Refused:
        return False
    return True


def _words(schema: Any) -> list[Json]:
    """Those that a field chooses from, the last first: the first is mostly what it would be anyway."""
    parts = [schema, *schema.get("anyOf", ())]
    return [word for part in parts for word in reversed(part.get("enum", ())) if word != ""]
