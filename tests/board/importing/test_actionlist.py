"""A list that a unit has from before becomes cards, or says line by line why not."""

import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from board.board import Board
from board.context import perform
from board.importing.actionlist import ActionList, Problem, read
from board.importing.heading import NAMING
from board.importing.table import Told
from board.kinds.card.commands import ImportCards
from board.kinds.card.record import STAGES
from board.store.store import Store

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


def titles(found: ActionList) -> list[str]:
    return [card["title"] for card in found.cards.values()]


def only(found: ActionList) -> dict[str, Any]:
    assert found.problems == ()
    (card,) = found.cards.values()
    return dict(card)


def reasons(found: ActionList) -> list[str]:
    assert not found.cards
    return [problem.reason for problem in found.problems]


def test_each_row_becomes_a_card_in_its_column(text: Write) -> None:
    found = read(text(LIST), TODAY)
    assert [card["stage"] for card in found.cards.values()] == list(STAGES)
    assert found.problems == ()
    assert found.unused == ()
    cards = list(found.cards.values())
    assert cards[0] == {
        "title": "Felles handleliste",
        "problem": "Fire pakker brunost og ingen melk",
        "stage": "suggestion",
    }
    assert [card.get("deadline") for card in cards[1:5]] == ["2026-12-03", "2026-12-04", "2026-11-18", "2026-11-14"]
    assert cards[1]["responsible"] == "Per O."


def test_a_finished_card_is_said_not_to_be_measured(text: Write) -> None:
    cards = list(read(text(LIST), TODAY).cards.values())
    assert [card.get("unmeasurable") for card in cards] == [None] * 5 + [True]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "mac_roman", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_every_dialect_of_csv_says_the_same(text: Write, encoding: str, delimiter: str) -> None:
    told = LIST.replace("Tre klokker, tre tider", '"Tre klokker, tre tider"').replace(";", delimiter)
    found = read(text(told, encoding), TODAY)
    assert found == read(text(LIST, name="vanlig.csv"), TODAY)


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_lines_may_end_as_on_any_machine(text: Write, ends: str) -> None:
    assert len(read(text(LIST.replace("\n", ends)), TODAY).cards) == 6


def test_excels_own_first_line_is_no_heading(text: Write) -> None:
    found = read(text("sep=,\r\nTittel,Status\r\nKrok ved døra,Tull\r\n"), TODAY)
    assert [problem.line for problem in found.problems] == [3]


def test_a_workbook_gives_the_same_as_text(text: Write, book: Write) -> None:
    rows: list[list[Any]] = [line.split(";") for line in LIST.splitlines()]
    rows[2][3], rows[3][3], rows[5][3], rows[6][3] = (
        datetime(2026, 12, 3, 12, 0),
        date(2026, 12, 4),
        date(2026, 11, 14),
        date(2026, 3, 1),
    )
    assert read(book(rows), TODAY).cards == read(text(LIST), TODAY).cards


def test_a_workbook_is_known_by_what_it_is_and_not_by_its_name(book: Write) -> None:
    assert titles(read(book([["Tiltak"], ["Krok ved døra"]], name="liste.csv"), TODAY)) == ["Krok ved døra"]


def test_every_sheet_that_can_be_seen_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    made = Workbook()
    made.worksheets[0].append(["Tiltak"])
    made.worksheets[0].append(["Fra et skjult ark"])
    made.worksheets[0].sheet_state = "hidden"
    shown = made.create_sheet("Liste")
    shown.append(["Tiltak"])
    shown.append(["Krok ved døra"])
    made.create_sheet("Notater").append(["Ring rørleggeren"])
    more = made.create_sheet("Natt")
    more.append(["Nr", "Tiltak"])
    more.append([1, "Lykt i gangen"])
    made.save(tmp_path / "liste.xlsx")
    found = read(tmp_path / "liste.xlsx", TODAY)
    assert titles(found) == ["Krok ved døra", "Lykt i gangen"]
    assert found.unread == {"Sheet": "det er skjult", "Notater": NAMING.wanting}
    chosen = read(tmp_path / "liste.xlsx", TODAY, told=Told(sheet="Natt"))
    assert (titles(chosen), chosen.unread["Liste"]) == (["Lykt i gangen"], "det er ikke valgt")


