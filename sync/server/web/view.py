"""How a page is made: find out who asks, ask the database in one transaction, fill a template.

@router.get("/enhet/{public}")
async def unit(request: Request, public: str) -> Response:
    return await show(request, "unit/unit.html", lambda desk: {"board": reports.unit(desk, public)})

@router.post("/tavler/slipp-inn")
async def approve(request: Request) -> Response:
    asked = await form.read(request, Approval)
    return await act(request, asked, lambda desk: pairing.approve(…), right=Right.APPROVE, then="/tavler")
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import quote

from anyio import to_thread
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from board.catalogue import N_, _
from sync.server.access import audit, sessions, signin_cookies
from sync.server.access.person import ROLES, Person, Right
from sync.server.centre import Centre
from sync.server.reports import unread
from sync.server.web.errors import Kind, PageError
from sync.server.web.form import Form
from sync.server.web.formatting import templates, today

T = TypeVar("T")

HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
"""On every page. No script runs, and nothing comes from elsewhere."""

PLACES: tuple[tuple[str, str, Right], ...] = (
    ("/", N_("Oversikt"), Right.READ),
    ("/gevinster", N_("Gevinster"), Right.READ),
    ("/tavlehelse", N_("Tavlehelse"), Right.READ),
    ("/deling", N_("Deling"), Right.SHARE),
    ("/rapporter", N_("Rapporter"), Right.READ),
    ("/tavler", N_("Enheter og tavler"), Right.WALLS),
    ("/brukere", N_("Brukere"), Right.MANAGE),
    ("/logg", N_("Logg"), Right.AUDIT),
)
"""Address, name, and what one must be allowed to be shown the way there."""

SAID: dict[str, str] = {
    "ute": N_("Du er logget ut."),
    "ute-overalt": N_("Du er logget ut overalt. Logg inn igjen her om du vil fortsette."),
    "passord": N_("Passordet er byttet. Alle andre innlogginger er avsluttet."),
    "bruker-stengt": N_("Brukeren er stengt og logget ut overalt."),
    "trukket": N_("Nøkkelen er trukket tilbake. Den åpner ingenting lenger."),
    "lagret": N_("Det er lagret."),
    "inne": N_("Tavla er sluppet inn. Den henter alt selv i løpet av noen sekunder."),
    "ett-ja": N_(
        "Ditt ja står. Tavla får ingenting før en tavle som henger i enheten eller én person til også sier ja."
    ),
    "avvist": N_("Tavla er avvist."),
    "pin": N_("PIN-koden blir nullstilt neste gang tavla er her. Det står på tavla i en uke."),
    "stengt": N_("Tavla er stengt ute. Den virker videre for seg selv."),
    "tilbudt": N_("Kortet er tilbudt de andre enhetene."),
    "ikke-tilbudt": N_("Tilbudet er trukket tilbake. De som har tatt over kortet, beholder det."),
    "tatt": N_("Kortet henger på tavla som forslag om et øyeblikk."),
    "alt-tatt": N_("Enheten har tatt over dette kortet før. Ingenting er lagt til."),
}
"""What a page says after a deed, by the word in its address."""


@dataclass(frozen=True)
class Desk:
    """What a page's work is given: the transaction, who asks, and when."""

    tx: Connection
    person: Person
    now_ms: int
    centre: Centre
    moved: dict[int, int] = field(default_factory=dict)
    """Unit to its seq where something was written on a board: walls that wait for it are told after COMMIT."""

    def note(self, what: audit.What, about: str) -> None:
        audit.note(self.tx, self.person.organisation, self.person.name, what, about, self.now_ms)

    def seen(self, what: str) -> None:
        """That this person has looked at something, said once an hour."""
        audit.note_once(self.tx, self.person.organisation, self.person.name, "seen", what, self.now_ms)

    def check(self, asked: Form) -> None:
        """That the form came from a page of this session. Raises PageError(STALE_FORM)."""
        if not signin_cookies.same(asked.csrf, self.person.csrf):
            raise PageError(Kind.STALE_FORM)

    def need(self, right: Right) -> None:
        """Raises PageError(FORBIDDEN)."""
        if not self.person.may(right):
            raise PageError(Kind.FORBIDDEN)


