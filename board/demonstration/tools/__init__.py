"""What a tool shows in the demonstration, a file each: whatever lies here is told and is named nowhere else.

board/demonstration/tools/fishbone.py tells each `[[fishbone]]` of the content:

    def events(year: Moments, told: dict[str, Any]) -> Iterator[Event]:
        yield year.event(year.at(told["weeks_ago"], 0.4), NameProblem(told["card"], told["problem"]))
"""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from board.demonstration.moments import Event, Moments


def events(year: Moments) -> Iterator[Event]:
    """All of them, tool by tool in the order of their names."""
    for found in iter_modules(__path__, f"{__name__}."):
        tell = import_module(found.name).events
        for told in year.content.get(found.name.rpartition(".")[2], ()):
            yield from tell(year, told)
