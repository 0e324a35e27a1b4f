"""A kind of record is a frozen value whose annotations are its definition: limits, table and checks follow.

Each kind is defined once, in `board.kinds`, with all that is special about it. What handles records – log, undo,
conflicts, extracts – asks the kind and knows none by name. Knows nothing of the log, the store or the screens.
"""

from collections import ChainMap
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, cached_property
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, NamedTuple, get_args, get_origin

from fractional_indexing import FIError, validate_order_key
from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Connection,
    Date,
    Float,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

from board import limits, plain
from board.bounds import After, Before, Bounds
from board.errors import Kind, Refused
from board.export import Export
from board.log.change import Json
from board.use import InUse
from board.value import Value, put

if TYPE_CHECKING:
    from board.board import Board

metadata = MetaData()
kinds: dict[str, type["Record"]] = {}

Line = Annotated[str, Bounds(max_length=limits.LINE, pattern=limits.VISIBLE)]
Paragraph = Annotated[str, Bounds(max_length=limits.PARAGRAPH, pattern=limits.VISIBLE)]
Name = Annotated[str, Bounds(max_length=limits.NAME, pattern=limits.VISIBLE)]
Id = Annotated[str, Bounds(pattern=rf"^$|{limits.ID}")]
"""Another record, or none."""


def _sortable(position: str) -> str:
    if position:
        try:
            validate_order_key(position)
        except (FIError, IndexError) as error:
            raise ValueError(f"not a position: {position}") from error
    return position


Position = Annotated[str, Bounds(max_length=limits.POSITION), After(_sortable)]
"""A fractional key, or nothing where none is known: records of a column are sorted by (position, id)."""


def _known(ms: int) -> int:
    if ms and not limits.FIRST_MS <= ms <= limits.LAST_MS:
        raise ValueError("no calendar knows this moment")
    return ms


def _written(day: object) -> object:
    if isinstance(day, str) and not limits.is_day(day):
        raise ValueError("a day is written as 2026-11-22")
    if isinstance(day, int | float):
        raise ValueError("a number is no day")
    return day


def _measurable(number: float) -> float:
    if 0 < abs(number) < limits.LEAST:
        raise ValueError("so little is nothing")
    return number


Truth = Annotated[bool, Bounds(strict=True)]
Whole = Annotated[int, Bounds(strict=True)]
Number = Annotated[float, Bounds(strict=True, ge=-limits.NUMBER, le=limits.NUMBER), After(_measurable)]
_KNOWN = After(_known)
Millis = Annotated[Whole, _KNOWN]
"""Milliseconds since 1970, UTC; 0 where it has not come."""
Day = Annotated[date, Bounds(ge=limits.FIRST_DAY, le=limits.LAST_DAY), Before(_written)]

_COLUMNS: dict[Any, Any] = {str: Text, int: BigInteger, float: Float, bool: Boolean, date: Date}


class Unlawful(NamedTuple):
    """A record of a unit that is kept and does not count, and the field that is to blame."""

    unit: int
    id: str
    field: str


class Check:
    """Sees to it that a value is what it may be. The library it is made of is read with the first value."""

    def __init__(self, kind: Any) -> None:
        self._kind = kind

    @cached_property
    def validate_python(self) -> Callable[[Any], Any]:
        """The value as a record holds it. Raises ValueError on what it may not be."""
        from pydantic import ConfigDict, TypeAdapter

        adapter = TypeAdapter[Any](self._kind, config=ConfigDict(allow_inf_nan=False))
        return adapter.validator.validate_python


