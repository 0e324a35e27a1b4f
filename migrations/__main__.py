"""The next migration of a chain, drafted from what the records and tables are now: to be read by a person.

python -m migrations board "Routines"
"""

import sys

from alembic import command
from sqlalchemy import create_engine

import migrations


def draft(chain: str, title: str) -> None:
    with create_engine("sqlite://").begin() as tx:
        for one in dict.fromkeys(("board", chain)):  # the centre's stands on the board's
            migrations.upgrade(tx, one)
        number = f"{int(migrations.newest(chain)) + 1:04d}"
        command.revision(migrations.config(chain, tx), message=title, autogenerate=True, rev_id=number)


if __name__ == "__main__":
    draft(*sys.argv[1:])
