"""The limits of everything that is stored or sent, at one place for both sides. Pure; knows no record and no network.

What one end accepts, the other can read: wall and centre hold every change against these figures, pages and screens
count on them, and docs/protocol.md says them (a test holds the two together). What lies outside is put aside alone:
a value that a record forbids is *parked* (kept in the log, passed on, shown nowhere), a change that is none is
*refused*; neither holds up what lies around it.
"""

import re
from collections.abc import Container
from datetime import date
from hashlib import sha256
from typing import Any

REVISION = 3
"""Which limits these are. Raised with every change of them: what was stored under others is then read once more."""

# ── moments and days ──

FIRST_MS, LAST_MS = 946_857_600_000, 4_102_444_800_000
"""From the first Monday of 2000 until the year 2100, in UTC: calendars of holidays end not long after, and no wall is
there honestly. 0 says of a moment that it has not come."""
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
"""Of a week its Monday counts."""

# ── numbers ──

SAFE = 2**53 - 1
"""The largest whole number that every JSON reader keeps exactly."""
NUMBER = 1e12
"""What people measure lies within plus and minus this; sums and charts of it are still numbers."""
LEAST = 1e-9
"""What is nearer to nothing is no measure: PostgreSQL refuses a division that leaves less than a number can be, and
one such value would stand in every sum of an organisation."""

# ── texts: Unicode scalar values, counted as such ──

LINE, PARAGRAPH, NAME = 120, 2_000, 40
POSITION = 120
VISIBLE = r"^[^\x00-\x09\x0b-\x1f\x7f]*$"
"""No control but the line's end: PostgreSQL stores no NUL, and no font shows the others."""

_BLANK = r"\s\x00-\x1f\x7f-\xa0\u115f\u1160\u2800\u3164\uffa0"
_NO_WIDTH = (
    r"\xad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    r"\ufff0-\ufffb\U000e0000-\U000e0fff"
)
_BLANKS, _MARKS = re.compile(f"[{_BLANK}]+"), re.compile(f"[{_NO_WIDTH}]")
_SIGN = re.compile(f"[^{_BLANK}{_NO_WIDTH}]")
"""A sign that can be seen: none of Unicode's blanks, fillers and marks that steer others."""


def seen(text: str) -> str:
    """What somebody wrote, without the blanks around it; nothing where no sign of it can be seen, as nobody could
    read such a name, press it or tell two of them apart."""
    return text.strip() if _SIGN.search(text) else ""


def one_line(text: str) -> str:
    """What somebody wrote where there is room for one line: single blanks between its words."""
    return " ".join(seen(text).split())


def as_read(text: str) -> str:
    """A text as it looks on one line, whatever marks that nobody can see were pasted along with it."""
    return _BLANKS.sub(" ", _MARKS.sub("", text)).strip()


def legible(value: Any) -> Any:
    """What a field was given, blanks and all; nothing where it is a text of which no sign can be seen."""
    return "" if isinstance(value, str) and not seen(value) else value


# ── names of things ──

LONGEST_ID = 40
_DIGITS = 16
ID = rf"^[0-9a-z-]{{1,{LONGEST_ID}}}$"
"""Which record. Every reference to a record is one too, or nothing."""
WORD = r"^[a-z][a-z0-9_]{0,39}$"
"""A kind or a field."""
LABEL = r"^[!-~]{1,40}$"
"""A group: visible ASCII. So may a record's id be on its way; one that is no ID is parked."""

# ── one change, one message ──

FIELDS = 64
DEPTH = 32
"""Lists and objects inside each other within one field's value."""
CHANGE_BYTES = 32 * 1024
"""One change in its canonical form (docs/protocol.md)."""
PHOTO_PIECE, PHOTO_BYTES = 24_000, 108_000
"""Signs of base64 that one change carries of a photo; and what a photo may be, six of them."""
PAGE = 500
"""Changes in one message. One more only when a single group (one tap) is larger than that."""
GROUP = 5_000
"""Changes in one group; a larger action is sent in parts."""
BODY_BYTES = 4 * 1024 * 1024
"""One message, after decompression, either way."""
PACKED_BYTES = 1024 * 1024
"""One message as it travels, either way."""
HEAD_BYTES, HEAD_S = 64 * 1024, 30
"""The head of a request: its size, and the time it may take."""

_id = re.compile(ID)
_day = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_id(text: str) -> bool:
    return _id.fullmatch(text) is not None


def joined(id_: str, what: str) -> str:
    """The id of what a record has one of, alike on every wall. Where both together leave no room, 16 hex digits stand
    for `what` if it is long itself, else for the record's own id.

    >>> joined("a1", "ideal")
    'a1-ideal'
    """
    if len(f"{id_}-{what}") > LONGEST_ID and len(what) > LONGEST_ID - len("-") - _DIGITS:
        what = _digits(what)
    return f"{id_ if len(f'{id_}-{what}') <= LONGEST_ID else _digits(id_)}-{what}"


def made_of(id_: str, what: str, taken: Container[str] = ()) -> str:
    """The id of what a record has one of for each `what`, alike on every wall; another where one that was called so
    once has taken it.

    >>> made_of("a1-fish", "Mennesker")
    'a1-fish-b5b9f696'
    """
    made = joined(id_, sha256(what.encode()).hexdigest()[:8])
    return made_of(id_, made, taken) if made in taken else made


def _digits(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:_DIGITS]


def is_day(text: str) -> bool:
    """Whether it is written as a day; there may be no such one."""
    return _day.fullmatch(text) is not None


def within(ms: int) -> int:
    """The nearest moment there can be."""
    return min(max(FIRST_MS, ms), LAST_MS)


def shallow(value: Any, depth: int = DEPTH) -> bool:
    """Whether a JSON value holds no more than so many lists and objects inside each other."""
    if isinstance(value, dict):
        return depth > 0 and all(shallow(inner, depth - 1) for inner in value.values())
    return not isinstance(value, list) or (depth > 0 and all(shallow(inner, depth - 1) for inner in value))
