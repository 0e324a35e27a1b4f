"""`tavle import` shows what it found, asks, and then brings in all of it or nothing."""

from pathlib import Path

import pytest
from click.testing import Result
from rich.console import Console
from typer.testing import CliRunner

from board.board import Board
from board.context import perform
from board.errors import Kind, Refused
from board.kinds.card.commands import AddCard
from board.kinds.card.record import STAGES
from board.kinds.unit import ChangeUnit
from board.store.store import Store
from kiosk import importing
from kiosk.__main__ import app
from tests.board.importing.files import workbook

LIST = """\
Tiltak;Beskrivelse;Hvem;Når;Status;Merknad
Felles handleliste;Fire pakker brunost;Aisha;;Ny;Ring
Én telefonliste;Vi har fire;Jonas;3.12.2031;Pågår;
Klokkene går likt;[tre] klokker;Emil;3.12.2031;Ferdig;
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder of a board that hangs already."""
    Store.open(tmp_path / "data").close()
    return tmp_path / "data"


@pytest.fixture
def list_(tmp_path: Path) -> Path:
    path = tmp_path / "handlingsliste.csv"
    path.write_text(LIST, encoding="cp1252")
    return path


def run(file: Path, data: Path, *more: str, said: str = "") -> Result:
    return CliRunner().invoke(app, ["import", str(file), "--data", str(data), *more], input=said)


def stored(data: Path) -> Board:
    store = Store.open(data)
    with store.read() as tx:
        board = Board.load(tx)
    store.close()
    return board


def counts(data: Path) -> list[int]:
    return [len(stored(data).cards.column(stage)) for stage in STAGES]


def test_it_shows_what_becomes_which_card_and_asks_first(data: Path, list_: Path) -> None:
    result = run(list_, data, said="ja\n")
    assert result.output.splitlines() == [
        "Kolonnene er lest slik:",
        "  A «Tiltak» → tittel (Felles handleliste · Én telefonliste · Klokkene går likt)",
        "  B «Beskrivelse» → problem (Fire pakker brunost · Vi har fire · [tre] klokker)",
        "  C «Hvem» → ansvarlig (Aisha · Jonas · Emil)",
        "  D «Når» → frist (3.12.2031)",
        "  E «Status» → status (Ny · Pågår · Ferdig)",
        "  F «Merknad» → ikke med (Ring)",
        "Forslag (1)",
        "  Felles handleliste · Aisha",
        "Utføre (1)",
        "  Én telefonliste · Jonas · 3. des. 2031",
        "Ferdig (1)",
        "  Klokkene går likt · Emil · 3. des. 2031",
        "Ferdige kort blir merket «Kan ikke måles», siden lista ikke sier hva de ga.",
        "De teller ikke som ferdige nå: ikke i år, og ikke i neste møte.",
        "Hente inn 3 kort? [ja/nei/endre] 3 kort er hentet inn.",
    ]
    assert result.exit_code == 0
    assert counts(data) == [1, 0, 1, 0, 0, 1]


@pytest.mark.parametrize("said", ["nei\n", "\n", "", "tja\n"])
def test_anything_but_yes_is_no(data: Path, list_: Path, said: str) -> None:
    result = run(list_, data, said=said)
    assert result.output.endswith("Ingenting er hentet inn.\n")
    assert result.exit_code == 1
    assert counts(data) == [0] * 6


@pytest.mark.parametrize("said", ["endre\nF=problem\nja\n", "problem=F\nja\n", "endre\ntull\nX=y\nF=problem\nja\n"])
def test_a_column_can_be_said_to_be_another_before_anything_is_written(data: Path, list_: Path, said: str) -> None:
    result = run(list_, data, said=said)
    assert "F «Merknad» → problem (Ring)" in result.output
    assert "B «Beskrivelse» → ikke med" in result.output
    assert ("er ikke forstått" in result.output) == ("tull" in said)
    assert result.exit_code == 0
    (card,) = stored(data).cards.column("suggestion")
    assert card.problem == "Ring"


