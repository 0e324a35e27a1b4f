"""What this build understands of a change: the column values of those of its fields that it knows and allows. Pure.

A newer build may have written kinds, fields and values that this one does not know; nothing of that is lost, it waits
in the log.
"""

from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from board.change import Change
from board.limits import is_id
from board.records import Record, kinds

Readings = Sequence[dict[str, Any]]
"""Of each change of a batch the column values that are understood."""


def read(changes: Sequence[Change]) -> Readings:
    return [_understood(kinds[c.kind], c) if _known(c) else {} for c in changes]


def whole(c: Change, values: dict[str, Any]) -> bool:
    """Whether a change is understood to its last field."""
    return _known(c) and len(values) == len(c.fields)


def _known(c: Change) -> bool:
    return c.kind in kinds and is_id(c.record)


def _understood(record: type[Record], c: Change) -> dict[str, Any]:
    known = c.fields
    if not known.keys() <= record.checks.keys():
        known = {name: value for name, value in known.items() if name in record.checks}
    try:
        return record.column_values(known)
    except ValidationError:
        values: dict[str, Any] = {}
        for name, value in known.items():
            if isinstance(value, float) and value.is_integer():
                value = int(value)  # JSON does not tell 3 from 3.0; where there may be a fraction, both are numbers
            try:
                values |= record.column_values({name: value})
            except ValidationError:
                continue  # outside the limits, or of a newer build that knows others: parked with the whole change
        return values
