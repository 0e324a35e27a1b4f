"""Settings: the unit's own tavleregler, shown on the tray while the meeting is held."""

from __future__ import annotations

from typing import Any

from board.catalogue import N_, _
from board.commands import TakeDown
from board.kinds.rule import Rule, WriteRule
from board.local import new_id
from kiosk.draft import Draft
from kiosk.screens.settings.section import Section
from kiosk.state import State, Wall
from kiosk.widgets.input.pad import Pad
from kiosk.widgets.input.pages import Pages
from kiosk.widgets.input.row import Row

PAGE = 5
LIMIT = 120


class RulesSection(Section):
    """A tap on a rule takes it up. Test names: `rule-<place on the page>`, `rule-new`, `rule-rewrite`, `rule-remove`,
    `rules-back`, `rules-on`."""

    key, icon = "rules", "flag"
    title = N_("Tavleregler")

    def __init__(self, wall: Wall, pad: Pad, **kwargs: Any) -> None:
        super().__init__(wall, pad, **kwargs)
        self._taken = ""
        ids = self.ids
        looks = {"letters": 27, "lines": 2, "weight": 1, "most_h": 102, "on_act": lambda row: self._take(row.key)}
        self._rows = Pages(ids.page, Row, "rule", PAGE, self.again, ids.pager, **looks)
        ids.rule_new.bind(on_act=lambda *_: self._write(new_id(), ""))
        ids.rule_rewrite.bind(on_act=lambda *_: self._rewrite())
        ids.rule_remove.bind(on_act=lambda *_: self._remove())

    def remark(self, state: State) -> str:
        if not state.board.rules.hung:
            return _("Ingen regler ennå. Hva skal til for at møtet blir godt for alle? Skriv det med deres egne ord.")
        return _(
            "Reglene vises én om gangen mens møtet varer. Trykk på en regel for å skrive den om eller ta den ned."
        )

    def show(self, state: State) -> None:
        hung, ids = state.board.rules.hung, self.ids
        page = [*self._rows.fill(hung)]
        if page and self._taken not in {rule.id for _row, rule in page}:
            self._taken = page[0][1].id
        for n, (row, rule) in enumerate(page, self._rows.first + 1):
            row.key, row.label, row.chosen, row.number = rule.id, rule.text, rule.id == self._taken, str(n)
        ids.empty.shown = not hung
        ids.rule_rewrite.shown = ids.rule_remove.shown = bool(page)

    def _take(self, rule: str) -> None:
        self._taken = rule
        self.render(self.wall.state)

    def _rule(self) -> Rule | None:
        return self.wall.state.board.rules.items.get(self._taken)

    def _rewrite(self) -> None:
        if rule := self._rule():
            self._write(rule.id, rule.text)

    def _write(self, id_: str, text: str) -> None:
        def done(written: str) -> None:
            self.pad.close(keep=False)
            if written and written != text:
                self._taken = id_
                if not text:
                    self._rows.turn_to(len(self.wall.state.board.rules.hung))
                self.put(WriteRule(id_, written), _("Regelen er skrevet"))

        Draft(self.wall, "rule", id_ if text else "new").write(
            self.pad,
            _("Skriv regelen om") if text else _("Ny tavleregel"),
            text,
            done=done,
            limit=LIMIT,
            heading=_("Slik har andre sagt det"),
            examples=[
                _("Alle forslag er lov."),
                _("Vi snakker om saken, ikke personen."),
                _("Vi begynner presis."),
                _("Alle får snakke ferdig."),
            ],
        )

    def _remove(self) -> None:
        if self._rule():
            self.put(TakeDown(Rule, self._taken), _("Regelen er tatt ned"))
