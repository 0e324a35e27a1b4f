"""What lets this wall in at the centre, in a file of its own beside the board: a restored board keeps its key, and no
backup of the board holds it. Readable by the wall's own user only."""

import json
import logging
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from threading import Lock

from board import plain
from board.store import disk

log = logging.getLogger("tavle")

FILE = "centre.json"
UNIT_FILE = "unit"
"""Which unit this board belongs to, since it was first let in somewhere. It outlives the key."""
WAITING_FILE = "waiting.json"
"""What a wall asked with that waits for a second yes; see `sync.wall.pending_pairing`."""


@dataclass(frozen=True)
class Credentials:
    """Where the centre is, the token, and while it is being rotated the next one, which is tried first. The one
    before is kept for a centre that is set back to a time when it held."""

    url: str
    token: str
    spare: str | None = None
    before: str | None = None
    unit: str = ""
    unit_name: str = ""
    organisation_name: str = ""
    ca: str | None = None

    @property
    def shown(self) -> str:
        """The token to show now."""
        return self.spare or self.token

    def proved(self) -> "Credentials":
        """The centre has taken the token that was shown."""
        return replace(self, token=self.shown, spare=None, before=self.token if self.spare else self.before)

    def withdrawn(self) -> "Credentials":
        """The centre does not know the spare one: back to the other."""
        return replace(self, spare=None)

    def set_back(self) -> "Credentials":
        """The centre knows the one before, and no other."""
        return replace(self, token=self.before or self.token, before=None)


class CredentialsFile:
    """The file. `current` is None while the wall is not paired."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self._gone = False
        self._one = Lock()
        try:
            self.current: Credentials | None = plain.read(Credentials, json.loads(self.path.read_bytes()))
        except (OSError, ValueError, RecursionError) as fault:  # a wall works, whatever lies there and whosever it is
            self.current = None
            if not isinstance(fault, FileNotFoundError):
                log.warning("the key to the centre cannot be read: %s", type(fault).__name__)

    def keep(self, key: Credentials) -> None:
        """On the disk when this returns. Raises OSError. Nothing is kept on a ring that was dropped."""
        with self._one:
            if key != self.current and not self._gone:
                self._write(key)

    def _write(self, key: Credentials) -> None:
        if key.unit and key.unit != self.unit:
            disk.put(self.path.with_name(UNIT_FILE), key.unit.encode())
        disk.put(self.path, json.dumps(asdict(key), ensure_ascii=False).encode())
        self.current = key

    @property
    def unit(self) -> str:
        """The unit whose board this is; empty when it was never let in anywhere."""
        if self.current is not None and self.current.unit:
            return self.current.unit
        try:
            return self.path.with_name(UNIT_FILE).read_text(encoding="utf-8")
        except (FileNotFoundError, UnicodeDecodeError):
            return ""

    def drop(self) -> None:
        """Forget the centre; the board stays, and stays that unit's."""
        with self._one:
            if self.current is not None and self.current.unit:
                disk.put(self.path.with_name(UNIT_FILE), self.current.unit.encode())
            self._gone = True
            self.path.unlink(missing_ok=True)
            self.current = None
