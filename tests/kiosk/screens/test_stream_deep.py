"""Much that is done at the same time: it hangs in rows that can be read and pressed, and goes on in the next row."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from board.kinds.stream.commands import WriteStep, WriteStream
from kiosk.demo.hung import Hung
from tests.kiosk.screens.test_flowing import SIZES, amiss

Hang = Callable[..., Hung]
COUNT = 40


@pytest.mark.parametrize("size", SIZES)
def test_forty_steps_at_the_same_time_can_be_read_page_by_page(hang: Hang, size: tuple[int, int]) -> None:
    steps = [
        WriteStep(
            f"p{n}",
            {"stream": "s", "title": f"Samtidig {n}", "minutes": 5.0, "beside": "parallel" if n else ""},
            below=f"p{n - 1}" if n else "",
        )
        for n in range(COUNT)
    ]
    wall = hang(size, commands=[WriteStream("s", {"title": "Alt på en gang", "times": 5.0}), *steps])
    wall.root.go("stream", id="s")
    wall.settle()
    seen: set[str] = set()
    for _ in range(COUNT):
        seen |= {name for name in wall.names() if name.startswith("step-p")}
        assert (wall.clipped(), amiss(wall)) == ([], [])
        if len(seen) == COUNT:
            break
        wall.press("rows-on")
    assert len(seen) == COUNT
    wall.press("row-0")
    assert amiss(wall) == [], "opened it is no deeper"
