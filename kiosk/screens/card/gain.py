"""The gain of an open card: hours a week with their årsverk, what they become, and the blocks that enter them."""

from __future__ import annotations

from typing import Any, ClassVar

from kivy.properties import BooleanProperty

from board.catalogue import _
from board.formats import number
from board.kinds.card.record import STAGES, Card, Use
from board.kinds.gain.index import USES, Subject, fte
from kiosk.parts.gainwords import use_name
from kiosk.state import State
from kiosk.theme import theme
from kiosk.widgets.drawing import Composed
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.choice import Choice
from kiosk.widgets.input.field import Field
from kiosk.widgets.paper.card import Chip
from kiosk.widgets.text import text_layout
from kiosk.widgets.text.text import Text

_PAD = 14


def uses() -> list[tuple[Use, str]]:
    """What freed time can become."""
    return [(use, use_name(use)) for use in USES]


def use_of(card: Card, gain: Subject) -> Use:
    """What the time became as the account says; before there is an account, as the card says."""
    return (gain.latest.use if gain.identified else "") or card.use


class Standing(Chip):
    """How it stands with the gain, larger than on a card of the board."""

    @property
    def letters(self) -> float:
        return float(theme.font(25))


def _standing(gain: Subject) -> str:
    if gain.realised is None:
        return _("Identifisert") if gain.identified else ""
    return _("Realisert") if gain.realised_hours else _("Falt bort")


class GainPart(Composed):
    """Field `hours`; blocks `use-quality`, `use-quantity`, `use-saving`, `estimate`, `realise`."""

    typing = BooleanProperty(False)
    redraws: ClassVar[tuple[str, ...]] = (*Composed.redraws, "typing")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.hours = Field(test_name="hours", limit=12, digits=True, bold=True, plain=True)
        self.uses = Choice(test_name="use", keeps=False, letters=24, columns=3)
        self.estimate = Block(test_name="estimate", icon="pencil", letters=30)
        self.realise = Block(test_name="realise", icon="check", letters=30, label=_("Realiser"))
        self._heading = Text(role="heading", text=_("Gevinst"), lines=1, valign="middle")
        self._chip = Standing()
        self._unit = Text(text=_("timer i uka"), lines=1, shrink=True)
        self._fte = Text(ink="ink2", lines=1, shrink=True)
        self._becomes = Text(ink="ink2", letters=27, lines=1, shrink=True, text=_("Det vi sparer, blir til"))
        for part in (self._heading, self._chip, self.hours, self._unit, self._fte, self._becomes, self.uses):
            self.add_widget(part)
        for block in (self.estimate, self.realise):
            self.add_widget(block)
        self.hours.bind(text=self.later, editing=self.later)
        self._gain = Subject("")
        self._both = False

    def show(self, state: State, card: Card) -> None:
        """The gain as the account has it."""
        gain = self._gain = state.board.gains.of(card.id)
        self._chip.text = _standing(gain)
        self._fte.text = self._in_fte(gain)
        if not self.uses.options:
            self.uses.options = uses()
        self.uses.chosen = use_of(card, gain)
        self.estimate.label = _("Endre timer") if gain.identified else _("Anslå timer")
        # What has been checked can be realised; before that it is still an estimate of what might be.
        self._both = bool(gain.identified) and STAGES.index(card.stage) >= STAGES.index("check")
        self.later()

    @staticmethod
    def hours_of(gain: Subject) -> str:
        """What stands in the field: what was realised, else what was estimated."""
        hours = gain.realised_hours if gain.realised else gain.identified_hours
        return number(hours) if gain.identified else ""

    def _in_fte(self, gain: Subject) -> str:
        if gain.identified is None:
            return ""
        entry = gain.latest
        text = _("= {n} årsverk").format(n=number(fte(entry.hours_per_week, entry.full_time_hours), 2))
        if gain.realised and gain.realised_hours < gain.identified_hours:
            text += " · " + _("anslag {hours}").format(hours=number(gain.identified_hours))
        return text

    # Where everything stands

    def arrange(self) -> None:
        px = theme.px
        for child in self.children:
            self.away(child)
        head = px(46 if self.typing else 52)
        self._heading.letters = 31 if self.typing else 36
        chip = px(46 if self.typing else 50)
        wide = self._chip.natural_width() + px(18) if self._chip.text else 0
        if wide:
            self.place(self._chip, self.width - wide, (head - chip) / 2, wide, chip)
        self.place(self._heading, 0, 0, self.width - wide - px(10), head)
        foot = self._foot()
        self._number(head, self.height - head - foot)

    def _foot(self) -> float:
        """Blocks from below; how high they are together."""
        px = theme.px
        block, gap, choice = px(98), px(14), px(94)
        down = self.height
        if not self.typing:
            down -= block
            half = (self.width - gap) / 2
            self.estimate.icon = "" if self._both else "pencil"
            self.estimate.letters = self.realise.letters = 26 if self._both else 30
            if self._both:
                self.place(self.estimate, 0, down, half, block)
                self.place(self.realise, half + gap, down, half, block)
            else:
                self.place(self.estimate, 0, down, self.width, block)
            down -= gap
        down -= choice
        self.uses.letters = 24 if self.width > px(480) else 22
        self.place(self.uses, 0, down, self.width, choice)
        if not self.typing:
            down -= px(44)
            self.place(self._becomes, 0, down, self.width, px(38))
        return self.height - down

    def _number(self, top: float, room: float) -> None:
        px = theme.px
        high = min(room - px(8), px(128))
        top += (room - high) / 2
        if not self.hours.text and not self.hours.editing:
            self.hours.plain, self.hours.hint, self.hours.letters = False, _("Ikke anslått ennå"), 27
            self.place(self.hours, 0, top + px(6), self.width, high - px(12))
            return
        self.hours.plain, self.hours.hint = True, ""
        most = min(60 if self.hours.editing else 92 if self.typing else 104, 0.8 * high / theme.k)
        wide = self._fit(most, self.width - px(210))
        self.place(self.hours, -px(_PAD), top, wide + px(2 * _PAD), high)
        left = wide + px(32)
        lines = (theme.font(31) * 1.25, theme.font(27) * 1.25)
        self._unit.letters, self._fte.letters = (29, 26) if self.typing else (33, 28)
        y = top + (high - sum(lines)) / 2
        self.place(self._unit, left, y, self.width - left, lines[0] * 1.1)
        self.place(self._fte, left, y + lines[0] * 1.1, self.width - left, lines[1] * 1.1)

    def _fit(self, letters: float, room: float) -> float:
        """Letters in which the number stands on one line; how wide it is then."""
        while True:
            self.hours.letters = letters
            pen = text_layout.Letters(max(1, round(theme.font(letters))), True)
            wide = text_layout.width(self.hours.text or "00", pen)
            if wide <= room or letters < 24:
                return max(wide + theme.px(6), theme.px(150) if self.hours.editing else 0)
            letters *= 0.9
