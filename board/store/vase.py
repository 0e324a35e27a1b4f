"""Where the counts of an open vote lie: one sector of a file of its own, written over in place.

SQLite keeps a row as it was in a journal until the row as it is has reached the disk. Of a count these are two
states, and they differ by just the last ball: whoever pulled the plug in that moment and took the card could tell its
colour. So what lies in the vases is in no database. It is so small that it fits into one sector, which a disk writes
whole or not at all: at any moment there is one state on it, and no other in any file.

    vase = of(tx)
    vase.put("m1", "000100000002")     on the disk once the transaction is
    vase.take("m1")                    "000100000002"; None when it is lost

From the moment a vote is open the sector holds its counts, if only noughts. So where it does not – the file was taken
away, emptied, cut, exchanged – balls are lost, and that is told. While the wall runs none are: what was put last is
known here, whatever becomes of the file, and is written again where it is missing.
"""

import os
from contextlib import nullcontext, suppress
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection

from board.store import private
from board.store.disk import sync

SECTOR = 512
_NOTHING = bytes(SECTOR)
_CHECK = 16
ROOM = SECTOR - _CHECK
"""So many signs of counts one sector holds."""


class Vase:
    """One file. What is put into it waits for `settle`, which follows the COMMIT, or is forgotten by `forget`."""

    def __init__(self, board: Path) -> None:
        self.path = board.with_name(f"{board.name}-vase")
        self._known: bytes | None = None
        self._waiting: bytes | None = None

    def put(self, vote: str, counts: str) -> None:
        sealed = f"{_check(vote, counts)}{counts}".encode()
        self._waiting = sealed.ljust(SECTOR, b"\0")

    def take(self, vote: str) -> str | None:
        if self._known is None:
            self._known = _sector(self.path)
        content = self._known if self._waiting is None else self._waiting
        found = content.rstrip(b"\0").decode("ascii", "replace")
        check, counts = found[:_CHECK], found[_CHECK:]
        return counts if counts and check == _check(vote, counts) else None

    def empty(self) -> None:
        """Nothing lies in it, and nothing tells what did."""
        self._waiting = _NOTHING

    def settle(self) -> None:
        """What has been put is on the disk when this returns; and what was put before still is."""
        content = self._known if self._waiting is None else self._waiting
        if content:
            # What is over and could not be wiped away, or was taken away meanwhile, waits for the next time.
            with suppress(OSError) if content in (_NOTHING, self._known) else nullcontext():
                _write(self.path, content)
            self._known, self._waiting = content, None

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
    if _sector(path) == content:
        return
    known = path.exists()
    handle = os.open(private.file(path), os.O_WRONLY)
    try:
        os.pwrite(handle, content, 0)
        os.fdatasync(handle)
    finally:
        os.close(handle)
    if not known:
        sync(path.parent)  # a new file has a name that must survive, too


def _sector(path: Path) -> bytes:
    """What lies behind it, in a file that somebody else has put there, is not ours; where no file lies, nothing."""
    try:
        with path.open("rb") as file:
            return file.read(SECTOR)
    except (FileNotFoundError, IsADirectoryError):
        return b""


def _check(vote: str, counts: str) -> str:
    return sha256(f"{vote} {counts}".encode()).hexdigest()[:_CHECK]
