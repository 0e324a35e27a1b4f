"""The file: opened by one, in the mode that survives, refused when it is newer, upgraded when it is older."""

import contextlib
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

import migrations
from board import local, votes
from board.commands import Keep
from board.errors import Kind, Refused
from board.kinds.card.commands import AddCard
from board.kinds.tally.commands import LayBall
from board.own import Own
from board.store import store
from board.store.store import Store
from tests.board.harm import PowerCutError
from tests.board.staffroom import Staffroom

SETTINGS = {
    "journal_mode": "truncate",
    "synchronous": 3,  # EXTRA
    "secure_delete": 1,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "temp_store": 2,  # memory
}


@pytest.mark.parametrize("pragma", SETTINGS)
def test_the_pragma_is_really_in_force(room: Staffroom, pragma: str) -> None:
    with room.store.read() as tx:
        assert tx.scalar(text(f"PRAGMA {pragma}")) == SETTINGS[pragma]


def test_a_board_comes_back_as_it_was_left(room: Staffroom) -> None:
    room.hang("c1", stage="check")
    room.gather()
    before = room.board
    room.reopen()
    assert room.board == before
    assert room.store.recovered is None


@pytest.mark.parametrize("name", ["Tavle æøå", "50 % ?mode=memory", "a#b", "fane:ark", "'sitat'"])
def test_a_folder_may_be_called_anything(folder: Path, name: str) -> None:
    room = Staffroom(folder / name)
    room.do(AddCard("c1", "Hei"))
    room.store.back_up()
    room.reopen()
    assert room.board.cards.get("c1")
    assert {path.name for path in room.folder.iterdir()} == {
        "backups",
        "board.db",
        "board.db-journal",
        "board.db-vase",
        "lock",
    }
    room.close()
    room.store.path.unlink()
    room.open()
    assert room.board.cards.get("c1")
    room.close()


def test_a_second_opener_is_refused_and_the_first_goes_on(room: Staffroom) -> None:
    with pytest.raises(Refused) as caught:
        Store.open(room.folder)
    assert caught.value.kind is Kind.FILE_IN_USE
    room.do(AddCard("c1", "Hei"))


ASKS_TWICE = """
import sys
from pathlib import Path
from board.errors import Refused
from board.store.store import Store

for _ in range(2):
    try:
        Store.open(Path(sys.argv[1])).close()
        print("opened", flush=True)
    except Refused as refusal:
        print(refusal.kind, flush=True)
    sys.stdin.readline()
"""