def test_a_change_that_leaves_no_list_is_not_made(data: Path, list_: Path) -> None:
    result = run(list_, data, said="A=ikke\n\nja\n")
    assert "Fila kan ikke leses: det må være en kolonne for tittelen." in result.output
    assert result.output.count("Kolonnene er lest slik:") == 2
    assert counts(data) == [1, 0, 1, 0, 0, 1]


def test_a_script_says_it_beforehand(data: Path, list_: Path) -> None:
    list_.write_text("Krok;Kari\n", encoding="utf-8")
    refused = run(list_, data, "--yes")
    assert refused.output.endswith("for eksempel med --column tittel=A.\n")
    done = run(list_, data, "--yes", "--column", "tittel=A", "--column", "B=ansvarlig")
    assert "  A → tittel (Krok)\n  B → ansvarlig (Kari)\n" in done.output
    assert run(list_, data, "--yes", "--column", "tull").exit_code == 1
    assert counts(data) == [1, 0, 0, 0, 0, 0]


def test_what_is_on_no_card_is_told_by_line_and_sheet(data: Path, tmp_path: Path) -> None:
    head = ["Tiltak", "Ansvarlig", "Frist", "Status"]
    rows = {
        "Nord": [["Plan"], [], head, ["A", "Kari (avd. 2)"], ["Sum: 1"]],
        "Sør": [head, ["B"], ["B"]],
        "Om": [["Hei"]],
    }
    (tmp_path / "liste").write_bytes(workbook(rows))
    output = run(tmp_path / "liste", data, "--yes").output
    for line in (
        "Kolonnene i «Nord» er lest slik:",
        "Kolonnene i «Sør» er lest slik:",
        "Arket «Om» er ikke lest: ingen av de første 300 radene har en kolonne med overskriften Tittel eller Tiltak.",
        "  Linje 1 i «Nord»: over overskriftene",
        "  Linje 4 i «Nord»: «avd. 2» (står ved siden av)",
        "  Linje 5 i «Nord»: «Sum: 1» (sum)",
        "  Linje 3 i «Sør»: Samme tittel og problem som på linje 2 i arket «Sør». Det er ett kort.",
    ):
        assert f"{line}\n" in output


def test_yes_beforehand_asks_nothing(data: Path, list_: Path) -> None:
    result = run(list_, data, "--yes")
    assert "Hente inn" not in result.output
    assert result.exit_code == 0
    assert counts(data) == [1, 0, 1, 0, 0, 1]


def test_running_it_twice_adds_nothing(data: Path, list_: Path) -> None:
    run(list_, data, "--yes")
    before = stored(data)
    result = run(list_, data, "--yes")
    assert "3 kort er her fra før og blir som de er." in result.output
    assert "Det er ingen nye kort å hente inn." in result.output
    assert result.exit_code == 0
    assert stored(data).cards == before.cards


def test_bad_rows_are_told_by_line_and_reason_and_the_rest_is_brought_in(data: Path, list_: Path) -> None:
    list_.write_text(LIST + "Skilt;;;;Pågår;\n;;Lise;;;\n", encoding="utf-8")
    result = run(list_, data, said="j\n")
    assert "2 rader blir ikke til kort:" in result.output
    assert "  Linje 5: Et kort som har forlatt Forslag, trenger ansvarlig og frist.\n" in result.output
    assert "  Linje 6: Tittelen mangler.\n" in result.output
    assert "Rett dem i lista, og kjør en gang til." in result.output
    assert result.exit_code == 3
    assert counts(data) == [1, 0, 1, 0, 0, 1]


def test_rows_that_were_mended_come_in_the_second_time(data: Path, list_: Path) -> None:
    broken = list_.read_text("cp1252")
    list_.write_text(broken.replace("Jonas;3.12.2031", "Jonas;snart"), encoding="utf-8")
    assert run(list_, data, "--yes").exit_code == 3
    assert counts(data) == [1, 0, 0, 0, 0, 1]
    list_.write_text(broken, encoding="utf-8")
    assert run(list_, data, "--yes").exit_code == 0
    assert counts(data) == [1, 0, 1, 0, 0, 1]


