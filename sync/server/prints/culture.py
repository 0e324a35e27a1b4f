"""How a unit wants it to be, on A3: its statements, with how each is said to be and to be wanted in words of a scale,
the longest way first."""

from board.catalogue import _
from board.privacy import Word
from sync.server.prints.scope import Facts
from sync.server.reports.culture import WORDS, ToldCulture
from sync.server.reports.tenancy import Place


def facts(found: ToldCulture, place: Place) -> Facts:
    return {
        "title": _("Slik vil vi ha det"),
        "span": place.name,
        "rows": [{"text": row.text, "now": _said(row.now), "wanted": _said(row.wanted)} for row in found.rows],
    }


def _said(word: Word | None) -> str:
    return _(WORDS[word]) if word else "–"
