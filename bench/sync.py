"""What sync costs: walls and a real centre on this machine, and beside each figure what the machine could do at all.

    python -m bench.sync [push pull storm outage idle month] [--folder DIR]

Everything ends by itself; nothing leaves the loopback interface. `rows` is the same rows in one transaction on the
same disk, `wire` the same bytes through a bare web server (bench.limit). Seconds on the clock mean little while the
machine is busy; seconds of CPU mean much the same always.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.centre import centre, let_in, postgres
from bench.crowd import crowd, plan
from bench.limit import Limit, bare_wire, postgres_rows, sqlite_rows
from bench.meter import BUSY, Meter, Used, folder_bytes, load, step_aside
from bench.walls import Process, changes, hang, message

MANY = 10_000
WALLS, EACH = 200, 50
HOMING, LEFT, AT_ONCE, WORKERS = 30_000, 3, 300, 2
SHORT, LONG = 1_000, 1_000_000
IDLE_RATIO, IDLE_BYTES = 1.3, 300

console = Console(width=150)


class Report:
    """The lines of the table as they come."""

    def __init__(self) -> None:
        self.table = Table(box=None, pad_edge=False, header_style="")
        for name in ("part", "changes", "s", "changes/s", "centre CPU s", "wall CPU s", "centre MB", "wire B/ch"):
            self.table.add_column(name, justify="left" if name == "part" else "right")
        for name in ("disk B/ch", "rows s", "wire s", "x limit", "x limit, CPU", "load"):
            self.table.add_column(name, justify="right")

    def add(self, part: str, count: int, s: float, used: Used, wall_cpu_s: float, limit: Limit) -> None:
        self.table.add_row(
            part,
            f"{count}",
            f"{s:.2f}",
            f"{count / s:.0f}",
            f"{used.cpu_s:.2f}",
            f"{wall_cpu_s:.2f}",
            f"{used.memory_mb:.0f}",
            "-" if used.wire_bytes is None else f"{used.wire_bytes / count:.0f}",
            f"{used.disk_bytes / count:.0f}",
            f"{limit.rows_s:.2f}",
            f"{limit.wire_s:.2f}",
            f"{s / limit.s:.1f}",
            f"{used.cpu_s / limit.cpu_s:.1f}",
            f"{load():.1f}",
        )


def push_and_pull(folder: Path, report: Report) -> None:
    """One wall says what it did while it was offline; a fresh wall of the same unit reads it all."""
    file = folder / "centre.db"
    url = f"sqlite:///{file}"
    [[first, second]] = let_in(url, 2)
    with centre(url) as (address, pid):
        hang(folder / "first", address, *first, count=MANY)
        hang(folder / "second", address, *second)
        for part, name in (("push: one wall", "first"), ("pull: a fresh wall", "second")):
            kept = file if name == "first" else folder / name / "board.db"
            wall = Process("bench.walls", str(folder / name))
            with Meter(pid, disk=lambda kept=kept: kept.stat().st_size) as meter:
                found = wall.go()
            assert found["held"] == MANY
            assert found["waiting"] == 0
            sent, answered = zip(*found["rounds"], strict=True)
            limit = Limit(*sqlite_rows(kept, folder), *bare_wire(folder, [(sent, answered)], side_by_side=1))
            report.add(part, MANY, found["s"], meter.used, found["cpu_s"], limit)


def storm(folder: Path, report: Report) -> None:
    """Walls of as many units come at the same moment."""
    file = folder / "centre.db"
    url = f"sqlite:///{file}"
    walls = [of_unit[0] for of_unit in let_in(url, *[1] * WALLS)]
    with centre(url) as (address, pid):
        found, used, sizes = _come(folder, address, walls, EACH, WALLS, (pid,), lambda: file.stat().st_size)
    limit = Limit(*sqlite_rows(file, folder), *bare_wire(folder, sizes, side_by_side=WALLS))
    report.add(f"storm: {WALLS} walls at once", WALLS * EACH, found["s"], used, found["cpu_s"], limit)


def outage(folder: Path, report: Report) -> None:
    """The walls of a whole country come back, each of a unit of its own, on PostgreSQL with several workers."""
    with postgres(folder) as (url, database):
        walls = [of_unit[0] for of_unit in let_in(url, *[1] * HOMING)]
        data = folder / "data" / "base"
        with centre(url, workers=WORKERS) as (address, pid):
            roots = (pid, database)
            found, used, sizes = _come(folder, address, walls, LEFT, AT_ONCE, roots, lambda: folder_bytes(data))
        rows = postgres_rows(url, database)
    limit = Limit(*rows, *bare_wire(folder, sizes, side_by_side=AT_ONCE))
    report.add(f"outage: {HOMING} walls, PostgreSQL", HOMING * LEFT, found["s"], used, found["cpu_s"], limit)
    console.print(f"outage: one wall waited {found['p50_s'] * 1000:.0f} ms (p99 {found['p99_s'] * 1000:.0f} ms)")


def _come(
    folder: Path,
    address: str,
    walls: Sequence[tuple[str, str]],
    each: int,
    side_by_side: int,
    roots: tuple[int, ...],
    disk: Callable[[], int],
) -> tuple[dict[str, Any], Used, list[tuple[list[int], list[int]]]]:
    """(what the crowd says, what the centre used, sizes sent and answered) when walls come with `each` changes."""
    said = [(token, [message(device, changes(each, device))], ["/v1/sync"]) for device, token in walls]
    client = crowd(plan(folder / "plan", address, said), side_by_side)
    with Meter(*roots, disk=disk) as meter:
        found = client.go()
    assert found["acknowledged"] == len(walls) * each, "not everything was acknowledged"
    sizes = [
        ([len(body) for body in bodies], answered)
        for (_, bodies, _), answered in zip(said, found["answered"], strict=True)
    ]
    return found, meter.used, sizes


def idle(folder: Path, _: Report) -> None:
    """A round with nothing to say, on a short log and on a long one."""
    from bench.idle import measure

    found = measure(folder, (SHORT, LONG))
    for size, cost in found.items():
        console.print(
            f"idle: {size} changes in the log: {cost.ms:.2f} ms, centre CPU {cost.centre_cpu_ms:.2f} ms, wall CPU "
            f"{cost.wall_cpu_ms:.2f} ms, {cost.sent_bytes} bytes sent, {cost.received_bytes} bytes received"
        )
    short, long = found[SHORT], found[LONG]
    at_centre, at_wall = long.centre_cpu_ms / short.centre_cpu_ms, long.wall_cpu_ms / short.wall_cpu_ms
    clock = long.ms / short.ms
    console.print(
        f"idle: long/short by CPU {at_centre:.2f} at the centre, {at_wall:.2f} at the wall, {clock:.2f} on the "
        f"clock (goal {IDLE_RATIO}); goal below {IDLE_BYTES} bytes each way; load {load():.1f}"
    )


def month(folder: Path, _: Report) -> None:
    """The first round after a month offline, while the wall draws."""
    from bench.month import measure

    for line in measure(folder, MANY):
        console.print(f"month: {line}")
    console.print(f"month: load {load():.1f}")


PARTS: dict[str, Callable[[Path, Report], None]] = {
    "push": push_and_pull,
    "storm": storm,
    "outage": outage,
    "idle": idle,
    "month": month,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="all of them when none is named")
    parser.add_argument("--folder", type=Path, default=None, help="a folder on the disk that counts")
    asked = parser.parse_args()
    step_aside([sys.executable, "-m", "bench.sync", *sys.argv[1:]])
    if load() > BUSY:
        console.print(f"The machine is busy (load {load():.1f}): judge by CPU, not by the clock.")
    report = Report()
    for part in asked.parts or PARTS:
        with tempfile.TemporaryDirectory(prefix="tavle-bench-", dir=asked.folder) as folder:
            PARTS[part](Path(folder), report)
    if report.table.rows:
        console.print(report.table)


if __name__ == "__main__":
    main()