class Record(Value):
    """A row of one unit's board. Every field has a default, since changes may come in any order."""

    kind: ClassVar[str]
    table: ClassVar[Table]
    checks: ClassVar[dict[str, Check]]
    names: ClassVar[tuple[str, ...]]
    """Names of all fields; the id comes first."""
    moments: ClassVar[frozenset[str]]
    """Names of the fields that hold a point in time, in milliseconds."""
    composed: ClassVar[frozenset[str]]
    """Names of the fields whose values are kept as JSON."""
    indexed: ClassVar[tuple[str, ...]] = ()
    together: ClassVar[frozenset[str]] = frozenset()
    """Names of fields that are one value: a change says all of them, and what it leaves out is as it is at first."""
    told_together: ClassVar[frozenset[str]] = frozenset()
    """Names of fields of which people choose all at once: a command that changes one says what it gave of the others
    too, so that of two walls one is believed whole."""
    guarded: ClassVar[frozenset[str]] = frozenset()
    """Names of the fields that protect people: whoever changes one at the wall is asked for its PIN."""
    erased: ClassVar[dict[str, str]] = {}
    """What stands in a field that may not be empty once what was written there is erased."""
    forgotten: ClassVar[frozenset[str]] = frozenset()
    """Names of the fields that are erased for good, a day after the record is taken down. They hold no words."""
    word: ClassVar[str]
    """What a record of this kind is called to people: kort."""
    conflicts: ClassVar[tuple[str, ...]] = ()
    """Names of the fields in which a value that lost is told of: what people write or choose in words."""
    photos: ClassVar[int] = 0
    """So many photos may hang on one. Of one the latest takes the place of those before it."""
    exported: ClassVar[Export | None] = None
    """What of it leaves the unit; None: nothing."""
    used: ClassVar[InUse | None] = None
    """The tool it is counted as; None: it belongs to another's record, or is no tool."""
    single: ClassVar[bool] = False
    """A board has one of it, which cannot be taken down."""

    id: Id = ""
    archived: Truth = False

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.kind = cls.__name__.lower()
        cls.names = tuple(cls.hints)
        fields = {name: kind for name, kind in cls.hints.items() if name != "id"}
        cls.checks = {name: _check(kind) for name, kind in fields.items()}
        cls.table = Table(
            cls.kind,
            metadata,
            Column("unit", Integer, primary_key=True, autoincrement=False),
            Column("id", String(40), primary_key=True),
            *(Column(name, _column(kind)) for name, kind in fields.items()),
            Column("versions", JSON, nullable=False),
            *(Index(f"ix_{cls.kind}_{name}", "unit", name) for name in cls.indexed),
        )
        cls.moments = frozenset(name for name, kind in fields.items() if _KNOWN in get_args(kind))
        named = {
            *cls.conflicts,
            *cls.guarded,
            *cls.together,
            *cls.told_together,
            *cls.erased,
            *cls.forgotten,
            *cls.indexed,
            *(cls.exported.columns if cls.exported else ()),
        }
        assert named <= fields.keys(), named - fields.keys()
        cls.composed = frozenset(c.name for c in cls.table.c if isinstance(c.type, JSON)) - {"versions"}
        kinds[cls.kind] = cls

    @classmethod
    def of(cls, row: Any) -> "Record":
        """The frozen value of a table row; the row was checked when it was written."""
        return cls.several([[row[name] for name in cls.names]])[0]

    @classmethod
    def several(cls, rows: Iterable[Sequence[Any]]) -> "list[Record]":
        """The frozen values of many rows, each with the values of `names` in their order."""
        names, new, found = cls.names, object.__new__, []
        composed = [(names.index(name), cls.hints[name]) for name in cls.composed]
        for row in rows:
            if composed:
                row = [*row]
                for place, kind in composed:
                    row[place] = plain.read(kind, row[place])
            made = new(cls)
            put(made, "__dict__", dict(zip(names, row)))  # noqa: B905 - asking whether it is as long costs a fifth
            found.append(made)
        return found

    @classmethod
    def checked(cls, name: str, value: Any) -> Any:
        return _check(cls.hints[name]).validate_python(value)

    @classmethod
    def column_values(cls, fields: dict[str, Json]) -> dict[str, Any]:
        """JSON values as the columns hold them. Raises ValueError (as pydantic's is) on what the record forbids."""
        checks = cls.checks
        checked = {name: checks[name].validate_python(value) for name, value in fields.items()}
        if cls.together and not cls.together.isdisjoint(fields):
            whole = {name: cls.defaults[name] for name in cls.together} | checked
            cls.allow(whole)
            checked = whole
        if cls.composed:
            checked |= {name: fields[name] for name in cls.composed & fields.keys()}
        return checked

    @classmethod
    def allow(cls, whole: dict[str, Any]) -> None:
        """Raises ValueError when the fields that are one value may not be these together."""

    @classmethod
    def check(cls, fields: Mapping[str, Json]) -> dict[str, Any]:
        """The values as the record holds them. Raises Refused with the sentence that fits when one is not allowed."""
        for name, value in fields.items():
            longest = cls.longest(name)
            if isinstance(value, str) and longest is not None and len(value) > longest:
                raise Refused(Kind.TEXT_TOO_LONG, length=len(value), limit=longest)
        try:
            return {name: cls.checks[name].validate_python(value) for name, value in fields.items()}
        except ValueError as error:
            raise Refused(Kind.SETTING_WRONG) from error

    @classmethod
    def bounds(cls, name: str) -> Mapping[str, Any]:
        """What is said of a field beside its type."""
        return ChainMap(*(bound.said for bound in get_args(cls.hints[name]) if isinstance(bound, Bounds)))

    @classmethod
    def longest(cls, name: str) -> int | None:
        """So many signs a text may have."""
        return cls.bounds(name).get("max_length")

    @classmethod
    def built_on(cls, board: "Board", id_: str, fields: Collection[str]) -> Kind | None:
        """Why these fields of a record cannot be taken back any more: something on the board rests on them."""
        return None

    @classmethod
    def unlawful(cls, tx: Connection, units: Collection[int], most: int) -> "Iterable[Unlawful]":
        """Those of these units that are read and break a law of their kind, `most` of them."""
        return ()

    @classmethod
    def blank(cls) -> dict[str, Any]:
        """Column values of a record about which nothing is known yet."""
        return {
            name: plain.said(value) if name in cls.composed else value
            for name, value in cls.defaults.items()
            if name != "id"
        }


@cache
def _check(kind: Any) -> Check:
    """One for all fields that may hold the same."""
    return Check(kind)


def _column(annotation: Any) -> Any:
    """The column type of a field: the first plain type in its annotation; anything composed is JSON."""
    if get_origin(annotation) is Annotated:
        return _column(get_args(annotation)[0])
    plain = [a for a in get_args(annotation) if a is not type(None)] or [annotation]
    if get_origin(annotation) in (list, dict, tuple):
        return JSON
    if isinstance(plain[0], str):  # a Literal of words
        return Text
    if get_origin(plain[0]) is not None:
        return _column(plain[0])
    return _COLUMNS.get(plain[0], Text)
