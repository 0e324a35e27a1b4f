"""How a report is printed: whose units it may be of, its facts in one transaction, and the press beside it. Whoever
asks to see it first gets its pages as they look, and has printed nothing."""

from collections.abc import Callable
from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, Response
from pydantic import Field

from board.formats import full_day
from sync.server.access.person import Person
from sync.server.prints.pdf import sheets, typeset
from sync.server.prints.scope import Facts
from sync.server.reports.period import today
from sync.server.web.form import Parameters
from sync.server.web.page import F, served
from sync.server.web.picture import inline
from sync.server.web.view import HEADERS, Desk, Visit, fill

Made = tuple[str, str, Facts]
"""What a report is called in the log, what its file is called, and its facts: at least `title` and `span`."""


class OfOne(Parameters):
    unit: Annotated[str, Field(min_length=1, max_length=40, title="Enhet")]


FIRST = "se"
"""What an address says where a report is to be seen first."""
SHOWN = 6
"""So many of its pages are shown."""


def prints(router: APIRouter, path: str, who: Any, template: str) -> Callable[[F], F]:
    """The function below, which returns a Made, is printed at this address for those who may read it, as `page.shows`
    has a page."""
    return served(router.get, path, who, lambda visit, made, _: _printed(visit, template, made))


async def _printed(visit: Visit, template: str, made: Callable[[Desk], Made]) -> Response:
    if visit.request.query_params.get(FIRST):
        return await _seen(visit, template, made)

    def work(desk: Desk) -> tuple[str, Facts, int]:
        about, file, facts = made(desk)
        desk.note("printed", about)
        return file, _head(desk) | facts, desk.now_ms

    file, facts, now_ms = await visit.do(work)
    pdf = await to_thread.run_sync(typeset, template, facts, now_ms)
    named = {"content-disposition": f'attachment; filename="{file}.pdf"'}
    return Response(pdf, media_type="application/pdf", headers={**HEADERS, **named})


async def _seen(visit: Visit, template: str, made: Callable[[Desk], Made]) -> Response:
    """Its pages as pictures, and the way to the document itself, which is read aloud as they are not."""

    def work(desk: Desk) -> tuple[Person, str, Facts, int]:
        about, _file, facts = made(desk)
        desk.seen(about)
        return desk.person, about, _head(desk) | facts, desk.now_ms

    person, about, facts, now_ms = await visit.do(work)
    pages = await to_thread.run_sync(sheets, template, facts, now_ms)
    document = visit.request.url.remove_query_params(FIRST)
    return await fill(
        visit.request,
        "preview.html",
        {
            "person": person,
            "about": about,
            "pages": [inline(page, "png") for page in pages[:SHOWN]],
            "count": len(pages),
            "document": f"{document.path}?{document.query}",
        },
    )


def _head(desk: Desk) -> Facts:
    """What stands at the top and the foot of every report that does not say it otherwise itself."""
    owner = desk.person.organisation_name
    return {"owner": owner, "about": owner, "made": full_day(today(desk.now_ms)), "so_far": False}
