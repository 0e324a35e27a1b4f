"""Enheter: adding and renaming units, the weeks in which one is closed, and what the organisation has decided for
all.

Who changes something says what they saw: if another has changed it meanwhile, they are told, and what they wrote
stands in the form still.
"""

import re
from collections import Counter
from collections.abc import Sequence, Set
from datetime import date, timedelta
from typing import Annotated
from unicodedata import normalize

from fastapi import APIRouter
from pydantic import Field

from board import limits
from board.calendar import week_of
from board.catalogue import _, _n
from board.formats import week
from board.labels import all_said
from board.limits import seen
from board.record import Line
from sync.server import devices, tenants
from sync.server.access.rule import Right
from sync.server.reports.period import Backwards, Period, today
from sync.server.web.devices import walls
from sync.server.web.errors import PageError, PageFault
from sync.server.web.form import Fields, Filled, FormRoute
from sync.server.web.page import Told, does, shows
from sync.server.web.view import Desk, Manager, Watcher

router = APIRouter(route_class=FormRoute)

Name = Annotated[Line, Field(min_length=1, title="Navn")]
Week = Annotated[str, Field(pattern=r"^\d{4}-W\d{2}$")]
BACK, AHEAD = 12, 80
"""So many weeks before and after this one may be chosen to be closed."""
_SHOWN = 40
"""So much of a name is read out that is no name."""
_AT_ONCE = 500
"""So many units are added at a time: more than any municipality has, and a second's work."""
_TOLD = 5
"""So many faults of a list are told at a time; the next are told when these are mended."""


class NewUnits(Fields):
    name: Annotated[str, Field(title="Navn")] = ""
    """One to a line: a municipality has all of them in a list."""


class Rename(Fields):
    name: Name
    seen_name: str = ""


class Weeks(Fields):
    first: Annotated[Week, Field(title="Fra")]
    last: Annotated[Week, Field(title="Til og med")]


class OpenWeek(Fields):
    week: Annotated[Week, Field(title="Uke")]


class Rules(Fields):
    threshold: Annotated[int, Field(ge=3, le=50, title="Færrest baller som vises")]
    names: bool = False
    seen_threshold: Annotated[int, Field(ge=3, le=50)] = 3
    seen_names: bool = False


@does(router, "/tavler/ny-enhet", Manager, then="/tavler")
def add(desk: Desk, asked: Filled[NewUnits]) -> str | None:
    names = [" ".join(line.split()) for line in asked.name.splitlines() if line.strip()]
    if not names:
        raise PageError(PageFault.MISSING, at="name", field=_("Navn"))
    if len(names) > _AT_ONCE:
        reason = _("Det er {n} linjer; {most} enheter kan legges til om gangen", n=len(names), most=_AT_ONCE)
        raise PageError(PageFault.UNREADABLE, at="name", reason=reason)
    owner, taken = _taken(desk)
    if faults := _faults(names, taken):
        raise PageError(PageFault.UNREADABLE, at="name", reason=". ".join(_told(faults)))
    made = [tenants.found_unit(desk.tx, owner, name, desk.now_ms) for name in names]
    for name in names:
        desk.note("unit_added", name)
    return f"/tavler/enhet/{made[0]}" if len(made) == 1 else None


@shows(router, "/tavler/enhet/{public}", Watcher, "devices/unit_settings.html")
def unit(desk: Desk, public: str) -> Told:
    found = walls.own_unit(desk, public)
    return {
        "unit": found,
        "closed": devices.closed_weeks(desk.tx, found.id),
        "manages": desk.person.may(Right.MANAGE),
        "approves": desk.person.may(Right.APPROVE),
        "alarm_words": all_said(walls.ALARMS),
        "this_week": week_of(today(desk.now_ms)),
        "choosable": _choosable(today(desk.now_ms)),
    }


@does(router, "/tavler/enhet/{public}/navn", Manager, then="/tavler/enhet/{public}")
def rename(desk: Desk, asked: Filled[Rename], public: str) -> None:
    found = walls.own_unit(desk, public)
    if asked.name == found.name:
        return
    _free(desk, asked.name)
    if not tenants.rename(desk.tx, found.id, asked.seen_name, asked.name):
        raise PageError(PageFault.CHANGED_MEANWHILE)
    desk.note("unit_changed", _("{old} heter {new}", old=found.name, new=asked.name))


