"""Bilde fra telefon: what the QR beside a story or a card leads to. The photo that is sent hangs on it, small, with
nothing in it but the picture. Nothing of what it hangs on is told here, but whether it is a story or a card.
"""

import secrets
from collections.abc import Mapping
from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from sqlalchemy import Connection
from starlette.responses import RedirectResponse

from board.catalogue import N_, Told
from board.errors import Kind, Refused
from board.kinds.photo.commands import HangPhoto
from sync.protocol.problem import Code, Refuse
from sync.server.access import phone_link
from sync.server.api.callers import Address
from sync.server.centre import Here
from sync.server.reports import photos
from sync.server.shrinking import Unshown, Wrong, shrunk
from sync.server.web.suggest.sheet import PhoneRoute, Shown
from sync.server.web.unpacking import limiter
from sync.server.web.view import HEADERS


class PhotoFault(Told):
    """Why a photo was not taken."""

    MISSING = N_("Velg et bilde først. Eller la det være: det er like godt uten.")
    ONE = N_("Send ett bilde om gangen. Ingenting er lagret ennå.")
    NO_PICTURE = N_(
        "Det er ikke et bilde vi kan lese. Send et vanlig bilde (JPEG, PNG, WebP eller HEIC). Ingenting er lagret."
    )
    TOO_SMALL = N_("Bildet er så lite at ingen kan se hva det viser. Ta et nytt, og send det. Ingenting er lagret.")
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
    CARD_FULL = N_("Kortet har {limit} bilder, og flere er det ikke plass til. Ta bort et av dem på tavla først.")
    BUSY = N_("Det gikk ikke akkurat nå. Vent litt, og send igjen. Ingenting er lagret.")
    UNREAD = N_("Bildet kom ikke helt fram. Send det en gang til. Ingenting er lagret.")


_OF = {
    Wrong.NO_PICTURE: PhotoFault.NO_PICTURE,
    Wrong.TOO_SMALL: PhotoFault.TOO_SMALL,
    Wrong.TOO_MANY_PIXELS: PhotoFault.TOO_MANY_PIXELS,
}
_REFUSED: dict[Told, PhotoFault] = {Kind.PHOTOS_FULL: PhotoFault.FULL, Kind.PHOTOS_OF_ONE: PhotoFault.CARD_FULL}


class _Route(PhoneRoute):
    template, too_much, unread = "suggest/photo.html", PhotoFault.TOO_LARGE, PhotoFault.UNREAD
    upload_bytes = 10 * 1024 * 1024

    def found(self, tx: Connection, unit: int, request: Request) -> Mapping[str, str]:
        """The kind of what the photo may hang on in this unit; nothing where there is none."""
        return {"bearer": photos.bearer(tx, unit, request.path_params["subject"])}


router = APIRouter(route_class=_Route)


@router.get("/bilde/{code}/{subject}")
async def ask(sheet: Shown, centre: Here, subject: str, takk: str = "") -> Response:
    if not sheet.found["bearer"]:
        return await sheet.show("lost", 410)
    return await sheet.show("thanks" if takk else "form")


@router.post("/bilde/{code}/{subject}")
async def send(
    sheet: Shown,
    centre: Here,
    address: Address,
    subject: str,
    fil: Annotated[list[UploadFile] | None, File(title=N_("Bildet"))] = None,
    once: Annotated[str, Form()] = "",
) -> Response:
    unit = sheet.unit

    async def told(fault: PhotoFault, status: int = 422, **facts: Any) -> Response:
        return await sheet.show("form", status, fault, once=once, **facts)

    if not sheet.found["bearer"]:
        return await sheet.show("lost", 410)
    if len(fil or ()) > 1:
        return await told(PhotoFault.ONE)
    sent = await fil[0].read() if fil else b""
    if not sent:
        return await told(PhotoFault.MISSING)
    try:
        await centre.admit_phone(unit.number, address)
        jpeg = await to_thread.run_sync(shrunk, sent, limiter=limiter(centre))
        id_ = phone_link.made_of(unit.secret, unit.number, f"photo-{subject}", once[:64] or secrets.token_hex(16))
        await centre.write(unit.number, HangPhoto(id_, subject, jpeg))
    except Unshown as error:
        return await told(_OF[error.why])
    except Refused as refused:
        if refused.kind is Kind.GONE:
            return await sheet.show("lost", 410)
        facts: dict[str, Any] = refused.facts
        return await told(_REFUSED.get(refused.kind, PhotoFault.NO_PICTURE), **facts)
    except Refuse as refused:
        many = refused.problem.error is Code.TOO_MANY
        fault, status = (PhotoFault.TOO_MANY, 429) if many else (PhotoFault.BUSY, 503)
        return await told(fault, status, seconds=refused.problem.backoff_s)
    return RedirectResponse(f"{sheet.place}?takk=1&sprak={sheet.language}", 303, HEADERS)
