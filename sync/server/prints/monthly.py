"""The monthly report on one page: what a leader group wants to see before the next point of its agenda."""

from dataclasses import replace

from board.catalogue import _
from board.formats import number
from sync.server.prints.scope import NAME, Facts, Scope, brief, held
from sync.server.prints.span import month_of, months
from sync.server.reports import cards_in_progress

STORIES = 3
NAMED = 8
"""So many units are named in a line; the others are counted, so that the report stays one page."""


def facts(scope: Scope) -> Facts:
    cards = cards_in_progress.under_way(scope.tx, scope.organisation, scope.now_ms, of=scope.units)
    still = [card for some in cards.values() for card in some if card.still]
    return scope.head(_("Månedsrapport")) | {
        "gains": scope.standing(),
        "grown": _grown(scope),
        "meetings": held(scope.meetings.values()),
        "present": sum(meetings.present for meetings in scope.meetings.values()),
        "wellbeing": scope.wellbeing(),
        "finished": len(scope.finished),
        "still": len(still),
        "quiet": _quiet(scope),
        "stories": scope.told(STORIES),
        "before": _before(scope),
    }


def _before(scope: Scope) -> Facts:
    """The month before, to hold this one against."""
    month = month_of(scope.span.before)
    then = replace(scope, span=months(month, month))
    return {"meetings": held(then.meetings.values())["percent"], "finished": len(then.finished)}


def _grown(scope: Scope) -> Facts:
    """What the month has added to the account, in årsverk."""
    begun, ended = scope.curve.at(scope.span.before), scope.curve.at(scope.span.until(scope.now_ms))
    decimals = 1 if scope.whole else 2
    return {
        "identified": number(ended.identified - begun.identified, most=decimals),
        "realised": number((ended.realised or 0.0) - (begun.realised or 0.0), most=decimals),
    }


def _quiet(scope: Scope) -> str:
    """Units that had meetings planned and held none; nothing where only one unit is told of."""
    if not scope.several:
        return ""
    names = [brief(p.name, NAME) for p in scope.places if (m := scope.meetings[p.id]).planned and not m.held]
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (_(" og {more} til", more=more) if more > 0 else "")
