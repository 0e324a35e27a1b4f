"""`tavle admin restore` and `backup`: what is put in the centre's place is looked at first, told and agreed to; what
cannot be used changes nothing."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from typer.testing import CliRunner

from board.store.store import Store
from sync.server.commands import root
from sync.server.commands.backup import UNREAD
from sync.server.db import backup
from sync.server.db.inspection import CopyError, CopyFault
from tests.sync.places import Centre, Time, Wall
from tests.sync.process import command, running

Hang = Callable[..., Wall]
pytestmark = pytest.mark.one_file


def admin(*words: object, code: int = 0, answer: str | None = None) -> str:
    """What the command says on both streams."""
    result = CliRunner().invoke(root.admin, [*map(str, words)], input=answer)
    assert result.exit_code == code, result.output
    assert not result.exception or isinstance(result.exception, SystemExit)
    return result.output.strip()


@pytest.fixture
def copied(hang: Hang, centre: Centre, tmp_path: Path) -> Path:
    """A copy of a centre that knows one card; the centre knows two by now, and is stopped."""
    wall = hang("north")
    wall.card("c1")
    wall.settle()
    copy = tmp_path / "copy.db"
    backup.back_up(tmp_path / "centre.db", copy)
    wall.card("c2")
    wall.settle()
    centre.close()
    return copy


def cards(file: Path) -> list[str]:
    connection = sqlite3.connect(file)
    found = [row[0] for row in connection.execute("SELECT id FROM card ORDER BY id")]
    connection.close()
    return found


def names(live: Path) -> list[str]:
    """Of the centre's file and all that lies beside it but the lock, which stays."""
    return sorted(path.name for path in live.parent.glob("centre.db*") if path.suffix != ".lock")


def set_aside(live: Path) -> Path:
    (aside,) = (path for path in live.parent.glob("centre.db.before-restore-*") if path.name[-1].isdigit())
    return aside


def test_what_the_copy_holds_is_told_and_agreed_to_before_anything_changes(copied: Path, centre: Centre) -> None:
    live = copied.parent / "centre.db"
    before, beside = live.read_bytes(), names(live)
    told = admin("restore", copied, "--database", centre.url, answer="n\n", code=1)
    organisation = "1 kommune (Hjemmetjenesten nord kommune)"
    assert f"Kopien: {organisation}, 1 enhet, 1 endring, sist i bruk 15. januar 2027" in told
    assert f"Nå: {organisation}, 1 enhet, 2 endringer, sist i bruk" in told
    assert live.read_bytes() == before
    assert names(live) == beside
    told = admin("restore", copied, "--database", centre.url, answer="j\n")
    assert cards(live) == ["c1"]
    aside = set_aside(live)
    assert aside.name in told
    assert UNREAD not in told
    assert cards(aside) == ["c1", "c2"]


def garbage(file: Path, _: Path) -> None:
    file.write_bytes(b"not a database at all")


