"""The left side of an open card: where it comes from, what it is about, how much better it shall be, who and when.

Texts are as large as the paper allows: they shrink together before anything is cut, and the chart gives way to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from board.calendar import number
from board.catalogue import _
from board.formats import day
from board.kinds.card.record import Card
from board.kinds.card.rules import late
from board.kinds.goal import WHOLE_WEEK
from kiosk.presenters import came_from
from kiosk.state import State
from kiosk.theme import theme
from kiosk.widgets.balls.ball import Ball
from kiosk.widgets.charts.measures import MeasureChart
from kiosk.widgets.drawing import Composed
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.field import Field
from kiosk.widgets.text.text import Text

_SIZES = ((52, 32, 25), (48, 30, 24), (44, 28, 23), (38, 25, 22), (32, 21, 21))
"""Letters of the title, of the texts and of their labels, from the largest."""
_TYPING = (44, 28, 24)
_PAD = 14
"""A field's text begins so far inside it: fields stick out by that much, so that the letters stand in line."""


def origin(card_goal: str, week: str, state: State) -> str:
    """«Fra trivselsmål 3, uke 46», or nothing for a card that was not born of a vote."""
    if not card_goal:
        return ""
    goal = state.board.goals.items.get(card_goal)
    if goal is None or card_goal == WHOLE_WEEK:
        return _("Fra stemmene i uke {week}").format(week=number(week)) if week else _("Fra stemmene")
    if not week:
        return _("Fra trivselsmål {n}").format(n=goal.slot + 1)
    return _("Fra trivselsmål {n}, uke {week}").format(n=goal.slot + 1, week=number(week))