@pytest.mark.parametrize(
    "headings",
    [
        "Tittel;Problem;Ansvarlig;Frist;Status",
        "TILTAK;BESKRIVELSE;HVEM;NÅR;FASE",
        "Sak:;Utfordring;Ansvar;Tidsfrist;Trinn",
        "Hva skal gjøres?;Hvorfor?;Hvem gjør det?;Når skal det være ferdig?;Status per i dag",
        "Forbedringsforslag *;Problem/beskrivelse;Ansvarlig for tiltaket;Dato (dd.mm.åååå);Fremdrift",
        "Tiltak;Sak;Eier;Innen;Stadium",
    ],
)
def test_headings_are_known_by_many_words(text: Write, headings: str) -> None:
    found = read(text(f"{headings}\nKrok ved døra;Paraplyene er våte;Lise;3.12.2026;Pågår\n"), TODAY)
    assert only(found) == {
        "title": "Krok ved døra",
        "problem": "Paraplyene er våte",
        "responsible": "Lise",
        "deadline": "2026-12-03",
        "stage": "do",
    }


def test_columns_may_stand_in_any_order_and_the_better_word_wins(text: Write) -> None:
    found = read(
        text("Dato registrert;Frist;Dato;Nr;Mål;Tiltak;Kommentar\n1.1.2026;3.12.;2.2.;7;Fra 3 til 0;Krok;Ring\n"),
        TODAY,
    )
    assert only(found) == {"title": "Krok", "target": "Fra 3 til 0", "deadline": "2026-12-03", "stage": "suggestion"}
    assert found.unused == ("Dato registrert", "Dato", "Nr", "Kommentar")


@pytest.mark.parametrize(
    ("status", "stage"),
    [
        *(("", "suggestion"), ("Ikke startet", "suggestion"), ("Ny", "suggestion"), ("-", "suggestion")),
        *(("Planlegges", "plan"), ("planlagt", "plan"), ("PÅGÅR", "do"), ("Under arbeid", "do"), ("3. Pågår", "do")),
        *(("Kontrolleres", "check"), ("Evalueres", "check"), ("Korrigeres", "act"), ("Justeres", "act")),
        *(("Ferdig", "done"), ("Fullført.", "done"), ("Lukket", "done"), ("Utført", "done"), ("Utføre", "do")),
    ],
)
def test_a_status_names_a_stage(text: Write, status: str, stage: str) -> None:
    assert only(read(text(f"Tiltak;Hvem;Frist;Status\nKrok;Lise;3.12.2026;{status}\n"), TODAY))["stage"] == stage


def test_the_units_own_words_for_the_stages_are_statuses_too(text: Write) -> None:
    labels = ("Idé", "Tenke", "Prøve", "Se etter", "Justere", "I boks")
    path = text("Tiltak;Hvem;Frist;Status\nKrok;Lise;3.12.2026;Se etter\n")
    assert only(read(path, TODAY, labels))["stage"] == "check"
    assert reasons(read(path, TODAY)) == [f"Statusen «Se etter» er ukjent. {KNOWN}"]


def test_everything_wrong_with_a_row_is_said_at_once_with_its_line(text: Write) -> None:
    found = read(
        text(
            "Tittel;Problem;Ansvarlig;Frist;Status\n"
            "\n"
            f"{'x' * 121};;;;\n"
            ";Vi leter;Lise;snarest;På vei\n"
            '"Krok\nved døra";"Våte\n\nparaplyer";;;\n'
            "Skilt;;;;Pågår\n"
            "Lys;;Lise;;Ferdig\n"
            "Kalender;;;;Avlyst\n"
        ),
        TODAY,
    )
    assert found.problems == (
        Problem(3, "Tittelen er for lang: 121 tegn, det er plass til 120."),
        Problem(
            4,
            "Tittelen mangler. «snarest» er ikke en dato. Skriv for eksempel 3.12.2026. "
            f"Statusen «På vei» er ukjent. {KNOWN}",
        ),
        Problem(9, "Et kort som har forlatt Forslag, trenger ansvarlig og frist."),
        Problem(10, "Et kort som har forlatt Forslag, trenger frist."),
        Problem(11, "Status er «Avlyst», så det blir ikke noe kort."),
    )
    (card,) = found.cards.values()
    assert card == {"title": "Krok ved døra", "problem": "Våte\n\nparaplyer", "stage": "suggestion"}


def test_a_deadline_in_a_cell_must_be_believable(book: Write) -> None:
    found = read(book([["Tiltak", "Frist"], ["Krok", date(2206, 12, 3)], ["Skilt", 46000]]), TODAY)
    assert reasons(found) == [
        "Fristen 3. desember 2206 kan ikke stemme.",
        "«46000» er ikke en dato. Skriv for eksempel 3.12.2026.",
    ]


