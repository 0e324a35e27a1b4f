"""What has been measured of a card as a run chart: before, after and the line; a claim only from ten values on."""

from __future__ import annotations

from collections.abc import Sequence

from kivy.properties import BooleanProperty, ObjectProperty

from board.formats import short_day
from board.kinds.indicator.words import claim
from board.kinds.measure import Measure, phases
from board.runchart import judge
from kiosk.widgets.plan import Down


class MeasureChart(Down):
    """`show(measures, goal)`; `values` are those it shows."""

    values = ObjectProperty(())
    claims = BooleanProperty(True)
    """False: there is no room for what the values say; it stands on another side."""

    def show(self, measures: Sequence[Measure], goal: float | None) -> None:
        """The measures of a card in their order, and the value wanted."""
        values = tuple(measure.value for measure in measures)
        begun = phases(measures)
        judged = judge(values, [place for place, _name in begun])
        chart = self.ids.chart
        chart.values, chart.target, chart.phases = values, goal, begun
        chart.median, chart.median_from, chart.stretch = judged.median, judged.first, judged.stretch
        days = [short_day(measure.taken) if measure.taken else "" for measure in measures]
        chart.first, chart.last = (days[0], days[-1]) if len(days) > 1 else ("", "".join(days))
        self.ids.claim.text = claim(judged, len(values))
        self.values = values
