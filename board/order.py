"""The order in which records hang: a fractional key between two neighbours, so that moving one says nothing of the
others, and two walls that move different ones agree."""

from collections.abc import Sequence
from typing import Protocol

from fractional_indexing import generate_key_between


class Positioned(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def position(self) -> str: ...


def under(siblings: Sequence[Positioned], below: str = "") -> str:
    """A position right under one of the siblings, or above them all."""
    at = next((i + 1 for i, one in enumerate(siblings) if one.id == below), 0) if below else 0
    before = (siblings[at - 1].position or None) if at else None
    after = next((one.position for one in siblings[at:] if one.position > (before or "")), None)
    return str(generate_key_between(before, after))


def last(siblings: Sequence[Positioned]) -> str:
    """A position below them all."""
    return str(generate_key_between((siblings[-1].position or None) if siblings else None, None))
