"""Figures from before Tavle are kept whole, or not at all and with a reason; the audit says what changed."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from board.importing.figures import Figure, read
from sync.server import history
from sync.server.access import audit
from sync.server.commands.root import admin
from sync.server.db import tables
from tests.sync.places import Centre

FILE = Path(__file__).parent / "vestre-toten.csv"
FIGURES = read(FILE.read_bytes(), date(2026, 11, 25)).figures


def bring_in(centre: Centre, *figures: Figure) -> list[str]:
    def work(tx: Any) -> list[str]:
        owner = tx.scalar(select(tables.organisations.c.id))
        done = history.bring_in(tx, owner, figures, "tall.csv", who="Inger", now_ms=1)
        return [change.kind for change in done]

    return centre.do(work)


def notes(centre: Centre) -> list[str]:
    def work(tx: Any) -> list[str]:
        return [row.about for row in audit.latest(tx, tx.scalar(select(tables.organisations.c.id)))]

    return centre.do(work)


def test_the_same_figures_twice_add_nothing(centre: Centre, unit: str) -> None:
    assert bring_in(centre, *FIGURES) == ["new"] * 4
    assert bring_in(centre, *FIGURES) == []
    assert len(notes(centre)) == 1
    owner = centre.do(lambda tx: tx.scalar(select(tables.organisations.c.id)))
    assert tuple(centre.do(lambda tx: history.known(tx, owner)).values()) == FIGURES


def test_another_figure_of_a_known_day_takes_its_place_and_the_audit_says_both(centre: Centre, unit: str) -> None:
    bring_in(centre, FIGURES[2])
    assert bring_in(centre, Figure(FIGURES[2].day, 46.5, 33.1)) == ["changed"]
    assert notes(centre)[0] == "tall.csv: 31. desember 2017: 46,5 / 33,1 (før 31. desember 2017: 46,3 / 33,1)"


def command(centre: Centre, *arguments: str, answer: str | None = None) -> tuple[int, str]:
    done = CliRunner().invoke(admin, ["history", "import", *arguments, "--database", centre.url], input=answer)
    return done.exit_code, done.output


def test_the_command_line_shows_the_figures_and_asks_before_it_keeps_them(centre: Centre, unit: str) -> None:
    file = str(FILE)
    (owner,) = centre.do(lambda tx: tx.scalars(select(tables.organisations.c.public)).all())
    code, said = command(centre, owner, file, answer="n\n")
    assert (code, "31. desember 2017: 46,3 / 33,1  kommer til" in said) == (1, True)
    assert notes(centre) == []
    assert "4 tall er hentet inn" in command(centre, owner, file, "--yes")[1]
    assert len(notes(centre)) == 1
    assert "ingenting nytt" in command(centre, owner, file, "--yes")[1]
    assert command(centre, "ukjent", file, "--yes")[0] == 1


def asked(centre: Centre, tmp_path: Path, text: str, answer: str, *more: str) -> tuple[int, str]:
    (tmp_path / "tall.csv").write_text(text)
    (owner,) = centre.do(lambda tx: tx.scalars(select(tables.organisations.c.public)).all())
    return command(centre, owner, str(tmp_path / "tall.csv"), *more, answer=answer)


@pytest.mark.parametrize("answer", ["ja", "j", "JA"])
def test_the_question_is_asked_and_answered_in_norwegian(
    centre: Centre, unit: str, tmp_path: Path, answer: str
) -> None:
    code, said = asked(centre, tmp_path, "År;Identifisert;Realisert\n2017;46,3;33,1\n", f"{answer}\n")
    assert (code, "1 tall er hentet inn." in said, "[y/N]" in said) == (0, True, False)


@pytest.mark.parametrize("answer", ["", "\n", "nei\n", "tja\n"])
def test_anything_but_yes_is_no(centre: Centre, unit: str, tmp_path: Path, answer: str) -> None:
    assert asked(centre, tmp_path, "År;Identifisert\n2017;46,3\n", answer)[0] == 1
    assert notes(centre) == []


def test_the_columns_are_shown_and_one_can_be_said_to_be_another(centre: Centre, unit: str, tmp_path: Path) -> None:
    text = "År;Identifisert;Realisert;Annet\n2017;46,3;1;33,1\n"
    code, said = asked(centre, tmp_path, text, "endre\nZ\nD=realisert\nja\n")
    assert "  C «Realisert» → realisert (1)\n  D «Annet» → ikke med (33,1)\n" in said
    assert "  C «Realisert» → ikke med (1)\n  D «Annet» → realisert (33,1)\n" in said
    assert (code, notes(centre)) == (0, ["tall.csv: 31. desember 2017: 46,3 / 33,1"])


def test_a_column_that_is_not_there_takes_no_figures_away(centre: Centre, unit: str, tmp_path: Path) -> None:
    text = "År;Identifisert;Realisert\n2017;46,3;1\n"
    code, said = asked(centre, tmp_path, text, "", "--yes", "--column", "realisert=Q")
    assert (code, "den har ingen kolonne Q" in said, notes(centre)) == (1, True, [])


def test_each_years_own_are_asked_for_and_added_up(centre: Centre, unit: str, tmp_path: Path) -> None:
    text = "År;Identifisert\n2016;33\n2017;13,3\n"
    code, said = asked(centre, tmp_path, text, "", "--yes")
    assert (code, "Skriv --yearly eller --accumulated." in said, notes(centre)) == (1, True, [])
    assert asked(centre, tmp_path, text, "årlig\nja\n")[0] == 0
    assert notes(centre) == ["tall.csv: 31. desember 2016: 33 / –; 31. desember 2017: 46,3 / –"]
