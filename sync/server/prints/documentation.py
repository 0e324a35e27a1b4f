"""Dokumentasjon etter arbeidsmiljøloven § 3-1 og § 4-3: what was mapped, which measures were taken and how they were
followed up, topic by topic. Cards, dates, the role of who is responsible, the outcome; no names.
"""

from board.calendar import midnight_ms
from board.catalogue import _
from board.formats import full_day as day
from board.formats import number
from board.labels import STAGE_NAMES, TOPICS_IN_FULL, said
from sync.server.prints.scope import Facts, Scope, held, outcome
from sync.server.reports import rounds, trends, weeks, work_environment
from sync.server.reports.origins import ORIGINS
from sync.server.reports.period import today
from sync.server.reports.weeks import Counted
from sync.server.reports.work_environment import TOPICS, Followed


def facts(scope: Scope) -> Facts:
    end_ms = min(scope.span.end_ms, midnight_ms(today(scope.now_ms)))  # what was made today is told of tomorrow
    by_topic = work_environment.of_units(scope.tx, scope.organisation, scope.span.first_ms, end_ms, of=scope.units)
    every = [one for some in by_topic.values() for one in some]
    until = scope.span.until(scope.now_ms)
    return scope.head(_("Dokumentasjon etter aml. §\xa03-1 og §\xa04-3")) | {
        "mapping": _goals(scope) if not scope.several else _units(scope),
        "meetings": held(scope.meetings.values()),
        "present": _present(scope),
        "topics": [
            {"name": said(TOPICS_IN_FULL, topic), "cards": [_card(scope, one) for one in by_topic[topic]]}
            for topic in TOPICS
        ],
        "rounds": _safety_rounds(scope),
        "count": len(every),
        "finished": sum(one.stage == "done" for one in every),
        "late": sum(one.stage != "done" and one.deadline is not None and one.deadline < until for one in every),
    }


def _goals(scope: Scope) -> list[Facts]:
    """The mapping of one unit: each wording of a goal, in how many weeks it was rated, and how."""
    period = scope.span.period(scope.now_ms)
    if period is None:
        return []
    slots = trends.of_unit(scope.tx, scope.organisation, scope.units[0], period, scope.now_ms)
    return [
        {
            "name": stretch.text,
            "weeks": len(stretch.weeks),
            "wellbeing": _said(weeks.counted(told.word for _, told in stretch.weeks if told)),
        }
        for slot in slots
        for stretch in slot
    ]


def _safety_rounds(scope: Scope) -> list[Facts]:
    """The vernerunder that were held in the span: when, which roles took part, and what became of what was found."""
    told = rounds.of_units(scope.tx, scope.organisation, scope.now_ms, scope.units)
    held_then = [
        (place.id, one)
        for place in scope.places
        for where in told.get(place.id, ())
        if where.form == "safety"
        for one in where.done
        if one.ended and scope.span.first <= one.ended <= scope.span.last
    ]
    return [
        {
            "unit": scope.names[unit] if scope.several else "",
            "day": day(one.ended or one.day),
            "present": _took_part(leader=one.leader, safety_rep=one.safety_rep),
            "found": [
                {
                    "title": found.card.title or _("Uten tittel"),
                    "deadline": day(found.card.deadline) if found.card.deadline else _("ikke satt"),
                    "stage": said(STAGE_NAMES, found.card.stage),
                    "since": day(today(found.card.moved)),
                }
                for found in one.found
            ],
        }
        for unit, one in sorted(held_then, key=lambda each: (each[1].ended, scope.names[each[0]]))
    ]


def _took_part(*, leader: bool, safety_rep: bool) -> str:
    """By their roles."""
    roles = [role for role, here in ((_("leder"), leader), (_("verneombud"), safety_rep)) if here]
    return _(" og ").join(roles) or _("ikke sagt")


def _units(scope: Scope) -> list[Facts]:
    """The mapping of an organisation: each unit, in how many weeks it rated its goals, and how."""
    return [
        {"name": place.name, "weeks": len(words), "wellbeing": _said(weeks.counted(words.values()))}
        for place in scope.places
        for words in [scope.weeks.get(place.id, {})]
    ]


def _said(some: Counted | None) -> str:
    return _("Ikke vist") if some is None else some.said()


def _present(scope: Scope) -> str:
    """How many took part in a meeting, on average."""
    count = sum(m.held for m in scope.meetings.values())
    return number(sum(m.present for m in scope.meetings.values()) / count, 0) if count else "–"


def _card(scope: Scope, one: Followed) -> Facts:
    late = one.stage != "done" and one.deadline is not None and one.deadline < today(scope.now_ms)
    return {
        "title": one.title or _("Uten tittel"),
        "unit": scope.names[one.unit] if scope.several else "",
        "problem": one.problem,
        "target": one.target,
        "origin": _(ORIGINS[one.origin]),
        "created": day(one.created),
        "deadline": day(one.deadline) if one.deadline else _("ikke satt"),
        "late": late,
        "role": _("Medarbeider i enheten") if one.owned else _("Ikke fordelt ennå"),
        "stage": said(STAGE_NAMES, one.stage),
        "since": day(one.moved),
        "outcome": outcome(one) if one.stage == "done" or one.after is not None else _("Under oppfølging."),
    }
