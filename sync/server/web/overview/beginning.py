"""What a new centre needs before there is anything to see: units, somebody more, and a wall. Oversikt leads there
until the first wall is in."""

from typing import NamedTuple

from board.catalogue import N_, _
from sync.server.access.rule import Right
from sync.server.reports.overview import beginning
from sync.server.web.view import Desk


class Step(NamedTuple):
    """`way`: where it is done; empty where this person may not."""

    what: str
    why: str
    way: str
    done: bool


def steps(desk: Desk) -> list[Step]:
    """Nothing once any wall has been let in, of the organisation's or in what this person sees."""
    begun = beginning.of_organisation(desk.tx, desk.person.organisation)
    if begun.wall:
        return []
    return [
        Step(_(what), _(why), way if desk.person.may(right) else "", done)
        for (what, why, way, right), done in zip(_STEPS, begun, strict=True)
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
