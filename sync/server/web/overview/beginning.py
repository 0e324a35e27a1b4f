"""What a new centre needs before there is anything to see: units, somebody more, and a wall. Oversikt leads there
until the first wall is in."""

from typing import NamedTuple

from sqlalchemy import exists, func, select

from board.catalogue import N_, _
from sync.server.access.rule import Right
from sync.server.db.tables import devices, people, units
from sync.server.web.view import Desk


class Step(NamedTuple):
    """`way`: where it is done; empty where this person may not."""

    what: str
    why: str
    way: str
    done: bool


def steps(desk: Desk) -> list[Step]:
    """Nothing once any wall has been let in, of the organisation's or in what this person sees."""
    tx, owner = desk.tx, desk.person.organisation
    mine = units.c.organisation == owner
    if tx.scalar(select(exists().where(devices.c.unit == units.c.id, mine))):
        return []
    has_units = bool(tx.scalar(select(exists().where(mine))))
    accounts = tx.scalar(select(func.count()).where(people.c.organisation == owner, people.c.closed_ms.is_(None)))
    several = (accounts or 0) > 1
    return [
        Step(_(what), _(why), way if desk.person.may(right) else "", done)
        for (what, why, way, right), done in zip(_STEPS, (has_units, several, False), strict=True)
    ]


_STEPS = (
    (N_("Legg til enhetene"), N_("Ett navn på hver linje."), "/tavler#alle", Right.MANAGE),
    (
        N_("Legg til kontoer"),
        N_("To må si ja til den første tavla i en enhet. Enhetslederne leser sine egne enheter her."),
        "/brukere",
        Right.MANAGE,
    ),
    (
        N_("Slipp inn en tavle"),
        N_("På tavla viser Mer, Oppsett og Sentralen en kode. Skriv den inn her."),
        "/tavler#inn",
        Right.APPROVE,
    ),
)
