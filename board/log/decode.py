"""What this build understands of a change: the column values of those of its fields that it knows and allows. Pure.

A newer build may have written kinds, fields and values that this one does not know; nothing of that is lost, it waits
in the log.
"""

from collections.abc import Sequence
from typing import Any

from board.limits import is_id
from board.log.change import Change
from board.record import Record, kinds

Readings = Sequence[dict[str, Any]]
"""Of each change of a batch the column values that are understood."""


def read(changes: Sequence[Change]) -> Readings:
    return [_understood(kinds[c.kind], c) if _known(c) else {} for c in changes]


def whole(c: Change, values: dict[str, Any]) -> bool:
    """Whether a change is understood to its last field."""
    return _known(c) and c.fields.keys() <= values.keys()


def _known(c: Change) -> bool:
    return c.kind in kinds and is_id(c.record)


def _understood(record: type[Record], c: Change) -> dict[str, Any]:
    known = c.fields
    if not known.keys() <= record.checks.keys():
        known = {name: value for name, value in known.items() if name in record.checks}
    try:
        return record.column_values(known)
    except ValueError:
        values: dict[str, Any] = {}
        for part in _parts(record, known):
            try:
                values |= record.column_values(part)
            except ValueError:
                continue  # outside the limits, or of a newer build that knows others: parked with the whole change
        return values


def _parts(record: type[Record], fields: dict[str, Any]) -> list[dict[str, Any]]:
    """Each field by itself, but for those that are one value."""
    # JSON does not tell 3 from 3.0; where there may be a fraction, both are numbers.
    plain = {n: int(v) if isinstance(v, float) and v.is_integer() else v for n, v in fields.items()}
    one = {name: value for name, value in plain.items() if name in record.together}
    return [{name: value} for name, value in plain.items() if name not in one] + ([one] if one else [])
