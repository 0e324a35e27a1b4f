"""Change: the one thing that is ever stored or sent. Knows nothing of tables or networks."""

from dataclasses import dataclass
from typing import Any, NamedTuple

Json = Any


class Version(NamedTuple):
    """Orders two values of one field: the greatest wins, everywhere alike."""

    stamp: int
    device: str
    n: int


@dataclass(frozen=True, slots=True)
class Change:
    """On `device`, as its `n`-th, at `stamp`, in `group`: these `fields` of this `record` became these values.

    device  identity of the wall (or of the centre), 16 hex digits
    n       1, 2, 3 … without gaps per device; (device, n) is the identity of the change
    stamp   milliseconds, see `board.log.stamp`
    group   all changes of one tap share it and are applied together
    fields  field name to JSON value; only what changed
    """

    device: str
    n: int
    stamp: int
    group: str
    kind: str
    record: str
    fields: dict[str, Json]

    @property
    def version(self) -> Version:
        return Version(self.stamp, self.device, self.n)


def alike(a: Json, b: Json) -> bool:
    """Whether two JSON values are the same: 3 and 3.0 are, 1 and true are not."""
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(alike(a[name], b[name]) for name in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(alike, a, b))
    return isinstance(a, bool) == isinstance(b, bool) and bool(a == b)


class Fact(NamedTuple):
    """What a command wants to become true; the log makes a Change of it."""

    kind: str
    record: str
    fields: dict[str, Json]
