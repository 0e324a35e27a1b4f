"""A depth buffer for points and tapered threads: the nearest sample wins, whatever the order.

Knows only positions and colours; balls and yarn are drawn on it.
"""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]

#: Depth of a pixel that nothing has touched.
EMPTY = -9.0
#: Offsets of a thread's thickness in px, with the share of its length from the root that is that thick.
_TAPER = ((0, 0, 1.0), (1, 0, 0.97), (0, 1, 0.97), (1, 1, 0.84), (2, 0, 0.55), (0, 2, 0.55), (2, 1, 0.4), (1, 2, 0.4))


class Depth:
    """A square picture of side `side` px of what is given in units of a body: its middle lies at `centre`, `scale` px
    are one unit; x right, y up, z towards the viewer."""

    def __init__(self, side: int, centre: tuple[float, float], scale: float) -> None:
        self.side, self.centre, self.scale = side, centre, scale
        self._nearest = np.zeros(side * side, np.uint64)
        self._colours: list[Array] = []
        self._depths: list[Array] = []
        self._count = 1

    def _register(self, z: Array, colours: Array) -> NDArray[np.uint64]:
        """Store samples and give each the key that sorts by depth first."""
        numbers = np.arange(self._count, self._count + len(z), dtype=np.uint64)
        self._count += len(z)
        self._colours.append(colours.astype(np.float32))
        self._depths.append(z.astype(np.float32))
        level = np.clip((z - EMPTY) * (2**27), 0, 2**32 - 1).astype(np.uint64)
        return (level << np.uint64(32)) | numbers

    def _place(self, x: Array, y: Array, keys: NDArray[np.uint64]) -> None:
        column, row = x.astype(np.int64), y.astype(np.int64)
        inside = (x >= 0) & (y >= 0) & (column < self.side) & (row < self.side)
        np.maximum.at(self._nearest, row[inside] * self.side + column[inside], keys[inside])

    def _lying(self, places: Array) -> tuple[Array, Array, Array]:
        """x and y down in px, and the depth, of places (…, 3)."""
        x, y = self.centre[0] + places[..., 0] * self.scale, self.centre[1] - places[..., 1] * self.scale
        return x, y, places[..., 2]

    def points(self, places: Array, colours: Array, size: int = 2) -> None:
        """Square points of `size` px at places (n, 3)."""
        x, y, z = self._lying(places)
        keys = self._register(z, colours)
        for dx in range(size):
            for dy in range(size):
                self._place(x + dx, y + dy, keys)

    def threads(self, places: Array, colours: Array, along: Array) -> None:
        """Threads (n, samples, 3) that thin out from root to tip; colour per piece (n, samples - 1, 3).

        `along` (n, samples) is 0 at the root and 1 at the tip.
        """
        x, y, z = self._lying(places)
        pieces = along[:, :-1]
        keys = self._register(((z[:, :-1] + z[:, 1:]) / 2).ravel(), colours.reshape(-1, 3)).reshape(pieces.shape)
        length = np.maximum(np.abs(np.diff(x, axis=1)), np.abs(np.diff(y, axis=1)))
        steps = int(np.ceil(length.max(initial=1)))
        for dx, dy, share in _TAPER:
            chosen = pieces < share
            x0, y0 = x[:, :-1][chosen] + dx * 0.9, y[:, :-1][chosen] + dy * 0.9
            x1, y1 = x[:, 1:][chosen] + dx * 0.9, y[:, 1:][chosen] + dy * 0.9
            key, far = keys[chosen], length[chosen]
            for step in range(steps):
                if step:  # short pieces need fewer steps
                    more = far > step
                    x0, y0, x1, y1, key, far = x0[more], y0[more], x1[more], y1[more], key[more], far[more]
                part = np.minimum(step / np.maximum(np.ceil(far), 1), 1)
                self._place(x0 + (x1 - x0) * part, y0 + (y1 - y0) * part, key)

    def resolved(self) -> tuple[Array, Array]:
        """Colour (side, side, 3) and depth (side, side); depth is EMPTY where nothing is."""
        numbers = (self._nearest & np.uint64(2**32 - 1)).astype(np.int64)
        colours = np.concatenate([np.zeros((1, 3), np.float32), *self._colours])
        depths = np.concatenate([np.full(1, EMPTY, np.float32), *self._depths])
        shape = (self.side, self.side)
        return colours[numbers].reshape(*shape, 3).astype(float), depths[numbers].reshape(shape).astype(float)
