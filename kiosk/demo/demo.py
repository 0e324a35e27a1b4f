"""`tavle demo`: the wall of a made-up unit with a year behind it.

With a screen the wall opens on it. Without one a whole meeting is held off screen by real touches, with a picture of
every step, and then sent to a centre that is started for it.
"""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from board.catalogue import _
from board.demonstration import hang_up
from board.log.stamp import wall_ms
from board.store.store import Store
from kiosk import env

if TYPE_CHECKING:
    from sync.server.embedded import Embedded


def demonstrate(data: Path | None, out: Path, centre: bool = False) -> int:
    """Show the demonstration board, kept in `data` or in a folder that is thrown away; at a `centre` people can sign
    in at, where that is asked for: then it is left beside those of the levels above. Returns the exit code."""
    with ExitStack() as stack:
        if centre:
            shutil.rmtree(out / "centre", ignore_errors=True)
        folder = data or (out / "centre" / "enheten" if centre else stack.enter_context(thrown_away()))
        if not (folder / "board.db").exists():
            with closing(Store.open(folder)) as store:
                hang_up(store, wall_ms(), level=True)
        if centre:
            return _at_a_centre(folder, out)
        if env.has_display():
            from kiosk.run import run

            run(folder, windowed=False, size="1920x1080")
            return 0
        return _off_screen(folder, out)


@contextmanager
def thrown_away() -> Iterator[Path]:
    """A folder for a board that nobody keeps. The key to its vases, which lies beside it, goes too."""
    with tempfile.TemporaryDirectory(prefix="tavle-demo-") as name:
        yield Path(name) / "wall"


def _at_a_centre(folder: Path, out: Path) -> int:
    """The board goes to a centre that stays until it is interrupted."""
    from kiosk.demo.arrival import arrive
    from kiosk.demo.group import WALLS

    say = Console(highlight=False, soft_wrap=True).print
    walls = [str(one) for one in (folder, *(out / "centre" / name for name in WALLS))]

    def stay(running: Embedded, _unit: str) -> None:
        say(_("Åpne {url} i en nettleser. Sentralen står til du trykker Ctrl+C.").format(url=running.url))
        say(_("Tavlene kan åpnes imens: tavle kiosk --data, og en av mappene {folders}.", folders=", ".join(walls)))
        with suppress(KeyboardInterrupt):
            threading.Event().wait()

    return 0 if arrive(folder, out / "centre", say, meanwhile=stay, tell=say) else 1


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
    with thrown_away() as folder:
        gone = follow(folder, out / "case", say)
        say(_("{n} bilder ligger i {folder}.").format(n=gone.pictures, folder=out / "case"))
        return arrive(folder, out / "case", say, {"gevinster": "/gevinster", "verdistrommer": "/verdistrommer"})
