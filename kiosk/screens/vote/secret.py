"""While balls are laid nothing is kept that would have a time: no picture of what flies, no line of a first sound."""

from collections.abc import Sequence

from kiosk.parts.sounds import Sounds
from kiosk.widgets.kept import keep_nothing
from kiosk.widgets.paper import pictures


def begin(sounds: Sounds, laid: Sequence[int]) -> None:
    """The vases are looked at. As long as nothing lies there the pictures of an empty table may be kept."""
    sounds.load("ball")
    keep_nothing(any(laid))


def ball() -> None:
    """A ball is about to be laid."""
    keep_nothing(True)


def end() -> None:
    """The vases are left. What was made meanwhile is made again, and kept, where it is shown elsewhere."""
    pictures.forget()
    keep_nothing(False)
