"""The chains of migrations: they lead to the tables the code means, one step after the other, or not at all."""

import ast
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

import migrations
from board.board import Board
from board.kinds import kinds, metadata
from board.store.store import engine_for
from migrations.__main__ import draft

CHAINS = sorted(path.parent.name for path in Path(migrations.__file__).parent.glob("*/env.py"))
SCRIPTS = sorted(Path(migrations.__file__).parent.glob("*/versions/*.py"))


@pytest.fixture
def tx(tmp_path: Path) -> Iterator[Connection]:
    engine = engine_for(tmp_path / "board.db")
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def chain(name: str) -> ScriptDirectory:
    return ScriptDirectory.from_config(migrations.config(name))


def test_the_board_and_the_centre_have_their_chains() -> None:
    assert "board" in CHAINS


@pytest.mark.parametrize("name", CHAINS)
def test_a_chain_has_one_beginning_and_one_end(name: str) -> None:
    assert len(chain(name).get_heads()) == 1
    assert len(chain(name).get_bases()) == 1


@pytest.mark.parametrize("name", CHAINS)
def test_the_newest_version_is_told_without_alembic(name: str) -> None:
    assert migrations.newest(name) == chain(name).get_current_head()


@pytest.mark.parametrize("name", CHAINS)
def test_the_next_migration_is_drafted_and_empty_where_nothing_is_new(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "migrations"
    shutil.copytree(Path(migrations.__file__).parent, copy)
    number = f"{int(migrations.newest(name)) + 1:04d}"
    monkeypatch.setattr(migrations, "__file__", str(copy / "__init__.py"))
    draft(name, "Nothing new")
    (made,) = (copy / name / "versions").glob(f"{number}_*.py")
    assert "pass" in made.read_text(), (
        f'what is kept has no migration yet: python -m migrations {name} "What it adds"'
    )


def test_the_migrations_make_the_tables_that_the_records_mean(tx: Connection) -> None:
    migrations.upgrade(tx, "board")
    assert _differences(tx) == []
    assert Board.load(tx) == Board()


def _differences(tx: Connection) -> list[Any]:
    ours = {"version_table": "board_version", "include_name": lambda name, kind, _: kind != "table" or _ours(name)}
    return list(compare_metadata(MigrationContext.configure(tx, opts=ours), metadata))


def _ours(table: str | None) -> bool:
    return table in metadata.tables


def test_what_is_new_of_a_record_that_hangs_already_stands_as_at_first(tx: Connection) -> None:
    """Else an upgraded wall reads of it what no record may be."""
    assert _hung_as_soon_as_there_was_room(tx) == _at_first()


@pytest.mark.parametrize("since", ["nothing", "the first"])
def test_what_is_drafted_of_records_makes_their_tables_and_fills_what_is_new_of_them(
    since: str, tx: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "migrations"
    shutil.copytree(Path(migrations.__file__).parent, copy)
    monkeypatch.setattr(migrations, "__file__", str(copy / "__init__.py"))
    first, *later = sorted((copy / "board" / "versions").glob("*.py"))
    for made in later:
        made.unlink()
    if since == "nothing":
        first.write_text(first.read_text().partition("    op.create")[0] + "    pass\n")
    draft("board", "All that came since")
    assert _hung_as_soon_as_there_was_room(tx) == _at_first()
    assert _differences(tx) == []


def _hung_as_soon_as_there_was_room(tx: Connection) -> dict[str, dict[str, Any]]:
    """A record of each kind, with what it had then; and how it stands in the end."""
    hung = set[str]()
    for step in [script.revision for script in chain("board").walk_revisions()][::-1]:
        migrations.upgrade(tx, "board", step)
        for name in kinds.keys() & set(inspect(tx).get_table_names()) - hung:
            had = {column["name"] for column in inspect(tx).get_columns(name)}
            said = {field: value for field, value in kinds[name].blank().items() if field in had}
            tx.execute(kinds[name].table.insert().values(unit=1, id="r", versions={}, **said))
            hung.add(name)
    rows = {name: tx.execute(kind.table.select()).mappings().one() for name, kind in kinds.items()}
    return {name: {field: rows[name][field] for field in kind.blank()} for name, kind in kinds.items()}


def _at_first() -> dict[str, dict[str, Any]]:
    return {name: kind.blank() for name, kind in kinds.items()}


def test_step_by_step_ends_where_all_at_once_does(tx: Connection, tmp_path: Path) -> None:
    steps = [script.revision for script in chain("board").walk_revisions()][::-1]
    for version in steps:
        migrations.upgrade(tx, "board", version)
        assert tx.scalar(text("SELECT version_num FROM board_version")) == version
    engine = engine_for(tmp_path / "other.db")
    with engine.begin() as other:
        migrations.upgrade(other, "board")
        assert _schema(other) == _schema(tx)
    engine.dispose()


def _schema(tx: Connection) -> list[str]:
    return sorted(tx.scalars(text("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")))


def test_a_migration_runs_in_the_transaction_of_who_asked(tmp_path: Path) -> None:
    engine = engine_for(tmp_path / "board.db")
    with engine.connect() as connection:
        transaction = connection.begin()
        migrations.upgrade(connection, "board")
        transaction.rollback()
        assert connection.scalars(text("SELECT name FROM sqlite_master")).all() == []
    engine.dispose()


def test_upgrading_twice_changes_nothing(tx: Connection) -> None:
    migrations.upgrade(tx, "board")
    before = _schema(tx)
    migrations.upgrade(tx, "board")
    assert _schema(tx) == before


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_a_migration_carries_the_warning_its_author_must_read(script: Path) -> None:
    told = ast.get_docstring(ast.parse(script.read_text())) or ""
    assert "never change what" in " ".join(told.split())
    assert "def downgrade" not in script.read_text()
