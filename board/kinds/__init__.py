"""The kinds of record a board is made of: a file or a folder each. Whatever lies here is part of the board, and is
named nowhere else.

A kind is its record, how the board holds it (its `Index`), what people do with it (its commands), which of its fields
keep a conflict, what cannot be undone, and what of it leaves the unit under which heading (its `Export`). Of a folder
`record.py`, `index.py` and `ballot.py` (how it is voted on) are what a board is, and what opens a file has read them;
the rest is imported by whoever asks for it.
"""

from importlib import import_module
from pathlib import Path

from board.record import Record, kinds, metadata
from board.told import told_in

__all__ = ["Record", "kinds", "metadata"]

for _found in sorted(Path(__path__[0]).glob("[!_]*.py")):
    import_module(f"{__name__}.{_found.stem}")
for _file in ("record", "index", "ballot"):
    told_in(__name__, _file)
