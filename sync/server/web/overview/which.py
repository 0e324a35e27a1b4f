"""Which units are looked at: those of a kind, those under a level, one's own, those a word is in. What is chosen on
Oversikt is taken along to all figures, to the workbook and to paper."""

from sqlalchemy import select

from board import packs
from board.catalogue import _
from board.finding import even, holds, terms
from board.kinds.unit import UNIT_ID, Unit
from sync.server import levels
from sync.server.web.form import Parameters
from sync.server.web.view import Desk

OWN = "mine"


class Which(Parameters):
    """`slag` is a kind of unit, a level, or one's own; `sok` what is sought in the name."""

    sok: str = ""
    slag: str = ""

    @property
    def query(self) -> dict[str, str]:
        """As an address says it; nothing where nothing is chosen."""
        return {name: value for name, value in (("sok", self.sok), ("slag", self.slag)) if value}


def chosen(desk: Desk, asked: Which) -> tuple[frozenset[int] | None, str]:
    """The units that are looked at, and what they are called together; None and nothing where that is all of them
    one may see."""
    found = next(((within, said) for key, said, within in choices(desk) if key == asked.slag), None)
    sought = terms(asked.sok)
    if not found and not sought:
        return desk.units, ""
    places = desk.places
    some = {one.id for one in places if (not found or one.id in found[0]) and holds(even(one.name), sought)}
    names = [found[1]] if found else []
    names += [_("«{sought}»", sought=asked.sok.strip())] if sought else []
    return frozenset(some), ", ".join(names)


def groups(desk: Desk) -> list[tuple[str, list[tuple[str, str]]]]:
    """What one may look at alone, kinds of units and levels apart, each by its key and what it is called."""
    tree = {one.public for one in desk.places}
    some = [(key, said) for key, said, _within in choices(desk)]
    levels_ = [one for one in some if one[0] in tree]
    kinds = [one for one in some if one[0] not in tree]
    return [(name, of) for name, of in ((_("Slag"), kinds), (_("Under nivået"), levels_)) if of]


def choices(desk: Desk) -> list[tuple[str, str, frozenset[int]]]:
    """What one may look at alone: one's own where others hang under them, each kind of unit, what hangs under a
    level; each with its units."""
    tx, owner = desk.tx, desk.person.organisation
    places = {one.id: one for one in desk.places}
    found: list[tuple[str, str, frozenset[int]]] = []
    if desk.person.given and len(places) > len(desk.person.given):
        found.append((OWN, _("Mine egne"), desk.person.given))
    sectors: dict[str, set[int]] = {}
    of_unit = Unit.table.c
    for unit, sector in tx.execute(select(of_unit.unit, of_unit.sector).where(of_unit.id == UNIT_ID)):
        if unit in places and sector in packs.packs():
            sectors.setdefault(sector, set()).add(unit)
    found += [(key, _(one.name), frozenset(sectors[key])) for key, one in packs.packs().items() if key in sectors]
    tree = levels.of_organisation(tx, owner)
    under = [(places[level].public, places[level].name, tree.below(level)) for level in tree.all if level in places]
    found += sorted(under, key=lambda one: one[1])
    return [(key, _("{name} ({n})", name=name, n=len(within & places.keys())), within) for key, name, within in found]
