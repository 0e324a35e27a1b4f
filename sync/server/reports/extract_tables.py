"""The tables that leave the centre: which columns, what they mean, and where in the records they come from.

What is not here does not leave: no count of colours (`sync.server.reports.wellbeing`), not which vote a card was born
of, nothing of walls or people. What happened on a board is told by its day: the hour of a card would say the
same. A column that holds first names says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Boolean, ColumnElement, case, column

from board.privacy import SAID
from board.records import Card, Gain, Goal, Measure, Meeting, Record
from sync import extract
from sync.extract import Kind
from sync.server.tables import units


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
    decimals: int | None = None


@dataclass(frozen=True)
class Table:
    name: str
    title: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    record: type[Record] | None = None
    """The kind whose rows these are, in the log as well."""

    def shown(self, names: bool) -> tuple[Column, ...]:
        return tuple(c for c in self.columns if names or not c.names)

    def described(self, names: bool) -> extract.Table:
        columns = [
            extract.Column(name=c.name, kind=c.kind, title=c.title, meaning=c.meaning, refers_to=c.refers_to)
            for c in self.shown(names)
        ]
        by_unit = self.record is not None or self.name == "wellbeing"
        return extract.Table(
            name=self.name,
            title=self.title,
            meaning=self.meaning,
            key=list(self.key),
            columns=columns,
            by_unit=by_unit,
        )


UNIT = Column("unit", "text", "Enhets-id", "Kjenner enheten igjen", units.c.public, refers_to="units.unit")
UNIT_NAME = Column("unit_name", "text", "Enhet", "Det enheten heter hos sentralen", units.c.name)
MONDAY = Column("monday", "day", "Mandag", "Mandagen i uka, til en tidsakse")
REFERS = {"replaces": "goals.id", "card": "cards.id", "subject": "cards.id"}
"""Which rows the fields called so name."""
WORDS = ", ".join(SAID.values())
USES = "quality økt kvalitet, quantity økt kvantitet, saving besparelse, tomt ikke sagt"


def _of(
    record: type[Record],
    *columns: tuple[str, Kind, str, str],
    names: Sequence[str] = (),
    more: Sequence[Column] = (),
) -> tuple[Column, ...]:
    """Columns that hold fields of a record as they are. The unit and the record's own id come first."""
    table = record.table.c
    own = Column("id", "text", "Id", "Kjenner raden igjen fra gang til gang", table.id)
    gone = Column("archived", "truth", "Tatt ned", "Sann når noen har tatt det ned fra tavla", table.archived)
    fields = [
        Column(n, kind, title, meaning, table[n], n in names, REFERS.get(n, ""))
        for n, kind, title, meaning in columns
    ]
    return (UNIT, UNIT_NAME, own, *fields, *more, gone)


