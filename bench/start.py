"""Start to first usable frame and memory: the wall beside a kiosk-mode Chromium with a static page of the same cards,
beside a wall with ten years of meetings, beside one that was let in at a centre (which does not
answer), and beside one on which twenty value streams of forty steps hang.

The first two show the demonstration board at 1920x1080; all start from a cold process with a warm disk, alternately,
five times, or as often as four minutes hold; the figures are medians, the ratio is what counts. CPU is what all
processes of each have used up to the frame: the figure to read on a machine that is used by others too. Memory is
their PSS, three seconds after the frame. The wall's modules are compiled, as an installer leaves them, and it is
closed properly each time. Chromium and Xvfb are Debian's; without them only the walls are measured.
"""

from __future__ import annotations

import html
import http.server
import os
import select
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from bench import streams, ten_years
from bench.meter import cpu_s, pss_mb
from board.board import Board
from board.demonstration import hang_up
from board.kinds.card.record import STAGES
from board.log.stamp import wall_ms
from board.store.store import Store
from sync.wall.credentials import Credentials, CredentialsFile

RUNS = 5
SETTLE_S = 3.0
LIMIT_S = 60.0
"""A process that has not come so far by then never does."""
BUDGET_S = 240.0
"""After so long no further round is begun."""

WALL = """
import sys
from pathlib import Path
from kiosk.run import run

def ready():
    from threading import Thread
    from kivy.base import stopTouchApp
    from kivy.clock import Clock

    def wait():
        sys.stdin.read()
        Clock.schedule_once(lambda _: stopTouchApp())

    print("ready", flush=True)
    Thread(target=wait, daemon=True).start()

run(Path(sys.argv[1]), windowed=True, size="1920x1080", ready=ready)
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for age, fill in (("wall", hang_up), ("old", ten_years.fill), ("let in", hang_up), ("streams", streams.fill)):
            store = Store.open(folder / age)
            fill(store, wall_ms())
            if age == "wall":
                with store.read() as tx:
                    page = static_page(Board.load(tx))
            store.close()
            if age == "let in":
                CredentialsFile(folder / age).keep(Credentials("http://127.0.0.1:9", "t" * 43, unit="u1"))
            measure_wall(folder, age)  # bakes the pictures and compiles, as a wall does on its first evening
        browser = shutil.which("chromium") and shutil.which("Xvfb")
        walls, old, paired, mapped, pages = [], [], [], [], []
        end = time.monotonic() + BUDGET_S
        while not walls or (len(walls) < RUNS and time.monotonic() < end):
            walls.append(measure_wall(folder, "wall"))
            old.append(measure_wall(folder, "old"))
            paired.append(measure_wall(folder, "let in"))
            mapped.append(measure_wall(folder, "streams"))
            if browser:
                pages.append(measure_chromium(folder, page))
    report("wall", walls)
    for name, some in (("ten years", old), ("let in", paired), ("streams", mapped)):
        report(name, some)
        for index, what in enumerate(("start", "start, CPU", "memory")):
            print(f"{what}: {middle(some, index) / middle(walls, index):.2f} x the wall (goal <= 1.2)")
    if pages:
        report("chromium", pages)
        for index, what in enumerate(("start", "start, CPU", "memory")):
            print(f"{what}: {middle(walls, index) / middle(pages, index):.2f} x chromium (goal <= 0.6)")
    else:
        print("chromium or Xvfb is missing: install Debian's chromium and xvfb to compare")


Run = tuple[float, float, float]
"""Seconds on the clock and of CPU to the first frame; MB of PSS."""


def middle(runs: list[Run], index: int) -> float:
    return statistics.median(run[index] for run in runs)


def report(name: str, runs: list[Run]) -> None:
    start, cpu, memory = (middle(runs, index) for index in range(3))
    print(f"{name}: first frame {start:.2f} s, CPU {cpu:.2f} s, memory {memory:.0f} MB (median of {len(runs)})")


def measure_wall(folder: Path, age: str) -> Run:
    """To the first frame that shows the board and can be pressed."""
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    begun = time.monotonic()
    child = subprocess.Popen(
        [sys.executable, "-c", WALL, str(folder / age)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, **compiled, "SDL_VIDEODRIVER": "offscreen"},
        start_new_session=True,
    )
    try:
        assert child.stdin is not None
        assert child.stdout is not None
        assert select.select([child.stdout], [], [], LIMIT_S)[0], "the wall did not start in time"
        assert child.stdout.readline() == b"ready\n", "the wall did not start"
        took, cpu = time.monotonic() - begun, cpu_s((child.pid,))
        time.sleep(SETTLE_S)
        memory = pss_mb((child.pid,))
        child.stdin.close()
        assert child.wait(LIMIT_S) == 0, "the wall did not close"
        return took, cpu, memory
    finally:
        end(child)


def measure_chromium(folder: Path, page: str) -> Run:
    """Until the page has painted (it then asks for /ready)."""
    painted = threading.Event()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = page.encode() if self.path == "/" else b""
            if self.path == "/ready":
                painted.set()
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None: ...

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    display = f":{90 + os.getpid() % 100}"
    screen = subprocess.Popen(
        ["Xvfb", display, "-screen", "0", "1920x1080x24", "-nolisten", "tcp"], stderr=subprocess.DEVNULL
    )
    time.sleep(1)
    profile = tempfile.mkdtemp(dir=folder)
    begun = time.monotonic()
    child = subprocess.Popen(
        [
            "chromium",
            "--kiosk",
            "--no-sandbox",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-quic",
            f"--user-data-dir={profile}",
            f"http://127.0.0.1:{server.server_port}/",
        ],
        env={**os.environ, "DISPLAY": display},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        assert painted.wait(LIMIT_S), "chromium did not paint"
        took, cpu = time.monotonic() - begun, cpu_s((child.pid,))
        time.sleep(SETTLE_S)
        return took, cpu, pss_mb((child.pid,))
    finally:
        end(child)
        end(screen)
        server.shutdown()


def end(child: subprocess.Popen[bytes]) -> None:
    """End a process we started, and those it started."""
    if child.poll() is None:
        try:
            os.killpg(child.pid, signal.SIGTERM) if os.getpgid(child.pid) == child.pid else child.terminate()
            child.wait(10)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            child.kill()
            child.wait(5)


def static_page(board: Board) -> str:
    """The same board as plain HTML: six columns, the cards that hang there, no pictures."""
    columns = []
    for stage, label in zip(STAGES, board.unit.labels, strict=True):
        cards = "".join(
            f"<li><b>{html.escape(card.title)}</b><br>{html.escape(card.responsible)}</li>"
            for card in board.cards.column(stage)
        )
        columns.append(f"<section><h2>{html.escape(label)}</h2><ul>{cards}</ul></section>")
    ready = "<script>requestAnimationFrame(()=>requestAnimationFrame(()=>fetch('/ready')))</script>"
    style = (
        "<style>body{display:flex;gap:16px;font-family:sans-serif}section{flex:1}li{margin:8px;padding:8px}</style>"
    )
    return (
        f"<!doctype html><meta charset=utf-8>{style}<h1>{html.escape(board.unit.name)}</h1>{''.join(columns)}{ready}"
    )


if __name__ == "__main__":
    main()
