"""What of a message can be read where something in it cannot: its parts, cut apart without reading them.

    members(b'{"a": 1, "b": [2]}')        {"a": b"1", "b": b"[2]"}
    items(b'[1, {"x": 2}]')               [b"1", b'{"x": 2}']

However deep a part is, and whatever is in its texts, nothing here goes deeper than its first brackets.
"""

import re

from pydantic_core import from_json

# Nothing is gone over twice, so that no message takes longer than its length: a text without an end is one piece.
_PIECE = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[\]{},]', re.DOTALL)
_MEMBER = re.compile(rb'\s*("[^"\\]*+(?:\\.[^"\\]*+)*+")\s*:(.*)', re.DOTALL)
_CLOSES = {b"[": b"]", b"{": b"}"}


def items(whole: bytes) -> list[bytes]:
    """The items of a list, as they are written. Raises ValueError when it is none."""
    return _parts(whole, b"[")


def members(whole: bytes) -> dict[str, bytes]:
    """The members of an object; of several of one name the last. Raises ValueError when it is none."""
    found = {}
    for part in _parts(whole, b"{"):
        if (member := _MEMBER.fullmatch(part)) is None:
            raise ValueError("cannot be cut apart")
        found[from_json(member[1])] = member[2].strip()
    return found


def _parts(whole: bytes, opens: bytes) -> list[bytes]:
    text = whole.strip()
    parts: list[bytes] = []
    closing: list[bytes] = []
    begin = 1
    for piece in _PIECE.finditer(text):
        sign = piece[0]
        if sign in _CLOSES:
            if not closing and (sign != opens or piece.start()):
                break
            closing.append(_CLOSES[sign])
        elif not closing:
            break
        elif sign == closing[-1]:
            closing.pop()
            if not closing:
                parts.append(text[begin : piece.start()].strip())
                if piece.end() != len(text) or (b"" in parts and parts != [b""]):
                    break
                return parts if parts != [b""] else []
        elif sign in b"]}":
            break
        elif sign == b"," and len(closing) == 1:
            parts.append(text[begin : piece.start()].strip())
            begin = piece.end()
    raise ValueError("cannot be cut apart")
