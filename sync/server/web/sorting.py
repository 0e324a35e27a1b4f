"""A table that is sorted by its heads, both ways: what most needs a look comes first, and pressed once more, last.
Pure.

    order = Order.asked("-moter", SORTS, "trivsel")
    order.put(rows)          # those of which nothing is known stand last either way
    order.then("moter")      # what the head of that column asks for next: "moter"
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")


class Sort(NamedTuple):
    """What rows are sorted by: a value that rises, None where it is not known; without `by` they stand as they were
    found. `falls`: the greatest comes first until it is asked otherwise."""

    name: str
    by: Callable[[Any], Any] | None = None
    falls: bool = False


@dataclass(frozen=True)
class Order:
    """By which column, and whether the other way round."""

    sorts: Mapping[str, Sort]
    key: str
    turned: bool = False

    @classmethod
    def asked(cls, value: str, sorts: Mapping[str, Sort], usual: str) -> "Order":
        """As an address says it; as usual where it says nothing that is known."""
        key = value.removeprefix("-")
        return cls(sorts, key, value != key) if key in sorts else cls(sorts, usual)

    @property
    def value(self) -> str:
        return f"-{self.key}" if self.turned else self.key

    def then(self, key: str) -> str:
        """What pressing the head of a column asks for."""
        return f"-{key}" if key == self.key and not self.turned else key

    def way(self, key: str) -> str:
        """What the head of a column says of itself, as ARIA calls it; nothing where it is not sorted by that."""
        if key != self.key:
            return ""
        return "descending" if self.sorts[key].falls != self.turned else "ascending"

    def put(self, rows: Iterable[T]) -> list[T]:
        by, falls = self.sorts[self.key].by, self.sorts[self.key].falls != self.turned
        found = list(rows)
        if by is None:
            return found[::-1] if falls else found
        known = [(value, row) for row in found if (value := by(row)) is not None]
        known.sort(key=lambda one: one[0], reverse=falls)
        return [row for _value, row in known] + [row for row in found if by(row) is None]
