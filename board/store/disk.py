"""What has been written survives a power cut."""

import os
from pathlib import Path

from board.store import private


def sync(path: Path) -> None:
    """Make a file, or the names in a folder, survive a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def put(path: Path, content: bytes) -> None:
    """A file for the owner's eyes alone, the former one or this one whole, and on the disk when this returns. Raises
    OSError."""
    draft = private.file(path.with_suffix(".part"))
    draft.write_bytes(content)
    sync(draft)
    draft.rename(path)
    sync(path.parent)
