"""A refused form stands once more where it was filled in, with what was written in it and the sentence at its field.

answer = await again.tell(request, PageError(PageFault.PERIOD, at="last"))

This is the mechanism of every form. The browser tells which page a form stood on; the page is made as it is now, and
the form in it is found by its address. No page's own code knows of it.
"""

import re
from contextlib import suppress
from urllib.parse import SplitResult, parse_qsl, quote_plus, urlencode, urljoin, urlsplit

from lxml import html
from lxml.html import FormElement, HtmlElement, builder
from starlette.datastructures import URL, ImmutableMultiDict, MultiDict
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message

from board.catalogue import _
from sync.protocol.problem import Refuse
from sync.server.access import signin_cookies
from sync.server.centre import reached
from sync.server.web import view
from sync.server.web.errors import PageError, PageFault
from sync.server.web.form import FORM_BYTES
from sync.server.web.ways import home

STOOD = "sto"
"""The field that says where a form stood, in one that stands once more: its page's address is its own by then."""
_GOES = "til"
"""And where it goes, in one that waits for somebody to sign in."""
_SEEN = re.compile(r"saw|seen_\w+")
"""The hidden fields that say from what a form was filled in: what came between is not overwritten unseen."""
_CAME_BETWEEN = {PageFault.CHANGED_MEANWHILE, PageFault.SAID_MEANWHILE}
_NOT_SHOWN = {"password", "file", "hidden", "submit"}
_TICKED = {"checkbox", "radio"}
_BREAKING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_FORGET = {b"content-length", b"content-type", b"transfer-encoding", b"content-encoding", b"referer"}

Written = ImmutableMultiDict[str, str]


async def tell(request: Request, error: PageError) -> Response:
    """Why it cannot be: where the form stands that asked for it, else on a page of its own, with a way on."""
    if (page := await _form(request, error)) is not None:
        return page
    person = None
    with suppress(Refuse):  # the database cannot now: the sentence needs none
        person = await view.somebody(request, reached(request))
    path, name = home(person) if person else ("/logg-inn", _("Logg inn"))
    values = {"person": person, "sentence": str(error), "onward": path, "name": name}
    return await view.fill(request, "error.html", values, error.kind.status)


async def sent(request: Request) -> str:
    """Somebody has sent this form who was signed out meanwhile: all that was written in it, for `stand`; nothing
    where no form of ours was sent, one that asks for a password, or more than the sign-in could carry."""
    keeps = request.method == "POST" and not getattr(request.state, "secret", False)
    found = await _came(request) if keeps else None
    if found is None:
        return ""
    stood, written = found
    said = [(name, text) for name, text in written.multi_items() if name not in {"csrf", STOOD}]
    told = urlencode([(_GOES, request.url.path), (STOOD, stood), *said])
    return told if len(quote_plus(told)) < FORM_BYTES // 2 else ""


async def stand(request: Request, sent: str, cookie: str) -> Response | None:
    """The page such a form stood on, as whoever has just come in with this cookie sees it, with the form as it was
    sent."""
    written = ImmutableMultiDict(parse_qsl(sent, keep_blank_values=True))
    headers = signin_cookies.brought(request, cookie)
    scope = {**request.scope, "path": written.get(_GOES, ""), "headers": headers}
    return await _once_more(Request(scope), written.get(STOOD, ""), written, PageError(PageFault.SIGNED_IN))


async def _form(request: Request, error: PageError) -> Response | None:
    """The page that this request's form stood on, which tells what is wrong. None where no form of ours was sent."""
    found = await _came(request)
    return await _once_more(request, *found, error) if found else None


async def _came(request: Request) -> tuple[str, Written] | None:
    """Where a form of ours stood that was sent, and what was written in it."""
    came = _split(request.headers.get("referer", ""))
    if came is None or came.netloc != request.headers.get("host"):
        return None  # what another site has filled in is not shown as if somebody here had written it
    written = await _written(request)
    return written.get(STOOD, "") or f"{came.path}?{came.query}", written


async def _once_more(request: Request, stood: str, written: Written, error: PageError) -> Response | None:
    at = _split(stood)
    page = await _page(request, at) if at else None
    if page is None:
        return None
    document: HtmlElement = html.document_fromstring(bytes(page.body).decode())
    found = _found(document, request, stood, written)
    if found is None:
        return None
    shown = _fill(found, written)
    if error.kind not in _CAME_BETWEEN:  # then it is told, and the page shows what there is now
        _keep_seen(found, written)
    for form in document.forms:
        if form is found or form.method == "POST":  # that of another deed may be the next to be refused
            form.insert(0, builder.INPUT(type="hidden", name=STOOD, value=_shown(stood)))
    _tell(document, found, error, shown)
    page.body = html.tostring(document, encoding="unicode", doctype="<!doctype html>").encode()
    page.status_code = error.kind.status
    page.headers["content-length"] = str(len(page.body))
    return page


async def _written(request: Request) -> Written:
    """What was written in the form, but for files; nothing where it could not be read."""
    if request.method == "GET":
        return request.query_params
    body: bytes = getattr(request.state, "body", b"")

    async def receive() -> Message:
        return {"type": "http.request", "body": body}

    try:
        async with Request(request.scope, receive).form() as form:
            return MultiDict([(name, text) for name, text in form.multi_items() if isinstance(text, str)])
    except HTTPException:
        return MultiDict()


