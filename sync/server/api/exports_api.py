"""The endpoints for programs that read the reports, each with a key of its own: /v1/reports.

Everything is read through `sync.server.reports`, as the pages do, and within the key's organisation. First names are
given only when they are asked for, and allowed both to the key and by the organisation; then the audit says so.
"""

from collections.abc import Callable
from typing import Annotated, Literal, TypeVar

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel
from sqlalchemy import Connection, select

from sync.protocol import exports, packing
from sync.protocol.exports import Changes, Objects, Page, Reports
from sync.protocol.messages import Code, Problem, Seq
from sync.server.access import audit, keys
from sync.server.access.device_tokens import UNAUTHORISED, Refuse
from sync.server.access.keys import Consumer
from sync.server.api.sync_api import ALWAYS, bearer, problems
from sync.server.centre import Centre
from sync.server.db.tables import centre as centre_table
from sync.server.reports import extracts, keyset
from sync.server.reports.extract_tables import TABLES
from sync.server.reports.period import untold

router = APIRouter(prefix="/v1/reports", tags=["reports"])

T = TypeVar("T")
Names = Annotated[bool, Query(description="first names too, where key and organisation allow it")]
_KNOWN = problems(*ALWAYS, Code.KEY_ENDED, Code.MALFORMED, Code.FORBIDDEN, Code.NOT_FOUND)

PATHS = ("/v1/reports", "/v1/reports/changes", "/v1/reports/{table}")


@router.get("", response_model=Reports, responses=_KNOWN)
async def reports(request: Request, names: Names = False) -> Response:
    """Which tables there are, with a definition of each column."""

    def work(tx: Connection, consumer: Consumer, now_ms: int) -> Reports:
        return Reports(
            organisation=consumer.organisation_name,
            epoch=str(tx.scalar(select(centre_table.c.epoch))),
            threshold=consumer.threshold,
            names=names,
            week=untold(now_ms),
            tables=[table.described(names) for table in TABLES.values()],
        )

    return await _read(request, names, "tabeller", work)


@router.get("/changes", response_model=Changes, responses=_KNOWN)
async def changes(
    request: Request,
    unit: Annotated[str, Query(max_length=40, description="the unit's public id")],
    since: Annotated[Seq, Query(description="the `version` of last time; 0 at first")] = 0,
    week: Annotated[
        str, Query(pattern=r"^\d{4}-W\d{2}$", description="the `week` of last time: votes are told from it on")
    ] = "0000-W00",
    names: Names = False,
) -> Response:
    """What has changed on one unit's board since last time."""

    def work(tx: Connection, consumer: Consumer, now_ms: int) -> Changes:
        found = extracts.changes(tx, consumer.organisation, unit, since, week, names, now_ms)
        if found is None:
            raise Refuse(Problem(error=Code.NOT_FOUND))
        return found

    return await _read(request, names, "endringer", work)


@router.get("/{table}", response_model=Page | Objects, responses=_KNOWN)
async def table_rows(
    request: Request,
    table: str,
    cursor: Annotated[str, Query(max_length=200, description="of the page before; absent at first")] = "",
    rows: Annotated[
        Literal["arrays", "objects"], Query(description="objects: each row with the columns' names")
    ] = "arrays",
    names: Names = False,
) -> Response:
    """One page of a table: units, goals, meetings, wellbeing, cards, measures, gains, history."""
    wanted = TABLES.get(table)
    if wanted is None:
        raise Refuse(Problem(error=Code.NOT_FOUND))
    after = keyset.read(cursor) if cursor else extracts.START
    if after is None:
        raise Refuse(Problem(error=Code.MALFORMED))

    def work(tx: Connection, consumer: Consumer, now_ms: int) -> Page | Objects:
        some = extracts.page(tx, consumer.organisation, wanted, after, names, now_ms)
        columns = [column.name for column in wanted.shown(names)]
        further = keyset.write(some.after) if some.after else None
        if rows == "objects":
            return Objects.model_construct(
                rows=[dict(zip(columns, row, strict=True)) for row in some.rows], cursor=further
            )
        return Page.model_construct(columns=columns, rows=some.rows, cursor=further)

    return await _read(request, names, wanted.title, work)


async def _read(
    request: Request, names: bool, about: str, work: Callable[[Connection, Consumer, int], BaseModel]
) -> Response:
    """Answer whoever shows a key. Raises Refuse: TOO_MANY, UNAUTHORISED, KEY_ENDED, FORBIDDEN, MALFORMED: a parameter
    that nobody knows is no wish that may be passed over."""
    centre: Centre = request.app.state.centre
    shown = bearer(request)
    centre.admit_key(shown)
    known = {parameter.alias for parameter in request.scope["route"].dependant.query_params}
    if strange := sorted(request.query_params.keys() - known):
        raise Refuse(Problem(error=Code.MALFORMED, parameter=strange[0][:100]))

    def played(tx: Connection) -> BaseModel:
        now_ms = centre.now_ms()
        try:
            consumer = keys.enter(tx, shown, now_ms)
        except keys.Ended:
            raise Refuse(Problem(error=Code.KEY_ENDED)) from None
        if consumer is None:
            raise Refuse(UNAUTHORISED)
        if names and not consumer.names:
            raise Refuse(Problem(error=Code.FORBIDDEN))
        said = work(tx, consumer, now_ms)
        audit.note_once(
            tx, consumer.organisation, consumer.name, "names_downloaded" if names else "downloaded", about, now_ms
        )
        return said

    said = await centre.do(played)
    body = said.__pydantic_serializer__.to_json(said)
    headers = {"content-type": "application/json", "cache-control": "no-store"}
    if len(body) > packing.WORTHWHILE_BYTES and "gzip" in request.headers.get("accept-encoding", ""):
        body = packing.pack(body, exports.LEVEL)
        headers["content-encoding"] = "gzip"
    return Response(body, headers=headers)
