"""Ids in the order of their characters, as Python and SQLite sort them. PostgreSQL sorts by the language its database
was made for: in Norwegian «aa» comes after «z», and wall and centre would call another entry the latest.

    select(…).order_by(Gain.table.c.made, by_characters(Gain.table.c.id))
"""

from typing import Any

from sqlalchemy import String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class by_characters(FunctionElement[str]):
    """A column of text, to be sorted by."""

    name = "by_characters"
    type = String()
    inherit_cache = True


@compiles(by_characters)
def _plainly(element: by_characters, compiler: Any, **how: Any) -> str:
    return str(compiler.process(element.clauses, **how))


@compiles(by_characters, "postgresql")
def _in_no_language(element: by_characters, compiler: Any, **how: Any) -> str:
    return f'{compiler.process(element.clauses, **how)} COLLATE "C"'
