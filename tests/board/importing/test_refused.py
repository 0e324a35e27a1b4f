"""What is no list of actions is refused with a reason, and nothing of it is read."""

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from board.errors import Kind, Refused
from board.importing import sheet, workbook
from board.importing.actionlist import read
from board.importing.heading import NAMING

TODAY = date(2026, 11, 17)
KNOWN = "Skriv for eksempel Forslag, Planlegge, Utføre, Kontrollere, Korrigere, Ferdig."
LIST = """\
Tittel;Problem;Ansvarlig;Frist;Status
Felles handleliste;Fire pakker brunost og ingen melk;;;Forslag
Fast plass til bilnøklene;Vi leter hver dag;Per Olav;3.12.2026;Planlegges
Én telefonliste;Vi har fire;Jonas;uke 49;Pågår
Ny runde for sengeskift;;Lise;2026-11-18;Evalueres
Bestille bleier én gang i uka;;Per Olav;14. nov.;Korrigeres
Klokkene går likt;Tre klokker, tre tider;Emil;1.3.26;Fullført
"""

Write = Callable[..., Path]


def refused(path: Path) -> str:
    with pytest.raises(Refused) as caught:
        read(path, TODAY)
    assert caught.value.kind is Kind.IMPORT_UNREADABLE
    assert str(caught.value).endswith("Ingenting er hentet inn.")
    return str(caught.value.facts["reason"])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "den er tom"),
        (b" \r\n\n", "den er tom"),
        (b";;;\n;;\n", "den er tom"),
        (b"%PDF-1.7 \x00\x01", "det er en PDF. Lagre lista som .xlsx eller .csv"),
        (b"\x89PNG\r\n", "det er et bilde"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1",
            "den er i et gammelt Excel-format, eller den har passord. Lagre den som .xlsx uten passord",
        ),
        (b"PK\x03\x04 half a file", "Excel-fila er skadet. Åpne den i Excel, og lagre den på nytt"),
        (b"Tittel\x00\x01", "det er ikke en liste. Lagre den som .xlsx eller .csv"),
        (b"\xff\xfeT", "det er ikke en liste. Lagre den som .xlsx eller .csv"),
        (b"Navn;Alder\nLise;40\n", NAMING.wanting),
        (b"Tittel;Problem\n", "det står ingenting under overskriftene"),
        (b'Tittel;Problem\nKrok;"vaat\nSkilt;x\n', 'et anførselstegn (") mot slutten blir aldri lukket'),
        (b"Tittel;Problem\nKrok;" + b"x" * 140_000, "teksten ved linje 2 er for lang for én rute"),
    ],
)
def test_what_is_no_list_is_refused_with_a_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "liste.xlsx"
    path.write_bytes(content)
    assert refused(path) == reason


def test_a_workbook_with_macros_is_refused(book: Write) -> None:
    path = book([["Tiltak"], ["Krok"]])
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr("xl/vbaProject.bin", b"Sub Auto_Open")
    assert refused(path) == "den har makroer. Lagre den som .xlsx uten makroer"


def test_another_kind_of_packed_file_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "liste.xlsx", "w") as packed:
        packed.writestr("word/document.xml", "<xml/>")
    assert refused(tmp_path / "liste.xlsx") == "det er ikke en liste. Lagre den som .xlsx eller .csv"


def test_a_workbook_with_a_broken_sheet_is_refused(tmp_path: Path, book: Write) -> None:
    path = book([["Tiltak"], ["Krok"]])
    broken = tmp_path / "brukket.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content[: len(content) // 2] if name.endswith("sheet1.xml") else content)
    assert refused(broken) == "Excel-fila er skadet. Åpne den i Excel, og lagre den på nytt"


def test_a_workbook_that_unpacks_to_a_flood_is_refused(
    tmp_path: Path, book: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "UNPACKED_LIMIT_BYTES", 1_000)
    assert refused(book([["Tiltak"], ["Krok"]])).startswith("den er større enn")


def test_a_file_that_is_too_large_is_refused(text: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "SIZE_LIMIT_BYTES", 100)
    assert refused(text("Tiltak\n" + "Krok\n" * 100)).startswith("den er større enn")


def test_a_list_without_end_is_refused_and_a_full_one_is_not(text: Write) -> None:
    full = "Tiltak\n" + "".join(f"Krok {n}\n" for n in range(10_000))
    assert len(read(text(full), TODAY).cards) == 10_000
    assert refused(text(full + "Krok til\n")) == "den har mer enn 10\u00a0000 rader"


def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "borte.csv") == f"«{tmp_path / 'borte.csv'}» finnes ikke"
    assert refused(tmp_path) == f"«{tmp_path}» er en mappe"


@pytest.mark.parametrize("kind", ["text", "book"])
def test_a_file_that_is_far_too_wide_is_refused_at_its_first_row(kind: str, request: pytest.FixtureRequest) -> None:
    """Else a small workbook keeps a centre busy for a minute."""
    head = ["Tiltak", *(f"Kolonne {n}" for n in range(200))]
    write = request.getfixturevalue(kind)
    path = write(";".join(head) + "\nKrok;" if kind == "text" else [head, ["Krok"] * 201])
    with pytest.raises(Refused, match="mer enn 120 kolonner"):
        read(path, TODAY)
