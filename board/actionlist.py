"""A unit's existing list of actions, read as cards. Nothing is written here; `board.commands.ImportCards` does that.

A row becomes one whole card, or it becomes a problem with its line and a reason; never half a card. The rules of the
board hold for these cards as for others: what has left Forslag has somebody responsible and a deadline, so a row
without is a problem and not silently put in Forslag. A finished card is marked «kan ikke måles», since a list does
not say what it gave. A card's identity comes from its title and problem, so reading the same list again, also after
mending some rows, finds the same cards.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any

from board import heading
from board.change import Json
from board.day import believable, read_day
from board.desk import check
from board.errors import Kind, Refused
from board.heading import Field
from board.records.card import STAGES, Stage
from board.records.unit import STAGE_LABELS
from board.sheet import Row, rows, unreadable

STATUSES: dict[Stage, tuple[str, ...]] = {
    "suggestion": (
        *("forslag", "ny", "nytt", "nye", "foreslått", "idé", "ide", "ikke startet", "ikke påbegynt", "ikke begynt"),
        *("ikke igangsatt", "å gjøre", "registrert", "mottatt", "meldt", "åpen", "venter", "på vent", "to do"),
    ),
    "plan": (
        *("planlegge", "planlegges", "planlagt", "planlegging", "under planlegging", "i planlegging", "besluttet"),
        *("vedtatt", "godkjent"),
    ),
    "do": (
        *("utføre", "utføres", "gjennomføre", "gjennomføres", "pågår", "pågående", "under arbeid", "i gang", "igang"),
        *("igangsatt", "iverksatt", "påbegynt", "begynt", "startet", "aktiv", "under utføring"),
        *("under gjennomføring", "in progress"),
    ),
    "check": (
        *("kontrollere", "kontrolleres", "kontroll", "til kontroll", "under kontroll", "evaluere", "evalueres"),
        *("evaluering", "til evaluering", "under evaluering", "følges opp", "oppfølging", "til oppfølging", "måles"),
    ),
    "act": (
        *("korrigere", "korrigeres", "korrigering", "justere", "justeres", "justering", "under justering"),
        *("forbedres", "standardiseres"),
    ),
    "done": (
        *("ferdig", "ferdigstilt", "fullført", "lukket", "avsluttet", "utført", "gjennomført", "løst", "gjort"),
        *("i mål", "ok", "done"),
    ),
}
_DROPPED = {"avlyst", "avvist", "forkastet", "utgår", "utgått", "uaktuell", "ikke aktuell", "ikke aktuelt", "droppet"}
_NOTHING = {"", "-", "–", "—", "?", "ikke satt", "ingen"}
_PROMISE: tuple[tuple[Field, str], ...] = (("responsible", "ansvarlig"), ("deadline", "frist"))
_FIELD_NAMES: dict[str, str] = {
    "title": "Tittelen",
    "problem": "Problemet",
    "target": "Målet",
    "responsible": "Navnet på den ansvarlige",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that did not become a card: where it stands, and why, as one or more sentences."""

    line: int
    reason: str


@dataclass(frozen=True)
class ActionList:
    """`cards` are id to fields, in the order of the list, as `ImportCards` takes them. `unused` are the headings of
    columns that hold something no card has room for."""

    cards: Mapping[str, Mapping[str, Json]]
    problems: tuple[Problem, ...] = ()
    unused: tuple[str, ...] = ()


class _Faulty(Exception):
    """This row cannot become a card, for this reason."""


def read(file: Path, today: date, labels: Sequence[str] = STAGE_LABELS) -> ActionList:
    """The list in a CSV or XLSX file. `labels` are the unit's own words for the stages, which a status may be too.

    Raises Refused(IMPORT_UNREADABLE) when it cannot be read as a list at all."""
    found = rows(file, _fields_found)
    headed = heading.find([row.cells for row in found])
    if headed is None:
        raise unreadable("ingen kolonne har overskriften Tittel eller Tiltak")
    at, columns = headed
    stages = _stages(labels)
    cards: dict[str, dict[str, Json]] = {}
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    body = [row for row in found[at + 1 :] if not _heading_again(row, found[at], columns)]
    for row in body:
        cell = {name: row.cells[n] if n < len(row.cells) else None for name, n in columns.items()}
        if all(_nothing(_text(value)) for value in cell.values()):
            continue  # something in the margin
        try:
            fields = _card(cell, today, stages)
        except _Faulty as fault:
            problems.append(Problem(row.line, str(fault)))
            continue
        id_ = identity(fields["title"], fields.get("problem", ""))
        if id_ in cards:
            problems.append(Problem(row.line, f"Samme tittel og problem som på linje {lines[id_]}. Det er ett kort."))
        else:
            cards[id_], lines[id_] = fields, row.line
    if not body:
        raise unreadable("det står ingenting under overskriftene")
    return ActionList(cards, tuple(problems), _unused(found[at], body, columns))


def identity(title: str, problem: str) -> str:
    """The id of the card with these words, however they are spaced and capitalised."""
    plain = [" ".join(unicodedata.normalize("NFKC", text).casefold().split()) for text in (title, problem)]
    return blake2b("\0".join(plain).encode(), digest_size=8).hexdigest()


