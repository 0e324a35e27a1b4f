"""`tavle pull` against a real server on loopback: everything once, then only what changed, whatever cuts it off."""

import csv
import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import polars
import pytest
from openpyxl import load_workbook
from sqlalchemy import update
from typer.testing import CliRunner

from board.log.change import Fact
from kiosk.__main__ import app
from sync.pull import fetch
from sync.server import erasure, tenants
from sync.server.db.tables import keys
from sync.server.reports import extracts
from sync.server.reports.extract_tables import TABLES
from tests.sync.places import START_MS, Centre, Wall
from tests.sync.process import running
from tests.sync.pull.proxy import Cut, cutting
from tests.sync.pull.readers import Reader
from tests.sync.reports.test_curve import PUBLISHED, tell

Hang = Callable[..., Wall]
NASTY = ("=1+1", "+47 61 15 33 00", "-5 minutter", "@SUM(A1)", "<script>alert(1)</script>", 'a;b"c\nd', "Åse")


@pytest.fixture
def wall(hang: Hang, unit: str) -> Wall:
    made = hang("north")
    made.write(Fact("goal", "g1", {"text": "=Vi rekker det vi skal", "since": 1_790_000_000_001}))
    tally = {"week": "2025-W10", "goal": "g1", "meeting": "m1"}
    made.write(
        Fact("meeting", "m1", {"week": "2025-W10", "started": 1_741_005_000_000, "ended": 1_741_005_900_000}),
        Fact("tally", "t1", {**tally, "green": 8, "red": 1}),
    )
    for n, text in enumerate(NASTY):
        made.card(f"c{n}", title=text.replace("\n", " "), problem=text, responsible="Jonas", deadline="2026-12-03")
    made.write(
        Fact("gain", "a1", {"subject": "c1", "hours_per_week": 17.5, "note": NASTY[0], "made": 1_790_000_000_001})
    )
    made.settle()
    return made


@pytest.fixture
def reader(centre: Centre, unit: str, wall: Wall) -> Reader:
    tell(centre, unit, *PUBLISHED)
    return Reader(centre, unit)


@pytest.fixture
def server(centre: Centre, reader: Reader) -> Iterator[str]:
    with running(centre.url) as started:
        yield started.address


