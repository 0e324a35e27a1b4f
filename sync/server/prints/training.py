"""The register of the model on A4: how many units are trained, each of them, who waits, and who follows whom."""

from collections.abc import Sequence
from datetime import date

from board.catalogue import _
from board.formats import full_day as day
from board.formats import short_date
from sync.server.prints.scope import Facts
from sync.server.reports import training
from sync.server.reports.training import UnitTraining
from sync.server.training import COURSE_DAYS


def facts(some: Sequence[UnitTraining], until: date) -> Facts:
    count = training.trained(some, until)
    return {
        "title": _("Innføring av modellen"),
        "span": day(until),
        "trained": count.trained,
        "of": count.of,
        "under_way": sum(one.under_way for one in some),
        "waiting": [
            {"name": one.place.name, "since": day(one.waiting) if one.waiting else ""}
            for one in training.waiting(some)
        ],
        "advisers": [
            {"name": name, "units": ", ".join(one.place.name for one in followed)}
            for name, followed in training.advisers(some)
        ],
        "years": [
            {"year": str(one.year), "came": one.came, "trained": one.trained}
            for one in reversed(training.years(some, until))
        ],
        "numbers": [*COURSE_DAYS],
        "units": [
            {
                "name": one.place.name,
                "trained": _short(one.trained),
                "days": [_short(one.days.get(number)) for number in COURSE_DAYS],
                "advisers": ", ".join(one.advisers),
            }
            for one in some
        ],
    }


def _short(value: date | None) -> str:
    return short_date(value) if value else "–"
