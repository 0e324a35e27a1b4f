"""Content hangs ready for a unit to begin with: examples, questions, bones, value streams, the first ten weeks. It is
files of bokmål under assets/. The same in another language is a file beside it with the language's code, found by
itself: `school.toml`, `school.nn.toml`. That says the same under the same names, and as many of each; what it leaves
out stays bokmål. What a record is known by is made of the bokmål, so that walls in two languages make the same.

    read(FOLDER / "school.toml")["name"]      in the language that is spoken
    every(FOLDER)                             all of a folder, by their names
"""

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Generic, TypeVar

from board.catalogue import SOURCE, current

T = TypeVar("T")


def read(path: Path) -> dict[str, Any]:
    """What a file says. Raises ValueError where the one of a language does not fit it."""
    told, beside = source(path), path.with_name(f"{path.stem}.{current().code}.toml")
    if current().code == SOURCE or not beside.is_file():
        return told
    return dict(_merged(told, source(beside), beside.name))


def source(path: Path) -> dict[str, Any]:
    """What a file says by itself."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def every(folder: Path) -> Mapping[str, dict[str, Any]]:
    """All that a folder holds, by name."""
    return {path.stem: read(path) for path in sorted(folder.glob("*.toml")) if "." not in path.stem}


class by_language(Generic[T]):
    """Made once for each language that is spoken."""

    def __init__(self, make: Callable[[], T]) -> None:
        self.make = make
        self._made: dict[str, T] = {}

    def __call__(self) -> T:
        code = current().code
        if code not in self._made:
            self._made[code] = self.make()
        return self._made[code]


def _merged(told: Any, other: Any, where: str) -> Any:
    if isinstance(told, dict) and isinstance(other, dict):
        if unknown := other.keys() - told.keys():
            raise ValueError(f"{where}: {', '.join(sorted(unknown))} is not said in bokmål")
        return told | {name: _merged(told[name], value, f"{where}: {name}") for name, value in other.items()}
    if isinstance(told, list) and isinstance(other, list):
        if len(told) != len(other):
            raise ValueError(f"{where}: {len(other)} where there are {len(told)}")
        return [_merged(*both, where) for both in zip(told, other, strict=True)]
    if type(told) is not type(other):
        raise ValueError(f"{where}: {other!r} instead of {told!r}")
    return other
