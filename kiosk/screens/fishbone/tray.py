"""The tray below a fish: what can be done with the cause that is chosen, or with the fish where none is."""

from __future__ import annotations

from board.catalogue import _, _n
from board.kinds.fishbone.index import Fish
from board.kinds.fishbone.record import Cause
from kiosk.theme import theme
from kiosk.widgets.paper.tray import Tray

_BLOCKS = ("cause_back", "cause_on", "cause_new", "dot", "action", "cause_more", "bones", "bones_on")


class FishTray(Tray):
    """Test names: `to-card`, `cause-back`, `cause-on`, `cause-new`, `dot`, `action`, `undo`, `cause-more`, `bones`,
    `bones-on`, `fish-next`."""

    tray = True

    def show_fish(self, fish: Fish, named: str, pages: int, *, page: bool) -> None:
        """No cause is chosen. `page`: one bone lies there as a page."""
        self._show("bones" if not page else "", "bones_on" if pages > 1 and not page else "")
        ids = self.ids
        self._back(page)
        ids.cause_back.shown = ids.cause_on.shown = bool(fish.causes)
        crowded = ids.undo.shown and ids.cause_back.shown and theme.larger > 1 and theme.format != "tall"
        ids.bones.second, ids.bones.shown = named, ids.bones.shown and not crowded
        ids.hint.text = _("Si høyt det dere tror. Alle årsaker er lov. Vi snakker om saken, ikke personen.")
        ids.hint.shown, ids.rest.shown = not ids.undo.shown, ids.undo.shown
        second = "" if page else _("eller trykk på et bein")
        self._next(_("Skriv en årsak"), second, "pencil")

    def show_cause(self, fish: Fish, cause: Cause, made: bool, *, page: bool) -> None:
        """This cause is chosen. `made`: a card was made of it."""
        self._show("cause_back", "cause_on", "cause_new", "dot", "action", "cause_more")
        ids = self.ids
        self._back(page)
        ids.action.shown = not ids.undo.shown
        ids.action.label = _("Til det nye kortet") if made else _("Lag kort")
        ids.hint.shown = ids.rest.shown = False
        left = fish.left
        ids.dot.enabled = left > 0
        ids.dot.second = (
            _n("{n} prikk igjen", "{n} prikker igjen", left)
            if left >= 0
            else _n("{n} for mange", "{n} for mange", -left)
        )
        self._next(_("Spør hvorfor"), cause.text, "arrow-right")

    def _show(self, *blocks: str) -> None:
        for name in _BLOCKS:
            self.ids[name].shown = name in blocks

    def _back(self, page: bool) -> None:
        home = self.ids.to_card
        home.label, home.icon = (_("Til fisken"), "arrow-left") if page else (_("Til kortet"), "check")

    def _next(self, label: str, second: str, icon: str) -> None:
        step = self.ids.fish_next
        step.label, step.second, step.icon = label, second, icon
