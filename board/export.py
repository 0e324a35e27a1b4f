"""An export is what of a kind may leave the unit, in tables for people and programs: under which heading, and what it
means. What a kind does not name here does not leave. Of a moment no more is told than its day.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kept = Literal["always", "a_year"]
"""A proposal to the archive: for ever, or until a year after it was taken down or ended."""


@dataclass(frozen=True)
class Export:
    """`name` is that of the table. `columns`: field to heading and meaning, both in Norwegian, in their order.

    names   fields that hold first names: told only where the organisation says so
    refers  field to the table and column whose row it names
    with_card  the field that names a card, or a record that is told with one: told of from when that card is, as it
               is written with it
    """

    name: str
    title: str
    meaning: str
    columns: Mapping[str, tuple[str, str]]
    names: frozenset[str] = frozenset()
    refers: Mapping[str, str] = field(default_factory=dict)
    with_card: str = ""
    kept: Kept = "always"