def _split(address: str) -> SplitResult | None:
    """None where it is no address: anybody may write what a browser should have."""
    try:
        return urlsplit(address)
    except ValueError:
        return None


async def _page(request: Request, at: SplitResult) -> Response | None:
    """The page at this address as its reader would see it now; None where there is none to see."""
    scope = {
        **request.scope,
        "method": "GET",
        "path": at.path,
        "raw_path": at.path.encode(),
        "query_string": URL(query=at.query).remove_query_params("sagt").query.encode(),
        "headers": [(name, value) for name, value in request.scope["headers"] if name not in _FORGET],
        "state": {},
    }
    parts: list[bytes] = []
    began: Message = {}
    to_come: list[Message] = [{"type": "http.request", "body": b""}]

    async def nothing() -> Message:
        """And then nobody is there any more: a download, which is no page, waits for that."""
        return to_come.pop() if to_come else {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        began.update(message if message["type"] == "http.response.start" else {})
        parts.append(message.get("body", b""))

    with suppress(HTTPException):  # no page is there, or only a deed
        await request.app.router(scope, nothing, send)
    if not began:
        return None
    answer = Response(b"".join(parts), began["status"])
    answer.raw_headers = list(began["headers"])
    page = answer.headers.get("content-type", "").startswith("text/html")
    return answer if answer.status_code == 200 and page else None


def _found(document: HtmlElement, request: Request, stood: str, written: Written) -> FormElement | None:
    """The form that was sent: of several that go to one place the one that says most of the same of itself."""

    def sent(form: FormElement) -> bool:
        goes = urlsplit(urljoin(stood, form.get("action") or stood)).path
        return bool(goes == request.url.path and form.method == request.method)

    def alike(form: FormElement) -> int:
        return sum(written.get(one.get("name")) == one.get("value") for one in form.xpath(".//input[@type='hidden']"))

    return max(filter(sent, document.forms), key=alike, default=None)


def _fill(form: FormElement, written: Written) -> bool:
    """Write in the form what was written in it, but for secrets and files; whether there was anything to see."""
    seen = False
    left = {name: [_shown(text) for text in written.getlist(name)] for name in written}
    for one in form.xpath(".//input[@name] | .//select[@name] | .//textarea[@name]"):
        kind, values = one.get("type", "text"), left.get(one.get("name"), [])
        if one.tag == "input" and kind in _NOT_SHOWN:
            continue
        seen = True
        if one.tag == "select":
            for option in one.iter("option"):
                _mark(option, "selected", option.get("value", option.text) in values)
        elif kind in _TICKED:
            _mark(one, "checked", one.get("value", "on") in values)
        elif values and one.tag == "textarea":
            one.text = values.pop(0)
        elif values:
            one.set("value", values.pop(0))
    return seen


def _keep_seen(form: FormElement, written: Written) -> None:
    for one in form.xpath(".//input[@name][@type='hidden']"):
        if _SEEN.fullmatch(one.get("name")) and one.get("name") in written:
            one.set("value", _shown(written[one.get("name")]))


def _shown(text: str) -> str:
    """Without what no page can hold: a control character would break it."""
    return _BREAKING.sub("", text)


def _mark(one: HtmlElement, word: str, on: bool) -> None:
    if on:
        one.set(word, "")
    else:
        one.attrib.pop(word, None)


def _tell(document: HtmlElement, form: FormElement, error: PageError, shown: bool) -> None:
    """A summary that has the focus, and the sentence between the field and its label, tied to it (WCAG 3.3.1)."""
    fields = form.xpath(".//*[(@name=$name or @id=$name) and not(@type='hidden')]", name=error.at)
    sentence = _shown(str(error))
    told = builder.P(sentence)
    if fields:
        field = fields[0]
        field.set("id", field.get("id") or error.at)
        near = f"{field.get('id')}-feil"
        field.set("aria-invalid", "true")
        field.set("aria-describedby", " ".join(filter(None, (near, field.get("aria-describedby")))))
        wrong = builder.P({"class": "wrong", "id": near}, sentence)
        legends = field.xpath("ancestor::fieldset[1]/legend") if field.get("type") in _TICKED else []
        legends[0].addnext(wrong) if legends else field.addprevious(wrong)
        told = builder.P(builder.A(sentence, href=f"#{field.get('id')}"))
    heading = builder.H2(_("Dette må rettes") if fields else _("Det gikk ikke"), id="feil")
    summary = builder.SECTION(
        heading, told, {"class": "refused", "tabindex": "-1", "autofocus": "", "aria-labelledby": "feil"}
    )
    if shown:
        summary.append(
            builder.P(
                _("Det andre du har skrevet, står som før.") if fields else _("Det du har skrevet, står som før.")
            )
        )
    for folded in form.iterancestors("details"):
        folded.set("open", "")
    for main in document.xpath("//main"):
        main.insert(0, summary)
    for title in document.xpath("//title"):
        title.text = _("Feil: {title}", title=title.text)
