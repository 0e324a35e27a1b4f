"""Figures from before Tavle, brought in by a coordinator: a file is shown as what it would do, and then kept. Nothing
is kept between the two: what was shown is in the form that is sent back."""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from anyio import to_thread
from fastapi import APIRouter, File, Form, Response, UploadFile
from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from board.catalogue import N_, _
from board.errors import Refused
from board.importing import account, figures
from board.importing.figures import Figure
from board.importing.table import Told
from sync.server import history
from sync.server.access.rule import Right
from sync.server.reports.period import today
from sync.server.web.errors import PageError, PageFault
from sync.server.web.form import Fields, Filled, FormRoute
from sync.server.web.page import does
from sync.server.web.undoing import Facts
from sync.server.web.view import Desk, Manager, Visit, undoes

router = APIRouter(prefix="/gevinster/historikk", route_class=FormRoute)

_figures = TypeAdapter(Annotated[list[Figure], Field(max_length=figures.ROW_LIMIT)])
_NAME = 80
_CARRIED_BYTES = 600_000
"""A larger file is not carried to the next page: then the columns are changed in the spreadsheet itself."""


class Shown(Fields):
    """What the preview showed."""

    source: str = Field(max_length=_NAME, title="Kilde")
    figures: str = Field(title="Tallene")


class Again(Fields):
    """The file once more, and what its columns are: `kolonne_C` is one of the names of `account`."""

    model_config = ConfigDict(extra="allow")

    source: str = Field(max_length=_NAME, title="Kilde")
    file: str = Field("", title="Fila")
    numbers: Literal["", "yearly", "accumulated"] = Field("", title="Tallene")


class Day(Fields):
    day: date = Field(title="Dag")


@router.post("")
async def preview(
    visit: Manager, fil: Annotated[UploadFile, File(title=N_("Fil"))], csrf: Annotated[str, Form()] = ""
) -> Response:
    name = (fil.filename or "")[:_NAME] or _("uten navn")
    return await _preview(visit, Fields(csrf=csrf), name, await fil.read(), Told(), None)


@router.post("/les")
async def again(visit: Manager, asked: Filled[Again]) -> Response:
    chosen = {name: str(told) for name, told in (asked.model_extra or {}).items() if name.startswith("kolonne_")}
    told = Told()
    try:
        content = b64decode(asked.file, validate=True)
        for name, read_as in chosen.items():
            told = told.said(f"{name.removeprefix('kolonne_')}={read_as}", account.NAMES)
    except ValueError:
        raise PageError(PageFault.MISSING, field=_("Kolonnene")) from None
    if twice := {name for name in chosen.values() if account.NAMES[name] and list(chosen.values()).count(name) > 1}:
        raise PageError(
            PageFault.UNREADABLE, reason=_("To kolonner er valgt som {both}", both=_(" og ").join(sorted(twice)))
        )
    yearly = {"yearly": True, "accumulated": False}.get(asked.numbers)
    return await _preview(visit, asked, asked.source, content, told, yearly)


async def _preview(
    visit: Visit, asked: Fields, source: str, content: bytes, told: Told, yearly: bool | None
) -> Response:
    def allowed(desk: Desk) -> date:
        desk.check(asked)
        return today(desk.now_ms)

    day = await visit.do(allowed)  # before the file of somebody unknown is looked into
    try:
        found = await to_thread.run_sync(figures.read, content, day, told, yearly)
    except Refused as refused:
        raise PageError(
            PageFault.UNREADABLE, reason=_("Fila kan ikke leses: {reason}", reason=refused.facts["reason"])
        ) from None

    def work(desk: Desk) -> Mapping[str, Any]:
        changes = history.compare(desk.tx, desk.person.organisation, found.figures)
        return {
            "source": source,
            "changes": changes,
            "found": found,
            "read_as": account.SHOWN,
            "names": account.NAMES,
            "file": b64encode(content).decode() if len(content) <= _CARRIED_BYTES else "",
            "numbers": {None: "", True: "yearly", False: "accumulated"}[yearly],
            "fresh": sum(change.kind != "same" for change in changes),
            "figures": _figures.dump_json(list(found.figures)).decode(),
        }

    return await visit.show("gains/history_preview.html", work)


@does(router, "/hent-inn", Manager, then="/gevinster")
def bring_in(desk: Desk, asked: Filled[Shown]) -> None:
    try:
        agreed = _figures.validate_json(asked.figures)
    except ValidationError:
        raise PageError(PageFault.MISSING, field=_("Tallene")) from None
    person = desk.person
    history.bring_in(desk.tx, person.organisation, agreed, asked.source, who=person.name, now_ms=desk.now_ms)


@does(router, "/ta-ut", Manager, then="/gevinster", said="slettet")
def take_out(desk: Desk, asked: Filled[Day]) -> None:
    person = desk.person
    try:
        taken = history.take_out(desk.tx, person.organisation, asked.day, who=person.name, now_ms=desk.now_ms)
    except LookupError:
        raise PageError(PageFault.CHANGED_MEANWHILE) from None
    figure, source = taken
    told = _figures.dump_json([figure]).decode()
    desk.undo["figure"] = {"figure": told, "source": source, "taken_ms": desk.now_ms}


@undoes("figure", Right.MANAGE)
def put_back(desk: Desk, facts: Facts) -> str | None:
    (figure,), person = _figures.validate_json(str(facts["figure"])), desk.person
    source, taken_ms = str(facts["source"]), int(facts["taken_ms"] or 0)
    was_out = history.put_back(
        desk.tx, person.organisation, figure, source, who=person.name, taken_ms=taken_ms, now_ms=desk.now_ms
    )
    return "/gevinster" if was_out else None
