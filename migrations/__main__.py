"""The next migration of a chain, drafted from what the records and tables are now: to be read by a person.

python -m migrations board "Routines"
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import renderers
from alembic.autogenerate.api import AutogenContext
from alembic.operations import ops
from sqlalchemy import create_engine

import migrations
from board.kinds import Record, kinds

_BIN = Path(sys.executable).parent
FORMATTED = {
    "hooks": "lint, format",
    "lint.type": "exec",
    "lint.executable": str(_BIN / "ruff"),
    "lint.options": "check --fix --quiet REVISION_SCRIPT_FILENAME",
    "format.type": "exec",
    "format.executable": str(_BIN / "ruff"),
    "format.options": "format --quiet REVISION_SCRIPT_FILENAME",
}
"""What it needs not is not imported, and it is written as all code is."""


def draft(chain: str, title: str) -> None:
    with create_engine("sqlite://").begin() as tx:
        for one in dict.fromkeys(("board", chain)):  # the centre's stands on the board's
            migrations.upgrade(tx, one)
        number = f"{int(migrations.newest(chain)) + 1:04d}"
        config = migrations.config(chain, tx)
        for name, value in FORMATTED.items():
            config.set_section_option("post_write_hooks", name, value)
        command.revision(
            config, message=title, autogenerate=True, rev_id=number, process_revision_directives=_shorten
        )


class Call(ops.MigrateOperation):
    """What is written as it stands."""

    def __init__(self, written: str) -> None:
        self.written = written


@renderers.dispatch_for(Call)
def _render(context: AutogenContext, call: Call) -> str:
    context.imports.add("from migrations.records import add, create")
    return call.written


def _shorten(_context: Any, _revision: Any, drafted: list[Any]) -> None:
    """Of a kind of record its own is said, and what stands in a new field where records hang already."""
    (script,) = drafted
    found = script.upgrade_ops.ops
    new = {one.table_name for one in found if isinstance(one, ops.CreateTableOp)} & kinds.keys()
    script.upgrade_ops.ops = [short for one in found for short in _short(one, new)]


def _short(one: Any, new: set[str]) -> Iterator[ops.MigrateOperation]:
    kind = kinds.get(one.table_name)
    if kind is None:
        yield one
    elif isinstance(one, ops.CreateTableOp):
        yield from _created(kind)
    elif isinstance(one, ops.ModifyTableOps) and one.table_name not in new:  # those of a new one are its indexes
        for column in [part.column for part in one.ops if isinstance(part, ops.AddColumnOp)]:
            nothing = kind.blank()[column.name]
            if nothing is not None:
                yield Call(f"add({kind.kind!r}, {_type(column)}, {nothing!r}, {column.name!r})")
                one.ops = [part for part in one.ops if getattr(part, "column", None) is not column]
        if one.ops:
            yield one


def _created(kind: type[Record]) -> Iterator[Call]:
    first, *others = kind.indexed or ("",)
    said = [repr(kind.kind), *([f"index={first!r}"] if first else [])]
    said += [f"{c.name}={_type(c)}" for c in kind.table.c if c.name in kind.checks.keys() - {"archived"}]
    yield Call(f"create({', '.join(said)})")
    for name in others:
        yield Call(f'op.create_index("ix_{kind.kind}_{name}", {kind.kind!r}, ["unit", {name!r}])')


def _type(column: Any) -> str:
    return f"sa.{type(column.type).__name__}"


if __name__ == "__main__":
    draft(*sys.argv[1:])