class Words(Composed):
    """Fields `title`, `problem`, `target`; blocks `responsible`, `deadline`; `read-all` where something is cut."""

    typing = BooleanProperty(False)
    fresh = BooleanProperty(False)
    """The card is not made yet: there is only its title to write."""
    whole = BooleanProperty(False)
    """Typing has the whole width: two columns."""
    above = NumericProperty(1)
    """While somebody types: the share of the height the texts have; something else may lie between them and the
    blocks."""
    more = BooleanProperty(False)
    """Something beside these words is cut, so that there must be a way to read it all."""
    born = StringProperty("")
    red = BooleanProperty(True)
    """Born of a red vote: a ball stands before the words that say so."""
    redraws: ClassVar[tuple[str, ...]] = (
        *Composed.redraws,
        "typing",
        "fresh",
        "whole",
        "above",
        "more",
        "born",
        "red",
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.title = Field(test_name="title", limit=0, bold=True, plain=True)
        self.problem = Field(test_name="problem", limit=0, multiline=True, plain=True)
        self.target = Field(test_name="target", limit=0, multiline=True, plain=True)
        self.responsible = Block(test_name="responsible", over=_("Ansvarlig"), icon="person")
        self.deadline = Block(test_name="deadline", over=_("Frist"), icon="calendar")
        self.read_all = Block(test_name="read-all", label=_("Les alt"), icon="card", letters=25)
        self._ball, self._born = Ball(colour="red"), Text(ink="ink2", lines=1, valign="middle", shrink=True)
        self._remark = Text(
            role="label", ink="ink2", lines=1, shrink=True, text=_("Ikke navn, ikke helseopplysninger.")
        )
        self._measured = Text(ink="ink2", letters=25, lines=1, shrink=True)
        self.chart = MeasureChart()
        self._fields = (self.title, self.problem, self.target)
        for part in (self._ball, self._born, *self._fields, self._remark, self._measured, self.chart):
            self.add_widget(part)
        for block in (self.responsible, self.deadline, self.read_all):
            self.add_widget(block)
        for field in self._fields:
            field.bind(text=self.later, editing=self.later)
        self.chart.bind(values=self.later)
        self._measured.bind(text=self.later)

    def show(self, state: State, card: Card) -> None:
        """Everything but the texts that are written here."""
        self.born = origin(card.goal, card.week, state) or came_from(card)
        self.red = bool(card.goal)
        self.responsible.label = card.responsible or _("Velg")
        passed = late(card, state.today)
        self.deadline.over = _("Fristen er passert") if passed else _("Frist")
        self.deadline.icon_ink = "late" if passed else None
        self.deadline.label = self._day(card, state) if card.deadline else _("Velg")
        for block, there in ((self.responsible, card.responsible), (self.deadline, card.deadline)):
            block.focused = block.focused and not there
        self.chart.values = tuple(measure.value for measure in state.board.measures.of(card.id))
        self.chart.goal = card.measure_goal
        self._measured.text = card.measured or _("Målt så langt")

    def ask_for(self, card: Card) -> None:
        """Point to what the card lacks before it can be moved."""
        self.responsible.focused = not card.responsible
        self.deadline.focused = card.deadline is None

    def rest(self) -> None:
        """Point to nothing."""
        self.responsible.focused = self.deadline.focused = False

    def _day(self, card: Card, state: State) -> str:
        assert card.deadline
        text = day(card.deadline)
        return text if card.deadline.year == state.today.year else f"{text} {card.deadline.year}"

    # Where everything stands

    def arrange(self) -> None:
        for child in self.children:
            self.away(child)
        self.title.hint = _("Hva gjelder det?")
        self.title.label = _("Hva gjelder det?") if self.fresh else ""
        self.title.plain = not self.fresh
        self.problem.hint = self.problem.label = _("Problemet")
        self.target.hint = self.target.label = _("Hvor mye skal det bli bedre?")
        if self.fresh:
            self._arrange_fresh()
        elif self.whole and self.typing:
            self._arrange_wide_typing()
        elif self.typing:
            self._arrange_typing()
        else:
            self._arrange_rest()

    def _begin(self, high: float, letters: float) -> float:
        """The red ball and where the card was born; how far down what follows begins."""
        if not self.born:
            return 0
        px = theme.px
        self._born.text, self._born.letters = self.born, letters
        left = px(_PAD)
        if self.red:
            side = 0.84 * high
            self.place(self._ball, px(_PAD - 2), 0.12 * high, side, side)
            left = px(_PAD - 4) + side + px(14)
        self.place(self._born, left, 0, self.width - left - px(16), high)
        return high

    def _letter(self, title: float, text: float, label: float) -> None:
        self.title.letters, self.problem.letters, self.target.letters = title, text, text
        for field in self._fields:
            field.label_letters = label

    def _wanted(self, width: float) -> list[float]:
        """Heights the three texts want. What is empty keeps a place one line high, to tap on."""
        least = theme.px(62)
        return [max(least, field.wanted_height(width)) for field in self._fields]

    def _stand(
        self, left: float, top: float, width: float, fields: Sequence[tuple[Field, float]], gap: float
    ) -> float:
        """The fields below each other; where the last one ends. An empty one is framed, in line with the letters."""
        pad = theme.px(_PAD)
        for field, high in fields:
            field.plain = bool(field.text)
            inset = 0 if field.text or field.editing else pad
            self.place(field, left + inset, top, width - inset, high)
            top += high + gap
        return top

    def _arrange_rest(self) -> None:
        px = theme.px
        foot, gap, reading = px(122), px(10), px(92)
        top = self._begin(px(72), 27) if self.born else px(4)
        whole = self.height - top - foot - px(22) - 2 * gap - (reading if self.more else 0)
        charts = [(size, px(high)) for size in _SIZES[:3] for high in (196, 140)] if self.chart.values else []
        for letters, chart in (*charts, *((size, 0) for size in _SIZES)):
            self._letter(*letters)
            wanted = self._wanted(self.width)
            short = sum(wanted) > whole - chart
            if not short:
                break
        if short:
            wanted = _shared(whole - (0 if self.more else reading), wanted, [px(130)] * 3)
        else:
            wanted = self._inviting(whole - chart - sum(wanted), wanted)
        below = self._stand(0, top, self.width, list(zip(self._fields, wanted, strict=True)), gap)
        if chart:
            self.place(self._measured, px(_PAD), below + px(2), self.width - px(_PAD), px(34))
            high = min(px(170), self.height - foot - px(14) - below - px(40))
            self.place(self.chart, px(_PAD), below + px(40), self.width - px(_PAD), high)
        if short or self.more:
            wide = px(230)
            self.place(self.read_all, self.width - wide, self.height - foot - px(98), wide, px(82))
        self._blocks(self.height - foot, foot, px(_PAD), self.width)

    def _inviting(self, spare: float, wanted: list[float]) -> list[float]:
        """What is empty gets a place that invites to write, where there is room."""
        for place, high in ((1, theme.px(150)), (2, theme.px(100))):
            if not self._fields[place].text:
                more = max(0.0, min(spare, high - wanted[place]))
                wanted[place] += more
                spare -= more
        return wanted

    def _arrange_typing(self) -> None:
        px = theme.px
        foot, gap, remark = px(112), px(4), px(34)
        top = self._begin(px(58), 26)
        self._letter(*_TYPING)
        bottom = min(self.height - foot - px(14), self.above * self.height)
        room = bottom - top - remark - 2 * gap
        heights = self._by_turn(room, self._wanted(self.width))
        below = self._stand(0, top, self.width, list(zip(self._fields, heights, strict=True)), gap)
        self.place(self._remark, px(_PAD), below + px(2), self.width - px(_PAD), remark)
        self._blocks(self.height - foot, foot, px(_PAD), self.width)

    def _arrange_wide_typing(self) -> None:
        """A low sheet over the keyboard of a small panel: texts to the left, what is shorter to the right."""
        px = theme.px
        left, gap = 0.6 * self.width, px(6)
        self._letter(42, 30, 24)
        wanted = self._wanted(left)
        title = min(wanted[0], px(150))
        self._stand(0, 0, left, [(self.title, title), (self.problem, self.height - title - gap)], gap)
        x, width = left + px(24), self.width - left - px(24)
        foot, remark = px(112), px(36)
        self.place(self.target, x, 0, width, self.height - foot - remark - px(16))
        self.place(self._remark, x + px(_PAD), self.height - foot - remark - px(10), width - px(_PAD), remark)
        self._blocks(self.height - foot, foot, x + px(_PAD), x + width)

    def _arrange_fresh(self) -> None:
        px = theme.px
        top = self._begin(px(64), 30) + px(12 if self.born else 30)
        self.title.letters, self.title.label_letters = 48, 25
        high = min(px(230), self.height - top - px(60))
        self.place(self.title, 0, top, self.width, high)
        self.place(self._remark, px(_PAD), top + high + px(10), self.width - px(_PAD), px(36))

    def _by_turn(self, room: float, wanted: list[float]) -> list[float]:
        """The field that is written in gets what it wants first, then title, problem, target."""
        least = [min(want, floor) for want, floor in zip(wanted, self._least(), strict=True)]
        if not self.title.editing:
            wanted[0] = least[0]
        order = sorted(range(3), key=lambda place: not self._fields[place].editing)
        spare = room - sum(least)
        for place in order:
            more = max(0.0, min(spare, wanted[place] - least[place]))
            least[place] += more
            spare -= more
        return least

    def _least(self) -> list[float]:
        """A title's two lines, a line of each text."""
        line, label = theme.font(_TYPING[1]) * 1.25, theme.font(_TYPING[2]) * 1.25
        one = line + label + theme.px(18)
        return [theme.font(_TYPING[0]) * 1.16 * 2 + theme.px(18), one, one]

    def _blocks(self, top: float, high: float, left: float, right: float) -> None:
        gap = theme.px(16)
        first = 0.452 * (right - left - gap)
        self.place(self.responsible, left, top, first, high)
        self.place(self.deadline, left + first + gap, top, right - left - gap - first, high)


def _shared(room: float, wanted: Sequence[float], floors: Sequence[float]) -> list[float]:
    """Room shared out: nobody gets more than wanted, and the small ones are not made smaller for the large."""
    got = [min(want, floor) for want, floor in zip(wanted, floors, strict=True)]
    spare = room - sum(got)
    for done, place in enumerate(sorted(range(len(got)), key=wanted.__getitem__)):
        more = max(0.0, min(spare / (len(got) - done), wanted[place] - got[place]))
        got[place] += more
        spare -= more
    return got
