"""What is read above the brown paper before anything is pressed: the stream in one sentence, its whole time as one
strip, how much of the work is of value, and how many hours it takes a week."""

from __future__ import annotations

from typing import Any

from kivy.properties import StringProperty

from board.catalogue import _, _n
from board.formats import number
from board.kinds.gain.index import fte
from board.kinds.stream.figures import Figures, figures
from board.kinds.stream.words import hours, percent, roughly, spelled, times, work
from kiosk.screens.stream.looks import kinds
from kiosk.screens.stream.map.sight import Way
from kiosk.screens.stream.strip import stretch
from kiosk.state import State
from kiosk.theme import theme
from kiosk.widgets.paper.icon import Icon
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.plan import Across, Down
from kiosk.widgets.text.text import Text
from kiosk.widgets.text.text_layout import Strong, strong


class KindLegend(Across):
    """The three kinds of step, each with its sign."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._kinds: list[tuple[Icon, Text]] = []
        for _place in range(3):
            pair, sign = Across(gap=10), Icon(w=30, h=30, align="middle")
            said = Text(letters=24, lines=1, align="middle", shrink=False)
            pair.add_widget(sign)
            pair.add_widget(said)
            self.add_widget(pair)
            self._kinds.append((sign, said))

    def show(self, whole: Way) -> None:
        """Say of value to whom."""
        for (sign, said), (look, words) in zip(
            self._kinds, kinds(whole.stream, theme.format == "small"), strict=True
        ):
            sign.name, sign.ink, said.text = look.sign, look.ink, words


class FigurePaper(Paper):
    """One figure on a paper of its own, what it is, and how it comes about."""

    figure = StringProperty("")
    what = StringProperty("")
    more = StringProperty("")


class StreamReading(Down):
    """`show` says all of it anew."""

    def show(self, state: State, whole: Way, stretch_of: str = "") -> None:
        """The stream as it is now; `stretch_of` names the part that is looked at."""
        ids, stream = self.ids, whole.stream
        told = figures(whole.steps)
        ids.title.text = stream.title
        ids.sentence.text = self._sentence(whole, told, stretch_of)
        ids.legend.show(whole)
        ids.strip.stretch = stretch(whole)
        ids.lead.text = (
            strong(_("**{time}** fra start til slutt"), time=spelled(told.lead, stream.day_hours))
            if told.path
            else _("Ingen tall ennå")
        )
        ids.remark.text = _("Fylt er arbeid, skravert er venting.")
        self._figures(state, told)

    def _sentence(self, whole: Way, told: Figures, stretch_of: str) -> Strong:
        """«Slik er det nå · 20 ganger i uka · 62 minutter arbeid på nesten fire døgn»"""
        stream, some = whole.stream, [stretch_of or _("Slik er det nå")]
        if len(whole.columns) > 9:
            some.append(_n("{n} steg", "{n} steg", len(whole.steps)))
            some.append(_n("{n} rolle", "{n} roller", len({step.lane for step in whole.steps if step.lane})))
        if stream.times is not None:
            some.append(times(stream.times, "week" if stream.times >= 1 else "month"))
        lacking = sum(step.lacks for step in whole.steps)
        if lacking:
            some.append(_n("{n} steg mangler tall", "{n} steg mangler tall", lacking))
        runs = [(" · ".join(some), False)]
        if told.path:
            # Of what happens at once, the way of one case counts the longest; its share of value counts all of it.
            at_once = told.worked > told.minutes + 0.5
            sums = (_("{work} arbeid etter hverandre på {time}") if at_once else _("{work} arbeid på {time}")).format(
                work=work(told.minutes), time=roughly(told.lead, stream.day_hours)
            )
            runs += [(" · ", False), (sums, True)]
        return Strong(tuple(runs))

    def _figures(self, state: State, told: Figures) -> None:
        value, week = self.ids.value, self.ids.week
        said = any(step.worth for step in told.steps)
        value.figure, value.what = percent(told.worth if said else None), _("av arbeidet er verdi")
        if told.worked > 180:
            value.more = _("{some} av {all} timer").format(
                some=number(told.worthy / 60, most=1), all=number(told.worked / 60, most=1)
            )
        else:
            value.more = _("{some} av {all} minutter").format(
                some=number(told.worthy, most=0), all=number(told.worked, most=0)
            )
        week.figure, week.what = hours(told.hours), _("timer i uka")
        full_time = state.board.unit.full_time_hours
        week.more = _("= {fte} årsverk").format(fte=number(fte(told.hours, full_time), 2))
