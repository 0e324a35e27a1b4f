"""Packs suit a sector: examples, words, and which bones, questions and value streams lie first. Files of content, one
each, for a unit to begin with and write anew.

    pack(board.unit).goals[0]            how others of this kind have said their first trivselsmål
    own_first(board.unit, ready(), ...)  what hangs ready for this kind before what hangs ready for others
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, TypeVar

from board import content, plain
from board.bounds import Bounds
from board.content import by_language
from board.context import Context
from board.errors import Kind, Refused
from board.kinds.unit import STAGE_LABELS, UNIT_ID, Unit
from board.record import Name

FOLDER = Path(__file__).resolve().parents[1] / "assets" / "packs"
OTHER = "other"
"""Of units that have not said theirs, and of one that only a newer wall knows."""

T = TypeVar("T")
Some = Annotated[tuple[str, ...], Bounds(min_length=2)]


@dataclass(frozen=True, kw_only=True)
class Pack:
    """What suits one sector. All but the labels are examples, shown beside what is to be written."""

    name: str
    """of the kind, as bones, questions and streams that hang ready say it too"""
    place: int
    """in which order kinds are offered, in tens"""
    leads: bool = False
    """it leads units, and its board hangs as a leader group's (`board.leading`)"""
    labels: tuple[Name, Name, Name, Name, Name, Name] = STAGE_LABELS
    """what the stages are called in this sector"""
    goals: tuple[Some, Some, Some]
    """trivselsmål, for each slot"""
    aims: Some
    """goals for the service"""
    measures: Some
    """what is counted for them"""
    streams: Some
    """titles of value streams"""
    receivers: Some
    """whom a value stream is of value for"""
    groups: Some
    """whom a change may concern, besides those who represent the staff"""
    steps: Some
    """of a value stream"""


@by_language
def packs() -> Mapping[str, Pack]:
    """Those of every sector by its key, in the order in which they are offered."""
    found = {sector: _pack(said) for sector, said in _said().items()}
    return dict(sorted(found.items(), key=lambda item: item[1].place))


def pack(unit: Unit) -> Pack:
    """The one that suits this unit."""
    return packs()[_sector(unit)]


def _pack(said: Mapping[str, Any]) -> Pack:
    if unknown := said.keys() - Pack.__dataclass_fields__.keys():
        raise ValueError(f"a pack has no {', '.join(sorted(unknown))}")
    found: Pack = plain.read(Pack, said)
    return found


def leads(unit: Unit) -> bool:
    """Whether units of its kind lead others. The board asks as it starts, and needs no more of a pack."""
    return bool(_said()[_sector(unit)].get("leads"))


def _sector(unit: Unit) -> str:
    return unit.sector if unit.sector in _said() else OTHER


@by_language
def _said() -> Mapping[str, dict[str, Any]]:
    return content.every(FOLDER)


@by_language
def _source_names() -> Mapping[str, str]:
    return {sector: content.source(FOLDER / f"{sector}.toml")["name"] for sector in packs()}


def own_first(unit: Unit, ready: Mapping[str, T], of: Callable[[T], str]) -> dict[str, T]:
    """What hangs ready, with that of the unit's own kind first and else in its order. `of` says its kind, by the name
    that has in bokmål."""
    own = _source_names()[_sector(unit)]
    return dict(sorted(ready.items(), key=lambda item: of(item[1]) != own))


@dataclass(frozen=True)
class ChoosePack:
    """The unit works in this sector. Its stages get the words of the sector, unless it has its own."""

    sector: str

    def run(self, context: Context) -> None:
        if self.sector not in packs():
            raise Refused(Kind.GONE)
        unit = context.board.unit
        own_words = unit.labels not in (STAGE_LABELS, pack(unit).labels)
        labels = unit.labels if own_words else packs()[self.sector].labels
        context.put(Unit, UNIT_ID, sector=self.sector, labels=list(labels))
