"""`tavle demo`: the wall of a made-up unit with a year behind it.

With a screen the wall opens on it. Without one a whole meeting is held off screen by real touches, with a picture of
every step, and then sent to a centre that is started for it.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path

from rich.console import Console

from board.catalogue import _
from board.demonstration import hang_up
from board.log.stamp import wall_ms
from board.store.store import Store
from kiosk import env


def demonstrate(data: Path | None, out: Path) -> int:
    """Show the demonstration board, kept in `data` or in a folder that is thrown away. Returns the exit code."""
    with ExitStack() as stack:
        folder = data or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tavle-demo-")))
        if not (folder / "board.db").exists():
            store = Store.open(folder)
            hang_up(store, wall_ms())
            store.close()
        if env.has_display():
            from kiosk.run import run

            run(folder, windowed=False, size="1920x1080")
            return 0
        return _off_screen(folder, out)


def _off_screen(folder: Path, out: Path) -> int:
    """Hold a meeting where nobody can see it, and tell what happened. Returns 0 when it was held and stored."""
    say = Console(highlight=False, soft_wrap=True).print
    say(_("Ingen skjerm her. Tavla holder et helt tavlemøte for seg selv, og tar bilder av det."))
    from kiosk.demo.meeting import hold

    shutil.rmtree(out / "meeting", ignore_errors=True)
    held = hold(folder, out / "meeting", say)
    say(_("{n} bilder ligger i {folder}.").format(n=held.pictures, folder=out / "meeting"))
    say(held.summary())
    if not find_spec("fastapi"):
        say(_("Sentralen er ikke installert her. Da sendes ingenting."))
        return 0
    from kiosk.demo.arrival import arrive

    shutil.rmtree(out / "centre", ignore_errors=True)
    same = arrive(folder, out / "centre", say)
    return 0 if _main_road(out, say) and same else 1


def _main_road(out: Path, say: Callable[[str], None]) -> bool:
    """From a goal that is missed to what a coordinator counts. True when wall and centre have the same."""
    from kiosk.demo.arrival import arrive
    from kiosk.demo.case import WEEKS, follow

    shutil.rmtree(out / "case", ignore_errors=True)
    say(_("Så går en tavle hele veien: fra et mål som ikke er nådd, til årsverk, på {n} uker.").format(n=WEEKS))
    with tempfile.TemporaryDirectory(prefix="tavle-demo-") as name:
        gone = follow(Path(name), out / "case", say)
        say(_("{n} bilder ligger i {folder}.").format(n=gone.pictures, folder=out / "case"))
        return arrive(Path(name), out / "case", say, {"gevinster": "/gevinster", "verdistrommer": "/verdistrommer"})