async def show(
    request: Request,
    template: str,
    work: Callable[[Desk], Mapping[str, Any]],
    *,
    right: Right = Right.READ,
    status: int = 200,
) -> Response:
    """A page for somebody who is signed in and may see it; others are led to the sign-in, or told."""

    def looked(desk: Desk) -> tuple[Person, Mapping[str, Any]]:
        desk.need(right)
        missing = unread.of(desk.tx, desk.person.organisation, desk.person.unit) if right is Right.READ else ()
        return desk.person, {"unread": missing, **work(desk)}

    found = await at_desk(request, looked)
    if found is None:
        return sign_in(request)
    person, values = found
    return await fill(request, template, {"person": person, **values}, status)


async def act(
    request: Request,
    asked: Form,
    work: Callable[[Desk], str | None],
    *,
    right: Right,
    then: str,
    said: str = "lagret",
) -> Response:
    """Do something, once, and lead to a page that shows it. `work` may return another address to go to."""

    def done(desk: Desk) -> str:
        desk.check(asked)
        desk.need(right)
        return work(desk) or then

    place = await at_desk(request, done)
    return sign_in(request) if place is None else go(place, said)


async def act_and_show(
    request: Request,
    asked: Form,
    template: str,
    work: Callable[[Desk], Mapping[str, Any]],
    *,
    right: Right,
) -> Response:
    """Do something, once, and show what can be shown only now: a key, a link, recovery codes."""

    def done(desk: Desk) -> tuple[Person, Mapping[str, Any]]:
        desk.check(asked)
        desk.need(right)
        return desk.person, work(desk)

    found = await at_desk(request, done)
    if found is None:
        return sign_in(request)
    person, values = found
    return await fill(request, template, {"person": person, **values})


def go(place: str, said: str = "") -> Response:
    """On to another page, which says so."""
    mark = "&" if "?" in place else "?"
    return RedirectResponse(f"{place}{mark}sagt={said}" if said else place, 303, HEADERS)


async def at_desk(request: Request, work: Callable[[Desk], T]) -> T | None:
    """Run work for the person whose cookie came, in one transaction; None when nobody is signed in."""
    centre: Centre = request.app.state.centre
    cookie = signin_cookies.shown(request)
    moved: dict[int, int] = {}

    def played(tx: Connection) -> T | None:
        now_ms = centre.now_ms()
        person = sessions.enter(tx, cookie, now_ms) if cookie else None
        return None if person is None else work(Desk(tx, person, now_ms, centre, moved))

    done = await centre.do(played)
    for unit, seq in moved.items():
        centre.waiting.moved(unit, seq)
    return done


async def fill(request: Request, template: str, values: Mapping[str, Any], status: int = 200) -> Response:
    """The page itself. Beside what it is given a template knows the places, the address and what was said."""
    centre: Centre = request.app.state.centre
    person: Person | None = values.get("person")
    known = {
        "person": person,
        "role": _(ROLES[person.role]) if person else "",
        "places": [(path, _(name)) for path, name, right in PLACES if person and person.may(right)],
        "here": request.url.path,
        "said": _(SAID.get(request.query_params.get("sagt", ""), "")),
        "today": today(centre.now_ms()),
        "unread": (),
    }
    page = templates().get_template(template)
    html = await to_thread.run_sync(lambda: page.render({**known, **values}))
    return HTMLResponse(html, status, HEADERS)


def sign_in(request: Request) -> Response:
    """To the sign-in, and back here afterwards; only a page, never a deed, is come back to."""
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    back = (
        f"?til={quote(here, safe='/')}"
        if request.method == "GET" and signin_cookies.local(here) and here != "/"
        else ""
    )
    return RedirectResponse(f"/logg-inn{back}", 303, HEADERS)


def home(person: Person) -> str:
    """The first page that somebody may see."""
    return next((path for path, _name, right in PLACES if person.may(right)), "/min-side")


async def tell(request: Request, error: PageError) -> Response:
    """The page that says why it cannot be."""
    return await fill(request, "error.html", {"sentence": str(error)}, error.kind.status)
