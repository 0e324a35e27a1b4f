"""Where the counts of open votes lie: sealed, a sector for each vote in a file of its own, written over in place; and
the keys they are sealed with, which lie apart from all else.

SQLite keeps a row as it was in a journal until the row as it is has reached the disk. Of a count these are two
states, and they differ by just the last ball: whoever pulled the plug in that moment and took the card could tell its
colour. So what lies in the vases is in no database. It is so small that it fits into one sector, which a disk writes
whole or not at all: at any moment there is one state of it on the disk, and no other in any file.

    vase = of(tx)
    vase.put(0, "000100000002")     on the disk once the transaction is
    vase.take(0)                    "000100000002"; None when it is lost

A vase may stand for days, and somebody may copy our folder every night. So each vote has a key of its own, made when
its covers are put on and overwritten when they come off, and each writing is sealed with fresh chance: of any number
of copies of our folder nobody can tell what lies there, nor whether a ball came between two of them. The key lies in
another folder, which no copy of ours holds. Where the system allows none, it lies beside the board, and no vase
stands open between meetings there (`apart`).

From the moment a vote is open its sector holds its counts, if only noughts. So where it does not – a file was taken
away, emptied, cut, exchanged – balls are lost, and that is told. While the wall runs none are: what was put last is
known here, whatever becomes of the files, and is written again where it is missing.
"""

import os
import secrets
from contextlib import nullcontext, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from board.store import private
from board.store.disk import sync

SECTOR = 512
PLACES = 2
SIZE = SECTOR * PLACES
_NOTHING = bytes(SECTOR)
_NONCE, _TAG, _KEY = 12, 16, 32
ROOM = SECTOR - _NONCE - _TAG
"""So many signs of counts one sector holds."""
_PLAIN_CHECK = 16


class Sectors:
    """One file. What is put into it waits for `settle`, which follows the COMMIT, or is forgotten by `forget`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._known: bytes | None = None
        self._waiting: bytes | None = None
        self._left: Path | None = None

    def move(self, path: Path) -> None:
        """From now on it lies there, and nothing where it lay."""
        if path != self.path:
            self._content()
            self._left, self.path = self.path, path

    def get(self, place: int) -> bytes:
        return _of(self._content(), place)

    def put(self, place: int, sector: bytes) -> None:
        content = self._content()
        self._waiting = content[: place * SECTOR] + sector + content[(place + 1) * SECTOR :]

    def settle(self) -> None:
        """What has been put is on the disk when this returns; and what was put before still is."""
        if self._known is None and self._waiting is None:
            return
        content, known = self._content(), self._known
        changed = [n for n in range(PLACES) if known is None or _of(content, n) != _of(known, n)]
        # What is over and could not be wiped away, or was taken away meanwhile, waits for the next time.
        with nullcontext() if any(any(_of(content, n)) for n in changed) else suppress(OSError):
            _write(self.path, content)
            if self._left and self._left.is_file():
                with suppress(PermissionError):
                    _write(self._left, bytes(SIZE))
                    self._left.unlink()
        self._known, self._waiting = content, None

    def forget(self) -> None:
        """What has been put was not to be."""
        self._waiting = None

    def _content(self) -> bytes:
        if self._waiting is not None:
            return self._waiting
        if self._known is None:
            self._known = _read(self.path).ljust(SIZE, b"\0")
        return self._known


class Vase:
    """What lies in the vases of a board, by the place of its vote, and the keys to it."""

    def __init__(self, board: Path) -> None:
        self._balls, self._keys = Sectors(board.with_name(f"{board.name}-vase")), Sectors(_keys_of(board))
        self._board = board
        self.just: list[Any] = []
        """What was laid just now (`board.just_laid`): known here, and on no disk."""

    def put(self, place: int, counts: str, *, anew: bool = False) -> None:
        """`anew`: the covers are put on, and nobody who knew an older key can open them."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # slow to import, and seldom needed

        key = self._key(place)
        if anew or not any(key):
            key = secrets.token_bytes(_KEY)
            if self.apart or not any(any(self._key(other)) for other in range(PLACES) if other != place):
                self._keys.move(_keys_of(self._board, made=True))
            self._keys.put(place, key.ljust(SECTOR, b"\0"))
        nonce = secrets.token_bytes(_NONCE)
        self._balls.put(place, nonce + AESGCM(key).encrypt(nonce, counts.encode().ljust(ROOM), None))

    def take(self, place: int) -> str | None:
        sector, key = self._balls.get(place), self._key(place)
        if not any(sector) or not any(key):
            return None
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            return AESGCM(key).decrypt(sector[:_NONCE], sector[_NONCE:], None).decode().rstrip()
        except InvalidTag:
            return None

    def empty(self, place: int) -> None:
        """Nothing lies there, and nothing tells what did: the key first of all."""
        self.just.clear()
        self._keys.put(place, _NOTHING)
        self._balls.put(place, _NOTHING)

    def renew(self) -> None:
        """Everything is sealed once more: who looks at the disk cannot tell that from a ball."""
        for place in range(PLACES):
            if (counts := self.take(place)) is not None:
                self.put(place, counts)

    @property
    def apart(self) -> bool:
        """Whether the keys lie, or may lie, in a folder that no copy of ours holds. Where they may not be
        written there any more, they stay where they are: a vase that stands is not opened to whoever copies ours."""
        path = _keys_of(self._board, made=True)
        if may := path.parent != self._board.parent.absolute():
            self._keys.move(path)
        return may

    def plain(self, vote: str) -> str | None:
        """What an older build laid there, in the clear and under the name of what the vote was held in."""
        found = self._balls.get(0).rstrip(b"\0").decode("ascii", "replace")
        check, counts = found[:_PLAIN_CHECK], found[_PLAIN_CHECK:]
        return counts if counts and check == sha256(f"{vote} {counts}".encode()).hexdigest()[:_PLAIN_CHECK] else None

    def settle(self) -> None:
        """What has been put is on the disk when this returns."""
        self._keys.settle()
        self._balls.settle()

    def forget(self) -> None:
        self._keys.forget()
        self._balls.forget()

    def _key(self, place: int) -> bytes:
        return self._keys.get(place)[:_KEY]


