"""The next migration of a chain, drafted from what the records and tables are now: to be read by a person.

python -m migrations board "Routines"
"""

import sys
from pathlib import Path

from alembic import command
from sqlalchemy import create_engine

import migrations

FORMATTED = {
    "hooks": "ruff",
    "ruff.type": "exec",
    "ruff.executable": str(Path(sys.executable).with_name("ruff")),
    "ruff.options": "format --quiet REVISION_SCRIPT_FILENAME",
}


def draft(chain: str, title: str) -> None:
    with create_engine("sqlite://").begin() as tx:
        for one in dict.fromkeys(("board", chain)):  # the centre's stands on the board's
            migrations.upgrade(tx, one)
        number = f"{int(migrations.newest(chain)) + 1:04d}"
        config = migrations.config(chain, tx)
        for name, value in FORMATTED.items():
            config.set_section_option("post_write_hooks", name, value)
        command.revision(config, message=title, autogenerate=True, rev_id=number)


if __name__ == "__main__":
    draft(*sys.argv[1:])
