"""Enhet: how a unit's goals have been rated, what it measures, its meetings, its board as it stands, what it has won
and its walls: one screen to look at first, and what hangs beside it below."""

from collections.abc import Sequence
from datetime import date, timedelta

from fastapi import APIRouter

from board.calendar import number, planned_day, week_of
from board.catalogue import N_, _
from board.formats import week, weekdays
from board.kinds.card.record import STAGES
from board.kinds.indicator import words
from board.kinds.unit import STAGE_LABELS
from board.labels import TOOLS, USES, VERDICTS, all_said
from board.privacy import Word
from sync.server import devices
from sync.server.access.rule import Right
from sync.server.reports import (
    boards,
    culture,
    entries,
    gains,
    indicators,
    lifts,
    meetings,
    one_week,
    rounds,
    stakeholders,
    stories,
    streams,
    trends,
    weeks,
    years,
)
from sync.server.reports.entries import Thing
from sync.server.reports.gains import NOTHING
from sync.server.reports.indicators import IndicatorLine
from sync.server.reports.overview import needs
from sync.server.reports.period import Backwards, Period, today, untold
from sync.server.reports.trends import Stretch
from sync.server.reports.weeks import Counted
from sync.server.web.charts import sign
from sync.server.web.charts.indicators import whole
from sync.server.web.charts.runchart import HALF
from sync.server.web.charts.stage import wheel
from sync.server.web.charts.trend import trend
from sync.server.web.errors import PageError, PageFault
from sync.server.web.page import Told, shows
from sync.server.web.view import Desk, Reader

router = APIRouter()

WEEKS = 12
CHOOSABLE = 104
FIRST = 4
"""So many cards of a column are shown at once; the others unfold."""
LEGEND: dict[sign.State, str] = {"missed": N_("ikke møte"), "hidden": N_("for få la ball, vises ikke")}
SHOWN = 10
"""So many gains are shown, those that save most; all of them stand on the page of gains."""


@shows(router, "/enhet/{public}", Reader, "unit/unit.html")
def unit(desk: Desk, public: str, fra: str = "", til: str = "") -> Told:
    owner = desk.person.organisation
    place = desk.place(public)
    period = _period(desk, fra, til)
    desk.seen(place.name)
    board = boards.of_unit(desk.tx, place.id, desk.now_ms, names=desk.person.names)
    slots = trends.of_unit(desk.tx, owner, place.id, period, desk.now_ms)
    held = meetings.of_units(desk.tx, owner, period, of=[place.id])[place.id]
    waiting = [one.week for one in held.weeks if sign.of_week(one, {}, untold(desk.now_ms)) == "waiting"]
    walls = devices.hung(desk.tx, owner, desk.now_ms, of=[place.id])
    account = gains.of_units(desk.tx, owner, desk.now_ms, [place.id]).get(place.id, NOTHING)
    things = entries.of_unit(desk.tx, place.id, desk.now_ms)
    legend = [(sign.sign(one), said) for one, said in sign.legend(LEGEND, waiting=bool(waiting))]
    latest = next((week.week for week in reversed(held.weeks) if week.mark == "held"), "")
    return {
        "place": place,
        "begun": bool(walls or slots or things or held.held or board.finished or any(board.columns.values())),
        "approves": desk.person.may(Right.APPROVE),
        "board": board,
        "columns": [
            (stage, label, wheel(stage), board.columns[stage])
            for stage, label in zip(STAGES, map(_, board.settings.labels or STAGE_LABELS), strict=True)
        ],
        "asks": {one.card for one in needs.asking(desk.tx, owner, desk.now_ms, {place.id: place})},
        "first_cards": FIRST,
        "late": sum(card.late for some in board.columns.values() for card in some),
        "weekday": weekdays()[board.settings.meeting_weekday],
        "next": _next(board.settings.meeting_weekday, today(desk.now_ms)),
        "period": period,
        "choosable": _choosable(period, desk.now_ms),
        "first": number(period.first),
        "last": number(period.last),
        "slots": [(slot, trend(slot, held.weeks, waiting), *_lately(slot[-1])) for slot in slots],
        "waiting": waiting,
        "legend": legend,
        "beside_words": legend[len(Word) :],
        "sign": sign.sign,
        "meetings": held,
        "latest": (latest, one_week.of_unit(desk.tx, place.id, latest, desk.now_ms)) if latest else None,
        "marks": all_said(MARKS),
        "account": account,
        "things": things[:SHOWN],
        "rest": _rest(things[SHOWN:]),
        "sums": _rest(things),
        "tools": all_said(TOOLS),
        "uses": {use: name.lower() for use, name in all_said(USES).items()},
        "streams": streams.of_units(desk.tx, owner, desk.now_ms, [place.id]).get(place.id, ()),
        "due_name": years.said,
        "due": years.ahead(desk.tx, owner, desk.now_ms, [place.id]).get(place.id, ()),
        "culture": culture.of_units(desk.tx, owner, desk.now_ms, [place.id]).get(place.id),
        "told": stories.of_units(desk.tx, owner, desk.now_ms, [place.id]).get(place.id, ()),
        "rounds": rounds.line(
            rounds.of_units(desk.tx, owner, desk.now_ms, [place.id]).get(place.id, ()), today(desk.now_ms)
        ),
        "lifts": lifts.of_organisation(desk.tx, owner, desk.now_ms, [place.id]),
        "sees": desk.sees,
        "verdicts": all_said(VERDICTS),
        "maps": stakeholders.of_units(desk.tx, owner, desk.now_ms, [place.id]).get(place.id, ()),
        "indicators": [
            (line, words.verdict(*line), whole(line, wide=HALF), _readings(line))
            for line in indicators.of_units(desk.tx, owner, [place.id]).get(place.id, ())
        ],
        "aim": words.aim,
        "valued": words.valued,
        "walls": sorted(walls.get(place.id, ()), key=lambda wall: -wall.seen_ms),
    }


