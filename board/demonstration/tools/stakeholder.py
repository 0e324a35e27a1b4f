"""Whom a change concerns: groups and roles, the cell of each, what they expect and how they are taken along."""

from collections.abc import Iterator
from typing import Any

from board.demonstration.moments import Event, Moments, identity
from board.kinds.stakeholder.commands import EditStakeholder, HangStakeholder, NameMap, PlaceStakeholder
from board.kinds.stakeholder.index import stakeholder_id

_AT = 0.75
"""How far the meeting has come, in parts of its length."""


def events(year: Moments, told: dict[str, Any]) -> Iterator[Event]:
    """A map with a title of its own, and each group on it."""
    map_, at = identity("stakeholders", told["key"]), year.at(told["weeks_ago"], _AT)
    yield year.event(at, NameMap(map_, told["title"]))
    for group in told["groups"]:
        id_ = stakeholder_id(map_, group["name"])
        yield year.event(at, HangStakeholder(map_, group["name"]))
        if "at" in group:
            interest, influence = group["at"]
            yield year.event(at, PlaceStakeholder(id_, interest, influence))
        said = {name: group[name] for name in ("expectation", "attitude", "how") if name in group}
        if said:
            yield year.event(at, EditStakeholder(id_, said))
