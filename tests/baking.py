"""New tables for tests. Alembic's work on an empty SQLite file is the same each time, and costs more than most tests:
it is done once in a process, and what it made is made anew by its own SQL from then on. Files that have tables
already, and PostgreSQL, go the long way, as do the tests of the migrations themselves."""

from typing import Any

import pytest
from sqlalchemy import Connection, text

import migrations

Made = tuple[list[str], dict[str, list[tuple[Any, ...]]]]

_upgrade = migrations.upgrade
_baked: dict[tuple[str, frozenset[str]], Made] = {}


@pytest.fixture(autouse=True)
def baked_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """For all tests of a room; import it into its conftest."""
    monkeypatch.setattr(migrations, "upgrade", upgrade)


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
