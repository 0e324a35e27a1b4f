"""Årsaker: Pareto over the fishbones of all cards. Of the whole organisation bones are told by name and number; the
causes in words stand on the page of their unit, where its cards are read too. A unit leader sees the own unit."""

from collections.abc import Sequence
from typing import NamedTuple

from fastapi import APIRouter
from markupsafe import Markup

from board.catalogue import _
from board.kinds.fishbone.index import Fish
from board.kinds.fishbone.pareto import pareto
from sync.server.reports import fishbones
from sync.server.reports.fishbones import CauseSum
from sync.server.web.charts.pareto import pareto_chart
from sync.server.web.page import Told, shows
from sync.server.web.view import Desk, Reader

router = APIRouter()


class ParetoRow(NamedTuple):
    """One bar as it stands in the table; percent of all, and of all together with those before."""

    sum: CauseSum
    percent: float
    together: float


class ParetoTable(NamedTuple):
    """A chart and its table. `by_dots`: the bars are dots; else causes, where nobody has given a dot."""

    name: str
    drawing: Markup
    rows: Sequence[ParetoRow]
    rest: Sequence[CauseSum]
    by_dots: bool


@shows(router, "/arsaker", Reader, "fishbones/fishbones.html")
def overview(desk: Desk) -> Told:
    found = fishbones.of_units(desk.tx, desk.person.organisation, desk.now_ms, desk.units)
    rows = [(place, [fish for _card, fish in some]) for place, some in desk.told(found)]
    fishes = [fish for _place, some in rows for fish in some]
    return {
        "place": None,
        "tables": [table for table in (_table(_("Bein"), fishbones.bones(fishes)),) if table],
        "units": [(place, len(some), _count(some), _dots(some)) for place, some in rows],
        "cards": (),
    }


@shows(router, "/arsaker/{public}", Reader, "fishbones/fishbones.html")
def of_unit(desk: Desk, public: str) -> Told:
    place = desk.place(public)
    desk.seen(place.name)
    found = fishbones.of_units(desk.tx, desk.person.organisation, desk.now_ms, [place.id]).get(place.id, ())
    fishes = [fish for _card, fish in found]
    tables = (_table(_("Bein"), fishbones.bones(fishes)), _table(_("Årsaker"), fishbones.causes(fishes)))
    return {
        "place": place,
        "tables": [table for table in tables if table],
        "units": (),
        "cards": [(card, fish.problem, len(fish.causes), sum(fish.dots.values())) for card, fish in found],
    }


def _table(name: str, sums: Sequence[CauseSum]) -> ParetoTable | None:
    """By dots; where nobody has given one, by causes."""
    by_dots = any(one.dots for one in sums)
    values = {one.name: one.dots if by_dots else one.causes for one in sums}
    bars = pareto(values)
    if not bars:
        return None
    known, whole = {one.name: one for one in sums}, sum(values.values())
    rows = [ParetoRow(known[bar.name], 100 * bar.value / whole, bar.together) for bar in bars]
    what = _("Prikker på {what}", what=name.lower()) if by_dots else _("Årsaker på {what}", what=name.lower())
    rest = [one for one in sums if not values[one.name]]
    return ParetoTable(name, pareto_chart(bars, what), rows, rest, by_dots)


def _count(fishes: Sequence[Fish]) -> int:
    return sum(len(fish.causes) for fish in fishes)


def _dots(fishes: Sequence[Fish]) -> int:
    return sum(sum(fish.dots.values()) for fish in fishes)
