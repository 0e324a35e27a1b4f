"""The archive extract: whole, described, with checksums that hold, and nothing in it that must not leave."""

import csv
import hashlib
import io
import json
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any
from xml.etree import ElementTree as Xml

import pytest
from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError
from typer.testing import CliRunner

from board.log.change import Fact
from sync.server import archive, tenants
from sync.server.access.rule import Role
from sync.server.commands.root import admin
from sync.server.db.tables import audit
from sync.server.reports.extract_tables import TABLES
from tests.sync.places import Centre, Time, Wall
from tests.sync.web.office import person

Hang = Callable[..., Wall]
WEEK = "2026-W51"
"""Over, when the tests' clock begins."""
HOSTILE = '=HYPERLINK(1) <b>&; "x"\nny linje'


@pytest.fixture
def board(hang: Hang) -> Wall:
    wall = hang("north")
    wall.write(
        Fact("goal", "g0", {"slot": 0, "text": "Vi har det bra", "since": 1_790_000_000_001}),
        Fact("card", "c1", {"title": "Nøkler", "problem": HOSTILE, "responsible": "Wenche", "stage": "plan"}),
        Fact(
            "meeting",
            "m",
            {
                "week": WEEK,
                "started": 1_790_000_000_005,
                "ended": 1_790_000_000_009,
                "present": 5,
                "next_keeper": "Wenche",
            },
        ),
        Fact("tally", "t", {"meeting": "m", "week": WEEK, "goal": "g0", "green": 4, "pink": 1}),
        Fact("gain", "i", {"subject": "c1", "hours_per_week": 17.5, "made": 1_790_000_000_005}),
    )
    wall.settle()
    return wall


def extract(centre: Centre, unit: str, role: Role = Role.COORDINATOR) -> zipfile.ZipFile:
    answer = person(centre, unit, role).get("/rapporter/arkiv")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/zip"
    return zipfile.ZipFile(io.BytesIO(answer.content))


def test_every_table_is_there_twice_and_says_the_same(centre: Centre, unit: str, board: Wall) -> None:
    found = extract(centre, unit)
    assert found.testzip() is None
    about = json.loads(found.read("metadata.json"))
    assert [table["name"] for table in about["tables"]] == [*TABLES]
    for table in about["tables"]:
        exact = json.loads(found.read(f"data/{table['name']}.json"))
        cells = [*csv.reader(io.StringIO(found.read(f"data/{table['name']}.csv").decode("utf-8-sig")), delimiter=";")]
        assert len(exact) == len(cells) - 1 == table["rows"]
        assert cells[0] == [column["name"] for column in table["columns"]]
    (card,) = json.loads(found.read("data/cards.json"))
    assert card["problem"] == HOSTILE
    (gain,) = json.loads(found.read("data/gains.json"))
    assert round(gain["fte"], 3) == 0.467
    assert "17,5" in found.read("data/gains.csv").decode()


def test_a_text_that_looks_like_a_formula_is_text_in_a_spreadsheet(centre: Centre, unit: str, board: Wall) -> None:
    rows = csv.DictReader(
        io.StringIO(extract(centre, unit).read("data/cards.csv").decode("utf-8-sig")), delimiter=";"
    )
    assert next(rows)["problem"] == f"'{HOSTILE}"


def test_checksums_hold_and_each_table_has_a_meaning_and_a_rule(centre: Centre, unit: str, board: Wall) -> None:
    found = extract(centre, unit)
    root = Xml.fromstring(found.read("metadata.xml"))
    assert root.findtext(f"{{{archive.DUBLIN_CORE}}}creator") == "Hjemmetjenesten nord kommune"
    files = root.findall("fil")
    assert len(files) == 2 * len(TABLES)
    for file in files:
        content = found.read(file.attrib["navn"])
        assert file.attrib["sha256"] == hashlib.sha256(content).hexdigest()
        assert file.attrib["byte"] == str(len(content))
    tables = root.findall("tabell")
    assert len(tables) == len(TABLES)
    for table in tables:
        assert table.attrib["bevaring"]
        assert table.findtext("innhold")
        assert all(column.text for column in table.findall("kolonne"))
    assert "Forslag" in str(root.findtext("bevaring"))