_G = Gain.table.c
_fte = _G.hours_per_week / _G.full_time_hours
_ks: ColumnElement[str] = case(
    (_G.use == "quality", "okt_kvalitet"),
    (_G.use == "quantity", "spart_tid"),
    (_G.use == "saving", "unngatte_kostnader"),
    else_="",
)
HOLDS = column("holds", Boolean)
"""Of an entry that nobody has taken back, as `board.gainlaw` has it; who asks for the table joins it."""
_M = Meeting.table.c
_minutes = case((_M.ended > 0, (_M.ended - _M.started) // 60_000), else_=None)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table(
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
        ),
        Table(
            "goals",
            "Trivselsmål",
            "Målene de ansatte har skrevet. Et mål som skrives om, er et nytt mål.",
            ("unit", "id"),
            _of(
                Goal,
                ("slot", "whole", "Plass", "Plassen på hylla: 0, 1 eller 2"),
                ("text", "text", "Mål", "Det de ansatte skrev"),
                ("since", "day", "Gjelder fra", "Dagen; av flere på samme plass gjelder det som ingen erstatter"),
                ("replaces", "text", "Erstatter", "Id-en til målet det kom i stedet for; trenden brytes der"),
            ),
            Goal,
        ),
        Table(
            "meetings",
            "Tavlemøter",
            "Møtene som er holdt eller begynt: når, og hvor mange som var til stede. Aldri hvem.",
            ("unit", "id"),
            _of(
                Meeting,
                ("week", "text", "Uke", "ISO-uka, for eksempel 2026-W47"),
                ("planned", "day", "Planlagt", "Dagen møtet skulle holdes"),
                ("started", "day", "Begynte", "Dagen møtet ble holdt"),
                ("present", "whole", "Til stede", "Hvor mange som var der"),
                (
                    "next_keeper",
                    "text",
                    "Neste tavleansvarlig",
                    "Fornavn eller initialer",
                ),
                names=("next_keeper",),
                more=(
                    replace(MONDAY, of=_M.week),
                    Column("held", "truth", "Holdt", "Sann når møtet er avsluttet", _M.ended > 0),
                    Column("minutes", "whole", "Minutter", "Så lenge det varte; tomt til det er avsluttet", _minutes),
                ),
            ),
            Meeting,
        ),
        Table(
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
                Column("goal", "text", "Mål", "Id i tabellen Trivselsmål", refers_to="goals.id"),
                Column("shown", "truth", "Vises", "Usann når for få la ball til at noe kan vises"),
                Column("laid", "whole", "Baller", "Hvor mange baller som ble lagt; tomt når det ikke vises"),
                Column("word", "text", "Ord", f"Slik uka kan fortelles: {WORDS}"),
                Column("level", "whole", "Trinn", "Det samme som tall, fra 1 klart dårlig til 5 klart godt"),
            ),
        ),
        Table(
            "cards",
            "Forbedringskort",
            "Forslag og tiltak slik de står nå.",
            ("unit", "id"),
            _of(
                Card,
                ("title", "text", "Tittel", "Hva det gjelder"),
                ("problem", "text", "Problem", "Hva som er galt i dag"),
                ("target", "text", "Mål", "Hvor mye bedre det skal bli"),
                ("responsible", "text", "Ansvarlig", "Fornavn eller initialer"),
                ("deadline", "day", "Frist", "Dagen det skal være gjort"),
                (
                    "stage",
                    "text",
                    "Trinn",
                    "suggestion, plan, do, check, act eller done; ordene på tavla er enhetens egne",
                ),
                ("created", "day", "Laget", "Dagen kortet ble hengt opp"),
                ("moved", "day", "Flyttet", "Dagen det kom til trinnet; alderen regnes herfra. Tomt: ingen vet"),
                ("effort", "whole", "Innsats", "0 ikke sagt, 1 liten, 2 stor"),
                ("impact", "whole", "Effekt", "0 ikke sagt, 1 liten, 2 stor"),
                ("why1", "text", "Hvorfor 1", "5 x hvorfor"),
                ("why2", "text", "Hvorfor 2", "5 x hvorfor"),
                ("why3", "text", "Hvorfor 3", "5 x hvorfor"),
                ("why4", "text", "Hvorfor 4", "5 x hvorfor"),
                ("why5", "text", "Hvorfor 5", "5 x hvorfor: rotårsaken"),
                ("measured", "text", "Måles i", "Hva som måles før og etter"),
                ("measure_goal", "number", "Måltall", "Verdien en vil nå"),
                ("unmeasurable", "truth", "Kan ikke måles", "Sagt av enheten selv"),
                ("use", "text", "Bruk", f"Hva frigjort tid blir til: {USES}"),
                ("time_thief", "truth", "Tidstyv", "Merket som noe som ikke gir mottakeren verdi"),
                ("topic", "text", "Tema", "Aml. § 4-3: unclear, emotional, workload, support, other"),
                ("help_wanted", "truth", "Løftet", "Enheten ber nivået over om hjelp"),
                ("source", "text", "Kom fra", "wall tavla, import en liste, phone en telefon"),
                names=("responsible",),
            ),
            Card,
        ),
        Table(
            "measures",
            "Målinger",
            "Målte verdier av kort: før, underveis og etter.",
            ("unit", "id"),
            _of(
                Measure,
                ("card", "text", "Kort", "Id i tabellen Forbedringskort"),
                ("taken", "day", "Dag", "Da det ble målt"),
                ("value", "number", "Verdi", "I det som kortet måles i"),
                ("phase", "text", "Når", "before før, during underveis, after etter"),
            ),
            Measure,
        ),
        Table(
            "gains",
            "Gevinster",
            "Hver føring i gevinstregnskapet. Ingen føring endres; en rettelse er en ny. Regnskapet er summen av "
            "føringene der «Gjelder» er sann.",
            ("unit", "id"),
            _of(
                Gain,
                ("subject", "text", "Gjelder hva", "Id i tabellen Forbedringskort, eller en egen"),
                ("title", "text", "Tittel", "Navnet på det som ikke er et kort"),
                ("tool", "text", "Verktøy", "value_stream verdistrømsanalyse, card forbedringskort, 5s, other annet"),
                ("state", "text", "Tilstand", "identified anslag, realised realisert"),
                ("hours_per_week", "number", "Timer i uka", "Tida som spares"),
                ("full_time_hours", "number", "Hel stilling", "Timer i uka i en hel stilling, da det ble ført"),
                ("use", "text", "Bruk", USES),
                ("day", "day", "Fra", "Dagen timene ble fri"),
                ("note", "text", "Merknad", "Hva tida brukes til"),
                ("reason", "text", "Hvorfor mindre", "Hvorfor det sparer mindre enn før"),
                ("made", "day", "Ført", "Dagen det ble ført"),
                more=(
                    Column("fte", "number", "Årsverk", "Timer i uka delt på hel stilling", _fte, decimals=4),
                    Column(
                        "ks", "text", "KS", "KS' ord for bruken: okt_kvalitet, spart_tid, unngatte_kostnader", _ks
                    ),
                    Column(
                        "holds",
                        "truth",
                        "Gjelder",
                        "Sann for den siste føringen av samme sak og tilstand som teller",
                        HOLDS,
                    ),
                ),
            ),
            Gain,
        ),
        Table(
            "history",
            "Før Tavle",
            "Gevinstregnskapet for hele kommunen slik det sto ved slutten av en dag, hentet inn fra før Tavle.",
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
        ),
    )
}