def cut_short(file: Path, copy: Path) -> None:
    content = copy.read_bytes()
    file.write_bytes(content[: len(content) // 2])


def a_letter_that_is_none(file: Path, copy: Path) -> None:
    content = copy.read_bytes()
    assert b'{"title":"c1"}' in content
    file.write_bytes(content.replace(b'{"title":"c1"}', b'{"title":"\xff1"}'))


def a_wall(file: Path, _: Path) -> None:
    Store.open(file.parent / "some-wall").close()
    shutil.copy(file.parent / "some-wall" / "board.db", file)


def something_else(file: Path, _: Path) -> None:
    connection = sqlite3.connect(file)
    connection.executescript("CREATE TABLE t (a); INSERT INTO t VALUES (1)")
    connection.close()


def nothing_in_it(file: Path, _: Path) -> None:
    file.touch()


def a_folder(file: Path, _: Path) -> None:
    file.mkdir()


def not_there(file: Path, _: Path) -> None:
    assert not file.exists()


def of_a_newer_build(file: Path, copy: Path) -> None:
    shutil.copy(copy, file)
    connection = sqlite3.connect(file)
    with connection:
        connection.execute("UPDATE centre_version SET version_num = '9999'")
    connection.close()


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (garbage, CopyFault.NO_DATABASE),
        (cut_short, CopyFault.DAMAGED),
        (a_letter_that_is_none, CopyFault.DAMAGED),
        (a_wall, CopyFault.WALL),
        (something_else, CopyFault.NO_CENTRE),
        (nothing_in_it, CopyFault.NO_CENTRE),
        (a_folder, CopyFault.MISSING),
        (not_there, CopyFault.MISSING),
        (of_a_newer_build, CopyFault.NEWER),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_what_is_no_whole_centre_is_refused_in_a_sentence_and_nothing_changes(
    copied: Path, centre: Centre, make: Callable[[Path, Path], None], why: CopyFault
) -> None:
    live = copied.parent / "centre.db"
    before, beside = live.read_bytes(), names(live)
    bad = copied.parent / "bad.db"
    make(bad, copied)
    said = admin("restore", bad, "--yes", "--database", centre.url, code=1)
    assert said.count("\n") == 0
    assert said == why.say(file=bad)
    assert live.read_bytes() == before
    assert names(live) == beside


def test_the_centre_is_not_set_back_to_itself(copied: Path, centre: Centre) -> None:
    live = copied.parent / "centre.db"
    admin("restore", live, "--yes", "--database", centre.url, code=1)
    assert cards(live) == ["c1", "c2"]


def test_a_copy_from_a_killed_centre_is_taken_with_what_its_journal_takes_back(copied: Path, centre: Centre) -> None:
    """`.before-restore-` copies may lie beside the journal of a server that was killed."""
    killed = copied.parent / "killed.db"
    program = (
        "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "c.execute('PRAGMA cache_size=1'); c.execute('BEGIN');"
        "c.execute('CREATE TABLE heap (a)');"
        "c.executemany('INSERT INTO heap VALUES (?)', [('x' * 4000,)] * 500);"
        "c.execute(\"DELETE FROM card\"); c.execute('SELECT count(*) FROM heap'); os._exit(0)"
    )
    shutil.copy(copied, killed)
    subprocess.run([sys.executable, "-c", program, killed], check=True)
    assert killed.with_name("killed.db-journal").stat().st_size
    source = killed.read_bytes()
    admin("restore", killed, "--yes", "--database", centre.url)
    assert cards(copied.parent / "centre.db") == ["c1"]
    assert killed.read_bytes() == source


@pytest.mark.parametrize("step", ["connect", "replace", "flush"])
def test_what_breaks_on_the_way_leaves_the_centre_as_it_was(
    copied: Path, centre: Centre, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = copied.parent / "centre.db"
    before, beside = live.read_bytes(), names(live)

    where = Path if step == "replace" else backup
    works, fails = getattr(where, step), iter([OSError(28, "No space left on device")])

    def break_off(*given: Any) -> Any:
        for fault in fails:
            raise fault
        return works(*given)

    with monkeypatch.context() as m:
        m.setattr(where, step, break_off)
        said = admin("restore", copied, "--yes", "--database", centre.url, code=1)
    assert "No space left on device" in said
    assert live.read_bytes() == before
    assert names(live) == beside
    admin("restore", copied, "--yes", "--database", centre.url)
    assert cards(live) == ["c1"]


def test_a_damaged_centre_is_set_back_all_the_same_and_kept_beside(copied: Path, centre: Centre) -> None:
    live = copied.parent / "centre.db"
    live.write_bytes(Random(1).randbytes(20_000))
    damaged = live.read_bytes()
    told = admin("restore", copied, "--database", centre.url, answer="j\n")
    assert "Nå: kan ikke leses." in told
    assert told.endswith(UNREAD), "who was shut out since is no longer known"
    assert cards(live) == ["c1"]
    aside = set_aside(live)
    assert aside.read_bytes() == damaged


def test_a_copy_is_put_where_there_was_no_centre(copied: Path) -> None:
    new = copied.parent / "ny maskin" / "centre.db"
    admin("restore", copied, "--yes", "--database", f"sqlite:///{new}")
    assert cards(new) == ["c1"]


def test_nothing_is_set_back_beside_a_running_centre(hang: Hang, centre: Centre, tmp_path: Path) -> None:
    wall = hang("north")
    wall.card("c1")
    wall.settle()
    copy = tmp_path / "copy.db"
    admin("backup", copy, "--database", centre.url)
    with running(centre.url):
        said = admin("restore", copy, "--yes", "--database", centre.url, code=1)
        assert said == CopyFault.IN_USE.say(file=tmp_path / "centre.db")
        assert admin("unit", "list", "--database", centre.url)
    wall.card("c2")
    assert wall.settle().waiting == 0


def test_a_second_centre_on_the_same_file_says_so_and_ends(centre: Centre, tmp_path: Path) -> None:
    with running(centre.url) as first:
        done = command("server", "--port", "0", "--database", centre.url)
        first.kill()
        with running(centre.url):
            pass  # what was killed holds nothing
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[-1] == f"Sentralen går allerede på {tmp_path / 'centre.db'}. Stans den først."


def test_a_copy_never_takes_the_place_of_a_file_without_a_word(centre: Centre, tmp_path: Path) -> None:
    mine = tmp_path / "mitt.db"
    mine.write_text("viktig")
    for words in (("backup", mine), ("archive", "x", mine)):
        said = admin(*words, "--database", centre.url, code=1)
        assert said == f"«{mine}» finnes fra før. Velg et annet navn, eller bruk --replace."
    assert mine.read_text() == "viktig"
    admin("backup", mine, "--replace", "--database", centre.url)
    assert cards(mine) == []
    admin("backup", tmp_path / "centre.db", "--replace", "--database", centre.url, code=1)


def test_a_copy_of_nothing_or_to_nowhere_is_told_in_a_sentence(centre: Centre, tmp_path: Path) -> None:
    missing = tmp_path / "feilskrevet.db"
    said = admin("backup", tmp_path / "k.db", "--database", f"sqlite:///{missing}", code=1)
    assert said == f"Det er ingen sentral i «{missing}»."
    assert admin("unit", "list", "--database", f"sqlite:///{missing}", code=1) == said
    assert not missing.exists()
    nowhere = tmp_path / "ingen" / "k.db"
    said = admin("backup", nowhere, "--database", centre.url, code=1)
    assert said == f"Det er ingen mappe «{nowhere.parent}»."
    assert admin("archive", "x", nowhere, "--database", centre.url, code=1) == said


def test_a_damaged_centre_gives_no_copy(copied: Path, time: Time) -> None:
    live = copied.parent / "centre.db"
    a_letter_that_is_none(live, copied)
    with pytest.raises(CopyError) as caught:
        backup.back_up(live, copied.parent / "next.db")
    assert caught.value.kind is CopyFault.DAMAGED
    assert not list(copied.parent.glob("next.db*"))
