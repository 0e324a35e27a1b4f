"""Two statements that are open to everybody: what is stored here and what is not, and whom the pages work for.
Whoever is signed in keeps the navigation; nobody has to be."""

from fastapi import APIRouter, Request, Response

from sync.server.web.view import Somebody, fill

router = APIRouter()


@router.get("/personvern")
async def privacy(request: Request, person: Somebody) -> Response:
    return await fill(request, "statements/privacy.html", {"person": person})


@router.get("/tilgjengelighet")
async def accessibility(request: Request, person: Somebody) -> Response:
    return await fill(request, "statements/accessibility.html", {"person": person})