def test_a_list_of_bad_rows_only_asks_nothing(data: Path, list_: Path) -> None:
    list_.write_text("Tiltak;Status\nSkilt;Pågår\n", encoding="utf-8")
    result = run(list_, data)
    assert "1 rad blir ikke til kort:" in result.output
    assert "Hente inn" not in result.output
    assert result.exit_code == 1


def test_a_file_that_is_no_list_is_one_sentence_and_makes_no_board(tmp_path: Path) -> None:
    file = tmp_path / "liste.xlsx"
    file.write_bytes(b"%PDF-1.7")
    result = run(file, tmp_path / "ny")
    assert result.output == (
        "Fila kan ikke leses: det er en PDF. Lagre lista som .xlsx eller .csv. Ingenting er hentet inn.\n"
    )
    assert result.exit_code == 1
    assert not (tmp_path / "ny").exists()


def test_a_wall_that_is_running_keeps_its_board_to_itself(data: Path, list_: Path) -> None:
    wall = Store.open(data)
    result = run(list_, data, "--yes")
    wall.close()
    assert result.output == "Tavla er allerede åpen i et annet vindu.\n"
    assert result.exit_code == 1
    assert counts(data) == [0] * 6


def test_a_wall_that_is_started_while_the_question_stands_wins(
    data: Path, list_: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    walls: list[Store] = []

    def starts_the_wall(*_: object) -> bool:
        walls.append(Store.open(data))
        return True

    monkeypatch.setattr(importing, "_asked", starts_the_wall)
    result = run(list_, data)
    walls[0].close()
    assert "Tavla er allerede åpen i et annet vindu." in result.output
    assert result.exit_code == 1


def test_a_disk_that_is_full_halfway_leaves_nothing(data: Path, list_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from board.log import log

    def full(*_: object, **__: object) -> None:
        raise Refused(Kind.DISK_FULL)

    monkeypatch.setattr(log, "_apply", full)
    result = run(list_, data, "--yes")
    monkeypatch.undo()
    assert "Det er ikke plass til å lagre mer." in result.output
    assert result.exit_code == 1
    assert counts(data) == [0] * 6


def test_where_there_is_no_board_yet_it_says_so_and_makes_one(tmp_path: Path, list_: Path) -> None:
    declined = run(list_, tmp_path / "ny", said="nei\n")
    assert f"Det er ingen tavle i {tmp_path / 'ny'} ennå. Den blir laget." in declined.output
    assert not (tmp_path / "ny").exists()
    assert run(list_, tmp_path / "ny", "--yes").exit_code == 0
    assert counts(tmp_path / "ny") == [1, 0, 1, 0, 0, 1]


def test_the_units_own_words_are_understood_and_shown(data: Path, list_: Path) -> None:
    store = Store.open(data)
    board = perform(
        store, Board(), ChangeUnit({"labels": ["Idé", "Tenke", "Prøve", "Se etter", "Justere", "I boks"]})
    )
    perform(store, board, AddCard("first", "Henger her fra før"))
    store.close()
    list_.write_text("Tiltak;Hvem;Frist;Status\nKrok;Lise;3.12.2031;Se etter\n", encoding="utf-8")
    assert "Se etter (1)\n  Krok · Lise" in run(list_, data, "--yes").output
    assert counts(data) == [1, 0, 0, 1, 0, 0]


def test_on_a_terminal_the_cards_stand_in_a_table(data: Path, list_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "Console", lambda **given: Console(**given, force_terminal=True, width=70))
    list_.write_text("Tiltak;Hvem\n[bold]Krok[/bold] :smile:;Lise\n", encoding="utf-8")
    output = run(list_, data, "--yes").output
    assert "[bold]Krok[/bold] :smile:" in output
    assert "│" in output
