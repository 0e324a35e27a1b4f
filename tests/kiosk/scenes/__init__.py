"""What is looked at, a file for each screen or tool. Its `SCENES` say by name how each picture is come to from
the home screen: `act`, or `(act, "empty")` where the board is not the demonstration's.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules

from kiosk.demo.hung import Hung

Act = Callable[[Hung], None]


def found() -> Iterator[tuple[str, Act] | tuple[str, Act, str]]:
    """Every picture, as `tests.pictures.Scene` takes it."""
    for module in iter_modules(__path__):
        told: dict[str, Act | tuple[Act, str]] = import_module(f"{__name__}.{module.name}").SCENES
        for name, act in told.items():
            yield (name, *act) if isinstance(act, tuple) else (name, act)
