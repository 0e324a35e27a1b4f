"""Which column of somebody's list is which field of a card, by the many words people put above them. Pure."""

import re
from collections.abc import Sequence
from typing import Any, Literal, get_args

from board.catalogue import _
from board.importing.sheet import LOOK_ROWS
from board.importing.table import Heading

Field = Literal["title", "problem", "target", "responsible", "deadline", "status", "done"]

# The earlier word is the better one, when a list has columns for several.
WORDS: dict[Field, tuple[str, ...]] = {
    "title": (
        *("tittel", "tiltak", "forbedringstiltak", "forbedringsforslag", "forbedring", "forslag", "sak", "hva"),
        *("overskrift", "oppgave", "oppgavenavn", "oppgavetittel", "aktivitet", "handling"),
        *("navn på tiltak", "navn på tiltaket", "emne", "tema", "title", "task", "task name", "action"),
    ),
    "problem": (
        *("problem", "problemstilling", "beskrivelse", "utfordring", "bakgrunn", "hvorfor", "avvik", "årsak"),
        *("situasjon", "nåsituasjon", "begrunnelse", "detaljer", "description"),
    ),
    "target": ("mål", "målsetting", "ønsket resultat", "forventet resultat", "forventet effekt", "måltall", "goal"),
    "responsible": (
        *("ansvarlig", "ansvar", "ansv", "hvem", "tiltaksansvarlig", "saksansvarlig", "eier", "tildelt", "tilordnet"),
        *("utføres av", "person", "navn", "assigned to", "owner", "responsible", "ansvarleg", "kven"),
    ),
    "deadline": (
        *("frist", "tidsfrist", "fristdato", "forfall", "forfallsdato", "når", "innen", "sluttdato", "due date"),
        *("due", "deadline", "dato"),
    ),
    "status": (
        *("status", "fase", "trinn", "stadium", "tilstand", "kolonne", "framdrift", "fremdrift", "pukk", "progress"),
    ),
    "done": (
        *("utført", "fullført", "gjennomført", "ferdig", "ferdigstilt", "lukket", "avsluttet", "gjort", "kvittert"),
        *(
            "utført dato",
            "dato utført",
            "fullført dato",
            "fullføringsdato",
            "ferdig dato",
            "dato ferdig",
            "lukket dato",
        ),
        *("completed", "completed date", "done", "ok"),
    ),
}
NAMES: dict[str, Field | None] = {
    "tittel": "title",
    "tiltak": "title",
    "problem": "problem",
    "mål": "target",
    "ansvarlig": "responsible",
    "frist": "deadline",
    "status": "status",
    "utført": "done",
    "ikke": None,
}
"""What a person calls a field when asked what a column is."""
SHOWN: dict[str, str] = {field: name for name, field in reversed(NAMES.items()) if field}

_BY_FIRST_WORD = 100  # behind every heading that is known word for word
_BEEN = ("endret", "fullført", "utført", "lukket")
_SORTS = ("ansvarlig", "kategori", "område", "opprettet")
_OTHER: dict[Field, frozenset[str]] = {
    "deadline": frozenset({*("registrert", "opprettet", "meldt", "innmeldt", "mottatt", "start", "startet"), *_BEEN}),
    "title": frozenset({*("fra", "av", "nr", "nummer", "id", "type", "status", "dato", "eier"), *_SORTS}),
    "problem": frozenset({"fra", "dato", "nr", "id"}),
    "responsible": frozenset({"melder", "meldt", "meldte", "innmelder", "avdeling", "nr", "id"}),
    "status": frozenset({"dato", "av"}),
    "done": frozenset(),
}
"""With one of these words a heading that begins like a field is another thing: «Forslag fra» is a person."""


class _Naming:
    needed = frozenset({"title"})

    @property
    def wanting(self) -> str:
        return _("ingen av de første {n} radene har en kolonne med overskriften Tittel eller Tiltak", n=LOOK_ROWS)

    @property
    def lacking(self) -> str:
        return _("det må være en kolonne for tittelen")

    def fields(self, headings: Sequence[Heading]) -> dict[str, int]:
        """The same word first, then headings that begin with one. Of two rows the lower names the column better."""
        ranks: dict[Field, list[tuple[int, int]]] = {field: [] for field in get_args(Field)}
        for column, heading in enumerate(headings):
            for part in reversed(heading):
                if named := _named(part):
                    ranks[named[0]].append((named[1], column))
                    break
        columns: dict[str, int] = {field: min(found)[1] for field, found in ranks.items() if found}
        spare = [column for _rank, column in sorted(ranks["title"]) if column != columns.get("title")]
        if spare and "problem" not in columns:
            columns["problem"] = spare[0]  # «Sak» beside «Tiltak» says what it is about
        return columns

    def named(self, heading: str) -> str | None:
        found = _named(heading)
        return found[0] if found and found[1] < _BY_FIRST_WORD else None


NAMING = _Naming()


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
        if words[0] in known and field != "done" and not _OTHER.get(field, frozenset()) & set(words[1:]):
            return field, _BY_FIRST_WORD + known.index(words[0])
    return None
