"""A sheet to begin with: how many votes were told in each word, week by week, and a chart of it. It counts words, as
everything that is told of several votes does."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from board.catalogue import N_, _
from board.privacy import SAID, Word
from sync.protocol.exports import Table
from sync.pull.local_store import LocalStore

TITLE = N_("Trivsel i ord")
WEEKS = 26
LOOKS = {
    1: ("#BD231C", ""),
    2: ("#BD231C", "wide_upward_diagonal"),
    3: ("#FBB2CE", ""),
    4: ("#2F6D12", "wide_upward_diagonal"),
    5: ("#6CBB35", ""),
}
"""Filled for the ends of the scale and hatched beside them, so that colour is not all that tells them apart."""


def write(book: Any, shelf: LocalStore, tables: Sequence[Table], head: Any, formats: Mapping[str, Any]) -> None:
    """Nothing where votes are not among the tables, or none may be told of yet."""
    columns = {column.name for table in tables if table.name == "wellbeing" for column in table.columns}
    rows = _counted(shelf) if {"monday", "level"} <= columns else []
    if not rows:
        return
    sheet = book.add_worksheet(_(TITLE))
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, len(SAID), 14)
    for n, text in enumerate((_("Mandag"), *map(str, Word))):
        sheet.write_string(0, n, text, head)
    for line, (monday, *counts) in enumerate(rows, start=1):
        sheet.write_datetime(line, 0, monday, formats["day"])
        for n, count in enumerate(counts, start=1):
            sheet.write_number(line, n, count, formats["whole"])
    chart = book.add_chart({"type": "column", "subtype": "percent_stacked"})
    for n, word in enumerate(SAID, start=1):
        colour, pattern = LOOKS[word]
        looks: dict[str, Any] = {"fill": {"color": colour}}
        if pattern:
            looks = {"pattern": {"pattern": pattern, "fg_color": colour, "bg_color": "white"}}
        where = [_(TITLE), 1, 0, len(rows), 0], [_(TITLE), 1, n, len(rows), n]
        chart.add_series({"name": [_(TITLE), 0, n], "categories": where[0], "values": where[1], "gap": 30, **looks})
    chart.set_title({"name": _("Slik ble ukene fortalt")})
    chart.set_x_axis({"date_axis": True, "major_unit": 28, "num_format": "dd.mm.yy"})
    chart.set_size({"width": 980, "height": 420})
    sheet.insert_chart(
        1, len(SAID) + 2, chart, {"description": _("Ordene uke for uke; tallene står i tabellen ved siden av")}
    )


def _counted(shelf: LocalStore) -> list[tuple[Any, ...]]:
    """The latest weeks, oldest first: Monday, and how many votes were told in each word, worst first."""
    sums = ", ".join(f"sum(level = {int(word)})" for word in SAID)
    query = (
        f"SELECT monday, {sums} FROM wellbeing WHERE level IS NOT NULL GROUP BY monday ORDER BY monday DESC LIMIT ?"
    )
    return [
        (date.fromisoformat(monday), *counts)
        for monday, *counts in reversed(shelf.db.execute(query, (WEEKS,)).fetchall())
    ]