def test_no_name_and_no_count_of_colours_leaves(centre: Centre, unit: str, board: Wall) -> None:
    found = extract(centre, unit)
    for name in found.namelist():
        assert b"Wenche" not in found.read(name)
    (vote,) = json.loads(found.read("data/wellbeing.json"))
    assert (vote["laid"], vote["word"], vote["level"]) == (5, "klart godt", 5)
    assert "tally" not in json.dumps(found.namelist())


def test_only_who_sees_the_whole_organisation_may_have_it_and_it_is_noted(centre: Centre, unit: str) -> None:
    for role, status in ((Role.AUDITOR, 200), (Role.LEADER, 403), (Role.OPERATOR, 403)):
        assert person(centre, unit, role).get("/rapporter/arkiv").status_code == status
    lines = centre.do(lambda tx: tx.execute(select(audit.c.what, audit.c.about)).all())
    assert ("downloaded", "Arkivuttrekk") in [tuple(line) for line in lines]
    assert "Hent arkivuttrekk" not in person(centre, unit, Role.LEADER, "Leif").get("/rapporter").text


def test_another_organisation_is_not_in_it(centre: Centre, unit: str, board: Wall, hang: Hang) -> None:
    other = hang("other", into=centre.unit("Sør"))
    other.card("x1", title="Ikke deres")
    other.settle()
    assert b"Ikke deres" not in extract(centre, unit).read("data/cards.json")


class Interrupted(io.BytesIO):
    """A file before whose first byte something happens elsewhere."""

    def __init__(self, happens: Callable[[], Any]) -> None:
        super().__init__()
        self.happens: Callable[[], Any] | None = happens

    def write(self, part: Any) -> int:
        if self.happens:
            happens, self.happens = self.happens, None
            happens()
        return super().write(part)


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_it_is_one_moment_whatever_is_written_while_it_is_read(
    kind: str, tmp_path: Path, time: Time, request: pytest.FixtureRequest
) -> None:
    url = f"sqlite:///{tmp_path}/moment.db" if kind == "sqlite" else request.getfixturevalue("postgres")
    centre = Centre(url, time)
    wall = Wall(tmp_path / "wall", centre, centre.let_in(centre.unit(), "a" * 16))
    wall.card("c1", title="Nøkler")
    wall.settle()

    def write() -> None:
        wall.write(
            Fact("card", "c2", {"title": "Imens"}), Fact("gain", "i", {"subject": "c2", "made": 1_790_000_000_005})
        )
        wall.settle()

    writing = threading.Thread(target=write)

    def meanwhile() -> None:
        writing.start()
        writing.join(0.3 if kind == "sqlite" else 30)
        assert writing.is_alive() == (kind == "sqlite")  # it waits on the one, and nobody on the other

    def ids(file: IO[bytes]) -> list[list[str]]:
        def pack(tx: Connection) -> None:
            archive.pack(tx, tenants.organisation_number(tx, "hjemmetjenesten-nord-kommune"), file, time())

        centre.core.database.still(pack).result()
        with zipfile.ZipFile(file) as found:
            return [[row["id"] for row in json.loads(found.read(f"data/{name}.json"))] for name in ("cards", "gains")]

    try:
        assert ids(Interrupted(meanwhile)) == [["c1"], []]
        writing.join(30)
        assert ids(io.BytesIO()) == [["c1", "c2"], ["i"]]
    finally:
        wall.close()
        centre.close()


def test_nothing_can_be_written_in_what_only_reads(postgres: str, time: Time) -> None:
    centre = Centre(postgres, time)
    try:
        with pytest.raises(DBAPIError):
            centre.core.database.still(lambda tx: tenants.found_organisation(tx, "Ny", time())).result()
        assert centre.do(lambda tx: tenants.found_organisation(tx, "Ny", time()))
    finally:
        centre.close()


def test_the_command_line_writes_the_same(centre: Centre, unit: str, board: Wall, tmp_path: Path) -> None:
    def public(tx: Any) -> str:
        return str(tx.scalar(select(tenants.organisations.c.public)))

    target = tmp_path / "ut.zip"
    asked = ["archive", centre.do(public), str(target), "--database", centre.url]
    assert CliRunner().invoke(admin, asked).exit_code == 0
    with zipfile.ZipFile(target) as found:
        assert json.loads(found.read("data/cards.json"))[0]["title"] == "Nøkler"
    missing = CliRunner().invoke(admin, ["archive", "ingen", str(tmp_path / "x.zip"), "--database", centre.url])
    assert missing.exit_code == 1
    assert not (tmp_path / "x.zip").exists()
