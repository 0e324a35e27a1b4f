"""A unit's board on A3, as it stands: what to hang on the wall when the wall is dark, with room to write on.

Titles are read at two metres: their capitals are 6 mm high. Who keeps the board and who is responsible stand there
only where the organisation lets first names leave its units; the unit's own rules never leave it.

It has no memory of its own: what is written on it is entered at the wall when that is back.
"""

from sqlalchemy import Connection

from board.catalogue import _, _n
from board.formats import number, percent, rounded, short_day, week
from board.kinds.card.record import STAGES
from board.kinds.indicator import words
from board.kinds.stream.words import duration, hours
from sync.server.prints.scope import Facts
from sync.server.reports import boards, gains, indicators, meetings, streams, trends
from sync.server.reports.boards import Hung
from sync.server.reports.gains import GainsAccount
from sync.server.reports.indicators import IndicatorLine
from sync.server.reports.period import this_week
from sync.server.reports.streams import StreamLine
from sync.server.reports.tenancy import Place


def facts(tx: Connection, organisation: int, place: Place, now_ms: int, *, names: bool) -> Facts:
    """`names` are shown only where the organisation lets first names leave its units."""
    board = boards.of_unit(tx, place.id, now_ms, names=names)
    labels = dict(zip(STAGES, board.settings.labels, strict=True))
    account = gains.of_units(tx, organisation, now_ms, [place.id]).get(place.id, GainsAccount())
    every = [one for column in board.columns.values() for one in column]
    return {
        "title": place.name,
        "span": week(this_week(now_ms)).lower(),
        "indicators": [
            _indicator(line) for line in indicators.of_units(tx, organisation, [place.id]).get(place.id, ())
        ],
        "streams": [
            _stream(line) for line in streams.of_units(tx, organisation, now_ms, [place.id]).get(place.id, ())
        ],
        "keeper": meetings.keeper(tx, place.id, this_week(now_ms)) if names else "",
        "gains": _gains(account),
        "unnamed": not names and any(one.owned for one in every if one.stage != "done"),
        "goals": [goal.text for goal in trends.goals(tx, place.id).written],
        "columns": [
            {
                "stage": stage,
                "name": _(labels[stage]),
                "cards": [_card(one) for one in board.columns[stage]],
                "more": board.finished - len(board.columns[stage]) if stage == "done" else 0,
            }
            for stage in STAGES
        ],
    }


def _gains(account: GainsAccount) -> Facts:
    found, won = account.identified_hours, account.realised_hours
    return {
        "found": number(found, most=1),
        "won": _n("{n} time i uka realisert", "{n} timer i uka realisert", rounded(won, 1)),
        "percent": percent(won, found),
        "part": min(1.0, won / found) if found else 0.0,
    }


def _indicator(line: IndicatorLine) -> Facts:
    verdict = words.verdict(*line)
    return {
        "title": line.indicator.title,
        "aim": words.aim(line.indicator),
        "last": words.valued(line.indicator, line.course.values[-1]) if line.course.values else "",
        "said": f"{verdict.bold} {verdict.plain}".strip(),
    }


def _stream(line: StreamLine) -> Facts:
    some, drawn = line.sums, line.stream.drawn or line.sums.differences
    day = line.stream.day_hours
    return {
        "title": line.stream.title or _("Uten navn"),
        "hours": f"{hours(some.now)} → {hours(some.ideal)}" if drawn else hours(some.now),
        "lead": " → ".join([duration(line.lead, day), *([duration(line.ideal_lead, day)] if drawn else [])]),
        "cards": _("{n} av {of}", n=some.cards, of=some.differences) if some.differences else "",
        "won": hours(some.realised),
    }


def _card(one: Hung) -> Facts:
    open_ = one.stage != "done"
    until = one.deadline if open_ else None
    due = _("frist {day}", day=short_day(until)) if until else ""
    weeks = _n("{n} uke i kolonnen", "{n} uker i kolonnen", one.weeks) if open_ and one.weeks else ""
    return {
        "title": one.title or _("Uten tittel"),
        "notes": [note for note in (one.responsible, due, weeks) if note],
        "late": one.late,
    }
