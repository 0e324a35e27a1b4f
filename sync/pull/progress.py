"""How far a download has come: bars on a terminal, a line for each part in a log or a pipe."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from sync.pull.fetch import Told


@contextmanager
def told() -> Iterator[Told]:
    """Bars on a terminal, a line for each table in a log or a pipe."""
    console = Console(stderr=True, highlight=False)
    if not console.is_terminal:
        lines = Lines(typer.echo)
        yield lines
        lines.end()
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description:<22}"),
        BarColumn(24),
        TextColumn("{task.fields[count]}"),
    )
    with Progress(*columns, TimeElapsedColumn(), console=console) as progress:
        bars = Bars(progress)
        yield bars
        bars.end()


def _said(count: int) -> str:
    return f"{count:,} rader".replace(",", " ")


class Bars:
    """One bar for each part; it fills when the part is done, since nobody knows beforehand how much there is."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task: TaskID | None = None
        self._count = 0

    def began(self, title: str) -> None:
        self.end()
        self._count = 0
        self._task = self._progress.add_task(title, total=None, count="")

    def rows(self, count: int) -> None:
        self._count += count
        if self._task is not None:
            self._progress.update(self._task, count=_said(self._count))

    def end(self) -> None:
        if self._task is not None:
            self._progress.update(self._task, total=1, completed=1)


class Lines:
    """One line for each part when it is done."""

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write
        self._title = ""
        self._count = 0

    def began(self, title: str) -> None:
        self.end()
        self._title, self._count = title, 0

    def rows(self, count: int) -> None:
        self._count += count

    def end(self) -> None:
        if self._title:
            self._write(f"{self._title}: {_said(self._count)}")
            self._title = ""
