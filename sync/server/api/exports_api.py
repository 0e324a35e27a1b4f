"""The endpoints for programs that read the reports, each with a key of its own: /v1/reports.

Everything is read through `sync.server.reports`, as the pages do, and within the key's organisation. First names are
given only when they are asked for, and allowed both to the key and by the organisation; then the audit says so.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Literal, TypeVar

from fastapi import APIRouter, Depends, Query, Response
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Connection, select

from sync.protocol import exports
from sync.protocol.exports import Changes, Objects, Page, Reports
from sync.protocol.message import Seq
from sync.protocol.problem import UNAUTHORISED, Code, Problem, Refuse
from sync.protocol.step import KNOWN
from sync.server.access import audit, keys
from sync.server.access.keys import Consumer
from sync.server.access.rule import Right, declares
from sync.server.api.callers import Token
from sync.server.api.endpoint import PackedRoute, problems
from sync.server.centre import Centre, Here
from sync.server.db.tables import centre as centre_table
from sync.server.reports import extracts, keyset
from sync.server.reports.extract_tables import TABLES
from sync.server.reports.period import untold

T = TypeVar("T", bound=BaseModel)


class _Route(PackedRoute):
    level = exports.LEVEL


_KNOWN = problems(*KNOWN, Code.KEY_ENDED, Code.MALFORMED, Code.FORBIDDEN, Code.NOT_FOUND)
router = APIRouter(prefix="/v1/reports", tags=["reports"], route_class=_Route, responses=_KNOWN)


class ReportsQuery(BaseModel):
    """The parameters of a question. One that nobody knows is no wish that may be passed over."""

    model_config = ConfigDict(extra="forbid")

    names: bool = Field(default=False, description="first names too, where key and organisation allow it")


class ChangesQuery(ReportsQuery):
    unit: str = Field(max_length=40, description="the unit's public id")
    since: Seq = Field(default=0, description="the `version` of last time; 0 at first")
    week: str = Field(
        default="0000-W00",
        pattern=r"^\d{4}-W\d{2}$",
        description="the `week` of last time: votes are told from it on",
    )


class RowsQuery(ReportsQuery):
    cursor: str = Field(default="", max_length=200, description="of the page before; absent at first")
    rows: Literal["arrays", "objects"] = Field(
        default="arrays", description="objects: each row with the columns' names"
    )


@dataclass(frozen=True)
class Program:
    """A program that shows a key; whether the key holds is found out together with what is asked."""

    centre: Centre
    key: str

    async def read(self, names: bool, about: str, work: Callable[[Connection, Consumer, int], T]) -> T:
        """Answer it. Raises Refuse: UNAUTHORISED, KEY_ENDED, FORBIDDEN."""

        def played(tx: Connection) -> T:
            now_ms = self.centre.now_ms()
            try:
                consumer = keys.enter(tx, self.key, now_ms)
            except keys.Ended:
                raise Refuse(Problem(error=Code.KEY_ENDED)) from None
            if consumer is None:
                raise Refuse(UNAUTHORISED)
            if names and not consumer.names:
                raise Refuse(Problem(error=Code.FORBIDDEN))
            said = work(tx, consumer, now_ms)
            what: audit.What = "names_downloaded" if names else "downloaded"
            audit.note_once(tx, consumer.organisation, consumer.name, what, about, now_ms)
            return said

        return await self.centre.do(played)


@declares(Right.EXPORT)
async def program(response: Response, centre: Here, token: Token) -> Program:
    centre.admit_key(token)
    response.headers["cache-control"] = "no-store"
    return Program(centre, token)


ReportsReader = Annotated[Program, Depends(program)]


@router.get("", summary="Which tables there are")
async def reports(reader: ReportsReader, asked: Annotated[ReportsQuery, Query()]) -> Reports:
    """Every table, with a definition of each column."""

    def work(tx: Connection, consumer: Consumer, now_ms: int) -> Reports:
        return Reports(
            organisation=consumer.organisation_name,
            epoch=str(tx.scalar(select(centre_table.c.epoch))),
            threshold=consumer.threshold,
            names=asked.names,
            week=untold(now_ms),
            tables=[table.described(asked.names) for table in TABLES.values()],
        )

    return await reader.read(asked.names, "tabeller", work)


@router.get("/changes", summary="What has changed on one unit's board since last time")
async def changes(reader: ReportsReader, asked: Annotated[ChangesQuery, Query()]) -> Changes:
    """Whole rows, by table."""

    def work(tx: Connection, consumer: Consumer, now_ms: int) -> Changes:
        found = extracts.changes(tx, consumer.organisation, asked.unit, asked.since, asked.week, asked.names, now_ms)
        if found is None:
            raise Refuse(Problem(error=Code.NOT_FOUND))
        return found

    return await reader.read(asked.names, "endringer", work)


@router.get("/{table}", summary="One page of a table")
async def table_rows(reader: ReportsReader, table: str, asked: Annotated[RowsQuery, Query()]) -> Page | Objects:
    """Of units, goals, meetings, wellbeing, cards, measures, gains, history."""
    wanted = TABLES.get(table)
    if wanted is None:
        raise Refuse(Problem(error=Code.NOT_FOUND))
    after = keyset.read(asked.cursor) if asked.cursor else extracts.START
    if after is None:
        raise Refuse(Problem(error=Code.MALFORMED))

    def work(tx: Connection, consumer: Consumer, now_ms: int) -> Page | Objects:
        some = extracts.page(tx, consumer.organisation, wanted, after, asked.names, now_ms)
        columns = [column.name for column in wanted.shown(asked.names)]
        further = keyset.write(some.after) if some.after else None
        if asked.rows == "objects":
            return Objects.model_construct(
                rows=[dict(zip(columns, row, strict=True)) for row in some.rows], cursor=further
            )
        return Page.model_construct(columns=columns, rows=some.rows, cursor=further)

    return await reader.read(asked.names, wanted.title, work)
