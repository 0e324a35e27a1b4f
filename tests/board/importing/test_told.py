"""Whatever a file holds is on a card or told: no cell is lost without a word."""

from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from board.errors import Refused
from board.importing.actionlist import read
from board.importing.cell import nothing, text
from board.importing.sheet import book
from tests.board.importing.files import workbook

TODAY = date(2026, 11, 28)
HEAD = ["Tiltak", "Ansvarlig", "Frist", "Status"]
CELLS = st.sampled_from(
    [
        *("", "-", "Tiltak", "Frist", "Status", "Kari Nordmann", "Pågår", "Ferdig", "10.12.2026", "snart", "Sum"),
        *("Krok ved døra", "HMS", "Merknad", "Per og Ola", "x", "Kilde: meg", "Antall: 3", "(se ark 2)", "50 %"),
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(CELLS, min_size=5, max_size=5), min_size=1, max_size=7), st.permutations([*HEAD, "Merknad"]))
def test_every_cell_of_a_file_is_taken_or_told(tmp_path: Path, rows: list[list[str]], head: list[str]) -> None:
    content = workbook({"En": [*rows[:2], head, *rows[2:]], "To": rows})
    (tmp_path / "liste").write_bytes(content)
    try:
        found = read(tmp_path / "liste", TODAY)
    except Refused:
        return  # all of it is told
    told = {(p.sheet, p.line) for p in found.problems} | {(note.sheet, note.line) for note in found.notes}
    on_cards = " ".join(str(value) for card in found.cards.values() for value in card.values())
    tables = {table.sheet: table for table in found.tables}
    for sheet in book(content, lambda _rows: 0).sheets:
        table = tables.get(sheet.name)
        if table is None:
            assert sheet.name in found.unread
            continue
        of_headings = {row.line for row in table.headings}
        unused = {column.index for column in table.unused}
        fields = {column.index: column.field for column in table.columns}
        for row in sheet.rows:
            for n, cell in enumerate(row.cells):
                if nothing(cell) or row.line in of_headings or (sheet.name, row.line) in told or n in unused:
                    continue
                assert fields[n], f"{sheet.name} {row.line} {cell}"
                if fields[n] in ("title", "problem"):
                    assert text(cell) in on_cards
