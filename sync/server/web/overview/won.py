"""Vunnet: what the units have come to the end of lately, and what it gave. Each card is a link to all that is known
of it; nobody is named."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from fastapi import APIRouter, Response

from board.formats import rounded
from sync.server.reports import curve, finished_cards, needs
from sync.server.reports.finished_cards import Story
from sync.server.reports.period import midnight_ms, today
from sync.server.web.view import Desk, Reader

router = APIRouter()


@dataclass(frozen=True)
class Won:
    """Since a day: the cards that were finished, and all that was realised, whatever it came from, less what fell
    away: `hours` a week as they are shown,
    below 0 where more fell away, and årsverk."""

    since: date
    cards: Sequence[Story]
    hours: float
    fte: float

    @property
    def shown(self) -> Story | None:
        """What is worth saying aloud: the first that was measured before and after."""
        measured = (one for one in self.cards if one.title and None not in (one.before, one.after))
        return next(measured, None)

    @property
    def greatest(self) -> Story | None:
        """What gave the most, where nothing was measured: the cards come so."""
        return next((one for one in self.cards if one.title and one.hours > 0), None)


def since(desk: Desk, first: date) -> Won:
    tx, owner, now_ms = desk.tx, desk.person.organisation, desk.now_ms
    cards = finished_cards.finished(tx, owner, midnight_ms(first), midnight_ms(today(now_ms)), of=desk.units)
    steps = curve.steps(tx, owner, now_ms, desk.units)
    freed = [step for step in steps if step.state == "realised" and step.day >= first]
    return Won(first, cards, rounded(sum(step.hours for step in freed), 1), sum(step.moved for step in freed))


@router.get("/vunnet")
async def page(visit: Reader) -> Response:
    return await visit.show("overview/won.html", _page)


def _page(desk: Desk) -> Mapping[str, Any]:
    day = today(desk.now_ms)
    month = day.replace(day=1)
    before = month.replace(month=month.month - 1) if month.month > 1 else date(month.year - 1, 12, 1)
    return {
        "parts": [since(desk, needs.week_before(day)), since(desk, month), since(desk, before)],
        "places": {one.id: one for one in desk.places},
    }
