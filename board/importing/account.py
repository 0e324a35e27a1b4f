"""Which column of somebody's table of gains is which: the period, what was identified and what was realised; and what
their numbers are. Årsverk are told from hours, shares and kroner, and a year's own from all that has come. Pure."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from board.catalogue import N_, _
from board.importing.sheet import LOOK_ROWS
from board.importing.table import Heading

Unit = Literal["fte", "", "hours", "share", "money"]
Sort = Literal["accumulated", "", "yearly"]

NAMES: dict[str, str | None] = {
    "år": "end",
    "fra": "start",
    "identifisert": "identified",
    "realisert": "realised",
    "ikke": None,
}
"""What a person calls a field when asked what a column is."""
SHOWN = {field: name for name, field in NAMES.items() if field}
UNITS: Mapping[Unit, str] = {
    "hours": N_("timer"),
    "share": N_("en andel"),
    "money": N_("kroner"),
    "fte": N_("årsverk"),
    "": N_("årsverk"),
}

_FEW = 4  # so many words has a unit above or below a heading; a title has more

_PERIOD = {
    "start": ("fra", "start", "startdato", "periodestart"),
    "end": (
        *("år", "årstall", "dato", "per", "pr", "dag", "til", "slutt", "sluttdato", "periode", "måned", "tidspunkt"),
        *("kvartal", "tertial", "halvår", "year"),
    ),
}
_KINDS = {
    "identified": re.compile(r"\b(?:identifis|funn[ei]|anslått|potensial)"),
    "realised": re.compile(r"\b(?:realis|tatt\b|hentet|oppnådd)"),
}
_UNITS: tuple[tuple[Unit, re.Pattern[str]], ...] = (
    ("share", re.compile(r"%|\b(?:prosent|andel|grad)")),
    ("money", re.compile(r"\b(?:kr|kroner|nok|mill|mnok|beløp)\b")),
    ("fte", re.compile(r"årsverk|\bfte\b|\båv\b")),
    ("hours", re.compile(r"\btime|\bt/uke|\bt/u\b")),
)
_SORTS: tuple[tuple[Sort, re.Pattern[str]], ...] = (
    ("accumulated", re.compile(r"\b(?:akk|samlet|total|hittil|sum|oppsamlet)")),
    ("yearly", re.compile(r"\bi året|\bårlig|\b(?:per|pr)\.? år\b|\bnye?\b|\btilvekst|\bdette år|\bi perioden")),
)


class Said(NamedTuple):
    """What a heading says of its column."""

    kind: str
    unit: Unit = ""
    sort: Sort = ""


def said(heading: str) -> Said | None:
    """
    >>> said("Realisert timer per uke"), said("Herav realisert"), said("Kommune")
    (Said(kind='realised', unit='hours', sort=''), Said(kind='realised', unit='', sort=''), None)
    """
    plain = heading.casefold()
    found = {kind: match.start() for kind, words in _KINDS.items() if (match := words.search(plain))}
    if not found:
        return None
    return Said(min(found, key=lambda kind: found[kind]), unit_of(heading), _sort_of(heading))


def unit_of(words: str) -> Unit:
    return next((unit for unit, known in _UNITS if known.search(words.casefold())), "")


def _sort_of(words: str) -> Sort:
    return next((sort for sort, known in _SORTS if known.search(words.casefold())), "")


def rank(column: Said) -> int:
    """How well a column serves as the account; lower is better."""
    units: tuple[Unit, ...] = ("fte", "", "hours", "share", "money")
    return 3 * units.index(column.unit) + ("accumulated", "", "yearly").index(column.sort)


class _Naming:
    needed = frozenset({"end", "identified"})

    @property
    def wanting(self) -> str:
        return _(
            "ingen av de første {n} radene har en kolonne med overskriften År eller Dato, og en med Identifisert",
            n=LOOK_ROWS,
        )

    @property
    def lacking(self) -> str:
        return _("det må være en kolonne for år eller dato, og en for identifisert")

    def fields(self, headings: Sequence[Heading]) -> dict[str, int]:
        columns: dict[str, int] = {}
        kinds: dict[str, list[tuple[int, int]]] = {}
        for n, heading in enumerate(headings):
            if column := said(" ".join(heading)):
                kinds.setdefault(column.kind, []).append((rank(column), n))
            elif period := next(filter(None, map(_period, heading)), None):
                columns.setdefault(period, n)
        return columns | {kind: min(some)[1] for kind, some in kinds.items()}

    def named(self, heading: str) -> str | None:
        """Units below a heading are headings too, though no field."""
        column = said(heading)
        if column or _period(heading):
            return column.kind if column else _period(heading)
        return "unit" if len(heading.split()) <= _FEW and (unit_of(heading) or _sort_of(heading)) else None


NAMING = _Naming()


def _period(heading: str) -> str | None:
    words = re.findall(r"[a-zæøå]+", heading.casefold())
    return next((field for field, known in _PERIOD.items() if words and words[0] in known), None)
