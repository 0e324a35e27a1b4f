"""What we store is for the owner's eyes alone: files 0600, folders 0700, whatever umask it was started under.
A journal gets the mode of the file it belongs to: SQLite sees to that.

    private.folder(path); private.file(path / "board.db")
"""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

FILE, FOLDER, UMASK = 0o600, 0o700, 0o077


def from_now_on() -> None:
    """Whatever this process makes, by whatever library, is for the owner alone."""
    os.umask(UMASK)


def folder(path: Path) -> Path:
    """A folder, made if it is not there. One that is there is left as it is: others may have things in it."""
    if not path.is_dir():
        folder(path.parent)
        with suppress(FileExistsError):
            path.mkdir(FOLDER)
            path.chmod(FOLDER)  # the umask may have taken even the owner's own
    return path


def file(path: Path) -> Path:
    """A file that may be opened and written by its name: an empty one if it is not there. A link to nothing is none:
    what it would lead to is not ours to make."""
    if path.is_symlink() and not path.exists():
        raise OSError(errno.ELOOP, "a link to nothing", str(path))
    os.close(opener(path, os.O_RDWR | os.O_CREAT))
    return tighten(path)


def opener(path: str | Path, flags: int) -> int:
    """For `open`, where a file is made that must not have been there: open(path, "xb", opener=opener)."""
    return os.open(path, flags, FILE)


def within(path: Path) -> None:
    """A folder of ours and what lies in it, though it was made when nobody thought of that. What a link leads to is
    somebody else's."""
    with suppress(OSError):
        for found in (path, *path.iterdir()):
            if not found.is_symlink():
                tighten(found)


def tighten(path: Path) -> Path:
    """Take away what others may do with a file or folder of ours. Not with a folder where everybody may put things,
    and what cannot be changed, as on a card without owners, stays."""
    with suppress(OSError):
        mode = path.stat().st_mode
        if mode & UMASK and not mode & stat.S_ISVTX:
            path.chmod(stat.S_IMODE(mode) & ~UMASK)
    return path
