"""Any drawing of a page as a picture to keep: what is drawn, under what it is called, with its legend and where it is
from, as one SVG that needs nothing else. It is in the link itself, so no script and no second answer makes it.

    {{ saved(drawing, "Medisinrunden skal gå i fred") }}
"""

import re
from collections.abc import Iterable
from datetime import date
from unicodedata import normalize
from urllib.parse import quote

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from board.catalogue import _
from board.formats import full_day

EDGE, TITLE, LINE = 24, 44, 28
INK, INK2, PAPER = "#2b2622", "#5a5048", "#fffaf0"
_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_LETTERS = (
    "<style>text{font-family:Roboto,'Noto Sans','Liberation Sans',sans-serif}.curve text{font-size:18px}</style>"
)
Legend = Iterable[tuple[Markup, str]]


@pass_context
def saved(context: Context, drawing: Markup, title: str, legend: Legend = ()) -> Markup:
    """The link that saves a drawing; nothing where nothing is drawn."""
    if not drawing:
        return Markup()
    person, day = context["person"], context["today"]
    place = context.get("place") or context.get("unit")
    of = ", ".join(name for name in (getattr(place, "name", ""), person.organisation_name if person else "") if name)
    picture = quote(framed(str(drawing), title, of, day, legend))
    words, what = _("Lagre som bilde"), escape(title)
    return Markup(
        f'<p class="save"><a download="{_file(title)}.svg" href="data:image/svg+xml;charset=utf-8,{picture}">{words}'
        f'<span class="unseen">: {what}</span></a></p>'
    )


def framed(drawing: str, title: str, of: str, day: date, legend: Legend = ()) -> str:
    """The whole picture. What people wrote is made safe here; the drawing is ours."""
    found = _BOX.search(drawing)
    assert found, "a drawing says how large it is"
    wide, tall = float(found[1]), float(found[2])
    signs = list(legend)
    source = _("Kilde: Tavle, {of}, {day}", of=of, day=full_day(day))
    legends = sum(_wide(words) for _sign, words in signs)
    width = max(wide, 11.0 * len(title), 7.0 * len(source), legends) + 2 * EDGE
    top = EDGE + TITLE + (LINE if signs else 0)
    height = top + tall + LINE + EDGE
    inner = re.sub(r"^\s*<svg", f'<svg x="{EDGE}" y="{top}"', _sized(drawing, wide, tall))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
        f'height="{height:g}" role="img" aria-label="{escape(title)}">{_LETTERS}',
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