def called(name: str) -> str:
    """A name as it may hang on a wall: first names, and of the last one its letter. Lists have more than that.

    >>> called("Per Olav Hansen"), called("Nordmann, Kari"), called("Marit"), called("kari.n@eksempel.no")
    ('Per Olav H.', 'Kari N.', 'Marit', 'kari')
    """
    if "@" in name:
        return re.split(r"[.@_]", name)[0]
    last, comma, first = name.partition(",")
    words = f"{first} {last}".split() if comma else name.split()
    return " ".join([*words[:-1], f"{words[-1][0]}."]) if len(words) > 1 else name.strip()


def _card(cell: Mapping[Field, Any], today: date, stages: Mapping[str, Stage]) -> dict[str, Json]:
    """The fields of a card. Raises _Faulty with everything that is wrong with the row, so that it is mended once."""
    faults: list[str] = []
    fields: dict[str, Json] = {}
    for name in ("title", "responsible", "problem", "target"):
        text = _text(cell.get(name), lines=name in ("problem", "target"))
        if name == "responsible":
            text = called(text)
        if not _nothing(text):
            fields[name] = text
            faults += _wrong(name, text)
    if "title" not in fields:
        faults.insert(0, "Tittelen mangler.")
    with _noting(faults):
        if deadline := _deadline(cell.get("deadline"), today):
            fields["deadline"] = str(deadline)
    with _noting(faults):
        fields["stage"] = _stage(cell.get("status"), stages)
    if fields.get("stage") == "done":
        fields["unmeasurable"] = True
    if fields.get("stage", "suggestion") != "suggestion":
        wanting = [word for name, word in _PROMISE if _nothing(_text(cell.get(name)))]
        if wanting:
            faults.append(f"Et kort som har forlatt Forslag, trenger {' og '.join(wanting)}.")
    if faults:
        raise _Faulty(" ".join(faults))
    return fields


@contextmanager
def _noting(faults: list[str]) -> Iterator[None]:
    try:
        yield
    except _Faulty as fault:
        faults.append(str(fault))


def _wrong(name: str, text: str) -> list[str]:
    try:
        check("card", {name: text})
    except Refused as refusal:
        if refusal.kind is Kind.TEXT_TOO_LONG:
            length, limit = refusal.facts["length"], refusal.facts["limit"]
            return [f"{_FIELD_NAMES[name]} er for lang: {length} tegn, det er plass til {limit}."]
        return [f"{_FIELD_NAMES[name]} har tegn som ikke kan vises."]
    return []


def _deadline(value: Any, today: date) -> date | None:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        if not believable(value, today):
            raise _Faulty(f"Fristen {value:%-d.%-m.%Y} kan ikke stemme.")
        return value
    text = _text(value)
    if _nothing(text):
        return None
    if (day := read_day(text, today)) is None:
        raise _Faulty(f"«{_short(text)}» er ikke en dato. Skriv for eksempel 3.12.2026.")
    return day


def _stage(value: Any, stages: Mapping[str, Stage]) -> Stage:
    text = _text(value)
    status = _status(text)
    if _nothing(text):
        return "suggestion"
    if status in _DROPPED:
        raise _Faulty(f"Status er «{_short(text)}», så det blir ikke noe kort.")
    if status not in stages:
        raise _Faulty(f"Statusen «{_short(text)}» er ukjent. Skriv for eksempel {', '.join(STAGE_LABELS)}.")
    return stages[status]


def _stages(labels: Sequence[str]) -> dict[str, Stage]:
    """Every word for a stage; the unit's own come first, whatever they mean elsewhere."""
    known = {word: stage for stage, words in STATUSES.items() for word in words}
    return known | {_status(label): stage for stage, label in zip(STAGES, labels, strict=True)}


def _status(text: str) -> str:
    """«3. Pågår» and «PÅGÅR!» are pågår."""
    return text.casefold().lstrip("0123456789.)-–: ").rstrip(".!: ")


def _text(value: Any, *, lines: bool = False) -> str:
    """A cell as text on one line; with `lines` it keeps its own."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Ja" if value else "Nei"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return f"{value:%-d.%-m.%Y}"
    text = unicodedata.normalize("NFC", str(value)).replace("_x000D_", "")
    if not lines:
        return " ".join(text.split())
    kept = [" ".join(line.split()) for line in text.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def _nothing(text: str) -> bool:
    return text.casefold() in _NOTHING


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


def _fields_found(some: Sequence[Row]) -> int:
    headed = heading.find([row.cells for row in some])
    return len(headed[1]) if headed else 0


def _heading_again(row: Row, head: Row, columns: Mapping[Field, int]) -> bool:
    """A second line of headings, or the same once more on the next page: each cell is another word for its column."""
    fields = {n: field for field, n in columns.items()}
    above = [_text(cell) for cell in head.cells]
    written = [(n, cell) for n, cell in enumerate(row.cells) if _text(cell)]
    return len(written) > 1 and all(
        n < len(above) and (_text(cell) == above[n] or (n in fields and heading.exact(cell) == fields[n]))
        for n, cell in written
    )


def _unused(head: Row, body: Sequence[Row], columns: Mapping[Field, int]) -> tuple[str, ...]:
    return tuple(
        _text(cell)
        for n, cell in enumerate(head.cells)
        if n not in columns.values()
        and _text(cell)
        and any(n < len(row.cells) and _text(row.cells[n]) for row in body)
    )
