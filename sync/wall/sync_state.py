"""What a wall knows about the centre, kept in the wall's own file: the cursor, which changes the centre has
decided on, its epoch, and the digest of what both hold. Knows no network.

What the centre has not decided on is what waits. No second list is kept that could disagree with the log.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection

from board import local
from board.log.change import Change
from sync.protocol import digest
from sync.wall.intervals import Intervals

NAME = "_sync"
REFUSED_KEPT = 200


@dataclass
class SyncState:
    """`held`: per device the n's that the centre has decided on. `refused`: of these, what it could not store.
    `anew`: everything is being read again from 0, so nothing is pushed until that is done."""

    epoch: str | None = None
    cursor: int = 0
    held: dict[str, Intervals] = field(default_factory=dict)
    refused: dict[tuple[str, int], str] = field(default_factory=dict)
    digest: int = digest.EMPTY
    anew: bool = False
    anew_ms: int = 0
    read: bool = False
    """Everything has been read once: what comes from now on is news."""

    @classmethod
    def load(cls, tx: Connection) -> "SyncState":
        kept = local.get(tx, NAME, {})
        return cls(
            epoch=kept.get("epoch"),
            cursor=kept.get("cursor", 0),
            held={device: Intervals(pairs) for device, pairs in kept.get("held", {}).items()},
            refused={(device, n): why for device, n, why in kept.get("refused", [])},
            digest=digest.number(kept.get("digest", "0")),
            anew=kept.get("anew", False),
            anew_ms=kept.get("anew_ms", 0),
            read=kept.get("read", kept.get("epoch") is not None),
        )

    def save(self, tx: Connection) -> None:
        """Nothing is written when nothing has changed: an idle wall spares its card."""
        kept = {
            "epoch": self.epoch,
            "cursor": self.cursor,
            "held": {device: [list(pair) for pair in runs.pairs] for device, runs in sorted(self.held.items())},
            "refused": [[device, n, why] for (device, n), why in list(self.refused.items())[-REFUSED_KEPT:]],
            "digest": digest.text(self.digest),
            "anew": self.anew,
            "anew_ms": self.anew_ms,
            "read": self.read,
        }
        if kept != local.get(tx, NAME):
            local.put(tx, NAME, kept)

    def decided(self, changes: Iterable[Change]) -> list[Change]:
        """The centre has decided on these; returns those of which that is new."""
        new = []
        for c in changes:
            if (runs := self.held.get(c.device)) is None:
                runs = self.held[c.device] = Intervals()
            if runs.add(c.n):
                new.append(c)
        return new

    def hold(self, changes: Iterable[Change]) -> None:
        """The centre holds these, as they are here."""
        new = self.decided(changes)
        self.digest = digest.add(self.digest, digest.total(c for c in new if (c.device, c.n) not in self.refused))

    def holds(self, c: Change) -> bool:
        return c.device in self.held and c.n in self.held[c.device]

    def restart(self, now_ms: int) -> None:
        """Read everything anew, and learn from it what the centre holds."""
        self.cursor, self.held, self.refused, self.digest = 0, {}, {}, digest.EMPTY
        self.anew, self.anew_ms = True, now_ms
