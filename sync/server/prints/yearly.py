"""The yearly report on A3: the coordinator's own words, what was found and realised, how it has grown and how it
stands against the year before, the units, and stories of cards."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from board.catalogue import _
from board.formats import full_day as day
from board.formats import number, rounded
from board.kinds.gain.record import TOOLS
from board.labels import TOOLS_IN_FULL, said
from sync.server import forewords
from sync.server.prints.scope import NAME, STORY, Facts, Scope, brief, held, realisation
from sync.server.prints.span import Span
from sync.server.reports import finished_cards, training

STORIES, LESSONS = 5, 5


def facts(scope: Scope) -> Facts:
    return scope.head(_("Årsrapport")) | {
        "foreword": _foreword(scope),
        "before": _before(scope),
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


def _foreword(scope: Scope) -> Facts | None:
    """It is about all of the organisation, and stands before no report of a part of it."""
    found = forewords.read(scope.tx, scope.organisation, scope.span.first.year)
    if not scope.whole or found == forewords.Foreword():
        return None
    words = [part.strip() for part in found.words.split("\n\n") if part.strip()]
    if len(found.lines) > forewords.LINES:  # of a build that took more: so it stands beside the figures still
        words = [" ".join(found.words.split())]
    return {"words": words, "jpeg": list(found.jpeg), "shows": found.shows}


def _before(scope: Scope) -> Facts:
    """What can be held against the year before: its name, and of each matter what it was then and now, and how that
    has changed. While a year lasts it is held against as much of the one before. No rows where nothing is known of
    that year."""
    until = scope.span.until(scope.now_ms)
    then = replace(scope, span=Span(_year_back(scope.span.first), _year_back(until)))
    return {
        "now": str(scope.span.first.year),
        "then": str(then.span.first.year),
        "until": "" if until == scope.span.last else day(then.span.last),
        "rows": list(_compared(then, scope)) if _known(then) else [],
        "wellbeing": told["said"] if (told := then.wellbeing()) else "",
    }


def _known(then: Scope) -> bool:
    at = then.curve.at(then.span.last)
    return bool(at.identified or then.finished or any(one.held for one in then.meetings.values()))


def _compared(then: Scope, now: Scope) -> Iterator[tuple[str, str, str, str]]:
    before, after = then.curve.at(then.span.last), now.curve.at(now.span.until(now.now_ms))
    fte = 1 if now.whole else 2
    yield _row(_("Identifisert, årsverk"), before.identified, after.identified, fte)
    yield _row(_("Realisert, årsverk"), before.realised, after.realised, fte)
    part = _("Realisert av det vi har funnet, prosent")
    yield _row(part, _percent(before.realised, before.identified), _percent(after.realised, after.identified))
    yield _row(_("Tavlemøter holdt, prosent"), _kept(then), _kept(now))
    begun = then.finished or _kept(then) is not None
    yield _row(_("Kort fullført"), len(then.finished) if begun else None, len(now.finished))
    if now.several:
        until = now.span.until(now.now_ms)
        trained = [training.trained(now.training, day).trained for day in (then.span.last, until)]
        yield _row(_("Enheter opplært"), trained[0], trained[1])


def _kept(some: Scope) -> float | None:
    """Of a hundred planned meetings those that were held."""
    each = some.meetings.values()
    return _percent(sum(one.held for one in each), sum(one.planned for one in each))


def _row(what: str, before: float | None, after: float | None, decimals: int = 0) -> tuple[str, str, str, str]:
    """What changed is what is seen to have: the difference of the two figures as they are told."""
    told = [None if one is None else rounded(one, decimals) for one in (before, after)]
    then, now = ("–" if one is None else number(one, most=decimals) for one in told)
    if told[0] is None or told[1] is None:
        return what, then, now, "–"
    changed = rounded(told[1] - told[0], decimals)
    sign = {True: "+", False: "−"}[changed > 0]
    return what, then, now, f"{sign}{number(abs(changed), most=decimals)}" if changed else _("som før")


def _percent(part: float | None, whole: float) -> float | None:
    return 100 * part / whole if part is not None and whole else None


def _year_back(of: date) -> date:
    """The same day a year before; of the 29th of February the day before."""
    return of.replace(year=of.year - 1, day=min(of.day, 28) if of.month == 2 else of.day)


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