class Pulled:
    def __init__(self, folder: Path, code: int, said: str) -> None:
        self.folder, self.code, self.said = folder, code, said

    @property
    def manifest(self) -> Any:
        return json.loads((self.folder / "manifest.json").read_text())

    def rows(self, table: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads((self.folder / f"{table}.json").read_text())
        return found


def pull(url: str, key: str, folder: Path, *options: str) -> Pulled:
    done = CliRunner().invoke(app, ["pull", url, "--to", str(folder), *options], env={"TAVLE_KEY": key})
    return Pulled(folder, done.exit_code, done.output)


def pulled(url: str, key: str, folder: Path, *options: str) -> Pulled:
    done = pull(url, key, folder, *options)
    assert done.code == 0, done.said
    return done


def test_everything_is_there_and_the_manifest_says_what_it_is(server: str, reader: Reader, tmp_path: Path) -> None:
    done = pulled(server, reader.key, tmp_path / "out", "--format", "json")
    told = {table["name"]: (entry, table) for entry in done.manifest["files"] for table in entry["tables"]}
    assert list(told) == list(TABLES)
    for name, (entry, table) in told.items():
        content = (done.folder / entry["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == entry["sha256"]
        assert (len(content), len(done.rows(name))) == (entry["bytes"], table["rows"])
        assert all(column["meaning"] for column in table["columns"])
    assert {row["problem"] for row in done.rows("cards")} == set(NASTY)
    assert [row["word"] for row in done.rows("wellbeing")] == ["klart godt"]
    assert not list(done.folder.glob(".*.part"))


def test_without_a_terminal_progress_is_plain_lines(server: str, reader: Reader, tmp_path: Path) -> None:
    said = pulled(server, reader.key, tmp_path / "out").said
    assert "\nForbedringskort: 7 rader\n" in said
    assert "\x1b" not in said


def test_csv_opens_in_a_norwegian_spreadsheet_and_no_text_is_a_formula(
    server: str, reader: Reader, tmp_path: Path
) -> None:
    folder = pulled(server, reader.key, tmp_path / "out", "--format", "csv").folder
    assert (folder / "cards.csv").read_bytes().startswith(b"\xef\xbb\xbfunit;unit_name;id;title;")
    with (folder / "cards.csv").open(encoding="utf-8-sig", newline="") as opened:
        cards = list(csv.DictReader(opened, delimiter=";"))
    assert [card["problem"] for card in cards] == [("'" if t[0] in "=+-@" else "") + t for t in NASTY]
    assert not [cell for card in cards for cell in card.values() if cell and cell[0] in "=+-@"]
    assert (cards[0]["deadline"], cards[0]["archived"]) == ("2026-12-03", "nei")
    with (folder / "history.csv").open(encoding="utf-8-sig", newline="") as opened:
        known = [row for row in csv.DictReader(opened, delimiter=";") if row["day"] == "2017-12-31"]
    assert (known[0]["identified_fte"], known[0]["realised_fte"]) == ("46,3", "33,1")


def test_a_workbook_has_real_figures_and_text_that_is_text(server: str, reader: Reader, tmp_path: Path) -> None:
    folder = pulled(server, reader.key, tmp_path / "out", "--format", "xlsx").folder
    book = load_workbook(folder / "tavle.xlsx")
    assert book.sheetnames[0] == "Les meg"
    assert "vises ikke" in str(list(book["Les meg"].values))
    cards = book["Forbedringskort"]
    assert [cell.value for cell in cards["E"][1:]] == list(NASTY)
    assert {cell.data_type for row in cards.iter_rows(min_row=2) for cell in row} <= {"s", "n", "d", "b"}
    head = [cell.value for cell in book["Før Tavle"][1]]
    line = dict(zip(head, book["Før Tavle"][4], strict=True))
    assert (line["identified_fte"].value, line["realised_fte"].value) == (46.3, 33.1)
    assert f"{line['realised_share'].value:.0%}" == "71%"
    assert (line["day"].is_date, line["day"].number_format) == (True, "[$-414]dd.mm.yyyy")
    assert book["Før Tavle"]["B1"].comment.text.startswith("Identifisert (årsverk).")


def test_columns_are_called_alike_in_every_format(server: str, reader: Reader, tmp_path: Path) -> None:
    """So a report can move from one to the other."""
    folder = tmp_path / "out"
    for format in ("csv", "xlsx", "parquet", "json"):
        done = pulled(server, reader.key, folder, "--format", format)
    names = list(done.rows("wellbeing")[0])
    assert (folder / "wellbeing.csv").read_text("utf-8-sig").splitlines()[0].split(";") == names
    assert polars.read_parquet(folder / "wellbeing.parquet").columns == names
    assert [cell.value for cell in load_workbook(folder / "tavle.xlsx")["Trivsel"][1]] == names


def test_a_workbook_begins_with_a_chart_that_counts_words(server: str, reader: Reader, tmp_path: Path) -> None:
    folder = pulled(server, reader.key, tmp_path / "out", "--format", "xlsx").folder
    book = load_workbook(folder / "tavle.xlsx")
    assert book.sheetnames[1] == "Trivsel i ord"
    sheet = book["Trivsel i ord"]
    head, week = ([cell.value for cell in row[:6]] for row in sheet.iter_rows(max_row=2))
    assert head == ["Mandag", "klart dårlig", "mest dårlig", "blandet", "mest godt", "klart godt"]
    assert (str(week[0])[:10], week[1:]) == ("2025-03-03", [0, 0, 0, 0, 1])
    assert len(sheet._charts) == 1


def test_parquet_is_read_by_duckdb_and_polars(server: str, reader: Reader, tmp_path: Path) -> None:
    folder = pulled(server, reader.key, tmp_path / "out", "--format", "parquet").folder
    cards = polars.read_parquet(folder / "cards.parquet")
    assert cards["problem"].to_list() == list(NASTY)
    assert cards.schema["deadline"] == polars.Date
    assert cards.schema["archived"] == polars.Boolean
    found = duckdb.sql(f"SELECT day, identified_fte, round(realised_share, 2) FROM '{folder}/history.parquet'")
    assert [row[1:] for row in found.fetchall()] == [(8.5, None), (33.0, 0.65), (46.3, 0.71), (49.4, 0.73)]
    made = duckdb.sql(f"SELECT typeof(made), epoch(made) FROM '{folder}/units.parquet'").fetchall()
    assert made == [("TIMESTAMP WITH TIME ZONE", START_MS / 1000)]


def test_a_unit_that_is_called_otherwise_is_called_so_in_every_row(
    server: str, reader: Reader, centre: Centre, unit: str, tmp_path: Path
) -> None:
    done = pulled(server, reader.key, tmp_path / "out", "--format", "json")
    assert {row["unit_name"] for row in done.rows("cards")} == {"Hjemmetjenesten nord"}
    centre.do(
        lambda tx: tenants.rename(tx, tenants.unit_number(tx, unit), "Hjemmetjenesten nord", "Hjemmetjenesten vest")
    )
    done = pulled(server, reader.key, tmp_path / "out", "--format", "json")
    for table in ("cards", "meetings", "wellbeing", "gains"):
        assert {row["unit_name"] for row in done.rows(table)} == {"Hjemmetjenesten vest"}


def test_only_what_is_asked_for_is_fetched(server: str, reader: Reader, tmp_path: Path) -> None:
    done = pulled(server, reader.key, tmp_path / "out", "--format", "json", "--table", "gains")
    assert {path.name for path in done.folder.glob("*.json")} == {"gains.json", "manifest.json"}
    assert [row["fte"] for row in done.rows("gains")] == [pytest.approx(17.5 / 37.5, abs=1e-12)]
    assert "ingen tabell som heter «ballots»" in pull(server, reader.key, done.folder, "--table", "ballots").said


def test_the_next_time_only_what_changed_is_fetched(
    server: str, reader: Reader, wall: Wall, centre: Centre, unit: str, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    pulled(server, reader.key, folder, "--format", "json")
    assert "Endringer: 0 rader" in pulled(server, reader.key, folder, "--format", "json").said
    wall.card("c0", title="Nytt navn")
    wall.settle()
    again = pulled(server, reader.key, folder, "--format", "json")
    assert "Endringer: 1 rad" in again.said
    assert {row["id"]: row["title"] for row in again.rows("cards")}["c0"] == "Nytt navn"
    assert len(again.rows("cards")) == len(NASTY)

    def work(tx: Any) -> None:
        erasure.erase(tx, tenants.unit_number(tx, unit), "card", "c0", {"title"}, centre.time())

    centre.do(work)
    erased = pulled(server, reader.key, folder, "--format", "json")
    assert "Nytt navn" not in (folder / "cards.json").read_text()
    assert len(erased.rows("cards")) == len(NASTY)


def test_what_is_cut_off_goes_on_from_there(
    server: str, reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line is cut in the middle of an answer, at every answer in turn."""
    monkeypatch.setattr(fetch, "TRIES", 1)
    whole = pulled(server, reader.key, tmp_path / "whole", "--format", "json")
    cuts, folder = 0, tmp_path / "cut"
    for after in range(1, 40):
        with cutting(server, Cut(after)) as address:
            done = pull(address, reader.key, folder, "--format", "json")
        if done.code == 0:
            break
        assert "Det som er hentet, er tatt vare på" in done.said
        cuts += 1
    assert cuts >= 3
    for table in ("cards", "gains", "wellbeing", "meetings", "history"):
        assert done.rows(table) == whole.rows(table)


def test_a_cut_that_heals_is_not_noticed(
    server: str, reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "WAIT_S", 0.01)
    with cutting(server, Cut(3, times=2)) as address:
        assert len(pulled(address, reader.key, tmp_path / "out", "--format", "json").rows("cards")) == len(NASTY)


def test_names_are_off_until_they_are_asked_for_and_allowed(
    centre: Centre, server: str, reader: Reader, unit: str, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    pulled(server, reader.key, folder, "--format", "json")
    assert "Jonas" not in "".join(path.read_text() for path in folder.glob("*.json"))
    assert "får ikke lese navn" in pull(server, reader.key, folder, "--names").said
    bold = Reader(centre, unit, names=True)
    bold.allow_names()
    named = pulled(server, bold.key, folder, "--format", "json", "--names")
    assert {row["responsible"] for row in named.rows("cards")} == {"Jonas"}
    assert named.manifest["names"] is True
    pulled(server, bold.key, folder, "--format", "json")
    assert "Jonas" not in (folder / "cards.json").read_text()


def test_a_key_that_was_withdrawn_opens_nothing_and_what_was_fetched_stays(
    server: str, reader: Reader, tmp_path: Path
) -> None:
    done = pulled(server, reader.key, tmp_path / "out", "--format", "json")
    refused = pull(server, "tavle_" + "x" * 43, done.folder, "--format", "json")
    assert (refused.code, "Nøkkelen åpner ikke" in refused.said) == (1, True)
    assert len(done.rows("cards")) == len(NASTY)


def test_a_key_that_has_ended_says_what_to_do_and_what_was_fetched_stays(
    server: str, centre: Centre, reader: Reader, tmp_path: Path
) -> None:
    done = pulled(server, reader.key, tmp_path / "out", "--format", "json")
    centre.do(lambda tx: tx.execute(update(keys).values(ends_ms=1)))
    refused = pull(server, reader.key, done.folder, "--format", "json")
    assert refused.code == 1
    assert "Nøkkelen er gått ut. Be koordinatoren lage en ny" in refused.said
    assert len(done.rows("cards")) == len(NASTY)


def test_what_is_no_centre_is_said(tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "TRIES", 1)
    assert "Får ikke kontakt" in pull("http://127.0.0.1:9", reader.key, tmp_path / "out").said
    assert "Får ikke kontakt" in pull("ftp://127.0.0.1", reader.key, tmp_path / "out").said
    (tmp_path / "file").write_text("")
    assert "Kan ikke skrive" in pull("http://127.0.0.1:9", reader.key, tmp_path / "file").said


def test_a_damaged_shelf_is_put_aside_and_everything_fetched_again(
    server: str, reader: Reader, tmp_path: Path
) -> None:
    done = pulled(server, reader.key, tmp_path / "out", "--format", "json")
    (done.folder / "tavle-pull.db").write_bytes(b"not a database" * 1000)
    assert len(pulled(server, reader.key, done.folder, "--format", "json").rows("cards")) == len(NASTY)
    assert (done.folder / "tavle-pull.db.damaged").exists()


def test_many_pages_are_one_table(
    centre: Centre, reader: Reader, wall: Wall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read from the app in this process, so that its pages can be made small."""
    monkeypatch.setattr(extracts, "PAGE", 2)
    assert [row["id"] for row in reader.rows("cards")] == [f"c{n}" for n in range(len(NASTY))]
