"""A unit's existing list of actions, read as cards. Nothing is written here; `ImportCards` does that.

A row becomes one whole card, or it becomes a problem with its line and a reason; never half a card. The rules of the
board hold for these cards as for others: what has left Forslag has somebody responsible and a deadline, so a row
without is a problem and not silently put in Forslag. A finished card is marked «kan ikke måles», since a list does
not say what it gave. A card's identity comes from its title and problem, so reading the same list again, also after
mending some rows, finds the same cards. Whatever of the file is on no card is told: `unused`, `unread`, `notes`.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any

from board.calendar import HOME
from board.catalogue import N_, _
from board.errors import Kind, Refused
from board.formats import full_day
from board.importing import heading, names, period, status, table
from board.importing.cell import Faulty, Formula, nothing, short, text
from board.importing.day import believable, either, months_first
from board.importing.sheet import Row, content
from board.importing.table import Table, Told, written
from board.kinds.card.record import Card, Stage
from board.kinds.unit import STAGE_LABELS
from board.log.change import Json

_PROMISE = (("responsible", N_("ansvarlig")), ("deadline", N_("frist")))
_FIELD_NAMES = {
    "title": N_("Tittelen"),
    "problem": N_("Problemet"),
    "target": N_("Målet"),
    "responsible": N_("Navnet på den ansvarlige"),
    "deadline": N_("Fristen"),
    "status": N_("Statusen"),
    "done": N_("Kolonnen for utført"),
}
_SUM = re.compile(r"(?:delsum|sum|totalt?|totalsum|i alt|antall|til sammen)\b[^\d]*(?:\d[\d\s.,]*)?", re.IGNORECASE)
_SOURCE = re.compile(r"(?:kilde|utskrift|skrevet ut|sist oppdatert|oppdatert|sist endret)\b.*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that did not become a card: where it stands, and why, as one or more sentences."""

    line: int
    reason: str
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Something of a row that is on no card: where it stands, what it is, and what is written there."""

    line: int
    kind: str
    written: str = ""
    sheet: str = ""


@dataclass(frozen=True)
class ActionList:
    """`cards` are id to fields, in the order of the list, as `ImportCards` takes them. `unread` are sheets that were
    not read, each with the reason."""

    cards: Mapping[str, Mapping[str, Json]]
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()
    tables: tuple[Table, ...] = ()
    unread: Mapping[str, str] = field(default_factory=dict)

    @property
    def unused(self) -> tuple[str, ...]:
        """What columns are called that hold something no card has room for."""
        told = [
            column.heading or _("kolonne {letter}", letter=column.letter)
            for one in self.tables
            for column in one.unused
        ]
        return tuple(dict.fromkeys(told))


def read(file: Path, today: date, labels: Sequence[str] = STAGE_LABELS, told: Told | None = None) -> ActionList:
    """The list in a CSV or XLSX file. `labels` are the unit's own words for the stages, which a status may be too.

    Raises Refused(IMPORT_UNREADABLE) when it cannot be read as a list at all."""
    found = table.read(content(file), heading.NAMING, told or Told())
    stages = status.stages(labels)
    cards: dict[str, dict[str, Json]] = {}
    places: dict[str, str] = {}
    problems: list[Problem] = []
    notes: list[Note] = []
    for one in found.tables:
        reader = _Reader(one, today, stages, notes)
        notes += [Note(row.line, "over", written(row), one.sheet) for row in one.above]
        notes += [Note(row.line, "again", "", one.sheet) for row in one.again]
        for row in one.rows:
            try:
                fields = reader.card(row)
            except Faulty as fault:
                problems.append(Problem(row.line, str(fault), one.sheet))
                continue
            if fields is None:
                continue
            id_ = identity(fields["title"], fields.get("problem", ""))
            if id_ in cards:
                reason = _("Samme tittel og problem som på {place}. Det er ett kort.", place=places[id_])
                problems.append(Problem(row.line, reason, one.sheet))
            else:
                place = (
                    _("linje {line} i arket «{sheet}»", line=row.line, sheet=one.sheet)
                    if len(found.tables) > 1
                    else _("linje {line}", line=row.line)
                )
                cards[id_], places[id_] = fields, place
    return ActionList(cards, tuple(problems), tuple(notes), found.tables, found.unread)


def identity(title: str, problem: str) -> str:
    """The id of the card with these words, however they are spaced and capitalised."""
    plain = [" ".join(unicodedata.normalize("NFKC", text).casefold().split()) for text in (title, problem)]
    return blake2b("\0".join(plain).encode(), digest_size=8).hexdigest()


class _Reader:
    """One table's rows."""

    def __init__(self, of: Table, today: date, stages: Mapping[str, Stage], notes: list[Note]) -> None:
        self.table = of
        self.today = today
        self.stages = stages
        self.notes = notes

    @cached_property
    def first_names(self) -> frozenset[str]:
        return names.first_names(text(self.table.cell(row, "responsible"), lines=True) for row in self.table.rows)

    @cached_property
    def month_first(self) -> bool | None:
        return months_first(text(self.table.cell(row, "deadline")) for row in self.table.rows)

    @cached_property
    def shouted(self) -> bool:
        """Whether titles are in capitals in this list, so that capitals say nothing."""
        titles = [text(self.table.cell(row, "title")) for row in self.table.rows]
        return 2 * sum(title.isupper() for title in titles) > len(titles)

    def card(self, row: Row) -> dict[str, Json] | None:
        """The fields of a card; None for a row that is none, which is noted. Raises Faulty with everything that is
        wrong with the row, so that it is mended once."""
        cell = {name: self.table.cell(row, name) for name in _FIELD_NAMES}
        if all(nothing(value) for value in cell.values()):
            return None  # something in the margin, whose column is told
        if kind := self._aside(row, cell):
            self.notes.append(Note(row.line, kind, text(cell["title"]), self.table.sheet))
            return None
        faults: list[str] = []
        fields: dict[str, Json] = {}
        rest: list[str] = []
        for name in ("title", "problem", "target"):
            with _noting(faults):
                told = _plain(name, cell[name])
                if not nothing(told):
                    fields[name] = told
                    faults += _wrong(name, told)
        if "title" not in fields and not faults:
            faults.insert(0, _("Tittelen mangler."))
        with _noting(faults):
            if who := self._responsible(cell["responsible"], rest):
                fields["responsible"] = who
                faults += _wrong("responsible", who)
        with _noting(faults):
            if deadline := self._deadline(cell["deadline"]):
                fields["deadline"] = str(deadline)
        with _noting(faults):
            fields |= self._stage(cell, rest)
        if fields.get("stage", "suggestion") != "suggestion":
            wanting = [word for name, word in _PROMISE if nothing(cell[name])]
            if wanting:
                faults.append(
                    _("Et kort som har forlatt Forslag, trenger {wanting}.", wanting=_(" og ").join(map(_, wanting)))
                )
        if faults:
            raise Faulty(" ".join(faults))
        self.notes += [Note(row.line, "beside", part, self.table.sheet) for part in rest]
        return fields

    def _aside(self, row: Row, cell: Mapping[str, Any]) -> str:
        """What a row is that holds a title only, where others hold more: a heading between rows, a sum, a source."""
        alone = all(nothing(value) for name, value in cell.items() if name != "title")
        if not alone or len([column for column in self.table.columns if column.field]) < 2:
            return ""
        told = text(cell["title"])
        if _SUM.fullmatch(told) and (re.search(r"\d|:", told) or len(told.split()) == 1):
            return "sum"
        if _SOURCE.fullmatch(told):
            return "source"
        if row.wide.get(self.table.index("title") or 0, 1) > 1 or told.endswith(":"):
            return "between"
        if told.isupper() and not self.shouted:
            return "between"
        return ""

    def _responsible(self, value: Any, rest: list[str]) -> str:
        told = _plain("responsible", value)
        if nothing(told):
            return ""
        found = names.called(text(value, lines=True), self.first_names)
        if not found.name:
            raise Faulty(_("«{text}» er ikke et navn.", text=short(told)))
        rest += found.aside
        return found.name

    def _deadline(self, value: Any) -> date | None:
        told = _plain("deadline", value)
        if nothing(told):
            return None
        if self.month_first is None and either(told):
            raise Faulty(_("«{text}» kan være to datoer. Skriv for eksempel 3.12.2026.", text=short(told)))
        tried = (True, False) if self.month_first is None else (self.month_first,)
        found = next(filter(None, (period.find(value, self.today, month_first=first) for first in tried)), None)
        if found is None:
            raise Faulty(_("«{text}» er ikke en dato. Skriv for eksempel 3.12.2026.", text=short(told)))
        if not believable(found[1], self.today):
            raise Faulty(_("Fristen {day} kan ikke stemme.", day=full_day(found[1])))
        return found[1]

    def _stage(self, cell: Mapping[str, Any], rest: list[str]) -> dict[str, Json]:
        for name in ("status", "done"):
            _plain(name, cell[name])
        stands = status.status(cell["status"], self.stages, self.today)
        stands = status.done(cell["done"], self.today) or stands
        rest += [stands.rest] if stands.rest else []
        if stands.stage != "done":
            return {"stage": stands.stage}
        fields: dict[str, Json] = {"stage": "done", "unmeasurable": True}
        if stands.finished and stands.finished <= self.today and believable(stands.finished, self.today):
            noon = datetime.combine(stands.finished, time(12), HOME)
            fields["moved"] = round(noon.astimezone(UTC).timestamp() * 1000)
        return fields


def _plain(name: str, value: Any) -> str:
    if isinstance(value, Formula):
        raise Faulty(
            _(
                "{field} er en formel som ikke er regnet ut. Åpne fila i Excel, og lagre den på nytt.",
                field=_(_FIELD_NAMES[name]),
            )
        )
    return text(value, lines=name in ("problem", "target"))


@contextmanager
def _noting(faults: list[str]) -> Iterator[None]:
    try:
        yield
    except Faulty as fault:
        faults.append(str(fault))


def _wrong(name: str, told: str) -> list[str]:
    try:
        Card.check({name: told})
    except Refused as refusal:
        if refusal.kind is Kind.TEXT_TOO_LONG:
            length, limit = refusal.facts["length"], refusal.facts["limit"]
            return [
                _(
                    "{field} er for lang: {length} tegn, det er plass til {limit}.",
                    field=_(_FIELD_NAMES[name]),
                    length=length,
                    limit=limit,
                )
            ]
        return [_("{field} har tegn som ikke kan vises.", field=_(_FIELD_NAMES[name]))]
    return []
