"""Kort: one card with its texts, its way from stage to stage, what was measured and what it gave. Whoever may see its
unit may read it; who is responsible is told only where the organisation lets names out."""

from collections.abc import Iterator, Sequence

from fastapi import APIRouter
from markupsafe import Markup

from board.catalogue import N_, _, _n
from board.formats import full_day, number, short_day
from board.kinds.card.record import STAGES, Card
from board.kinds.card.rules import late
from board.kinds.fishbone.index import Fish
from board.kinds.indicator.words import claim
from board.kinds.measure import Measure, phases
from board.kinds.stakeholder.index import map_id
from board.kinds.story.record import story_id
from board.labels import HOWS, LIFT_ASKS, TOPICS_IN_FULL, USES_IN_FULL, VERDICTS, WORKED, all_said, said
from board.runchart import judge
from sync.server.reports import boards, lifts, photos, practices, rounds, stakeholders, stories
from sync.server.reports.card import OpenedCard, opened
from sync.server.reports.lifts import ToldLift
from sync.server.reports.origins import ORIGINS
from sync.server.reports.period import today
from sync.server.web.charts.runchart import HALF, chart
from sync.server.web.charts.stage import wheel
from sync.server.web.errors import there
from sync.server.web.page import Told, shows
from sync.server.web.picture import inline
from sync.server.web.view import Desk, Reader

router = APIRouter()

MEASURED = {"before": N_("før"), "during": N_("underveis"), "after": N_("etter")}
PRIORITIES = {
    (1, 2): N_("liten innsats, stor effekt"),
    (2, 2): N_("stor innsats, stor effekt"),
    (1, 1): N_("liten innsats, liten effekt"),
    (2, 1): N_("stor innsats, liten effekt"),
}


@shows(router, "/enhet/{public}/kort/{card}", Reader, "card/card.html")
def of_one(desk: Desk, public: str, card: str) -> Told:
    place, person = desk.place(public), desk.person
    found = there(opened(desk.tx, person.organisation, place.id, card, desk.now_ms, names=person.names))
    desk.seen(place.name)
    one = found.card
    drawing, said_of_it = _measured(found.measures, one)
    lifted = lifts.of_card(desk.tx, person.organisation, desk.now_ms, place.id, one.id)
    before, after = _beside(desk, place.id, one.id)
    return {
        "place": place,
        "one": one,
        "before": before,
        "after": after,
        "labels": dict(zip(STAGES, map(_, boards.settings(desk.tx, place.id).labels), strict=True)),
        "wheel": wheel,
        "late": late(one, today(desk.now_ms)),
        "facts": list(_facts(found, lifted)),
        "tree": found.whys,
        "cause_of": found.cause_of,
        "moves": found.moves,
        "measures": found.measures,
        "drawing": drawing,
        "claim": said_of_it,
        "phases": all_said(MEASURED),
        "thing": found.thing,
        "qualities": found.qualities,
        "stream": found.stream,
        "fish": found.fish,
        "story": stories.opened(desk.tx, place.id, story_id(one.id), desk.now_ms, own=False),
        "round": rounds.of_card(desk.tx, place.id, one.id, desk.now_ms),
        "practice": practices.opened(desk.tx, place.id, one.id, desk.now_ms),
        "map": stakeholders.opened(desk.tx, place.id, map_id(one.id), desk.now_ms),
        "bones": list(_bones(found.fish)) if found.fish else (),
        "hows": all_said(HOWS),
        "lifted": lifted,
        "asks": all_said(LIFT_ASKS),
        "verdicts": all_said(VERDICTS),
        "photos": list(_photos(desk, place.id, one.id)),
        "sees": desk.sees,
    }


def _photos(desk: Desk, unit: int, card: str) -> Iterator[tuple[bool, str]]:
    """Whether each shows how it became, and what it shows; for the unit's own people."""
    for photo in photos.of_card(desk.tx, unit, card) if desk.acts_for(unit) else ():
        yield photo.side == "after", inline(photo.jpeg)


def _bones(fish: Fish) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """Each bone with its causes, those with most dots first, and their dots."""
    for name, on in (*((bone.title, bone.id) for bone in fish.bones), (_("Uten bein"), "")):
        causes = [(cause.text, fish.dots.get(cause.id, 0)) for cause in fish.on.get(on, ())]
        if causes:
            yield name, sorted(causes, key=lambda one: -one[1])


def _facts(found: OpenedCard, lifted: ToldLift | None) -> Iterator[tuple[str, str]]:
    """What is said of it in few words, with what that is."""
    one = found.card
    if one.responsible or found.owned or one.stage not in ("suggestion", "done"):
        nobody = _("står på tavla") if found.owned else _("ingen ansvarlig")
        yield _("Ansvarlig"), one.responsible or nobody
    if found.team:
        yield _("Forbedringsteam"), ", ".join(found.team)
    elif found.members:
        yield _("Forbedringsteam"), _n("{n} er med", "{n} er med", found.members)
    if one.worked:
        yield _("Virket det?"), said(WORKED, one.worked)
    if one.deadline:
        yield _("Frist"), full_day(one.deadline)
    if found.created:
        yield _("Laget"), full_day(found.created)
    if not found.stream:
        yield _("Kom fra"), _(ORIGINS[found.origin])
    if (one.effort, one.impact) in PRIORITIES:
        yield _("Innsats og effekt"), _(PRIORITIES[one.effort, one.impact])
    if one.topic:
        yield _("Tema"), said(TOPICS_IN_FULL, one.topic)
    if one.time_thief:
        yield _("Tidstyv"), _("gir ikke mottakeren verdi")
    if one.use:
        yield _("Frigjort tid går til"), said(USES_IN_FULL, one.use).lower()
    if found.thing and found.thing.subject.owner:
        yield _("Følger opp gevinsten"), found.thing.subject.owner
    if one.help_wanted:
        answered = lifted.said.answered if lifted else None
        got = _("ba nivået over om hjelp, og fikk svar {day}", day=full_day(answered)) if answered else ""
        yield _("Hjelp"), got or _("ber om hjelp fra nivået over")


def _beside(desk: Desk, unit: int, id_: str) -> tuple[str, str]:
    """The cards before and after it on the board, column by column; empty where there is none."""
    hung = boards.of_unit(desk.tx, unit, desk.now_ms, names=False).columns
    ids = ["", *(card.id for stage in STAGES for card in hung[stage]), ""]
    at = ids.index(id_) if id_ in ids else 0
    return (ids[at - 1], ids[at + 1]) if at else ("", "")


def _measured(measures: Sequence[Measure], card: Card) -> tuple[Markup, str]:
    """The drawing of more than one value, and what may be claimed of it: nothing where there are few."""
    values, begun = [measure.value for measure in measures], phases(measures)
    if len(values) < 2:
        return Markup(), ""
    judged = judge(values, [place for place, _name in begun])
    days = [short_day(one.taken) if one.taken else "" for one in (measures[0], measures[-1])]
    facts = [_("fra {first} til {last}", first=number(values[0]), last=number(values[-1]))]
    facts += [_("mål {value}", value=number(card.measure_goal))] if card.measure_goal is not None else []
    told = _("{name}: {said}", name=card.measured or card.title or _("Målt"), said=", ".join(facts))
    drawing = chart(
        values, judged, told, target=card.measure_goal, phases=begun, first=days[0], last=days[1], wide=HALF
    )
    return drawing, claim(judged, len(values))