def of(tx: Connection) -> Vase:
    """The one beside the file that this connection is to."""
    vase: Vase | None = tx.info.get("vase")
    if vase is None:
        place = tx.exec_driver_sql("PRAGMA database_list").all()[0]
        vase = tx.info["vase"] = Vase(Path(place[2]))
    return vase


def _keys_of(board: Path, *, made: bool = False) -> Path:
    """Where the keys lie: in the folder beside the board's own, else in that. `made`: where they can lie from now
    on."""
    folder = board.parent.absolute()
    apart, within = folder.with_name(f"{folder.name}-vase") / "key", folder / f"{board.name}-key"
    if not made:
        return next((path for path in (apart, within) if os.path.isfile(path)), apart)
    with suppress(OSError):
        beside = private.folder(apart.parent)
        if beside.resolve().is_relative_to(folder.resolve()):
            return within  # a link that leads back into what is copied
        if beside.stat().st_uid == os.getuid():  # it may be another's, where all put things
            return private.file(apart)
    return within


def _of(content: bytes, place: int) -> bytes:
    return content[place * SECTOR : (place + 1) * SECTOR]


def _write(path: Path, content: bytes) -> None:
    if _read(path) == content:
        return
    known = path.exists()
    private.folder(path.parent)
    handle = os.open(private.file(path), os.O_WRONLY)
    try:
        os.pwrite(handle, content, 0)
        os.utime(handle, (0, 0))  # when a ball came nobody is told who copies the file
        os.fdatasync(handle)
    finally:
        os.close(handle)
    if not known:
        sync(path.parent)  # a new file has a name that must survive, too


def _read(path: Path) -> bytes:
    """What lies behind it, in a file that somebody else has put there, is not ours; where no file lies that we may
    read, nothing."""
    try:
        with path.open("rb") as file:
            return file.read(SIZE)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError, PermissionError):
        return b""
