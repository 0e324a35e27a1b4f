"""A wall that was offline for a month comes back while it draws: does it miss a frame?

The wall is whole – screens, writer, network thread – and draws off screen in real time, sixty frames a second; the
centre is a process of its own. The limit beside is the same wall with the same backlog, drawing and not syncing.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench.centre import centre, let_in
from bench.walls import Process, changes, hang
from board import local
from board.log import log
from board.store.store import Store
from sync.wall.connection_status import ConnectionState
from sync.wall.credentials import Credentials, CredentialsFile

FRAME_S = 1 / 60
QUIET_S = 5.0
LONGEST_S = 120.0
MISSED = 2.0
"""A frame is missed when the next comes more than so many frames' time after the last."""
CARDS = 100
"""Hanging on the board; they are what the changes are about."""


@dataclass(frozen=True)
class Frames:
    """Seconds between the ticks of the screen's clock, and how long what was watched took."""

    name: str
    gaps: list[float]
    took_s: float

    def __str__(self) -> str:
        worst, median = max(self.gaps) * 1000, statistics.median(self.gaps) * 1000
        p99 = statistics.quantiles(self.gaps, n=100)[98] * 1000
        missed = sum(gap > MISSED * FRAME_S for gap in self.gaps)
        return (
            f"{self.name}: {self.took_s:.1f} s, {len(self.gaps)} frames, median {median:.1f} ms, p99 {p99:.1f} ms, "
            f"worst {worst:.1f} ms, {missed} missed"
        )


def measure(folder: Path, count: int) -> Iterator[Frames]:
    """Drawing alone; while `count` changes go up; while as many come down that another wall made meanwhile."""
    from kiosk.demo.hung import Hung

    url = f"sqlite:///{folder / 'centre.db'}"
    [[ours, theirs]] = let_in(url, 2)

    def fill(store: Store, _: int) -> None:
        with store.write() as tx:
            local.put(tx, "_device", ours[0])
            log.ingest(tx, changes(count, ours[0], cards=CARDS))

    with centre(url) as (address, _):
        home = folder / "wall"
        hung = Hung(home, fill=fill)
        try:
            yield _drawing(hung, "drawing alone", lambda: False, QUIET_S)
            CredentialsFile(home).keep(Credentials(url=address, token=ours[1], unit_name="Bench"))
            linking = _linking(home, hung.root)
            linking.start()
            yield _drawing(hung, f"{count} changes go up", lambda: _said(linking), LONGEST_S)
            linking.stop()
            hang(folder / "other", address, *theirs, count=count, cards=CARDS)
            Process("bench.walls", str(folder / "other")).go()
            linking.start()
            yield _drawing(hung, f"{count} changes come down", lambda: _said(linking), LONGEST_S)
            linking.stop()
            assert hung.root.worker.with_store(_held) == 2 * count
        finally:
            hung.take_down()


def _held(store: Store) -> int:
    with store.read() as tx:
        return log.last_seq(tx)


def _linking(home: Path, face: Any) -> Any:
    """What keeps the wall in touch; its news come to the screen's own thread, as always."""
    from kivy.clock import Clock

    from kiosk.linking import Linking

    def show(**news: Any) -> None:
        Clock.schedule_once(lambda _dt: setattr(face, "state", replace(face.state, **news)))

    return Linking(
        home,
        face.worker,
        app="bench",
        on_link=lambda link: show(link=link),
        on_board=lambda board: show(board=board),
    )


def _said(linking: Any) -> bool:
    """Whether the wall has nothing more to ask at once."""
    rounds = linking._loop.rounds
    return bool(rounds) and rounds[0].outcome.state is ConnectionState.CONNECTED and not rounds[0].outcome.again


def _drawing(hung: Any, name: str, done: Callable[[], bool], longest_s: float) -> Frames:
    """Frames in real time until it is done."""
    gaps = []
    began = last = due = time.perf_counter()
    while not done() and last - began < longest_s:
        hung.frames(1)
        now = time.perf_counter()
        gaps.append(now - last)
        last = now
        due = max(due + FRAME_S, now)
        time.sleep(due - now)
    return Frames(name, gaps, last - began)
