"""Real processes for tests: servers on free ports, ended by the test that started them, and commands.

All are children of one mother that has imported everything already: a server is up in a tenth of a second, is a
process of its own like any other, and can be killed like any other.
"""

import functools
import gc
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE

from tests.memory import MEMORY
from tests.patience import PATIENCE_S


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """The centre as a process of its own (with its workers)."""

    def __init__(self, url: str, workers: int = 1) -> None:
        self.url, self.workers, self.port = url, workers, free_port()
        self.pid = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Back when it answers."""
        self.pid = _bear({"url": self.url, "port": self.port, "workers": self.workers})
        end = time.monotonic() + PATIENCE_S
        while not self.listens:
            assert self.lives, "the server did not start"
            assert time.monotonic() < end, "the server does not answer"
            time.sleep(0.02)

    @property
    def listens(self) -> bool:
        """It or one of its workers."""
        with socket.socket() as probe:
            return not probe.connect_ex(("127.0.0.1", self.port))

    @property
    def lives(self) -> bool:
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return False
        return True

    def kill(self) -> None:
        """kill -9, the process and its workers, without a word."""
        if self.lives:
            os.killpg(self.pid, signal.SIGKILL)
            self.wait()
            end = time.monotonic() + PATIENCE_S
            while self.listens and time.monotonic() < end:  # the last worker may take a moment longer
                time.sleep(0.01)

    def stop(self) -> None:
        """Ask it to end, and wait until it has."""
        if self.lives:
            os.kill(self.pid, signal.SIGTERM)
            self.wait()

    def wait(self) -> None:
        end = time.monotonic() + PATIENCE_S
        while self.lives:
            assert time.monotonic() < end, "the server does not end"
            time.sleep(0.01)


@contextmanager
def running(url: str, workers: int = 1) -> Iterator[Server]:
    """A server that answers, until the block ends."""
    server = Server(url, workers)
    server.start()
    try:
        yield server
    finally:
        try:
            server.stop()
        finally:
            server.kill()


@functools.cache
def _mother() -> "subprocess.Popen[str]":
    """She ends when this process does, for then nobody can speak to her any more."""
    code = "from tests.sync.process import give_birth; give_birth()"
    return subprocess.Popen(
        [sys.executable, "-c", code], stdin=PIPE, stdout=PIPE, stderr=subprocess.DEVNULL, text=True, bufsize=1
    )


def command(*words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """The command `tavle` as it is typed, until it has ended."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as name:
        folder = Path(name)
        _bear({"words": words, "environment": {**os.environ, **environment}, "folder": name})
        end = time.monotonic() + PATIENCE_S
        while not (folder / "code").exists():
            assert time.monotonic() < end, "the command does not end"
            time.sleep(0.01)
        code, out, err = ((folder / told).read_text() for told in ("code", "1", "2"))
        return subprocess.CompletedProcess(words, int(code), out, err)


def _bear(asked: object) -> int:
    """The pid of a child that does what is asked (see `give_birth`)."""
    mother = _mother()
    assert mother.stdin
    assert mother.stdout
    mother.stdin.write(json.dumps(asked) + "\n")
    return int(mother.stdout.readline())


def give_birth() -> None:
    """For each line a child: `{"url": …, "port": …, "workers": …}` a server, `{"words": …}` a command; says its
    pid."""
    import kiosk.__main__
    import sync.server.serve
    from sync.server.app import create_app

    assert kiosk.__main__
    assert sync.server.serve
    with tempfile.TemporaryDirectory(dir=MEMORY) as name:  # the routes of all centres, and the way to their tables
        create_app(f"sqlite:///{name}/centre.db").state.centre.close()
    gc.collect()
    gc.freeze()  # no child looks for garbage here
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead are not waited for
    for line in sys.stdin:
        asked = json.loads(line)
        if pid := os.fork():
            print(pid, flush=True)
            continue
        os.setsid()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        nothing = os.open(os.devnull, os.O_RDWR)
        for number in (0, 1):
            os.dup2(nothing, number)
        sys.stdin = open(os.devnull)  # noqa: SIM115  as long as it lives
        if "words" in asked:
            _command(**asked)
        else:
            _serve(**asked)
        os._exit(0)


def _serve(url: str, port: int, workers: int) -> None:
    from sync.server.serve import serve

    serve(url, port=port, workers=workers, public_url="http://centre")


def _command(words: list[str], environment: dict[str, str], folder: str) -> None:
    from kiosk.__main__ import main

    for number in (1, 2):
        os.dup2(os.open(f"{folder}/{number}", os.O_CREAT | os.O_WRONLY), number)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["tavle", *words]
    code: object = 1
    try:
        main()
        code = 0
    except SystemExit as ended:
        code = ended.code
    except BaseException:
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    told = Path(folder, "telling")
    told.write_text(str(code if isinstance(code, int) else int(code is not None)))
    told.rename(Path(folder, "code"))
