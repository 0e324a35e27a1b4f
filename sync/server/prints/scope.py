"""What a report is about, and the figures that several reports share, as plain facts for a template.

    scope = Scope(tx, organisation, "Eksempel kommune", places(tx, organisation), span, now_ms)
    scope.wellbeing()        # {"said": "51 av 76 enheter mest godt, …", "parts": [0, 0.1, …]} or None

Everything is read through `sync.server.reports`. Names nobody.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, select

from board.catalogue import _, _n
from board.formats import number, percent, shared_out
from board.kinds.card.record import Use
from board.kinds.gain.index import USES, Gains
from board.kinds.gain.record import Gain
from board.labels import USES_IN_FULL, USES_OF_KS, said
from board.privacy import Word
from sync.server.prints.span import Span
from sync.server.reports import curve, finished_cards, hung, meetings, training, weeks, wellbeing
from sync.server.reports.finished_cards import Story
from sync.server.reports.meetings import Meetings
from sync.server.reports.period import today
from sync.server.reports.tenancy import Place
from sync.server.reports.training import UnitTraining
from sync.server.reports.wellbeing import Cell
from sync.server.reports.work_environment import Followed

Facts = dict[str, Any]
_G = Gain.table.c
STORY = 220
"""So many signs of a problem are told; the whole stands on the card."""
NAMED = 3
"""So many units are told of by name; of more only how many they are."""
NAME = 48
"""So many signs of a unit's name stand where several stand in a line."""


@dataclass(frozen=True)
class Scope:
    """Some units of an organisation over a span; `whole`: all of them."""

    tx: Connection
    organisation: int
    owner: str
    places: Sequence[Place]
    whole: bool
    span: Span
    now_ms: int

    @cached_property
    def units(self) -> list[int]:
        return [place.id for place in self.places]

    @cached_property
    def names(self) -> Mapping[int, str]:
        return {place.id: place.name for place in self.places}

    @property
    def several(self) -> bool:
        """Whether it is told of more than one unit."""
        return self.whole or len(self.places) != 1

    @property
    def about(self) -> str:
        """Whom it is told of, in a few words."""
        if self.whole:
            return _("alle enheter")
        if len(self.places) <= NAMED:
            return ", ".join(place.name for place in self.places)
        return _n("{n} enhet", "{n} enheter", len(self.places))

    def head(self, title: str) -> Facts:
        """Of what stands at the top and the foot of every report what is of its own; `web.press` adds the rest."""
        about = self.owner if self.whole else f"{self.about}, {self.owner}"
        return {
            "title": title,
            "span": self.span.name,
            "about": about,
            "whole": self.several,
            "so_far": self.span.last >= today(self.now_ms),
        }

    @cached_property
    def training(self) -> Sequence[UnitTraining]:
        """How far each unit has come with the model."""
        found = training.of_units(self.tx, self.organisation)
        return [one for one in found if one.place.id in self.names]

    # --- gains ---

    @cached_property
    def accounts(self) -> Mapping[int, Gains]:
        """The account of each unit as it stood at the end of the span."""
        query = select(_G.unit, *(_G[name] for name in Gain.names))
        told = hung.with_card(_G.unit, _G.subject, self.now_ms)
        rows = self.tx.execute(query.where(_G.unit.in_(self.units), _G.made < self.span.end_ms, told)).mappings()
        by_unit: dict[int, list[Gain]] = {}
        for row in rows:
            gain = Gain.of(row)
            assert isinstance(gain, Gain)
            by_unit.setdefault(row["unit"], []).append(gain)
        return {unit: Gains().after(by_unit.get(unit, ())) for unit in self.units}

    @cached_property
    def curve(self) -> curve.Curve:
        if self.whole:
            return curve.of_organisation(self.tx, self.organisation, self.now_ms)
        return curve.of_units(self.tx, self.organisation, self.units, self.now_ms)

    def standing(self) -> Facts:
        """Identified and realised in årsverk at the end of the span, and what the realised became."""
        at = self.curve.at(self.span.until(self.now_ms))
        return {
            **self.realisation(at.identified, at.realised),
            "uses": [
                {
                    "name": said(USES_IN_FULL, use),
                    "ks": said(USES_OF_KS, use).lower(),
                    "hours": number(hours, most=1),
                    "percent": percent(part, 100),
                }
                for use, (hours, part) in self._shares.items()
                if hours and use in USES
            ],
        }

    def realisation(self, identified: float, realised: float | None) -> Facts:
        """Årsverk: of an organisation in tenths, of a unit in hundredths."""
        return realisation(identified, realised, 1 if self.whole else 2)

    @cached_property
    def _shares(self) -> Mapping[Use, tuple[float, int]]:
        """Of each use its hours, and its part of a hundred."""
        known: tuple[Use, ...] = (*USES, "")
        hours = [self._uses.get(use, 0.0) for use in known]
        return dict(zip(known, zip(hours, shared_out(hours), strict=True), strict=True))

    @cached_property
    def _uses(self) -> Mapping[Use, float]:
        found: dict[Use, float] = {}
        for account in self.accounts.values():
            for use, hours in account.realised_by_use.items():
                found[use] = found.get(use, 0.0) + hours
        return found

    # --- meetings and well-being ---

    @cached_property
    def meetings(self) -> Mapping[int, Meetings]:
        period = self.span.period(self.now_ms)
        if period is None:
            return {unit: Meetings() for unit in self.units}
        return meetings.of_units(self.tx, self.organisation, period, of=self.units)

    @cached_property
    def cells(self) -> Sequence[Cell]:
        period = self.span.period(self.now_ms)
        if period is None:
            return ()
        return wellbeing.cells(self.tx, self.organisation, period, self.now_ms, of=self.units)

    @cached_property
    def weeks(self) -> Mapping[int, Mapping[str, Word | None]]:
        """The word of each unit and week in which there was a vote."""
        return weeks.of_units(self.cells)

    def wellbeing(self) -> Facts | None:
        """Of several units they are counted, each by the word it had in the middle; of one its weeks."""
        if not self.several:
            return self.unit_wellbeing(self.units[0])
        return _counted((weeks.usual(words.values()) for words in self.weeks.values()), weeks.UNITS)

    def unit_wellbeing(self, unit: int) -> Facts | None:
        return _counted(self.weeks.get(unit, {}).values(), weeks.WEEKS)

    # --- cards ---

    @cached_property
    def finished(self) -> Sequence[Story]:
        first, end = self.span.first_ms, self.span.end_ms
        return finished_cards.finished(self.tx, self.organisation, first, end, of=self.units)

    def told(self, count: int) -> list[Facts]:
        """The first stories."""
        return [story(one, "" if not self.several else self.names[one.unit]) for one in self.finished[:count]]


