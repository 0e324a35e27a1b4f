"""Besøk: a Leanveileder writes what was seen on a visit, one praise and one question. It stands on the unit's wall
and here; whoever reads the unit's board reads it, and nobody else. Who wrote it may take it back as long as it hangs
there."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import Field

from board.board import Board
from board.catalogue import _
from board.importing.day import read_day
from board.kinds.visit import PRAISE, WORDS, Visit, Visits
from board.limits import NAME
from board.local import new_id
from board.log.change import Fact
from sync.server import server_writes
from sync.server.access.rule import Right
from sync.server.reports import tenancy
from sync.server.reports.period import today
from sync.server.web.errors import PageError, PageFault
from sync.server.web.form import Fields, Filled, FormRoute
from sync.server.web.page import Told, does, shows
from sync.server.web.view import Adviser, Desk, Reader

router = APIRouter(route_class=FormRoute)
PLACE = "/enhet/{public}/besok"


class VisitForm(Fields):
    day: Annotated[str, Field(min_length=1, max_length=40, title="Dag")]
    saw: Annotated[str, Field(max_length=WORDS, title="Dette så jeg")] = ""
    praise: Annotated[str, Field(min_length=1, max_length=PRAISE, title="Én ting som er bra")]
    question: Annotated[str, Field(max_length=WORDS, title="Ett spørsmål")] = ""


@shows(router, PLACE, Reader, "visits/visits.html")
def visits(desk: Desk, public: str) -> Told:
    place = desk.place(public)
    board = _board(desk, place.id)
    mine = desk.person.units(Right.VISIT)
    return {
        "place": place,
        "visits": board.of(Visits).hung,
        "own": {one.id for one in _taken_back_by(desk, board)},
        "writes": mine is not None and place.id in mine,
        "most": WORDS,
        "large": PRAISE,
    }


@does(router, PLACE, Adviser, then=PLACE, said="besok")
def write(desk: Desk, asked: Filled[VisitForm], public: str) -> None:
    place, until = desk.place(public), today(desk.now_ms)
    day = read_day(asked.day, until)
    if day is None or day > until:
        raise PageError(PageFault.MISSING, at="day", field=_("Dag"))
    if place not in tenancy.open_places(desk.tx, desk.person.organisation):
        raise PageError(PageFault.UNREADABLE, reason=_("«{above}» er lagt ned", above=place.name))
    said = {name: " ".join(getattr(asked, name).split()) for name in ("saw", "praise", "question")}
    fact = Fact(Visit.kind, new_id(), {"by": _first(desk), "day": day.isoformat(), **said})
    desk.moved[place.id] = server_writes.write(desk.tx, place.id, [fact], desk.now_ms)
    desk.note("visited", place.name)


@does(router, f"{PLACE}/{{written}}/tilbake", Adviser, then=PLACE, said="besok-tilbake")
def take_back(desk: Desk, asked: Filled[Fields], public: str, written: str) -> None:
    """What hangs on the wall yet comes down; it stands here no more either."""
    place = desk.place(public)
    if written not in {one.id for one in _taken_back_by(desk, _board(desk, place.id))}:
        raise PageError(PageFault.CHANGED_MEANWHILE)
    fact = Fact(Visit.kind, written, {"archived": True})
    desk.moved[place.id] = server_writes.write(desk.tx, place.id, [fact], desk.now_ms)
    desk.note("visit_taken_back", place.name)


def _taken_back_by(desk: Desk, board: Board) -> list[Visit]:
    """Those this person has written, as long as they hang on the wall. After that they are what was said."""
    if not desk.person.may(Right.VISIT):
        return []
    return [one for one in board.of(Visits).lately(today(desk.now_ms)) if one.by == _first(desk)]


def _first(desk: Desk) -> str:
    """What this person is called on the wall."""
    return "".join(desk.person.name.split()[:1])[:NAME]


def _board(desk: Desk, unit: int) -> Board:
    """No more of it than its visits."""
    return Board.load(desk.tx, unit, {Visit.kind: Visit.table.c.archived.is_not(None)})