def test_another_process_is_refused_until_the_first_lets_go(room: Staffroom) -> None:
    other = [sys.executable, "-c", ASKS_TWICE, str(room.folder)]
    with subprocess.Popen(other, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        assert process.stdout.readline().strip() == str(Kind.FILE_IN_USE)
        room.close()
        process.stdin.write("now\n")
        process.stdin.flush()
        assert process.stdout.readline().strip() == "opened"
        process.stdin.close()
    room.open()


def test_a_refused_opening_lets_go_of_the_folder(folder: Path) -> None:
    Staffroom(folder).close()
    _set_version(folder, "9999")
    with pytest.raises(Refused) as kept:
        Store.open(folder)
    _set_version(folder, store.SCHEMA)
    Store.open(folder).close()
    assert kept.value.kind is Kind.FILE_NEWER


@pytest.mark.parametrize("crashed", [False, True])
def test_a_newer_file_is_refused_and_not_one_byte_of_it_changes(folder: Path, crashed: bool) -> None:
    room = Staffroom(folder)
    room.do(AddCard("c1", "Hei"))
    room.close()
    _set_version(folder, "9999")
    if crashed:
        (folder / "closed").unlink()
    before = (folder / "board.db").read_bytes()
    with pytest.raises(Refused) as caught:
        Store.open(folder)
    assert caught.value.kind is Kind.FILE_NEWER
    assert (folder / "board.db").read_bytes() == before
    assert not list(folder.glob("board-damaged*"))


def test_a_file_from_before_the_first_migration_is_filled_with_tables(folder: Path) -> None:
    folder.mkdir()
    (folder / "board.db").touch()
    room = Staffroom(folder)
    assert room.store.recovered is None
    assert room.do(AddCard("c1", "Hei")).cards.get("c1")
    room.close()


NOW, NEXT = store.SCHEMA, f"{int(store.SCHEMA) + 1:04d}"
LATER = f'''
"""Cards get a colour"""
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "{NEXT}", "{NOW}", None, None


def upgrade() -> None:
    with op.batch_alter_table("card") as table:
        table.add_column(sa.Column("paint", sa.Text()))
'''


@pytest.fixture
def later_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This build as it will be when one more migration has been written; returns the migration's file."""
    chain = tmp_path / "chain" / "board"
    shutil.copytree(Path(migrations.__file__).parent / "board", chain)
    later = chain / "versions" / f"{NEXT}_later.py"
    later.write_text(LATER)
    monkeypatch.setattr(migrations, "__file__", str(tmp_path / "chain" / "__init__.py"))
    monkeypatch.setattr(store, "SCHEMA", NEXT)
    return later


def test_an_older_file_is_copied_first_and_then_upgraded(folder: Path, request: pytest.FixtureRequest) -> None:
    room = Staffroom(folder)
    room.do(AddCard("c1", "Hei"))
    room.close()
    request.getfixturevalue("later_build")
    room.open()
    assert room.board.cards.get("c1")
    with room.store.read() as tx:
        assert tx.scalar(text("SELECT version_num FROM board_version")) == NEXT
        assert "paint" in [row[1] for row in tx.execute(text("PRAGMA table_info(card)"))]
    room.close()
    copy = sqlite3.connect(folder / "backups" / f"before-upgrade-from-{NOW}.db")
    assert copy.execute("SELECT version_num FROM board_version").fetchone() == (NOW,)
    assert copy.execute("SELECT title FROM card").fetchall() == [("Hei",)]
    copy.close()


def test_an_upgrade_in_the_middle_of_a_vote_keeps_the_balls_and_copies_none(
    folder: Path, request: pytest.FixtureRequest
) -> None:
    room = Staffroom(folder)
    room.gather()
    room.do(LayBall("g0", "red", seen=0))
    room.close()
    request.getfixturevalue("later_build")
    room.open()
    assert room.board.vote
    assert room.board.vote.laid == (1, 0, 0)
    room.close()
    copy = sqlite3.connect(folder / "backups" / f"before-upgrade-from-{NOW}.db")
    assert copy.execute("SELECT * FROM ballots").fetchall() == []
    copy.close()
    assert b"000000000001" not in (folder / "backups" / f"before-upgrade-from-{NOW}.db").read_bytes()


def test_an_upgrade_that_fails_leaves_the_old_file_whole(folder: Path, request: pytest.FixtureRequest) -> None:
    room = Staffroom(folder)
    room.do(AddCard("c1", "Hei"))
    room.close()
    later: Path = request.getfixturevalue("later_build")
    later.write_text(LATER + "    raise RuntimeError('the power went')\n")
    with pytest.raises(RuntimeError):
        Store.open(folder)
    file = sqlite3.connect(folder / "board.db")
    assert file.execute("SELECT version_num FROM board_version").fetchone() == (NOW,)
    assert "paint" not in [row[1] for row in file.execute("PRAGMA table_info(card)")]
    file.close()
    later.write_text(LATER)
    room.open()
    assert room.board.cards.get("c1")
    room.close()


def test_a_transaction_that_breaks_off_leaves_nothing(room: Staffroom) -> None:
    before = room.contents()
    with contextlib.suppress(PowerCutError), room.store.write() as tx:
        local.keep(tx, Own(pin_reset=3))
        votes.open_vote(tx, "m1", ["g1"])
        raise PowerCutError
    assert room.contents() == before
    room.do(Keep(Own(sound=True)))
    assert room.board.own == Own(sound=True)


def test_the_device_keeps_its_identity(room: Staffroom) -> None:
    def device() -> str:
        with room.store.read() as tx:
            return str(local.get(tx, "_device"))

    before = device()
    room.reopen()
    assert device() == before
    assert len(before) == 16


def _set_version(folder: Path, version: str) -> None:
    file = sqlite3.connect(folder / "board.db")
    file.execute("UPDATE board_version SET version_num = ?", (version,))
    file.commit()
    file.close()
