"""What is looked at, a file for each screen or tool. Its `SCENES` say by name how each picture is come to from
the home screen: `act`, or `(act, "empty")` where the board is not the demonstration's.
"""

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from board.context import Command
from kiosk.demo.hung import Hung
from sync.wall.connection_status import ConnectionState, ConnectionStatus

Act = Callable[[Hung], None]

PHOTOS = ConnectionStatus(
    ConnectionState.CONNECTED, photos="https://tavle.eksempel.kommune.no/bilde/1f4-mzxw6ytboi3dgnbv/"
)


def found() -> Iterator[tuple[str, Act] | tuple[str, Act, str]]:
    """Every picture, as `tests.pictures.Scene` takes it."""
    for module in iter_modules(__path__):
        told: dict[str, Act | tuple[Act, str]] = import_module(f"{__name__}.{module.name}").SCENES
        for name, act in told.items():
            yield (name, *act) if isinstance(act, tuple) else (name, act)


def looked_at(
    screen: str,
    *commands: Command,
    presses: Sequence[str] = (),
    from_card: str = "",
    then: Act = lambda wall: None,
    **given: Any,
) -> Act:
    """These were done, and `then` that; the screen is looked at, come to from a card if one is said; and these are
    pressed on it."""

    def act(wall: Hung) -> None:
        for command in commands:
            wall.root.do(command)
        wall.settle()
        then(wall)
        if from_card:
            wall.root.go("card", id=from_card)
        wall.root.go(screen, **given)
        wall.settle()
        for name in presses:
            wall.wait_s(0.6)
            wall.press(name)

    return act


def paired(act: Act) -> Act:
    """On a wall whose centre takes photos."""

    def with_link(wall: Hung) -> None:
        wall.root.linked(PHOTOS)
        act(wall)

    return with_link
