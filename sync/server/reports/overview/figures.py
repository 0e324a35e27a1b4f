"""All figures of each unit: how people are, what was won, the meetings and the cards that stand still; and which
walls are silent.

    for one in of_units(tx, organisation, period, now_ms): one.place, one.account.realised_fte
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection

from sync.server import devices
from sync.server.devices import Wall
from sync.server.reports import cards_in_progress, curve, gains, tenancy
from sync.server.reports.cards_in_progress import Open
from sync.server.reports.gains import NOTHING, GainsAccount
from sync.server.reports.overview import unit_weeks
from sync.server.reports.overview.unit_weeks import UnitWeeks
from sync.server.reports.period import Period, today
from sync.server.reports.tenancy import Place


@dataclass(frozen=True)
class AllFigures:
    """Of one unit."""

    place: Place
    weeks: UnitWeeks
    account: GainsAccount
    still: tuple[Open, ...]


class Walls(NamedTuple):
    """How many units have a wall, in how many one was heard the last day, and the walls that were not heard or of
    which something could not be taken in, the longest silent first."""

    units: int
    heard: int
    apart: list[Wall]


def of_units(
    tx: Connection, organisation: int, period: Period, now_ms: int, of: Collection[int] | None = None
) -> list[AllFigures]:
    """Of the units of an organisation, or of some of them, by name."""
    lately = unit_weeks.of_units(tx, organisation, period, now_ms, of)
    accounts = gains.of_units(tx, organisation, now_ms, of)
    cards = cards_in_progress.under_way(tx, organisation, now_ms, of=of)
    return [
        AllFigures(
            place,
            lately[place.id],
            accounts.get(place.id, NOTHING),
            tuple(card for card in cards.get(place.id, ()) if card.still),
        )
        for place in tenancy.places(tx, organisation, of)
    ]


def standing(tx: Connection, organisation: int, now_ms: int) -> tuple[float, float]:
    """The årsverk an organisation has found and realised, upon what was known before Tavle."""
    now = curve.of_organisation(tx, organisation, now_ms).at(today(now_ms))
    return now.identified, now.realised or 0.0


def walls(tx: Connection, organisation: int, now_ms: int, of: Collection[int] | None = None) -> Walls:
    hung = devices.hung(tx, organisation, now_ms, of=of)
    apart = [wall for some in hung.values() for wall in some if wall.silent or wall.refused]
    heard = sum(any(not wall.silent for wall in some) for some in hung.values())
    return Walls(len(hung), heard, sorted(apart, key=lambda wall: wall.seen_ms))
