"""Which units are looked at: those of a kind, those under a level, one's own, those a word is in. What is chosen on
Oversikt is taken along to all figures, to the workbook and to paper."""

from collections.abc import Sequence
from typing import NamedTuple

from board import packs
from board.catalogue import _
from board.finding import even, holds, terms
from board.formats import alphabet, quoted
from sync.server import levels
from sync.server.reports.overview import kinds
from sync.server.web.form import Parameters
from sync.server.web.view import Desk

OWN = "mine"


class UnitChoice(NamedTuple):
    """What one may look at alone: its key, what it is called, its units, and what it stands together with."""

    key: str
    name: str
    within: frozenset[int]
    group: str


class Which(Parameters):
    """`slag` is a kind of unit, a level, or one's own; `sok` what is sought in the name; `sorter` in which order they
    stand."""

    sok: str = ""
    slag: str = ""
    sorter: str = ""

    @property
    def query(self) -> dict[str, str]:
        """Which they are, as an address says it; nothing where nothing is chosen."""
        return {name: value for name, value in (("sok", self.sok), ("slag", self.slag)) if value}


def chosen(desk: Desk, asked: Which, some: Sequence[UnitChoice]) -> tuple[frozenset[int] | None, str]:
    """The units that are looked at, and what they are called together; None and nothing where that is all of them
    one may see."""
    found = next((one for one in some if one.key == asked.slag), None)
    sought = terms(asked.sok)
    if not found and not sought:
        return desk.units, ""
    within = {
        one.id for one in desk.places if (not found or one.id in found.within) and holds(even(one.name), sought)
    }
    names = [found.name] if found else []
    names += [quoted(asked.sok.strip())] if sought else []
    return frozenset(within), ", ".join(names)


def groups(some: Sequence[UnitChoice]) -> list[tuple[str, list[UnitChoice]]]:
    """The same by what they stand together with, in their order."""
    return [(name, [one for one in some if one.group == name]) for name in dict.fromkeys(one.group for one in some)]


def choices(desk: Desk) -> list[UnitChoice]:
    """One's own where others hang under them, each kind of unit, what hangs under a level."""
    tx, owner = desk.tx, desk.person.organisation
    places = {one.id: one for one in desk.places}
    found: list[UnitChoice] = []
    if desk.person.given and len(places) > len(desk.person.given):
        found.append(UnitChoice(OWN, _("Mine egne"), desk.person.given, ""))
    sectors = {key: some & places.keys() for key, some in kinds.sectors(tx, owner).items()}
    known = [(key, one) for key, one in packs.packs().items() if sectors.get(key)]
    found += [UnitChoice(key, _(one.name), frozenset(sectors[key]), _("Slag")) for key, one in known]
    tree = levels.of_organisation(tx, owner)
    above = sorted((places[level] for level in tree.all if level in places), key=lambda one: alphabet(one.name))
    found += [UnitChoice(one.public, one.name, tree.below(one.id), _("Under nivået")) for one in above]
    return [one._replace(name=_("{name} ({n})", name=one.name, n=len(one.within & places.keys()))) for one in found]
