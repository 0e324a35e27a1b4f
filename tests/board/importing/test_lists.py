"""A list as people have it gives these cards, and what is on no card is told."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from board.errors import Refused
from board.importing.actionlist import ActionList, read
from board.importing.heading import NAMES
from board.importing.table import Told
from tests.board.importing.files import csv, workbook

TODAY = date(2026, 11, 28)
DECEMBER = datetime(2026, 12, 10)
HEAD = ["Tiltak", "Ansvarlig", "Frist", "Status"]
Read = Callable[..., ActionList]
Line = tuple[str, str, str, str, str]


@pytest.fixture
def reads(tmp_path: Path) -> Read:
    def made(content: bytes, **more: Any) -> ActionList:
        (tmp_path / "liste").write_bytes(content)
        return read(tmp_path / "liste", TODAY, **more)

    return made


def cards(found: ActionList) -> list[Line]:
    names = ("title", "stage", "responsible", "deadline", "problem")
    return [tuple(card.get(name, "") for name in names) for card in found.cards.values()]  # type: ignore[misc]


@dataclass(frozen=True)
class Case:
    content: bytes
    cards: list[Line]
    told: tuple[tuple[int, str], ...] = ()
    """The notes: line and what they are about."""
    unused: tuple[str, ...] = ()


PLANNER = [
    *(["Plannavn", "Forbedringer Solbakken"], ["Plan-ID", "aBcDe"], []),
    *(["Oppgave-ID", "Oppgavenavn", "Samlingsnavn", "Fremdrift", "Tilordnet til", "Opprettet av"],),
    *(["Xk31", "Bestille stoler", "Å gjøre", "Pågår", "Ola Hansen;Kari Nordmann", "Kari Nordmann"],),
    *(["Xk32", "Rydde lager", "Å gjøre", "Fullført", "Ola Hansen", "Kari Nordmann"],),
]
for row, more in zip(PLANNER[3:], (["Forfallsdato", "Fullført av"], ["15.12.2026"], ["01.10.2026"]), strict=True):
    row += more

CASES = {
    "headings over two rows": Case(
        workbook(
            [
                ["Handlingsplan 2026"],
                [],
                ["Nr", "Tiltak", "Oppfølging", None, None],
                [None, None, "Ansvarlig", "Frist", "Status"],
                [1, "Ny rutine", "Kari", datetime(2026, 12, 15), "Pågår"],
                [2, "Rydde lager", "Per", datetime(2026, 10, 1), "Lukket"],
            ],
            merged=["A1:E1", "C3:E3"],
        ),
        [("Ny rutine", "do", "Kari", "2026-12-15", ""), ("Rydde lager", "done", "Per", "2026-10-01", "")],
        ((1, "over"),),
        ("Nr",),
    ),
    "three sheets": Case(
        workbook(
            {
                place: [HEAD, [f"Krok {place}", "Kari", DECEMBER, "Pågår"], *more]
                for place, more in (("Nord", []), ("Sør", [["Kaffe", "Siri", DECEMBER, "Pågår"]]), ("Natt", []))
            }
        ),
        [
            (title, "do", who, "2026-12-10", "")
            for title, who in (("Krok Nord", "Kari"), ("Krok Sør", "Kari"), ("Kaffe", "Siri"), ("Krok Natt", "Kari"))
        ],
    ),
    "the month first": Case(
        csv(
            "Title,Ansvarlig,Frist,Status\nA,Kari,12/15/2026,Pågår\nB,Ola,12/03/2026,Pågår\nC,Siri,01/29/2027,Pågår\n"
        ),
        [
            ("A", "do", "Kari", "2026-12-15", ""),
            ("B", "do", "Ola", "2026-12-03", ""),
            ("C", "do", "Siri", "2027-01-29", ""),
        ],
    ),
    "Planner in Norwegian": Case(
        workbook(PLANNER),
        [
            ("Bestille stoler", "do", "Ola H. og Kari N.", "2026-12-15", ""),
            ("Rydde lager", "done", "Ola H.", "2026-10-01", ""),
        ],
        ((1, "over"), (2, "over")),
        ("Oppgave-ID", "Samlingsnavn", "Opprettet av"),
    ),
    "who suggested it": Case(
        workbook([["Forslag fra", *HEAD], ["Kari Nordmann", "Ny boks", "Ola Hansen", DECEMBER, "Pågår"]]),
        [("Ny boks", "do", "Ola H.", "2026-12-10", "")],
        (),
        ("Forslag fra",),
    ),
    "formulas with an empty answer": Case(
        workbook(
            [
                ["Tiltak", "Problem", "Ansvarlig", "Frist", "Status"],
                ["Ny boks", '=IF(G2="","",G2)', "Kari", DECEMBER, "Pågår"],
                *[[f'=IF(F{n}="","",F{n})', f'=IF(G{n}="","",G{n})'] for n in (3, 4)],
            ],
            answered=True,
        ),
        [("Ny boks", "do", "Kari", "2026-12-10", "")],
    ),
    "headings between and a sum": Case(
        workbook(
            [
                ["Tiltaksliste avdeling Nord"],
                [],
                ["Tiltak", "Beskrivelse", "Ansvarlig", "Frist", "Status"],
                ["HMS og sikkerhet"],
                ["Merke nødutgang", "Skiltet henger skjevt", "Kari", datetime(2026, 12, 15), "Pågår"],
                ["ARBEIDSFLYT"],
                ["Ny vaktliste", "Rotete", "Siri", datetime(2027, 1, 15), "Forslag"],
                ["Totalt antall tiltak: 2"],
            ],
            merged=["A1:E1", "A4:E4"],
        ),
        [
            ("Merke nødutgang", "do", "Kari", "2026-12-15", "Skiltet henger skjevt"),
            ("Ny vaktliste", "suggestion", "Siri", "2027-01-15", "Rotete"),
        ],
        ((1, "over"), (4, "between"), (6, "between"), (8, "sum")),
    ),
    "a column for what is done": Case(
        workbook(
            [
                ["Tiltak", "Ansvarlig", "Frist", "Utført"],
                ["Ny stol", "Kari", DECEMBER, None],
                ["Nytt bord", "Ola", datetime(2026, 11, 10), "x"],
                ["Ny lampe", "Ola", datetime(2026, 11, 10), datetime(2026, 11, 5)],
                ["Ny dør", "Ola", DECEMBER, "nei"],
            ]
        ),
        [
            ("Ny stol", "suggestion", "Kari", "2026-12-10", ""),
            ("Nytt bord", "done", "Ola", "2026-11-10", ""),
            ("Ny lampe", "done", "Ola", "2026-11-10", ""),
            ("Ny dør", "suggestion", "Ola", "2026-12-10", ""),
        ],
    ),
    "upright strokes": Case(
        csv("Tiltak|Problem|Ansvarlig|Frist|Status\nNy vaktliste|Rot i helgene|Bjørn Øye|15.12.2026|Pågår\n"),
        [("Ny vaktliste", "do", "Bjørn Ø.", "2026-12-15", "Rot i helgene")],
    ),
    "a table of Markdown": Case(
        csv("| Tiltak | Ansvarlig |\n|---|:---|\n| Ny vaktliste | Kari |\n"),
        [("Ny vaktliste", "suggestion", "Kari", "", "")],
    ),
    "cells over several rows": Case(
        workbook(
            [
                ["Område", *HEAD],
                ["Natt", "Lykt i gangen", "Kari Nordmann", DECEMBER, "Pågår"],
                [None, "Ny alarmknapp", None, None, "Pågår"],
                [None, "Varme ulltepper", None, None, "Forslag"],
            ],
            merged=["A2:A4", "C2:C4", "D2:D4"],
        ),
        [
            ("Lykt i gangen", "do", "Kari N.", "2026-12-10", ""),
            ("Ny alarmknapp", "do", "Kari N.", "2026-12-10", ""),
            ("Varme ulltepper", "suggestion", "Kari N.", "2026-12-10", ""),
        ],
        (),
        ("Område",),
    ),
    "headings between, in a text file": Case(
        csv("Tiltak;Ansvarlig;Frist\nHMS;;\nKrok;Kari;10.12.2026\nUtstyr:;;\nSkilt;;\n"),
        [("Krok", "suggestion", "Kari", "2026-12-10", ""), ("Skilt", "suggestion", "", "", "")],
        ((2, "between"), (4, "between")),
    ),
    "titles in capitals": Case(
        csv("Tiltak;Ansvarlig\nNY STOL;\nNYTT BORD;Kari\n"),
        [("NY STOL", "suggestion", "", "", ""), ("NYTT BORD", "suggestion", "Kari", "", "")],
    ),
    "headings far down": Case(
        workbook(
            [*[[f"Innledning, avsnitt {n}"] for n in range(1, 36)], HEAD, ["Ny stol", "Kari", DECEMBER, "Pågår"]]
        ),
        [("Ny stol", "do", "Kari", "2026-12-10", "")],
        tuple((n, "over") for n in range(1, 36)),
    ),
    "words beside the status": Case(
        csv("Tiltak;Ansvarlig;Frist;Status\nA;Kari (avd. 2);10.12.2026;Pågår – venter på IT\n"),
        [("A", "do", "Kari", "2026-12-10", "")],
        ((2, "beside"), (2, "beside")),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_list_with(name: str, reads: Read) -> None:
    case = CASES[name]
    found = reads(case.content)
    assert cards(found) == case.cards
    assert found.problems == ()
    assert tuple((note.line, note.kind) for note in found.notes) == case.told
    assert found.unused == case.unused


@pytest.mark.parametrize(
    ("written", "day"),
    [
        *(("desember 2026", "2026-12-31"), ("des. 26", "2026-12-31"), ("uke 42-43", "2026-10-23")),
        *(("Frist: uke 42", "2026-10-16"), ("2026.12.15", "2026-12-15"), ("1.12 2026", "2026-12-01")),
        *(("1.12.-26", "2026-12-01"), ("utgangen av januar", "2027-01-31"), ("1. kvartal 2027", "2027-03-31")),
        *(("innen utgangen av 2026", "2026-12-31"), ("Dec 15, 2026", "2026-12-15"), ("15. des 2026", "2026-12-15")),
    ],
)
def test_a_deadline_written(written: str, day: str, reads: Read) -> None:
    assert cards(reads(csv(f"Tiltak;Frist\nA;{written}\n"))) == [("A", "suggestion", "", day, "")]


@pytest.mark.parametrize(
    ("written", "stage"),
    [
        *(("I arbeid", "do"), ("Not started", "suggestion"), ("Completed", "done"), ("✓", "done"), ("100 %", "done")),
        *(("Ferdig 12.11.26", "done"), ("Pågår – venter på IT", "do"), ("Ikkje starta", "suggestion"), ("50%", "do")),
    ],
)
def test_a_status_written(written: str, stage: str, reads: Read) -> None:
    assert [card[1] for card in cards(reads(csv(f"Tiltak;Hvem;Frist;Status\nA;Kari;10.12.2026;{written}\n")))] == [
        stage
    ]


@pytest.mark.parametrize("written", ["Ferdig, men ikke tatt i bruk", "Nesten ferdig", "Ferdig?", "Ikke ferdig"])
def test_what_is_not_quite_finished_is_not_finished(written: str, reads: Read) -> None:
    (problem,) = reads(csv(f"Tiltak;Hvem;Frist;Status\nA;Kari;10.12.2026;{written}\n")).problems
    assert problem.reason.startswith(f"Statusen «{written}» er ukjent.")


@pytest.mark.parametrize("written", ["@", "/", "1.", "()", "&"])
def test_what_names_nobody_is_no_responsible(written: str, reads: Read) -> None:
    found = reads(csv(f"Tiltak;Hvem;Frist;Status\nA;{written};10.12.2026;Pågår\n"))
    assert [problem.reason for problem in found.problems] == [f"«{written}» er ikke et navn."]


def test_dates_that_prove_both_orders_are_not_guessed_at(reads: Read) -> None:
    found = reads(csv("Tiltak;Frist\nA;12/15/2026\nB;15/12/2026\nC;12/3/2026\nD;3.12.2026\n"))
    assert [card[3] for card in cards(found)] == ["2026-12-15", "2026-12-15", "2026-12-03"]
    assert [(p.line, p.reason.split(".")[0]) for p in found.problems] == [(4, "«12/3/2026» kan være to datoer")]


def test_the_day_it_was_finished_is_kept_where_the_list_says_it(reads: Read) -> None:
    found = reads(csv("Tiltak;Hvem;Frist;Status\nA;Kari;1.3.2024;Ferdig 2.2.2024\nB;Kari;1.3.2024;Ferdig\n"))
    moved = [card.get("moved") for card in found.cards.values()]
    assert moved == [round(datetime(2024, 2, 2, 11).timestamp() * 1000), None]


def test_who_brings_the_list_knows_best_what_a_column_is(reads: Read) -> None:
    content = csv("Hva;Hvem;Når;Tekst\nKrok;Kari;10.12.2026;Pågår\n")
    assert cards(reads(content)) == [("Krok", "suggestion", "Kari", "2026-12-10", "")]
    said = Told().said("status=D", NAMES).said("C=ikke", NAMES)
    assert reads(content, told=said).problems[0].reason.endswith("trenger frist.")
    assert cards(reads(content, told=Told().said("D=status", NAMES))) == [("Krok", "do", "Kari", "2026-12-10", "")]


def test_a_list_without_headings_is_read_once_it_is_said_what_is_what(reads: Read) -> None:
    content = csv("Krok;Kari\nSkilt;Ola\n")
    with pytest.raises(Refused, match="overskriften Tittel eller Tiltak"):
        reads(content)
    said = Told().said("ansvarlig=B", NAMES).said("tittel=A", NAMES)
    assert [card[:3] for card in cards(reads(content, told=said))] == [
        ("Krok", "suggestion", "Kari"),
        ("Skilt", "suggestion", "Ola"),
    ]


def test_a_column_that_is_not_there_is_nobodys(reads: Read) -> None:
    """Else what is in the right one would be left out, and a card be hung up without it."""
    content = csv("Hva;Hvem\nKrok;Kari\n")
    with pytest.raises(Refused, match="den har ingen kolonne Z"):
        reads(content, told=Told().said("ansvarlig=Z", NAMES))
    assert cards(reads(content, told=Told().said("Z=ikke", NAMES)))[0][:3] == ("Krok", "suggestion", "Kari")
