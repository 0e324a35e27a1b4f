"""Nivåer: how the units of an organisation hang under one another, and what each level and those below it have found
and realised while they hung there, this year, the year before, and against what they aim at. A coordinator hangs a
unit under another, and says what a level aims at; what was before that day stays as it was.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from fastapi import APIRouter
from pydantic import Field

from board.catalogue import _, _n
from sync.server import aims, levels
from sync.server.access.rule import Right
from sync.server.levels import Fault, LevelError, Levels
from sync.server.reports import levels as reports
from sync.server.reports import tenancy
from sync.server.reports.levels import LevelSum
from sync.server.reports.period import today
from sync.server.reports.tenancy import Place
from sync.server.web.errors import PageError, PageFault
from sync.server.web.form import Fields, Filled, FormRoute, amount
from sync.server.web.page import Told, does, shows
from sync.server.web.view import Desk, Manager, Reader

router = APIRouter(route_class=FormRoute)
PLACE = "/nivaer"
DEEPEST = 12
"""A page indents no further; what hangs deeper stands there too."""


class Hang(Fields):
    above: str = Field("", max_length=40, title="Hører under")
    seen_above: str = Field("", max_length=40)


class AimForm(Fields):
    """Årsverk in the year that was this one when the form was shown, and in the next, as people write them; nothing
    where there is no aim; and the marks of those that were seen."""

    year: int
    this: str = Field("", max_length=12, title="Mål for i år")
    next: str = Field("", max_length=12, title="Mål for neste år")
    seen_this: str = Field("", max_length=16)
    seen_next: str = Field("", max_length=16)


@dataclass(frozen=True)
class LevelRow:
    """A unit in the tree: `depth` below the top, `below` how many hang under it of those one may see, `sum` what they
    have come to, `aim` what they are to realise this year, if anything."""

    place: Place
    depth: int
    below: int
    sum: LevelSum | None
    aim: float | None


@shows(router, PLACE, Reader, "levels/levels.html")
def page(desk: Desk) -> Told:
    tx, owner, own = desk.tx, desk.person.organisation, desk.units
    tree = levels.of_organisation(tx, owner)
    sums = {} if own is not None else reports.sums(tx, owner, desk.now_ms)
    places = {place.id: place for place in tenancy.places(tx, owner)}
    aimed = {} if own is not None else aims.of_year(tx, owner, today(desk.now_ms).year)
    rows = list(_rows(tree, places, sums, aimed, desk.sees))
    if own is not None:
        branch = own.union(*map(tree.path, own))
        rows = [row for row in rows if row.place.id in branch]
    return {
        "rows": rows,
        "sums": own is None,
        "year": today(desk.now_ms).year,
        "manages": desk.person.may(Right.MANAGE),
        "sees": desk.sees,
        "any": bool(tree.all),
    }


@shows(router, PLACE + "/{public}", Manager, "levels/hang.html")
def one(desk: Desk, public: str) -> Told:
    unit = desk.place(public)
    tree = levels.of_organisation(desk.tx, desk.person.organisation)
    places = tenancy.open_places(desk.tx, desk.person.organisation)
    barred = {unit.id, *tree.below(unit.id)}
    names = {place.id: place for place in tenancy.places(desk.tx, desk.person.organisation)}
    above = tree.above(unit.id)
    return {
        "unit": unit,
        "aims": _aims(desk, tree, unit, today(desk.now_ms).year),
        "above": names[above] if above else None,
        "moves": [(since, names[to].name if to else "") for since, to in tree.moves.get(unit.id, ())],
        "offered": [place for place in places if place.id not in barred],
    }


@does(router, PLACE + "/{public}", Manager, then=PLACE)
def hang(desk: Desk, asked: Filled[Hang], public: str) -> None:
    owner, unit = desk.person.organisation, desk.place(public)
    above, seen = (desk.place(one) if one else None for one in (asked.above, asked.seen_above))
    day = today(desk.now_ms)
    try:
        levels.hang_under(desk.tx, owner, unit.id, seen.id if seen else None, above.id if above else None, day)
    except LevelError as error:
        raise _explained(error, unit, above) from None
    where = _("{name}, til under {above}", name=unit.name, above=above.name) if above else None
    desk.note("unit_moved", where or _("{name}, til ikke å høre under noen", name=unit.name))


@does(router, PLACE + "/{public}/mal", Manager, then=PLACE)
def aim(desk: Desk, asked: Filled[AimForm], public: str) -> None:
    reason = _("Skriv årsverk som et tall, for eksempel 1,5")
    written = {"this": asked.this, "next": asked.next}
    told = [amount(value, at=at, most=aims.MOST, reason=reason) for at, value in written.items()]
    unit, year = desk.place(public), today(desk.now_ms).year
    if asked.year not in (year - 1, year):
        raise PageError(PageFault.STALE_FORM)
    tree = levels.of_organisation(desk.tx, desk.person.organisation)
    if not _aims(desk, tree, unit, asked.year):
        raise PageError(PageFault.CHANGED_MEANWHILE)
    for at, of, fte in zip(written, (asked.year, asked.year + 1), told, strict=True):
        if (saw := getattr(asked, f"seen_{at}")) == aims.mark(fte):
            continue  # it was left as it stood: what another says of it meanwhile holds
        try:
            aims.aim(desk.tx, unit.id, of, fte, desk.now_ms, saw=saw)
        except aims.AimedMeanwhile as other:
            raise PageError(PageFault.SAID_MEANWHILE, at=at, said=_aimed(of, other.fte)) from None
    desk.note("unit_changed", _("mål for {name}", name=unit.name))


def _aimed(year: int, fte: float) -> str:
    if not fte:
        return _("ikke noe mål for {year}", year=year)
    return _n("mål for {year}: {n} årsverk", "mål for {year}: {n} årsverk", fte, year=year)


def _aims(desk: Desk, tree: Levels, unit: Place, year: int) -> list[tuple[str, int, float, str]]:
    """What it aims at in this year and the next, each by its field and with its mark; none where nothing hangs
    under it and it aims at nothing, so that what was aimed at can be taken off."""
    owner = desk.person.organisation
    told = [
        (at, of, fte, aims.mark(fte))
        for at, of in (("this", year), ("next", year + 1))
        for fte in [aims.of_year(desk.tx, owner, of).get(unit.id, 0.0)]
    ]
    return told if unit.id in tree.all or any(mark for _at, _of, _fte, mark in told) else []


def _explained(error: LevelError, unit: Place, above: Place | None) -> PageError:
    name = above.name if above else ""
    match error.fault:
        case Fault.LOOP:
            reason = _("«{above}» hører selv under «{unit}»", above=name, unit=unit.name)
            if name == unit.name:
                reason = _("En enhet kan ikke høre under seg selv")
            return PageError(PageFault.UNREADABLE, at="above", reason=reason)
        case Fault.CLOSED:
            return PageError(PageFault.UNREADABLE, at="above", reason=_("«{above}» er lagt ned", above=name))
    return PageError(PageFault.CHANGED_MEANWHILE)


def _rows(
    tree: Levels,
    places: Mapping[int, Place],
    sums: Mapping[int, LevelSum],
    aimed: Mapping[int, float],
    sees: Callable[[int], bool],
) -> Iterator[LevelRow]:
    """Each unit after the one it hangs under, those beside one another by name: levels before units without any."""
    under: dict[int | None, list[Place]] = {}
    for place in places.values():
        path = tree.path(place.id)
        under.setdefault(path[0] if path else None, []).append(place)

    def below(above: int | None, depth: int) -> Iterator[LevelRow]:
        for place in sorted(under.get(above, ()), key=lambda one: one.id not in tree.all):
            seen = sum(map(sees, tree.below(place.id)))
            yield LevelRow(place, min(depth, DEEPEST), seen, sums.get(place.id), aimed.get(place.id))
            yield from below(place.id, depth + 1)

    yield from below(None, 0)