def _counted(words: Iterable[Word | None], forms: tuple[str, str]) -> Facts | None:
    """In a sentence, and of all the part that was told in each word, best first; None where nothing may be told."""
    some = weeks.counted(words)
    if some is None:
        return None
    return {"said": some.said(forms), "parts": [times / some.of for times in reversed(some.words)]}


def held(some: Iterable[Meetings]) -> Facts:
    """Meetings of several units together."""
    each = list(some)
    been, planned = sum(m.held for m in each), sum(m.planned for m in each)
    return {"held": number(been, 0), "planned": number(planned, 0), "percent": percent(been, planned)}


def realisation(identified: float, realised: float | None, decimals: int) -> Facts:
    return {
        "identified": number(identified, most=decimals),
        "realised": "–" if realised is None else number(realised, most=decimals),
        "percent": "–" if realised is None else percent(realised, identified),
        "part": min(1.0, realised / identified) if identified and realised else 0.0,
    }


def story(one: Story, unit: str) -> Facts:
    gave = ""
    if one.hours:
        use = _(", brukt til {use}", use=said(USES_IN_FULL, one.use).lower()) if one.use else ""
        gave = _n("{n} time i uka realisert{use}.", "{n} timer i uka realisert{use}.", one.hours, use=use)
    return {
        "title": one.title or _("Uten tittel"),
        "unit": brief(unit, NAME),
        "problem": brief(one.problem, STORY),
        "outcome": outcome(one),
        "gave": gave,
    }


def outcome(one: Story | Followed) -> str:
    """What came of it: measured before and after, or why that is not known."""
    what = one.measured or _("Målt")
    if one.after is not None:
        if one.before is None:
            return _("{what}: {after} etter.", what=what, after=number(one.after))
        return _(
            "{what}: {before} før, {after} etter.", what=what, before=number(one.before), after=number(one.after)
        )
    return _("Kan ikke måles.") if one.unmeasurable else _("Ikke målt ennå.")


def brief(text: str, most: int) -> str:
    """The beginning of a text, to the last whole word that has room."""
    if len(text) <= most:
        return text
    cut = text[:most]
    return f"{cut.rpartition(' ')[0] or cut} …"
