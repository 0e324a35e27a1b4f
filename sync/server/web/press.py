"""How a report is printed: whose units it may be of, its facts in one transaction, and the press beside it."""

from collections.abc import Callable
from typing import Annotated

from anyio import to_thread
from fastapi import Response
from pydantic import Field

from sync.server.prints.pdf import typeset
from sync.server.prints.scope import Facts
from sync.server.reports.tenancy import Place, places
from sync.server.web.errors import PageError, PageFault
from sync.server.web.form import Parameters
from sync.server.web.view import HEADERS, Desk, Visit

Made = tuple[str, str, Facts]
"""What a report is called in the log, what its file is called, and its facts."""


class OfOne(Parameters):
    unit: Annotated[str, Field(min_length=1, max_length=40, title="Enhet")]


async def printed(visit: Visit, template: str, made: Callable[[Desk], Made]) -> Response:
    """The PDF of what `made` says, for whoever may read it."""

    def work(desk: Desk) -> tuple[str, Facts, int]:
        about, file, facts = made(desk)
        desk.note("printed", about)
        return file, facts, desk.now_ms

    file, facts, now_ms = await visit.do(work)
    pdf = await to_thread.run_sync(typeset, template, facts, now_ms)
    named = {"content-disposition": f'attachment; filename="{file}.pdf"'}
    return Response(pdf, media_type="application/pdf", headers={**HEADERS, **named})


def places_of(desk: Desk, unit: str) -> list[Place]:
    """Raises PageError(NOT_FOUND) where a unit is not one's to see, as where there is none."""
    found = places(desk.tx, desk.person.organisation, desk.units)
    wanted = [place for place in found if not unit or place.public == unit]
    if unit and not wanted:
        raise PageError(PageFault.NOT_FOUND)
    return wanted
