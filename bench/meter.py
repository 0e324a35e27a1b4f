"""What processes use while something is measured: CPU, memory, disk, and bytes on the loopback wire.

Reads /proc alone. CPU counts a process with all below it, dead ones included once their parent has taken note.
"""

import os
import subprocess
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")
_ALONE = "TAVLE_BENCH_ALONE"
SAMPLE_S = 0.2
BUSY = 2.0
"""From this load on, times on the wall clock say more about the machine than about us."""


@dataclass(frozen=True)
class Used:
    """Of the processes that were watched: CPU in s, the peak of their memory (PSS) in MB, bytes that crossed the
    loopback interface (None when others may have used it too), and by how many bytes the disk has grown."""

    cpu_s: float
    memory_mb: float
    wire_bytes: int | None
    disk_bytes: int


class Meter:
    """Watches processes from `with` to its end; `used` then tells."""

    def __init__(self, *roots: int, disk: Callable[[], int] = lambda: 0) -> None:
        self._roots = roots
        self._disk = disk
        self._memory_mb = 0.0
        self._stop = threading.Event()
        self._sampler = threading.Thread(target=self._sample, daemon=True)
        self.used = Used(0, 0, None, 0)

    def __enter__(self) -> "Meter":
        self._before = (cpu_s(self._roots), wire_bytes(), self._disk())
        self._sampler.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._sampler.join()
        cpu, wire, disk = self._before
        crossed = wire_bytes() - wire if os.environ.get(_ALONE) else None
        self.used = Used(cpu_s(self._roots) - cpu, self._memory_mb, crossed, self._disk() - disk)

    def _sample(self) -> None:
        while True:
            self._memory_mb = max(self._memory_mb, pss_mb(self._roots))
            if self._stop.wait(SAMPLE_S):
                return


def family(roots: tuple[int, ...]) -> set[int]:
    """These processes and all below them."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rsplit(")", 1)[1].split()[1])
        except (OSError, IndexError):
            continue  # it has just ended
    found = set(roots) & parents.keys()
    while new := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= new
    return found


def cpu_s(roots: tuple[int, ...]) -> float:
    """User and system time."""
    ticks = 0
    for pid in family(roots):
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        ticks += sum(int(field) for field in fields[11:15])
    return ticks / _TICK


def pss_mb(roots: tuple[int, ...]) -> float:
    """Memory, with what is shared counted in shares."""
    kb = 0
    for pid in family(roots):
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        kb += next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
    return kb / 1000


def wire_bytes() -> int:
    """What the loopback interface has received so far: both directions, headers included."""
    lines = Path("/proc/net/dev").read_text().splitlines()
    return next(int(line.split(":")[1].split()[0]) for line in lines if line.strip().startswith("lo:"))


def folder_bytes(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def load() -> float:
    """How many processes want to run, over the last minute."""
    return os.getloadavg()[0]


def step_aside(command: list[str]) -> None:
    """Start this command in our place with a loopback interface of its own, where the system allows that: then all
    that crosses it is ours."""
    if os.environ.get(_ALONE) is not None:
        return
    allowed = not subprocess.run(["unshare", "-n", "true"], capture_output=True, check=False).returncode
    os.environ[_ALONE] = "yes" if allowed else ""
    if allowed:
        os.execvp("unshare", ["unshare", "-n", "sh", "-c", 'ip link set lo up && exec "$@"', "sh", *command])
