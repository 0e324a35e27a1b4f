"""Erasing: named fields of a record are taken out of every change up to a stamp, everywhere alike.

The centre says so in a change of its own (`kind` "redaction"); each wall that reads it blanks its own log. What
arrives late and is older than the redaction is blanked before it is kept.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from board import local
from board.kinds import kinds
from board.log import log, rewrite
from board.log.change import Change
from board.log.log import HERE, Touched

KIND = "redaction"


@dataclass(frozen=True)
class Redaction:
    """These `fields` of this record are blank in every change whose stamp is not greater than `stamp`."""

    kind: str
    record: str
    fields: frozenset[str]
    stamp: int

    @classmethod
    def of(cls, c: Change) -> "Redaction | None":
        """What a change of the centre tells to blank; None when it is not such a change, or not understood."""
        if c.kind != KIND:
            return None
        kind, record, names = (c.fields.get(name) for name in ("of", "record", "names"))
        if not (isinstance(kind, str) and isinstance(record, str) and isinstance(names, list)):
            return None
        return cls(kind, record, frozenset(map(str, names)), c.stamp)

    def as_fields(self) -> dict[str, object]:
        return {"of": self.kind, "record": self.record, "names": sorted(self.fields)}

    def covers(self, c: Change) -> bool:
        return (c.kind, c.record) == (self.kind, self.record) and c.stamp <= self.stamp

    def blank(self, c: Change) -> Change:
        return replace(c, fields={name: value for name, value in c.fields.items() if name not in self.fields})


def erased(mine: Change, told: Change) -> bool:
    """Whether the second is what erasing has left of the first. Who reads everything anew meets it before the
    redaction that says so."""
    same = (mine.group, mine.kind, mine.record) == (told.group, told.kind, told.record)
    return same and told.fields.items() <= mine.fields.items()


def blanked(changes: Sequence[Change], redactions: Iterable[Redaction]) -> list[Change]:
    """The changes as they may be kept."""
    found = list(changes)
    for redaction in redactions:
        found = [redaction.blank(c) if redaction.covers(c) else c for c in found]
    return found


def known(tx: Connection) -> list[Redaction]:
    """Every erasure this wall has heard of."""
    query = select(log.change).where(log.change.c.unit == HERE, log.change.c.kind == KIND)
    told = map(Redaction.of, map(log.of_row, tx.execute(query).mappings()))
    return [redaction for redaction in told if redaction is not None]


def forget_copies(tx: Connection, records: Iterable[str]) -> None:
    """On a wall, something of these records was erased: what is half-typed on them, or on what they are of, goes too,
    and its copies as soon as the store can renew them."""
    wanted = set(records)
    wanted |= _named_by(tx, wanted)
    if wanted:
        local.put(tx, "_erased", True)
    for name in tx.scalars(select(local.local.c.name).where(local.local.c.name.startswith("draft/"))).all():
        if wanted & set(name.split("/")):
            local.put(tx, name, None)


def _named_by(tx: Connection, records: set[str]) -> set[str]:
    """The records that these say they belong to: a story its card."""
    c = log.change.c
    said = map(log.of_row, tx.execute(select(log.change).where(c.unit == HERE, c.record.in_(records))).mappings())
    exported = ((one, kinds[one.kind].exported) for one in said if one.kind in kinds)
    values = (one.fields.get(name) for one, export in exported if export for name in export.refers)
    return {value for value in values if value and isinstance(value, str)}


def carry_out(tx: Connection, redaction: Redaction, unit: int = HERE) -> tuple[list[tuple[Change, Change]], Touched]:
    """Blank the log and the tables. Returns the changes that were touched, before and after."""
    stored = log.of_record(tx, redaction.kind, redaction.record, unit)
    pairs = [(c, redaction.blank(c)) for c in stored if redaction.covers(c)]
    pairs = [(old, new) for old, new in pairs if old != new]
    return pairs, rewrite.amend(tx, pairs, unit)
