"""Where a page ends and the next one begins, as a word that a reader hands back unread."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode

Place = tuple[int, str]


def write(place: Place) -> str:
    """
    >>> read(write((7, "a1b2")))
    (7, 'a1b2')
    """
    return urlsafe_b64encode(f"{place[0]} {place[1]}".encode()).decode().rstrip("=")


def read(cursor: str) -> Place | None:
    """The place; None when this is no cursor of ours."""
    try:
        number, _, id_ = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii").partition(" ")
        return (int(number), id_) if number.isdecimal() and len(number) < 10 and "\0" not in id_ else None
    except (binascii.Error, ValueError):
        return None
