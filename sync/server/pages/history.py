"""Figures from before Tavle, brought in by a coordinator: a file is shown as what it would do, and then kept. Nothing
is kept between the two: what was shown is in the form that is sent back."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, Request, Response
from pydantic import Field, TypeAdapter, ValidationError

from board.errors import Refused
from sync.server import history
from sync.server.history import Figure
from sync.server.pages import form
from sync.server.pages.form import Form
from sync.server.pages.sorry import Kind, Sorry
from sync.server.pages.view import Desk, act, at_desk, show, sign_in
from sync.server.pages.words import today
from sync.server.people.person import Right

router = APIRouter(prefix="/gevinster/historikk")

_figures = TypeAdapter(Annotated[list[Figure], Field(max_length=history.ROW_LIMIT)])
_NAME = 80


class Shown(Form):
    """What the preview showed."""

    source: str = Field(max_length=_NAME, title="Kilde")
    figures: str = Field(title="Tallene")


class Day(Form):
    day: date = Field(title="Dag")


@router.post("")
async def preview(request: Request) -> Response:
    asked, name, content = await form.read_file(request, Form)

    def allowed(desk: Desk) -> date:
        desk.check(asked)
        desk.need(Right.MANAGE)
        return today(desk.now_ms)

    day = await at_desk(request, allowed)  # before the file of somebody unknown is looked into
    if day is None:
        return sign_in(request)
    try:
        sheet = await to_thread.run_sync(history.read, content, day)
    except Refused as refused:
        raise Sorry(Kind.UNREADABLE, reason=f"Fila kan ikke leses: {refused.facts['reason']}") from None

    def work(desk: Desk) -> Mapping[str, Any]:
        changes = history.compare(desk.tx, desk.person.organisation, sheet.figures)
        return {
            "source": name[:_NAME] or "uten navn",
            "changes": changes,
            "problems": sheet.problems,
            "fresh": sum(change.kind != "same" for change in changes),
            "figures": _figures.dump_json(list(sheet.figures)).decode(),
        }

    return await show(request, "history_preview.html", work, right=Right.MANAGE)


@router.post("/hent-inn")
async def bring_in(request: Request) -> Response:
    asked = await form.read(request, Shown)
    try:
        figures = _figures.validate_json(asked.figures)
    except ValidationError:
        raise Sorry(Kind.MISSING, field="Tallene") from None

    def work(desk: Desk) -> None:
        person = desk.person
        history.bring_in(desk.tx, person.organisation, figures, asked.source, who=person.name, now_ms=desk.now_ms)

    return await act(request, asked, work, right=Right.MANAGE, then="/gevinster")


@router.post("/ta-ut")
async def take_out(request: Request) -> Response:
    asked = await form.read(request, Day)

    def work(desk: Desk) -> None:
        person = desk.person
        try:
            history.take_out(desk.tx, person.organisation, asked.day, who=person.name, now_ms=desk.now_ms)
        except LookupError:
            raise Sorry(Kind.CHANGED_MEANWHILE) from None

    return await act(request, asked, work, right=Right.MANAGE, then="/gevinster")
