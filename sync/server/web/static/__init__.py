"""The style sheet and the pictures of the pages, and the typeface of the wall: from here, kept by the browser for a
day. Few offices have Roboto installed, and the pages shall look there as they do here."""

from importlib.resources import files
from pathlib import Path

import font_roboto
from fastapi import APIRouter, Depends, Request, Response
from starlette.responses import FileResponse

from sync.server.gate import everybody
from sync.server.web.errors import PageError, PageFault

router = APIRouter(include_in_schema=False, dependencies=[Depends(everybody)])

_HERE = Path(__file__).parent
_LETTERS = Path(font_roboto.font_directory)
_PICTURES = Path(str(files("assets") / "pictures"))
KNOWN = {
    "tavle.css": _HERE,
    "reports.css": _HERE,
    "modes.css": _HERE,
    "print.css": _HERE,
    "wall.png": _PICTURES,
    "paper.png": _PICTURES,
    "felt.png": _PICTURES,
    "shelf.png": _PICTURES,
    "tavle.png": _PICTURES,
    "Roboto-Regular.ttf": _LETTERS,
    "Roboto-Bold.ttf": _LETTERS,
}
"""What may be asked for; nothing else of the folders can be."""


@router.get("/utseende/{name}")
async def look(request: Request, name: str) -> Response:
    if name not in KNOWN:
        raise PageError(PageFault.NOT_FOUND)
    headers = {"cache-control": "public, max-age=86400", "x-content-type-options": "nosniff"}
    return FileResponse(KNOWN[name] / name, headers=headers)
