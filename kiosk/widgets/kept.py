"""What takes long to make and never changes: made once, kept under KIVY_HOME/kept, read at every later start.

Nothing of the board may lie here, for it is in no backup and nobody erases it. Nor may it tell what was done and
when: where that would be secret, nothing new is kept. Knows nothing of what it keeps.

    kept("hyphens.json", make=lambda: json.dumps(patterns()).encode(), read=json.loads)
"""

import os
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from shutil import rmtree
from typing import TypeVar

T = TypeVar("T")

_OLDER = ("cache",)
"""What older builds kept: when each file came told which ball had been thrown, where balls were seen to fly."""
_secret = False


def keep_nothing(secret: bool) -> None:
    """From now on nothing new is written, or it is again: a file's name and time tell what was drawn, and when."""
    global _secret
    _secret = secret


def secret() -> bool:
    """Whether nothing may be written now that has a time."""
    return _secret


@cache
def _folder(home: str) -> Path:
    for name in _OLDER:
        rmtree(Path(home, name), ignore_errors=True)
    return Path(home, "kept")


def kept(name: str, make: Callable[[], bytes], read: Callable[[bytes], T]) -> T:
    """What is kept under this name as `read` reads it; made anew where it is missing, or where `read` raises
    ValueError since a pulled plug has left half of it."""
    from kivy import kivy_home_dir

    path = _folder(kivy_home_dir) / name
    with suppress(OSError, ValueError):
        return read(path.read_bytes())
    data = make()
    if _secret:
        return read(data)
    with suppress(OSError):  # a read-only home costs time at the next start, nothing else
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(f".{os.getpid()}")
        half.write_bytes(data)
        half.replace(path)
    return read(data)
