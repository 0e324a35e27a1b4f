"""The account of gains of many units: what was found and what was realised, by unit, tool and use.

Which entries count and which hold is said by `board.kinds.gain.law`. One query, so that a municipality of seventy-six
units costs no more than its own rows in a country of thirty thousand; a test holds it against the wall's own account.
Knows no page.

    of_units(tx, organisation, now_ms)[unit].realised_fte
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from sqlalchemy import BigInteger, Connection, Integer, Subquery, bindparam, case, func, select

from board.kinds.card.record import Use
from board.kinds.gain import law
from board.kinds.gain.index import USES
from board.kinds.gain.record import Gain, State, Tool
from sync.server.db.tables import units
from sync.server.reports import hung

_G = Gain.table.c


@dataclass(frozen=True, slots=True)
class GainSum:
    """The sum of what holds in one unit of one state, tool and use: hours a week, årsverk, and how many subjects."""

    state: State
    tool: Tool
    use: Use
    hours: float
    fte: float
    subjects: int


@dataclass(frozen=True)
class GainsAccount:
    """Of one unit, or of several. Has the sums that `board.kinds.gain.index.Gains` has."""

    cells: tuple[GainSum, ...] = ()

    def __add__(self, other: "GainsAccount") -> "GainsAccount":
        return GainsAccount(self.cells + other.cells)

    def _sum(self, what: str, state: State, **only: str) -> float:
        found = (c for c in self.cells if c.state == state and all(getattr(c, k) == v for k, v in only.items()))
        return float(sum(getattr(c, what) for c in found))

    @cached_property
    def identified_hours(self) -> float:
        return self._sum("hours", "identified")

    @cached_property
    def realised_hours(self) -> float:
        return self._sum("hours", "realised")

    @cached_property
    def identified_fte(self) -> float:
        return self._sum("fte", "identified")

    @cached_property
    def realised_fte(self) -> float:
        return self._sum("fte", "realised")

    @cached_property
    def realised_by_use(self) -> Mapping[Use, float]:
        """Hours a week that were realised, by what they became."""
        known: tuple[Use, ...] = (*USES, "")
        found: dict[Use, float] = {use: self._sum("hours", "realised", use=use) for use in known}
        return {use: hours for use, hours in found.items() if hours or use}

    def of_tool(self, tool: Tool) -> "GainsAccount":
        return GainsAccount(tuple(c for c in self.cells if c.tool == tool))

    def of_use(self, use: Use) -> "GainsAccount":
        return GainsAccount(tuple(c for c in self.cells if c.use == use))

    def subjects(self, state: State) -> int:
        return round(self._sum("subjects", state))


NOTHING = GainsAccount()


def of_units(
    tx: Connection, organisation: int, now_ms: int, of: Collection[int] | None = None
) -> dict[int, GainsAccount]:
    """The account of each unit of an organisation that has one, or of some of them. An estimate is under what
    its hours became, where that is said: of no use more is realised than was found."""
    e = entries(of).c
    became = func.max(case((e.state == "realised", e.use))).over(partition_by=(e.unit, e.subject))
    use = case((became != "", became), else_=e.use).label("use")
    h = select(e.unit, e.state, e.tool, use, e.hours_per_week, e.fte).where(e.holds).subquery().c
    by = (h.unit, h.state, h.tool, h.use)
    sums = (func.sum(h.hours_per_week), func.sum(h.fte), func.count())
    cells: dict[int, list[GainSum]] = {}
    for number, *values in tx.execute(
        select(*by, *sums).group_by(*by).order_by(*by), asked(organisation, now_ms, of)
    ):
        cells.setdefault(number, []).append(GainSum(*values))
    return {number: GainsAccount(tuple(some)) for number, some in cells.items()}


def together(accounts: Iterable[GainsAccount]) -> GainsAccount:
    """What several units have, as one account."""
    return GainsAccount(tuple(cell for account in accounts for cell in account.cells))


def entries(of: Collection[int] | None) -> Subquery:
    """The entries of an organisation's units, or of some of them, that are told, each with its card; `asked` names
    them when it is asked."""
    return _entries(of is not None)


@cache
def _entries(some: bool) -> Subquery:
    """Put together once: that takes longer than asking it."""
    of_them = [units.c.organisation == bindparam("_organisation", type_=Integer)]
    of_them += [units.c.id.in_(bindparam("_of", expanding=True))] if some else []
    day = (bindparam(name, type_=BigInteger) for name in ("_begun_ms", "_over_ms"))
    told = hung.with_card_by(_G.unit, _G.subject, *day)
    return law.entries(_G.unit.in_(select(units.c.id).where(*of_them)), told)


def asked(organisation: int, now_ms: int, of: Collection[int] | None) -> dict[str, Any]:
    """Of whom, and when, for a question about their `entries`."""
    begun_ms, over_ms = hung.day_ms(now_ms)
    told = {"_organisation": organisation, "_begun_ms": begun_ms, "_over_ms": over_ms}
    return told if of is None else {**told, "_of": list(of)}
