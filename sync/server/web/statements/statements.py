"""Two statements that are open to everybody: what is stored here and what is not, and whom the pages work for."""

from fastapi import APIRouter, Request, Response

from sync.server.web.view import at_desk, fill

router = APIRouter()


@router.get("/personvern")
async def privacy(request: Request) -> Response:
    return await _open(request, "statements/privacy.html")


@router.get("/tilgjengelighet")
async def accessibility(request: Request) -> Response:
    return await _open(request, "statements/accessibility.html")


async def _open(request: Request, template: str) -> Response:
    """Whoever is signed in keeps the navigation; nobody has to be."""
    person = await at_desk(request, lambda desk: desk.person)
    return await fill(request, template, {"person": person})
