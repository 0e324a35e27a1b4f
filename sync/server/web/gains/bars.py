"""What came in a time, on one scale: what was found, what of it was realised, and what of that holds; and by tool, so
that the sums are those of the bars."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from functools import reduce
from typing import Any

from board.catalogue import N_, _
from board.labels import TOOLS_IN_FULL, said
from sync.server.reports import moved
from sync.server.reports.fallen import Fall
from sync.server.reports.moved import Moved
from sync.server.reports.period import today
from sync.server.web.charts.gains import span
from sync.server.web.view import Desk

TIMES: dict[str, str] = {"i-ar": N_("I år"), "siste": N_("Siste 12 måneder"), "alt": N_("Alt på tavlene")}
USUAL = "i-ar"


def since(time: str, day: date) -> date | None:
    """The first day of a time; None for all of it."""
    return {"i-ar": day.replace(month=1, day=1), "siste": day - timedelta(days=365)}.get(time)


def told(desk: Desk, falls: Sequence[Fall], of: Collection[int] | None, asked: str) -> dict[str, Any]:
    time = asked if asked in TIMES else USUAL
    first = since(time, today(desk.now_ms))
    by_tool = moved.of(desk.tx, desk.person.organisation, falls, desk.now_ms, of, first)
    all_ = reduce(Moved.__add__, by_tool.values(), Moved())
    most = max(all_.identified, all_.realised + all_.waits, all_.holds + all_.fell)
    return {
        "time": time,
        "times": [(key, _(name)) for key, name in TIMES.items()],
        "by_tool": [(said(TOOLS_IN_FULL, tool), one) for tool, one in by_tool.items()],
        "moved": all_,
        "fell_since": [fall for fall in falls if fall.now < fall.before and (first is None or fall.day >= first)],
        "spans": {
            "identified": span([("found", all_.identified)], most),
            "realised": span([("won", all_.realised), ("waits", all_.waits)], most),
            "holds": span([("holds", all_.holds), ("fell", all_.fell)], most),
        },
    }
