"""What takes long to make and never changes: made once, kept under KIVY_HOME/cache, read at every later start.

Nothing of the board may lie here, for it is in no backup and nobody erases it. Knows nothing of what it keeps.

    kept("hyphens.json", make=lambda: json.dumps(patterns()).encode(), read=json.loads)
"""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


def kept(name: str, make: Callable[[], bytes], read: Callable[[bytes], T]) -> T:
    """What is kept under this name as `read` reads it; made anew where it is missing, or where `read` raises
    ValueError since a pulled plug has left half of it."""
    from kivy import kivy_home_dir

    path = Path(kivy_home_dir) / "cache" / name
    with suppress(OSError, ValueError):
        return read(path.read_bytes())
    data = make()
    with suppress(OSError):  # a read-only home costs time at the next start, nothing else
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(f".{os.getpid()}")
        half.write_bytes(data)
        half.replace(path)
    return read(data)
