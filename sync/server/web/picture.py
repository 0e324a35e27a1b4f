"""Any drawing of a page as a picture to keep: what is drawn, under what it is called, with its legend and where it is
from. As PNG for who puts it into a document, as SVG for who prints it large. Both are the page's own address with
`bilde` in it: the page is made once more, for whoever may read it, and what is drawn on it is sent instead. What it
shows goes along in words, in either file, and stands beside it on the page for whoever makes a document of it.

    {{ saved(drawing, "Medisinrunden skal gå i fred") }}
"""

import re
from base64 import b64encode
from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass
from datetime import date
from html import unescape
from unicodedata import normalize

from anyio import to_thread
from fastapi import Response
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape
from starlette.datastructures import URL

from board.catalogue import _
from board.formats import full_day
from sync.server.prints.png import dotted

ASKED = "bilde"
"""What an address says where the picture is wanted and not the page."""
EDGE, TITLE, LINE = 24, 44, 28
INK, INK2, PAPER = "#2b2622", "#5a5048", "#fffaf0"
_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_LABEL = re.compile(r'^\s*<svg[^>]* aria-label="([^"]*)"')
_TOLD = re.compile(r"<desc[^>]*>([^<]*)</desc>")
_LETTERS = (
    "<style>text{font-family:Roboto,'Noto Sans','Liberation Sans',sans-serif}.curve text{font-size:18px}</style>"
)
_OF_THE_DEED = ("sagt", "angre", ASKED)
Legend = Iterable[tuple[Markup, str]]


@dataclass(frozen=True)
class Picture:
    """A drawing of a page with all that a picture of it says beside it."""

    drawing: str
    title: str
    of: str
    day: date
    legend: tuple[tuple[Markup, str], ...]

    @property
    def svg(self) -> str:
        return framed(self)

    @property
    def words(self) -> str:
        """What it shows, for whoever does not see it."""
        return shows(self.drawing)

    @property
    def alternative(self) -> str:
        """The same with what it is called, where it does not begin with that."""
        return self.words if self.words.startswith(self.title) else f"{self.title}. {self.words}"

    @property
    def source(self) -> str:
        return _("Kilde: Tavle, {of}, {day}", of=self.of, day=full_day(self.day))


Pictures = MutableMapping[str, Picture]
"""Those of a page, by what their files are called."""


@pass_context
def saved(context: Context, drawing: Markup, title: str, legend: Legend = ()) -> Markup:
    """The links that save a drawing; nothing where nothing is drawn."""
    if not drawing:
        return Markup()
    person, day, pictures = context["person"], context["today"], context["pictures"]
    place = context.get("place") or context.get("unit")
    of = ", ".join(name for name in (getattr(place, "name", ""), person.organisation_name if person else "") if name)
    file = _free(_file(title), pictures)
    pictures[file] = picture = Picture(str(drawing), title, of, day, tuple(legend))
    words, what = _("Lagre som bilde"), escape(title)
    png, svg = (escape(_address(context["here"], f"{file}.{kind}")) for kind in ("png", "svg"))
    return Markup(
        f'<div class="save"><a download href="{png}">{words}<span class="unseen">: {what}</span></a> · '
        f'<a download href="{svg}">SVG<span class="unseen">: {what}</span></a> · '
        f'<details><summary>{_("I ord")}<span class="unseen">: {what}</span></summary>'
        f"<p>{escape(picture.alternative)}</p>"
        f'<p class="hint">{_("Til feltet for alternativ tekst i Word eller PowerPoint.")}</p></details></div>'
    )


async def sent(pictures: Pictures, wanted: str) -> Response | None:
    """The picture of a page that is called so; None where it has none such."""
    file, _dot, kind = wanted.rpartition(".")
    if file not in pictures or kind not in ("png", "svg"):
        return None
    picture = pictures[file]
    svg = picture.svg
    named = {"content-disposition": f'attachment; filename="{wanted}"'}
    if kind == "svg":
        return Response(svg, media_type="image/svg+xml", headers=named)
    said = {"title": picture.title, "description": picture.words, "source": picture.source}
    return Response(await to_thread.run_sync(dotted, svg, said), media_type="image/png", headers=named)


def _address(here: str, wanted: str) -> str:
    """That of the page with what it is asked for, and without what it said of a deed."""
    return str(URL(here).remove_query_params(_OF_THE_DEED).include_query_params(**{ASKED: wanted}))


def _free(file: str, pictures: Pictures) -> str:
    """Of two that are called alike the second has a number."""
    names = (file if n == 1 else f"{file}-{n}" for n in range(1, len(pictures) + 2))
    return next(name for name in names if name not in pictures)


def inline(picture: bytes, kind: str = "jpeg") -> str:
    """A picture as the address of itself, so that it is sent with the page; nothing where there is none."""
    return f"data:image/{kind};base64,{b64encode(picture).decode()}" if picture else ""


def shows(drawing: str) -> str:
    """What a drawing says of itself to whoever hears the page."""
    if told := _TOLD.findall(drawing):
        return " ".join(unescape(one) for one in told)
    label = _LABEL.search(drawing)
    return unescape(label[1]) if label else ""


def framed(picture: Picture) -> str:
    """The whole picture. What people wrote is made safe here; the drawing is ours."""
    drawing, title, source, signs = picture.drawing, picture.title, picture.source, picture.legend
    found = _BOX.search(drawing)
    assert found, "a drawing says how large it is"
    wide, tall = float(found[1]), float(found[2])
    legends = sum(_wide(words) for _sign, words in signs)
    width = max(wide, 11.0 * len(title), 7.0 * len(source), legends) + 2 * EDGE
    top = EDGE + TITLE + (LINE if signs else 0)
    height = top + tall + LINE + EDGE
    inner = re.sub(r"^\s*<svg", f'<svg x="{EDGE}" y="{top}"', _sized(drawing, wide, tall))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
        f'height="{height:g}" role="img"><title>{escape(title)}</title>'
        f"<desc>{escape(picture.words)}</desc>{_LETTERS}",
        f'<rect width="100%" height="100%" fill="{PAPER}"/>',
        f'<text x="{EDGE}" y="{EDGE + 20}" font-size="20" font-weight="700" fill="{INK}">{escape(title)}</text>',
        *_legend(signs, EDGE + TITLE - 8),
        inner,
        f'<text x="{EDGE}" y="{height - EDGE + 4:g}" font-size="13" fill="{INK2}">{escape(source)}</text></svg>',
    ]
    return "".join(parts)


def _sized(drawing: str, wide: float, tall: float) -> str:
    if re.match(r"\s*<svg[^>]* width=", drawing):
        return drawing
    return re.sub(r"^\s*<svg", f'<svg width="{wide:g}" height="{tall:g}"', drawing)


def _legend(signs: Legend, y: float) -> Iterable[str]:
    x = float(EDGE)
    for sign, words in signs:
        placed = re.sub(r"^\s*<svg", f'<svg x="{x:g}" y="{y:g}" width="18" height="18"', str(sign)) if sign else ""
        yield f'{placed}<text x="{x + 24:g}" y="{y + 14:g}" font-size="14" fill="{INK}">{escape(words)}</text>'
        x += _wide(words)


def _wide(words: str) -> float:
    return 42 + 7.5 * len(words)


def _file(title: str) -> str:
    """A title as the name of a file: small letters of the alphabet, and hyphens between its words."""
    plain = title.lower().replace("ø", "o").replace("æ", "ae").replace("å", "a")
    letters = normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:60].rstrip("-") or "bilde"
