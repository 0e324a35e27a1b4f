"""Make every picture and sound that Tavle shows and plays: `python -m assets.build [--only NAME]`.

NAME is a file without its ending (`ball-green`) or a module (`balls`). All of it takes about two
minutes on one core; the same machine makes the same bytes every time.
"""

import argparse
import io
import itertools
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image

from assets import (
    PHOTOS,
    PICTURES,
    SOUNDS,
    balls,
    blocks,
    cupboard,
    fabric,
    fish,
    glass,
    icons,
    knit,
    kraft,
    noises,
    pins,
    shades,
    sheets,
    vessels,
    wheel,
    wood,
    yarn,
)

_MATERIALS = (fabric, wood, kraft, fish, sheets, blocks, shades, pins, icons, glass, knit, yarn, balls, wheel)
Make = Callable[[], bytes]
_PRESSED = 0.3
"""Plush gives way by no more than this part of a ball."""


def _png(draw: Callable[[], Image.Image]) -> Make:
    def made() -> bytes:
        packed = io.BytesIO()
        draw().save(packed, "PNG", optimize=True)
        return packed.getvalue()

    return made


def _vessels() -> bytes:
    measured = {"vase": vessels.VASE.measured(), "bowl": vessels.BOWL.measured()}
    return (json.dumps(measured, indent=1) + "\n").encode()


def _heaps() -> bytes:
    """A line for each number of balls: all ways in which so many may lie in a vase, as [x, y, angle] of each. Heaps
    in which two balls have pressed too far into each other are left out."""
    from kiosk.widgets.balls.heap import settle
    from kiosk.widgets.balls.packing import MOST, SEEDS, diameter, glass, overlap

    lines = []
    for count in range(1, MOST + 1):
        size = diameter(count)
        heaps = (settle(count, size, "vase", seed) for seed in itertools.count())
        ways = itertools.islice((heap for heap in heaps if overlap(heap, size, glass("vase")) < _PRESSED), SEEDS)
        rounded = [[[round(p.x, 4), round(p.y, 4), round(p.angle, 1)] for p in way] for way in ways]
        lines.append(json.dumps(rounded, separators=(",", ":")) + "\n")
    return "".join(lines).encode()


def files() -> Iterator[tuple[str, Path, Make]]:
    """Module, file and how to make its bytes, for everything there is."""
    for module in _MATERIALS:
        for name, draw in module.pictures().items():
            yield module.__name__.rpartition(".")[2], PICTURES / f"{name}.png", _png(draw)
    yield "icons", PICTURES / "icons.atlas", lambda: icons.atlas().encode()
    yield "vessels", PICTURES / "vessels.json", _vessels
    yield "heaps", PICTURES / "heaps.txt", _heaps
    for name, make in cupboard.photos().items():
        yield "cupboard", PHOTOS / f"{name}.jpg", make
    for name, make in noises.RECIPES.items():
        yield "noises", SOUNDS / f"{name}.wav", make


def main() -> None:
    """Make what was asked for, or everything."""
    options = argparse.ArgumentParser(prog="python -m assets.build", description="Draw Tavle's pictures and sounds.")
    options.add_argument("--only", metavar="NAME", help="one file (ball-green) or one module (balls)")
    only = options.parse_args().only
    chosen = [entry for entry in files() if only in (None, entry[0], entry[1].stem)]
    if not chosen:
        sys.exit(f"Nothing here is called {only}.")
    began = time.monotonic()
    for module, path, make in chosen:
        start = time.monotonic()
        path.parent.mkdir(exist_ok=True)
        # Replaced, not overwritten: whoever has the old picture open keeps it whole.
        fresh = path.with_suffix(".new")
        fresh.write_bytes(make())
        fresh.replace(path)
        print(
            f"{module:8} {path.name:28} {path.stat().st_size / 1024:7.0f} kB {time.monotonic() - start:5.1f} s",
            flush=True,
        )
    print(f"{len(chosen)} files in {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
