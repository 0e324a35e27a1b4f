"""Every widget as it hangs in the galleries of the tests, in the four sizes: pictures to look at.

python -m tests.gallery_pictures out/pictures/galleries
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from kiosk.demo.stage import Stage
from kiosk.widgets.plan import Plan
from tests.kiosk.widgets import test_board_gallery as board
from tests.kiosk.widgets import test_gallery as gallery
from tests.kiosk.widgets import test_sheet_gallery as sheets

WALLS: dict[str, Callable[[], Plan]] = {
    wall.__name__: wall
    for wall in (gallery.gallery, gallery.typing, board.home, board.vote, board.reveal, board.figures, sheets.papers)
} | {name.replace(" ", "-"): lambda hang=hang: sheets.screen(hang) for name, hang in sheets.SCREENS.items()}


def main(out: Path) -> None:
    for name, wall in WALLS.items():
        for width, height in board.SIZES:
            print(Stage(width, height, wall).picture(out / f"{name}-{width}x{height}.png"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
