"""The tables that leave the centre: which columns, what they mean, and where in the records they come from.

What is not here does not leave: no count of colours (`sync.server.reports.wellbeing`), not which vote a card was born
of, nothing of walls or people. What happened on a board is told by its day: the hour of a card would say the
same. A column that holds first names says so.
"""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import BigInteger, Boolean, ColumnElement, Date, Float, Text, case, column, exists, or_, select
from sqlalchemy.types import TypeEngine

from board.catalogue import _
from board.export import Export, Kept
from board.kinds import Record, kinds
from board.kinds.card.record import Card
from board.kinds.gain.record import Gain
from board.kinds.lift.record import Lift
from board.kinds.meeting.record import Meeting
from board.privacy import SAID
from sync.protocol import exports
from sync.protocol.exports import Kind
from sync.server.db.tables import units
from sync.server.reports import culture


@dataclass(frozen=True)
class Column:
    name: str
    kind: Kind
    title: str
    meaning: str
    of: Any = None
    """The SQL that gives it; None where the report itself does."""
    names: bool = False
    refers_to: str = ""
    """The table and column that it names a row of, in the same unit."""


@dataclass(frozen=True)
class Table:
    name: str
    title: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    record: type[Record] | None = None
    """The kind whose rows these are, in the log as well."""
    kept: Kept = "always"
    card: Any = None
    """The SQL of the card it is told with; None: it waits for none."""

    def shown(self, names: bool) -> tuple[Column, ...]:
        return tuple(c for c in self.columns if names or not c.names)

    def described(self, names: bool) -> exports.Table:
        columns = [
            exports.Column(name=c.name, kind=c.kind, title=_(c.title), meaning=_(c.meaning), refers_to=c.refers_to)
            for c in self.shown(names)
        ]
        by_unit = self.record is not None or self.name == "wellbeing"
        return exports.Table(
            name=self.name,
            title=_(self.title),
            meaning=_(self.meaning),
            key=list(self.key),
            columns=columns,
            by_unit=by_unit,
        )


UNIT = Column("unit", "text", "Enhets-id", "Kjenner enheten igjen", units.c.public, refers_to="units.unit")
UNIT_NAME = Column("unit_name", "text", "Enhet", "Det enheten heter hos sentralen", units.c.name)
MONDAY = Column("monday", "day", "Mandag", "Mandagen i uka, til en tidsakse")
WORDS = ", ".join(SAID.values())
_SQL: dict[type[TypeEngine[Any]], Kind] = {
    Text: "text",
    BigInteger: "whole",
    Float: "number",
    Boolean: "truth",
    Date: "day",
}


_C, _L = Card.table.c, Lift.table.c
_INSTEAD: dict[tuple[type[Record], str], Any] = {
    (Card, "help_wanted"): or_(
        _C.help_wanted,
        exists()
        .where(_L.unit == _C.unit, _L.card == _C.id, _L.to != "", _L.down.is_(False))
        .where(_L.back.is_(False), _L.archived.is_(False)),
    )
}
"""What is told in a field's place: a card that was lifted is so, also where its flag was not put up with it."""


def _of(record: type[Record], export: Export) -> Table:
    """The table of a kind: its fields as they are. The unit and the record's own id come first; a moment is told by
    its day."""
    table = record.table.c
    own = Column("id", "text", "Id", "Kjenner raden igjen fra gang til gang", table.id)
    gone = Column("archived", "truth", "Tatt ned", "Sann når noen har tatt det ned fra tavla", table.archived)
    fields = [
        Column(
            name,
            "day" if record.moments & {name} else _SQL[type(table[name].type)],
            title,
            meaning,
            _INSTEAD.get((record, name), table[name]),
            name in export.names,
            export.refers.get(name, ""),
        )
        for name, (title, meaning) in export.columns.items()
    ]
    monday = (replace(MONDAY, of=table.week),) if "week" in export.columns else ()
    columns = (UNIT, UNIT_NAME, own, *fields, *monday, *_MORE.get(record, ()), gone)
    card = table.id if record is Card else _card_of(record, export)
    return Table(export.name, export.title, export.meaning, ("unit", "id"), columns, record, export.kept, card)


def _card_of(record: type[Record], export: Export) -> Any:
    """The SQL of the card a row is told with: its own, or that of the record it belongs to."""
    if not export.with_card:
        return None
    field = record.table.c[export.with_card]
    of_table = export.refers[export.with_card].partition(".")[0]
    parent = next(one for one in kinds.values() if one.exported and one.exported.name == of_table)
    if parent is Card:
        return field
    assert parent.exported is not None
    of = parent.table.alias().c
    query = select(of[parent.exported.with_card]).where(of.unit == record.table.c.unit, of.id == field)
    return query.correlate(record.table).scalar_subquery()