def _choosable(period: Period, now_ms: int) -> list[tuple[str, str]]:
    """The weeks that can be asked for, the latest first: two years of them, and those that were asked for."""
    weeks = {*Period.latest(now_ms, CHOOSABLE).weeks, period.first, period.last}
    return [(one, week(one)) for one in sorted(weeks, reverse=True)]


def _readings(line: IndicatorLine) -> list[tuple[str, str]]:
    """What is drawn, the latest first."""
    readings = zip(line.course.weeks, line.course.values, strict=True)
    return [(week, words.valued(line.indicator, value)) for week, value in readings][::-1]


def _next(weekday: int, day: date) -> date | None:
    """The day of the next meeting that is planned; None where the weeks to come are all holidays."""
    days = (planned_day(week_of(day + timedelta(weeks=n)), weekday) for n in range(4))
    return next((one for one in days if one and one >= day), None)


def _rest(things: Sequence[Thing]) -> tuple[int, float, float, float]:
    """How many, and their hours a week: identified, realised, fallen."""
    some = [thing.subject for thing in things]
    identified, realised = sum(one.identified_hours for one in some), sum(one.realised_hours for one in some)
    return len(things), identified, realised, sum(one.fallen_hours for one in some)


def _lately(stretch: Stretch) -> tuple[Counted | None, Counted | None]:
    """How the goal has been rated as it is worded now: in all its weeks, and in the last of them that were told."""
    words = [told.word for _, told in stretch.weeks if told]
    return weeks.counted(words), weeks.counted(words[-weeks.LATELY :])


MARKS = {
    "held": N_("holdt"),
    "missed": N_("ikke holdt"),
    "holiday": N_("helligdag"),
    "closed": N_("stengt"),
    "before": N_("før tavla kom opp"),
}


def _period(desk: Desk, first: str, last: str) -> Period:
    """The weeks that were asked for, as 2026-W40; the last half year where nothing was."""
    usual = Period.latest(desk.now_ms, WEEKS)
    try:
        return Period(first or usual.first, last or usual.last) if first or last else usual
    except Backwards:
        raise PageError(PageFault.PERIOD) from None
    except ValueError:
        raise PageError(PageFault.ASKED_WRONGLY, at="first", field=_("Periode")) from None
