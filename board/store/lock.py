"""Who has what for themselves: a lock of the system on a file beside it, let go when the process dies, however.

held = take(path.with_name("lock"))
if held is None: ...                  # somebody else has it
"""

import errno
import fcntl
from pathlib import Path
from typing import IO

from board.store import private


def take(path: Path) -> IO[str] | None:
    """The lock, held until it is closed; None when somebody else holds it. Raises OSError."""
    held = private.file(path).open("r+")
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        held.close()
        if error.errno in (errno.EAGAIN, errno.EACCES):
            return None
        raise
    return held
