"""Oppsett: what the unit has decided about its board, and what this wall has been told of its panel.

The sections are listed on a sheet of their own; the one that is open lies beside (tall: above) the list.
"""

from __future__ import annotations

from typing import Any

from kivy.properties import StringProperty

from board.catalogue import _
from kiosk.presenters import saved
from kiosk.screen import Screen
from kiosk.screens.settings.about import About
from kiosk.screens.settings.agenda import Agenda
from kiosk.screens.settings.central import Central
from kiosk.screens.settings.hours import Hours
from kiosk.screens.settings.naming import Naming
from kiosk.screens.settings.panel import Panel
from kiosk.screens.settings.pincode import PinCode
from kiosk.screens.settings.rules import RulesSection
from kiosk.screens.settings.schedule import Schedule
from kiosk.screens.settings.section import Section
from kiosk.screens.settings.vase import StandingVase
from kiosk.screens.settings.voting import Voting
from kiosk.state import State, Wall
from kiosk.widgets.input.row import Row

SECTIONS: tuple[type[Section], ...] = (
    *(Naming, Schedule, Agenda, RulesSection, Voting, StandingVase),
    *(Hours, Panel, Central, PinCode, About),
)


class SettingsScreen(Screen):
    """Test names: `section-<key>` in the list; those of the sections stand with them."""

    name = "settings"

    unit = StringProperty("")
    """What the unit is called."""

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._rows: dict[str, Row] = {}
        self._sections: dict[str, Section] = {}
        for kind in SECTIONS:
            row = Row(test_name=f"section-{kind.key}", icon=kind.icon, label=_(kind.title), letters=29)
            row.lines = 2
            row.bind(on_act=lambda row: self.open(row.key))
            row.key = kind.key
            self._rows[kind.key] = row
            self.ids.list.add_widget(row)
        self.chosen = SECTIONS[0].key

    def where(self) -> dict[str, Any]:
        return {"section": self.chosen}

    def enter(self, section: str = "", **given: Any) -> None:
        if section in self._rows:
            self.chosen = section

    def open(self, key: str) -> None:
        """Lay this section on top."""
        self.chosen = key
        self.render(self.wall.state)

    def render(self, state: State) -> None:
        ids = self.ids
        self.unit = state.board.unit.name
        ids.saved.text, ids.saved.ink, ids.saved_sign.name = saved(state)
        ids.saved_sign.ink = ids.saved.ink
        for kind in SECTIONS:
            self._rows[kind.key].chosen = kind.key == self.chosen
            self._rows[kind.key].label = _(kind.title)
            if kind.key == self.chosen and kind.key not in self._sections:  # of eleven, most visits see one
                self._sections[kind.key] = kind(self.wall, self.ids.pad)
                ids.sections.add_widget(self._sections[kind.key])
        for key, section in self._sections.items():
            section.shown = key == self.chosen
        section = self._sections[self.chosen]
        ids.title.text, ids.remark.text = _(section.title), section.remark(state)
        section.render(state)
