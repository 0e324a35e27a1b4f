"""Which walls hear the same twice. One that lost an answer does so, now and then; two that hold one key, as with a
copied card, do so with all that is new, also where neither of them says anything. From here the two look alike, so
nobody is blamed: the wall is asked to take a new key, and whoever comes with the old one after that is told of
(`device_tokens`).

    if repeats.often(wall, asked.cursor, answer.cursor): …
"""

OFTEN = 3
"""So many times."""


class Repeats:
    """Of the walls that one process of the centre has answered; what it forgets when it ends is soon seen again."""

    def __init__(self) -> None:
        self._of: dict[int, tuple[int, int]] = {}

    def often(self, wall: int, cursor: int, answered: int) -> bool:
        """A wall asked from this cursor, and was told all up to `answered`: whether it has now asked so often for
        what it had been told. The count begins anew then."""
        told, count = self._of.get(wall, (cursor, 0))
        count += cursor < told
        self._of[wall] = answered, count % OFTEN
        return count >= OFTEN
