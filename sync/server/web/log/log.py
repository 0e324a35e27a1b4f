"""Who saw or changed what: the newest first, a hundred at a time; all of it, or by kind, person, day and word."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter
from sqlalchemy import Row

from board.calendar import midnight_ms
from board.catalogue import _
from board.finding import even, holds, terms
from board.formats import alphabet, full_day
from board.importing.day import read_day
from sync.server.access import audit
from sync.server.reports.period import today
from sync.server.web.errors import PageError, PageFault
from sync.server.web.form import Asked, FormRoute, Parameters
from sync.server.web.page import Told, shows
from sync.server.web.view import Auditor, Desk

router = APIRouter(route_class=FormRoute)
PAGE = 100
LOOKED = 5_000
"""So many lines are looked through for a word at a time; those before them are one press away."""
NAMES = 200


class LogSearch(Parameters):
    """`hvem` is a name as it stands in the account; `foer` the line that the page before ended with."""

    foer: str = ""
    hva: str = ""
    hvem: str = ""
    dag: str = ""
    sok: str = ""


@shows(router, "/logg", Auditor, "log/log.html")
def page(desk: Desk, asked: Asked[LogSearch]) -> Told:
    tx, owner = desk.tx, desk.person.organisation
    before = int(asked.foer) if asked.foer.isascii() and asked.foer.isdigit() and len(asked.foer) < 10 else None
    group = audit.GROUPS.get(asked.hva)
    day = read_day(asked.dag, today(desk.now_ms)) if asked.dag else None
    if asked.dag and day is None:
        raise PageError(PageFault.ASKED_WRONGLY, at="dag", field=_("Dag"))
    people = audit.names(tx, owner, NAMES)
    sought = terms(asked.sok)
    found = audit.latest(
        tx,
        owner,
        before=before,
        count=(LOOKED if sought else PAGE) + 1,
        what=tuple(group[1]) if group else (),
        who=asked.hvem or None,
        between_ms=(midnight_ms(day), midnight_ms(day + timedelta(days=1))) if day else None,
    )
    looked = found[:LOOKED] if sought else found
    lines = [line for line in looked if not sought or holds(even(_said(line)), sought)]
    last = lines[PAGE - 1] if len(lines) > PAGE else found[LOOKED - 1] if len(found) > LOOKED else None
    kept = {name: value for name in ("hva", "hvem", "dag", "sok") if (value := getattr(asked, name))}
    return {
        "lines": [(line, _who(line), _what(line)) for line in lines[:PAGE]],
        "older": f"/logg?{urlencode({'foer': last.id, **kept})}" if last else None,
        "newest": f"/logg?{urlencode(kept)}" if kept else "/logg",
        "first": before is None,
        "asked": asked,
        "day": full_day(day) if day else "",
        "groups": [("", _("Alt")), *((key, _(name)) for key, (name, _what) in audit.GROUPS.items())],
        "people": [("", _("Alle")), *sorted(_called(people), key=lambda one: alphabet(one[1]))],
        "looked": len(looked) if sought else 0,
        "narrowed": bool(kept),
    }


def _called(people: Any) -> list[tuple[str, str]]:
    return [(name, _(name) if name in audit.NAMELESS else name) for name in people if name]


def _who(line: Row[Any]) -> str:
    return _(line.who) if line.who in audit.NAMELESS else line.who or _("uten navn")


def _what(line: Row[Any]) -> str:
    return f"{_(audit.SENTENCES[line.what])} {line.about}".strip()


def _said(line: Row[Any]) -> str:
    return f"{_who(line)} {_what(line)}"
