"""The tables of docs/protocol.md that say what the program holds: the limits, and every kind of record.

    python -m assets.protocol        writes them anew, between their marks; a test holds that they are what they were

What a field means is said here, once; its type, limit and default are read from `board.records`.
"""

import json
import re
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from annotated_types import Ge, Le, Lt, MaxLen
from pydantic_core import to_jsonable_python

from board import limits
from board.records import Record, kinds, record
from board.records.meeting import Week
from board.records.unit import STEPS, Item

DOCUMENT = Path(__file__).parents[1] / "docs" / "protocol.md"

LIMITS: tuple[tuple[str, str, str], ...] = (
    ("a moment", f"{limits.FIRST_MS} … {limits.LAST_MS}, the first Monday of 2000 until 2100; 0: not yet", "parked"),
    ("a day", f"text `2026-11-22`, {limits.FIRST_DAY} … {limits.LAST_DAY}; or `null`", "parked"),
    ("a week", 'ISO week as text `2026-W47`, one that exists, its Monday within the days; or `""`', "parked"),
    ("a record's id", f'`{limits.ID}`; a reference to one may also be `""`', "parked"),
    ("a measured number", f"−{limits.NUMBER:.0e} … {limits.NUMBER:.0e}, finite", "parked"),
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

MEANINGS: dict[str, dict[str, str]] = {
    "card": {
        "": "A suggestion or an improvement card.",
        "title": "what it is about; a wall asks for one",
        "problem": "what is wrong today",
        "target": "how much better it shall be",
        "responsible": "first name or initials; with `deadline` wanted before it leaves `suggestion`",
        "deadline": "",
        "stage": "in this order; `done` only from `check` or `act`, with a measure `after` or `unmeasurable`",
        "position": "cards of a stage hang by (position, id)",
        "created": "set once, by who made it",
        "moved": "when it came to its stage: who sets `stage` sets it in the same change; age counts from it",
        "effort": "0 not said, 1 small, 2 large",
        "impact": "the same",
        "why1": "five times why; `why5` is the root",
        "why2": "",
        "why3": "",
        "why4": "",
        "why5": "",
        "measured": "what is measured, and in what",
        "measure_goal": "the value wanted",
        "unmeasurable": "said by the unit: it cannot be measured",
        "use": "what freed time becomes",
        "time_thief": "",
        "topic": "arbeidsmiljøloven § 4-3",
        "help_wanted": "the unit asks the level above",
        "goal": "the goal of the red result it was born from; never told outside the unit",
        "week": "the week of that result; never told outside the unit",
        "source": "where it came from; `phone` and `shared` are set by the centre",
    },
    "gain": {
        "": "An entry in the account of gains. Entries are never edited: a correction is another entry. Of a "
        "(subject, state) the one with the greatest (made, id) that counts holds. Each is held against those of its "
        "subject with a smaller (made, id), without archived ones, and counts when it keeps the law: `identified` is "
        "not below the `realised` that counts last; `realised` has a `day` that had begun two hours after it was "
        "`made`, in UTC, is not above the `identified` said last, and has a `note` unless its hours are 0. One that "
        "does not keep it is stored and given to all, named to people, and is in no sum.",
        "subject": "a card's id, or an id of its own",
        "title": "names a subject that is no card",
        "tool": "",
        "state": "`identified` is an estimate; `realised` wants a `day`, a `note` and an estimate before it",
        "hours_per_week": "realised not above the estimate",
        "full_time_hours": "the divisor of an årsverk when it was entered",
        "use": "",
        "day": "from when the time was free; not in the future",
        "note": "where the time went",
        "reason": "why it saves less than the entry before; a wall asks for one",
        "made": "later than the subject's latest entry",
    },
    "goal": {
        "": "A trivselsmål. Rewriting one that has been voted on makes a new record.",
        "slot": "its place on the shelf; of several in a slot the one with the greatest (since, id) is in force",
        "text": "",
        "since": "",
        "replaces": "the goal it came instead of",
    },
    "measure": {
        "": "One measured value of a card.",
        "card": "",
        "taken": "",
        "value": "",
        "phase": "",
    },
    "meeting": {
        "": "A tavlemøte. Never who was there.",
        "week": "the week it counts for",
        "planned": "the day it should be held",
        "started": "",
        "ended": "0 while it runs; a meeting counts as held once it has ended",
        "present": "how many",
        "next_keeper": "first name or initials",
    },
    "newcomer": {
        "": "A further wall that asks to hang in the unit, and what became of it. Written by the centre; a wall "
        "writes `answer` alone.",
        "name": "what the new wall calls itself",
        "code": "stands on the new wall too",
        "asked": "since when it waits",
        "until": "how long",
        "role": "of who let it in first",
        "answer": "what somebody at a wall that hangs here said",
        "young": "the centre clears the answer of a wall that is young itself",
        "came": "when it was let in",
        "by": "by whose word",
        "gone": "when it was denied",
    },
    "rule": {"": "One of the unit's board rules.", "text": "", "position": "rules hang by (position, id)"},
    "tally": {
        "": "What one wall counted for one goal in one meeting. Written once, when the vases are opened, together "
        "for all goals and never while a vote is open; several of one meeting and goal are summed. No vote is "
        "ever sent.",
        "meeting": "",
        "week": "the meeting's",
        "goal": "a goal's id, or `week` where one ball is laid for the whole week",
        "green": "0 where `hidden`",
        "pink": "0 where `hidden`",
        "red": "0 where `hidden`",
        "hidden": "fewer than the threshold laid a ball: then all counts are 0, here and everywhere",
        "threshold": "what was in force when the bowl was opened",
    },
    "unit": {
        "": "The unit's settings. The record is `unit`; others of this kind are ignored.",
        "name": "",
        "labels": "what the six stages are called on this board; data holds the words of `stage`",
        "meeting_weekday": "0 is Monday",
        "meeting_time": "",
        "meeting_minutes": "",
        "agenda": 'the points of the meeting in their order, each `{"step", "minutes", "on"}`',
        "threshold": "raised by the unit, never below 3",
        "full_time_hours": "of a full-time week",
        "balls_per": "",
        "visible_throw": "",
    },
}


def limits_table() -> str:
    rows = ["| what | limit | outside it |", "|---|---|---|"]
    return "\n".join([*rows, *(f"| {what} | {limit} | {outside} |" for what, limit, outside in LIMITS)])


def kinds_tables() -> str:
    parts = []
    for kind, defined in sorted(kinds.items()):
        meanings = MEANINGS.get(kind, {})
        hints = get_type_hints(defined, include_extras=True)
        rows = [f"**`{kind}`** {meanings.get('', '')}\n", "| field | value | default | |", "|---|---|---|---|"]
        for name in defined.checks:
            if name != "archived":
                value, default = said(hints[name]), _default(defined, name)
                rows.append(f"| `{name}` | {value} | {default} | {meanings.get(name, '')} |")
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
    bounds = {type(m): m for extra in get_args(hint)[1:] for m in getattr(extra, "metadata", [extra])}
    plain = said(get_args(hint)[0])
    if MaxLen in bounds:
        return f"{plain}, at most {bounds[MaxLen].max_length}"
    pattern = next((m.pattern for m in bounds.values() if getattr(m, "pattern", None)), None)
    if pattern:
        return f"text `{pattern}`".replace("|", "\\|")
    low = bounds[Ge].ge if Ge in bounds else None
    high = bounds[Le].le if Le in bounds else bounds[Lt].lt - 1 if Lt in bounds else None
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
    (Week, "week"),
    (Item, f"points: {', '.join(f'`{step}`' for step in STEPS)} in 1–60 `minutes`"),
)


def _default(defined: type[Record], name: str) -> str:
    default = to_jsonable_python(defined.model_fields[name].default)
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
