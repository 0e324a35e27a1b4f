"""Which column of somebody's list is which field of a card, by the many words people put above them. Pure."""

import re
from collections.abc import Sequence
from typing import Any, Literal, get_args

Field = Literal["title", "problem", "target", "responsible", "deadline", "status"]

LOOK_ROWS = 30
"""So far down headings are looked for: above them stand the list's own name, a date, a logo."""

# The earlier word is the better one, when a list has columns for several.
WORDS: dict[Field, tuple[str, ...]] = {
    "title": (
        *("tittel", "tiltak", "forbedringstiltak", "forbedringsforslag", "forbedring", "forslag", "sak", "hva"),
        *("overskrift", "oppgave", "aktivitet", "handling", "navn på tiltak", "emne", "tema", "title"),
    ),
    "problem": (
        *("problem", "problemstilling", "beskrivelse", "utfordring", "bakgrunn", "hvorfor", "avvik", "årsak"),
        *("situasjon", "nåsituasjon", "begrunnelse", "detaljer"),
    ),
    "target": ("mål", "målsetting", "ønsket resultat", "forventet resultat", "forventet effekt", "måltall"),
    "responsible": (
        *(
            "ansvarlig",
            "ansvar",
            "ansv",
            "hvem",
            "tiltaksansvarlig",
            "saksansvarlig",
            "eier",
            "tildelt",
            "utføres av",
        ),
        *("person", "navn"),
    ),
    "deadline": ("frist", "tidsfrist", "fristdato", "forfall", "forfallsdato", "når", "innen", "sluttdato", "dato"),
    "status": ("status", "fase", "trinn", "stadium", "tilstand", "kolonne", "framdrift", "fremdrift", "pukk"),
}
_BY_FIRST_WORD = 100  # behind every heading that is known word for word
_OTHER_DAYS = {"registrert", "opprettet", "meldt", "innmeldt", "mottatt", "start", "startet", "endret", "fullført"}


def find(rows: Sequence[Sequence[Any]]) -> tuple[int, dict[Field, int]] | None:
    """Where the headings stand and which column each field has: the row among the first that names most fields.
    None when no row names the title."""
    best: tuple[int, dict[Field, int]] | None = None
    for at, cells in enumerate(rows[:LOOK_ROWS]):
        columns = fields_of(cells)
        if "title" in columns and (best is None or len(columns) > len(best[1])):
            best = at, columns
    return best


def fields_of(cells: Sequence[Any]) -> dict[Field, int]:
    """The columns that these headings name. The same word first, then headings that begin with one."""
    ranks: dict[Field, list[tuple[int, int]]] = {field: [] for field in get_args(Field)}
    for column, cell in enumerate(cells):
        if named := _named(cell):
            field, rank = named
            ranks[field].append((rank, column))
    columns = {field: min(found)[1] for field, found in ranks.items() if found}
    spare = [column for _, column in sorted(ranks["title"]) if column != columns.get("title")]
    if spare and "problem" not in columns:
        columns["problem"] = spare[0]  # «Sak» beside «Tiltak» says what it is about
    return columns


def exact(cell: Any) -> Field | None:
    """The field whose name this is, word for word."""
    named = _named(cell)
    return named[0] if named and named[1] < _BY_FIRST_WORD else None


def _named(cell: Any) -> tuple[Field, int] | None:
    """The field a heading names, and how well: lower is better."""
    if not isinstance(cell, str):
        return None
    words = re.findall(r"[a-zæøå]+", re.sub(r"\(.*?\)", " ", cell.casefold()))
    if not words or len(words) > 8:
        return None
    whole = " ".join(words)
    for field, known in WORDS.items():
        if whole in known:
            return field, known.index(whole)
    for field, known in WORDS.items():
        if words[0] in known and not (field == "deadline" and _OTHER_DAYS & set(words)):
            return field, _BY_FIRST_WORD + known.index(words[0])
    return None
