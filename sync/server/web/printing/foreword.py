"""Forord: what a coordinator writes before the yearly report, and the picture beside it."""

from typing import Annotated

from anyio import to_thread
from fastapi import APIRouter, File, Form, Response, UploadFile

from board.catalogue import N_, _
from board.formats import quoted
from board.limits import seen
from sync.server import forewords
from sync.server.forewords import LINES, SHOWS, WORDS, Foreword, WrittenMeanwhile
from sync.server.prints.scope import brief
from sync.server.reports.period import today
from sync.server.shrinking import Unshown, Wrong, shrunk
from sync.server.web.errors import PageError, PageFault
from sync.server.web.form import Asked, Fields, FormRoute, Parameters, Year
from sync.server.web.letters import cleaned
from sync.server.web.page import Told, shows
from sync.server.web.picture import inline
from sync.server.web.unpacking import limiter
from sync.server.web.view import Desk, Manager

TOLD = 80
"""So many signs of what another has written are told in the sentence that says so."""
_REASONS = {
    Wrong.NO_PICTURE: N_("Bildet kan ikke leses. Velg et vanlig bilde (JPEG, PNG, WebP eller HEIC)"),
    Wrong.TOO_SMALL: N_("Bildet er så lite at ingen kan se hva det viser"),
    Wrong.TOO_MANY_PIXELS: N_("Bildet har altfor mange bildepunkter"),
}


class _Route(FormRoute):
    upload_bytes = 10 * 1024 * 1024


router = APIRouter(prefix="/rapporter/forord", route_class=_Route)


class ForewordYear(Parameters):
    year: Year | None = None


@shows(router, "", Manager, "printing/foreword.html")
def form(desk: Desk, asked: Asked[ForewordYear]) -> Told:
    year = asked.year or today(desk.now_ms).year
    found, before = (forewords.read(desk.tx, desk.person.organisation, one) for one in (year, year - 1))
    return {
        "year": year,
        "found": found,
        "saw": found.mark,
        "picture": inline(found.jpeg),
        "before": before,
        "before_picture": inline(before.jpeg),
        "most": WORDS,
        "lines": LINES,
        "shows_most": SHOWS,
    }


@router.post("")
async def keep(
    visit: Manager,
    year: Annotated[Year, Form()],
    words: Annotated[str, Form(max_length=2 * WORDS, title=N_("Forordet"))] = "",
    fil: Annotated[UploadFile | None, File(title=N_("Bilde"))] = None,
    shows: Annotated[str, Form(max_length=SHOWS, title=N_("Hva viser bildet?"))] = "",
    without: Annotated[bool, Form()] = False,
    saw: Annotated[str, Form(max_length=16)] = "",
    csrf: Annotated[str, Form()] = "",
) -> Response:
    asked = Fields(csrf=csrf)
    said, told = seen(cleaned(words)), seen(cleaned(shows))
    sent = await fil.read() if fil else b""

    def allowed(desk: Desk) -> bool:
        desk.check(asked)
        stands = forewords.read(desk.tx, desk.person.organisation, year)
        if stands.mark != saw and (stands.words, stands.shows) != (said, told):
            raise _meanwhile(stands)  # before anything is asked about a picture that was not seen
        return bool(stands.jpeg)

    has = await visit.do(allowed)  # before the picture of somebody unknown is looked into
    if len(said) > WORDS:
        raise PageError(
            PageFault.UNREADABLE, at="words", reason=_("Forordet er over {n} tegn. Kort det ned", n=WORDS)
        )
    if len(Foreword(said).lines) > LINES:
        reason = _("Forordet har over {n} linjer. Slå noen av dem sammen", n=LINES)
        raise PageError(PageFault.UNREADABLE, at="words", reason=reason)
    if (sent or (has and not without)) and not told:
        raise PageError(
            PageFault.UNREADABLE, at="shows", reason=_("Skriv hva bildet viser, for den som ikke ser det")
        )
    try:
        jpeg = await to_thread.run_sync(shrunk, sent, limiter=limiter(visit.centre)) if sent else b""
    except Unshown as error:
        raise PageError(PageFault.UNREADABLE, at="fil", reason=_(_REASONS[error.why])) from None

    def work(desk: Desk) -> None:
        person = desk.person
        kept = b"" if without else forewords.read(desk.tx, person.organisation, year).jpeg
        written = Foreword(said, jpeg or kept, told)
        try:
            forewords.write(desk.tx, person.organisation, year, written, saw=saw, who=person.name, now_ms=desk.now_ms)
        except WrittenMeanwhile as other:
            raise _meanwhile(other.stands) from None

    return await visit.act(asked, work, then=f"/rapporter/forord?year={year}")


def _meanwhile(other: Foreword) -> PageError:
    return PageError(PageFault.SAID_MEANWHILE, at="words", said=_told(other))


def _told(other: Foreword) -> str:
    """What another has written, as far as a sentence has room; all of it stands beside the form."""
    if not other.words:
        return _("et bilde uten ord") if other.jpeg else _("ikke noe forord")
    return quoted(brief(" ".join(other.words.split()), TOLD).removesuffix("."))
