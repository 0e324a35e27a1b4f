"""The kinds of record a board is made of: a file or a folder each. Whatever lies here is part of the board, and is
named nowhere else.

A kind is its record, how the board holds it (its `Index`), what people do with it (its commands), which of its fields
keep a conflict, what cannot be undone, and what of it leaves the unit under which heading (its `Export`).
"""

from importlib import import_module
from pkgutil import walk_packages

from board.record import Record, kinds, metadata

__all__ = ["Record", "kinds", "metadata"]

for _found in walk_packages(__path__, f"{__name__}."):
    import_module(_found.name)
