"""What a folder tells of itself, it tells in a file of an agreed name: a new one is found, and edits nothing.

for module in told_in("board.kinds", "due"): module.due(board, first, last)
"""

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any


@cache
def told_in(package: str, file: str) -> tuple[Any, ...]:
    """The modules called `file` of the folders in this package that have one, in the order of the folders' names."""
    where = Path(import_module(package).__path__[0])
    folders = sorted(path.parent.name for path in where.glob(f"*/{file}.py"))
    return tuple(import_module(f"{package}.{folder}.{file}") for folder in folders)
