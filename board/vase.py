"""Where the counts of an open vote lie: one sector of a file of its own, written over in place.

SQLite keeps a row as it was in a journal until the row as it is has reached the disk. Of a count these are two
states, and they differ by just the last ball: whoever pulled the plug in that moment and took the card could tell its
colour. So what lies in the vases is in no database. It is so small that it fits into one sector, which a disk writes
whole or not at all: at any moment there is one state on it, and no other in any file.

    vase = of(tx)
    vase.put("m1", "000100000002")     on the disk once the transaction is
    vase.take("m1")                    "000100000002"; None when nothing, or nothing of this vote, can be read
"""

import os
from contextlib import nullcontext, suppress
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection

from board import private

SECTOR = 512
_CHECK = 16


class Vase:
    """One file. What is put into it waits for `settle`, which follows the COMMIT, or is forgotten by `forget`."""

    def __init__(self, board: Path) -> None:
        self.path = board.with_name(f"{board.name}-vase")
        self._waiting: bytes | None = None

    def put(self, vote: str, counts: str) -> None:
        sealed = f"{_check(vote, counts)}{counts}".encode()
        self._waiting = sealed.ljust(SECTOR, b"\0")

    def take(self, vote: str) -> str | None:
        content = self._waiting
        if content is None:
            try:
                content = _sector(self.path)
            except FileNotFoundError:
                return None
        found = content.rstrip(b"\0").decode("ascii", "replace")
        check, counts = found[:_CHECK], found[_CHECK:]
        return counts if counts and check == _check(vote, counts) else None

    def empty(self) -> None:
        """Nothing lies in it, and nothing tells what did."""
        self._waiting = bytes(SECTOR)

    def settle(self) -> None:
        """What has been put is on the disk when this returns."""
        if self._waiting is not None:
            # What is over and could not be wiped away is wiped away when the file is next opened.
            with suppress(OSError) if self._waiting == bytes(SECTOR) else nullcontext():
                _write(self.path, self._waiting)
            self._waiting = None

    def forget(self) -> None:
        """What has been put was not to be."""
        self._waiting = None


def of(tx: Connection) -> Vase:
    """The one beside the file that this connection is to."""
    vase: Vase | None = tx.info.get("vase")
    if vase is None:
        place = tx.exec_driver_sql("PRAGMA database_list").all()[0]
        vase = tx.info["vase"] = Vase(Path(place[2]))
    return vase


def _write(path: Path, content: bytes) -> None:
    known = path.exists()
    if known and _sector(path) == content:
        return
    handle = os.open(private.file(path), os.O_WRONLY)
    try:
        os.pwrite(handle, content, 0)
        os.fdatasync(handle)
    finally:
        os.close(handle)
    if not known:
        _name_it(path.parent)


def _sector(path: Path) -> bytes:
    """What lies behind it, in a file that somebody else has put there, is not ours."""
    with path.open("rb") as file:
        return file.read(SECTOR)


def _check(vote: str, counts: str) -> str:
    return sha256(f"{vote} {counts}".encode()).hexdigest()[:_CHECK]


def _name_it(folder: Path) -> None:
    """Make a new file's name survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
