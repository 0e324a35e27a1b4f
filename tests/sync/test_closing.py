"""Units and organisations that end: closed, then brought out and forgotten."""

import zipfile
from pathlib import Path

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from board.kinds import metadata as boards
from board.log.stamp import wall_ms
from sync.server import tenants
from sync.server.commands import root
from sync.server.db import metadata
from sync.server.db.tables import units
from sync.wall.connection_status import ConnectionState
from tests.board.test_disk import fill
from tests.conftest import small_disk
from tests.sync.access.member import Member
from tests.sync.places import Centre, Time, Wall


@pytest.fixture
def time() -> Time:
    """The command line looks at the real clock, and the centre beside it must agree."""
    return Time(wall_ms())


def run(centre: Centre, *words: str, code: int = 0, answer: str = "j\n") -> str:
    result = CliRunner().invoke(root.admin, [*words, "--database", centre.url], input=answer)
    assert result.exit_code == code, result.output
    return result.output.strip()


def rows(centre: Centre) -> dict[str, int]:
    tables = [*metadata.sorted_tables, *boards.sorted_tables]
    return {table.name: centre.do(lambda tx, t=table: len(tx.execute(select(t)).all())) for table in tables}


def hung(centre: Centre, unit: str, folder: Path) -> Wall:
    wall = Wall(folder, centre, centre.let_in(unit, "a" * 16, "Vaktrommet"))
    wall.card("c1", title="Fast plass")
    assert wall.settle().state is ConnectionState.CONNECTED
    return wall


def test_a_unit_is_closed_and_its_wall_works_on_alone(centre: Centre, unit: str, tmp_path: Path) -> None:
    wall = hung(centre, unit, tmp_path / "north")
    assert "Ingenting er gjort" in run(centre, "unit", "close", unit, code=1, answer="nei\n")
    run(centre, "unit", "close", unit)
    assert wall.settle().state is ConnectionState.UNAUTHORISED
    with pytest.raises(LookupError, match="nedlagt"):
        centre.do(lambda tx: tenants.open_unit_number(tx, unit))
    assert len(centre.log(unit)) == 1
    wall.close()


def test_nothing_is_left_of_a_unit_that_is_forgotten_and_all_of_the_others(
    centre: Centre, unit: str, tmp_path: Path
) -> None:
    other = centre.unit("Skolen")
    before = rows(centre)
    mine = run(centre, "unit", "add", "skolen-kommune", "SFO", answer="")
    wall, stays = hung(centre, mine, tmp_path / "sfo"), hung(centre, other, tmp_path / "school")
    kept = rows(centre)
    out = tmp_path / "ut.zip"
    assert "rader er slettet" in run(centre, "unit", "forget", mine, "--archive", str(out))
    assert "data/cards.json" in zipfile.ZipFile(out).namelist()
    after = rows(centre)
    assert after["units"] == before["units"]
    assert after["change"] == after["card"] == after["devices"] == 1
    assert kept["change"] == 2
    assert stays.settle().state is ConnectionState.CONNECTED
    assert centre.do(lambda tx: tx.execute(select(units.c.public)).scalars().all()) == [unit, other]
    for each in (wall, stays):
        each.close()


def test_nothing_is_forgotten_that_could_not_be_brought_out_first(centre: Centre, unit: str, tmp_path: Path) -> None:
    before = rows(centre)
    (tmp_path / "ut.zip").write_bytes(b"")
    assert "finnes allerede" in run(centre, "unit", "forget", unit, "--archive", f"{tmp_path}/ut.zip", code=1)
    told = run(centre, "unit", "forget", unit, "--archive", f"{tmp_path}/no/ut.zip", code=1)
    assert told == f"Det er ingen mappe «{tmp_path}/no». Ingenting er slettet."
    assert rows(centre) == before


def test_a_disk_without_room_for_what_is_brought_out_holds_no_half_of_it_and_the_same_command_goes_on_once_there_is(
    centre: Centre, unit: str, tmp_path: Path
) -> None:
    before = rows(centre)
    with small_disk(tmp_path / "card") as card:
        fill(card)
        forget = ("unit", "forget", unit, "--archive", f"{card}/ut.zip")
        assert run(centre, *forget, code=1).endswith("Ingenting er slettet.")
        assert [path.name for path in card.iterdir()] == ["filler"]
        assert rows(centre) == before
        (card / "filler").unlink()
        assert "rader er slettet" in run(centre, *forget)


def test_an_organisation_is_renamed_closed_and_forgotten(centre: Centre, unit: str, tmp_path: Path) -> None:
    empty = Centre(f"sqlite:///{tmp_path}/bare.db", centre.time)
    bare = rows(empty)
    empty.close()
    inger = Member(centre, unit).set_up()
    wall = hung(centre, unit, tmp_path / "north")
    id = "hjemmetjenesten-nord-kommune"
    run(centre, "organisation", "rename", id, "Nord kommune")
    assert "Nord kommune" in run(centre, "organisation", "list")
    run(centre, "organisation", "close", id)
    assert inger.try_in().status_code == 403
    assert wall.settle().state is ConnectionState.UNAUTHORISED
    run(centre, "organisation", "forget", id, "--archive", f"{tmp_path}/ut.zip")
    assert rows(centre) == bare
    wall.close()


def test_the_same_name_is_not_added_twice(centre: Centre, unit: str) -> None:
    assert "finnes allerede" in run(centre, "organisation", "add", "Hjemmetjenesten nord kommune", code=1)
    told = run(centre, "unit", "add", "hjemmetjenesten-nord-kommune", "Hjemmetjenesten nord", code=1)
    assert "finnes allerede" in told
    assert unit in told


@pytest.mark.parametrize("name", ["", "  ", "\n", "x" * 121, "a\x07b"])
def test_a_name_that_nobody_could_read_is_none(centre: Centre, unit: str, name: str) -> None:
    before = rows(centre)
    owner = "hjemmetjenesten-nord-kommune"
    for words in (
        ("organisation", "add", name),
        ("organisation", "rename", owner, name),
        ("unit", "add", owner, name),
        ("unit", "rename", unit, name),
        ("person", "add", owner, "inger@example.no", name),
    ):
        assert "Et navn er på én linje" in run(centre, *words, code=1), words
    assert rows(centre) == before


def test_a_name_is_one_line_wherever_it_was_copied_from(centre: Centre, unit: str) -> None:
    run(centre, "unit", "rename", unit, " Vaktrommet \n i nord\t")
    assert run(centre, "unit", "list").split("\t")[2] == "Vaktrommet i nord"


def test_a_centre_that_was_not_there_before_is_not_made_without_a_word(tmp_path: Path) -> None:
    words = ["--database", f"sqlite:///{tmp_path}/centre.db", "organisation", "add"]
    first, again = (CliRunner().invoke(root.admin, [*words[2:], name, *words[:2]]) for name in "AB")
    assert f"Det var ingen sentral i «{tmp_path}/centre.db». Den er laget nå." in first.stderr
    assert (first.stdout, again.stdout, again.stderr) == ("a\n", "b\n", "")


def test_silence_is_no_yes(centre: Centre, unit: str) -> None:
    before = rows(centre)
    assert "Ingenting er gjort." in run(centre, "unit", "close", unit, code=1, answer="")
    assert rows(centre) == before
