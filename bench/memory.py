"""What a whole meeting costs in memory, and what is left of it once the wall has rested: PSS of one process, which
holds the demonstration's meeting at 1920x1080 by fingers. Where GL is software, every texture is in it too, and so is
what the rasteriser keeps once it has drawn the screens that leave, some 80 MB: `--undrawn` leaves that out.

python -m bench.memory [--undrawn]
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from bench.meter import pss_mb
from board.demonstration import hang_up, script
from kiosk.demo.hung import Hung
from kiosk.demo.meeting import Room, _hold
from kiosk.showing import LET_GO_S
from kiosk.widgets.paper.leaving import Leaving


class Quiet(Room):
    """Takes no pictures: they would be measured too."""

    def picture(self, name: str, sentence: str) -> None: ...


def main() -> None:
    Leaving.seen = "--undrawn" not in sys.argv
    with tempfile.TemporaryDirectory() as folder:
        wall = Hung(Path(folder), fill=lambda store, now_ms: hang_up(store, now_ms))
        say("hung", wall)
        _hold(Quiet(wall, Path(folder), print), script())
        wall.root.home()
        wall.wait_s(2)
        say("after the meeting", wall)
        wall.root.rested()
        wall.wait_s(LET_GO_S + 1)
        say("rested", wall)
        wall.take_down()


def say(when: str, wall: Hung) -> None:
    print(f"{when}: {pss_mb((os.getpid(),)):.0f} MB, {len(wall.root._screens)} screens", flush=True)


if __name__ == "__main__":
    main()
