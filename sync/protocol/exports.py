"""What travels between the centre and those who read its reports by program: tables that say what they are.

docs/datauttrekk.md says the same in prose. Knows no network and no database. A table comes in pages, each with the
cursor of the next; or, of one unit, as what has changed since a version of it. A reader that meets a table or column
it does not know takes it as it is described.
"""

from typing import Annotated, Any, Literal
from unicodedata import normalize

from pydantic import BaseModel, ConfigDict, Field

PAGE = 5_000
"""Rows in one answer, about."""
BODY_BYTES = 64 * 1024 * 1024
"""The largest answer a reader takes, unpacked."""

LEVEL = 1
"""How hard an answer is packed: tables are much alike, and the reader waits."""

Kind = Literal["text", "whole", "number", "share", "day", "moment", "truth"]
"""text; a whole number; a number; a part of one (0.71); a day (2017-12-31); a moment in UTC; true or false."""

_FORMULA = tuple("=+-−@\t\r\n")


def harmless(text: str) -> str:
    """A text as a spreadsheet may have it: one that begins like a formula gets an apostrophe before it (OWASP, CSV
    injection), also with a sign as wide as a Chinese one, which some spreadsheets read as the same.

    >>> harmless("=1+1"), harmless("\uff1d1+1"), harmless("1=1")
    ("'=1+1", "'\uff1d1+1", '1=1')
    """
    return f"'{text}" if normalize("NFKC", text[:1]) in _FORMULA else text


class ExportMessage(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", allow_inf_nan=False)


Word = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
"""What tables and columns are called: it becomes the name of a file and a word of SQL."""


class Column(ExportMessage):
    """One column: `title` stands above it in a spreadsheet, `meaning` tells a person what is in it."""

    name: Word
    kind: Kind
    title: str
    meaning: str
    refers_to: str = Field(
        default="", description="the table whose row this names, by the column called so: cards.id"
    )


class Table(ExportMessage):
    """One table. A row is known by `key`; what comes later of the same key takes its place."""

    name: Word
    title: str
    meaning: str
    key: list[Word]
    columns: list[Column]
    by_unit: bool = Field(description="whether /v1/reports/changes tells what has changed in it; else read it whole")


class Reports(ExportMessage):
    """What there is to read, and what decides whether earlier reading still holds."""

    organisation: str
    epoch: str = Field(description="another one than last time: the centre was restored, read everything anew")
    threshold: int = Field(description="another one than last time: read well-being anew")
    names: bool = Field(description="whether first names are in the columns below")
    week: str = Field(description="the first ISO week of which no vote is told yet")
    tables: list[Table]


class Page(ExportMessage):
    """Rows in the order of `columns`. `cursor` asks for the next page; absent after the last one."""

    columns: list[str]
    rows: list[list[Any]]
    cursor: str | None = None


class Objects(ExportMessage):
    """The same with the names of the columns in each row, for tools that make a table of a list of objects."""

    rows: list[dict[str, Any]]
    cursor: str | None = None


class Changes(ExportMessage):
    """What has changed in one unit: whole rows by table, in the order of the table's columns.

    `whole`: these are all rows the unit has; forget the others, something was erased."""

    version: Annotated[int, Field(ge=0)] = Field(description="ask with this next time; `more`: ask at once")
    more: bool = False
    whole: bool = False
    rows: dict[str, list[list[Any]]] = {}
