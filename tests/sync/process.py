"""A real server process for tests, on a free port, ended by the test that started it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running(url: str, workers: int = 1) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """(address, process) of a server that answers."""
    port = free_port()
    code = (
        "from sync.server.serve import serve; import sys; "
        "serve(sys.argv[1], port=int(sys.argv[2]), workers=int(sys.argv[3]), public_url='http://centre')"
    )
    started = subprocess.Popen(
        [sys.executable, "-c", code, url, str(port), str(workers)], env=dict(os.environ), stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(300):
            with socket.socket() as probe:
                if not probe.connect_ex(("127.0.0.1", port)):
                    break
            assert started.poll() is None, "the server did not start"
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}", started
    finally:
        if started.poll() is None:
            started.terminate()
        try:
            started.wait(20)
        except subprocess.TimeoutExpired:
            started.kill()
            started.wait()
