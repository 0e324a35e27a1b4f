"""What a wall asked with that one person has let in: it may wait for days, and a power cut must not begin that anew.
A file of its own beside the board, readable by the wall's own user only; gone as soon as the waiting is over.

    patience.keep(folder, url, invitation); patience.kept(folder); patience.forget(folder)
"""

from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from board.store import disk
from sync.wall.credentials import WAITING_FILE
from sync.wall.pairing import Invitation


@dataclass(frozen=True)
class Kept:
    url: str
    invitation: Invitation


_check = TypeAdapter(Kept)


def keep(folder: Path, url: str, invitation: Invitation) -> None:
    """On the disk when this returns. Raises OSError."""
    disk.put(folder / WAITING_FILE, _check.dump_json(Kept(url, invitation)))


def kept(folder: Path) -> Kept | None:
    try:
        return _check.validate_json((folder / WAITING_FILE).read_bytes())
    except (OSError, ValidationError):
        return None


def forget(folder: Path) -> None:
    (folder / WAITING_FILE).unlink(missing_ok=True)
