"""How we reckon: the figures of a stream, each with its formula in numbers and what it means. Here alone is
anything rounded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from kivy.properties import BooleanProperty, StringProperty

from board.catalogue import _
from board.formats import number
from board.kinds.gain.index import fte
from board.kinds.stream.figures import Figures, takt
from board.kinds.stream.index import Shown, Streams, sums
from board.kinds.stream.record import Stream
from board.kinds.stream.words import HOUR, ROUND_THE_CLOCK, duration, hours, percent, times, work
from kiosk.screen import Screen
from kiosk.state import State, Wall
from kiosk.theme import theme
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.plan import Over, filled

TERMS = 12
"""So many terms of a sum are written out."""


class Sum(NamedTuple):
    """One figure: its sign and name, what it comes to, from which numbers, and in plain words."""

    icon: str
    label: str
    value: str
    formula: str
    words: str


class SumLine(Drawing):
    """Under a row a thin rule, behind the one that matters most a yellow ground."""

    hot = BooleanProperty(False)

    def paint(self) -> None:
        if self.hot:
            self.fill("yellow_note", self.x, self.y, self.width, self.height, theme.px(8))
        else:
            aside = theme.px(26)
            self.fill("rule", self.x + aside, self.y, self.width - 2 * aside, max(1, round(theme.px(2))))


class SumRow(Over):
    """One figure."""

    icon, label, value, formula, words = (StringProperty("") for _n in range(5))
    hot = BooleanProperty(False)


class StreamSums(Screen):
    """`enter(id, state)`. Test names: `back`, `other-sums`, `to-ideal`."""

    name = "stream.sums"
    stream = StringProperty("")

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._shown: Shown = "now"
        self._rows = self.ids.rows.add_all([SumRow(weight=1) for _n in range(8)])

    def enter(self, id: str = "", state: Shown = "now", **given: Any) -> None:
        self.stream, self._shown = id, state

    def turn(self) -> None:
        """The other state."""
        self._shown = "now" if self._shown == "ideal" else "ideal"
        self.render(self.wall.state)

    def render(self, state: State) -> None:
        ids, stream = self.ids, state.board.of(Streams).get(self.stream)
        ids.rows.shown = bool(stream)
        if stream is None:
            return
        ideal = self._shown == "ideal"
        ids.heading.text = _("Slik regner vi det ideelle") if ideal else _("Slik regner vi")
        ids.name.text = stream.title
        ids.other_sums.shown, ids.other_sums.label = stream.drawn, _("Nå") if ideal else _("Ideelt")
        ids.to_ideal.label = _("Den ideelle") if stream.drawn else _("Tegn den ideelle")
        week = state.board.unit.full_time_hours
        told = reckoned(stream, sums(state.board, stream, self._shown), week)
        for row, one in filled(self._rows, told):
            row.icon, row.label, row.value, row.formula, row.words = one
            row.hot = one.icon == "people"


def reckoned(stream: Stream, found: Figures, full_time_hours: float) -> Sequence[Sum]:
    """The seven figures in their order, and the takt where it can be reckoned."""
    day = stream.day_hours
    minutes, lead = _minutes(found.minutes), _minutes(found.lead)
    worked = [(step.minutes or 0) * step.people * (step.times or 0) for step in found.steps]
    none = _("ingen tall ennå")
    return (
        Sum(
            "clock",
            _("Arbeid"),
            duration(found.minutes) if found.minutes < 2 * HOUR else work(found.minutes),
            _terms(" + ", (number(step.minutes or 0) for step in found.path)) or none,
            _("minuttene på lappene, lagt sammen"),
        ),
        Sum(
            "hourglass",
            _("Gjennomløpstid"),
            duration(found.lead, day),
            _("venting {wait} + arbeid {minutes}").format(wait=_waited(found.wait), minutes=minutes),
            (
                _("ett døgn er 24 timer. ")
                if day == ROUND_THE_CLOCK
                else _("en dag er {n} timer. ").format(n=number(day))
            )
            + _("Går to steg samtidig, teller det som tar lengst tid"),
        ),
        Sum(
            "flat",
            _("Arbeid av hele tida"),
            _percent(found.activity, 1),
            f"{minutes} : {lead}",
            _("resten er venting"),
        ),
        Sum(
            "star-full",
            _("Verdi av arbeidet"),
            percent(found.worth),
            f"{_minutes(found.worthy)} : {_minutes(found.worked)}",
            _("bare lappene dere har merket med stjerne"),
        ),
        Sum(
            "check",
            _("Riktig hele veien"),
            _percent(found.rolled, 0),
            _terms(" × ", (number(right, 2) for right in found.rights)) or none,
            _("ganger der ingenting må gjøres om, i noe steg"),
        ),
        Sum(
            "people",
            _("Timer i uka"),
            hours(found.hours),
            _("minutter × personer × ganger i uka, lagt sammen: {minutes} : 60").format(
                minutes=_minutes(sum(worked))
            ),
            _("venting er ikke med. Den bruker ingen timer"),
        ),
        Sum(
            "person",
            _("Årsverk"),
            number(fte(found.hours, full_time_hours), 2),
            _("{hours} timer : {week} timer").format(hours=hours(found.hours), week=number(full_time_hours)),
            _("full uke hos oss"),
        ),
        *_takt(stream),
    )


def _takt(stream: Stream) -> Sequence[Sum]:
    every = takt(stream.open_hours, stream.times)
    if every is None:
        return ()
    hours_open, often = number(stream.open_hours or 0), times(stream.times or 0)
    return (
        Sum(
            "calendar",
            _("Takt"),
            duration(every, ROUND_THE_CLOCK),
            _("{hours} timer : {times}").format(hours=hours_open, times=often),
            _("så lang tid er det fra én til den neste, om ingen skal vente"),
        ),
    )


def _terms(sign: str, terms: Iterable[str]) -> str:
    """Every term, or the first and last of very many."""
    some = list(terms)
    if len(some) > TERMS:
        some = [*some[: TERMS - 2], "…", some[-1]]
    return sign.join(some)


def _minutes(value: float) -> str:
    return _("{n} min").format(n=number(value, most=1))


def _waited(minutes: float) -> str:
    return _("{n} t").format(n=number(minutes / HOUR, most=1)) if minutes >= HOUR else _minutes(minutes)


def _percent(share: float | None, decimals: int) -> str:
    return "–" if share is None else _("{n} %").format(n=number(100 * share, most=decimals))
