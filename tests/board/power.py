"""A disk that can lose its power: records what SQLite writes and syncs, and makes what may be left after a cut.

It stands between SQLite and the system as a VFS, so that the real store runs on it unchanged. What has not been
synced may be there, be missing, or be there in part (sector by sector), each file for itself. Names of files are
taken to survive.
"""

import _sqlite3
import ctypes
import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, Structure, byref, c_char_p, c_int, c_int64, c_void_p, cast, string_at
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

SECTOR = 512
SQLITE_OK = 0


class File(Structure):
    _fields_ = (("methods", c_void_p),)


Write = CFUNCTYPE(c_int, POINTER(File), c_void_p, c_int, c_int64)
Truncate = CFUNCTYPE(c_int, POINTER(File), c_int64)
Sync = CFUNCTYPE(c_int, POINTER(File), c_int)
Open = CFUNCTYPE(c_int, c_void_p, c_void_p, POINTER(File), c_int, POINTER(c_int))  # SQLite keeps the name's address


class Methods(Structure):
    """sqlite3_io_methods: what can be done to an open file."""

    _fields_ = (
        ("version", c_int),
        ("close", c_void_p),
        ("read", c_void_p),
        ("write", Write),
        ("truncate", Truncate),
        ("sync", Sync),
        ("rest", c_void_p * 13),
    )


class Vfs(Structure):
    """sqlite3_vfs: how files are opened."""

    _fields_ = (
        ("version", c_int),
        ("file_size", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        ("open", Open),
        ("rest", c_void_p * 15),
    )


@dataclass(frozen=True)
class Deed:
    """Something done to a file: `write` of data at an offset, `truncate` to a size, `sync`."""

    kind: str
    path: str
    offset: int = 0
    data: bytes = b""


@dataclass
class Tape:
    """All deeds in their order, with numbers in between: so many commands had been confirmed."""

    deeds: list[Deed | int] = field(default_factory=list)


class Watched(list[Any]):
    """Looks at the disk before each thing that is done to it."""

    def __init__(self, look: Callable[[], None]) -> None:
        super().__init__()
        self.look = look

    def append(self, deed: Any) -> None:
        self.look()
        super().append(deed)


@contextmanager
def recording() -> Iterator[Tape]:
    """Everything SQLite does in this block, also through Python's own module, is on the tape."""
    library = ctypes.CDLL(_sqlite3.__file__)
    library.sqlite3_vfs_find.restype = POINTER(Vfs)
    usual = library.sqlite3_vfs_find(None)
    ours = Vfs.from_buffer_copy(ctypes.string_at(usual, ctypes.sizeof(Vfs)))
    tape = Tape()
    kept: list[Any] = []  # ctypes does not keep alive what C points to

    @Open
    def open_(vfs: int, name: int | None, file: Any, flags: int, out: Any) -> int:
        result: int = usual.contents.open(vfs, name, file, flags, out)
        if result == SQLITE_OK and name:
            before = cast(file.contents.methods, POINTER(Methods)).contents
            methods = Methods.from_buffer_copy(before)
            methods.write, methods.truncate, methods.sync = _taped(before, string_at(name).decode(), tape)
            kept.append(methods)
            file.contents.methods = ctypes.addressof(methods)
        return result

    ours.name, ours.open = b"tape", open_
    library.sqlite3_vfs_register(byref(ours), 1)
    try:
        with _taped_too(tape):
            yield tape
    finally:
        library.sqlite3_vfs_unregister(byref(ours))
        library.sqlite3_vfs_register(usual, 1)


@contextmanager
def _taped_too(tape: Tape) -> Iterator[None]:
    """What is written beside SQLite."""
    write, sync = os.pwrite, os.fdatasync

    def pwrite(handle: int, data: bytes, offset: int) -> int:
        tape.deeds.append(Deed("write", os.readlink(f"/proc/self/fd/{handle}"), offset, data))
        return write(handle, data, offset)

    def fdatasync(handle: int) -> None:
        tape.deeds.append(Deed("sync", os.readlink(f"/proc/self/fd/{handle}")))
        sync(handle)

    with patch.object(os, "pwrite", pwrite), patch.object(os, "fdatasync", fdatasync):
        yield


def _taped(before: Any, path: str, tape: Tape) -> tuple[Any, Any, Any]:
    """The three deeds that count, each written on the tape before it is done."""

    def write(file: Any, data: int, size: int, offset: int) -> int:
        tape.deeds.append(Deed("write", path, offset, string_at(data, size)))
        return int(before.write(file, data, size, offset))

    def truncate(file: Any, size: int) -> int:
        tape.deeds.append(Deed("truncate", path, size))
        return int(before.truncate(file, size))

    def sync(file: Any, flags: int) -> int:
        tape.deeds.append(Deed("sync", path))
        return int(before.sync(file, flags))

    return Write(write), Truncate(truncate), Sync(sync)


def cut(tape: Tape, at: int, before: dict[str, bytes], chance: random.Random) -> tuple[dict[str, bytes], int]:
    """What the files may hold when the power goes after `at` deeds, and how many commands had been confirmed."""
    done = tape.deeds[:at]
    left = {}
    for path, content in before.items():
        deeds = [deed for deed in done if isinstance(deed, Deed) and deed.path == path]
        safe = max((n + 1 for n, deed in enumerate(deeds) if deed.kind == "sync"), default=0)
        image = bytearray(content)
        for n, deed in enumerate(deeds):
            _do(deed, image, (lambda: True) if n < safe else (lambda: chance.random() < 0.5))
        left[path] = bytes(image)
    return left, max((n for n in done if isinstance(n, int)), default=0)


def _do(deed: Deed, image: bytearray, reaches_the_disk: Callable[[], bool]) -> None:
    if deed.kind == "truncate" and reaches_the_disk():
        del image[deed.offset :]
    if deed.kind == "write":
        for start in range(0, len(deed.data), SECTOR):
            if reaches_the_disk():
                at, sector = deed.offset + start, deed.data[start : start + SECTOR]
                image.extend(bytes(max(0, at - len(image))))
                image[at : at + len(sector)] = sector
