"""The tables of docs/protocol.md that say what the program holds: the limits, and every kind of record.

    python -m assets.protocol        writes them anew, between their marks; a test holds that they are what they were

What a field means is said under it, in its kind; its type, limit and default are read from there too.
"""

import ast
import inspect
import json
import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from pydantic_core import to_jsonable_python

from board import limits, record
from board.bounds import Bounds
from board.kinds import Record, kinds
from board.kinds.meeting.record import Week
from board.kinds.photo.record import Piece
from board.kinds.unit import STEPS, Item

DOCUMENT = Path(__file__).parents[1] / "docs" / "protocol.md"

LIMITS: tuple[tuple[str, str, str], ...] = (
    ("a moment", f"{limits.FIRST_MS} … {limits.LAST_MS}, the first Monday of 2000 until 2100; 0: not yet", "parked"),
    ("a day", f"text `2026-11-22`, {limits.FIRST_DAY} … {limits.LAST_DAY}; or `null`", "parked"),
    ("a week", 'ISO week as text `2026-W47`, one that exists, its Monday within the days; or `""`', "parked"),
    ("a record's id", f'`{limits.ID}`; a reference to one may also be `""`', "parked"),
    (
        "a measured number",
        f"−{limits.NUMBER:.0e} … {limits.NUMBER:.0e}, finite; 0, or at least {limits.LEAST:.0e} from it",
        "parked",
    ),
    (
        "a line, a name, a paragraph",
        f"{limits.LINE}, {limits.NAME}, {limits.PARAGRAPH:,} characters; of controls only U+000A",
        "parked",
    ),
    ("a position", f'a fractional index of at most {limits.POSITION} characters, or `""`', "parked"),
    ("any text", "Unicode scalar values: no half of a surrogate pair", "refused, `malformed`"),
    ("any whole number", f"−(2^53 − 1) … 2^53 − 1 ({limits.SAFE})", "refused, `malformed`"),
    ("any number", "finite, as an IEEE double holds it", "refused, `malformed`"),
    ("nesting", f"{limits.DEPTH} lists and objects inside each other in one field's value", "refused, `malformed`"),
    ("fields of a change", f"{limits.FIELDS}; names `{limits.WORD}`", "refused, `malformed`"),
    ("kind; group and record", f"`{limits.WORD}`; `{limits.LABEL}`", "refused, `malformed`"),
    ("a change", f"{limits.CHANGE_BYTES:,} bytes in its canonical form (5)", "refused, `too_large`"),
    ("changes of a message", f"{limits.PAGE}, or one group of {limits.GROUP:,}", "413 for the round"),
    (
        "a message",
        f"{limits.BODY_BYTES:,} bytes of JSON, {limits.PACKED_BYTES:,} packed, 30 s to arrive",
        "413, 408 for the round",
    ),
    (
        "the head of a request",
        f"{limits.HEAD_BYTES:,} bytes, {limits.HEAD_S} s to arrive",
        "431, 408, and the line is closed",
    ),
)


def meanings(defined: type[Record]) -> dict[str, str]:
    """What a kind and each of its fields mean: the docstrings under them. "" is the kind."""
    (node,) = ast.parse(inspect.getsource(defined)).body
    assert isinstance(node, ast.ClassDef)
    found = {"": " ".join((ast.get_docstring(node) or "").split())}
    for field, after in pairwise(node.body):
        if isinstance(field, ast.AnnAssign) and isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            found[ast.unparse(field.target)] = " ".join(str(after.value.value).split())
    return found


def limits_table() -> str:
    rows = ["| what | limit | outside it |", "|---|---|---|"]
    return "\n".join([*rows, *(f"| {what} | {limit} | {outside} |" for what, limit, outside in LIMITS)])


def kinds_tables() -> str:
    parts = []
    for kind, defined in sorted(kinds.items()):
        told = meanings(defined)
        hints = get_type_hints(defined, include_extras=True)
        rows = [f"**`{kind}`** {told['']}\n", "| field | value | default | |", "|---|---|---|---|"]
        for name in defined.names[1:]:
            if name != "archived":
                value, default = said(hints[name]), _default(defined, name)
                rows.append(f"| `{name}` | {value} | {default} | {told.get(name, '')} |")
        parts.append("\n".join(rows))
    return "\n\n".join(parts)


def said(hint: Any) -> str:
    """A type with its limits, in a few words."""
    for known, words in _KNOWN:
        if hint == known:
            return words
    if get_origin(hint) is Literal:
        return " ".join(f"`{json.dumps(word)}`" for word in get_args(hint))
    if get_origin(hint) is tuple:
        inner = get_args(hint)
        return f"list of {said(inner[0])}" if inner[-1] is ... else f"list of {len(inner)}: {said(inner[0])} each"
    if get_origin(hint) is not Annotated:
        some = [arm for arm in get_args(hint) if arm is not type(None)]
        return f"{said(some[0])}, or `null`" if some else _PLAIN.get(hint, f"`{getattr(hint, '__name__', hint)}`")
    bounds: dict[str, Any] = {}
    for extra in get_args(hint)[1:]:
        bounds |= extra.said if isinstance(extra, Bounds) else {}
    plain = said(get_args(hint)[0])
    if "max_length" in bounds:
        return f"{plain}, at most {bounds['max_length']}"
    if "pattern" in bounds:
        return f"text `{bounds['pattern']}`".replace("|", "\\|")
    low = bounds.get("ge")
    high = bounds.get("le", bounds["lt"] - 1 if "lt" in bounds else None)
    return f"{plain} {low:g} … {high:g}" if low is not None and high is not None else plain


_PLAIN = {int: "whole number", float: "number", bool: "truth", str: "text", date: "day"}
_KNOWN: tuple[tuple[Any, str], ...] = (
    (record.Line, "line"),
    (record.Paragraph, "paragraph"),
    (record.Name, "name"),
    (record.Id, 'id, or `""`'),
    (record.Position, "position"),
    (record.Millis, "moment"),
    (record.Day, "day"),
    (record.Truth, "truth"),
    (record.Whole, "whole number"),
    (record.Number, "number"),
    (Piece, f"base64, at most {limits.PHOTO_PIECE:,} characters"),
    (Week, "week"),
    (Item, f"points: {', '.join(f'`{step}`' for step in STEPS)} in 1–60 `minutes`"),
)


def _default(defined: type[Record], name: str) -> str:
    default = to_jsonable_python(defined.defaults[name])
    written = json.dumps(default, ensure_ascii=False)
    return f"`{written}`" if len(written) < 40 else "the usual"


def written(document: str) -> str:
    """The document with its tables as they are now."""
    for mark, table in (("limits", limits_table()), ("kinds", kinds_tables())):
        between = re.compile(f"(<!-- {mark} -->\n).*?(\n<!-- /{mark} -->)", re.DOTALL)
        document = between.sub(lambda found, table=table: f"{found[1]}\n{table}\n{found[2]}", document)
    return document


if __name__ == "__main__":
    DOCUMENT.write_text(written(DOCUMENT.read_text()))
