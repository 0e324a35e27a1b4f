"""Settings: about this wall – its version, its file and copies, its link, and what it knows about people."""

from __future__ import annotations

from datetime import date
from importlib.metadata import version

from kivy.properties import StringProperty

from board.catalogue import N_, _, _n
from board.formats import capital, near_day
from board.queries import Stored, stored
from kiosk.presenters import badge
from kiosk.screens.settings.section import Section
from kiosk.state import State
from kiosk.widgets.paper.badge import Badge
from kiosk.widgets.plan import Down

NAMED = 3
"""So much of what could not be read is named; the rest is counted."""


CLOCK_MS = 5 * 60_000
"""A clock that is so wrong is told of."""


class Fact(Down):
    """What it is, above how it is."""

    label = StringProperty("")
    value = StringProperty("")
    test_name = StringProperty("")


class About(Section):
    """Nothing here is pressed. The facts are `fact-version`, `fact-file`, `fact-copy`, `fact-link`, `fact-health`."""

    key, icon = "about", "saved"
    title = N_("Om denne tavla")
    says = N_(
        "Alt ligger på denne skjermen, og virker uten nett. Er tavla koblet til sentralen, sendes det samme dit "
        "når nettet er der. Ingen logger inn, og ingen kan se hvem som har trykket."
    )

    _stored: Stored | None = None
    _asked_ms = -1

    def show(self, state: State) -> None:
        if self._asked_ms != state.now_ms:
            self._asked_ms = state.now_ms
            self.wall.ask(stored, self._found)
        ids = self.ids
        ids.fact_version.value = version("tavle")
        look = badge(state)
        told = [] if look.state == "local" else [Badge().sentence(*look) + "."]
        wrong = abs(state.offset_ms) > CLOCK_MS
        clock = _("Klokka på maskinen går feil. Tavla går etter sentralens.") if wrong else ""
        ids.fact_link.value = " ".join(filter(None, (*told, state.link.sentence, clock)))
        if state.trouble:
            ids.fact_health.value = state.trouble
        elif self._stored:
            ids.fact_health.value = self._health(self._stored)
        if self._stored:
            ids.fact_file.value = str(self._stored.path)
            ids.fact_copy.value = self._copy(self._stored, state.today)

    def _found(self, found: Stored) -> None:
        if found != self._stored:
            self._stored = found
            self.render(self.wall.state)

    def _copy(self, found: Stored, today: date) -> str:
        if not found.copied:
            return _("Ingen ennå. Den tas av seg selv hver dag.")
        kept = _n("{n} kopi tatt vare på", "{n} kopier tatt vare på", found.copies)
        return f"{capital(near_day(found.copied, today))} · {kept}"

    def _health(self, found: Stored) -> str:
        if found.unread:
            said = _n("{n} opplysning kunne ikke leses", "{n} opplysninger kunne ikke leses", len(found.unread))
            more = len(found.unread) - NAMED
            names = ", ".join(found.unread[:NAMED]) + (_(" og {n} til").format(n=more) if more > 0 else "")
            return f"{said}: {names}."
        if not found.damaged:
            return _("Fila er hel.")
        return _("Fila ble skadet, og tavla ble hentet fra kopien. Den skadde ligger ved siden av: {name}.").format(
            name=found.damaged[-1]
        )