@does(router, "/tavler/enhet/{public}/steng", Manager, then="/tavler/enhet/{public}")
def close(desk: Desk, asked: Filled[Weeks], public: str) -> None:
    weeks = _between(asked.first, asked.last)
    found = walls.own_unit(desk, public)
    tenants.close_weeks(desk.tx, found.id, weeks)
    desk.note(
        "unit_changed",
        _(
            "{name} stengt {first} til {last}",
            name=found.name,
            first=week(weeks[0]).lower(),
            last=week(weeks[-1]).lower(),
        ),
    )


@does(router, "/tavler/enhet/{public}/apne", Manager, then="/tavler/enhet/{public}")
def open_(desk: Desk, asked: Filled[OpenWeek], public: str) -> None:
    found = walls.own_unit(desk, public)
    tenants.open_week(desk.tx, found.id, asked.week)
    desk.note("unit_changed", _("{name} åpen {week}", name=found.name, week=week(asked.week).lower()))


@does(router, "/tavler/kommune", Manager, then="/tavler")
def rules(desk: Desk, asked: Filled[Rules]) -> None:
    seen, wanted = (asked.seen_threshold, asked.seen_names), (asked.threshold, asked.names)
    if not tenants.set_rules(desk.tx, desk.person.organisation, seen, wanted, week_of(today(desk.now_ms))):
        raise PageError(PageFault.CHANGED_MEANWHILE)
    desk.note(
        "organisation_changed",
        _("grense {n}, navn på", n=asked.threshold) if asked.names else _("grense {n}, navn av", n=asked.threshold),
    )


def _taken(desk: Desk) -> tuple[str, set[str]]:
    """The organisation's public id, and the names its units have until this transaction is over."""
    owner = tenants.locked(desk.tx, desk.person.organisation)
    return owner, {_even(one.name) for one in devices.of_organisation(desk.tx, desk.person.organisation, desk.now_ms)}


def _even(name: str) -> str:
    """What looks the same is the same: a list from a Mac writes Å as A with a ring on it, a chat adds marks."""
    return limits.as_read(normalize("NFC", name)).casefold()


def _free(desk: Desk, name: str) -> None:
    """Two units of one name would be taken for each other. Raises PageError."""
    if faults := _faults([name], _taken(desk)[1]):
        raise PageError(PageFault.UNREADABLE, at="name", reason=faults[0])


def _faults(names: Sequence[str], taken: Set[str]) -> list[str]:
    """Why some of these cannot be names of new units, a sentence without its stop for each."""
    said = Counter(map(_even, names))
    faults = []
    for name in {_even(one): one for one in reversed(names)}.values():
        if len(name) > limits.LINE:
            shown = f"{name[:_SHOWN]} …"
            faults.append(_("«{name}» er for langt; det er plass til {n} tegn", name=shown, n=limits.LINE))
        elif not re.fullmatch(limits.VISIBLE, name):
            faults.append(_("«{name}» har tegn som ikke kan vises", name=name[:_SHOWN]))
        elif not any(map(str.isalnum, seen(name))):
            faults.append(_("«{name}» har verken bokstav eller tall", name=name[:_SHOWN]))
        elif _even(name) in taken:
            faults.append(_("Det finnes en enhet som heter «{name}» fra før", name=name))
        elif (times := said[_even(name)]) > 1:
            faults.append(_("«{name}» står {n} ganger", name=name, n=times))
    return faults[::-1]


def _told(faults: Sequence[str]) -> list[str]:
    """As many as can be read, and how many more there are."""
    more = len(faults) - _TOLD
    return [*faults[:_TOLD], *([_n("Og {n} linje til", "Og {n} linjer til", more)] if more > 0 else [])]


def _between(first: str, last: str) -> Sequence[str]:
    """Raises PageError, also for a week 53 in a year that has none."""
    try:
        return Period(first, last).weeks
    except Backwards:
        raise PageError(PageFault.PERIOD) from None
    except ValueError:
        raise PageError(PageFault.MISSING, at="last", field=_("Til og med")) from None


def _choosable(day: date) -> list[tuple[str, str]]:
    """The weeks that may be closed, as they are written everywhere."""
    weeks = (week_of(day + timedelta(weeks=n)) for n in range(-BACK, AHEAD + 1))
    return [(one, week(one)) for one in weeks]
