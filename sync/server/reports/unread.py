"""What of the boards could not be read: told by name wherever boards are shown, so that nothing is missing unsaid.

of(tx, organisation)        ["gevinst «Nøkler på ett sted» (lagret), Hjemmetjenesten nord"]
"""

from collections.abc import Collection

from sqlalchemy import Connection

from board.catalogue import _
from board.log import parked
from sync.server.reports import tenancy
from sync.server.reports.extract_tables import TABLES


def of(tx: Connection, organisation: int, of: Collection[int] | None = None) -> list[str]:
    """Of a whole organisation, or of some units: each a few words, without what was written."""
    places = {place.id: place.name for place in tenancy.places(tx, organisation, of)}
    found, titles = [], _titles()
    for one in parked.unread(tx, places):
        fields = ", ".join(filter(None, (titles.get((one.kind, name), "") for name in one.fields)))
        said = _("teller ikke: {fields}", fields=fields) if one.unlawful else fields
        found.append(f"{parked.named(tx, one)}{f' ({said})' if said else ''}, {places[one.unit]}")
    return found


def _titles() -> dict[tuple[str, str], str]:
    """What the fields of records are called to people."""
    return {
        (table.record.kind, column.name): _(column.title).lower()
        for table in TABLES.values()
        if table.record
        for column in table.columns
    }
