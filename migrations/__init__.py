"""Alembic's chains: `board` for the tables wall and centre share, `centre` for the centre's own.

Walls, centre and tests all run them through here, inside the caller's transaction. Alembic is imported when it is
needed, which is seldom: it takes a tenth of a wall's start.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

if TYPE_CHECKING:
    from alembic.config import Config


def newest(chain: str) -> str:
    """The newest version of a chain that this build knows: its last file. The chains are not branched."""
    return max(path.name for path in (Path(__file__).parent / chain / "versions").glob("[0-9]*.py"))[:4]


def config(chain: str, connection: Connection | None = None) -> "Config":
    """Alembic's configuration of one chain; there is no ini file."""
    from alembic.config import Config

    made = Config(attributes={"connection": connection})
    made.set_main_option("script_location", str(Path(__file__).parent / chain))
    return made


@cache
def known(chain: str) -> frozenset[str]:
    """All versions of a chain that this build can read."""
    from alembic.script import ScriptDirectory

    return frozenset(script.revision for script in ScriptDirectory.from_config(config(chain)).walk_revisions())


def upgrade(connection: Connection, chain: str, to: str = "head") -> None:
    """Run the chain's migrations up to a version."""
    from alembic import command

    command.upgrade(config(chain, connection), to)
