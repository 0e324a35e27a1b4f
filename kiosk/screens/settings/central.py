"""Settings: the wall's centre. Being let in by code and picture; afterwards how the last rounds went, for IT."""

from __future__ import annotations

from typing import Any

from board.calendar import HOME
from board.catalogue import N_, _, _n
from board.formats import clock
from board.kinds.newcomer import AnswerNewcomer
from board.own import Own
from kiosk.parts.newcomers import altered, came_lately, said, waiting
from kiosk.screens.settings.section import Section
from kiosk.state import Service, State, Wall
from kiosk.widgets.input.confirm import Confirm
from kiosk.widgets.input.pad import Pad

LIMIT = 120
ROUNDS = 6
NAMED = 4


class Central(Section):
    """Test names: `centre-address`, `centre-act` (ask for a code, give up, or leave the centre), `centre-rounds` (the
    service view, for whoever has the PIN); those of `Asking` while another wall waits for a word from here."""

    key, icon = "centre", "cloud"
    title = N_("Sentralen")
    says = N_("Kommunen kan følge alle tavlene sine samlet. Tavla virker like godt uten.")

    def __init__(self, wall: Wall, pad: Pad, **kwargs: Any) -> None:
        self._told = Service()
        self._asked: tuple[int, bool] | None = None
        super().__init__(wall, pad, **kwargs)
        self.ids.centre_address.bind(on_act=lambda *_args: wall.guarded(self._write))
        self.ids.service.bind(on_act=lambda *_args: wall.guarded(lambda: self.render(wall.state)))
        self.ids.centre_act.bind(on_act=lambda *_args: self._act())
        self.ids.asking.bind(on_answer=lambda _asking, *said: self.put(AnswerNewcomer(*said)))

    def show(self, state: State) -> None:
        ids, pairing = self.ids, state.pairing
        if self._asked != (state.now_ms, state.unlocked):
            self._asked = state.now_ms, state.unlocked
            self.wall.service(self._heard)
        paired = bool(self._told.centre)  # it may have been told at once
        address = self._told.centre or state.board.own.centre_address or ""
        ids.centre_address.label = address or _("Skriv adressen")
        ids.centre_address.enabled = not paired and not pairing.code
        ids.centre_act.enabled = bool(address)
        ids.centre_act.label = _("Koble fra") if paired else _("Avbryt") if pairing.code else _("Hent kode")
        ids.centre_act.colour = "cream" if paired or pairing.code else "petrol"
        for name in ("picture", "code", "until"):
            ids[name].shown = bool(pairing.code) and not paired
        wanted = waiting(state) if paired else None
        ids.asking.shown, ids.how.shown = wanted is not None, wanted is None
        if wanted:
            ids.asking.show(wanted)
        came = [said(newcomer, state.today) for newcomer in came_lately(state)]
        ids.came.text = "\n".join([*came, *altered(state)])
        ids.rounds.shown, ids.refused.shown = paired and state.unlocked and not wanted, paired and state.unlocked
        ids.service.shown = paired and not state.unlocked and not wanted
        ids.code.text = _in_two(pairing.code)
        ids.picture.text = pairing.picture
        ids.until.text = _("Koden gjelder i ti minutter. Den brukes én gang.")
        if pairing.half:
            ids.until.text = _("Tavla venter i en uke. La den stå på.")
        ids.how.text = self._how(state, paired)
        ids.rounds.text = "\n".join(
            f"{clock(at.astimezone(HOME).time())}   {what}" for at, what in self._told.rounds[:ROUNDS]
        )
        refused, unread = self._told.refused, self._told.unread
        title = _n(
            "{n} endring kunne ikke lagres sentralt:", "{n} endringer kunne ikke lagres sentralt:", len(refused)
        )
        other = _n("{n} opplysning kunne ikke leses her:", "{n} opplysninger kunne ikke leses her:", len(unread))
        ids.refused.text = "\n".join([*_listed(title, refused), *_listed(other, unread)])

    def _how(self, state: State, paired: bool) -> str:
        pairing = state.pairing
        if paired:
            return state.link.sentence
        if pairing.fault:
            return pairing.fault
        if pairing.asking:
            return _("Spør sentralen …")
        if pairing.half:
            return _(
                "Én person har sagt ja. Nå må en tavle som henger i enheten, eller én person til, også si ja. "
                "Før det får den ingenting."
            )
        if pairing.code:
            return _("Les opp koden for koordinatoren, eller la koordinatoren skanne QR-koden. Så slippes tavla inn.")
        return _("Få adressen av kommunen. Hent så en kode, som koordinatoren godkjenner.")

    def _heard(self, told: Service) -> None:
        if told != self._told:
            self._told = told
            self.render(self.wall.state)

    def _write(self) -> None:
        now = self.wall.state.board.own.centre_address or ""
        self.pad.open(_("Hva er adressen til sentralen?"), now, limit=LIMIT, done=self._written)

    def _written(self, text: str) -> None:
        self.pad.close()
        self.keep(Own(centre_address=text.strip().lower() or None))

    def _act(self) -> None:
        if self._told.centre:
            self.wall.guarded(self._ask_to_part)
        elif self.wall.state.pairing.code:
            self.wall.pair("")
        else:
            self.wall.pair(self.wall.state.board.own.centre_address or "")

    def _ask_to_part(self) -> None:
        if self.pad.parent is not None:
            question = Confirm(
                question=_("Koble tavla fra sentralen?"),
                detail=_("Alt som henger her, blir hengende. Det sendes ikke mer før tavla kobles til igjen."),
                yes=_("Koble fra"),
                on_accept=lambda *_args: self.wall.part(self._parted),
            )
            question.hang(self.pad.parent)

    def _parted(self) -> None:
        self._told = Service()
        self.render(self.wall.state)


def _listed(title: str, some: tuple[tuple[str, str], ...]) -> list[str]:
    return [title, *(f"{what}: {why}" for what, why in some[:NAMED])] if some else []


def _in_two(code: str) -> str:
    """Easier to read aloud."""
    return code if "-" in code or len(code) != 8 else f"{code[:4]}-{code[4:]}"
