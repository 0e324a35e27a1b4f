"""The gain of an open card: hours a week with their årsverk, what they become, and the blocks that enter them."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, NumericProperty

from board import follow_up
from board.catalogue import _
from board.errors import Refused
from board.formats import number
from board.kinds.card.record import STAGES, Card, Use
from board.kinds.gain.index import USES, Subject, fte
from board.kinds.gain.record import HOURS_LIMIT
from kiosk.parts.figures import number_of
from kiosk.parts.gainwords import use_name
from kiosk.state import State
from kiosk.theme import theme
from kiosk.widgets.input.field import Field
from kiosk.widgets.paper.chips import Chip
from kiosk.widgets.plan import Down, Part
from kiosk.widgets.text import text_layout

_PAD = 14


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


class HoursField(Field):
    """The hours a week, as wide as they are."""

    told = BooleanProperty(False)
    """There are some, or they are being written."""
    much = NumericProperty(0)
    """How many; 0 while it is no number."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for name in ("text", "editing"):
            self.fbind(name, lambda *_: setattr(self, "told", bool(self.text) or self.editing))
        self.fbind("text", self._read)

    def _read(self, *_: object) -> None:
        try:
            self.much = min(max(number_of(self.text), 0), HOURS_LIMIT)
        except Refused:
            self.much = 0

    def natural_w(self) -> tuple[float, float]:
        room = theme.px(self.pad_left + _PAD + 4)
        wide = max(text_layout.width(self.text or "00", self._full()), theme.px(150) if self.editing else 0)
        return room + wide * text_layout.least_px(self._full().px) / self._full().px, room + wide


class GainPart(Down):
    """Field `hours`; blocks `use-quality`, `use-quantity`, `use-saving`, `estimate`, `realise`; or `ask`, when it is
    time to ask whether it holds."""

    typing = BooleanProperty(False)
    both = BooleanProperty(False)
    """What has been checked can be realised; before that it is still an estimate of what might be."""

    asks = BooleanProperty(False)

    hours, use, estimate, realise, ask = Part(), Part(), Part(), Part(), Part()

    def show(self, state: State, card: Card) -> None:
        """The gain as the account has it."""
        gain = state.board.gains.of(card.id)
        self.ids.chip.text = _standing(gain)
        self.ids.fte.text = self._in_fte(gain)
        if not self.use.options:
            self.use.options = [(use, use_name(use)) for use in USES]
        self.use.chosen = use_of(card, gain)
        self.estimate.label = _("Endre timer") if gain.identified else _("Anslå timer")
        self.both = bool(gain.identified) and STAGES.index(card.stage) >= STAGES.index("check")
        self.asks = follow_up.of(gain, state.today) is not None and gain.realised_hours > 0

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
