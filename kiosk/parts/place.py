"""One goal's place on the shelf: its vase as last opened, its words, its trend. Or the note that waits for a goal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from kivy.properties import NumericProperty, StringProperty

from board.calendar import number
from board.catalogue import _
from board.kinds.goal import WHOLE_WEEK
from board.kinds.meeting.index import Point
from kiosk.parts.week_vase import day_opened
from kiosk.presenters import told_weeks, weeks
from kiosk.state import State
from kiosk.theme import theme
from kiosk.widgets.charts.trend import Week
from kiosk.widgets.input.tap import SparePress
from kiosk.widgets.plan import Down, Plan
from kiosk.widgets.text.text_layout import strong

_WEEK_SLOT = 1
"""Where the one vase of a week stands."""


TOLD, TALL = 8, 6
"""So many weeks of each goal are seen."""


class VaseTold(NamedTuple):
    """What a goal's vase shows: the balls of the latest week that may be shown, or, `sealed`, how many lie in it, and
    when it `opens`."""

    laid: Point | None
    sealed: str = ""
    opens: str = ""

    def into(self, vase: Any, slot: int) -> None:
        """Show it in that vase."""
        if self.sealed:
            vase.clear(cover="on")
            vase.pattern = slot + 1
        elif self.laid:
            vase.show(self.laid.green, self.laid.pink, self.laid.red)
        else:
            vase.clear()
        vase.tag = self.sealed


def vase_told(state: State, slot: int) -> VaseTold:
    """The same wherever it hangs, of the goal as it is worded. While ukas vase stands, it has its cover on; a goal
    that was rewritten meanwhile gets its balls from the next time on."""
    board, vase = state.board, state.board.vase
    versions = board.goals.versions[slot]
    points = board.meetings.trend(versions[-1:], told_weeks(state, TOLD)) if versions else ()
    laid = next((point for point in reversed(points) if point.laid), None)
    asked = [*(goal.id for goal in versions), *([WHOLE_WEEK] if slot == _WEEK_SLOT else ())]
    place = next((n for n, of in enumerate(vase.subjects if vase else ()) if of in asked), None)
    if vase is None or vase.lost or place is None:
        return VaseTold(laid)
    of = board.goals.asked(vase.subjects[place], vase.words[place])
    former = of not in (*asked[len(versions) - 1 : len(versions)], WHOLE_WEEK)
    sealed = _("{laid} av {present}").format(laid=vase.laid[place], present=board.balls(vase))
    return VaseTold(laid, sealed, _("For målet slik det sto") if former else day_opened(state))


def _shorter(said: str) -> str:
    """The same where the shelf is narrow: the number of the week stands under the trend as well."""
    if said == _("Ingen baller ennå"):
        return _("Ingen ennå")
    without = said.partition(": ")[2]
    return without[:1].upper() + without[1:]


class Reading(SparePress, Plan):
    """What is read, and opens on a tap."""


class GoalWords(Down):
    """The goal, or the note that waits for it."""

    number = StringProperty("")


class Place(Plan):
    """`slot` 0–2. `act` is called when it is tapped."""

    slot = NumericProperty(0)

    def __init__(self, act: Callable[[], None], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.ids.reading.bind(on_act=lambda *_: act())
        self._words = GoalWords(number=_("Trivselsmål {n}").format(n=int(self.slot) + 1))
        theme.bind(format=self._stand)
        self._stand()

    def _stand(self, *_: object) -> None:
        """The words stand beside the vase, on a tall board above it."""
        if self._words.parent:
            self._words.parent.remove_widget(self._words)
        self.ids["above" if theme.format == "tall" else "beside"].add_widget(self._words)

    def show(self, state: State) -> None:
        """The goal in force, with the balls of the latest week that may be shown."""
        board, ids, words = state.board, self.ids, self._words.ids
        versions = board.goals.versions[int(self.slot)]
        ids.trend.shown = bool(versions)
        words.note.shown = state.opened and not versions
        points = board.meetings.trend(versions, told_weeks(state, TOLD))
        words.goal.text = versions[-1].text if versions else ""
        # Upright a place is narrow: fewer weeks, in signs that are seen.
        ids.trend.slots = seen = TALL if theme.format == "tall" else TOLD
        ids.trend.weeks = weeks(points[-seen:]) if versions else ()
        told = vase_told(state, int(self.slot))
        told.into(ids.vase, int(self.slot))
        ids.told.text = told.opens or self._sentence(state, points if versions else (), told.laid)
        ids.told.shorter = _shorter(ids.told.text)
        if told.sealed and ids.trend.weeks and ids.trend.weeks[-1].number != number(state.week):
            ids.trend.weeks = (*ids.trend.weeks[1:], Week(number(state.week), hidden=True))

    def blink(self) -> bool:
        """One of its balls blinks. False when it has none."""
        return bool(self.ids.vase.blink())

    def _sentence(self, state: State, points: Sequence[Point], seen: Point | None) -> str:
        if not points or not state.board.meetings.held:
            return ""
        if any(point.over for point in points):
            return _("Ingen baller ennå")
        point = points[-1]
        week = number(point.week)
        if point.hidden:
            return _("Uke {week}: færre enn tre").format(week=week)
        if not point.laid and point.held and seen:  # it is not empty: the balls of an earlier week still lie in it
            return strong(_("Ballene er fra **uke {week}**"), week=number(seen.week))
        if not point.laid and point.held:
            return _("Uke {week}: ingen la ball").format(week=week)
        if not point.laid:
            return _("Uke {week}: ikke møte").format(week=week)
        held = [m for m in state.board.meetings.held if m.week == point.week]
        present = sum(map(state.board.meetings.within_reach, held))
        return _("Uke {week}: {laid} av {present} la ball").format(week=week, laid=point.laid, present=present)
