"""Whatever a file holds is on a card or told: no cell is lost without a word, and none breaks the reader."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from board.errors import Refused
from board.importing import figures
from board.importing.actionlist import read
from board.importing.cell import nothing, text
from board.importing.sheet import book
from board.kinds.card.record import Card
from tests.board.importing.files import workbook

TODAY = date(2026, 11, 28)
HEAD = ["Tiltak", "Ansvarlig", "Frist", "Status"]
CELLS = st.sampled_from(
    [
        *("", "-", "Tiltak", "Frist", "Status", "Kari Nordmann", "Pågår", "Ferdig", "10.12.2026", "snart", "Sum"),
        *("Krok ved døra", "HMS", "Merknad", "Per og Ola", "x", "Kilde: meg", "Antall: 3", "(se ark 2)", "50 %"),
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
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


ANY = st.sampled_from(
    [
        *(None, 0, -5, 1e300, 0.65, True, False, datetime(1901, 1, 1), datetime(9999, 12, 31), time(10, 30)),
        *("x" * 3000, "=A1", "#REF!", "@", "/", ",", "()", "1.", "99/99/9999", "uke 99", "9. kvartal 2026", "0000"),
        *("900 %", "Ferdig (", "Kari,,Ola", "<a@b>", "ß", "²", "1.2.3", "nan", "1e5", "til", "2015–", "–2016", " - "),
        *(
            "Tiltak",
            "Ansvarlig",
            "Frist",
            "Utført",
            "År",
            "Identifisert",
            "Realisert",
            "Fra",
            "Kilde",
            "46,3²",
            "K\u202eN",
        ),
    ]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.lists(ANY, min_size=4, max_size=4), min_size=1, max_size=6),
    st.sampled_from(
        [
            ["Tiltak", "Ansvarlig", "Frist", "Utført"],
            ["År", "Identifisert", "Realisert", "Fra"],
            ["x", "Tiltak", "År", ""],
        ]
    ),
    st.booleans(),
)
def test_whatever_stands_in_a_cell_is_read_or_refused_with_a_reason(
    tmp_path: Path, rows: list[list[Any]], head: list[Any], yearly: bool
) -> None:
    content = workbook([*rows[:1], head, *rows[1:]], merged=["A1:B3"] if yearly else [])
    (tmp_path / "liste").write_bytes(content)
    cards: Iterable[Any] = ()
    with suppress(Refused):
        cards = read(tmp_path / "liste", TODAY).cards.values()
    for fields in cards:
        Card.check(fields)
        assert fields["stage"] == "suggestion" or (fields.get("responsible") and fields.get("deadline"))
    with suppress(Refused):
        figures.read(content, TODAY, yearly=yearly)
