"""Tavlehelse: are the boards alive? Every sign with one kind sentence on what usually helps, and the units that most
need it first. No score."""

from collections.abc import Callable

from fastapi import APIRouter

from board.catalogue import N_, _, _n
from board.kinds.card.record import Stage
from board.labels import STAGE_NAMES, said
from sync.server.reports import health, tool_use
from sync.server.reports.cards_in_progress import UNDER_WAY
from sync.server.reports.health import Health, Sign
from sync.server.reports.tenancy import Place
from sync.server.web.charts.stage import wheel
from sync.server.web.form import FormRoute
from sync.server.web.page import Told, shows
from sync.server.web.sorting import Order, Sort
from sync.server.web.view import Desk, Summer

router = APIRouter(route_class=FormRoute)

WORST = "verst"

NAMES: dict[Sign, str] = {
    Sign.NOT_BEGUN: N_("Ikke begynt ennå"),
    Sign.NO_MEETING: N_("Lenge siden møte"),
    Sign.UNCHECKED: N_("Ingenting kontrollert på åtte uker"),
    Sign.OWNERLESS: N_("Kort uten ansvarlig"),
    Sign.UNDATED: N_("Kort uten frist"),
    Sign.OLD: N_("Kort som blir værende i samme kolonne"),
    Sign.FULL: N_("Mange kort på én gang"),
}
HELP: dict[Sign, str] = {
    Sign.NOT_BEGUN: N_("Skriv tre trivselsmål sammen på et personalmøte, og hold det første tavlemøtet samme uke."),
    Sign.NO_MEETING: N_(
        "Ti minutter stående er nok til å komme i gang igjen. Legg gjerne møtet rett etter noe fast."
    ),
    Sign.UNCHECKED: N_("Ta med ett kort til Kontrollere på neste møte, og spør: «Virket det?» Ett er nok."),
    Sign.OWNERLESS: N_(
        "Spør i møtet: «Hvem har lyst til å holde i dette?» Den ansvarlige trenger ikke gjøre alt selv."
    ),
    Sign.UNDATED: N_("En frist er en avtale om når dere ser på det igjen. Den kan flyttes, men den bør finnes."),
    Sign.OLD: N_("Del kortet i to, be om hjelp, eller ta det ned med god samvittighet. Alle tre er framgang."),
    Sign.FULL: N_("Velg tre kort dere vil bli ferdige med først, og heng resten tilbake i Forslag."),
}
"""What usually helps: an offer, never a reproach."""


@shows(router, "/tavlehelse", Summer, "health/health.html")
def board_health(desk: Desk, sorter: str = "") -> Told:
    of = desk.units
    found = health.of_units(desk.tx, desk.person.organisation, desk.now_ms, of=of)
    rows = [(place, found.get(place.id, Health())) for place in desk.places]
    order = Order.asked(sorter, SORTS, WORST)

    def worst(sign: Sign) -> list[tuple[Place, Health]]:
        return sorted((row for row in rows if sign in row[1].signs), key=lambda row: -_heaviness(sign, row[1]))

    signs = [
        (sign, _(name), _(HELP[sign]), [(place, _detail(sign, one)) for place, one in worst(sign)])
        for sign, name in NAMES.items()
    ]
    return {
        "rows": order.put(rows),
        "order": order,
        "path": "/tavlehelse?sorter=",
        "signs": [sign for sign in signs if sign[3]],
        "well": [place for place, one in rows if not one.signs],
        "stages": [(stage, said(STAGE_NAMES, stage), wheel(stage)) for stage in UNDER_WAY],
        "tools": [
            (
                _(tool.use.label),
                _(tool.use.helps),
                tool.all,
                [(place, tool.counts[place.id]) for place, one in rows if place.id in tool.counts],
            )
            for tool in tool_use.of_units(desk.tx, desk.person.organisation, desk.now_ms, of=of)
        ],
    }


def _heaviness(sign: Sign, one: Health) -> int:
    """How much of it there is."""
    return {
        Sign.NOT_BEGUN: 0,
        Sign.NO_MEETING: one.days or 0,
        Sign.UNCHECKED: len(one.cards),
        Sign.OWNERLESS: one.ownerless,
        Sign.UNDATED: one.undated,
        Sign.OLD: max((card.weeks for card in one.cards), default=0),
        Sign.FULL: len(one.cards),
    }[sign]


def _detail(sign: Sign, one: Health) -> str:
    """What it is about, in few words."""
    oldest = _heaviness(Sign.OLD, one)
    return {
        Sign.NOT_BEGUN: _("ingen møter"),
        Sign.NO_MEETING: _n("{n} dag", "{n} dager", one.days or 0),
        Sign.UNCHECKED: _n("{n} kort i arbeid", "{n} kort i arbeid", len(one.cards)),
        Sign.OWNERLESS: _n("{n} kort", "{n} kort", one.ownerless),
        Sign.UNDATED: _n("{n} kort", "{n} kort", one.undated),
        Sign.OLD: _n("opptil {n} uke", "opptil {n} uker", oldest),
        Sign.FULL: _n("{n} kort", "{n} kort", len(one.cards)),
    }[sign]


def _weeks(stage: Stage) -> Callable[[tuple[Place, Health]], float | None]:
    """How long the typical card has been in this column."""
    return lambda row: row[1].weeks.get(stage)


SORTS: dict[str, Sort] = {
    WORST: Sort(N_("Verst først"), lambda row: (-len(row[1].signs), -(row[1].days or 0))),
    "enhet": Sort(N_("Enhet")),
    "dager": Sort(N_("Dager siden møte"), lambda row: row[1].days, falls=True),
    "forslag": Sort(N_("Forslag"), lambda row: row[1].suggestions, falls=True),
    "arbeid": Sort(N_("Kort i arbeid"), lambda row: len(row[1].cards), falls=True),
    "ansvarlig": Sort(N_("Uten ansvarlig"), lambda row: row[1].ownerless, falls=True),
    "frist": Sort(N_("Uten frist"), lambda row: row[1].undated, falls=True),
    **{stage: Sort(STAGE_NAMES[stage], _weeks(stage), falls=True) for stage in UNDER_WAY},
    "ferdig": Sort(N_("Ferdig siste åtte uker"), lambda row: row[1].finished),
}
"""What the table can be sorted by; whatever most needs a look comes first."""
