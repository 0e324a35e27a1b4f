"""A centre that outgrows its file moves to PostgreSQL; its walls notice nothing. What is no centre is not moved."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from board.kinds import metadata as boards
from board.store.store import Store
from sync.server import db
from sync.server.commands import root
from sync.server.db import metadata
from sync.server.db.database import connect
from sync.server.db.moving import NotEmpty, moved
from sync.wall.connection_status import ConnectionState
from tests.patience import PATIENCE_S
from tests.sync.access.member import Member
from tests.sync.places import Centre, Wall


def contents(centre: Centre) -> dict[str, list[dict[str, object]]]:
    found = {}
    for table in (*metadata.sorted_tables, *boards.sorted_tables):
        rows = centre.do(lambda tx, t=table: tx.execute(select(t)).mappings().all())
        found[table.name] = sorted((dict(row) for row in rows), key=repr)
    return found


def test_all_of_it_comes_along_and_the_walls_go_on(
    centre: Centre, unit: str, tmp_path: Path, empty_postgres: str
) -> None:
    inger = Member(centre, unit).set_up()
    wall = Wall(tmp_path / "north", centre, centre.let_in(unit, "a" * 16, "Vaktrommet"))
    for n in range(1_200):
        wall.card(f"c{n}", title=f"Kort {n}")
    assert wall.settle().state is ConnectionState.CONNECTED
    wall.card("late", title="Sendt etterpå")
    there = contents(centre)
    centre.close()

    counts = moved(centre.url, empty_postgres)
    assert counts["change"] == 1_200
    with pytest.raises(NotEmpty):
        moved(centre.url, empty_postgres)

    centre.url = empty_postgres
    centre.open()
    assert contents(centre) == there
    outcome = wall.settle()
    assert outcome.state is ConnectionState.CONNECTED
    assert len(centre.log(unit)) == 1_201
    assert inger.try_in().status_code == 303
    assert centre.unit("Skolen"), "new rows get numbers of their own"
    wall.close()


@pytest.mark.parametrize("words", ["organisation add Vestby", "unit list", "new-epoch", "move --to sqlite:///{wall}"])
def test_the_file_of_a_wall_is_taken_for_no_centre(tmp_path: Path, words: str) -> None:
    """It lies beside the centre's where both run on one machine; a move into it would have emptied it."""
    Store.open(tmp_path / "wall").close()
    wall, here = tmp_path / "wall" / "board.db", tmp_path / "centre.db"
    connect(f"sqlite:///{here}").close()
    before = wall.read_bytes()
    given = [word.format(wall=wall) for word in words.split()]
    said = CliRunner().invoke(root.admin, [*given, "--database", f"sqlite:///{here if 'move' in given else wall}"])
    assert said.output.strip() == "Det er fila til en tavle, ikke til en sentral. Den er ikke rørt."
    assert said.exit_code == 1
    assert wall.read_bytes() == before


def test_nothing_is_moved_from_a_file_that_is_not_there(tmp_path: Path) -> None:
    misspelt, to = tmp_path / "center.db", tmp_path / "new.db"
    said = CliRunner().invoke(root.admin, ["move", "--to", f"sqlite:///{to}", "--database", f"sqlite:///{misspelt}"])
    assert said.output.strip() == f"Det er ingen sentral i «{misspelt}»."
    assert (said.exit_code, list(tmp_path.iterdir())) == (1, [])


def test_whoever_asks_for_the_tables_of_a_centre_is_given_all_of_them() -> None:
    """By a process that has read nothing else: another module would hide what lacks."""
    program = "from sync.server.db.tables import metadata\nprint(*metadata.tables)"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=PATIENCE_S)
    for module in walk_packages(db.__path__, "sync.server.db."):
        import_module(module.name)
    assert {*told.stdout.split()} == {*metadata.tables}, told.stderr
