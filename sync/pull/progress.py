"""How far a download has come: bars on a terminal, a line for each part in a log or a pipe."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from board.catalogue import _n
from sync.pull.fetch import Teller

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


@contextmanager
def told() -> Iterator[Teller]:
    """Bars on a terminal, a line for each part in a log or a pipe."""
    if not sys.stderr.isatty():
        yield Lines(typer.echo)
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description:<22}"),
        BarColumn(24),
        TextColumn("{task.fields[count]}"),
    )
    console = Console(stderr=True, highlight=False)
    with Progress(*columns, TimeElapsedColumn(), console=console) as progress:
        yield Bars(progress)


def _said(count: int) -> str:
    return _n("{n} rad", "{n} rader", count)


class Bars:
    """One bar for each part; it fills when the part is done, since nobody knows beforehand how much there is."""

    def __init__(self, progress: "Progress") -> None:
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}
        self._counts: Counter[str] = Counter()

    def rows(self, title: str, count: int) -> None:
        if title not in self._tasks:
            self._tasks[title] = self._progress.add_task(title, total=None, count="")
        self._counts[title] += count
        self._progress.update(self._tasks[title], count=_said(self._counts[title]))

    def done(self, title: str) -> None:
        self.rows(title, 0)
        self._progress.update(self._tasks[title], total=1, completed=1)


class Lines:
    """One line for each part when it is done."""

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write
        self._counts: Counter[str] = Counter()

    def rows(self, title: str, count: int) -> None:
        self._counts[title] += count

    def done(self, title: str) -> None:
        self._write(f"{title}: {_said(self._counts[title])}")
