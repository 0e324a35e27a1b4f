"""Whatever Tavle stores can be read by its owner alone, whatever umask it was started under."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from board.kinds.card.commands import AddCard
from board.kinds.tally.commands import LayBall
from kiosk.__main__ import app
from sync.server.commands import root
from sync.server.db import backup
from sync.wall.credentials import Credentials, CredentialsFile
from tests.board.staffroom import Staffroom
from tests.patience import PATIENCE_S
from tests.sync.places import Centre, Wall
from tests.sync.process import running
from tests.sync.pull.readers import Reader

Hang = Callable[..., Wall]


@pytest.fixture(autouse=True)
def careless() -> Iterator[None]:
    """Everybody may do everything."""
    before = os.umask(0)
    yield
    os.umask(before)


def modes(*roots: Path) -> dict[str, str]:
    """What is not for the owner alone, and how it is."""
    found = {}
    for base in roots:
        for path in (base, *base.rglob("*")):
            wanted = 0o700 if path.is_dir() else 0o600
            if (mode := stat.S_IMODE(path.stat().st_mode)) != wanted:
                found[str(path.relative_to(base.parent))] = oct(mode)
    return found


def test_what_a_wall_stores_is_for_its_owner_alone(tmp_path: Path) -> None:
    room = Staffroom(tmp_path / "deep" / "tavle")
    room.do(AddCard("c1", "Hei"))
    assert room.store.back_up()
    room.gather(present=3)
    room.do(LayBall("g0", "green", seen=0))
    assert modes(tmp_path / "deep") == {}
    CredentialsFile(room.folder).keep(Credentials("https://x", "t"))
    room.close()
    (room.folder / "board.db").write_bytes(b"damaged")
    room.open()
    assert room.store.recovered
    assert modes(tmp_path / "deep") == {}
    room.close()
    assert modes(tmp_path / "deep") == {}


def test_what_was_stored_when_nobody_thought_of_it_is_shut_at_the_next_start(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.touch(0o644)
    room = Staffroom(tmp_path / "tavle")
    room.store.back_up()
    room.close()
    (room.folder / "link").symlink_to(outside)
    (room.folder / "tavle.log").touch()
    for path in (room.folder, *room.folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    room.open()
    assert modes(room.folder).keys() == {"tavle/link"}
    room.close()
    assert stat.S_IMODE(outside.stat().st_mode) == 0o644


def test_a_folder_where_everybody_puts_things_stays_so(tmp_path: Path) -> None:
    tmp_path.chmod(0o1777)
    Staffroom(tmp_path).close()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o1777


@pytest.mark.one_file
def test_what_a_centre_stores_is_for_its_owner_alone(hang: Hang, centre: Centre, unit: str, tmp_path: Path) -> None:
    place = tmp_path / "deep" / "sentral"
    wall = hang("north")
    wall.card("c1")
    wall.settle()
    copy = tmp_path / "copy.db"
    copy.touch(0o644)
    backup.back_up(tmp_path / "centre.db", copy, replace=True)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    copy.chmod(0o644)
    at = f"sqlite:///{place}/centre.db"
    for words in (("restore", copy, "--yes"), ("restore", copy, "--yes"), ("backup", place / "k.db")):
        assert CliRunner().invoke(root.admin, [*map(str, words), "--database", at]).exit_code == 0
    owner = "hjemmetjenesten-nord-kommune"
    made = CliRunner().invoke(root.admin, ["archive", owner, str(place / "arkiv.zip"), "--database", at])
    assert made.exit_code == 0, made.output
    assert len(list(place.glob("centre.db.before-restore-*"))) == 1
    assert modes(tmp_path / "deep") == {}
    for file in place.iterdir():
        file.chmod(0o644)
    assert CliRunner().invoke(root.admin, ["unit", "list", "--database", at]).exit_code == 0
    left = {name for name in modes(place) if "centre.db" in name}
    assert left == set()


@pytest.mark.parametrize("kind", ["csv", "xlsx", "parquet", "json"])
def test_what_is_pulled_is_for_its_owner_alone(
    hang: Hang, centre: Centre, unit: str, tmp_path: Path, kind: str
) -> None:
    wall = hang("north")
    wall.card("c1")
    wall.settle()
    to = tmp_path / "deep" / "tall"
    with running(centre.url) as server:
        words = ["pull", server.address, "--to", str(to), "--format", kind]
        for _ in range(2):
            done = CliRunner().invoke(app, words, env={"TAVLE_KEY": Reader(centre, unit).key})
            assert done.exit_code == 0, done.output
            assert modes(tmp_path / "deep") == {}
            for file in to.iterdir():
                file.chmod(0o644)


def test_the_program_itself_lets_nobody_else_in_whatever_library_makes_a_file(tmp_path: Path) -> None:
    program = "import kiosk.__main__ as m; m.app.command('make')(lambda: open('made', 'w').close()); m.main()"
    subprocess.run([sys.executable, "-c", program, "make"], check=True, timeout=PATIENCE_S, cwd=tmp_path)
    assert stat.S_IMODE((tmp_path / "made").stat().st_mode) == 0o600