def test_signs_that_cannot_be_shown_are_a_reason(text: Write) -> None:
    assert reasons(read(text("Tiltak\nKrok\a\n"), TODAY)) == ["Tittelen har tegn som ikke kan vises."]


def test_the_same_row_twice_is_one_card(text: Write) -> None:
    found = read(text("Tiltak;Hvem\nKrok ved døra;Lise\nKROK  ved døra;Jonas\n"), TODAY)
    assert titles(found) == ["Krok ved døra"]
    assert found.problems == (Problem(3, "Samme tittel og problem som på linje 2. Det er ett kort."),)


def test_what_stands_above_the_headings_and_headings_that_come_again_are_no_cards(text: Write) -> None:
    found = read(
        text(
            "Handlingsliste for Ytterskogen;;\n\nTiltak;Oppfølging;\nHva;Hvem;Når\nTittel;Ansvarlig;Frist\n"
            "Krok;Lise;3.12.\nHva;Hvem;Når\nTiltak;;\n;;\nSkilt;Jonas;4.12.\n"
        ),
        TODAY,
    )
    assert titles(found) == ["Krok", "Tiltak", "Skilt"]
    assert found.problems == ()


def test_numbered_rows_that_are_not_filled_in_are_blank(book: Write) -> None:
    found = read(book([["Nr", "Tiltak", "Frist"], [1, "Krok", None], [2, None, None], [3, "  ", ""]]), TODAY)
    assert titles(found) == ["Krok"]
    assert found.problems == ()


def test_formulas_in_text_stay_text(text: Write) -> None:
    assert titles(read(text('Tiltak\n=1+1\n"=HYPERLINK(""http://a"")"\n'), TODAY)) == [
        "=1+1",
        '=HYPERLINK("http://a")',
    ]


def test_a_formula_in_a_workbook_is_its_value_and_one_that_was_never_worked_out_is_said(
    tmp_path: Path, book: Write
) -> None:
    path = book([["Tiltak"], ["=A1"]])
    assert reasons(read(path, TODAY))[0].startswith("Tittelen er en formel som ikke er regnet ut.")
    worked_out = tmp_path / "regnet.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(worked_out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = re.sub(rb"<v ?/>|<v></v>", b"<v>5</v>", content)
            new.writestr(name, content)
    assert titles(read(worked_out, TODAY)) == ["5"]


def test_a_workbook_that_says_a_wrong_size_of_itself_is_read_whole(tmp_path: Path, book: Write) -> None:
    path = book([["Tiltak", "Hvem"], ["Krok", "Lise"]])
    wrong = tmp_path / "feil.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(wrong, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'<dimension ref="A1:B2"', b'<dimension ref="A1"'))
    assert only(read(wrong, TODAY))["responsible"] == "Lise"


def test_bringing_in_a_list_twice_adds_nothing_also_after_mending_a_row(tmp_path: Path, text: Write) -> None:
    store = Store.open(tmp_path / "board")
    broken = LIST.replace("uke 49", "en gang")
    board = perform(store, Board(), ImportCards(read(text(broken), TODAY).cards))
    assert [len(board.cards.column(stage)) for stage in STAGES] == [1, 1, 0, 1, 1, 1]
    board = perform(store, board, ImportCards(read(text(LIST), TODAY).cards))
    assert [len(board.cards.column(stage)) for stage in STAGES] == [1] * 6
    again = perform(store, board, ImportCards(read(text(LIST), TODAY).cards))
    assert again.cards == board.cards
    assert {card.source for card in again.cards.running.items.values()} == {"import"}
    store.close()


def test_cards_hang_in_the_order_of_the_list_under_those_that_hang(tmp_path: Path, text: Write) -> None:
    store = Store.open(tmp_path / "board")
    path = text("Tiltak\n" + "".join(f"Krok {n}\n" for n in range(200)))
    board = perform(store, Board(), ImportCards({"first": {"title": "Først"}}))
    board = perform(store, board, ImportCards(read(path, TODAY).cards))
    assert [card.title for card in board.cards.column("suggestion")] == ["Først"] + [f"Krok {n}" for n in range(200)]
    store.close()


def test_a_cell_of_signs_nobody_can_see_is_empty(text: Write) -> None:
    (card,) = read(text("Tittel;Problem;Ansvarlig\nKrok;\u200b;\u3164\n\u2800;\u200b;\u3164\n"), TODAY).cards.values()
    assert card == {"title": "Krok", "stage": "suggestion"}
    assert reasons(read(text("Tittel;Problem\n\u3164;Vi leter\n"), TODAY)) == ["Tittelen mangler."]
