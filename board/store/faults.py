"""What a disk says when it would not, in the kinds that people are told. Knows nothing of boards.

with plain(folder):
    ...                 # OSError ENOSPC -> Refused(Kind.DISK_FULL)
"""

import errno
import json
import os
import sqlite3
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy.exc import DatabaseError

from board.errors import Kind, Refused


class Unreadable(ValueError):
    """What is stored as JSON is not JSON."""


def read(text: str) -> Any:
    """The value of a JSON column. Raises Unreadable, which no other fault is taken for."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable from error


@contextmanager
def plain(folder: Path) -> Iterator[None]:
    """Turn what the disk below `folder` says into Refused of the kinds that people are told."""
    try:
        yield
    except OSError as error:
        if error.errno in _NO_FILE:
            raise Refused(Kind.NOT_A_FILE, name=Path(error.filename2 or error.filename or folder).name) from error
        if (kind := _OS_KINDS.get(error.errno or 0)) is None:
            raise
        raise Refused(kind) from error
    except (sqlite3.Error, DatabaseError, Unreadable, UnicodeDecodeError) as error:
        said = error.orig if isinstance(error, DatabaseError) else error
        code = getattr(said, "sqlite_errorcode", None)
        if code is not None and code & 0xFF == sqlite3.SQLITE_IOERR:
            raise Refused(_why_not(folder)) from error
        kind = None if code is None else _SQLITE_KINDS.get(code & 0xFF)
        if code == sqlite3.SQLITE_READONLY_DBMOVED:
            kind = Kind.UNEXPECTED  # the file was taken away in these milliseconds; the next write brings it back
        wordless = code is None and isinstance(said, sqlite3.OperationalError)
        if wordless or isinstance(said, (Unreadable, UnicodeDecodeError)):
            kind = Kind.FILE_DAMAGED  # what was read is not JSON, or not even text
        if kind is None:
            raise
        raise Refused(kind) from error


def where(fault: BaseException) -> str:
    """For whoever reads the log: what it was and where. What a fault says of itself may be what somebody wrote."""
    steps = traceback.extract_tb(fault.__traceback__)[-6:]
    return f"{type(fault).__name__} at {' < '.join(f'{step.filename}:{step.lineno}' for step in reversed(steps))}"


def _why_not(folder: Path) -> Kind:
    """SQLite says only that the disk would not; the system knows whether it is full, locked or broken."""
    disk = os.statvfs(folder)
    if disk.f_flag & os.ST_RDONLY:
        return Kind.READ_ONLY
    return Kind.FILE_DAMAGED if disk.f_bavail else Kind.DISK_FULL


_NO_FILE = (errno.EISDIR, errno.ELOOP)
_OS_KINDS = {
    errno.ENOSPC: Kind.DISK_FULL,
    errno.EDQUOT: Kind.DISK_FULL,
    errno.EROFS: Kind.READ_ONLY,
    errno.EACCES: Kind.READ_ONLY,
    errno.EPERM: Kind.READ_ONLY,
    errno.EIO: Kind.FILE_DAMAGED,
}
_SQLITE_KINDS = {
    sqlite3.SQLITE_FULL: Kind.DISK_FULL,
    sqlite3.SQLITE_READONLY: Kind.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Kind.READ_ONLY,
    sqlite3.SQLITE_PERM: Kind.READ_ONLY,
    sqlite3.SQLITE_BUSY: Kind.FILE_IN_USE,
    sqlite3.SQLITE_CORRUPT: Kind.FILE_DAMAGED,
    sqlite3.SQLITE_NOTADB: Kind.FILE_DAMAGED,
}
