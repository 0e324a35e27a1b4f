"""Who saw or changed what: the newest first, a hundred at a time."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Response

from sync.server.access import audit
from sync.server.web.view import Auditor, Desk

router = APIRouter()
PAGE = 100


@router.get("/logg")
async def page(visit: Auditor, foer: str = "") -> Response:
    before = int(foer) if foer.isascii() and foer.isdigit() and len(foer) < 10 else None

    def work(desk: Desk) -> Mapping[str, Any]:
        lines = audit.latest(desk.tx, desk.person.organisation, before=before, count=PAGE + 1)
        older = lines[PAGE - 1].id if len(lines) > PAGE else None
        return {
            "lines": lines[:PAGE],
            "older": older,
            "first": before is None,
            "sentences": audit.SENTENCES,
            "nameless": audit.NAMELESS,
        }

    return await visit.show("log/log.html", work)
