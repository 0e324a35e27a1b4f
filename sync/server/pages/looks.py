"""The style sheet and the pictures of the pages: our own, from here, kept by the browser for a day."""

from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter, Request, Response
from starlette.responses import FileResponse

from sync.server.pages.sorry import Kind, Sorry

router = APIRouter(include_in_schema=False)

_HERE = Path(str(files("sync.server.pages") / "static"))
_PICTURES = Path(str(files("assets") / "pictures"))
KNOWN = {
    "tavle.css": _HERE,
    "reports.css": _HERE,
    "wall.png": _PICTURES,
    "paper.png": _PICTURES,
    "felt.png": _PICTURES,
    "shelf.png": _PICTURES,
    "tavle.png": _PICTURES,
}
"""What may be asked for; nothing else of the folders can be."""


@router.get("/utseende/{name}")
async def look(request: Request, name: str) -> Response:
    if name not in KNOWN:
        raise Sorry(Kind.NOT_FOUND)
    headers = {"cache-control": "public, max-age=86400", "x-content-type-options": "nosniff"}
    return FileResponse(KNOWN[name] / name, headers=headers)
