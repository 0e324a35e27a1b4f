"""Bilde fra telefon: what the QR beside a story leads to. The photo that is sent hangs on that story, small, with
nothing in it but the picture.
"""

import secrets
from typing import Annotated, Any

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, File, Form, Response, UploadFile
from sqlalchemy import Connection, select
from starlette.responses import RedirectResponse

from board.catalogue import N_, Told
from board.errors import Kind, Refused
from board.kinds.story.commands import Illustrate
from board.kinds.story.record import Story
from sync.protocol.problem import Code, Refuse
from sync.server.access import phone_link
from sync.server.api.callers import Address
from sync.server.centre import Here
from sync.server.shrinking import Unshown, Wrong, shrunk
from sync.server.web.suggest.sheet import PhoneRoute, Shown
from sync.server.web.view import HEADERS

AT_ONCE = 2
"""So many photos are unpacked at the same time: each may need a hundred megabytes for a moment."""


class PhotoFault(Told):
    """Why a photo was not taken."""

    MISSING = N_("Velg et bilde først. Eller la det være: historien er like god uten.")
    NO_PICTURE = N_(
        "Det er ikke et bilde vi kan lese. Send et vanlig bilde (JPEG, PNG, WebP eller HEIC). Ingenting er lagret."
    )
    TOO_MANY_PIXELS = N_(
        "Bildet har altfor mange bildepunkter. Ta et nytt med telefonen, og send det. Ingenting er lagret."
    )
    TOO_LARGE = N_(
        "Bildet er over {limit} MB. Ta et nytt med telefonen, eller en skjermdump av det. Ingenting er lagret."
    )
    TOO_MANY = N_("Det er sendt mye på kort tid. Vent {seconds} sekunder, og send igjen. Ingenting er lagret.")
    FULL = N_(
        "Tavla har plass til {limit} bilder, og alle plassene er tatt. Ta bort et gammelt bilde på tavla først."
    )
    BUSY = N_("Det gikk ikke akkurat nå. Vent litt, og send igjen. Ingenting er lagret.")
    UNREAD = N_("Bildet kom ikke helt fram. Send det en gang til. Ingenting er lagret.")


_OF = {
    Wrong.NO_PICTURE: PhotoFault.NO_PICTURE,
    Wrong.TOO_MANY_PIXELS: PhotoFault.TOO_MANY_PIXELS,
}


class _Route(PhoneRoute):
    template, too_much, unread = "suggest/photo.html", PhotoFault.TOO_LARGE, PhotoFault.UNREAD
    upload_bytes = 10 * 1024 * 1024


router = APIRouter(route_class=_Route)


@router.get("/bilde/{code}/{subject}")
async def ask(sheet: Shown, centre: Here, subject: str, takk: str = "") -> Response:
    hangs = await centre.do(lambda tx: _hangs(tx, sheet.unit.number, subject))
    if not hangs:
        return await sheet.show("lost", 410)
    return await sheet.show("thanks" if takk else "form")


@router.post("/bilde/{code}/{subject}")
async def send(
    sheet: Shown,
    centre: Here,
    address: Address,
    subject: str,
    fil: Annotated[UploadFile | None, File(title=N_("Bildet"))] = None,
    once: Annotated[str, Form()] = "",
) -> Response:
    unit = sheet.unit

    async def told(fault: PhotoFault, status: int = 422, **facts: Any) -> Response:
        return await sheet.show("form", status, fault, once=once, **facts)

    if not await centre.do(lambda tx: _hangs(tx, unit.number, subject)):
        return await sheet.show("lost", 410)
    sent = await fil.read() if fil else b""
    if not sent:
        return await told(PhotoFault.MISSING)
    try:
        await centre.admit_phone(unit.number, address)
        jpeg = await to_thread.run_sync(shrunk, sent, limiter=_limiter(centre))
        id_ = phone_link.made_of(unit.secret, unit.number, f"photo-{subject}", once[:64] or secrets.token_hex(16))
        await centre.write(unit.number, Illustrate(id_, subject, jpeg))
    except Unshown as error:
        return await told(_OF[error.why])
    except Refused as refused:
        if refused.kind is Kind.GONE:
            return await sheet.show("lost", 410)
        facts: dict[str, Any] = refused.facts
        full = refused.kind is Kind.PHOTOS_FULL
        return await told(PhotoFault.FULL if full else PhotoFault.NO_PICTURE, **facts)
    except Refuse as refused:
        many = refused.problem.error is Code.TOO_MANY
        fault, status = (PhotoFault.TOO_MANY, 429) if many else (PhotoFault.BUSY, 503)
        return await told(fault, status, seconds=refused.problem.backoff_s)
    return RedirectResponse(f"{sheet.place}?takk=1&sprak={sheet.language}", 303, HEADERS)


def _hangs(tx: Connection, unit: int, subject: str) -> bool:
    """Whether the photo has something to hang on in this unit."""
    t = Story.table.c
    found = select(t.id).where(t.unit == unit, t.id == subject, t.archived.is_(False))
    return tx.scalar(found) is not None


def _limiter(centre: Any) -> CapacityLimiter:
    """One of a centre, made in its event loop."""
    if centre.unpacking is None:
        centre.unpacking = CapacityLimiter(AT_ONCE)
    limiter: CapacityLimiter = centre.unpacking
    return limiter