_G = Gain.table.c
_fte = _G.hours_per_week / _G.full_time_hours
_ks: ColumnElement[str] = case(
    (_G.use == "quality", "okt_kvalitet"),
    (_G.use == "quantity", "spart_tid"),
    (_G.use == "saving", "unngatte_kostnader"),
    else_="",
)
HOLDS = column("holds", Boolean)
"""Of an entry that nobody has taken back, as `board.kinds.gain.law` has it; who asks for the table joins it."""
_M = Meeting.table.c
_minutes = case((_M.ended > 0, (_M.ended - _M.started) // 60_000), else_=None)

_MORE: dict[type[Record], tuple[Column, ...]] = {
    Meeting: (
        Column("held", "truth", "Holdt", "Sann når møtet er avsluttet", _M.ended > 0),
        Column("minutes", "whole", "Minutter", "Så lenge det varte; tomt til det er avsluttet", _minutes),
    ),
    Gain: (
        Column("fte", "number", "Årsverk", "Timer i uka delt på hel stilling", _fte),
        Column("ks", "text", "KS", "KS' ord for bruken: okt_kvalitet, spart_tid, unngatte_kostnader", _ks),
        Column(
            "holds",
            "truth",
            "Gjelder",
            "Sann for den siste linja om samme sak og tilstand som teller",
            HOLDS,
        ),
    ),
}
"""What is reckoned of a kind besides."""

_UNITS = Table(
    "units",
    "Enheter",
    "Enhetene i kommunen.",
    ("unit",),
    (
        replace(UNIT, refers_to=""),
        Column("name", "text", "Navn", "Det enheten heter hos sentralen", units.c.name),
        Column("made", "moment", "Lagt til", "Da enheten ble lagt til hos sentralen", units.c.made_ms),
        Column("version", "whole", "Versjon", "Stiger hver gang noe endres på tavla", units.c.seq),
    ),
)
_WELLBEING = Table(
    "wellbeing",
    "Trivsel",
    "Avstemningene: ett mål i én uke i én enhet, fortalt med ett ord, bare for uker som er over. "
    "Der for få la ball, står bare at det var en avstemning.",
    ("unit", "week", "goal"),
    (
        UNIT,
        UNIT_NAME,
        Column("week", "text", "Uke", "ISO-uka"),
        MONDAY,
        Column(
            "goal",
            "text",
            "Mål",
            "Id i tabellen Trivselsmål; står det ikke der, ble ordene skrevet over siden",
            refers_to="goals.id",
        ),
        Column("shown", "truth", "Vises", "Usann når for få la ball til at noe kan vises"),
        Column("laid", "whole", "Baller", "Hvor mange baller som ble lagt; tomt når det ikke vises"),
        Column("word", "text", "Ord", f"Slik uka kan fortelles: {WORDS}"),
        Column("level", "whole", "Trinn", "Det samme som tall, fra 1 klart dårlig til 5 klart godt"),
    ),
)
_CULTURE = Table(
    "culture",
    "Kultur i ord",
    "Hvor godt et utsagn stemmer, slik det sist ble svart i en uke som er over, fortalt med ett ord. En rad for hver "
    "side som kan fortelles; der for få svarte, er det ingen.",
    ("unit", "statement", "side"),
    (
        UNIT,
        UNIT_NAME,
        Column("statement", "text", "Utsagn", "Id i tabellen Utsagn om kulturen", refers_to="statements.id"),
        Column("side", "text", "Spørsmål", "now slik det er i dag, wanted slik vi vil ha det"),
        Column("word", "text", "Ord", f"Slik det kan fortelles: {', '.join(culture.WORDS.values())}"),
        Column("level", "whole", "Trinn", "Det samme som tall, fra 1 stemmer ikke til 5 stemmer helt"),
    ),
)
_HISTORY = Table(
    "history",
    "Før Tavle",
    "Gevinstene for hele kommunen slik de sto ved slutten av en dag, hentet inn fra før Tavle.",
    ("day",),
    (
        Column("day", "day", "Per", "Slutten av denne dagen"),
        Column("identified_fte", "number", "Identifisert (årsverk)", "Årsverk som var funnet"),
        Column(
            "realised_fte",
            "number",
            "Realisert (årsverk)",
            "Årsverk som var tatt ut; tomt når ingen har sagt det",
        ),
        Column("realised_share", "share", "Andel realisert", "Realisert av identifisert"),
        Column("source", "text", "Kilde", "Fila tallet kom fra"),
    ),
)
_TRAINING = Table(
    "training",
    "Innføring av modellen",
    "Registeret over innføringen: opplærte enheter, kursdager, venteliste, og hvem som følger hvem. En rad for hver "
    "opplysning som gjelder nå, skrevet av koordinatoren eller sagt på tavla i enheten.",
    ("unit", "what", "number"),
    (
        UNIT,
        UNIT_NAME,
        Column("what", "text", "Hva", "trained (opplært), day (kursdag), waiting (venter), adviser (Leanveileder)"),
        Column("number", "whole", "Nummer", "Hvilken kursdag, eller hvilken av flere Leanveiledere; ellers 0"),
        Column("day", "day", "Dag", "Dagen det var, eller siden når"),
        Column("from_wall", "truth", "Fra tavla", "Sann når enheten selv har sagt det, og ingen har skrevet det her"),
        Column("name", "text", "Leanveileder", "Fornavn", names=True),
    ),
)
_ORDER = ("units", "goals", "meetings", "wellbeing", "indicators", "readings", "phases", "cards", "measures", "gains")
"""As people read them; what is not named here follows."""


def _all() -> list[Table]:
    of_kinds = [_of(record, record.exported) for record in kinds.values() if record.exported]
    place = {name: n for n, name in enumerate(_ORDER)}
    found = sorted((_UNITS, _WELLBEING, *of_kinds), key=lambda table: place.get(table.name, len(place)))
    return [*found, _CULTURE, _HISTORY, _TRAINING]


TABLES: dict[str, Table] = {table.name: table for table in _all()}
