"""What this build understands of a change: the column values of those of its fields that it knows and allows. Pure.

A newer build may have written kinds, fields and values that this one does not know; nothing of that is lost, it waits
in the log.
"""

from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from board.change import Change
from board.records import Record, kinds

Readings = Sequence[dict[str, Any]]
"""Of each change of a batch the column values that are understood."""


def read(changes: Sequence[Change]) -> Readings:
    return [_understood(kinds[c.kind], c) if c.kind in kinds else {} for c in changes]


def whole(c: Change, values: dict[str, Any]) -> bool:
    """Whether a change is understood to its last field."""
    return c.kind in kinds and len(values) == len(c.fields)


def _understood(record: type[Record], c: Change) -> dict[str, Any]:
    known = c.fields
    if not known.keys() <= record.checks.keys():
        known = {name: value for name, value in known.items() if name in record.checks}
    try:
        return record.column_values(known)
    except ValidationError:
        values: dict[str, Any] = {}
        for name, value in known.items():
            try:
                values |= record.column_values({name: value})
            except ValidationError:
                continue  # a newer build allows what this one does not: parked with the whole change
        return values
