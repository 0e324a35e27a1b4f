"""The yearly report on A3: what was found and realised, how it has grown, the units, and stories of cards."""

from datetime import date

from board.catalogue import _
from board.formats import number
from board.kinds.gain.record import TOOLS
from board.labels import TOOLS_IN_FULL, said
from sync.server.prints.scope import NAME, STORY, Facts, Scope, brief, held, realisation
from sync.server.reports import finished_cards, training

STORIES, LESSONS = 5, 5


def facts(scope: Scope) -> Facts:
    return scope.head(_("Årsrapport")) | {
        "gains": scope.standing(),
        "tools": _tools(scope),
        "years": _years(scope),
        "trained": _trained(scope),
        "meetings": held(scope.meetings.values()),
        "wellbeing": scope.wellbeing(),
        "finished": len(scope.finished),
        "units": _units(scope),
        "stories": scope.told(STORIES),
        "learned": _learned(scope),
    }


def _learned(scope: Scope) -> list[Facts]:
    """What units wrote that they learned of what did not work, the latest first."""
    span, names = scope.span, scope.names
    found = finished_cards.learned(scope.tx, scope.organisation, span.first_ms, span.end_ms, scope.now_ms)
    return [_lesson(one, names[one.unit]) for one in found if one.unit in names][:LESSONS]


def _lesson(one: finished_cards.Lesson, unit: str) -> Facts:
    return {"title": one.title or _("Uten tittel"), "unit": brief(unit, NAME), "words": brief(one.words, STORY)}


def _tools(scope: Scope) -> list[Facts]:
    """Hours a week identified, by the tool that found them."""
    found = dict.fromkeys(TOOLS, 0.0)
    for account in scope.accounts.values():
        for subject in account.subjects.values():
            if subject.identified:
                found[subject.identified.tool] += subject.identified_hours
    return [
        {"name": said(TOOLS_IN_FULL, tool), "hours": number(hours, most=1)} for tool, hours in found.items() if hours
    ]


def _years(scope: Scope) -> list[Facts]:
    """The account at the end of each year that something is known of, up to the one the report is about;
    `gap` are the years before it of which nothing is known."""
    until = scope.span.until(scope.now_ms)
    known = {year.year: year.standing for year in scope.curve.years(until)}
    told = sorted(year for year in known if year <= until.year)
    return [
        {
            "year": str(year),
            "height": (at := known[year]).identified,
            "part": (at.realised or 0.0) / (at.identified or 1.0),
        }
        | scope.realisation(at.identified, at.realised)
        | {"trained": training.trained(scope.training, min(until, date(year, 12, 31))).trained}
        | {"gap": _gap(before, year)}
        for before, year in zip([told[0] - 1, *told] if told else [], told, strict=False)
    ]


def _gap(before: int, year: int) -> str:
    """«2018–2024», «2013»; nothing where one year follows the other."""
    missing = range(before + 1, year)
    return "–".join(dict.fromkeys((str(missing[0]), str(missing[-1])))) if missing else ""


def _trained(scope: Scope) -> Facts | None:
    """How many units are trained in the model; nothing where only one unit is told of."""
    if not scope.several:
        return None
    count = training.trained(scope.training, scope.span.until(scope.now_ms))
    return {"n": count.trained, "of": count.of}


def _units(scope: Scope) -> list[Facts]:
    return [
        {
            "name": place.name,
            **realisation(scope.accounts[place.id].identified_fte, scope.accounts[place.id].realised_fte, 2),
            "meetings": held([scope.meetings[place.id]]),
            "wellbeing": scope.unit_wellbeing(place.id),
            "finished": sum(story.unit == place.id for story in scope.finished),
        }
        for place in scope.places
    ]
