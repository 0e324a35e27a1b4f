"""What is the same for every file of a test is worked out once in a process.

New tables: Alembic's work on an empty SQLite file costs more than most tests; what it made is made anew by its own
SQL from then on. Files that have tables already, and PostgreSQL, go the long way, as do the tests of the migrations
themselves. Statements: an engine compiles each of its own, which is half of what opening a store takes; the engines
of the tests share one dialect and what was compiled for it.
"""

import functools
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, text

import migrations
from board.store import store
from sync.server.db import database

Made = tuple[list[str], dict[str, list[tuple[Any, ...]]]]

_upgrade = migrations.upgrade
_engine_for = store.engine_for
_compiled: dict[Any, Any] = {}
_baked: dict[tuple[str, frozenset[str]], Made] = {}


@pytest.fixture(autouse=True)
def baked_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """For all tests of a room; import it into its conftest."""
    monkeypatch.setattr(migrations, "upgrade", upgrade)
    monkeypatch.setattr(store, "engine_for", engine_for)
    monkeypatch.setattr(database, "engine_for", engine_for)


def engine_for(path: Path, *how: Any) -> Engine:
    """As `store.engine_for`, knowing every statement that one before it has compiled."""
    engine = _engine_for(path, *how)
    engine.dialect = _first().dialect
    engine.update_execution_options(compiled_cache=_compiled)
    return engine


@functools.cache
def _first() -> Engine:
    """An engine on no file; by its first connection its dialect learns what SQLite can do."""
    engine = _engine_for(Path(":memory:"))
    engine.connect().close()
    return engine


def upgrade(connection: Connection, chain: str, to: str = "head") -> None:
    """As `migrations.upgrade`, and from the second time on from what the first one made."""
    before = _names(connection) if connection.dialect.name == "sqlite" else frozenset({f"{chain}_version"})
    if to != "head" or f"{chain}_version" in before:
        _upgrade(connection, chain, to)
    elif (made := _baked.get((chain, before))) is None:
        _upgrade(connection, chain, to)
        _baked[chain, before] = _look(connection, before)
    else:
        _make(connection, made)


def _names(connection: Connection) -> frozenset[str]:
    return frozenset(connection.scalars(text("SELECT name FROM sqlite_master")))


def _look(connection: Connection, before: frozenset[str]) -> Made:
    rows = connection.execute(text("SELECT name, type, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"))
    fresh = [row for row in rows if row.name not in before]
    tables = [row.name for row in fresh if row.type == "table"]
    held = {name: [tuple(row) for row in connection.execute(text(f'SELECT * FROM "{name}"'))] for name in tables}
    return [row.sql for row in fresh], held


def _make(connection: Connection, made: Made) -> None:
    for sql in made[0]:
        connection.exec_driver_sql(sql)
    for table, rows in made[1].items():
        for row in rows:
            connection.exec_driver_sql(f'INSERT INTO "{table}" VALUES ({",".join("?" * len(row))})', row)
