"""Bring the shelf up to what the centre can tell now: whole tables the first time, afterwards what has changed.

A question whose answer did not come is asked again, and when nothing comes at all, the download stops where it is:
the next run goes on from there. Knows no format.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Protocol, TypeVar
from urllib.parse import urlencode

from pydantic import BaseModel, ValidationError
from pydantic_core import from_json

from board.catalogue import _
from sync.protocol.exports import BODY_BYTES, Changes, Page, Reports, Table
from sync.protocol.problem import Code
from sync.pull.local_store import LocalStore, Unfit
from sync.pull.trouble import OF_STATE, PullFault, PullStopped
from sync.wall.http import HttpClient, Trouble

M = TypeVar("M", bound=BaseModel)
TRIES = 5
WAIT_S = 1.0
LONGEST_WAIT_S = 90.0
FEW = 2
"""Tables under way at a time: the centre makes a page of one while that of another is kept."""
_AGAIN = {PullFault.CUT_OFF, PullFault.UNREACHABLE}
_BY_STATUS = {401: PullFault.KEY, 403: PullFault.NAMES, 429: PullFault.BUSY, 503: PullFault.BUSY}
_BY_CODE: dict[str, PullFault] = {Code.KEY_ENDED: PullFault.KEY_ENDED}
"""What is said more exactly than by the status; a centre of an earlier release does not."""


class Teller(Protocol):
    """Who is told how far it has come. Several parts may be under way."""

    def rows(self, title: str, count: int) -> None: ...

    def done(self, title: str) -> None: ...


class Fetch:
    def __init__(
        self,
        http: HttpClient,
        url: str,
        key: str,
        told: Teller,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._http = http
        self._url = url
        self._key = key
        self._told = told
        self._sleep = sleep
        self._few = asyncio.Semaphore(FEW)

    async def run(self, shelf: LocalStore, wanted: Sequence[str], names: bool) -> Reports:
        """Fetch the tables called so, or all; returns what the centre says of them. Raises PullStopped."""
        try:
            return await self._run(shelf, wanted, names)
        except Unfit:
            raise PullStopped(PullFault.NOT_A_CENTRE, url=self._url) from None

    async def _run(self, shelf: LocalStore, wanted: Sequence[str], names: bool) -> Reports:
        self._names = {"names": "true"} if names else {}
        reports = await self._ask("", Reports, self._names)
        tables = chosen(reports, wanted)
        shelf.settle(reports)
        by_name = {table.name: table for table in reports.tables}
        await self._renew(shelf, by_name["units"])
        for table in tables:
            if not table.by_unit and table.name != "units":
                await self._renew(shelf, table)
        known = [table for table in tables if table.by_unit and shelf.place(table.name) is None]
        try:
            async with asyncio.TaskGroup() as together:
                for table in tables:
                    if table.by_unit and table not in known:
                        together.create_task(self._whole(shelf, table, reports.week))
        except ExceptionGroup as several:
            raise several.exceptions[0] from None
        if known:
            await self._changes(shelf, known, reports.week)
        return reports

    async def _renew(self, shelf: LocalStore, table: Table) -> None:
        page = await self._page(table, "")
        shelf.renew(table, page.rows)
        if table.name == "units":
            shelf.rename()
        self._told.rows(table.title, len(page.rows))
        self._told.done(table.title)

    async def _whole(self, shelf: LocalStore, table: Table, week: str) -> None:
        """From the first page, or from where it was cut. While a page is kept, one of another table is on its way."""
        async with self._few:
            cursor: str | None = shelf.place(table.name)
            if not cursor:
                with shelf.whole():
                    shelf.begin(table.name)
                    shelf.see(table.name, shelf.versions())
                    shelf.remember("week", min(shelf.state("week") or week, week))
            while cursor is not None:
                page = await self._page(table, cursor)
                shelf.keep(table, page.rows, page.cursor)
                self._told.rows(table.title, len(page.rows))
                cursor = page.cursor
        self._told.done(table.title)

    async def _changes(self, shelf: LocalStore, tables: Sequence[Table], week: str) -> None:
        """Unit by unit, since the version of last time. Of a unit where nothing has changed since it is asked once a
        week what may be told now: its votes, and cards of a day that was not over."""
        title = _("Endringer")
        self._told.rows(title, 0)
        seen = shelf.seen([table.name for table in tables])
        last_week = shelf.state("week") or "0000-W00"
        for unit, version in shelf.versions():
            since = seen.get(unit, 0)
            if since == version and last_week == week:
                continue
            while True:
                asked = {"unit": unit, "since": str(since), "week": last_week, **self._names}
                changes = await self._ask("/changes", Changes, asked)
                shelf.update(tables, unit, changes)
                self._told.rows(title, sum(len(changes.rows.get(table.name, [])) for table in tables))
                since = changes.version
                if not changes.more:
                    break
        shelf.remember("week", week)
        self._told.done(title)

    async def _page(self, table: Table, cursor: str) -> Page:
        page = await self._ask(f"/{table.name}", Page, {**self._names, **({"cursor": cursor} if cursor else {})})
        if page.columns != [column.name for column in table.columns]:
            raise PullStopped(PullFault.CUT_OFF)  # the centre was upgraded meanwhile: the next run finds out
        return page

    async def _ask(self, path: str, said: type[M], params: Mapping[str, str]) -> M:
        """Ask until there is an answer. Raises PullStopped."""
        place = f"/v1/reports{path}" + (f"?{urlencode(params)}" if params else "")
        for again in range(TRIES):
            try:
                reply = await self._http.ask("GET", place, token=self._key, limit=BODY_BYTES)
            except Trouble as trouble:
                kind = OF_STATE.get(trouble.state, PullFault.NOT_A_CENTRE)
                wait_s = WAIT_S * 2**again
            else:
                if reply.status == 200:
                    return self._read(reply.body, said)
                code, told_s = _problem(reply.body)
                by_status = _BY_STATUS.get(
                    reply.status, PullFault.NOT_A_CENTRE if reply.status < 500 else PullFault.CUT_OFF
                )
                kind = _BY_CODE.get(code, by_status)
                wait_s = told_s or WAIT_S * 2**again
            if kind not in _AGAIN and kind is not PullFault.BUSY:
                break
            if again + 1 < TRIES:
                await self._sleep(min(wait_s, LONGEST_WAIT_S))
        raise PullStopped(kind, url=self._url)

    def _read(self, body: bytes, said: type[M]) -> M:
        try:
            return said.model_validate_json(body)
        except ValidationError:
            raise PullStopped(PullFault.NOT_A_CENTRE, url=self._url) from None


def chosen(reports: Reports, wanted: Sequence[str]) -> list[Table]:
    """The tables called so, or all of them. Raises PullStopped(NO_TABLE)."""
    known = {table.name: table for table in reports.tables}
    for name in wanted:
        if name not in known:
            raise PullStopped(PullFault.NO_TABLE, name=name, known=", ".join(known))
    return [table for table in reports.tables if not wanted or table.name in wanted]


def _problem(body: bytes) -> tuple[str, float]:
    """The code of a refusal, and how long to stay away (s); nothing where it says none that is understood."""
    try:
        said: Any = from_json(body)
        return str(said.get("error", "")), float(said.get("backoff_s", 0))
    except (ValueError, TypeError, AttributeError):
        return "", 0.0
