"""What a unit is told of others: which sister units it has. Read anew for each question, so that a unit which is
renamed or closed is so on every wall with its next question."""

from hashlib import sha256

from pydantic_core import to_json
from sqlalchemy import Connection, select

from board import limits
from board.neighbours import Sister
from sync.protocol.neighbours import SISTERS, Told
from sync.server.db.tables import units
from sync.server.reports import tenancy


def told(tx: Connection, unit: int, tag: str) -> Told:
    """What walls of this unit are told; no more than its tag where they know it."""
    organisation = select(units.c.organisation).where(units.c.id == unit).scalar_subquery()
    sisters = [
        Sister(id=place.public, name=place.name[: limits.LINE])
        for place in tenancy.open_places(tx, organisation)
        if place.id != unit
    ][:SISTERS]
    now = sha256(to_json(sisters)).hexdigest()[:32]
    return Told(tag=now) if now == tag else Told(tag=now, sisters=sisters)
