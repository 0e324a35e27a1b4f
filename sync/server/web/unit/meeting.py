"""Møtet: one week's meeting of a unit, with what the centre knows of it: whether it was held and on time, how many
came, how the goals were rated in words, which cards came up and which were finished. Never the talk, and nobody by
name."""

from datetime import timedelta

from fastapi import APIRouter

from board.calendar import monday
from board.labels import all_said
from sync.server.reports import meetings, one_week, trends
from sync.server.reports.period import Period, this_week
from sync.server.web.charts import sign
from sync.server.web.errors import PageError, PageFault
from sync.server.web.page import Told, shows
from sync.server.web.unit.unit import MARKS
from sync.server.web.view import Desk, Reader

router = APIRouter()


@shows(router, "/enhet/{public}/mote/{week}", Reader, "unit/meeting.html")
def meeting(desk: Desk, public: str, week: str) -> Told:
    place, owner = desk.place(public), desk.person.organisation
    try:
        period = Period(week, week)
    except ValueError:
        raise PageError(PageFault.NOT_FOUND) from None
    (one,) = meetings.of_units(desk.tx, owner, period, of=[place.id])[place.id].weeks
    if one.mark == "before" or week > this_week(desk.now_ms):
        raise PageError(PageFault.NOT_FOUND)
    desk.seen(place.name)
    slots = trends.of_unit(desk.tx, owner, place.id, period, desk.now_ms)
    return {
        "place": place,
        "week": one,
        "monday": monday(week),
        "marks": all_said(MARKS),
        "goals": [(slot[-1].text, slot[-1].weeks[-1][1]) for slot in slots],
        "told_from": monday(week) + timedelta(days=8) if period.waits(desk.now_ms) else None,
        "sign": sign.sign,
        "cards_of": one_week.of_unit(desk.tx, place.id, week, desk.now_ms),
    }
