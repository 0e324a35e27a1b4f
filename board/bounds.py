"""What a value may be, beside its type: `Annotated[int, Bounds(ge=0)]`. The library that checks is read with the
first value that is checked, not by everyone who says what may be.

    Name = Annotated[str, Bounds(max_length=40, pattern=limits.VISIBLE)]
    Week = Annotated[str, After(_named)]            and what `_named` says to it
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any


class Bounds:
    """As pydantic's `Field` takes them, which sees to it that a value keeps them."""

    __is_annotated_types_grouped_metadata__ = True
    """So that whoever reads an annotation looks within."""

    def __init__(self, **said: Any) -> None:
        self.said = said

    def __iter__(self) -> Iterator[Any]:
        from pydantic import Field

        yield from Field(**self.said).metadata

    def kept(self, value: Any) -> bool:
        """Whether a value of the right type keeps them."""
        said = self.said
        return (
            ("ge" not in said or value >= said["ge"])
            and ("gt" not in said or value > said["gt"])
            and ("le" not in said or value <= said["le"])
            and ("lt" not in said or value < said["lt"])
            and ("min_length" not in said or len(value) >= said["min_length"])
            and ("max_length" not in said or len(value) <= said["max_length"])
            and ("pattern" not in said or _whole(said["pattern"]).search(value) is not None)
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Bounds) and self.said == other.said

    def __hash__(self) -> int:
        return hash(frozenset(self.said.items()))

    def __repr__(self) -> str:
        return f"Bounds({', '.join(f'{name}={value!r}' for name, value in self.said.items())})"


class _Step:
    def __init__(self, step: Callable[[Any], Any]) -> None:
        self.step = step

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.step is other.step

    def __hash__(self) -> int:
        return hash((type(self), self.step))


class After(_Step):
    """A step that gets the value when it is known to be of its type, and may raise ValueError."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic import AfterValidator

        return AfterValidator(self.step).__get_pydantic_core_schema__(source, handler)


class Before(_Step):
    """The same of the value as it came."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic import BeforeValidator

        return BeforeValidator(self.step).__get_pydantic_core_schema__(source, handler)


@cache
def _whole(pattern: str) -> re.Pattern[str]:
    """To Python, as to no other, a text also ends before its last line break."""
    return re.compile(pattern.replace("$", r"\Z"))
