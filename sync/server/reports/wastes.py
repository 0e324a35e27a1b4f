"""The account of gains by the tidstyv that is taken: årsverk found and realised.

    of_units(tx, organisation, now_ms)["searching"].realised

Which tidstyv a thing takes is what its latest entry with any says, as on the wall.
"""

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Connection, select

from board.collation import by_characters
from board.kinds.gain.record import Waste
from sync.server.reports import gains


class WasteSum(NamedTuple):
    """Årsverk, and how many things take it."""

    identified: float = 0.0
    realised: float = 0.0
    subjects: int = 0

    def and_(self, state: str, fte: float) -> "WasteSum":
        if state == "identified":
            return WasteSum(self.identified + fte, self.realised, self.subjects + 1)
        return WasteSum(self.identified, self.realised + fte, self.subjects)


def of_units(
    tx: Connection, organisation: int, now_ms: int, of: Collection[int] | None = None
) -> dict[Waste, WasteSum]:
    """Of a whole organisation, or of some of its units; what nobody has said is under nothing."""
    e, whose = gains.entries(of).c, gains.asked(organisation, now_ms, of)
    named = select(e.unit, e.subject, e.waste).where(e.counts, e.waste != "").order_by(e.made, by_characters(e.id))
    wastes: dict[tuple[int, str], Waste] = {
        (unit, subject): waste for unit, subject, waste in tx.execute(named, whose)
    }
    found: dict[Waste, WasteSum] = defaultdict(WasteSum)
    for unit, subject, state, fte in tx.execute(select(e.unit, e.subject, e.state, e.fte).where(e.holds), whose):
        waste = wastes.get((unit, subject), "")
        found[waste] = found[waste].and_(state, fte)
    return dict(found)
